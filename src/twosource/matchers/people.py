"""What the participants of two claims say for and against one event."""

import re
from itertools import product

from twosource.matchers.sides import Sides
from twosource.model.match import Sight
from twosource.model.values import GroundedClaim, Who
from twosource.stages.names import fold_name, same_name, surely_different

_TAIL = re.compile(r"\s+(?:of|in|at|from|with|who|that|stationed|on|near)\b")
_ANYBODY = frozenset(
    {"", "people", "person", "persons", "man", "men", "woman", "women", "group", "one", "others"}
    | {"he", "she", "they", "it", "who", "them", "him", "her", "we", "members", "member", "some"}
)


def same_actor(sides: Sides) -> Sight | None:
    """Both say who did it: the same, or others."""
    return _compare("same_actor", sides, "actor")


def same_target(sides: Sides) -> Sight | None:
    """Both say whom it befell: the same, or others."""
    return _compare("same_target", sides, "target")


def named(claim: GroundedClaim, role: str) -> tuple[Who, ...]:
    """Give those in a role who have a proper name."""
    return tuple(who for who in claim.who if who.role == role and who.named)


def _compare(feature: str, sides: Sides, role: str) -> Sight | None:
    ours, theirs = named(sides.left, role), named(sides.right, role)
    shared = [one for one, other in product(ours, theirs) if same_name(one.name, other.name)]
    if shared:
        best = max(shared, key=lambda who: (_is_person(who), who.name))
        row = "same person" if _is_person(best) else "same body"
        return Sight(feature, row, f"both name {best.name}", sides.worth(fold_name(best.name)))
    persons = [who for who in ours if _is_person(who)]
    others = [who for who in theirs if _is_person(who)]
    if persons and others and all(_differ(one, other) for one, other in product(persons, others)):
        words = f"{persons[0].name} against {others[0].name}"
        return Sight(feature, "other persons", words)
    return _unnamed(feature, sides, role)


def _unnamed(feature: str, sides: Sides, role: str) -> Sight | None:
    """Give a little for the same unnamed people, "fishermen" and "eleven fishermen".

    In one report, wholly different words for those in one role speak for two events: guards asked
    for one thing, a defector for another.
    """
    left, right = sides.left.who, sides.right.who
    ours = {_head(who) for who in left if who.role == role} - _ANYBODY
    theirs = {_head(who) for who in right if who.role == role} - _ANYBODY
    if ours & theirs:
        words = f"both speak of {min(ours & theirs)}"
        return Sight(feature, "same people", words)
    # Whom an attack befell and who died of it are told in other words.
    if not sides.one_report or sides.may_be_parts or not ours or not theirs:
        return None
    if ours & _words(right, role) or theirs & _words(left, role):
        return None
    words = f"{min(ours)} against {min(theirs)}"
    return Sight(feature, "other people", words)


def _head(who: Who) -> str:
    """Give the last word before "of", "in" and the like: "guards" of "guards of the port"."""
    return fold_name(_TAIL.split(who.name, maxsplit=1)[0]).split(" ")[-1]


def _words(participants: tuple[Who, ...], role: str) -> set[str]:
    return {word for who in participants if who.role == role for word in _folded(who)} - _ANYBODY


def _folded(who: Who) -> list[str]:
    return fold_name(who.name).split(" ")


def _is_person(who: Who) -> bool:
    return who.entity == "person"


def _differ(one: Who, other: Who) -> bool:
    return surely_different(one.name, other.name)
