"""The overview: the events of a record as table, map, timeline and figures, under one filter."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from twosource.views.audit_words import tell_audit_at_desk
from twosource.views.event_list import Rest, tell_coverage
from twosource.views.found_words import MOST
from twosource.web.area import fill_fields, find_slip, tell_area
from twosource.web.chips import DATES, list_chips, name_answer, tell_asked_origins
from twosource.web.countries import name_country
from twosource.web.desk import now
from twosource.web.figures import draw_figures
from twosource.web.map_shapes import list_places, show_lines
from twosource.web.pages import fill, find_desk
from twosource.web.question import Order, Question, View, find_slips, list_asked
from twosource.web.rows import Row
from twosource.web.search import find_rows, find_words, put_own_first
from twosource.web.sift import Sifted
from twosource.web.timeline import draw_timeline

PAGE = 50
MOST_PLACES = 50
VIEWS: Mapping[View, str] = {
    "table": "Table",
    "map": "Map",
    "time": "Timeline",
    "figures": "Figures",
}
# Column by column: what it is called, the order a click asks for, and that of another click.
COLUMNS: Sequence[tuple[str, Order | None, Order | None]] = (
    ("Event", "number", None),
    ("What", "type", None),
    ("When", "newest", "oldest"),
    ("Where", "place", None),
    ("How many", None, None),
    ("Who says so", None, None),
    ("Reports → origins", "origins", "fewest"),
    ("Conflicts", "conflicts", None),
)
KINDS = {"admin1": "division", "admin2": "lesser division"}
ORIGINS = ("1", "2", "2+", "3+", "5+")
ORDERS: Mapping[Order, str] = {
    "newest": "day, the latest first",
    "oldest": "day, the earliest first",
    "number": "number",
    "type": "type",
    "place": "place",
    "origins": "origins, most first",
    "fewest": "origins, fewest first",
    "conflicts": "conflicts, most first",
}
ASCENDING = frozenset({"number", "type", "place", "oldest", "fewest"})


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer a reader may choose: its value, its words, how many events it has, if chosen."""

    value: str
    words: str
    events: int
    chosen: bool


def show(request: Request) -> Response:
    """Show the events that an address asks for."""
    desk = find_desk(request)
    question = Question.read(request.query_params)
    board = desk.board()
    sifted = find_rows(desk, board.rows, question)
    words = find_words(desk, question)
    if words is not None:
        sifted = replace(sifted, found=put_own_first(sifted.found, words))
    return fill(
        request,
        "overview.html",
        question=question,
        sifted=sifted,
        words=words,
        most_searched=MOST,
        own=0 if words is None else sum(row.id in words.own for row in sifted.found),
        slips=find_slips(request.query_params),
        area_slip=find_slip(request.query_params),
        edges=fill_fields(request.query_params, question.box),
        chips=list_chips(question, board.rows),
        answers=list_answers(sifted, question),
        origins=[(one, tell_asked_origins(one)) for one in ORIGINS],
        views=VIEWS,
        orders=ORDERS,
        total=len(board.rows) if question.everything else sum(row.shown for row in board.rows),
        closing=tell_closing(board.rest),
        behind=desk.is_behind(),
        today=now()[:10],
        **_SHOWN[question.view](sifted.found, question),
    )


def list_answers(sifted: Sifted, question: Question) -> dict[str, list[Answer]]:
    """Give by question the answers there are, that with most events first; dates as they go."""
    return {
        name: sorted(
            (
                Answer(one, name_answer(name, one), counts[one], one in getattr(question, name))
                for one in counts.keys() | _list_chosen(question, name)
            ),
            key=_order_dates if name == "dates" else _order_answers,
        )
        for name, counts in sifted.choices.items()
    }


def _order_answers(one: Answer) -> tuple[int, str]:
    return -one.events, one.words


def _order_dates(one: Answer) -> tuple[int, str]:
    return list(DATES).index(one.value), one.words


def _list_chosen(question: Question, name: str) -> set[str]:
    chosen = getattr(question, name)
    return {chosen} - {""} if isinstance(chosen, str) else set(chosen)


def tell_closing(rest: Rest) -> list[str]:
    """Give the lines below all events: what they are of, how sure the record is of itself."""
    lines = [tell_coverage(rest.covered), tell_audit_at_desk(rest.audited)]
    if not rest.covered.reports:
        lines.append("This record holds no report yet.")
    elif rest.behind:
        lines.append("A build was interrupted: its reports tell in the events when it runs again.")
    elif not rest.tallies:
        lines.append("No events: no sentence of these reports matched the codebook.")
    return lines


def _show_table(found: Sequence[Row], question: Question) -> dict[str, Any]:
    pages = max(1, -(-len(found) // PAGE))
    page = min(question.page, pages)
    first = (page - 1) * PAGE
    return {
        "rows": found[first : first + PAGE],
        "first": first,
        "page": page,
        "pages": pages,
        "columns": [_head(question, *column) for column in COLUMNS],
    }


def _head(
    question: Question, name: str, order: Order | None, other: Order | None
) -> dict[str, str | None]:
    """Give the head of a column: its name, where a click leads, and how it is sorted now."""
    if order is None:
        return {"name": name, "address": None, "sorted": None}
    sorted_by = question.order in (order, other)
    wanted = other if question.order == order and other else order
    way = "ascending" if question.order in ASCENDING else "descending"
    address = question.address(order=wanted)
    return {"name": name, "address": address, "sorted": way if sorted_by else None}


def _show_map(found: Sequence[Row], question: Question) -> dict[str, Any]:
    places = list_places(found)
    return {
        "beside": list_asked(replace(question, box="", page=1)),
        "tell_area": tell_area,
        "places": places[:MOST_PLACES],
        "more_places": len(places) - MOST_PLACES,
        "unplaced": sum(not row.places for row in found),
        "several": len(show_lines(found)),
        "kinds": KINDS,
        "name_country": name_country,
    }


def _show_time(found: Sequence[Row], question: Question) -> dict[str, Any]:
    return {"timeline": draw_timeline(found, question)}


def _show_figures(found: Sequence[Row], question: Question) -> dict[str, Any]:
    return {"figures": draw_figures(found, question)}


_SHOWN: Mapping[View, Callable[[Sequence[Row], Question], dict[str, Any]]] = {
    "table": _show_table,
    "map": _show_map,
    "time": _show_time,
    "figures": _show_figures,
}
