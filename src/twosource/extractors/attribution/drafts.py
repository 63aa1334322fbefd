"""One attribution as it is being worked out: words, not yet characters."""

from dataclasses import dataclass, field

from twosource.extractors.attribution.tree import Tree, runs
from twosource.extractors.attribution.words import Frame, Manner


@dataclass(frozen=True, slots=True)
class Draft:
    """Who (`head` of `source`), by which words (`cue`, its main one `verb`), says what (`content`).

    `outer` are further hops, innermost first: the head of the voice and the word that brings it in
    ("citing"); `inner` hops stand before the source. `quotes` are numbers of the quotations that
    belong to the content. `negated`: the holder did not say so.
    """

    verb: int
    cue: frozenset[int]
    head: int | None
    source: frozenset[int]
    content: frozenset[int]
    manner: Manner
    frame: Frame
    negated: bool = False
    inner: tuple[tuple[int, int], ...] = ()
    outer: tuple[tuple[int, int], ...] = ()
    quotes: frozenset[int] = field(default=frozenset())


def phrase(tree: Tree, head: int, without: frozenset[int] = frozenset()) -> frozenset[int]:
    """Give a noun with what belongs to it, less what is left out and dangling punctuation."""
    words = tree.under(head) - without
    # A source is one stretch: what a bad attachment carries off to elsewhere is no part of it.
    stretch = next(
        (range(*run) for run in runs(words) if head in range(*run)), range(head, head + 1)
    )
    return frozenset(trimmed(tree, stretch))


def trimmed(tree: Tree, words: range) -> range:
    """Drop punctuation and joining words at the ends of a stretch."""
    first, last = words.start, words.stop
    while last - first > 1 and tree[last - 1].pos in {"PUNCT", "CCONJ", "SPACE"}:
        last -= 1
    while last - first > 1 and tree[first].pos in {"PUNCT", "CCONJ", "SPACE"}:
        first += 1
    return range(first, last)
