"""The passages of a report in which the words that were looked for stand."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping

from twosource.model.claim import Reading
from twosource.model.search import FoundPassage
from twosource.model.spans import Span
from twosource.stages.search_words import Standing, find_words

MOST = 3
# A stretch without a full stop is cut around what was found, so many characters to each side.
AROUND = 160
_END = re.compile(r"[.!?][\u201d\"\u2019)]*\s+|\n+")


def find_passages(
    text: str, reading: Reading, wanted: Mapping[str, frozenset[Standing]]
) -> tuple[FoundPassage, ...]:
    """Give the sentences that hold most of the words, at most three, in the order of the text.

    `wanted`: the words, each with the standings in which it counts.
    """
    ends = [0, *(found.end() for found in _END.finditer(text)), len(text)]
    held: defaultdict[int, list[tuple[str, Span]]] = defaultdict(list)
    for one in find_words(text, reading, wanted):
        if one.standing in wanted.get(one.word, frozenset()):
            held[bisect_right(ends, one.span.start) - 1].append((one.word, one.span))
    best = sorted(held, key=lambda at: (-len({word for word, _ in held[at]}), at))[:MOST]
    return tuple(
        _cut(text, Span(ends[at], ends[at + 1]), [span for _, span in held[at]])
        for at in sorted(best)
    )


def _cut(text: str, stretch: Span, words: list[Span]) -> FoundPassage:
    """Give a stretch without the blanks around it, and not much longer than what was found."""
    start = max(stretch.start, words[0].start - AROUND)
    end = min(stretch.end, words[0].end + AROUND)
    kept = text[start:end]
    start += len(kept) - len(kept.lstrip())
    end -= len(kept) - len(kept.rstrip())
    return FoundPassage(Span(start, end), tuple(one for one in words if one.end <= end))
