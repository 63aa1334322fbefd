"""Which events a question leaves, in which order, and what each further answer would leave."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from math import cos, radians
from operator import attrgetter

from twosource.model.values import Place
from twosource.stages.briefs import SHOWN_STANCES
from twosource.web.area import Box, read_box
from twosource.web.question import Order, Question, find_end, find_first
from twosource.web.rows import Row

KM_A_DEGREE, POLE = 111.2, 90
# Says for each of some rows whether it passes.
Test = Callable[[Iterable[Row]], Iterable[bool]]
_BESIDE_STANCE = frozenset({"stance", "shown"})


@dataclass(frozen=True, slots=True)
class Sifted:
    """The events a question leaves, in its order, and what it leaves out for one reason alone.

    `hidden` are left out only because they are possible, denied or not so; `undated` only because
    a day is asked for and their year is not known. `choices` say by question how many events each
    answer has, were it the only answer to this question.
    """

    found: list[Row]
    hidden: int
    undated: int
    choices: Mapping[str, Counter[str]]


def sift(rows: Sequence[Row], question: Question, reports: frozenset[str] | None) -> Sifted:
    """Sift rows by a question; `reports` hold the words it asks for, if it asks for any."""
    by_failed = _sort_out(rows, dict(_list_tests(question, reports)))
    return Sifted(
        sort(by_failed.get(frozenset(), []), question.order),
        len(by_failed.get(frozenset({"shown"}), [])),
        sum(row.earliest is None for row in by_failed.get(frozenset({"days"}), [])),
        {name: _count(name, by_failed) for name in CHOICES},
    )


def _sort_out(rows: Sequence[Row], tests: Mapping[str, Test]) -> dict[frozenset[str], list[Row]]:
    """Give the rows by the tests that they fail."""
    if not tests:
        return {frozenset(): list(rows)}
    found: defaultdict[tuple[bool, ...], list[Row]] = defaultdict(list)
    for row, *passed in zip(rows, *(test(rows) for test in tests.values()), strict=True):
        found[tuple(passed)].append(row)
    return {
        frozenset(name for name, one in zip(tests, passed, strict=True) if not one): several
        for passed, several in found.items()
    }


def _count(name: str, by_failed: Mapping[frozenset[str], Iterable[Row]]) -> Counter[str]:
    # A stance that lists hide of themselves is shown when it is asked for.
    passed = _BESIDE_STANCE if name == "stance" else frozenset({name})
    counted: Counter[str] = Counter()
    for failed, rows in by_failed.items():
        if failed <= passed:
            also = rows if not failed else (row for row in rows if _is_asked_for(row, name))
            counted.update(CHOICES[name](also))
    return counted


def _is_asked_for(row: Row, name: str) -> bool:
    return name != "stance" or row.shown or row.stance not in SHOWN_STANCES


def _list_tests(question: Question, reports: frozenset[str] | None) -> Iterator[tuple[str, Test]]:
    if not question.everything:
        asked = frozenset(question.stance) - SHOWN_STANCES
        yield "shown", lambda rows: (row.shown or row.stance in asked for row in rows)
    if reports is not None:
        yield "words", lambda rows: (not reports.isdisjoint(row.reports) for row in rows)
    yield from _list_tests_of_choices(question)
    yield from _list_tests_of_numbers(question)
    yield from _list_tests_of_days(question)


def _list_tests_of_choices(question: Question) -> Iterator[tuple[str, Test]]:
    if question.type:
        yield "type", lambda rows: (row.type in question.type for row in rows)
    if question.stance:
        yield "stance", lambda rows: (row.stance in question.stance for row in rows)
    if question.review:
        yield "review", lambda rows: (row.review in question.review for row in rows)
    if question.country:
        yield "country", lambda rows: (_share(row.countries, question.country) for row in rows)
    if question.place:
        ids = frozenset(question.place)
        yield "place", lambda rows: (any(one.id in ids for one in row.places) for row in rows)
    box = read_box(question.box)
    if box is not None:
        yield "box", lambda rows: (any(reaches(one, box) for one in row.places) for row in rows)


def _share(ours: frozenset[str], theirs: Iterable[str]) -> bool:
    return not ours.isdisjoint(theirs)


def _list_tests_of_numbers(question: Question) -> Iterator[tuple[str, Test]]:
    if question.origins:
        number = int(question.origins.rstrip("+"))
        if question.origins.endswith("+"):
            yield "origins", lambda rows: (row.origins >= number for row in rows)
        else:
            yield "origins", lambda rows: (row.origins <= number for row in rows)
    if question.conflicts:
        yield "conflicts", lambda rows: (row.conflicts > 0 for row in rows)


def _list_tests_of_days(question: Question) -> Iterator[tuple[str, Test]]:
    if question.dates:
        yield "dates", lambda rows: (row.dates == question.dates for row in rows)
    if question.since or question.until:
        first = find_first(question.since) if question.since else date.min
        end = find_end(question.until) if question.until else date.max
        yield "days", lambda rows: (_lies_between(row, first, end) for row in rows)


def _lies_between(row: Row, first: date, end: date) -> bool:
    """Tell whether an event may lie between two days: one without a year is not known to."""
    if row.earliest is None or row.latest is None:
        return False
    return row.latest >= first and row.earliest <= end


def reaches(place: Place, box: Box) -> bool:
    """Tell whether a place reaches into a part of the map; it may reach over the date line."""
    south, west, north, east = box
    high = place.radius_km / KM_A_DEGREE
    # Meridians run together: nearer to a pole the same way is more degrees, and at it all of them.
    wide = 180.0 if abs(place.lat) + high >= POLE else high / cos(radians(place.lat))
    if not south - high <= place.lat <= north + high:
        return False
    return any(west - wide <= place.lon + turn <= east + wide for turn in (-360, 0, 360))


def _each(name: str) -> Callable[[Iterable[Row]], Iterable[str]]:
    get = attrgetter(name)
    return lambda rows: map(get, rows)


# The answers of rows to each question; a row of two countries gives two.
CHOICES: Mapping[str, Callable[[Iterable[Row]], Iterable[str]]] = {
    "type": _each("type"),
    "stance": _each("stance"),
    "review": _each("review"),
    "country": lambda rows: chain.from_iterable(map(attrgetter("countries"), rows)),
    "dates": _each("dates"),
}


def sort(rows: list[Row], order: Order) -> list[Row]:
    """Sort rows; what has no day comes last, and rows that are alike stay in order of number."""
    key = _KEYS.get(order)
    if key is not None:
        return sorted(rows, key=key)
    dated = [row for row in rows if row.earliest is not None]
    undated = [row for row in rows if row.earliest is None]
    dated.sort(key=lambda row: row.earliest or date.min, reverse=order == "newest")
    # Among open years, the day of the year is all there is to go by.
    undated.sort(key=lambda row: row.edtf or "~")
    return dated + undated


_KEYS: Mapping[Order, Callable[[Row], tuple[int | str, ...]]] = {
    "number": lambda row: (int(row.label.rpartition("-")[2]),),
    "type": lambda row: (row.type, row.subtype),
    "place": lambda row: (not row.places, row.where),
    "origins": lambda row: (-row.origins, -len(row.reports)),
    "fewest": lambda row: (row.origins, -len(row.reports)),
    "conflicts": lambda row: (-row.conflicts, -row.updates),
}
