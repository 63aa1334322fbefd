"""Walks over the dependency tree of a report's words."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from twosource.model.parse import Parse, Stretch, Token
from twosource.model.spans import Span


@dataclass(frozen=True, slots=True)
class Tree:
    """The words of a report with their dependents, and the sentence and entity each stands in."""

    parse: Parse
    below: tuple[tuple[int, ...], ...]
    sentence: tuple[int, ...]
    named: dict[int, Stretch]

    def __getitem__(self, index: int) -> Token:
        return self.parse.tokens[index]

    def __len__(self) -> int:
        return len(self.parse.tokens)

    def word(self, index: int) -> str:
        """Give a word in lower case with straight apostrophes."""
        return self[index].text.lower().replace("\u2019", "'")

    def kids(self, index: int, *deps: str) -> list[int]:
        """Give the dependents of a word that stand to it in one of these ways."""
        return [kid for kid in self.below[index] if self[kid].dep in deps]

    def under(self, index: int, without: frozenset[int] = frozenset()) -> frozenset[int]:
        """Give a word with all that hangs on it; what hangs on `without` is left out."""
        found: set[int] = set()
        waiting = [index] if index not in without else []
        while waiting:
            one = waiting.pop()
            found.add(one)
            waiting += [kid for kid in self.below[one] if kid not in without]
        return frozenset(found)

    def head(self, index: int) -> int | None:
        """Give the word this one hangs on, None for a root."""
        head = self[index].head
        return None if head == index else head

    def heads(self, index: int) -> Iterator[int]:
        """Give the words above this one, nearest first."""
        above = self.head(index)
        while above is not None:
            yield above
            above = self.head(above)

    def ends(self, index: int) -> tuple[int, int]:
        """Give first and last token (half-open) of the sentence a word stands in."""
        stretch = self.parse.sentences[self.sentence[index]]
        return stretch.first, stretch.last

    def paragraph(self, index: int) -> int:
        """Give the paragraph number of a word; -1 in the headline."""
        number = self.sentence[index]
        headline = self.parse.sentences[number].label == "headline"
        return -1 if headline else self.parse.paragraphs[number]

    def inside(self, span: Span) -> frozenset[int]:
        """Give the words that lie within a stretch of the text."""
        tokens = self.parse.tokens
        first = bisect_left(tokens, span.start, key=lambda token: token.start)
        last = bisect_right(tokens, span.end, key=lambda token: token.end)
        return frozenset(range(first, max(first, last)))


def grow_tree(parse: Parse) -> Tree:
    """Prepare a parse for walking."""
    sentence = [0] * len(parse.tokens)
    for number, stretch in enumerate(parse.sentences):
        for index in range(stretch.first, stretch.last):
            sentence[index] = number
    named = {
        index: entity for entity in parse.entities for index in range(entity.first, entity.last)
    }
    return Tree(parse, parse.children(), tuple(sentence), named)


def runs(indexes: Iterable[int]) -> list[tuple[int, int]]:
    """Give neighbouring numbers as half-open runs, in order.

    >>> runs([4, 1, 2])
    [(1, 3), (4, 5)]
    """
    ordered = sorted(set(indexes))
    if not ordered:
        return []
    breaks = [here + 1 for here, there in pairwise(ordered) if there != here + 1]
    starts = [ordered[0], *(there for here, there in pairwise(ordered) if there != here + 1)]
    return list(zip(starts, [*breaks, ordered[-1] + 1], strict=True))
