"""The words of a report's body one after the other, each with its characters."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from twosource.model.report import Layout, Report
from twosource.model.spans import Span

_WORD = re.compile(r"\w+")
# An opening mark alone reaches to the end of the paragraph, as in a long quotation.
# A straight mark after a word or its full stop closes: what it closes began before the text did.
_QUOTED = re.compile(r"“[^”\n]*”?|(?<![\w.,!?…])\"[^\"\n]*\"?|‘[^\n]*?’(?!\w)|«[^»\n]*»?")


@dataclass(frozen=True, slots=True)
class Body:
    """The kept text of a report and the paragraphs of its body: forms and share bars are none."""

    text: str
    spans: tuple[Span, ...]

    @property
    def plain(self) -> str:
        """Give the paragraphs, one after the other."""
        return "\n".join(span.of(self.text) for span in self.spans)


@dataclass(frozen=True, slots=True)
class Words:
    """Words in lower case; of each the characters, the stretch of body, whether it is quoted.

    What lies between two words of one stretch holds no word: a share bar or a caption between two
    paragraphs begins a new stretch.
    """

    folded: tuple[str, ...]
    starts: Sequence[int]
    ends: Sequence[int]
    stretches: Sequence[int]
    quoted: Sequence[bool]


def find_body(report: Report, layout: Layout) -> Body:
    """Give the paragraphs of a report's body."""
    return Body(report.text, layout.spans("body"))


def whole_body(text: str) -> Body:
    """Take a whole text for a body."""
    return Body(text, (Span(0, len(text)),) if text else ())


def fold_words(text: str) -> tuple[str, ...]:
    """Give the words of a text in lower case, without punctuation.

    >>> fold_words("“The dam burst,” he said.")
    ('the', 'dam', 'burst', 'he', 'said')
    """
    return tuple(word.casefold() for word in _WORD.findall(text))


def read_words(body: Body) -> Words:
    """Give the words of a body with their characters."""
    text = body.text
    folded, starts, ends, stretches, quoted = [], [], [], [], []
    stretch, before = 0, None
    for span in body.spans:
        if before is not None and _WORD.search(text, before, span.start):
            stretch += 1
        before = span.end
        marks = [found.span() for found in _QUOTED.finditer(text, span.start, span.end)]
        for found in _WORD.finditer(text, span.start, span.end):
            start, end = found.span()
            while marks and marks[0][1] <= start:
                del marks[0]
            folded.append(text[start:end].casefold())
            starts.append(start)
            ends.append(end)
            stretches.append(stretch)
            quoted.append(bool(marks) and marks[0][0] <= start)
    return Words(tuple(folded), starts, ends, stretches, quoted)
