"""What tells the same as a claim coded by hand: a claim of its report and type in the same words.

A person who codes a passage from which the machine took that very claim adds no second telling.
"""

from dataclasses import replace

from twosource.model.claim import Claim
from twosource.model.match import Anchor
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


def _is_beside(one: Claim, coded: Claim) -> bool:
    alike = (one.stance in NEGATIVE) == (coded.stance in NEGATIVE)
    return one.id != coded.id and alike and one.time != "general"
