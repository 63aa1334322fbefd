"""Finds what stands in quotation marks, by the marks alone and paragraph by paragraph."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from twosource.model.spans import Span

MARK = re.compile("[\u201c\u201d\u201e\u00ab\u00bb\"]|''|``")
OPENING = frozenset("\u201c\u201e\u00ab") | {"``"}
CLOSING = frozenset("\u201d\u00bb")
SINGLE_OPEN = re.compile("(?<![\\w.,!?\u2019'])[\u2018'](?=\\w)")
SINGLE_CLOSE = re.compile("(?<=[\\w.,!?\u2026])[\u2019'](?!\\w)")
BEFORE_OPENING = frozenset(" \t\n\r\xa0([{-\u2013\u2014/:;\u2018'")


@dataclass(frozen=True, slots=True)
class Quote:
    """Words in quotation marks. `span` leaves the marks out, `outer` takes them in.

    `paragraph` is the place of its paragraph among those given; `goes_on` tells that the mark stays
    open because the next paragraph goes on with the same speech.
    """

    span: Span
    outer: Span
    paragraph: int
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """One quotation mark; it opens or it closes."""

    start: int
    end: int
    opens: bool


def find_quotes(text: str, paragraphs: Sequence[Span]) -> tuple[Quote, ...]:
    """Find the quotations of some paragraphs. Nesting counts once: the outer one is the quotation.

    An odd mark never swallows text: one that stays open is a quotation only where the next
    paragraph opens with a mark again, as newspapers print a speech of several paragraphs.
    """
    found: list[Quote] = []
    for number, paragraph in enumerate(paragraphs):
        after = paragraphs[number + 1] if number + 1 < len(paragraphs) else None
        goes_on = after is not None and starts_quoted(text, after)
        doubles = list(pair_marks(text, paragraph, number, goes_on=goes_on))
        found += doubles
        found += [
            quote
            for quote in pair_singles(text, paragraph, number)
            if not any(quote.outer.overlaps(other.outer) for other in doubles)
        ]
    return tuple(sorted(found, key=lambda quote: quote.span))


def starts_quoted(text: str, paragraph: Span) -> bool:
    """Tell whether a paragraph begins with an opening double mark."""
    first = MARK.match(text, paragraph.start)
    return first is not None and first.group() not in CLOSING


def list_marks(text: str, paragraph: Span) -> Iterator[Mark]:
    """List the double quotation marks of a paragraph; a straight one opens where a word begins."""
    for match in MARK.finditer(text, paragraph.start, paragraph.end):
        before = text[match.start() - 1] if match.start() > paragraph.start else " "
        after = text[match.end()] if match.end() < paragraph.end else " "
        opens = before in BEFORE_OPENING and not after.isspace()
        if match.group() in OPENING | CLOSING:
            opens = match.group() in OPENING
        yield Mark(match.start(), match.end(), opens)


def pair_marks(text: str, paragraph: Span, number: int, *, goes_on: bool) -> Iterator[Quote]:
    """Pair the double marks of one paragraph; of nested pairs only the outermost counts."""
    opened: list[Mark] = []
    pairs: list[Quote] = []
    for mark in list_marks(text, paragraph):
        if mark.opens:
            opened.append(mark)
        elif opened:
            first = opened.pop()
            if first.end < mark.start:
                span = Span(first.end, mark.start)
                pairs.append(Quote(span, Span(first.start, mark.end), number))
    if opened and goes_on and opened[0].end < paragraph.end:
        last = Span(opened[0].end, paragraph.end)
        pairs.append(Quote(last, Span(opened[0].start, paragraph.end), number, goes_on=True))
    for pair in pairs:
        if not any(other is not pair and other.span.covers(pair.outer) for other in pairs):
            yield pair


def pair_singles(text: str, paragraph: Span, number: int) -> Iterator[Quote]:
    """Pair single marks; the closing one follows a comma or stop, else it is the last there is."""
    opens = [match.start() for match in SINGLE_OPEN.finditer(text, paragraph.start, paragraph.end)]
    for place, start in enumerate(opens):
        limit = opens[place + 1] if place + 1 < len(opens) else paragraph.end
        ends = [match.start() for match in SINGLE_CLOSE.finditer(text, start + 1, limit)]
        stopped = [end for end in ends if text[end - 1] in ".,!?\u2026"]
        if ends:
            end = (stopped or ends[-1:])[0]
            yield Quote(Span(start + 1, end), Span(start, end + 1), number)
