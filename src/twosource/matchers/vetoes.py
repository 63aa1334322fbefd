"""What makes one event impossible, whatever the weights. A mere difference is no veto."""

from datetime import date

from twosource.matchers.dates import known
from twosource.matchers.people import named
from twosource.matchers.sides import Sides
from twosource.model.match import Veto
from twosource.model.values import GroundedClaim, When, Who
from twosource.stages.how_far import distance_km, within_reach
from twosource.stages.names import surely_different
from twosource.stages.when import day_gap

DONE = frozenset({"past", "ongoing"})
SLACK_DAYS = 1
SLACK_KM = 50.0


def other_days(sides: Sides) -> Veto | None:
    """The days are known with their years and lie more than a day apart."""
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
    """One was told as done more than a day before the other happened, both years being known."""
    for teller, doer in ((sides.left, sides.right), (sides.right, sides.left)):
        told, happened = _told(teller), _happened(doer)
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


def _sole_victim(one: GroundedClaim) -> Who | None:
    """Give the one person it befell: one target, a named person, and no count of more."""
    targets = [who for who in one.who if who.role == "target"]
    alone = named(one, "target")
    if len(targets) != 1 or len(alone) != 1 or alone[0].entity != "person":
        return None
    return None if any(count.high != 1 for count in one.counts) else alone[0]


def _told(one: GroundedClaim) -> date | None:
    said: When | None = known(one.stated) or known(one.written)
    return None if said is None else said.latest


def _happened(one: GroundedClaim) -> date | None:
    when = known(one.when)
    return None if when is None or one.claim.time not in DONE else when.earliest
