"""Scores attributions against labelled ones, part by part and whole.

The measures of `docs/attribution.md`: `exact` spans and `token`s of source, cue and content, and
whole attributions, exactly right or in the main (`whole_partial`, the figure to look at).
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from twosource.model.errors import BadInput

Pieces = tuple[tuple[int, int], ...]
Parts = Mapping[str, Pieces]
ROLES = ("source", "cue", "content")
HALF = 0.5
TOKEN = re.compile(r"\w+|[^\w\s]")


@dataclass(slots=True)
class Tally:
    """How many were told, how many are labelled, and how many of either are the same."""

    both: int = 0
    told: int = 0
    labelled: int = 0

    def add(self, both: int, told: int, labelled: int) -> None:
        """Count further ones."""
        self.both += both
        self.told += told
        self.labelled += labelled

    @property
    def precision(self) -> float:
        """Give the per cent of what was told that is labelled."""
        return 100 * self.both / self.told if self.told else 0.0

    @property
    def recall(self) -> float:
        """Give the per cent of what is labelled that was told."""
        return 100 * self.both / self.labelled if self.labelled else 0.0

    @property
    def f1(self) -> float:
        """Give the harmonic mean of both."""
        whole = self.told + self.labelled
        return 200 * self.both / whole if whole else 0.0


@dataclass(slots=True)
class Score:
    """All figures of some documents; each role by its name."""

    exact: dict[str, Tally] = field(default_factory=lambda: {role: Tally() for role in ROLES})
    token: dict[str, Tally] = field(default_factory=lambda: {role: Tally() for role in ROLES})
    whole_exact: Tally = field(default_factory=Tally)
    whole_partial: Tally = field(default_factory=Tally)

    def add(self, text: str, labelled: Sequence[Parts], told: Sequence[Parts]) -> None:
        """Score one document."""
        sides = [[trim_parts(text, one) for one in side] for side in (labelled, told)]
        counted = [Counter(tuple(one[role] for role in ROLES) for one in side) for side in sides]
        self.whole_exact.add((counted[0] & counted[1]).total(), len(sides[1]), len(sides[0]))
        touched = [[touch(text, one) for one in side] for side in sides]
        self.whole_partial.add(count_pairs(*touched), len(sides[1]), len(sides[0]))
        for role in ROLES:
            spans = [Counter(one[role] for one in side if one[role]) for side in sides]
            both = (spans[0] & spans[1]).total()
            self.exact[role].add(both, spans[1].total(), spans[0].total())
            words = [frozenset[int]().union(*(one[role] for one in side)) for side in touched]
            self.token[role].add(len(words[0] & words[1]), len(words[1]), len(words[0]))


def trim_parts(text: str, one: Parts) -> dict[str, Pieces]:
    """Give each part's pieces in order, without white space at their ends and empty ones.

    Raises:
        BadInput: a piece lies outside the text.
    """
    trimmed = {}
    for role in ROLES:
        pieces = [trim(text, start, end) for start, end in one.get(role, ())]
        trimmed[role] = tuple(sorted(piece for piece in pieces if piece[0] < piece[1]))
    return trimmed


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Drop white space at the ends of a piece."""
    if not 0 <= start <= end <= len(text):
        where = f"characters {start} to {end}"
        raise BadInput(where, f"outside a text of {len(text)}", "count from 0, in code points")
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), start + len(words.rstrip())


def touch(text: str, one: Mapping[str, Pieces]) -> dict[str, frozenset[int]]:
    """Give the words that each part touches, by where they begin."""
    return {role: frozenset(list_touched(text, one[role])) for role in ROLES}


def list_touched(text: str, pieces: Pieces) -> Iterable[int]:
    """Give where each word begins that shares a character with a piece."""
    for start, end in pieces:
        first = start
        while first > 0 and not text[first - 1].isspace():
            first -= 1
        for token in TOKEN.finditer(text, first):
            if token.start() >= end:
                break
            if token.end() > start:
                yield token.start()


def count_pairs(
    labelled: Sequence[Mapping[str, frozenset[int]]], told: Sequence[Mapping[str, frozenset[int]]]
) -> int:
    """Count the labelled ones that a told one is in the main: one to one, the best overlap first.

    Their cues share a word, or both have none; source and content overlap by half or more (Dice).
    """
    pairs = []
    for left, one in enumerate(labelled):
        for right, other in enumerate(told):
            if one["cue"] & other["cue"] or not (one["cue"] or other["cue"]):
                source, content = (dice(one[role], other[role]) for role in ("source", "content"))
                if source >= HALF and content >= HALF:
                    overlap = source + content + dice(one["cue"], other["cue"])
                    pairs.append((-overlap, left, right))
    taken: tuple[set[int], set[int]] = (set(), set())
    for _, left, right in sorted(pairs):
        if left not in taken[0] and right not in taken[1]:
            taken[0].add(left)
            taken[1].add(right)
    return len(taken[0])


def dice(one: frozenset[int], other: frozenset[int]) -> float:
    """Give the share of two sets' members that both have; 1 where both are empty."""
    size = len(one) + len(other)
    return 2 * len(one & other) / size if size else 1.0
