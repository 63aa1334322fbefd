"""Find again what a decision speaks of: same report, same type, overlapping passage.

A claim coded by hand never moves: it answers to its very passage alone, and behind one that the
machine took there. So a claim that is added by hand draws no decision to itself.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from twosource.model.claim import Claim
from twosource.model.match import Anchor
from twosource.model.values import GroundedClaim

ByType = Mapping[tuple[str, str], Sequence[Claim]]


def anchor_of(one: GroundedClaim) -> Anchor:
    """Give what a decision on a claim holds on to: the type is the one the machine read.

    So a type that a person corrected can be corrected again, and the correction undone.
    """
    read = [each.machine for each in one.corrections if each.facet == "type" and each.heeded]
    kind = read[0].partition("/")[0] if read else one.claim.type
    return Anchor(one.claim.report, one.claim.passage, kind)


def sort_by_type(claims: Iterable[Claim]) -> ByType:
    """Give the claims of each report and type."""
    told: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        told[claim.report, claim.type].append(claim)
    return told


def rank(anchor: Anchor, told: ByType) -> list[str]:
    """Give the claims that answer to an anchor, the best first.

    The largest overlap first, then the shorter passage, then the machine's, then the smaller id.
    """
    return [key for *_, key in sorted(_weigh(anchor, told))]


def find_best(anchor: Anchor, told: ByType) -> tuple[str, ...]:
    """Give all claims that answer equally well: those of two people's word on one passage."""
    weighed = sorted(_weigh(anchor, told))
    return tuple(key for *how, _, key in weighed if how == list(weighed[0][:-2]))


def find_each(anchors: Sequence[Anchor], told: ByType) -> tuple[str | None, ...]:
    """Give for each of several anchors a claim of its own, the best fits first, or None."""
    fits = sorted(
        (*weighed, number)
        for number, anchor in enumerate(anchors)
        for weighed in _weigh(anchor, told)
    )
    found: dict[int, str] = {}
    taken: set[str] = set()
    for *_, key, number in fits:
        if number not in found and key not in taken:
            found[number] = key
            taken.add(key)
    return tuple(found.get(number) for number in range(len(anchors)))


def _weigh(anchor: Anchor, told: ByType) -> list[tuple[int, int, bool, str]]:
    """Give each claim that overlaps an anchor, with how well: the smaller the better."""
    return [
        (-_measure_overlap(anchor, claim), len(claim.passage), claim.by_hand, claim.id)
        for claim in told.get((anchor.report, anchor.type), ())
        if _answers(claim, anchor)
    ]


def _answers(claim: Claim, anchor: Anchor) -> bool:
    if claim.by_hand:
        return claim.passage == anchor.passage
    return claim.passage.overlaps(anchor.passage)


def _measure_overlap(anchor: Anchor, claim: Claim) -> int:
    """Give the number of characters an anchor and a claim's passage share."""
    ours, theirs = anchor.passage, claim.passage
    return min(ours.end, theirs.end) - max(ours.start, theirs.start)
