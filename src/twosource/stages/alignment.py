"""Where the words of one text stand in another, run by run.

Greedy string tiling (Wise 1993), from the left: a paragraph that was moved is found as well. A run
has at least five words; fewer are met by chance.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from twosource.model.spans import Span
from twosource.stages.running_words import Words

SHORTEST_RUN = 5


@dataclass(frozen=True, slots=True)
class Run:
    """So many words in a row, from this word of the one text and from that of the other."""

    here: int
    there: int
    words: int


@dataclass(frozen=True, slots=True)
class Passage:
    """The same words in two reports: characters of the one's kept text, and of the other's."""

    here: Span
    there: Span


def align(ours: tuple[str, ...], theirs: tuple[str, ...]) -> tuple[Run, ...]:
    """Give the runs of our words that stand in theirs, from first to last, none overlapping.

    Where several runs begin at one word the longest counts, of equals the one that goes on in
    order.
    """
    places = _index(theirs)
    runs: list[Run] = []
    at, reached = 0, 0
    while at <= len(ours) - SHORTEST_RUN:
        starts = places.get(ours[at : at + SHORTEST_RUN])
        if starts is None:
            at += 1
            continue
        run = _choose(Run(at, reached, 0), starts, ours, theirs)
        runs.append(run)
        at += run.words
        reached = run.there + run.words
    return tuple(runs)


def _choose(sought: Run, starts: Sequence[int], ours: Sequence[str], theirs: Sequence[str]) -> Run:
    """Give the longest of the runs that begin here; of equals one at or after `sought.there`."""
    if len(starts) == 1:
        return Run(sought.here, starts[0], _measure(ours, sought.here, theirs, starts[0]))
    runs = [Run(sought.here, one, _measure(ours, sought.here, theirs, one)) for one in starts]
    return max(runs, key=lambda run: (run.words, run.there >= sought.there, -run.there))


def _index(words: tuple[str, ...]) -> dict[tuple[str, ...], list[int]]:
    places: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for start in range(len(words) - SHORTEST_RUN + 1):
        places[words[start : start + SHORTEST_RUN]].append(start)
    return dict(places)


def _measure(ours: Sequence[str], at: int, theirs: Sequence[str], start: int) -> int:
    """Count how many words run alike from here and from there."""
    words = SHORTEST_RUN
    most = min(len(ours) - at, len(theirs) - start)
    while words < most and ours[at + words] == theirs[start + words]:
        words += 1
    return words


def measure_share(runs: Iterable[Run], words: int) -> float:
    """Give the share of so many words that the runs hold, 0 to 1."""
    return sum(run.words for run in runs) / words if words else 0.0


def mark_passages(runs: Iterable[Run], here: Words, there: Words) -> tuple[Passage, ...]:
    """Give the characters of runs: cut where in either text something else stands between."""
    return tuple(
        Passage(_span(here, one.here, one.words), _span(there, one.there, one.words))
        for run in runs
        for one in _cut(run, here, there)
    )


def _cut(run: Run, here: Words, there: Words) -> Iterator[Run]:
    start = 0
    for place in range(1, run.words + 1):
        ends = place == run.words
        if ends or _breaks(here, run.here + place) or _breaks(there, run.there + place):
            yield Run(run.here + start, run.there + start, place - start)
            start = place


def _breaks(words: Words, place: int) -> bool:
    return words.stretches[place] != words.stretches[place - 1]


def _span(words: Words, first: int, count: int) -> Span:
    return Span(words.starts[first], words.ends[first + count - 1])
