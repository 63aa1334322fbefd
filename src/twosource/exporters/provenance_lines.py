"""The way an event's word took, in the shape of the export."""

from collections.abc import Mapping

from twosource.exporters import provenance_shapes
from twosource.exporters.claim_lines import ClaimInEvent, passage
from twosource.exporters.event_lines import origins_line, todo_line
from twosource.model.event import Event
from twosource.model.provenance import Passing, Provenance, Said, Station


def provenance_line(
    event: Event,
    provenance: Provenance,
    confirm: tuple[str, ...],
    claims: Mapping[str, ClaimInEvent],
    labels: Mapping[str, str],
) -> provenance_shapes.ProvenanceLine:
    """Give the provenance of one event; `labels` are those of all reports by key."""
    return provenance_shapes.ProvenanceLine(
        id=event.id,
        label=event.label,
        todo=tuple(todo_line(one, labels) for one in event.todo),
        confirm=confirm,
        starts=provenance.starts,
        stations=tuple(_station(one, claims, labels) for one in provenance.stations),
        passings=tuple(_passing(one, labels) for one in provenance.passings),
        origins=origins_line(event.origins, labels),
    )


def _station(
    station: Station, claims: Mapping[str, ClaimInEvent], labels: Mapping[str, str]
) -> provenance_shapes.Station:
    return provenance_shapes.Station(
        number=station.number,
        name=station.name,
        kind=station.kind,
        held=bool(station.reports) if station.kind == "outlet" or station.reports else None,
        reports=tuple(labels[key] for key in station.reports),
        elsewhere=tuple(labels[key] for key in station.elsewhere),
        said=tuple(_said(one, claims[one.claim]) for one in station.said),
        onward=station.onward,
        reprints=tuple(
            provenance_shapes.Reprint(
                report=labels[one.report], outlet=one.outlet, because=one.because
            )
            for one in station.reprints
        ),
    )


def _said(said: Said, claim: ClaimInEvent) -> provenance_shapes.Said:
    text = claim.report.text
    cue = None if said.voice is None else said.voice.cue
    return provenance_shapes.Said(
        claim=said.claim,
        report=claim.report.label,
        cue=None if cue is None else passage(cue, text),
        passage=passage(claim.grounded.claim.passage, text),
    )


def _passing(passing: Passing, labels: Mapping[str, str]) -> provenance_shapes.Passing:
    return provenance_shapes.Passing(
        source=labels[passing.source],
        relay=labels[passing.relay],
        changes=tuple(
            provenance_shapes.Change(
                kind=one.kind,
                facet=one.facet,
                before=one.before,
                after=one.after,
                why=one.why,
                claims=one.claims,
            )
            for one in passing.changes
        ),
    )
