"""Put decisions and events' names back on the claims of the readings that are current now."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from twosource.model.claim import Claim
from twosource.model.match import Anchor, Decision, Pair


@dataclass(frozen=True, slots=True)
class Attached:
    """The decision in force on each pair of claims, and the decisions that no longer attach."""

    pairs: Mapping[Pair, Decision]
    orphaned: tuple[Decision, ...]


def attach(decisions: Iterable[Decision], claims: Iterable[Claim]) -> Attached:
    """Put each decision that was not undone on the two claims it speaks of.

    A claim answers to an anchor by the same report, the same type and an overlapping passage: the
    largest overlap first, then the shorter passage, then the smaller id. Of two decisions on one
    pair the later wins. A decision with a side that finds no claim, or both sides on one claim, is
    orphaned: listed, never dropped.
    """
    told = _sort_by_type(claims)
    pairs: dict[Pair, Decision] = {}
    orphaned = []
    for decision in sorted(decisions, key=lambda one: one.id):
        if decision.undone:
            continue
        pair = _find_pair(decision, told)
        if pair is None:
            orphaned.append(decision)
        else:
            pairs[pair] = decision
    return Attached(pairs, tuple(orphaned))


def carry_events(
    known: Mapping[str, str], before: Iterable[Claim], now: Iterable[Claim]
) -> Mapping[str, str]:
    """Give the event of each claim, those of a new reading included.

    `known` is the event each claim told of so far, `before` those claims, `now` the current ones. A
    claim that is new takes the event of the one whose place it takes: same report, same type and
    an overlapping passage. So an event keeps its name when its reports are read again.
    """
    current = list(now)
    staying = {claim.id for claim in current}
    fresh = _sort_by_type(one for one in current if one.id not in known)
    carried = dict(known)
    for claim in sorted(before, key=lambda one: one.id):
        if claim.id in known and claim.id not in staying:
            heirs = _rank(Anchor(claim.report, claim.passage, claim.type), fresh)
            carried.update((heir, known[claim.id]) for heir in heirs[:1] if heir not in carried)
    return carried


def _sort_by_type(claims: Iterable[Claim]) -> Mapping[tuple[str, str], Sequence[Claim]]:
    """Give the claims of each report and type."""
    told: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        told[claim.report, claim.type].append(claim)
    return told


def _find_pair(decision: Decision, told: Mapping[tuple[str, str], Sequence[Claim]]) -> Pair | None:
    """Give the two claims a decision speaks of, None if they are not both there."""
    left = _rank(decision.left, told)
    right = _rank(decision.right, told)
    # Two claims on one passage (one statement on two people's word) have one and the same anchor.
    if decision.left == decision.right:
        right = right[1:]
    if not left or not right or left[0] == right[0]:
        return None
    return Pair(*sorted((left[0], right[0])))


def _rank(anchor: Anchor, told: Mapping[tuple[str, str], Sequence[Claim]]) -> list[str]:
    """Give the claims that answer to an anchor, the best first."""
    near = [
        claim
        for claim in told.get((anchor.report, anchor.type), ())
        if claim.passage.overlaps(anchor.passage)
    ]
    near.sort(key=lambda one: (-_measure_overlap(anchor, one), len(one.passage), one.id))
    return [claim.id for claim in near]


def _measure_overlap(anchor: Anchor, claim: Claim) -> int:
    """Give the number of characters an anchor and a claim's passage share."""
    ours, theirs = anchor.passage, claim.passage
    return min(ours.end, theirs.end) - max(ours.start, theirs.start)
