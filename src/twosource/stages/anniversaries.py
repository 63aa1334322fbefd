"""Fixes the year of a report by an anniversary whose founding day a text of the record gives.

"the upcoming 70th anniversary of the mill on Oct. 10" says no year. Where a text of the record says
that the mill was founded on October 10, 1945, the anniversary is that of 2015. Without founding
year *and* day in a text of the record the year stays open: no table of anniversaries is kept.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from twosource.model.spans import Span
from twosource.model.values import Blank, When
from twosource.stages.names import fold_name
from twosource.stages.when import read_when
from twosource.stages.when_anchors import Anchors
from twosource.stages.when_compare import days_of
from twosource.stages.when_days import Days, placed, put_day

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_DAY = rf"(?:{_MONTH} \d{{1,2}}|\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH})(?![,.]? \d{{4}}|\d|-)"
_FULL = rf"(?:{_MONTH} \d{{1,2}}, \d{{4}}|\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH},? \d{{4}})"
_FOUNDED = r"(?:founded|established|formed|created|set up|born|inaugurated|opened|launched)"
_NAME = r"[Tt]he (?P<name>[\w’'-]+(?: [\w’'-]+){0,5}?)"
_FOUNDINGS = (
    re.compile(rf"{_NAME}(?:,[^.;]{{0,80}},)? (?:was|were) {_FOUNDED} on (?P<day>{_FULL})"),
    re.compile(rf"(?:founding|foundation|creation|establishment) of {_NAME} on (?P<day>{_FULL})"),
)
_NTH = r"(?P<number>\d{1,3})(?:st|nd|rd|th) anniversary of (?:the (?:founding|foundation) of )?"
_ANNIVERSARIES = (
    re.compile(rf"{_NTH}{_NAME}(?:['’]s founding)?(?:,| which falls)?(?: on|,) (?P<day>{_DAY})"),
    re.compile(rf"(?P<day>{_DAY}), the (?:upcoming |coming )?{_NTH}{_NAME}(?=[,.;]| and )"),
)
_AHEAD = re.compile(
    r"\b(?:upcoming|coming|next|forthcoming|ahead of|will (?:mark|celebrate)|before|preparing|"
    r"preparations for|in time for|falls on|to celebrate|to mark|in the run-up to)\b"
)
_BEFORE = 60


@dataclass(frozen=True, slots=True)
class Founding:
    """A text says on which day something was founded."""

    name: str
    day: date
    report: str
    span: Span


@dataclass(frozen=True, slots=True)
class Anniversary:
    """A text speaks of the coming `number`th anniversary of something on a day without a year."""

    name: str
    number: int
    month: int
    day: int
    span: Span


@dataclass(frozen=True, slots=True)
class Fixed:
    """The next such anniversary after a report was written, and where its year comes from."""

    day: date
    number: int
    founding: Founding


def fix_years(texts: Mapping[str, str]) -> dict[str, Fixed]:
    """Give the coming anniversary of each report that names one, where a text dates the founding.

    Two foundings that come to different years fix none.
    """
    return meet_years({key: find_dated(key, text) for key, text in texts.items()})


@dataclass(frozen=True, slots=True)
class Dated:
    """The anniversaries to come that one text names, and the foundings it dates."""

    anniversaries: tuple[Anniversary, ...] = ()
    foundings: tuple[Founding, ...] = ()


def find_dated(report: str, text: str) -> Dated:
    """Find the anniversaries and foundings that a text dates."""
    return Dated(tuple(find_anniversaries(text)), tuple(find_foundings(report, text)))


def meet_years(dated: Mapping[str, Dated]) -> dict[str, Fixed]:
    """Give the coming anniversary of each report (see `fix_years`), from what each text dates."""
    named = {key: one.anniversaries for key, one in dated.items() if one.anniversaries}
    foundings = [one for key in sorted(dated) for one in dated[key].foundings] if named else []
    fixed = {}
    for key, anniversaries in named.items():
        met = [
            Fixed(day, one.number, founding)
            for one in anniversaries
            for founding in foundings
            if is_of(one, founding, key)
            and (day := put_day(founding.day.year + one.number, one.month, one.day))
        ]
        if len({one.day for one in met}) == 1:
            fixed[key] = met[0]
    return fixed


def is_of(one: Anniversary, founding: Founding, report: str) -> bool:
    """Tell whether an anniversary is that of a founding: the same day of the year and name.

    A short form ("the party") is enough in the report that tells of the founding.
    """
    if (one.month, one.day) != (founding.day.month, founding.day.day):
        return False
    ours, theirs = fold_name(one.name), fold_name(founding.name)
    short = founding.report == report and theirs.split()[-1:] == ours.split()[-1:]
    return ours == theirs or short


def find_foundings(report: str, text: str) -> Iterator[Founding]:
    """Find "The mill was founded on October 10, 1945" in a text.

    >>> [one.day.year for one in find_foundings("r", "The mill was founded on May 2, 1950.")]
    [1950]
    """
    for pattern in _FOUNDINGS:
        for found in pattern.finditer(text):
            when = read_when(found["day"], Anchors(), "past", ())
            if isinstance(when, When) and when.earliest == when.latest and when.earliest:
                yield Founding(found["name"], when.earliest, report, Span(*found.span()))


def find_anniversaries(text: str) -> Iterator[Anniversary]:
    """Find the anniversaries to come that a text names with their day and without their year."""
    for pattern in _ANNIVERSARIES:
        for found in pattern.finditer(text):
            before = text[max(0, found.start() - _BEFORE) : found.start()].rpartition(". ")[2]
            when = read_when(found["day"], Anchors(), "unknown", ())
            days = None if isinstance(when, Blank) else days_of(when)
            if _AHEAD.search(before + found.group()) and days is not None:
                day = days.first
                number = int(found["number"])
                yield Anniversary(found["name"], number, day.month, day.day, Span(*found.span()))


def set_year(written: When | Blank, fixed: Fixed | None) -> When | Blank:
    """Give a day of writing its year: the last such day before the coming anniversary."""
    days = days_of(written) if isinstance(written, When) else None
    if fixed is None or days is None or not days.open or isinstance(written, Blank):
        return written
    put = last_before(days, fixed.day)
    how = (
        f"{written.how}; its year from the coming anniversary, number {fixed.number}, of what was "
        f"founded on {fixed.founding.day.isoformat()}, as a text of the record says"
    )
    return replace(written, edtf=put.edtf, earliest=put.first, latest=put.last, how=how)


def last_before(days: Days, day: date) -> Days:
    """Put days of an open year before a day, as late as can be."""
    before = day - timedelta(1)
    return next(
        put
        for year in range(before.year, before.year - 9, -1)
        if (put := placed(days, year)) is not None and put.last <= before
    )
