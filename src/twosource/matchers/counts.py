"""What two claims' numbers say for and against one event. A differing count never forbids."""

from collections.abc import Iterable

from twosource.matchers import weights
from twosource.matchers.dates import step
from twosource.matchers.sides import CROWDS, TOLLS, Sides
from twosource.model.match import Reason
from twosource.model.values import Count
from twosource.stages.how_many_compare import disjoint, tell_number
from twosource.stages.restate import by_others

FEW = 5
CLOSED = 50


def people_counted(sides: Sides) -> Reason | None:
    """Both count people of the same lot: as many, or more against fewer."""
    return _weigh("people_counted", sides, _of(sides, {"people"}))


def families_counted(sides: Sides) -> Reason | None:
    """Both count families of the same lot: as many, or more against fewer."""
    return _weigh("families_counted", sides, _of(sides, {"families"}))


def things_counted(sides: Sides) -> Reason | None:
    """Both count the same kind of thing: as many, or more against fewer."""
    kinds = {ours.of for ours, _ in sides.counted()} - {"people", "families"}
    return _weigh("things_counted", sides, _of(sides, kinds))


def _of(sides: Sides, kinds: set[str]) -> list[tuple[Count, Count]]:
    return [(ours, theirs) for ours, theirs in sides.counted() if ours.of in kinds]


def _weigh(feature: str, sides: Sides, pairs: Iterable[tuple[Count, Count]]) -> Reason | None:
    """Give the weight of the pair of numbers that says most; of one outcome each counts once."""
    reasons = [
        Reason(feature, _bits(ours, theirs, sides), _words(ours, theirs)) for ours, theirs in pairs
    ]
    return max(reasons, key=lambda one: (abs(one.bits), one.bits, one.words), default=None)


def _bits(ours: Count, theirs: Count, sides: Sides) -> float:
    if not disjoint(ours, theirs):
        return _agreeing(ours, theirs)
    if sides.one_report and by_others(sides.left.claim.chain, sides.right.claim.chain):
        # One report that lets two holders count is telling of their quarrel, not of two events.
        return weights.HOLDERS_DIFFER
    fewer, more = sorted((_size(ours), _size(theirs)))
    toll = ours.outcome in TOLLS
    closed = more <= CLOSED and not toll and ours.outcome not in CROWDS
    if (closed or sides.one_report) and _exact(ours) and _exact(theirs):
        return weights.CLOSED_GROUP_DIFFERS
    ratio = more / max(fewer, 1)
    if toll:
        return step(ratio, weights.TOLL_DIFFERS, weights.TOLL_DIFFERS_MUCH)
    return step(ratio, weights.CROWD_DIFFERS, weights.CROWD_DIFFERS_MUCH)


def _agreeing(ours: Count, theirs: Count) -> float:
    if ours.best is None or ours.best != theirs.best:
        return weights.COUNTS_AGREE
    if ours.best <= 1:
        return weights.EQUAL_ONE
    return weights.EQUAL_FEW if ours.best <= FEW else weights.EQUAL_MANY


def _exact(count: Count) -> bool:
    return count.low == count.high


def _size(count: Count) -> int:
    return count.low if count.best is None else count.best


def _words(ours: Count, theirs: Count) -> str:
    if (ours.low, ours.high) == (theirs.low, theirs.high):
        return f"both {tell_number(ours)} {ours.of}"
    return f"{tell_number(ours)} {ours.of} against {tell_number(theirs)}"
