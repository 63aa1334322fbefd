"""Marks claims of which the report says that they could not be verified."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from twosource.model.claim import Claim
from twosource.model.parse import Parse
from twosource.model.spans import Span

_VERIFY = r"(?:verif\w+|authenticat\w+|corroborat\w+)"
_NOT = r"(?:(?:\w+\s+)?(?:not|never)|\w+n[’']t|unable to|impossible to|yet to)"
NOTES = re.compile(
    rf"\b(?:{_NOT}\s+(?:\w+\s+){{0,4}}?(?:independently\s+)?{_VERIFY}|"
    rf"{_NOT}\s+(?:\w+\s+){{0,4}}?independently\s+(?:be\s+)?(?:confirm\w*|check\w*)|"
    rf"no\s+independent\s+(?:confirmation|verification|corroboration)|"
    rf"independent\s+(?:confirmation|verification)\s+(?:\w+\s+){{0,3}}?(?:not|n[’']t|impossible))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Note:
    """The words that say something could not be verified, and the paragraph they stand in."""

    words: Span
    sentence: Span
    paragraph: int


def mark_unverified(claims: Sequence[Claim], parse: Parse, text: str) -> tuple[Claim, ...]:
    """Give the claims with the words that say they could not be verified.

    Such a sentence speaks of what it names itself and of what its paragraph told before; where that
    is nothing, of what the paragraph above told.
    """
    notes = list(list_notes(parse, text))
    if not notes:
        return tuple(claims)
    paragraph_of = {
        claim.id: number
        for claim in claims
        for number, span in list_sentences(parse)
        if span.covers(claim.trigger)
    }
    marked: dict[str, tuple[Span, ...]] = {}
    for note in notes:
        before = [
            one
            for one in claims
            if one.trigger.end <= note.words.start or note.sentence.covers(one.trigger)
        ]
        for paragraph in (note.paragraph, note.paragraph - 1):
            meant = [one for one in before if paragraph_of.get(one.id) == paragraph]
            if meant:
                marked |= {one.id: (*marked.get(one.id, ()), note.words) for one in meant}
                break
    return tuple(replace(one, unverified=marked.get(one.id, ())) for one in claims)


def list_notes(parse: Parse, text: str) -> Iterator[Note]:
    """Find the sentences of the body that say so."""
    for paragraph, span in list_sentences(parse):
        for found in NOTES.finditer(span.of(text)):
            words = Span(span.start + found.start(), span.start + found.end())
            yield Note(words, span, paragraph)


def list_sentences(parse: Parse) -> Iterator[tuple[int, Span]]:
    """Give the sentences of the body with the number of their paragraph."""
    for stretch, paragraph in zip(parse.sentences, parse.paragraphs, strict=True):
        if stretch.label == "body" and stretch.last > stretch.first:
            yield paragraph, parse.span(stretch.first, stretch.last)
