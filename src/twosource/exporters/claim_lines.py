"""A grounded claim in the shape of the export."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from msgspec.structs import asdict

from twosource.exporters import claim_shapes, leaf_shapes
from twosource.exporters.review_lines import coding_line, correction_line
from twosource.model.claim import Voice
from twosource.model.report import Marks, Report
from twosource.model.spans import Span
from twosource.model.values import (
    Blank,
    Bounds,
    Count,
    GroundedClaim,
    Place,
    Revision,
    When,
    Where,
    Who,
)

POLICY: leaf_shapes.Policy = "internal"


@dataclass(frozen=True, slots=True)
class ClaimInEvent:
    """A claim as the export needs it: grounded, with its report, its chain and its event."""

    grounded: GroundedClaim
    report: Report
    chain: tuple[Voice, ...]
    event: str | None


def passage(span: Span, text: str) -> leaf_shapes.Passage:
    """Give a span with the characters it stands on."""
    return leaf_shapes.Passage(start=span.start, end=span.end, text=span.of(text))


def passages(spans: Sequence[Span], text: str) -> tuple[leaf_shapes.Passage, ...]:
    """Give spans with the characters they stand on."""
    return tuple(passage(span, text) for span in spans)


def marks(kept: Marks) -> leaf_shapes.Marks:
    """Give marks in the shape of the export."""
    return leaf_shapes.Marks(access=kept.access, consent=kept.consent, handling=kept.handling)


def blank(empty: Blank) -> leaf_shapes.Blank:
    """Give a blank in the shape of the export."""
    return leaf_shapes.Blank(value=None, why=empty.why)


def day(value: date | None) -> str | None:
    """Give a day as ISO 8601 text."""
    return None if value is None else value.isoformat()


def claim_line(claim: ClaimInEvent) -> claim_shapes.Claim:
    """Give one claim in the shape of the export."""
    kept, text = claim.grounded.claim, claim.report.text
    return claim_shapes.Claim(
        id=kept.id,
        event=claim.event,
        report=claim.report.label,
        type=kept.type,
        subtype=kept.subtype,
        forced=kept.forced,
        time=kept.time,
        stance=kept.stance,
        quoted=kept.quoted,
        outcome=kept.outcome,
        trigger=passage(kept.trigger, text),
        passage=passage(kept.passage, text),
        several=None if kept.several is None else passage(kept.several, text),
        disowns=None if kept.disowns is None else passage(kept.disowns, text),
        said_by=voices(claim.chain, text),
        unverified=passages(kept.unverified, text),
        stated=date_line(claim.grounded.stated, text),
        when=date_line(claim.grounded.when, text),
        bounds=_bounds(claim.grounded.bounds, text),
        where=_place(claim.grounded.where, text),
        places=tuple(
            claim_shapes.NamedPlace(relation=place.relation, span=passage(place.span, text))
            for place in kept.places
        ),
        counts=tuple(_count(count, text) for count in claim.grounded.counts),
        participants=tuple(_participant(who, text) for who in claim.grounded.who),
        corrections=tuple(map(correction_line, claim.grounded.corrections)),
        coded_by="hand" if claim.grounded.coded else "machine",
        coding=tuple(map(coding_line, claim.grounded.coded)),
        marks=marks(claim.report.marks),
        policy=POLICY,
    )


def voices(chain: Sequence[Voice], text: str) -> tuple[leaf_shapes.Voice, ...]:
    """Give a chain in the shape of the export, innermost first."""
    return tuple(
        leaf_shapes.Voice(
            name=voice.name,
            kind=voice.kind,
            cue=None if voice.cue is None else passage(voice.cue, text),
            span=None if voice.span is None else passage(voice.span, text),
            how=voice.how,
            role=voice.role,
            body=voice.body,
            number=voice.number,
            connection=voice.connection,
            first_hand=first_hand(place, voice),
            protected=voice.protected,
        )
        for place, voice in enumerate(chain)
    )


def first_hand(place: int, voice: Voice) -> leaf_shapes.FirstHand:
    """Tell whether a voice knows what it tells at first hand, as far as the text says."""
    if place or voice.connection == "relayed":
        return "relayed"
    return "first_hand" if voice.connection in {"victim", "witness"} else "unknown"


def date_line(when: When | Blank, text: str) -> leaf_shapes.Date | leaf_shapes.Blank:
    """Give a claim's or a report's date in the shape of the export."""
    if isinstance(when, Blank):
        return blank(when)
    return leaf_shapes.Date(
        edtf=when.edtf,
        earliest=day(when.earliest),
        latest=day(when.latest),
        how=when.how,
        spans=passages(when.spans, text),
    )


def _bounds(bounds: Bounds | None, text: str) -> claim_shapes.Bounds | None:
    if bounds is None:
        return None
    return claim_shapes.Bounds(
        not_before=None if bounds.not_before is None else bounds.not_before.isoformat(),
        not_after=None if bounds.not_after is None else bounds.not_after.isoformat(),
        why=bounds.why,
        spans=passages(bounds.spans, text),
    )


def _place(where: Where | Blank, text: str) -> claim_shapes.PlaceOfClaim | leaf_shapes.Blank:
    if isinstance(where, Blank):
        return blank(where)
    return claim_shapes.PlaceOfClaim(
        **asdict(place_point(where.place)),
        also=tuple(map(place_point, where.also)),
        how=where.how,
        spans=passages(where.spans, text),
    )


def place_point(place: Place) -> leaf_shapes.PlacePoint:
    """Give a place in the shape of the export."""
    return leaf_shapes.PlacePoint(
        name=place.name,
        id=place.id,
        kind=place.kind,
        country=place.country,
        admin1=place.admin1,
        admin2=place.admin2,
        lat=place.lat,
        lon=place.lon,
        radius_km=place.radius_km,
    )


def _count(count: Count, text: str) -> claim_shapes.CountOfClaim:
    return claim_shapes.CountOfClaim(
        of=count.of,
        outcome=count.outcome,
        group=count.group,
        low=count.low,
        high=count.high,
        best=count.best,
        vague=count.vague,
        more=count.more,
        out_of=count.out_of,
        revised=None if count.revised is None else _revision(count.revised, text),
        how=count.how,
        spans=passages(count.spans, text),
    )


def _revision(revised: Revision, text: str) -> claim_shapes.Revision:
    return claim_shapes.Revision(
        cue=passage(revised.cue, text),
        way=revised.way,
        low=revised.low,
        high=revised.high,
        best=revised.best,
        earlier=revised.earlier,
    )


def _participant(who: Who, text: str) -> claim_shapes.ParticipantOfClaim:
    return claim_shapes.ParticipantOfClaim(
        role=who.role,
        name=who.name,
        head=who.head,
        entity=who.entity,
        type=who.type,
        type_how=who.type_how,
        private=who.private,
        spans=passages(who.spans, text),
    )
