"""Which claims could come into one cluster at all: what chains of single links tie together.

A merge needs an average above the threshold, so at least one link above it. What no chain of such
links, nor of people's "same", ties together can be clustered apart, with the same outcome.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from twosource.model.match import Pair, Verdict
from twosource.stages.scores import Links, Score

NOT_COMPARED = -3.0

Decided = Mapping[str, Mapping[str, Verdict]]
"""For each claim the decisions on it, by the other claim."""


def list_decided(decisions: Mapping[Pair, Verdict]) -> dict[str, dict[str, Verdict]]:
    """Give the decisions on each claim; who cannot tell leaves a pair to the machine."""
    decided: defaultdict[str, dict[str, Verdict]] = defaultdict(dict)
    for pair, verdict in decisions.items():
        if verdict == "unsure":
            continue
        decided[pair.left][pair.right] = verdict
        decided[pair.right][pair.left] = verdict
    return dict(decided)


def find_components(
    claims: Iterable[str], links: Links, decided: Decided, threshold: float
) -> Iterator[frozenset[str]]:
    """Give the groups of claims that merges could reach across, by chains of single links."""
    seen: set[str] = set()
    for claim in claims:
        if claim not in seen:
            found = {claim}
            waiting = [claim]
            while waiting:
                new = tied_to(waiting.pop(), links, decided, threshold) - found
                found |= new
                waiting.extend(new)
            seen |= found
            yield frozenset(found)


def tied_to(claim: str, links: Links, decided: Decided, threshold: float) -> set[str]:
    """Give the claims that one alone could be merged with."""
    verdicts = decided.get(claim, {})
    tied = {
        other
        for other, score in links.near(claim).items()
        if may_tie(score, threshold) and other not in verdicts
    }
    tied.update(other for other, verdict in verdicts.items() if verdict == "same")
    return tied


def may_tie(score: Score | None, threshold: float) -> bool:
    """Tell whether one comparison alone could lead to a merge."""
    if score is None or score.barred:
        return False
    # Where the threshold lies lower, reports never compared would speak for a merge.
    return score.bits > threshold or threshold < NOT_COMPARED
