"""Provinces and counties: names and codes from the pinned list, ground from the towns inside."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

from twosource.gazetteers.extent import Point, find_middle, find_reach
from twosource.gazetteers.sources import read_rows
from twosource.stages.place_names import bare_division, bare_town, plain

NO_CODES: Mapping[str, str] = MappingProxyType({})
_LEAST_KM = {"admin1": 25.0, "admin2": 15.0}


@dataclass(frozen=True, slots=True, eq=False)
class Division:
    """A first or second division of a country; `code` is ISO 3166-2, or else GeoNames'."""

    id: str
    name: str
    kind: str
    country: str
    code: str
    parent: "Division | None"
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Located:
    """A division with the ground it covers, as far as its towns tell."""

    division: Division
    admin1: str | None
    middle: Point
    radius_km: float
    population: int


class Inhabited(Protocol):
    """A town, as far as a division needs to know it."""

    @property
    def name(self) -> str: ...  # noqa: D102 - a town's own
    @property
    def lat(self) -> float: ...  # noqa: D102 - a town's own
    @property
    def lon(self) -> float: ...  # noqa: D102 - a town's own
    @property
    def population(self) -> int: ...  # noqa: D102 - a town's own
    @property
    def admin1(self) -> Division | None: ...  # noqa: D102 - a town's own
    @property
    def admin2(self) -> Division | None: ...  # noqa: D102 - a town's own


def read_divisions(
    path: Path, isos: list[str], newer: Mapping[str, str] = NO_CODES
) -> list[Division]:
    """Read all divisions in the order of the file, in which a parent may stand after its parts.

    `newer` gives by GeoNames' code the ISO 3166-2 codes that the file lacks.
    """
    rows = [_take_code(row, newer) for row in read_rows(path)]
    made: dict[int, Division] = {}
    for number in range(len(rows)):
        _make(number, rows, isos, made)
    return [made[number] for number in range(len(rows))]


def _take_code(row: list[str], newer: Mapping[str, str]) -> list[str]:
    name, iso, code, *rest = row
    return [name, iso or newer.get(code, ""), code, *rest]


def _make(
    number: int, rows: list[list[str]], isos: list[str], made: dict[int, Division]
) -> Division:
    if number not in made:
        name, iso, code, geonames, _kind, aliases, level, parent, country = rows[number]
        made[number] = Division(
            id=f"iso:{iso}" if iso else f"geonames:{geonames}",
            name=name,
            kind="admin2" if level == "2" else "admin1",
            country=isos[int(country) - 1],
            code=iso or code,
            parent=_make(int(parent) - 1, rows, isos, made) if parent else None,
            aliases=tuple(aliases.split("|")),
        )
    return made[number]


def locate_divisions(
    divisions: Sequence[Division], towns: Sequence[Inhabited], middles: Mapping[str, Point]
) -> Iterator[Located]:
    """Give the ground of each division that can be placed; the others are left out.

    `middles` gives, by code, the middle of divisions whose towns do not show where they lie.

    Where the list puts no town in a county, the town of its name in the same province stands for
    it, and failing that the whole province, with the province's reach.
    """
    members = _gather_members(towns)
    namesakes = _gather_namesakes(towns)
    for division in divisions:
        located = _locate(division, members, namesakes)
        if located is not None and division.code in middles:
            located = _move(located, middles[division.code], members[id(division)])
        if located is not None:
            yield located


def _gather_members(towns: Sequence[Inhabited]) -> dict[int, list[Inhabited]]:
    members: dict[int, list[Inhabited]] = {}
    for town in towns:
        for division in (town.admin1, town.admin2):
            if division is not None:
                members.setdefault(id(division), []).append(town)
    return members


def _gather_namesakes(towns: Sequence[Inhabited]) -> dict[tuple[int, str], Inhabited]:
    namesakes: dict[tuple[int, str], Inhabited] = {}
    for town in towns:
        if town.admin1 is not None:
            # The largest of a name wins: the towns come in no order that says anything.
            key = (id(town.admin1), _own_name(town.name))
            if key not in namesakes or namesakes[key].population < town.population:
                namesakes[key] = town
    return namesakes


def _move(located: Located, middle: Point, inside: Sequence[Inhabited]) -> Located:
    points = [(town.lat, town.lon) for town in inside]
    return replace(located, middle=middle, radius_km=find_reach(middle, points, located.radius_km))


def _own_name(name: str) -> str:
    folded = plain(name)
    return bare_division(folded) or bare_town(folded) or folded


def _locate(
    division: Division,
    members: dict[int, list[Inhabited]],
    namesakes: dict[tuple[int, str], Inhabited],
) -> Located | None:
    parent = division.parent
    code = parent.code if parent is not None else None
    inside = members.get(id(division))
    if inside is None and parent is not None:
        namesake = namesakes.get((id(parent), _own_name(division.name)))
        inside = [namesake] if namesake is not None else None
    if inside is not None:
        return _cover(division, code, inside, _LEAST_KM[division.kind])
    if parent is not None and id(parent) in members:
        whole = _cover(division, code, members[id(parent)], _LEAST_KM["admin1"])
        return Located(division, code, whole.middle, whole.radius_km, 0)
    return None


def _cover(
    division: Division, admin1: str | None, inside: list[Inhabited], least: float
) -> Located:
    points = [(town.lat, town.lon) for town in inside]
    middle = find_middle(points)
    people = sum(town.population for town in inside)
    return Located(division, admin1, middle, find_reach(middle, points, least), people)
