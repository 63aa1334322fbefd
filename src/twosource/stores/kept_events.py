"""Events as last derived, the ids they were given for good, and how to find one by name."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select

from twosource.model.errors import BadRecord, NotFound
from twosource.model.event import Event, EventId
from twosource.model.values import GroundedClaim
from twosource.stages.event_names import SHORTEST_PREFIX, resolve_name
from twosource.stages.identify import follow_redirect
from twosource.stores import bodies, kept_outlines, kept_turns, schema
from twosource.stores.committed import name_rows
from twosource.stores.kept_ids import OTHER_IDS, read_id, refuse_unnamed, write_ids
from twosource.stores.keyed_rows import delete_rows, insert_rows, update_bodies
from twosource.stores.logbook import write_line

T = TypeVar("T", str, bytes)

_CHUNK = 200


@dataclass(frozen=True, slots=True)
class Derived:
    """All that a build derives: events, every id ever given, the claims with their values."""

    events: Sequence[Event]
    ids: Sequence[EventId]
    claims: Sequence[GroundedClaim]


def replace_events(connection: Connection, derived: Derived, at: str) -> Mapping[str, Event]:
    """Put these events in the place of all before; only what differs is written.

    Gives the events that are others now, or gone, as they were; those of an earlier version that
    cannot be read any more are left out.

    Raises:
        BadRecord: the ids contradict those the record gave already, or an event has none of them.
    """
    touched, moved = _keep_ids(connection, derived.ids)
    turned = kept_turns.keep_ids(connection, derived.ids, derived.events, at)
    refuse_unnamed(derived.events, derived.ids)
    _replace_claims(connection, derived.claims)
    written = {event.id: bodies.write(event) for event in derived.events}
    table = schema.events
    before = {row.id: row.body for row in connection.execute(select(table))}
    if before == written and not any(moved.values()):
        kept_outlines.keep_missing(connection, derived.events)
        return {}
    told = {claim: event.id for event in derived.events for claim in event.claims}
    lines = schema.event_claims
    earlier = read_claim_events(connection)
    delete_rows(connection, lines, _differing(earlier, told))
    left_out = before.keys() - written.keys()
    changed, gone = update_bodies(connection, table, before, written, left_out)
    new = sorted(claim for claim, event in told.items() if earlier.get(claim) != event)
    insert_rows(connection, lines, [{"claim": claim, "event": told[claim]} for claim in new])
    others = set(changed)
    kept_outlines.keep_outlines(
        connection, [one for one in derived.events if one.id in others], gone
    )
    kept_outlines.keep_missing(connection, derived.events)
    detail = {"events": len(written), "changed": len(changed), "gone": len(gone), **moved}
    write_line(
        connection, at, "events replaced", detail, *name_rows(schema.event_ids, touched), *turned
    )
    return dict(read_old(before[key] for key in (*changed, *gone)))


def _differing(before: Mapping[str, T], now: Mapping[str, T]) -> list[str]:
    """Give the keys of what was and is no more, or is another now."""
    return sorted(key for key, value in before.items() if now.get(key) != value)


def read_old(written: Iterable[str]) -> Iterator[tuple[str, Event]]:
    """Give events as they were written, by id; those that cannot be read any more are left out."""
    for body in written:
        with suppress(BadRecord):
            event = bodies.read_event(body)
            yield event.id, event


def next_claims(connection: Connection, after: str) -> list[GroundedClaim]:
    """Give the next claims with their values by id after an id; none at the end."""
    table = schema.grounded_claims
    asked = select(table.c.body).where(table.c.claim > after).order_by(table.c.claim)
    found = connection.execute(asked.limit(_CHUNK)).scalars()
    return [bodies.unpack_claim(body) for body in found]


def find_claims(connection: Connection, ids: Sequence[str]) -> tuple[GroundedClaim, ...]:
    """Give the claims of some ids with their values, by id."""
    table = schema.grounded_claims
    found: list[GroundedClaim] = []
    wanted = sorted(set(ids))
    for start in range(0, len(wanted), _CHUNK):
        own = table.c.claim.in_(wanted[start : start + _CHUNK])
        asked = select(table.c.body).where(own).order_by(table.c.claim)
        found += map(bodies.unpack_claim, connection.execute(asked).scalars())
    return tuple(found)


def next_events(connection: Connection, after: int) -> list[tuple[int, Event]]:
    """Give the next events with their numbers after a number; none at the end."""
    ids, events = schema.event_ids, schema.events
    asked = select(ids.c.number, events.c.body).join_from(ids, events, ids.c.id == events.c.id)
    asked = asked.where(ids.c.number > after).order_by(ids.c.number).limit(_CHUNK)
    return [(row.number, bodies.read_event(row.body)) for row in connection.execute(asked)]


def list_ids(connection: Connection) -> tuple[EventId, ...]:
    """Give every id this record ever gave, by number."""
    table = schema.event_ids
    return tuple(read_id(row) for row in connection.execute(select(table).order_by(table.c.number)))


def read_claim_events(connection: Connection) -> Mapping[str, str]:
    """Give the event each claim tells of."""
    table = schema.event_claims
    return {row.claim: row.event for row in connection.execute(select(table))}


def find_event(connection: Connection, name: str) -> Event:
    """Give the event of a label, an id or the beginning of one, redirects followed."""
    body = _find_at_once(connection, name.strip().lower())
    if body is not None:
        return bodies.read_event(body)
    kept = {one.id: one for one in list_ids(connection)}
    named = resolve_name(name, kept)
    key = follow_redirect(named.id, kept)
    body = connection.execute(
        select(schema.events.c.body).where(schema.events.c.id == key)
    ).scalar_one_or_none()
    if body is None:
        raise NotFound(f"{kept[key].label}: no claim of this record tells of that event any more")
    return bodies.read_event(body)


def _find_at_once(connection: Connection, wanted: str) -> str | None:
    """Give the body of the one event of a name by the indexes of the tables; None if in doubt."""
    ids, events = schema.event_ids, schema.events
    named = or_(ids.c.label == wanted.upper(), ids.c.id == wanted)
    # An id is of hexadecimal digits: all that begin so lie before "g".
    begun = and_(ids.c.id >= wanted, ids.c.id < f"{wanted}g")
    found = _list_two(connection, named)
    if not found and len(wanted) >= SHORTEST_PREFIX:
        found = _list_two(connection, begun)
    if len(found) != 1:
        return None
    # Nothing is found of one that was merged into another: its redirect has to be followed.
    return connection.execute(
        select(events.c.body).where(events.c.id == found[0])
    ).scalar_one_or_none()


def _list_two(connection: Connection, which: ColumnElement[bool]) -> Sequence[str]:
    """Give the ids for which something holds, two at most."""
    return connection.execute(select(schema.event_ids.c.id).where(which).limit(2)).scalars().all()


def count_events(connection: Connection) -> int:
    """Give the number of events."""
    return connection.execute(select(func.count()).select_from(schema.events)).scalar_one()


def _keep_ids(connection: Connection, ids: Sequence[EventId]) -> tuple[list[str], dict[str, int]]:
    """Add new ids and change redirects; give those, and how many are new, merged and parted."""
    before = {one.id: one for one in list_ids(connection)}
    given = {one.id: one for one in ids}
    if any(_name(one) != _name(given.get(one.id)) for one in before.values()):
        raise BadRecord(OTHER_IDS)
    return write_ids(connection, ids, before)


def _replace_claims(connection: Connection, claims: Sequence[GroundedClaim]) -> None:
    """Put these claims with their values in the place of all before."""
    table = schema.grounded_claims
    written = {one.claim.id: bodies.pack_claim(one) for one in claims}
    before = {row.claim: row.body for row in connection.execute(select(table))}
    update_bodies(connection, table, before, written, before.keys() - written.keys())


def _name(one: EventId | None) -> tuple[str, int, str] | None:
    return None if one is None else (one.label, one.number, one.born_from)
