"""What two claims' days say for and against one event."""

from collections.abc import Sequence

from twosource.matchers.sides import Sides, known
from twosource.model.match import Sight
from twosource.model.values import GroundedClaim, When
from twosource.stages.when import day_gap, gap_if_one_year

HALF_YEAR = 182
WIDTHS = ((1, "one day"), (3, "2 or 3 days"), (7, "4 to 7 days"), (31, "8 to 31 days"))
WIDER = "over 31 days"
APART = ((1, "1 day apart"), (2, "2 days apart"), (3, "3 days apart"), (7, "4 to 7 days apart"))
FAR = ((30, "8 to 30 days apart"),)
FARTHER = "over 30 days apart"
OPEN_APART = ((1, "open year, 1 day apart"), (7, "open year, 2 to 7 days apart"))
OPEN_FARTHER = "open year, over 7 days apart"
WRITTEN = ((1, "within 1 day"), (3, "within 3 days"), (7, "within 7 days"), (30, "within 30 days"))
WRITTEN_FARTHER = "over 30 days"
# Bits: what is told half a year apart, on no day, is rather two marches or two demands. Counted on
# coded reports of clashes and protests in one city (`training/weigh_half_years.py`): the other
# collections that weights are learned from are of shootings, which trials bring back for years.
LONG_AFTER = -0.8
HAPPENED = frozenset({"past", "ongoing", "unknown"})


def same_day(sides: Sides) -> Sight | None:
    """Both are dated: the days agree, lie side by side, or lie apart."""
    if sides.dates is None:
        return None
    ours, theirs = sides.dates
    gap = day_gap(ours, theirs)
    if gap is None:
        return _if_one_year(sides, ours, theirs)
    if gap == 0:
        row = step(max(_width(ours), _width(theirs)), WIDTHS, WIDER)
        return Sight("same_day", row, _both_on(ours, theirs), sides.worth(ours.edtf))
    words = f"{_days(gap)} apart: {ours.edtf} and {theirs.edtf}"
    return Sight("same_day", step(gap, APART + FAR, FARTHER), words)


def another_year(sides: Sides) -> Sight | None:
    """One report says that the like happened in another year too, and no year says which it is."""
    told = [sides.happened_again(one) for one in (sides.left, sides.right)]
    if sides.one_report or told[0] == told[1] or _same_year(sides):
        return None
    words = "one report says that the like happened in another year too, and gives no year"
    return Sight("another_year", "no year", words)


def _same_year(sides: Sides) -> bool:
    """Tell whether both are dated, or were told, in years that are known."""
    pairs = (sides.dates, tuple(_nearest_day(one) for one in (sides.left, sides.right)))
    return any(
        pair is not None and all(one is not None and one.earliest is not None for one in pair)
        for pair in pairs
    )


def told_before(sides: Sides) -> Sight | None:
    """One was told before the other happened, by the calendar or if both fall in one year."""
    gaps = [
        (gap, told, happened)
        for teller, doer in ((sides.left, sides.right), (sides.right, sides.left))
        for gap, told, happened in _told_and_happened(sides, teller, doer)
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
    return Sight("told_before", "open year, long before" if late else "before", words)


def plan_and_deed(sides: Sides) -> Sight | None:
    """One is planned and the other told as done, on days that do not agree."""
    times = {sides.left.claim.time, sides.right.claim.time}
    if "future" not in times or not times & HAPPENED:
        return None
    if sides.dates is not None and gap_if_one_year(*sides.dates) == 0:
        return None
    words = "one is planned, the other told as done, and no day says that they are one"
    return Sight("plan_and_deed", "on other days", words)


def written_near(sides: Sides) -> Sight | None:
    """The days of writing lie near or far; asked only where a day of the event is not told."""
    if sides.one_report or sides.dates is not None:
        return None
    ours, theirs = _nearest_day(sides.left), _nearest_day(sides.right)
    if ours is None or theirs is None:
        return None
    gap, opening, row = day_gap(ours, theirs), "", ""
    if gap is None:
        gap, opening, row = gap_if_one_year(ours, theirs), "if of one year, ", "open year, "
    if gap is None:
        return None
    words = f"{opening}told of {_days(abs(gap))} apart: {ours.edtf}, {theirs.edtf}"
    far = LONG_AFTER if abs(gap) > HALF_YEAR else 0.0
    return Sight("written_near", row + step(abs(gap), WRITTEN, WRITTEN_FARTHER), words, beside=far)


def published_near(sides: Sides) -> Sight | None:
    """Both reports' days of publication are given: near or far."""
    ours, theirs = sides.published(sides.left), sides.published(sides.right)
    if sides.one_report or ours is None or theirs is None:
        return None
    gap = day_gap(ours, theirs)
    if gap is None:
        return None
    words = f"published {_days(abs(gap))} apart: {ours.edtf}, {theirs.edtf}"
    return Sight("published_near", step(abs(gap), WRITTEN, WRITTEN_FARTHER), words)


def step(value: float, steps: Sequence[tuple[float, str]], beyond: str) -> str:
    """Give the name of the first step that is not below the value.

    >>> step(3, ((2, "near"), (7, "far")), "beyond")
    'far'
    """
    return next((name for edge, name in steps if value <= edge), beyond)


def _nearest_day(one: GroundedClaim) -> When | None:
    return known(one.when) or known(one.written)


def _if_one_year(sides: Sides, ours: When, theirs: When) -> Sight | None:
    gap = gap_if_one_year(ours, theirs)
    if gap is None:
        return None
    if gap == 0:
        row = "open year, " + step(max(_width(ours), _width(theirs)), WIDTHS, WIDER)
        words = f"if of one year, {_both_on(ours, theirs)}"
        return Sight("same_day", row, words, sides.worth(ours.edtf))
    words = f"if of one year, {_days(abs(gap))} apart: {ours.edtf} and {theirs.edtf}"
    return Sight("same_day", step(abs(gap), OPEN_APART, OPEN_FARTHER), words)


def _told_and_happened(
    sides: Sides, teller: GroundedClaim, doer: GroundedClaim
) -> list[tuple[int, When, When]]:
    """Give the days from each telling to the happening; a plan may be told before."""
    happened = known(doer.when)
    if happened is None or teller.claim.time not in HAPPENED or doer.claim.time not in HAPPENED:
        return []
    told = sides.told(teller)
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
