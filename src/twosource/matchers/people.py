"""What the participants of two claims say for and against one event."""

from itertools import product

from twosource.matchers import weights
from twosource.matchers.sides import Sides
from twosource.model.match import Reason
from twosource.model.values import GroundedClaim, Who
from twosource.stages.names import fold_name, same_name, surely_different


def same_actor(sides: Sides) -> Reason | None:
    """Both say who did it: the same, or others."""
    return _compare("same_actor", sides, "actor")


def same_target(sides: Sides) -> Reason | None:
    """Both say whom it befell: the same, or others."""
    return _compare("same_target", sides, "target")


def named(claim: GroundedClaim, role: str) -> tuple[Who, ...]:
    """Give those in a role who have a proper name."""
    return tuple(who for who in claim.who if who.role == role and who.named)


def _compare(feature: str, sides: Sides, role: str) -> Reason | None:
    ours, theirs = named(sides.left, role), named(sides.right, role)
    shared = [one for one, other in product(ours, theirs) if same_name(one.name, other.name)]
    if shared:
        best = max(shared, key=lambda who: (_weight(who), who.name))
        bits = sides.at_most(_weight(best), fold_name(best.name))
        return Reason(feature, bits, f"both name {best.name}")
    persons = [who for who in ours if who.entity == "person"]
    others = [who for who in theirs if who.entity == "person"]
    if persons and others and all(_differ(one, other) for one, other in product(persons, others)):
        words = f"{persons[0].name} against {others[0].name}"
        return Reason(feature, weights.OTHER_PERSONS, words)
    return _unnamed(feature, sides, role)


def _unnamed(feature: str, sides: Sides, role: str) -> Reason | None:
    """Give a little for the same unnamed people, "fishermen" and "eleven fishermen"."""
    ours, theirs = (
        {fold_name(who.name).split(" ")[-1] for who in side.who if who.role == role}
        for side in (sides.left, sides.right)
    )
    shared = sorted((ours & theirs) - {""})
    if not shared:
        return None
    return Reason(feature, weights.SAME_PEOPLE_UNNAMED, f"both speak of {shared[0]}")


def _weight(who: Who) -> float:
    return weights.SAME_PERSON if who.entity == "person" else weights.SAME_BODY


def _differ(one: Who, other: Who) -> bool:
    return surely_different(one.name, other.name)
