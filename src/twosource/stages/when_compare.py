"""Two dates side by side: may they be one, how far apart are they, what do both allow."""

from collections.abc import Iterator
from datetime import date

from twosource.model.values import Blank, When
from twosource.stages.when_days import OPEN_YEAR, Days, parse_edtf, placed

# Why a day told as "Sunday" or "yesterday" is not known, and how one told in full is.
NO_WRITING = Blank("it counts from the day of writing, which is not known")
WITH_YEAR = "given with its year"
_SHORTEST_MONTH, _LONGEST_MONTH = 27, 30  # days between the first and the last


def days_of(when: When) -> Days | None:
    """Give the days of a date; None if its text is none of ours."""
    if when.earliest is not None and when.latest is not None:
        return Days(when.earliest, when.latest)
    return parse_edtf(when.edtf)


def may_overlap(a: When, b: When) -> bool | None:
    """Tell whether two dates can share a day; with an open year, whether month and day can.

    None if they cannot be compared.
    """
    ours, theirs = days_of(a), days_of(b)
    if ours is None or theirs is None:
        return None
    return any(left.meets(right) for left, right in _side_by_side(ours, theirs))


def day_gap(a: When, b: When) -> int | None:
    """Give the days between two dates, 0 if they share one; None while a year is open."""
    ours, theirs = days_of(a), days_of(b)
    if ours is None or theirs is None or ours.open or theirs.open:
        return None
    return abs(_signed_gap(ours, theirs))


def gap_if_one_year(a: When, b: When) -> int | None:
    """Give the days from `a` to `b` if both fall in one year: above 0 if `b` is the later.

    0 if they share a day, None if their years are known and differ or one runs over several.
    Two open years are reckoned as a leap year.
    """
    ours, theirs = days_of(a), days_of(b)
    if ours is None or theirs is None:
        return None
    years = {end.year for one in (ours, theirs) if not one.open for end in (one.first, one.last)}
    if len(years) > 1 or any(one.first.year != one.last.year for one in (ours, theirs)):
        return None
    year = years.pop() if years else OPEN_YEAR
    left, right = _put(ours, year), _put(theirs, year)
    return _signed_gap(left, right) if left and right else None


def intersect(a: When, b: When) -> When | None:
    """Give the days that both dates allow; None if there are none or more than one year fits.

    An open year takes the year of the other date. The passages of both stand behind the result.
    """
    ours, theirs = days_of(a), days_of(b)
    if ours is None or theirs is None:
        return None
    shared = {
        Days(max(left.first, right.first), min(left.last, right.last), left.open)
        for left, right in _side_by_side(ours, theirs)
        if left.meets(right)
    }
    if len(shared) != 1:
        return None
    days = shared.pop()
    return When(
        edtf=days.edtf,
        earliest=None if days.open else days.first,
        latest=None if days.open else days.last,
        not_before=max(_given(a.not_before, b.not_before), default=None),
        not_after=min(_given(a.not_after, b.not_after), default=None),
        how=a.how if a.how == b.how else "the days that both dates allow",
        spans=tuple(sorted({*a.spans, *b.spans})),
    )


def _given(*days: date | None) -> list[date]:
    return [day for day in days if day is not None]


def _put(days: Days, year: int) -> Days | None:
    return placed(days, year) if days.open else days


def _signed_gap(ours: Days, theirs: Days) -> int:
    if ours.meets(theirs):
        return 0
    if ours.last < theirs.first:
        return (theirs.first - ours.last).days
    return (theirs.last - ours.first).days


def _side_by_side(ours: Days, theirs: Days) -> Iterator[tuple[Days, Days]]:
    """Give the two in every year in which they could meet."""
    if ours.open == theirs.open:
        yield ours, theirs
        if ours.open:
            yield from _over_the_turn(ours, theirs)
        return
    known, loose = (theirs, ours) if ours.open else (ours, theirs)
    for year in range(known.first.year - 1, known.last.year + 1):
        put = placed(loose, year)
        if put:
            yield known, put


def _over_the_turn(ours: Days, theirs: Days) -> Iterator[tuple[Days, Days]]:
    """Give two open dates with the earlier-starting one's tail laid over the year's beginning."""
    for left, right in ((ours, theirs), (theirs, ours)):
        if left.last.year > OPEN_YEAR and right.last.year == OPEN_YEAR:
            tail = Days(date(OPEN_YEAR, 1, 1), left.last.replace(year=OPEN_YEAR), open=True)
            yield tail, right


def are_of_other_times(old: When | Blank, new: When | Blank) -> bool:
    """Tell whether one is of a month of its own, the other near a writing without a day.

    "Gunmen attacked two villages on Sunday. In December 2023 nearly 200 were killed in attacks."
    """
    if new != NO_WRITING or isinstance(old, Blank) or old.how != WITH_YEAR:
        return False
    days = days_of(old)
    return days is not None and _SHORTEST_MONTH <= (days.last - days.first).days <= _LONGEST_MONTH
