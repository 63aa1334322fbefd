"""Steps of one matter: taken, tried, sentenced, freed, of the same people in one report."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise, permutations

from twosource.model.values import GroundedClaim, When, Who
from twosource.stages.link_before import is_told_before
from twosource.stages.link_ties import Tie, has_been, is_told
from twosource.stages.names import fold_name, same_name

TAKEN, CHARGED, TRIED, SENTENCED, FREED = range(5)
_STEPS = {
    ("abduction", None): TAKEN,
    ("disappearance", None): TAKEN,
    ("detention", None): TAKEN,
    ("trial", "charge"): CHARGED,
    ("trial", None): TRIED,
    ("sentence", None): SENTENCED,
    ("release", None): FREED,
    ("execution", "execution"): FREED,
    ("flight", "escape"): FREED,
}
_NAMES = ("taken", "charged", "tried", "sentenced", "freed or put to death")
_SMALL = frozenset({"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"})
_A = re.compile(r"\b(?:[Aa]n?|[Aa]nother)\s+(?:\w+\s+)?$")
_ARTICLE = 24
_POINTING = frozenset({"he", "she", "they", "him", "her", "them", "man", "woman", "client"})


def find_steps(claims: Sequence[GroundedClaim], text: str) -> Iterator[Tie]:
    """Give for each step what came before it, of the same people: the nearest step that is told."""
    steps = [(one, step) for one in claims if is_told(one) and (step := step_of(one)) is not None]
    told = [one for one, _ in steps]
    alone = _is_alone(told, text)
    last = {one.claim.id: other.claim.id for other, one in pairwise(told)}
    before: dict[str, list[tuple[int, GroundedClaim]]] = {}
    for (one, step), (other, earlier) in permutations(steps, 2):
        comes_later = earlier < step and has_been(other) and _may_follow(one, other)
        if not comes_later or is_told_before(one, other, text):
            continue
        if _same_people(one, other, alone=alone) or _points_to(one, other, last, text):
            before.setdefault(one.claim.id, []).append((earlier, other))
    by_id = {one.claim.id: (one, step) for one, step in steps}
    for key, ones in before.items():
        nearest = max(earlier for earlier, _ in ones)
        for earlier, other in ones:
            if earlier == nearest:
                yield _tie(*by_id[key], other, earlier)


def step_of(one: GroundedClaim) -> int | None:
    """Give which step of a matter a claim tells of; None if of none."""
    kind = one.claim.type
    return _STEPS.get((kind, one.claim.subtype), _STEPS.get((kind, None)))


def _tie(one: GroundedClaim, step: int, other: GroundedClaim, earlier: int) -> Tie:
    comes = step == SENTENCED and earlier in {CHARGED, TRIED}
    why = f"the report tells of the same people that they were {_NAMES[earlier]} before"
    return Tie(
        "consequence_of" if comes else "follows",
        one.claim.id,
        other.claim.id,
        why,
        one.claim.passage,
    )


def _people(one: GroundedClaim) -> list[Who]:
    """Give whom a step befalls; who escapes does it."""
    role = "actor" if one.claim.type == "flight" else "target"
    return [who for who in one.who if who.role == role]


def _is_alone(claims: Sequence[GroundedClaim], text: str) -> bool:
    """Tell whether all steps of a report befall one person: no two names, no number of people."""
    people = [who for one in claims for who in _people(one)]
    names = [who.name for who in people if _is_name(who)]
    several = any(count.high != 1 for one in claims for count in one.counts)
    groups = any(who.entity == "group" for who in people)
    longest = max(names, key=len, default="")
    alike = all(same_name(longest, name) for name in names)
    return not several and not groups and alike and not _is_another(people, text)


def _is_another(people: Sequence[Who], text: str) -> bool:
    """Tell whether somebody is brought in beside another: "A clerk was held. A woman was tried"."""
    heads: list[str] = []
    for who in people:
        head = who.head or who.name
        if heads and head not in heads and _is_brought_in(who, text):
            return True
        heads.append(head)
    return False


def _is_brought_in(who: Who, text: str) -> bool:
    """Tell somebody new, "a woman", from "the woman" told of before."""
    before = text[: who.spans[0].start] if who.spans else ""
    return _A.search(before[-_ARTICLE:]) is not None


def _same_people(one: GroundedClaim, other: GroundedClaim, *, alone: bool) -> bool:
    """Tell whether two steps befall the same: one name, one description, or nobody else is told."""
    ours, theirs = _people(one), _people(other)
    if any(_same(mine, yours) for mine in ours for yours in theirs):
        return True
    named = any(map(_is_name, ours)) and any(map(_is_name, theirs))
    return alone and not named


def _points_to(
    one: GroundedClaim, other: GroundedClaim, last: Mapping[str, str], text: str
) -> bool:
    """Tell whether one of two points back to whom the other, told just before, is of.

    "Two men went on trial. They were arrested in April." "12 were held; five of them were freed."
    """
    return any(
        last.get(later.claim.id) == earlier.claim.id
        and _points_back(later, text)
        and _names_somebody(earlier)
        for later, earlier in ((one, other), (other, one))
    )


def _points_back(one: GroundedClaim, text: str) -> bool:
    """Tell whether a step names nobody, or no more than a number of those told before."""
    people = _people(one)
    if any(_is_brought_in(who, text) for who in people):
        return False
    if people:
        return all(not _is_name(who) and not _bare(fold_name(who.name)) for who in people)
    first = one.claim.passage.of(text).split()[0].lower()
    return one.claim.definite or first in _POINTING


def _names_somebody(one: GroundedClaim) -> bool:
    return any(_bare(fold_name(who.name)) for who in _people(one))


def _is_name(who: Who) -> bool:
    """Tell a name; what is written like one may be somebody else's as well."""
    return who.named or (who.entity != "group" and who.name.istitle())


def _same(one: Who, other: Who) -> bool:
    if _is_name(one) and _is_name(other):
        return same_name(one.name, other.name)
    if _is_name(one) or _is_name(other):
        return False
    ours, theirs = fold_name(one.name), fold_name(other.name)
    person = one.entity == other.entity == "person" and one.head == other.head != ""
    return ours == theirs or person or (_bare(ours) == _bare(theirs) != "")


def _bare(name: str) -> str:
    """Give a description without its number and what only points back."""
    words = [word for word in name.split() if word not in _SMALL and not word.isdigit()]
    if words in (["them"], ["those"]):
        return ""
    return " ".join(word for word in words if word not in _POINTING)


def _may_follow(one: GroundedClaim, other: GroundedClaim) -> bool:
    """Tell whether the days allow that one is not before the other."""
    if not isinstance(one.when, When) or not isinstance(other.when, When):
        return True
    last, first = one.when.latest, other.when.earliest
    return last is None or first is None or last >= first
