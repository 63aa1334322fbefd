"""A part of the map that events are asked for in: as an address keeps it, in fields, in words."""

import re
from collections.abc import Mapping

Box = tuple[float, float, float, float]
EDGES = ("south", "west", "north", "east")
TURN, HALF, POLE = 360.0, 180.0, 90.0
_BOX = re.compile(r"(-?\d{1,3}(\.\d{1,4})?)(,-?\d{1,3}(\.\d{1,4})?){3}")
_DEGREES = re.compile(r"-?\d{1,3}(\.\d{1,12})?")
NOT_ALL = "Fill in all four edges, in degrees; what is south or west of zero has a minus."
TOO_FAR = "Degrees go from −90 to 90 for south and north, and from −180 to 180 for west and east."
UPSIDE_DOWN = "The south edge is north of the north edge: nothing lies between them."


def read_box(words: str) -> Box | None:
    """Read the south, west, north and east of a part of the map; None where it is none.

    >>> read_box("-35,-60,-30.5,-50"), read_box("0,0,1")
    ((-35.0, -60.0, -30.5, -50.0), None)
    """
    if not _BOX.fullmatch(words):
        return None
    south, west, north, east = (float(one) for one in words.split(","))
    return (south, west, north, east) if south <= north and west <= east else None


def read_area(given: Mapping[str, str]) -> str:
    """Give the part of the map that an address asks for, also by four fields; "" for none.

    >>> read_area({"south": "-20", "west": "170", "north": "-10", "east": "-175"})
    '-20,170,-10,185'
    """
    if any(given.get(name, "").strip() for name in EDGES):
        return "" if find_slip(given) else _join(given)
    box = given.get("box", "")
    return box if read_box(box) else ""


def find_slip(given: Mapping[str, str]) -> str:
    """Say what is wrong with four fields; "" where nothing is, or none of them is filled in."""
    typed = [_write(given.get(name, "")) for name in EDGES]
    if not any(typed):
        return ""
    if not all(_DEGREES.fullmatch(one) for one in typed):
        return NOT_ALL
    south, west, north, east = map(float, typed)
    if max(abs(south), abs(north)) > POLE or max(abs(west), abs(east)) > HALF:
        return TOO_FAR
    return UPSIDE_DOWN if south > north else ""


def fill_fields(given: Mapping[str, str], box: str) -> dict[str, str]:
    """Give what stands in the four fields: what was typed, else the edges that are asked for."""
    if any(given.get(name, "").strip() for name in EDGES):
        return {name: given.get(name, "").strip() for name in EDGES}
    edges = read_box(box)
    if edges is None:
        return dict.fromkeys(EDGES, "")
    south, west, north, east = edges
    return dict(zip(EDGES, map(_round, (south, _turn(west), north, _turn(east))), strict=True))


def tell_area(box: str) -> str:
    """Give a part of the map in words.

    >>> tell_area("-35,-60,-30.5,5")
    '35° S to 30.5° S, 60° W to 5° E'
    """
    edges = read_box(box)
    if edges is None:
        return ""
    south, west, north, east = edges
    high = f"{_degrees(south, 'NS')} to {_degrees(north, 'NS')}"
    return f"{high}, {_degrees(_turn(west), 'EW')} to {_degrees(_turn(east), 'EW')}"


def _join(given: Mapping[str, str]) -> str:
    south, west, north, east = (float(_write(given[name])) for name in EDGES)
    # From west to east over the date line: the east edge is counted on.
    return ",".join(map(_round, (south, west, north, east + TURN if west > east else east)))


def _write(typed: str) -> str:
    return typed.strip().replace(",", ".").replace("−", "-")


def _round(degrees: float) -> str:
    return f"{round(degrees, 4):g}" if degrees % 1 else f"{degrees:.0f}"


def _turn(degrees: float) -> float:
    """Give a longitude as maps write it."""
    return degrees if abs(degrees) <= HALF else (degrees + HALF) % TURN - HALF


def _degrees(value: float, ends: str) -> str:
    named = "" if not value else f" {ends[value < 0]}"
    return f"{_round(abs(value))}°{named}"
