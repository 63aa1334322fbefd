"""Which matches hold an event together, and which events look like it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from twosource.model.match import Match, Pair
from twosource.stages.scores import Links, Score, pair_of

MOST_ALIKE = 5
ALIKE = 1.5

Tell = Callable[[Pair], Match]


@dataclass(frozen=True, slots=True)
class Likeness:
    """A cluster that looks like another, by its smallest claim, and the pair that shows it.

    `apart` says what all pairs that were compared between the two come to.
    """

    cluster: str
    pair: Pair
    apart: str = ""


def tie(members: Iterable[str], links: Links, tell: Tell) -> tuple[Match, ...]:
    """Give the matches that hold a cluster together, the strongest first.

    No more than it takes to reach every claim: a maximum spanning tree. `tell` gives the match of
    a pair with its reasons.
    """
    inside = frozenset(members)
    strongest = sorted(
        (-score.bits, pair_of(claim, other))
        for claim in inside
        for other, score in links.near(claim).items()
        if claim < other and other in inside and not score.barred
    )
    kept = []
    group: dict[str, frozenset[str]] = {}
    for _, pair in strongest:
        left = group.get(pair.left, frozenset({pair.left}))
        right = group.get(pair.right, frozenset({pair.right}))
        if left != right:
            kept.append(pair)
            group.update(dict.fromkeys(left | right, left | right))
    return tuple(tell(pair) for pair in kept)


def find_look_alikes(
    members: frozenset[str], links: Links, owner: Mapping[str, str]
) -> tuple[Likeness, ...]:
    """Give the clusters that look like one but were kept apart, the most alike first, five at most.

    One pair stands for two clusters: the one with most bits in favour, if these are 1.5 or more
    (about: the same kind of event in the same province). `owner` gives the cluster of each claim,
    by its smallest.
    """
    best: dict[str, tuple[float, float, Pair]] = {}
    between: defaultdict[str, list[Score]] = defaultdict(list)
    for claim in members:
        for other, score in links.near(claim).items():
            if other in members:
                continue
            cluster = owner[other]
            between[cluster].append(score)
            if score.speaking >= ALIKE:
                nearness = _rank(score, pair_of(claim, other))
                best[cluster] = min(best.get(cluster, nearness), nearness)
    mine = min(members)
    ranked = sorted((rank[0], pair_of(mine, one), one, rank[2]) for one, rank in best.items())
    return tuple(
        Likeness(one, pair, _tell_apart(between[one])) for _, _, one, pair in ranked[:MOST_ALIKE]
    )


def _tell_apart(scores: Sequence[Score]) -> str:
    """Say what all pairs that were compared between two clusters come to.

    >>> _tell_apart([Score(2.0, 4.0, barred=False), Score(-6.0, 1.0, barred=False)])
    'over the 2 pairs compared the mean is -2.0 bits'
    """
    count = len(scores)
    pairs = "the one pair" if count == 1 else f"the {count} pairs"
    barred = sum(one.barred for one in scores)
    if barred:
        return f"of {pairs} compared {barred} {'is' if barred == 1 else 'are'} impossible"
    # Summed in order of size, so that the order of claims changes no digit.
    mean = sum(sorted(one.bits for one in scores)) / count
    return f"over {pairs} compared the mean is {mean:+.1f} bits"


def _rank(score: Score, pair: Pair) -> tuple[float, float, Pair]:
    return -score.speaking, -score.bits, pair
