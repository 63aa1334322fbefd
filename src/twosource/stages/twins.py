"""What tells the same as a claim coded by hand: a claim of its report and type in the same words.

A person who codes a passage from which the machine took that very claim adds no second telling.
"""

from collections.abc import Sequence
from dataclasses import replace

from twosource.model.claim import Claim
from twosource.model.match import Anchor
from twosource.model.values import GroundedClaim
from twosource.stages.anchors import ByType, find_best
from twosource.stages.pairs import NEGATIVE


def find_twins(coded: Claim, told: ByType) -> tuple[str, ...]:
    """Give the claims that tell the same as one coded by hand.

    Those of its report, its type and its side (told as so, or as not so) whose passages overlap
    most: where it covers two tellings that the machine keeps apart, it goes with one of them.
    """
    anchor = Anchor(coded.report, coded.passage, coded.type)
    # What another person coded there is a telling like the machine's.
    beside = [
        replace(one, by_hand=False)
        for one in told[coded.report, coded.type]
        if _is_beside(one, coded)
    ]
    return find_best(anchor, {(coded.report, coded.type): beside})


def leave_twins_out(claims: Sequence[GroundedClaim]) -> Sequence[GroundedClaim]:
    """Give claims as they are to be counted: what a person coded stands for its twins.

    So a passage that was read and coded counts once, and by what the last person says it tells.
    """
    coded = [one for one in claims if one.claim.by_hand]
    if not coded:
        return claims
    kept: list[GroundedClaim] = []
    others = [one for one in claims if not one.claim.by_hand]
    for one in (*sorted(coded, key=_last_coded, reverse=True), *others):
        if not any(_is_twin(one.claim, other.claim) for other in kept if other.claim.by_hand):
            kept.append(one)
    return kept


def _last_coded(one: GroundedClaim) -> int:
    return max(coding.decision for coding in one.coded)


def _is_twin(one: Claim, coded: Claim) -> bool:
    same = (one.report, one.type) == (coded.report, coded.type)
    return same and one.passage.overlaps(coded.passage) and _is_beside(one, coded)


def _is_beside(one: Claim, coded: Claim) -> bool:
    alike = (one.stance in NEGATIVE) == (coded.stance in NEGATIVE)
    return one.id != coded.id and alike and one.time != "general"
