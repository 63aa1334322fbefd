"""An event in the shape of the export."""

from collections.abc import Iterable, Mapping
from datetime import date

from msgspec.structs import asdict

from twosource.exporters import event_shapes, leaf_shapes, origin_shapes
from twosource.exporters.audit_lines import audit_line
from twosource.exporters.claim_lines import (
    POLICY,
    ClaimInEvent,
    blank,
    claim_line,
    day,
    marks,
    passage,
    place_point,
)
from twosource.exporters.review_lines import dispute_line, review_line
from twosource.model.actors import ACTOR_CODES, ListedActor
from twosource.model.audit import Audited
from twosource.model.event import Conflict, Event, EventLink, Finding, LookAlike, Origins, ToDo
from twosource.model.match import Match
from twosource.model.report import Marks, strictest
from twosource.model.ruling import Review
from twosource.model.values import Blank, Count, When, Where, Who
from twosource.stages.holders import as_of


def event_line(
    event: Event,
    claims: Mapping[str, ClaimInEvent],
    labels: Mapping[str, str],
    audited: Audited | None = None,
    review: Review | None = None,
) -> event_shapes.Event:
    """Give one event in the shape of the export.

    `claims` holds at least the event's own; `labels` gives the label of every event by id;
    `audited` is what people found of the whole record; without a `review` nobody has looked at it.
    """
    own = [claims[key] for key in event.claims]
    report_labels = {claim.report.key: claim.report.label for claim in own}
    return event_shapes.Event(
        id=event.id,
        label=event.label,
        type=event.type,
        subtype=event.subtype,
        forced=event.forced,
        occurrence="reported",
        time=event.time,
        stance=event.stance,
        when=_when(event.when, claims),
        where=_where(event.where, claims),
        counts=tuple(_count(count, claims) for count in event.counts),
        participants=tuple(_participant(who, claims) for who in event.who),
        claims=tuple(claim_line(claim) for claim in own),
        joined=tuple(tell_match(match) for match in event.joined),
        reports=tuple(report_labels[key] for key in event.reports),
        origins=origins_line(event.origins, report_labels),
        todo=tuple(todo_line(one, report_labels) for one in event.todo),
        conflicts=tuple(_conflict(conflict, claims) for conflict in event.conflicts),
        links=tuple(_link(link, claims, labels) for link in event.links),
        look_alikes=tuple(_look_alike(one, labels) for one in event.look_alikes),
        credibility=event_shapes.Credibility(
            digit=event.credibility.digit, because=event.credibility.because
        ),
        review=review_line(review or Review()),
        disputes=tuple(map(dispute_line, event.disputes)),
        audit=audit_line(audited),
        marks=marks(event.marks),
        policy=POLICY,
    )


def tell_match(match: Match) -> str:
    """Give a match as one line of words: the weights that add up, and any veto."""
    told = "; ".join(f"{reason.words} ({reason.bits:+.1f})" for reason in match.reasons)
    veto = f"; impossible: {match.veto.words}" if match.veto else ""
    return f"{match.bits:+.1f} bits: {told}{veto}"


def _marks_of(keys: Iterable[str], claims: Mapping[str, ClaimInEvent]) -> Marks:
    return strictest([claims[key].report.marks for key in keys])


def _when(
    found: Finding[When] | Blank, claims: Mapping[str, ClaimInEvent]
) -> event_shapes.When | leaf_shapes.Blank:
    if isinstance(found, Blank):
        return blank(found)
    when = found.value
    return event_shapes.When(
        edtf=when.edtf,
        earliest=day(when.earliest),
        latest=day(when.latest),
        not_before=day(when.not_before),
        not_after=day(when.not_after),
        how=found.how,
        rule=found.rule,
        claims=found.claims,
        against=found.against,
        earlier=found.earlier,
        marks=marks(_marks_of(found.claims, claims)),
    )


def _where(
    found: Finding[Where] | Blank, claims: Mapping[str, ClaimInEvent]
) -> event_shapes.Where | leaf_shapes.Blank:
    if isinstance(found, Blank):
        return blank(found)
    return event_shapes.Where(
        **asdict(place_point(found.value.place)),
        also=tuple(map(place_point, found.value.also)),
        how=found.how,
        rule=found.rule,
        claims=found.claims,
        against=found.against,
        earlier=found.earlier,
        marks=marks(_marks_of(found.claims, claims)),
    )


def _count(found: Finding[Count], claims: Mapping[str, ClaimInEvent]) -> event_shapes.Count:
    count = found.value
    return event_shapes.Count(
        of=count.of,
        outcome=count.outcome,
        group=count.group,
        low=count.low,
        high=count.high,
        best=count.best,
        vague=count.vague,
        more=count.more,
        out_of=count.out_of,
        as_of=day(_latest_day(found.claims, claims)),
        rule=found.rule,
        how=found.how,
        claims=found.claims,
        against=found.against,
        earlier=found.earlier,
        marks=marks(_marks_of(found.claims, claims)),
    )


def _latest_day(keys: Iterable[str], claims: Mapping[str, ClaimInEvent]) -> date | None:
    """Give the latest day on which a claim behind a number was told or written, if any is known."""
    days = [as_of(claims[key].grounded) for key in keys]
    return max((one for one in days if one is not None), default=None)


def _participant(
    found: Finding[Who], claims: Mapping[str, ClaimInEvent]
) -> event_shapes.Participant:
    who = found.value
    codes = ACTOR_CODES[who.type]
    return event_shapes.Participant(
        role=who.role,
        name=who.name,
        head=who.head,
        entity=who.entity,
        type=who.type,
        type_how=who.type_how,
        private=who.private,
        acled=codes.acled,
        ucdp=codes.ucdp,
        actor=None if who.listed is None else _listed(who.listed),
        unlisted=who.unlisted,
        claims=found.claims,
        marks=marks(_marks_of(found.claims, claims)),
    )


def _listed(listed: ListedActor) -> event_shapes.Listed:
    entry = listed.actor
    return event_shapes.Listed(
        id=entry.id,
        name=entry.name,
        why=listed.why,
        type=entry.type,
        ucdp_side_id=entry.ucdp_side,
        ucdp_dyad_ids=entry.ucdp_dyads,
        acled_inter=entry.acled_inter,
    )


def origins_line(origins: Origins, labels: Mapping[str, str]) -> origin_shapes.Origins:
    """Give the four counts of an event; `labels` are those of its reports by key."""
    return origin_shapes.Origins(
        outlets=len(origins.outlets),
        reporting=len(origins.reporting),
        human_at_most=len(origins.human_at_most),
        shown_independent=len(origins.shown_independent),
        names=origin_shapes.OriginNames(
            outlets=origins.outlets,
            reporting=origins.reporting,
            human_at_most=origins.human_at_most,
            shown_independent=origins.shown_independent,
        ),
        collapsed=tuple(
            origin_shapes.Collapse(
                report=labels.get(one.report, one.report),
                into=labels.get(one.into, one.into),
                because=one.because,
            )
            for one in origins.collapsed
        ),
        withdrawn=tuple(
            origin_shapes.Withdrawal(report=labels[one.report], because=one.because)
            for one in origins.withdrawn
        ),
        foretold=tuple(labels[key] for key in origins.foretold),
    )


def todo_line(todo: ToDo, labels: Mapping[str, str]) -> origin_shapes.ToDo:
    """Give what is to be got; `labels` are those of the event's reports by key."""
    return origin_shapes.ToDo(
        get=todo.get,
        of=todo.of,
        edtf=todo.edtf,
        words=todo.words,
        reports=tuple(labels[key] for key in todo.reports),
        claims=todo.claims,
    )


def _conflict(conflict: Conflict, claims: Mapping[str, ClaimInEvent]) -> event_shapes.Conflict:
    return event_shapes.Conflict(
        facet=conflict.facet,
        values=tuple(
            event_shapes.HeldValue(
                value=held.value,
                claims=held.claims,
                holders=held.holders,
                as_of=day(held.as_of),
                through=held.through,
            )
            for held in conflict.values
        ),
        reading=conflict.reading,
        words=tuple(
            event_shapes.Cited(
                claim=one.claim, span=passage(one.span, claims[one.claim].report.text)
            )
            for one in conflict.words
        ),
    )


def _link(
    link: EventLink, claims: Mapping[str, ClaimInEvent], labels: Mapping[str, str]
) -> event_shapes.Link:
    report = claims[link.claims[0]].report
    return event_shapes.Link(
        kind=link.kind,
        event=link.event,
        label=labels.get(link.event, link.event),
        because=link.because,
        report=report.label,
        claims=link.claims,
        words=passage(link.words, report.text),
    )


def _look_alike(one: LookAlike, labels: Mapping[str, str]) -> event_shapes.LookAlike:
    because = [f"{reason.words} ({reason.bits:+.1f} bits)" for reason in one.match.reasons]
    if one.match.veto:
        because.insert(0, f"impossible: {one.match.veto.words}")
    if one.apart:
        because.append(one.apart)
    return event_shapes.LookAlike(
        event=one.event, label=labels.get(one.event, one.event), because=tuple(because)
    )
