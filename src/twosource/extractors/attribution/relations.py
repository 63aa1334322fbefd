"""What attribution gives to the rest: relations, quotations, the outlet, whose word it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from twosource.extractors.attribution.names import fold
from twosource.extractors.attribution.words import VOUCHING, Frame, Manner, load_words
from twosource.model.claim import Quotation, Stance, Voice, VoiceHow
from twosource.model.report import Sourced
from twosource.model.spans import Span
from twosource.stages.names import same_name

SPOKEN = frozenset({"say", "allege", "deny"})
BODIES = frozenset({"outlet", "organisation"})

STANCES: dict[Manner, Stance] = {"allege": "alleged", "think": "possible", "deny": "denied"}


@dataclass(frozen=True, slots=True)
class Relation:
    """One attribution with its characters.

    `voices` runs innermost first and ends before the report's own outlet.

    `source` is empty where nobody is named ("reportedly"); `cue` where a quotation only goes on.
    `quoted` are the parts of the content in quotation marks; `stated` dates the statement;
    `negated`: the holder did not say so. `also` gives the voices of the others who say the same
    ("police and a witness said").
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    quoted: tuple[Span, ...]
    voices: tuple[Voice, ...]
    manner: Manner
    frame: Frame
    stated: tuple[Span, ...]
    negated: bool
    also: tuple[tuple[Voice, ...], ...] = ()

    def holds(self, span: Span) -> bool:
        """Tell whether the holder says the words of a span; an order is vouched for as quoted."""
        if any(quote.covers(span) for quote in self.quoted):
            return True
        vouched = self.manner in VOUCHING and not self.negated
        return vouched and any(piece.covers(span) for piece in self.content)

    def takes_in(self, other: "Relation") -> bool:
        """Tell whether another's saying is part of what is said here."""
        inside = (piece.covers(cue) for piece in self.content for cue in other.cue)
        return other is not self and any(inside)

    @property
    def size(self) -> int:
        """Give the number of characters of the content."""
        return sum(len(piece) for piece in self.content)


@dataclass(frozen=True, slots=True)
class Attributions:
    """Whose word each stretch of a report is; of what is `unsaid` somebody said nothing."""

    relations: tuple[Relation, ...]
    quotations: tuple[Quotation, ...]
    outlet: Sourced | None
    unsaid: tuple[Span, ...] = ()

    def relations_at(self, span: Span) -> tuple[Relation, ...]:
        """Give the relations that hold a span, innermost first."""
        held = [one for one in self.relations if one.holds(span)]
        found = [one for one in held if not self._is_silent(one, span)]
        depth = {id(one): sum(other.takes_in(one) for other in found) for one in found}
        return tuple(sorted(found, key=lambda one: (-depth[id(one)], one.size, one.content)))

    def chain_at(self, span: Span) -> tuple[Voice, ...]:
        """Give the chain for the words at a span, innermost first, with the outlet as last hop.

        Only the outlet, or nothing at all, where nobody is named.
        """
        return self.chains_at(span)[0]

    def chains_at(self, span: Span) -> tuple[tuple[Voice, ...], ...]:
        """Give a chain for each who says the words at a span: a statement of two people has two."""
        last: list[Voice] = []
        if self.outlet is not None:
            inferred = self.outlet.how.startswith("inferred")
            how: VoiceHow = "inferred" if inferred else "masthead"
            last.append(Voice(self.outlet.value, "outlet", None, None, how))
        ways = [(one.voices, *one.also) for one in drop_thoughts(self.relations_at(span))]
        chains = (
            collapse([*(voice for voices in way for voice in voices), *last])
            for way in product(*ways)
        )
        return tuple(dict.fromkeys(chains))

    def _is_silent(self, relation: Relation, span: Span) -> bool:
        """Tell whether the words at a span are what a speaker is told to have said nothing about.

        What others say within that is their word all the same.
        """
        return any(
            piece.covers(span) and not any(piece.covers(cue) for cue in relation.cue)
            for piece in self.unsaid
        )

    def unsaid_at(self, span: Span) -> bool:
        """Tell whether somebody is told to have said nothing about the words at a span."""
        return any(piece.covers(span) for piece in self.unsaid)

    def in_source(self, span: Span) -> bool:
        """Tell whether words describe a source: "in Lima" of "officials in Lima said"."""
        return any(
            piece.covers(span)
            for one in self.relations
            if one.manner in VOUCHING
            for piece in one.source
        )

    def quoted_at(self, span: Span) -> bool:
        """Tell whether the words at a span stand in quotation marks."""
        return any(one.span.covers(span) for one in self.quotations)

    def stated_at(self, span: Span) -> tuple[Span, ...]:
        """Give the words that date the statement of what is told at a span."""
        return next((one.stated for one in self.relations_at(span) if one.stated), ())

    def stance_at(self, span: Span) -> Stance | None:
        """Give how the innermost holder with a view holds the words at a span."""
        views = (STANCES.get(one.manner) for one in self.relations_at(span))
        return next((view for view in views if view is not None), None)

    def reporting_words(self) -> frozenset[int]:
        """Give the characters of words that only bring in what somebody says: no events."""
        return frozenset(
            place
            for one in self.relations
            if one.manner in VOUCHING
            for piece in one.cue
            for place in range(piece.start, piece.end)
        )


def drop_thoughts(relations: Sequence[Relation]) -> list[Relation]:
    """Drop thoughts that somebody else tells of: "she thinks", he said, is his word alone.

    What a document shows or an outlet has learned is their word.
    """
    kept = []
    for place, one in enumerate(relations):
        told_on = any(other.manner in SPOKEN for other in relations[place + 1 :])
        thought = one.manner in {"think", "know"} and not any(
            voice.kind in {"document", "outlet"} for voice in one.voices
        )
        if not (thought and told_on):
            kept.append(one)
    return kept


def collapse(voices: list[Voice]) -> tuple[Voice, ...]:
    """Drop a voice that stands in the chain already: the same word does not pass twice.

    The hop that is stated in the text is kept; the masthead then adds nothing. "The Lantern" is
    "the Harbour Lantern" again.
    """
    kept: list[Voice] = []
    for voice in voices:
        if not any(is_one_voice(voice, one) for one in kept):
            kept.append(voice)
    return tuple(kept)


def is_one_voice(one: Voice, other: Voice) -> bool:
    """Tell whether two hops name one voice; bodies may be named by the end of their name."""
    if outlet_key(one.name) == outlet_key(other.name):
        return True
    return {one.kind, other.kind} <= BODIES and same_name(one.name, other.name)


def outlet_key(name: str) -> str:
    """Give the name that tells voices apart: a well-known agency has a long and a short one."""
    return load_words().same_outlet.get(fold(name), fold(name))
