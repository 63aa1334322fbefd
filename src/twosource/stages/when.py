"""Say which days the words of a report mean, as far as they do; compare such dates."""

from collections.abc import Mapping
from datetime import date

from twosource.model.claim import Time
from twosource.model.spans import Span
from twosource.model.values import Blank, When
from twosource.stages.times import read_shape
from twosource.stages.when_anchors import (
    Anchors,
    agree,
    choose_base,
    choose_told,
    counts_from_told,
    frames,
    name_rule,
    read_days,
    tell_how,
)
from twosource.stages.when_compare import (
    day_gap,
    days_of,
    gap_if_one_year,
    intersect,
    may_overlap,
)
from twosource.stages.when_days import Days, parse_edtf
from twosource.stages.when_frame import Direction

__all__ = [
    "Anchors",
    "counts_from_told",
    "day_gap",
    "days_of",
    "gap_if_one_year",
    "intersect",
    "may_overlap",
    "name_rule",
    "parse_edtf",
    "read_published",
    "read_when",
    "read_written",
]

_DIRECTIONS: Mapping[Time, Direction] = {"past": "back", "ongoing": "back", "future": "on"}


def read_when(words: str, anchors: Anchors, tense: Time, spans: tuple[Span, ...]) -> When | Blank:
    """Say which days words mean, counted from what the report gives; a blank says why none.

    A past event takes the last such days at or before the day of writing, a future one the next.
    With no year in reach the year stays open (`XXXX-08-09`).

    >>> read_when("Aug. 9", Anchors(), "past", ()).edtf
    'XXXX-08-09'
    """
    shape = read_shape(words)
    if shape is None:
        return Blank("no time in these words")
    base = choose_base(anchors)
    told = choose_told(anchors)
    direction = _DIRECTIONS.get(tense, "near")
    days = agree([read_days(shape, frame) for frame in frames(base.when, told.when, direction)])
    if isinstance(days, Blank):
        return days
    if shape.bound and shape.bound != "since":
        return Blank(f"the words only bound it: {shape.bound} {days.edtf}")
    not_before, not_after = _bounds(days, base.when, direction)
    return When(
        edtf=days.edtf,
        earliest=None if days.open else days.first,
        latest=None if days.open else days.last,
        not_before=not_before,
        not_after=not_after,
        how=tell_how(shape, days, base, told, direction),
        spans=spans,
    )


def read_written(
    dateline_day: str | None, published: str | None, span: Span | None
) -> When | Blank:
    """Say on which day a report was written: the dateline's day, in the year of publication.

    Without a day of publication (EDTF) the year stays open; without a dateline it is blank.

    >>> read_written("Aug. 18", "2015-08-18", None).edtf, read_written("Aug. 18", None, None).edtf
    ('2015-08-18', 'XXXX-08-18')
    """
    if dateline_day is None:
        return Blank("no dateline gives a day")
    day = read_published(published, None)
    anchors = Anchors(published=None if isinstance(day, Blank) else day)
    return read_when(dateline_day, anchors, "past", (span,) if span else ())


def read_published(published: str | None, span: Span | None) -> When | Blank:
    """Turn the EDTF text of a report's publication into a date to count from."""
    days = parse_edtf(published) if published else None
    if days is None:
        return Blank("no day of publication is given")
    return When(
        edtf=days.edtf,
        earliest=None if days.open else days.first,
        latest=None if days.open else days.last,
        not_before=None,
        not_after=None,
        how="the day of publication",
        spans=(span,) if span else (),
    )


def _bounds(days: Days, base: When | None, direction: Direction) -> tuple[date | None, date | None]:
    """Give not-before and not-after: what is past lies not after the day of writing."""
    if base is None or base.earliest is None or base.latest is None or days.open:
        return None, None
    if direction == "back" and days.first <= base.latest:
        return None, base.latest
    if direction == "on" and days.last >= base.earliest:
        return base.earliest, None
    return None, None
