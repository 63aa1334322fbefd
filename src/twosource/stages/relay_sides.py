"""A report and one that passes it on, side by side: their claims, whom they quote, their words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from twosource.model.spans import Span
from twosource.model.values import GroundedClaim

Two = tuple[Sequence[GroundedClaim], Sequence[GroundedClaim]]


@dataclass(frozen=True, slots=True)
class Sides:
    """The claims of both reports in their order, and the words of both.

    `own` are those of the event itself, `heard` claims on the word of those whom a report quotes.
    """

    source: Sequence[GroundedClaim]
    relay: Sequence[GroundedClaim]
    texts: Mapping[str, str]
    own: Two = ((), ())
    heard: Two = ((), ())

    def quote(self, one: GroundedClaim, spans: Iterable[Span]) -> str:
        """Give characters of a claim's report, folded."""
        text = self.texts[one.claim.report]
        return " ".join(" ".join(span.of(text).split()) for span in sorted(spans))


def put_side_by_side(
    compared: Two, texts: Mapping[str, str], own: Two = ((), ()), heard: Two = ((), ())
) -> Sides:
    """Put the claims of a source and of its relay side by side, each in the order of its report."""
    source, relay = compared
    return Sides(
        _in_order(source),
        _in_order(relay),
        texts,
        (_in_order(own[0]), _in_order(own[1])),
        heard,
    )


def _in_order(claims: Sequence[GroundedClaim]) -> list[GroundedClaim]:
    return sorted(claims, key=lambda one: (one.order, one.claim.id))
