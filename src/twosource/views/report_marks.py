"""Which characters of a report stand for what: what a reader sees marked in its text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from twosource.model.claim import Claim, Voice
from twosource.model.spans import Span
from twosource.model.values import Blank, GroundedClaim
from twosource.stages.unread import find_unread, list_left_out
from twosource.views.report_view import ReportView, ToldClaim
from twosource.views.words import HOWS, tell_count, tell_voice, tell_when, tell_where

MarkKind = Literal[
    "passage", "trigger", "when", "where", "count", "who", "source", "cue", "unread", "left_out"
]
KINDS: tuple[MarkKind, ...] = get_args(MarkKind)


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text and what it is; `claim` is the number of its claim, 0 of none."""

    span: Span
    kind: MarkKind
    claim: int
    words: str


def list_marks(view: ReportView) -> list[Mark]:
    """Give all that is marked in a report, by where it stands; marks may overlap."""
    passages = [one.grounded.claim.passage for one in view.claims]
    marks = [
        *(mark for told in view.claims for mark in _mark_claim(told)),
        *(Mark(one, "unread", 0, "") for one in find_unread(view.sentences, passages)),
        *(
            Mark(part.span, "left_out", 0, part.kind.replace("_", " "))
            for part in list_left_out(view.layout)
        ),
    ]
    return sorted(marks, key=lambda one: (one.span, one.claim, KINDS.index(one.kind), one.words))


def join_passages(claims: Sequence[ToldClaim]) -> list[Span]:
    """Give the passages of claims as stretches that do not overlap."""
    joined: list[Span] = []
    for span in sorted(one.grounded.claim.passage for one in claims):
        if joined and span.start <= joined[-1].end:
            joined[-1] = joined[-1].joined(span)
        else:
            joined.append(span)
    return joined


def _mark_claim(told: ToldClaim) -> Iterator[Mark]:
    one, number = told.grounded, told.number
    claim = one.claim
    kind = claim.subtype.replace("_", " ")
    yield Mark(claim.passage, "passage", number, kind)
    yield Mark(claim.trigger, "trigger", number, kind)
    values = [*_mark_values(one), *_mark_participants(one), *_mark_voices(claim)]
    seen = set()
    for span, kind, words in values:
        if (span, kind) not in seen:
            seen.add((span, kind))
            yield Mark(span, kind, number, words)


Marked = tuple[Span, MarkKind, str]


def _mark_values(one: GroundedClaim) -> Iterator[Marked]:
    if isinstance(one.when, Blank):
        yield from ((span, "when", one.when.why) for span in one.claim.times)
    else:
        yield from ((span, "when", tell_when(one.when)) for span in one.when.spans)
    if isinstance(one.where, Blank):
        yield from ((place.span, "where", one.where.why) for place in one.claim.places)
    else:
        yield from ((span, "where", tell_where(one.where)) for span in one.where.spans)
    for count in one.counts:
        yield from ((span, "count", tell_count(count)) for span in count.spans)


def _mark_participants(one: GroundedClaim) -> Iterator[Marked]:
    for who in one.who:
        words = f"{who.role}: {' '.join(who.name.split())}"
        yield from ((span, "who", words) for span in who.spans)


def _mark_voices(claim: Claim) -> Iterator[Marked]:
    for voice in claim.chain:
        words = f"{voice.name} ({tell_voice(voice, HOWS)})"
        yield from _mark_voice(voice, words)


def _mark_voice(voice: Voice, words: str) -> Iterator[Marked]:
    if voice.span is not None:
        yield voice.span, "source", words
    if voice.cue is not None:
        yield voice.cue, "cue", words
