"""Puts a person's word on one value into a claim: another value, or none."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from twosource.model.claim import Participant
from twosource.model.codebook import Codebook
from twosource.model.errors import BadValue
from twosource.model.ruling import Ruling, Valued
from twosource.model.spans import Span
from twosource.model.values import Blank, Count, GroundedClaim, When, Where
from twosource.stages.facet_values import (
    read_chain,
    read_count,
    read_date,
    read_name,
    read_stance,
    read_time,
    read_type,
)
from twosource.stages.facet_words import name_count
from twosource.stages.restate import OWN_WORD
from twosource.stages.who import Stage, name_all

NO_BLANK = frozenset({"stance", "time"})


@dataclass(frozen=True, slots=True)
class Asked:
    """A ruling on a value, with what it is read with: the report's text and the codebook.

    `by_hand`: the claim is one that a person coded.
    """

    ruling: Ruling
    said: Valued
    text: str
    codebook: Codebook
    by_hand: bool = False

    @property
    def how(self) -> str:
        """Say how the value came to be, for a reader."""
        before = "it was coded by hand as" if self.by_hand else "the machine read"
        machine = self.said.machine or "nothing"
        day = self.ruling.at[:10]
        if self.said.verdict == "does_not":
            return f"{self.ruling.by} found on {day} that the text does not say it"
        return f"corrected by {self.ruling.by} on {day}; {before} {machine}"

    def choose_spans(self, before: tuple[Span, ...]) -> tuple[Span, ...]:
        """Give the characters the value stands on: those shown for it, else those of before."""
        return before if self.said.at is None else (self.said.at,)


def put_right(claim: GroundedClaim, asked: Asked) -> GroundedClaim:
    """Give a claim as a person corrected it; "the text says so" leaves it as it is.

    Raises:
        BadValue: the words are no value of the facet.
    """
    if asked.said.verdict == "says":
        return claim
    if asked.said.verdict == "does_not" and asked.said.facet in NO_BLANK:
        raise BadValue(f"a claim has a {asked.said.facet}: say which it is instead")
    return _PUTTING[asked.said.facet](claim, asked)


def _put_type(claim: GroundedClaim, asked: Asked) -> GroundedClaim:
    # That the text tells of no such event leaves the claim out of all events, and else as it is.
    if asked.said.verdict == "does_not":
        return claim
    name, sub = read_type(asked.said.words, asked.codebook)
    changed = replace(claim.claim, type=name, subtype=sub.name, forced=sub.forced)
    return replace(claim, claim=changed)


def _put_stance(claim: GroundedClaim, asked: Asked) -> GroundedClaim:
    return replace(claim, claim=replace(claim.claim, stance=read_stance(asked.said.words)))


def _put_time(claim: GroundedClaim, asked: Asked) -> GroundedClaim:
    return replace(claim, claim=replace(claim.claim, time=read_time(asked.said.words)))


def _put_when(claim: GroundedClaim, asked: Asked) -> GroundedClaim:
    if asked.said.verdict == "does_not":
        return replace(claim, when=Blank(asked.how))
    spans = claim.when.spans if isinstance(claim.when, When) else ()
    read = read_date(asked.said.words, asked.how, asked.choose_spans(spans))
    return replace(claim, when=read, bounds=None)


def _put_where(claim: GroundedClaim, asked: Asked) -> GroundedClaim:
    if asked.said.verdict == "does_not":
        return replace(claim, where=Blank(asked.how))
    if not asked.said.places:
        raise BadValue(f"{asked.said.words!r} is no place of the table of places")
    spans = claim.where.spans if isinstance(claim.where, Where) else ()
    first, *others = asked.said.places
    return replace(claim, where=Where(first, asked.how, asked.choose_spans(spans), tuple(others)))


def _put_count(claim: GroundedClaim, asked: Asked) -> GroundedClaim:
    if asked.said.verdict == "does_not":
        kept = tuple(one for one in claim.counts if name_count(one) != asked.said.of)
        return replace(claim, counts=kept)
    given = read_count(asked.said.of, asked.said.words, asked.how)
    given = replace(given, spans=asked.choose_spans(()))
    named = [name_count(one) for one in claim.counts]
    if asked.said.of not in named:
        return replace(claim, counts=(*claim.counts, given))
    counts: list[Count] = list(claim.counts)
    place = named.index(asked.said.of)
    counts[place] = replace(given, spans=asked.choose_spans(counts[place].spans))
    return replace(claim, counts=tuple(counts))


def _put_who(claim: GroundedClaim, asked: Asked) -> GroundedClaim:
    role = asked.said.of
    others = tuple(one for one in claim.who if one.role != role)
    if asked.said.verdict == "does_not":
        return replace(claim, who=others)
    before = [one for one in claim.claim.participants if one.role == role]
    near = asked.said.at or claim.claim.passage
    span = read_name(asked.said.words, asked.text, near)
    given = Participant(role, asked.said.words, before[0].entity if before else "unknown", span)
    country = claim.where.place.country if isinstance(claim.where, Where) else None
    alone = replace(claim.claim, participants=(given,))
    return replace(claim, who=(*name_all(alone, asked.text, Stage(country, {}, ())), *others))


def _put_source(claim: GroundedClaim, asked: Asked) -> GroundedClaim:
    if asked.said.verdict == "is":
        near = asked.said.at or claim.claim.passage
        chain = read_chain(asked.said.words, asked.text, near)
    else:
        # What nobody is heard to say is still the word of the outlet that prints it.
        chain = tuple(voice for voice in claim.claim.chain if voice.how in OWN_WORD)
    return replace(claim, claim=replace(claim.claim, chain=chain))


_PUTTING: Mapping[str, Callable[[GroundedClaim, Asked], GroundedClaim]] = {
    "type": _put_type,
    "stance": _put_stance,
    "time": _put_time,
    "when": _put_when,
    "where": _put_where,
    "count": _put_count,
    "who": _put_who,
    "source": _put_source,
}
