"""Claims that people coded by hand, as claims with values beside those the machine took.

They hold on to report and passage, and to no reading: whatever is read there, they stand.
"""

import json
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from twosource.model.claim import Claim, Participant, PlacePhrase, Voice
from twosource.model.codebook import Codebook, Forced
from twosource.model.coded import Coded, CodedVoice
from twosource.model.correction import Coding
from twosource.model.errors import BadValue
from twosource.model.ids import digest
from twosource.model.ruling import Orphan, Ruling
from twosource.model.spans import Span
from twosource.model.values import Blank, GroundedClaim, When, Where, Who
from twosource.stages.facet_values import read_count, read_date, read_type
from twosource.stages.ground import ReportFacts, set_stage
from twosource.stages.languages import ENGLISH
from twosource.stages.names import same_name
from twosource.stages.who import name_all

_UNREAD = "no reading of its report is in this record"
_OUTSIDE = "its words lie outside of the report"
_EXPUNGED = "its passage was expunged"
_MAY_HOLD = frozenset({"group", "unknown"})
_NOT_CODED = "who coded the claim by hand gave none"


@dataclass(frozen=True, slots=True)
class ByHand:
    """Claims coded by hand, and the decisions of which nothing stands in this record."""

    claims: tuple[GroundedClaim, ...] = ()
    orphaned: tuple[Orphan, ...] = ()


def list_coded(rulings: Iterable[Ruling]) -> list[tuple[Ruling, Coded]]:
    """Give the claims coded by hand that were not undone, in the order they were coded."""
    return [
        (one, one.said)
        for one in sorted(rulings, key=lambda each: each.id)
        if isinstance(one.said, Coded) and not one.undone
    ]


def name_coded(coded: Coded) -> str:
    """Give the id of a claim coded by hand, by what it says alone.

    So it is the same claim when two people code the same, or one codes it again.
    """
    return digest("coded", json.dumps(list(_spell(coded))))


def list_spans(value: object) -> Iterator[Span]:
    """Give every stretch of text that a noun stands on, however deep in it."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from list_spans(one)
    elif is_dataclass(value):
        for each in fields(value):
            yield from list_spans(getattr(value, each.name))


def code_by_hand(
    rulings: Iterable[Ruling],
    codebook: Codebook,
    facts: Mapping[str, ReportFacts],
    read: Iterable[GroundedClaim] = (),
) -> ByHand:
    """Give the claims that people coded, with values; say of the others why they do not stand.

    `facts` are what the reports say of themselves, by key, `read` the claims the machine took: by
    them the order of a claim in its report is told.
    """
    coded = list_coded(rulings)
    if not coded:
        return ByHand()
    starts: defaultdict[str, list[int]] = defaultdict(list)
    for one in read:
        starts[one.claim.report].append(one.claim.trigger.start)
    made: dict[str, GroundedClaim] = {}
    orphaned = []
    for ruling, said in coded:
        try:
            claim = _code(ruling, said, codebook, facts.get(said.anchor.report))
        except BadValue as fault:
            orphaned.append(Orphan(ruling.id, ruling.kind, ruling.by, str(fault)))
            continue
        before = bisect_right(sorted(starts[claim.claim.report]), claim.claim.trigger.start)
        known = made.get(claim.claim.id, replace(claim, order=max(0, before - 1)))
        coding = Coding(ruling.id, ruling.by, ruling.at, ruling.note)
        made[claim.claim.id] = replace(known, coded=(*known.coded, coding))
    return ByHand(tuple(made.values()), tuple(orphaned))


def as_claim(coded: Coded, text: str, outlet: str | None, forced: Forced = "unstated") -> Claim:
    """Give a claim coded by hand in the report's words; its own outlet ends its chain."""
    return Claim(
        id=name_coded(coded),
        report=coded.anchor.report,
        type=coded.anchor.type,
        subtype=coded.subtype,
        forced=forced,
        time=coded.time,
        stance=coded.stance,
        quoted=False,
        outcome=None,
        trigger=coded.anchor.passage,
        passage=coded.anchor.passage,
        chain=_chain(coded.chain, text, outlet),
        participants=tuple(
            Participant(one.role, _words(one.span, text), one.entity, one.span) for one in coded.who
        ),
        counts=(),
        times=() if coded.when is None else (coded.when.span,),
        stated=(),
        places=() if coded.where is None else (PlacePhrase(coded.where.span, "at"),),
        definite=False,
        by_hand=True,
    )


def _code(
    ruling: Ruling, coded: Coded, codebook: Codebook, facts: ReportFacts | None
) -> GroundedClaim:
    if facts is None:
        raise BadValue(_UNREAD)
    if coded.expunged:
        raise BadValue(_EXPUNGED)
    text = facts.report.text
    if any(span.end > len(text) for span in list_spans(coded)):
        raise BadValue(_OUTSIDE)
    _, sub = read_type(f"{coded.anchor.type}/{coded.subtype}", codebook)
    claim = as_claim(coded, text, facts.outlet, sub.forced)
    how = f"coded by hand by {ruling.by} on {ruling.at[:10]}"
    where = _where(coded, how)
    return GroundedClaim(
        claim=claim,
        when=_when(coded, how),
        stated=Blank(_NOT_CODED),
        where=where,
        counts=tuple(
            replace(read_count(one.of, one.number, how), spans=(one.span,)) for one in coded.counts
        ),
        who=_who(claim, facts, where),
        written=facts.written,
        outlet=facts.outlet,
        order=0,
        published=facts.published,
    )


def _who(claim: Claim, facts: ReportFacts, where: Where | Blank) -> tuple[Who, ...]:
    """Give who takes part; what gives a person away is known by English words alone."""
    named = name_all(claim, facts.report.text, set_stage(facts, where))
    if facts.report.language == ENGLISH:
        return named
    return tuple(replace(one, private=one.private or one.entity in _MAY_HOLD) for one in named)


def _when(coded: Coded, how: str) -> When | Blank:
    if coded.when is None:
        return Blank(_NOT_CODED)
    return read_date(coded.when.edtf, how, (coded.when.span,))


def _where(coded: Coded, how: str) -> Where | Blank:
    if coded.where is None:
        return Blank(_NOT_CODED)
    first, *others = coded.where.places
    return Where(first, how, (coded.where.span,), tuple(others))


def _chain(coded: Sequence[CodedVoice], text: str, outlet: str | None) -> tuple[Voice, ...]:
    """Give the hops as they were coded, and behind them the outlet, if it is none of them."""
    chain = tuple(_voice(one, text) for one in coded)
    if outlet is None or any(same_name(one.name, outlet) for one in chain):
        return chain
    return (*chain, Voice(outlet, "outlet", None, None, "masthead"))


def _voice(one: CodedVoice, text: str) -> Voice:
    return Voice(
        name=one.masthead if one.span is None else _words(one.span, text),
        kind=one.kind,
        span=one.span,
        cue=one.cue,
        how="masthead" if one.span is None else "stated",
        role=None if one.role is None else _words(one.role, text),
        body=None if one.body is None else _words(one.body, text),
        connection=one.connection,
    )


def _words(span: Span, text: str) -> str:
    return " ".join(span.of(text).split())


def _spell(coded: Coded) -> Iterator[Any]:
    """Spell out what a claim says: a field that a later version adds makes it no other claim."""
    anchor, when, where = coded.anchor, coded.when, coded.where
    yield [anchor.report, *_ends(anchor.passage), anchor.type, coded.subtype]
    yield [coded.time, coded.stance, coded.expunged]
    yield [
        [
            one.kind,
            one.connection,
            one.masthead,
            *(_ends(span) for span in (one.span, one.cue, one.role, one.body)),
        ]
        for one in coded.chain
    ]
    yield None if when is None else [when.edtf, *_ends(when.span)]
    yield None if where is None else [[one.id for one in where.places], *_ends(where.span)]
    yield [[one.of, one.number, *_ends(one.span)] for one in coded.counts]
    yield [[one.role, one.entity, *_ends(one.span)] for one in coded.who]


def _ends(span: Span | None) -> list[int]:
    return [] if span is None else [span.start, span.end]
