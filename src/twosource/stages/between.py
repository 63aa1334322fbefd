"""Weighs the claims of two events against each other, whether a build compared them or not."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, product

from twosource.model.match import Match, Pair
from twosource.model.values import GroundedClaim
from twosource.stages.join import Joined
from twosource.stages.pairs import family_of, may_pair
from twosource.stages.scores import pair_of

MOST = 1000


@dataclass(frozen=True, slots=True)
class Between:
    """The pairs of two events, weighed: the likeliest first, what is impossible last.

    A report's claims on an event stand together, as a build compares them. `compared` counts the
    pairs that a build weighed too; where it weighed none, `why` says what kept them from it.
    `left_out` counts the pairs beyond the most that are weighed at once.
    """

    matches: tuple[Match, ...]
    compared: int
    why: tuple[str, ...]
    left_out: int = 0


def weigh_between(
    left: Sequence[str], right: Sequence[str], joined: Joined, families: Mapping[str, str]
) -> Between:
    """Weigh the pairs of the claims of two events; what was taken back or refuted has none."""
    pairs = list(dict.fromkeys(_list_pairs(left, right, joined)))
    matches = [joined.tell(pair) for pair in islice(pairs, MOST)]
    compared = sum(joined.links.get(one.left, one.right) is not None for one in pairs)
    told = [] if compared else [_tell_why(pair, joined, families) for pair in pairs]
    return Between(
        tuple(sorted(matches, key=lambda one: (one.veto is not None, -one.bits, one.pair))),
        compared,
        tuple(dict.fromkeys(told)),
        max(0, len(pairs) - MOST),
    )


def _list_pairs(left: Sequence[str], right: Sequence[str], joined: Joined) -> Iterator[Pair]:
    """Give the pairs: of one report claim by claim, of two reports all that each tells."""
    for ours, theirs in product(left, right):
        if ours not in joined.claims or theirs not in joined.claims:
            continue
        if joined.claims[ours].claim.report == joined.claims[theirs].claim.report:
            yield pair_of(ours, theirs)
        else:
            yield pair_of(joined.leads[ours], joined.leads[theirs])


def _tell_why(pair: Pair, joined: Joined, families: Mapping[str, str]) -> str:
    """Say why a build does not compare two claims."""
    one, other = joined.claims[pair.left], joined.claims[pair.right]
    ours, theirs = family_of(one, families), family_of(other, families)
    if ours[0] != theirs[0]:
        types = sorted({one.claim.type, other.claim.type})
        named = " and ".join(name.replace("_", " ") for name in types)
        return f"they are of types that are never compared ({named})"
    if ours != theirs:
        return "one is told as not so, and the other as so"
    return _tell_apart(one, other)


def _tell_apart(one: GroundedClaim, other: GroundedClaim) -> str:
    if one.claim.report != other.claim.report and not may_pair(one, other):
        return "they lie in two countries"
    return "they share no place, days, number, name or words that few others share"
