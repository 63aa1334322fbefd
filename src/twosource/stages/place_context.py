"""What stands beside a place name in the text: "Springfield, Ohio", "a village in Nakuru"."""

import re
from collections.abc import Mapping, Sequence

from twosource.model.spans import Span

_BETWEEN = re.compile(
    r"\s*(?:,|\(|,?\s+(?:in|of))\s*(?:the\s+)?"
    r"(?:(?:north|south|east|west)\w*\s+|central\s+)?(?:(?:state|province|region|county)\s+of\s+)?",
    re.IGNORECASE,
)
_LONGEST_GAP = 40


def note_beside(text: str, names: Sequence[Span]) -> Mapping[str, tuple[str, ...]]:
    """Give for each name the larger places that stand right after it, a chain of them included.

    >>> text = "in Springfield, Clark County, Ohio, and in Dayton."
    >>> spans = [Span(3, 14), Span(16, 28), Span(30, 34), Span(43, 49)]
    >>> note_beside(text, spans)["Springfield"]
    ('Clark County', 'Ohio')
    """
    beside: dict[str, list[str]] = {}
    ordered = sorted(names)
    for index, small in enumerate(ordered):
        last = small
        for large in ordered[index + 1 :]:
            gap = text[last.end : large.start]
            if last.end > large.start or len(gap) > _LONGEST_GAP or not _BETWEEN.fullmatch(gap):
                break
            beside.setdefault(small.of(text), []).append(large.of(text))
            last = large
    return {name: tuple(dict.fromkeys(larger)) for name, larger in beside.items()}
