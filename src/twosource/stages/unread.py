"""What of a report no claim was taken from: its sentences without one, and parts left out."""

from collections.abc import Iterator, Sequence
from itertools import accumulate

from twosource.model.report import Layout, Part, PartKind
from twosource.model.spans import Span
from twosource.stages.sentences import cut_sentences

READ: frozenset[PartKind] = frozenset({"headline", "body"})


def cut_read(text: str, layout: Layout) -> tuple[Span, ...]:
    """Give the sentences of headline and body, in order, without the blanks around them."""
    return tuple(
        _trim(text, Span(part.span.start + one.start, part.span.start + one.end))
        for part in layout.parts
        if part.kind in READ
        for one in cut_sentences(part.span.of(text))
    )


def find_unread(sentences: Sequence[Span], passages: Sequence[Span]) -> Iterator[Span]:
    """Give the sentences that share no character with a passage.

    >>> list(find_unread([Span(0, 5), Span(6, 9)], [Span(2, 4)]))
    [Span(start=6, end=9)]
    """
    ordered = sorted(passages)
    # Of the passages up to each, the furthest end: one long passage may reach over many others.
    reach = list(accumulate((one.end for one in ordered), max))
    begun = 0
    for sentence in sentences:
        while begun < len(ordered) and ordered[begun].start < sentence.end:
            begun += 1
        if not begun or reach[begun - 1] <= sentence.start:
            yield sentence


def list_left_out(layout: Layout) -> tuple[Part, ...]:
    """Give the parts from which nothing is taken: bylines, captions, forms, what a page adds."""
    return tuple(part for part in layout.parts if part.kind not in READ)


def _trim(text: str, span: Span) -> Span:
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip()))
