"""Which event of its report a claim denies that says there was none: "no one had been arrested".

One speaker tells of arrests, another says in other words that there were none. Where a report tells
of no other event of that kind, that is the event which is denied.
"""

from collections.abc import Mapping, Sequence
from itertools import combinations

from twosource.model.values import Blank, Count, GroundedClaim, When, Where
from twosource.stages.how_far import within_reach
from twosource.stages.restate import by_others
from twosource.stages.when import may_overlap

_DENIES = frozenset({"negated", "denied"})
_TELLS = frozenset({"asserted", "alleged"})
_HAPPENED = frozenset({"past", "ongoing", "unknown"})
_SLACK_KM = 10.0
_LONG_AGO_DAYS = 60


def find_denied(told: Sequence[GroundedClaim]) -> Mapping[str, str]:
    """Give for each claim of one report that there were none the claim that it denies, if any.

    That is what another speaker tells of the same people, as long as all that is told of such may
    be one event; what is told as the same kind of deed, the last before it, else the first.
    """
    denied = {}
    for one in told:
        none = _none_of(one)
        if none is None:
            continue
        against = [other for other in told if _is_denied_by(one, other, none)]
        apart = any(_are_apart(*pair) for pair in combinations((one, *against), 2))
        if against and not apart:
            same = [other for other in against if other.claim.subtype == one.claim.subtype]
            against = same or against
            before = [other for other in against if other.claim.trigger < one.claim.trigger]
            denied[one.claim.id] = (before[-1:] or against[:1])[0].claim.id
    return denied


def _none_of(one: GroundedClaim) -> Count | None:
    """Give the "no one" of a claim; "no children" and "none of the guards" say less."""
    if one.claim.stance not in _DENIES or one.claim.time not in _HAPPENED:
        return None
    nobody = [count for count in one.counts if count.high == 0]
    return nobody[0] if nobody and all(count.group is None for count in nobody) else None


def _is_denied_by(one: GroundedClaim, other: GroundedClaim, none: Count) -> bool:
    claim = other.claim
    said = claim.stance in _TELLS and claim.time in _HAPPENED and claim.several is None
    if not said or not by_others(one.claim.chain, claim.chain):
        return False
    counted = any(count.outcome == none.outcome and count.high != 0 for count in other.counts)
    return counted or (claim.type == one.claim.type and not other.counts)


def _are_apart(one: GroundedClaim, other: GroundedClaim) -> bool:
    """Tell whether day or place say that two claims are of two events, or the report does."""
    return (
        on_other_days(one.when, other.when)
        or (isinstance(one.when, Blank) and is_long_ago(other))
        or (isinstance(other.when, Blank) and is_long_ago(one))
        or far_apart(one.where, other.where)
        or max((one, other), key=lambda each: each.claim.trigger).unlinked
    )


def on_other_days(one: When | Blank, other: When | Blank) -> bool:
    """Tell whether two days cannot be one."""
    return isinstance(one, When) and isinstance(other, When) and may_overlap(one, other) is False


def far_apart(one: Where | Blank, other: Where | Blank) -> bool:
    """Tell whether two places lie apart beyond the reach of both."""
    if isinstance(one, Blank) or isinstance(other, Blank):
        return False
    return not within_reach(one.place, other.place, _SLACK_KM)


def is_long_ago(one: GroundedClaim) -> bool:
    """Tell whether the day of a claim lies long before its report."""
    then = one.when
    now = one.written if isinstance(one.written, When) and one.written.earliest else one.published
    last = then.latest if isinstance(then, When) else None
    first = now.earliest if isinstance(now, When) else None
    return last is not None and first is not None and (first - last).days > _LONG_AGO_DAYS
