"""What a comparison comes to, without its reasons: enough to cluster by, and small to keep."""

from collections.abc import Callable, Iterable, Mapping, MutableMapping
from dataclasses import dataclass, field
from functools import lru_cache

from twosource.model.match import Match, Pair
from twosource.model.values import GroundedClaim

Compare = Callable[[GroundedClaim, GroundedClaim], Match]


@dataclass(frozen=True, slots=True)
class Score:
    """The bits of a match, those in favour alone, and whether a veto forbids it."""

    bits: float
    speaking: float
    barred: bool


@dataclass(frozen=True, slots=True)
class Links:
    """The scores of all pairs that were compared: for each claim the others, with the score."""

    of: MutableMapping[str, dict[str, Score]] = field(default_factory=dict)

    def put(self, left: str, right: str, score: Score) -> None:
        """Keep the score of a pair."""
        for one, other in ((left, right), (right, left)):
            others = self.of.get(one, {})
            others[other] = score
            # Put back even if it was there: what holds the scores may be a file.
            self.of[one] = others

    def drop(self, left: str, right: str) -> None:
        """Forget the score of a pair, if there is one."""
        for one, other in ((left, right), (right, left)):
            others = self.of.get(one, {})
            others.pop(other, None)
            if others:
                self.of[one] = others
            else:
                self.of.pop(one, None)

    def get(self, left: str, right: str) -> Score | None:
        """Give the score of a pair, None if it was not compared."""
        return self.of.get(left, {}).get(right)

    def near(self, claim: str) -> Mapping[str, Score]:
        """Give the claims that one was compared with."""
        return self.of.get(claim, {})


def score_of(match: Match) -> Score:
    """Give what a comparison comes to."""
    bits = speaking = 0.0
    for reason in match.reasons:
        bits += reason.bits
        if reason.bits > 0:
            speaking += reason.bits
    return _one_score(bits, speaking, match.veto is not None)


def link_all(matches: Iterable[Match]) -> Links:
    """Give the scores of matches."""
    links = Links()
    for match in matches:
        links.put(match.pair.left, match.pair.right, score_of(match))
    return links


def pair_of(one: str, other: str) -> Pair:
    """Give the pair of two claims."""
    return Pair(one, other) if one < other else Pair(other, one)


@lru_cache(maxsize=2**16)
def _one_score(bits: float, speaking: float, barred: bool) -> Score:  # noqa: FBT001 - a field
    # Millions of pairs come to a few thousand scores: each is kept once.
    return Score(bits, speaking, barred)
