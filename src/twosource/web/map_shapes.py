"""The places of events as a map draws them: discs as wide as the place may reach, areas, lines."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from twosource.model.values import Place
from twosource.web.countries import find_shape, find_sides
from twosource.web.outlines import find_outline
from twosource.web.pages import find_desk
from twosource.web.question import Question
from twosource.web.rows import Row
from twosource.web.search import find_rows

MOST_NAMED = 3
MOST_LINES = 60
MOST_ENDS = 12


@dataclass(slots=True)
class Placed:
    """A place, and the events reported there."""

    place: Place
    rows: list[Row]


def list_places(rows: Sequence[Row]) -> list[Placed]:
    """Give the places of events, each once, that with most events first."""
    found: dict[str, Placed] = {}
    for row in rows:
        for place in row.places:
            if place.id not in found:
                found[place.id] = Placed(place, [])
            found[place.id].rows.append(row)
    return sorted(found.values(), key=lambda one: (-len(one.rows), one.place.name, one.place.id))


def show_lines(rows: Sequence[Row]) -> list[Row]:
    """Give the events that are reported of several places at once."""
    return [row for row in rows if len({place.id for place in row.places}) > 1]


def tell(request: Request) -> Response:
    """Give all places of the events an address asks for, to be drawn."""
    desk = find_desk(request)
    found = find_rows(desk, desk.board().rows, Question.read(request.query_params)).found
    lines = show_lines(found)
    return JSONResponse(
        {
            "places": [write_place(one) for one in list_places(found)],
            "lines": list(write_lines(lines)) if len(lines) <= MOST_LINES else [],
            "more_lines": len(lines) > MOST_LINES,
        }
    )


def write_place(placed: Placed) -> dict[str, Any]:
    """Give a place to be drawn: where, how wide, of which shape, with the first of its events."""
    place = placed.place
    shape = find_shape(place.country) if place.kind == "country" else ""
    outline = find_outline(place)
    between = find_sides(place.id) if place.kind == "border" else ()
    return {
        "id": place.id,
        "name": place.name,
        "kind": place.kind,
        "at": [round(place.lat, 3), round(place.lon, 3)],
        "km": round(place.radius_km, 1),
        **({"shape": shape} if shape else {}),
        **({"between": between} if between else {}),
        **({"outline": outline} if outline else {}),
        "events": len(placed.rows),
        "first": [[row.label, row.what, row.when] for row in placed.rows[:MOST_NAMED]],
    }


def write_lines(rows: Sequence[Row]) -> Iterator[dict[str, Any]]:
    """Give for each of some events the places that a line joins, in the order they are told."""
    for row in rows:
        ends = [[round(one.lat, 3), round(one.lon, 3)] for one in row.places[:MOST_ENDS]]
        yield {"label": row.label, "what": row.what, "at": ends}
