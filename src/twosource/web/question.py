"""What a reader asks of the list of events: one question for all views, kept in the address."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Literal, Self, TypeVar, get_args
from urllib.parse import urlencode

from starlette.datastructures import QueryParams

from twosource.model.ruling import ReviewState
from twosource.web.area import read_area

Order = Literal["newest", "oldest", "number", "type", "place", "origins", "fewest", "conflicts"]
View = Literal["table", "map", "time", "figures"]
Dates = Literal["", "known", "open", "none"]
T = TypeVar("T", bound=str)
_ORDERS: tuple[Order, ...] = get_args(Order)
_VIEWS: tuple[View, ...] = get_args(View)
_DATES: tuple[Dates, ...] = get_args(Dates)
_ORIGINS = re.compile(r"\d{1,3}\+?")
_DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
NO_DAY = "“{}” is no year, month or day: write 2015, 2015-08 or 2015-08-31."
NO_SPAN = "It is before the first day, {}: nothing lies between them."


@dataclass(frozen=True, slots=True)
class Question:
    """What a reader asks of the list; what is left empty leaves nothing out.

    `since` and `until` are years, months or days ("2015-08"); `dates` asks for events with a known
    year, with an open one, or without any date. `place` are ids of places; `box` is a part of the
    map: its south, west, north and east in degrees ("-35,-60,-30,-50"). `origins` says how many
    reporting origins an event may rest on: "1" at most, "2+" at least. `words` are looked for in
    the texts of reports. `everything` shows also what is only possible, denied or not so.
    """

    type: tuple[str, ...] = ()
    since: str = ""
    until: str = ""
    dates: Dates = ""
    country: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    box: str = ""
    stance: tuple[str, ...] = ()
    origins: str = ""
    conflicts: bool = False
    review: tuple[str, ...] = ()
    words: str = ""
    everything: bool = False
    order: Order = "newest"
    view: View = "table"
    page: int = 1

    @classmethod
    def read(cls, given: QueryParams) -> Self:
        """Read what an address asks; what is no answer to a question is left out."""
        origins, page = given.get("origins", ""), given.get("page", "")
        return cls(
            type=_several(given, "type"),
            since=_day(given.get("since", "")),
            until=_day(given.get("until", "")),
            dates=_choose(given.get("dates"), _DATES),
            country=_several(given, "country"),
            place=_several(given, "place"),
            box=read_area(given),
            stance=_several(given, "stance"),
            origins=origins if _ORIGINS.fullmatch(origins) else "",
            conflicts=given.get("conflicts") == "1",
            review=tuple(one for one in _several(given, "review") if one in get_args(ReviewState)),
            words=" ".join(given.get("words", "").split()),
            everything=given.get("everything") == "1",
            order=_choose(given.get("order"), _ORDERS),
            view=_choose(given.get("view"), _VIEWS),
            page=max(1, int(page)) if re.fullmatch(r"[0-9]{1,6}", page) else 1,
        )

    def address(self, **other: object) -> str:
        """Give an address that asks this, with some of it asked otherwise, from its first page."""
        asked = replace(self, **{"page": 1, **other})  # type: ignore[arg-type]
        query = asked.query
        return "/?" + query if query else "/"

    @property
    def query(self) -> str:
        """Give what stands in an address behind the question mark."""
        return urlencode(list_asked(self))

    @property
    def narrows(self) -> bool:
        """Tell whether anything is left out that a list shows of itself."""
        return replace(self, order="newest", view="table", page=1) != Question()


def _several(given: QueryParams, name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for one in given.getlist(name) if one))


def _choose(given: str | None, among: tuple[T, ...]) -> T:
    """Give the one that is named, the first where none is."""
    return next((one for one in among if one == given), among[0])


def _day(words: str) -> str:
    """Give a year, month or day as it is written, "" where it is none."""
    words = words.strip()
    return words if is_day(words) else ""


def is_day(words: str) -> bool:
    """Tell whether words are a year, month or day.

    >>> is_day("2015"), is_day("2015-02-29"), is_day("last May")
    (True, False, False)
    """
    if not _DAY.fullmatch(words):
        return False
    try:
        find_first(words)
    except ValueError:
        return False
    return True


def find_slips(given: QueryParams) -> dict[str, tuple[str, str]]:
    """Give by field what was typed that is no day, or none that can be, and what to do about it."""
    slips = {}
    for name in ("since", "until"):
        typed = given.get(name, "").strip()
        if typed and not is_day(typed):
            slips[name] = typed, NO_DAY.format(typed)
    since, until = _day(given.get("since", "")), _day(given.get("until", ""))
    if since and until and find_end(until) < find_first(since):
        slips["until"] = until, NO_SPAN.format(since)
    return slips


def find_first(words: str) -> date:
    """Give the first day of a year, month or day.

    >>> find_first("2015-08")
    datetime.date(2015, 8, 1)
    """
    year, month, day = [int(part) for part in [*words.split("-"), "1", "1"][:3]]
    return date(year, month, day)


def find_end(words: str) -> date:
    """Give the last day of a year, month or day.

    >>> find_end("2015"), find_end("2016-02")
    (datetime.date(2015, 12, 31), datetime.date(2016, 2, 29))
    """
    first = find_first(words)
    parts = [int(part) for part in words.split("-")]
    match parts:
        case [year]:
            return date(year, 12, 31)
        case [year, month]:
            return date(year, month, monthrange(year, month)[1])
        case _:
            return first


def list_asked(question: Question) -> list[tuple[str, str]]:
    """Give what is asked as an address writes it, name by name."""
    return list(_list_asked(question))


def _list_asked(question: Question) -> Iterator[tuple[str, str]]:
    fresh = Question()
    for one in fields(question):
        asked = getattr(question, one.name)
        if asked == getattr(fresh, one.name):
            continue
        if isinstance(asked, tuple):
            yield from ((one.name, part) for part in asked)
        else:
            yield one.name, str(int(asked)) if isinstance(asked, bool) else str(asked)
