"""What a search of texts finds."""

from dataclasses import dataclass

from twosource.model.spans import Span


@dataclass(frozen=True, slots=True)
class FoundPassage:
    """A stretch of a text in which words that were looked for stand, and where they do."""

    span: Span
    words: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class FoundText:
    """A report, by its key, in which all words that were looked for stand."""

    report: str
    passages: tuple[FoundPassage, ...]
