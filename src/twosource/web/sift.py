"""Which events a question leaves, in which order, and what each further answer would leave."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import cos, radians

from twosource.model.values import Place
from twosource.stages.briefs import SHOWN_STANCES
from twosource.web.area import Box, read_box
from twosource.web.question import Order, Question, find_end, find_first
from twosource.web.rows import Row

KM_A_DEGREE, POLE = 111.2, 90
NO_PLACE = "none"
SEVERAL = "several"
Test = Callable[[Row], bool]
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
    tests = list(_list_tests(question, reports))
    found: list[Row] = []
    near: list[tuple[Row, frozenset[str]]] = []
    for row in rows:
        failed = [name for name, test in tests if not test(row)]
        if not failed:
            found.append(row)
        elif len(failed) == 1 or _BESIDE_STANCE.issuperset(failed):
            near.append((row, frozenset(failed)))
    return Sifted(
        sort(found, question.order),
        sum(failed == {"shown"} for _, failed in near),
        sum(failed == {"days"} and row.earliest is None for row, failed in near),
        {name: _count(name, found, near) for name in CHOICES},
    )


def _count(
    name: str, found: Sequence[Row], near: Sequence[tuple[Row, frozenset[str]]]
) -> Counter[str]:
    answers = CHOICES[name]
    # A stance that lists hide of themselves is shown when it is asked for.
    passed = _BESIDE_STANCE if name == "stance" else frozenset({name})
    also = [row for row, failed in near if failed <= passed and _is_asked_for(row, name)]
    return Counter(answer for row in (*found, *also) for answer in answers(row))


def _is_asked_for(row: Row, name: str) -> bool:
    return name != "stance" or row.shown or row.stance not in SHOWN_STANCES


def _list_tests(question: Question, reports: frozenset[str] | None) -> Iterator[tuple[str, Test]]:
    if not question.everything:
        asked = frozenset(question.stance) - SHOWN_STANCES
        yield "shown", lambda row: row.shown or row.stance in asked
    if reports is not None:
        yield "words", lambda row: not reports.isdisjoint(row.reports)
    yield from _list_tests_of_choices(question)
    yield from _list_tests_of_numbers(question)
    yield from _list_tests_of_days(question)


def _list_tests_of_choices(question: Question) -> Iterator[tuple[str, Test]]:
    if question.type:
        yield "type", lambda row: row.type in question.type
    if question.stance:
        yield "stance", lambda row: row.stance in question.stance
    if question.review:
        yield "review", lambda row: row.review in question.review
    if question.country:
        yield "country", lambda row: not list_countries(row).isdisjoint(question.country)
    if question.place:
        yield "place", lambda row: any(place.id in question.place for place in row.places)
    box = read_box(question.box)
    if box is not None:
        yield "box", lambda row: any(reaches(place, box) for place in row.places)


def _list_tests_of_numbers(question: Question) -> Iterator[tuple[str, Test]]:
    if question.origins:
        number = int(question.origins.rstrip("+"))
        if question.origins.endswith("+"):
            yield "origins", lambda row: row.origins >= number
        else:
            yield "origins", lambda row: row.origins <= number
    if question.conflicts:
        yield "conflicts", lambda row: row.conflicts > 0


def _list_tests_of_days(question: Question) -> Iterator[tuple[str, Test]]:
    if question.dates:
        yield "dates", lambda row: tell_dates(row) == question.dates
    if question.since or question.until:
        first = find_first(question.since) if question.since else date.min
        end = find_end(question.until) if question.until else date.max
        yield "days", lambda row: _lies_between(row, first, end)


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


def tell_dates(row: Row) -> str:
    """Tell whether the year of an event is known, is open, or whether it has no date at all."""
    if row.earliest is not None:
        return "known"
    return "open" if row.edtf else "none"


def list_countries(row: Row) -> set[str]:
    """Give the countries of a row's places; `several` for a place that is of no single one."""
    return {place.country or SEVERAL for place in row.places} or {NO_PLACE}


CHOICES: Mapping[str, Callable[[Row], set[str]]] = {
    "type": lambda row: {row.type},
    "stance": lambda row: {row.stance},
    "review": lambda row: {row.review},
    "country": list_countries,
    "dates": lambda row: {tell_dates(row)},
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
