"""Which events are shown: one filter for table, map and timeline, kept in the address."""

from calendar import monthrange
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Literal, Self, get_args
from urllib.parse import urlencode

from starlette.datastructures import QueryParams

from twosource.model.ruling import ReviewState
from twosource.web.rows import Row

Order = Literal["newest", "oldest", "label", "origins", "conflicts"]
OPEN = "open"
NO_COUNTRY = "none"


@dataclass(frozen=True, slots=True)
class Question:
    """What a reader asks of the list; what is left empty leaves nothing out.

    `since` and `until` are years, months or days ("2015-08"). `origins` is the most reporting
    origins an event may rest on. `words` are looked for in the texts of reports.
    """

    type: tuple[str, ...] = ()
    since: str = ""
    until: str = ""
    country: tuple[str, ...] = ()
    stance: tuple[str, ...] = ()
    origins: int | None = None
    conflicts: bool = False
    review: tuple[str, ...] = ()
    words: str = ""
    everything: bool = False
    order: Order = "newest"
    page: int = 1

    @classmethod
    def read(cls, given: QueryParams) -> Self:
        """Read what an address asks; what is no answer to a question is left out."""
        origins, page = given.get("origins", ""), given.get("page", "")
        order = given.get("order", "newest")
        return cls(
            type=_several(given, "type"),
            since=_day(given.get("since", "")),
            until=_day(given.get("until", "")),
            country=_several(given, "country"),
            stance=_several(given, "stance"),
            origins=int(origins) if origins.isdecimal() else None,
            conflicts=given.get("conflicts") == "1",
            review=tuple(one for one in _several(given, "review") if one in get_args(ReviewState)),
            words=" ".join(given.get("words", "").split()),
            everything=given.get("everything") == "1",
            order=order if order in get_args(Order) else "newest",  # type: ignore[arg-type]
            page=max(1, int(page)) if page.isdecimal() else 1,
        )

    def address(self, **other: object) -> str:
        """Give the query of an address that asks this, with some of it asked otherwise."""
        return urlencode(list(_list_asked(replace(self, **other))))  # type: ignore[arg-type]

    @property
    def narrows(self) -> bool:
        """Tell whether anything is left out that a list shows of itself."""
        return replace(self, order="newest", page=1) != Question()


def _several(given: QueryParams, name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for one in given.getlist(name) if one))


def _day(words: str) -> str:
    """Give a year, month or day as it is written, "" where it is none."""
    words = words.strip()
    try:
        find_first(words)
    except ValueError:
        return ""
    return words


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


def sift(rows: Sequence[Row], question: Question, reports: frozenset[str] | None) -> list[Row]:
    """Give the rows a question asks for, in its order; `reports` hold its words, if it has any."""
    tests = list(_list_tests(question, reports))
    found = [row for row in rows if all(test(row) for test in tests)]
    return sort(found, question.order)


Test = Callable[[Row], bool]


def _list_tests(question: Question, reports: frozenset[str] | None) -> Iterator[Test]:
    if not question.everything:
        yield lambda row: row.shown
    if reports is not None:
        yield lambda row: not reports.isdisjoint(row.reports)
    yield from _list_tests_of_choices(question)
    yield from _list_tests_of_days(question)


def _list_tests_of_choices(question: Question) -> Iterator[Test]:
    most = question.origins
    if question.type:
        yield lambda row: row.type in question.type
    if question.stance:
        yield lambda row: row.stance in question.stance
    if question.review:
        yield lambda row: row.review in question.review
    if question.country:
        yield lambda row: not list_countries(row).isdisjoint(question.country)
    if most is not None:
        yield lambda row: row.origins <= most
    if question.conflicts:
        yield lambda row: row.conflicts > 0


def _list_tests_of_days(question: Question) -> Iterator[Test]:
    if question.since:
        first = find_first(question.since)
        yield lambda row: row.latest is not None and row.latest >= first
    if question.until:
        end = find_end(question.until)
        yield lambda row: row.earliest is not None and row.earliest <= end


def list_countries(row: Row) -> set[str]:
    """Give the countries of a row's places, `none` where none is told."""
    return {place.country or NO_COUNTRY for place in row.places} or {NO_COUNTRY}


def sort(rows: list[Row], order: Order) -> list[Row]:
    """Sort rows; what has no day comes last, and rows that are alike stay in order of number."""
    if order == "label":
        return sorted(rows, key=lambda row: row.label)
    if order == "origins":
        return sorted(rows, key=lambda row: -row.origins)
    if order == "conflicts":
        return sorted(rows, key=lambda row: -row.conflicts)
    dated = [row for row in rows if row.earliest is not None]
    undated = [row for row in rows if row.earliest is None]
    dated.sort(key=lambda row: row.earliest or date.min, reverse=order == "newest")
    return dated + undated
