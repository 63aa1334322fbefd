"""What makes one event impossible, whatever the weights. A mere difference is no veto."""

from datetime import date

from twosource.matchers.counts import is_closed
from twosource.matchers.people import named
from twosource.matchers.sides import Sides, known
from twosource.model.match import Veto
from twosource.model.values import Count, GroundedClaim, When, Who
from twosource.stages.how_far import distance_km, within_reach
from twosource.stages.how_many_compare import disjoint, tell_number
from twosource.stages.names import fold_name, surely_different
from twosource.stages.when import day_gap
from twosource.stages.when_compare import are_of_other_times

ORIGINS = frozenset({"organisation", "government", "outlet", "document"})
DONE = frozenset({"past", "ongoing"})
# Days are told loosely: "Monday" of the night to Tuesday, a find for the deed, the day of dispatch.
SLACK_DAYS = 3
SLACK_KM = 50.0
# Characters around a number in which a word of revising takes the veto back.
NEAR = 200


def other_days(sides: Sides) -> Veto | None:
    """The days are known with their years and lie more than three days apart."""
    if sides.dates is None:
        return None
    ours, theirs = sides.dates
    gap = day_gap(ours, theirs)
    if gap is None or gap <= SLACK_DAYS:
        return None
    return Veto("other_days", f"{ours.edtf} and {theirs.edtf} lie {gap} days apart")


def too_far_apart(sides: Sides) -> Veto | None:
    """The places lie apart beyond the reach of both and 50 km more."""
    if sides.places is None or "country" in {place.kind for place in sides.places}:
        return None
    ours, theirs = sides.places
    if within_reach(ours, theirs, SLACK_KM):
        return None
    distance = distance_km(ours, theirs)
    return Veto("too_far_apart", f"{ours.name} and {theirs.name} lie {distance:.0f} km apart")


def other_sole_victims(sides: Sides) -> Veto | None:
    """Each befell exactly one person, and the two have different names."""
    ours, theirs = _sole_victim(sides.left), _sole_victim(sides.right)
    if ours is None or theirs is None or not surely_different(ours.name, theirs.name):
        return None
    return Veto("other_sole_victims", f"it befell {ours.name} alone, or {theirs.name} alone")


def told_too_early(sides: Sides) -> Veto | None:
    """One was told as done over three days before the other happened, with years that are known."""
    for teller, doer in ((sides.left, sides.right), (sides.right, sides.left)):
        said, happened = sides.told(teller), _happened(doer)
        told = None if said is None else said.latest
        if told is None or happened is None or teller.claim.time not in DONE:
            continue
        if (happened - told).days > SLACK_DAYS:
            return Veto("told_too_early", f"told on {told}, before it happened on {happened}")
    return None


def sums_up(sides: Sides) -> Veto | None:
    """One tells of several events at once, the other of a single one."""
    if (sides.left.claim.several is None) == (sides.right.claim.several is None):
        return None
    return Veto("sums_up", "one sums up several events, of which the other is one at most")


def told_unlinked(sides: Sides) -> Veto | None:
    """Their report says that the later told is not linked with what it told before."""
    later = max((sides.left, sides.right), key=lambda one: one.claim.trigger)
    if not sides.one_report or not later.unlinked:
        return None
    return Veto("told_unlinked", "the report says that the two are not linked")


def told_of_old(sides: Sides) -> Veto | None:
    """One is of a month, the other of a day near that of writing, which is not known."""
    if not sides.one_report:
        return None
    for old, new in ((sides.left, sides.right), (sides.right, sides.left)):
        if isinstance(old.when, When) and are_of_other_times(old.when, new.when):
            words = f"one was in {old.when.edtf}, the other near the day of writing"
            return Veto("told_of_old", words)
    return None


def one_origin_two_counts(sides: Sides) -> Veto | None:
    """One origin gives two exact numbers of one closed group, and no word of revising either."""
    if sides.one_report:
        return None
    origin, other = _origin(sides.left), _origin(sides.right)
    if origin is None or other is None or origin[0] != other[0]:
        return None
    for ours, theirs in sides.counted():
        closed = is_closed(ours, theirs) and _is_whole(ours) and _is_whole(theirs)
        if closed and disjoint(ours, theirs) and not _revised(sides, ours, theirs):
            words = f"{tell_number(ours)} {ours.of} and {tell_number(theirs)}"
            return Veto("one_origin_two_counts", f"{origin[1]} gives {words}, and revises neither")
    return None


def _origin(one: GroundedClaim) -> tuple[str, str] | None:
    """Give the body, office, document or outlet that a claim's word first stands on by name.

    Unnamed people are not linked across reports, and nobody is by a private name.
    """
    return next(
        ((fold_name(hop.name), hop.name) for hop in one.claim.chain if hop.kind in ORIGINS), None
    )


def _is_whole(count: Count) -> bool:
    part = count.group is not None or count.out_of is not None or count.more
    return not part and not count.vague and count.revised is None


def _revised(sides: Sides, *counts: Count) -> bool:
    return any(
        span.start - NEAR < word.end and word.start < span.end + NEAR
        for one, count in zip((sides.left, sides.right), counts, strict=True)
        for word in sides.revising(one)
        for span in count.spans
    )


def _sole_victim(one: GroundedClaim) -> Who | None:
    """Give the one person it befell: one target, a named person, and no count of more."""
    targets = [who for who in one.who if who.role == "target"]
    alone = named(one, "target")
    if len(targets) != 1 or len(alone) != 1 or alone[0].entity != "person":
        return None
    return None if any(count.high != 1 for count in one.counts) else alone[0]


def _happened(one: GroundedClaim) -> date | None:
    when = known(one.when)
    return None if when is None or one.claim.time not in DONE else when.earliest
