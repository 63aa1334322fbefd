"""What two claims' days say for and against one event."""

from collections.abc import Sequence
from math import log2

from twosource.matchers import weights
from twosource.matchers.sides import Sides
from twosource.model.match import Reason
from twosource.model.values import GroundedClaim, When
from twosource.stages.when import day_gap, gap_if_one_year

HALF_YEAR = 182
FEW_DAYS = 7
OPEN_YEAR_SHARE = 0.6
HAPPENED = frozenset({"past", "ongoing", "unknown"})


def same_day(sides: Sides) -> Reason | None:
    """Both are dated: the days agree, lie side by side, or lie apart."""
    if sides.dates is None:
        return None
    ours, theirs = sides.dates
    gap = day_gap(ours, theirs)
    if gap is None:
        return _if_one_year(ours, theirs)
    if gap == 0:
        bits = sides.at_most(_overlap_bits(ours, theirs), ours.edtf)
        return Reason("same_day", bits, _both_on(ours, theirs))
    words = f"{_days(gap)} apart: {ours.edtf} and {theirs.edtf}"
    if sides.one_report:
        return Reason("same_day", weights.OTHER_DAY_ONE_REPORT, words)
    if gap == 1:
        return Reason("same_day", weights.NEXT_DAY, words)
    return Reason("same_day", step(gap, weights.DAYS_APART, weights.FAR_DAYS_APART), words)


def told_before(sides: Sides) -> Reason | None:
    """One was told before the other happened, by the calendar or if both fall in one year."""
    gaps = [
        (gap, told, happened)
        for teller, doer in ((sides.left, sides.right), (sides.right, sides.left))
        for gap, told, happened in _told_and_happened(teller, doer)
        if gap > 0
    ]
    if not gaps:
        return None
    gap, told, happened = min(gaps, key=lambda one: (one[0], one[1].edtf, one[2].edtf))
    open_year = told.earliest is None or happened.earliest is None
    opening = "if of one year, told" if open_year else "told"
    words = f"{opening} {_a_number_of_days(gap)} before: {told.edtf} against {happened.edtf}"
    # Told in January of what happened in December, with no year: more likely a year apart.
    late = open_year and gap > HALF_YEAR
    return Reason("told_before", weights.TOLD_LONG_BEFORE if late else weights.TOLD_BEFORE, words)


def plan_and_deed(sides: Sides) -> Reason | None:
    """One is planned and the other told as done, on days that do not agree."""
    times = {sides.left.claim.time, sides.right.claim.time}
    if "future" not in times or not times & HAPPENED:
        return None
    if sides.dates is not None and gap_if_one_year(*sides.dates) == 0:
        return None
    words = "one is planned, the other told as done, and no day says that they are one"
    return Reason("plan_and_deed", weights.PLAN_AND_DEED_ON_OTHER_DAYS, words)


def written_near(sides: Sides) -> Reason | None:
    """The days of writing lie near or far; asked only where a day of the event is not told."""
    if sides.one_report or sides.dates is not None:
        return None
    ours, theirs = _nearest_day(sides.left), _nearest_day(sides.right)
    if ours is None or theirs is None:
        return None
    gap, opening, share = day_gap(ours, theirs), "", 1.0
    if gap is None:
        gap, opening, share = gap_if_one_year(ours, theirs), "if of one year, ", OPEN_YEAR_SHARE
    if gap is None:
        return None
    bits = share * step(abs(gap), weights.WRITTEN_WITHIN, weights.WRITTEN_FAR_APART)
    words = f"{opening}told of {_days(abs(gap))} apart: {ours.edtf}, {theirs.edtf}"
    return Reason("written_near", bits, words)


def step(value: float, steps: Sequence[tuple[float, float]], beyond: float) -> float:
    """Give the bits of the first step that is not below the value.

    >>> step(3, ((2, -3.5), (7, -6.0)), -8.0)
    -6.0
    """
    return next((bits for edge, bits in steps if value <= edge), beyond)


def known(value: object) -> When | None:
    """Give a date, or None for a blank."""
    return value if isinstance(value, When) else None


def _nearest_day(one: GroundedClaim) -> When | None:
    return known(one.when) or known(one.written)


def _if_one_year(ours: When, theirs: When) -> Reason | None:
    gap = gap_if_one_year(ours, theirs)
    if gap is None:
        return None
    if gap == 0:
        bits = min(weights.SAME_DAY_OPEN_YEAR, _overlap_bits(ours, theirs))
        return Reason("same_day", bits, f"if of one year, {_both_on(ours, theirs)}")
    words = f"if of one year, {_days(abs(gap))} apart: {ours.edtf} and {theirs.edtf}"
    steps = ((1, weights.NEXT_DAY_OPEN_YEAR), (FEW_DAYS, weights.FEW_DAYS_OPEN_YEAR))
    return Reason("same_day", step(abs(gap), steps, weights.OTHER_DAY_OPEN_YEAR), words)


def _told_and_happened(teller: GroundedClaim, doer: GroundedClaim) -> list[tuple[int, When, When]]:
    """Give the days from each telling to the happening; a plan may be told before."""
    happened = known(doer.when)
    if happened is None or teller.claim.time not in HAPPENED or doer.claim.time not in HAPPENED:
        return []
    told = known(teller.stated) or known(teller.written)
    if told is None:
        return []
    gap = gap_if_one_year(told, happened)
    if gap is None:
        gap = _signed_days(told, happened)
    return [] if gap is None else [(gap, told, happened)]


def _signed_days(told: When, happened: When) -> int | None:
    if told.latest is None or happened.earliest is None:
        return None
    return (happened.earliest - told.latest).days


def _overlap_bits(ours: When, theirs: When) -> float:
    """Give less for wide dates: a shared month is common where a shared day is rare."""
    width = max(_width(ours), _width(theirs))
    return max(weights.SHARED_SPAN_LEAST, weights.SAME_DAY - log2(width))


def _width(when: When) -> int:
    if when.earliest is None or when.latest is None:
        # "XXXX-08-09" is one day; "XXXX-08" or a range is reckoned as a month.
        return 1 if len(when.edtf) == len("XXXX-08-09") else 30
    return (when.latest - when.earliest).days + 1


def _both_on(ours: When, theirs: When) -> str:
    if ours.edtf == theirs.edtf:
        return f"both on {ours.edtf}"
    return f"the dates overlap: {ours.edtf} and {theirs.edtf}"


def _days(gap: int) -> str:
    return "1 day" if gap == 1 else f"{gap} days"


def _a_number_of_days(gap: int) -> str:
    return "a day" if gap == 1 else f"{gap} days"
