"""What a reading keeps beside its claims: their keys, the agency, the names of places."""

from collections.abc import Iterable, Iterator, Sequence

from twosource.extractors.claims.grammar import Grammar
from twosource.extractors.claims.placed_names import find_place_names
from twosource.model.claim import Claim, Voice
from twosource.model.ids import digest
from twosource.model.parse import Stretch
from twosource.model.report import Layout, Report, Sourced
from twosource.model.spans import Span


def identify(claim: Claim, chain: Sequence[Voice]) -> str:
    """Give the key of a claim: its report, type and word, and whose word it is."""
    heard = "|".join(voice.name for voice in chain)
    place = f"{claim.trigger.start}-{claim.trigger.end}"
    return digest("claim", claim.report, claim.type, place, heard)


def read_parts(layout: Layout) -> Iterator[Span]:
    """Give the stretches that are read for claims."""
    yield from layout.spans("headline")
    yield from layout.spans("body")


def agency_of(report: Report, layout: Layout) -> Sourced | None:
    """Give the agency that a dateline names."""
    if layout.dateline is None or layout.dateline.agency is None:
        return None
    span = layout.dateline.agency
    return Sourced(span.of(report.text), "dateline", span)


def list_place_names(grammar: Grammar, sentences: Iterable[Stretch]) -> tuple[Span, ...]:
    """Give every name of a place in some sentences."""
    return tuple(span for one in sentences for _, span in find_place_names(grammar, one))
