"""Cuts a text into sentences by its marks and lines alone, for reading times without a parse."""

import re
from collections.abc import Iterator, Sequence

from twosource.model.spans import Span
from twosource.stages.layout_paragraphs import ends_sentence, find_lines, is_wrapped

# Marks may stand apart from their words, as in texts that were cut into words.
_GAP = re.compile(
    r"(?P<line>\s*\n\s*)(?![a-z])"
    r"|(?:(?P<stop>(?<=[.!?])|(?<=\s)[.!?])(?:\s?[\"”’)\]])*)\s+(?=[\"“‘(\[]*\s?[A-Z0-9])"
)
_HOUR = re.compile(r"\b[ap]\.m\.$")
_DAY = re.compile(
    r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b"
    r"|[A-Z]{3,4}\b"
)
_LOOK_BACK = 16


def cut_sentences(text: str, whole: Sequence[Span] = ()) -> Iterator[Span]:
    """Give the sentences in their order; a stop within one of the stretches in `whole` ends none.

    Each line is at least one sentence, unless the text was cut into lines of some width.
    """
    wrapped = is_wrapped(find_lines(text, lambda _: False))
    start = 0
    for gap in _GAP.finditer(text):
        line = gap["line"]
        ends = line is not None and (not wrapped or line.count("\n") > 1)
        inside = any(one.start < gap.end() < one.end for one in whole)
        if text[start : gap.end()].strip() and (ends or (not inside and _stops(text, gap))):
            yield Span(start, gap.end())
            start = gap.end()
    if text[start:].strip():
        yield Span(start, len(text))


def _stops(text: str, gap: re.Match[str]) -> bool:
    """Tell whether a sentence ends before a gap, by a stop of its own."""
    end = gap.start() if gap["line"] is not None else gap.end("stop")
    before = text[max(0, end - _LOOK_BACK) : end]
    # "3 p.m. Monday", "3 p.m. GMT": the stop is that of the hour alone.
    goes_on = _HOUR.search(before) and _DAY.match(text, gap.end())
    return ends_sentence(before) and not goes_on
