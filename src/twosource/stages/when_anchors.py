"""What a date is counted from, also where that is known only in part, and how this is told."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import product

from twosource.model.values import Blank, When
from twosource.stages.times import Atom, Shape, read_shape
from twosource.stages.when_calendar import CALENDAR_READERS
from twosource.stages.when_compare import WITH_YEAR, days_of
from twosource.stages.when_days import Days, opened, placed, shift
from twosource.stages.when_frame import Direction, Frame
from twosource.stages.when_relative import (
    RELATIVE_READERS,
    count_from,
    is_from_told,
    read_length,
)

_READERS = {**CALENDAR_READERS, **RELATIVE_READERS}
_AWAY = {"after": 1, "following": 1, "before": -1, "prior to": -1}
_OFFSETS = frozenset({"offset", "soon"})
# Twenty-eight years hold every weekday for every date, in leap and common years.
_ALL_KINDS_OF_YEAR = range(2000, 2028)
_A_YEAR = timedelta(364)


@dataclass(frozen=True, slots=True)
class Anchors:
    """What a date may be counted from: never itself a date where the report is silent.

    `published`: the day of publication; `written`: that of the dateline, its year perhaps open;
    `stated`: the day of the statement; `told`: a day the passage gave before ("two days later").
    """

    published: When | None = None
    written: When | None = None
    stated: When | None = None
    told: When | None = None


@dataclass(frozen=True, slots=True)
class Base:
    """The day of writing as well as it is known, and what it is called."""

    when: When | None
    name: str


def choose_base(anchors: Anchors) -> Base:
    """Choose the day of writing: the dateline, else the publication, else the day of the statement.

    One whose year is known goes before one whose year is open.
    """
    named = (
        Base(anchors.written, "the dateline"),
        Base(anchors.published, "the day of publication"),
        Base(anchors.stated, "the day of the statement"),
    )
    given = [base for base in named if base.when is not None and days_of(base.when)]
    known = [base for base in given if base.when is not None and base.when.earliest]
    return next(iter(known or given), Base(None, ""))


def choose_told(anchors: Anchors) -> Base:
    """Choose the day told before: the one the passage gave, else the day of the statement."""
    if anchors.told is not None:
        return Base(anchors.told, "the day told before")
    return Base(anchors.stated, "the day of the statement")


def frames(base: When | None, told: When | None, direction: Direction) -> Iterator[Frame]:
    """Give a frame for every day the anchors may mean: the ends of each, in each kind of year."""
    days = [None if one is None else days_of(one) for one in (base, told)]
    years = _ALL_KINDS_OF_YEAR if any(one and one.open for one in days) else range(1)
    for year in years:
        for day, before in product(*(_ends(one, year) for one in days)):
            yield Frame(day, before, direction)


def _ends(days: Days | None, year: int) -> tuple[date | None, ...]:
    if days is None:
        return (None,)
    put = placed(days, year) if days.open else days
    return tuple(sorted({put.first, put.last})) if put else ()


def agree(outcomes: Sequence[Days | Blank]) -> Days | Blank:
    """Give what all outcomes come to: the same days, or the same days of an open year."""
    blank = next((one for one in outcomes if isinstance(one, Blank)), None)
    if blank:
        return blank
    some = {one for one in outcomes if isinstance(one, Days)}
    if len(some) == 1:
        return some.pop()
    loose = sorted({opened(days) for days in some})
    latest = loose[-1]
    same = all(_like(days, latest) for days in loose)
    if not same or latest.last - latest.first >= _A_YEAR:
        return Blank("the day it counts from is not known well enough")
    return latest


def _like(days: Days, other: Days) -> bool:
    """Tell whether two stretches of an open year differ at most in a 29 February at the end."""
    leap = replace(days, last=days.last + timedelta(1)) == other
    return days == other or (leap and (other.last.month, other.last.day) == (2, 29))


def read_days(shape: Shape, frame: Frame) -> Days | Blank:
    """Read time words against one frame."""
    if shape.joined in _AWAY:
        return _read_away(shape.atoms[0], _read(shape.atoms[1], frame), _AWAY[shape.joined])
    if shape.joined:
        return _read_lasting(shape.atoms[0], _read(shape.atoms[1], frame))
    if len(shape.atoms) > 1:
        return _read_range(shape.atoms[0], shape.atoms[1], frame)
    days = _read(shape.atoms[0], frame)
    if shape.bound != "since" or isinstance(days, Blank):
        return days
    if frame.day is None or days.open or days.first > frame.day:
        return Blank(f"the words only bound it: since {days.edtf}")
    return Days(days.first, frame.day)


def _read_away(length: Atom, day: Days | Blank, sign: int) -> Days | Blank:
    """Read "two weeks after May 3"."""
    if isinstance(day, Blank):
        return day
    ends = [count_from(end, sign, length.parts) for end in sorted({day.first, day.last})]
    days = agree(ends)
    return opened(days) if day.open and isinstance(days, Days) else days


def _read_lasting(length: Atom, start: Days | Blank) -> Days | Blank:
    """Read "for three days from May 3": the first day is one of them."""
    if isinstance(start, Blank):
        return start
    lasted = read_length(length.parts)
    after = shift(start.first, *lasted) if lasted else None
    if start.first != start.last or after is None or after <= start.first:
        return Blank("how long it lasted is not known to the day")
    days = Days(start.first, after - timedelta(1))
    return opened(days) if start.open else days


def _read(atom: Atom, frame: Frame) -> Days | Blank:
    return _READERS[atom.rule.name](atom.parts, frame)


def _read_range(first: Atom, last: Atom, frame: Frame) -> Days | Blank:
    """Read the end with the year first: the other takes its year from it."""
    if "year" in first.parts and "year" not in last.parts:
        start = _read(first, frame)
        end = start if isinstance(start, Blank) else _read(last, Frame(start.first, None, "on"))
    else:
        end = _read(last, frame)
        start = end if isinstance(end, Blank) else _read(first, Frame(end.first, None, "back"))
    if isinstance(start, Blank) or isinstance(end, Blank):
        return start if isinstance(start, Blank) else end
    if start.first > end.last:
        return Blank("its ends are in the wrong order")
    days = Days(start.first, end.last)
    return opened(days) if end.open else days


def counts_from_told(words: str) -> bool:
    """Tell whether time words count from a day told before: "two days later", "that night".

    >>> counts_from_told("the next day"), counts_from_told("next Friday")
    (True, False)
    """
    shape = read_shape(words)
    return shape is not None and any(_is_from_told(atom) for atom in shape.atoms)


def name_rule(words: str) -> str:
    """Name the way in which time words are written; empty if they are none."""
    shape = read_shape(words)
    return "" if shape is None else shape.atoms[-1].rule.name


def _is_from_told(atom: Atom) -> bool:
    return atom.rule.name in _OFFSETS or is_from_told(atom.parts)


def tell_how(shape: Shape, days: Days, base: Base, told: Base, direction: Direction) -> str:
    """Say in plain words what the date stands on."""
    atom = shape.atoms[-1]
    if _is_from_told(atom):
        base = told
    day = f"{base.name} ({base.when.edtf})" if base.when else ""
    if atom.rule.name in RELATIVE_READERS or _is_from_told(atom):
        source = f"counted from {day}"
    elif "year" in atom.parts or atom.rule.name in ("years", "decade"):
        source = WITH_YEAR
    elif days.open:
        source = "given without a year; the year is open"
    else:
        source = f"given without a year; the year from {day}, {_CHOICE[direction]}"
    return source + ("; a length of time from there" if shape.joined else "") + _aside(atom, days)


_CHOICE: Mapping[Direction, str] = {
    "back": "the last such days at or before it",
    "on": "the next such days at or after it",
    "near": "the such days nearest to it",
}


def _aside(atom: Atom, days: Days) -> str:
    if "season" in atom.parts or atom.parts.get("unit") in (
        "spring",
        "summer",
        "autumn",
        "fall",
        "winter",
    ):
        return "; by the northern seasons"
    parted = "part" in atom.parts and days.first != days.last
    return "; the part of it taken as a third" if parted else ""
