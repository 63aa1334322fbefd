"""What one more report moves in a record: asked for and written by key, never as a whole."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Table, delete, func, select

from twosource.model.claim import Reading
from twosource.model.errors import BadRecord
from twosource.model.event import Event, EventId
from twosource.model.grown import Grown, KnownEvents
from twosource.model.report import Report
from twosource.stores import bodies, kept_events, kept_outlines, kept_turns, schema
from twosource.stores.committed import Named, name_rows
from twosource.stores.kept_ids import OTHER_IDS, read_id, refuse_unnamed, write_ids
from twosource.stores.kept_reports import WITHDRAWN_AT, read_row
from twosource.stores.keyed_rows import T, delete_rows, insert_rows, update_bodies
from twosource.stores.logbook import write_line

_MOST = 400
"""Keys asked for at once: databases take only so many."""


def drop_held(connection: Connection) -> None:
    """Empty the rooms that builds leave things in."""
    connection.execute(delete(schema.held))


def list_stamps(connection: Connection) -> Mapping[str, str]:
    """Give for each report that was read its reading, its marks, and whether it was withdrawn."""
    reports, readings = schema.reports, schema.readings
    joined = reports.join(readings, readings.c.report == reports.c.key)
    asked = (
        select(reports.c.key, readings.c.id, reports.c.marks, WITHDRAWN_AT)
        .select_from(joined.outerjoin(schema.withdrawals))
        .where(readings.c.superseded_at.is_(None))
        .order_by(reports.c.key)
    )
    return {
        row.key: f"{row.id} {row.marks} {row.withdrawn_at is not None}"
        for row in connection.execute(asked)
    }


def find_reports(connection: Connection, keys: Collection[str]) -> Mapping[str, Report]:
    """Give some reports, by key."""
    reports = schema.reports
    asked = select(reports, WITHDRAWN_AT).outerjoin(schema.withdrawals)
    return {row.key: read_row(row) for row in _ask(connection, asked, reports.c.key, keys)}


def find_readings(connection: Connection, keys: Collection[str]) -> Mapping[str, Reading]:
    """Give the current readings of some reports, by report key."""
    table = schema.readings
    asked = select(table.c.report, table.c.body).where(table.c.superseded_at.is_(None))
    rows = _ask(connection, asked, table.c.report, keys)
    return {row.report: bodies.read_reading(row.body) for row in rows}


def find_known(
    connection: Connection, claims: Collection[str], digests: Collection[str]
) -> KnownEvents:
    """Give the ids that bear on some claims and sets of claims."""
    lines, ids, events = schema.event_claims, schema.event_ids, schema.events
    told = {row.claim: row.event for row in _ask(connection, select(lines), lines.c.claim, claims)}
    turns = schema.id_turns
    turned = sorted(
        _ask(connection, select(turns), turns.c.claims, digests), key=lambda row: row.number
    )
    former = {row.claims: (row.number, row.event) for row in turned}
    asked = select(ids, events.c.id.label("living")).outerjoin(events, events.c.id == ids.c.id)
    rows = [
        *_ask(connection, asked, ids.c.born_from, claims),
        *_ask(
            connection, asked, ids.c.id, {*told.values(), *(event for _, event in former.values())}
        ),
    ]
    found = {row.id: read_id(row) for row in rows}
    return KnownEvents(
        told,
        tuple(sorted(found.values(), key=lambda one: one.number)),
        frozenset(row.id for row in rows if row.living is not None),
        _last(connection),
        former,
    )


def find_events(connection: Connection, keys: Collection[str]) -> Sequence[Event]:
    """Give some events, by id."""
    table = schema.events
    rows = _ask(connection, select(table), table.c.id, keys)
    return [bodies.read_event(row.body) for row in rows]


def keep_grown(connection: Connection, grown: Grown, at: str) -> Mapping[str, Event]:
    """Write what moved; give the events that are others now, or gone, as they were."""
    if grown.whole:
        derived = kept_events.Derived(grown.events, grown.ids, grown.claims)
        return kept_events.replace_events(connection, derived, at)
    named_now, moved = _keep_ids(connection, grown.ids)
    turned = _keep_turns(connection, grown, named_now, at)
    claims, lines, events = schema.grounded_claims, schema.event_claims, schema.events
    packed = {one.claim.id: bodies.pack_claim(one) for one in grown.claims}
    _write(connection, claims, packed, grown.lost)
    written = {event.id: bodies.write(event) for event in grown.events}
    touched = {*written, *grown.gone}
    before = {row.id: row.body for row in _ask(connection, select(events), events.c.id, touched)}
    told = {claim: event.id for event in grown.events for claim in event.claims}
    asked = {*told, *grown.earlier}
    earlier = {
        row.claim: row.event for row in _ask(connection, select(lines), lines.c.claim, asked)
    }
    # An event that stays as it is was only looked at for its name: what tells of it still does.
    left = [one for one, event in earlier.items() if one in told or event in touched]
    delete_rows(connection, lines, [one for one in left if told.get(one) != earlier[one]])
    changed, gone = _write(connection, events, written, grown.gone)
    new = sorted(claim for claim, event in told.items() if earlier.get(claim) != event)
    insert_rows(connection, lines, [{"claim": claim, "event": told[claim]} for claim in new])
    others = {*changed, *(written.keys() - before.keys())}
    outlined = [event for event in grown.events if event.id in others]
    kept_outlines.keep_outlines(connection, outlined, gone)
    if changed or gone or written.keys() - before.keys() or any(moved.values()):
        count = connection.execute(select(func.count()).select_from(events)).scalar_one()
        detail = {"events": count, "changed": len(changed), "gone": len(gone), **moved}
        named = name_rows(schema.event_ids, named_now)
        write_line(connection, at, "events replaced", detail, *named, *turned)
    return dict(kept_events.read_old(before[key] for key in (*changed, *gone)))


def _keep_ids(connection: Connection, ids: Sequence[EventId]) -> tuple[list[str], dict[str, int]]:
    """Add new ids and change redirects; give those, and how many are new, merged and parted."""
    table = schema.event_ids
    rows = _ask(connection, select(table), table.c.id, [one.id for one in ids])
    before = {row.id: read_id(row) for row in rows}
    new = [one.number for one in ids if one.id not in before]
    other = [one for one in ids if one.id in before and not _is_same(one, before[one.id])]
    if other or (new and min(new) != _last(connection) + 1):
        raise BadRecord(OTHER_IDS)
    return write_ids(connection, ids, before)


def _is_same(one: EventId, other: EventId) -> bool:
    return replace(one, redirect_to=None) == replace(other, redirect_to=None)


def _keep_turns(
    connection: Connection, grown: Grown, named: Collection[str], at: str
) -> list[Named]:
    """Keep which of the ids touched stand for other claims now, or for none."""
    ids = schema.event_ids
    touched = {*named, *grown.gone, *(event.id for event in grown.events)}
    found = [read_id(row) for row in _ask(connection, select(ids), ids.c.id, touched)]
    refuse_unnamed(grown.events, found)
    turns = schema.id_turns
    rows = _ask(connection, select(turns), turns.c.event, touched)
    last = sorted(rows, key=lambda row: row.number)
    return kept_turns.keep_turned(connection, found, grown.events, last, at)


def _last(connection: Connection) -> int:
    """Give the last number the record gave an event."""
    return connection.execute(select(func.max(schema.event_ids.c.number))).scalar() or 0


def _write(
    connection: Connection, table: Table, now: Mapping[str, T], gone: Collection[str]
) -> tuple[list[str], list[str]]:
    """Write some bodies of a table where they differ; give those that changed and are gone."""
    (key,) = table.primary_key.columns
    rows = _ask(connection, select(key, table.c.body), key, {*now, *gone})
    return update_bodies(connection, table, {row[0]: row.body for row in rows}, now, gone)


def _ask(
    connection: Connection, asked: Any, column: ColumnElement[Any], keys: Collection[str]
) -> Iterator[Row[Any]]:
    """Ask for the rows of some keys, in order of the keys."""
    ordered = sorted(keys)
    for start in range(0, len(ordered), _MOST):
        some = ordered[start : start + _MOST]
        yield from connection.execute(asked.where(column.in_(some)).order_by(column)).all()
