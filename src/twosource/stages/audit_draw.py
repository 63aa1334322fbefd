"""Draw a sample from what a record holds: stratum by stratum, evenly along its order, by a seed.

How many are drawn of each stratum goes by Sainte-Laguë's rule. Within a stratum the draw is
systematic with a chance start (Cochran, Sampling Techniques, 1977, ch. 8): each member is as likely
as any other, and whatever the members are sorted by is spread as in the record.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from twosource.model.audit import FRAMES, PAIRED, Frame, Stratum
from twosource.model.ids import digest

LEAST = 2  # drawn of each stratum, where it has so many: one alone tells nothing of its spread

# How much of a sample each frame gets, where the record holds enough of it.
SHARES: Mapping[Frame, float] = {
    "claim": 34,
    "said_by": 12,
    "when": 14,
    "where": 14,
    "count": 12,
    "who": 14,
    "no_when": 8,
    "no_where": 8,
    "more_counts": 6,
    "more_who": 6,
    "sentence": 34,
    "report": 8,
    "joined": 16,
    "apart": 14,
}
# Pairs of which the machine was unsure are drawn more often than their number says.
TIMES = 2.0
NEAR = "near"

K = TypeVar("K", bound=Hashable)
_Place = tuple[Frame, str]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something of the record that may be drawn, and by what it is found again."""

    frame: Frame
    stratum: str
    key: tuple[str, ...]


def allocate(sizes: Mapping[K, int], weights: Mapping[K, float], most: int) -> dict[K, int]:
    """Share a sample out: by weight, never more than there are, and two of each where it can be.

    >>> allocate({"few": 1, "many": 90, "some": 9}, {"few": 1, "many": 90, "some": 9}, 10)
    {'few': 1, 'many': 7, 'some': 2}
    """
    drawn = {key: 0 for key, size in sizes.items() if size}
    for least in range(LEAST):
        for key in drawn:
            if sum(drawn.values()) < most and sizes[key] > least:
                drawn[key] += 1
    while sum(drawn.values()) < most:
        left = [key for key in drawn if drawn[key] < sizes[key]]
        if not left:
            break
        # The first of equals: the order of the strata is fixed.
        drawn[max(left, key=lambda key: weights[key] / (2 * drawn[key] + 1))] += 1
    return drawn


def plan(sizes: Mapping[_Place, int], most: int) -> tuple[Stratum, ...]:
    """Share a sample out over frames, and within each over its strata, in the order of frames."""
    held = Counter[Frame]()
    for (frame, _), size in sizes.items():
        held[frame] += size
    ordered = {frame: held[frame] for frame in FRAMES if held[frame]}
    strata = []
    for frame, count in allocate(ordered, SHARES, most).items():
        own = {name: size for (one, name), size in sorted(sizes.items()) if one == frame}
        weights = {name: size * _times(frame, name) for name, size in own.items()}
        drawn = allocate(own, weights, count)
        strata += [Stratum(frame, name, own[name], drawn[name]) for name in own]
    return tuple(strata)


def _times(frame: Frame, stratum: str) -> float:
    # Of a claim it says little how surely it is joined: drawn more often it would only weigh less.
    return TIMES if frame in PAIRED and stratum == NEAR else 1.0


def draw(
    candidates: Callable[[], Iterable[Candidate]], most: int, seed: int
) -> tuple[tuple[Stratum, ...], list[Candidate]]:
    """Give the strata of a record, and those drawn of each, in the order they are given in.

    `candidates` is asked twice and must give the same both times: none are held in memory.
    """
    sizes = Counter((one.frame, one.stratum) for one in candidates())
    strata = plan(sizes, most)
    wanted = {(one.frame, one.name): _places(one, seed) for one in strata}
    seen = Counter[_Place]()
    chosen = []
    for one in candidates():
        place = one.frame, one.stratum
        if seen[place] in wanted[place]:
            chosen.append(one)
        seen[place] += 1
    return strata, chosen


def _places(stratum: Stratum, seed: int) -> frozenset[int]:
    """Give the places within a stratum that are drawn: evenly, from a chance start on."""
    start = chance("start", str(seed), stratum.frame, stratum.name)
    return frozenset(
        int((start + step) * stratum.size / stratum.drawn) for step in range(stratum.drawn)
    )


def chance(*words: str) -> float:
    """Give a number from 0 up to 1 that hangs on words alone."""
    return int(digest("chance", *words)[:13], 16) / 16**13


def shuffle(ones: Iterable[Candidate], seed: int) -> Iterator[Candidate]:
    """Give the candidates frame by frame, within each in an order that tells nothing of strata."""
    yield from sorted(
        ones, key=lambda one: (FRAMES.index(one.frame), chance("order", str(seed), *one.key))
    )
