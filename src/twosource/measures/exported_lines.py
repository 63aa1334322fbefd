"""The lines of an export as a scorer needs them: by report, and by the passages they stand on.

Passages are compared after folding white space, line breaks and hard spaces among it.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from twosource.measures.verdicts import OwnOutlet
from twosource.model.spans import Span

Line = Mapping[str, Any]
LEAST_SHARED = 0.3
_BLANK = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class FoldedText:
    """A text, the same with runs of white space as one space, and where each character went."""

    text: str
    flat: str
    places: tuple[int, ...]

    def fold(self, passage: Line) -> Span:
        """Give where a passage of the text as received went."""
        return Span(self.places[passage["start"]], self.places[passage["end"]])

    def find(self, words: str) -> Span:
        """Give where words stand first.

        Raises:
            ValueError: they do not.
        """
        folded = _BLANK.sub(" ", words)
        start = self.flat.find(folded)
        if start < 0:
            raise ValueError(f"the text has no {words!r}")
        return Span(start, start + len(folded))

    def find_lines(self, words: str) -> list[Span]:
        """Give where words stand as a line of their own.

        Raises:
            ValueError: they do not.
        """
        pattern = re.compile(rf"^[ \t]*({re.escape(words)})[ \t]*$", re.MULTILINE)
        found = [{"start": one.start(1), "end": one.end(1)} for one in pattern.finditer(self.text)]
        if not found:
            raise ValueError(f"the text has no line {words!r}")
        return [self.fold(one) for one in found]


def fold_text(text: str) -> FoldedText:
    """Fold the white space of a text.

    >>> fold_text("on the  dam").flat
    'on the dam'
    """
    kept: list[str] = []
    places = []
    for character in text:
        places.append(len(kept))
        blank = character.isspace()
        if not (blank and kept and kept[-1] == " "):
            kept.append(" " if blank else character)
    return FoldedText(text, "".join(kept), (*places, len(kept)))


@dataclass(frozen=True, slots=True)
class ReportSide:
    """One report: what the gold says of it, and what was exported of it."""

    label: str
    gold: Line
    text: FoldedText
    line: Line
    claims: tuple[Line, ...]

    @property
    def own(self) -> OwnOutlet:
        """Give the report's own outlet."""
        return OwnOutlet.of(self.gold.get("outlet"))

    def find_claim(self, words: str, claims: Iterable[Line]) -> Line | None:
        """Give the claim that tells of a passage, if one does."""
        told = ((self.text.fold(one["passage"]), one["trigger"]["start"], one) for one in claims)
        return find_told(self.text.find(words), told)

    def find_quotation(self, words: str) -> Line | None:
        """Give the quotation that a passage stands in, if one does."""
        told = ((self.text.fold(one["span"]), 0, one) for one in self.line["quotations"])
        return find_told(self.text.find(words), told)


@dataclass(frozen=True, slots=True)
class Exported:
    """A record as it was exported: its three tables, and the texts it was built from, by label."""

    texts: Mapping[str, str]
    reports: Sequence[Line]
    claims: Sequence[Line]
    events: Sequence[Line]

    def side(self, label: str, gold: Line) -> ReportSide:
        """Give one report as it was exported, beside its gold."""
        return ReportSide(
            label,
            gold,
            fold_text(self.texts[label]),
            next(line for line in self.reports if line["label"] == label),
            tuple(line for line in self.claims if line["report"] == label),
        )


def find_told(wanted: Span, told: Iterable[tuple[Span, int, Line]]) -> Line | None:
    """Give the line whose passage shares most with the one wanted.

    At least 30 % of the shorter of the two must be shared. Of those that share as much, the shorter
    passage is meant, then the earlier trigger (the number beside it).
    """
    ranked = []
    for span, trigger, line in told:
        shared = min(span.end, wanted.end) - max(span.start, wanted.start)
        if shared >= LEAST_SHARED * min(len(span), len(wanted)):
            ranked.append(((-shared, len(span), trigger), line))
    return min(ranked, key=lambda one: one[0])[1] if ranked else None
