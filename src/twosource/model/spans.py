"""A stretch of one report's text: the smallest thing a value may stand on."""

from dataclasses import dataclass

from twosource.model.errors import BadSpan


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open stretch of a report's kept text, counted in Unicode code points.

    >>> Span(2, 5).of("a dam burst")
    'dam'
    >>> Span(5, 2)
    Traceback (most recent call last):
    twosource.model.errors.BadSpan: a span runs forward from 0 on, not from 5 to 2
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise BadSpan(self.start, self.end)

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """Give the characters of this span."""
        return text[self.start : self.end]

    def covers(self, other: "Span") -> bool:
        """Tell whether the other span lies inside this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def joined(self, other: "Span") -> "Span":
        """Give the smallest span that covers both."""
        return Span(min(self.start, other.start), max(self.end, other.end))
