"""Events as last derived, the ids they were given for good, and how to find one by name."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TypeVar

from sqlalchemy import (
    Connection,
    Table,
    bindparam,
    delete,
    func,
    insert,
    select,
    update,
)

from twosource.model.errors import BadRecord, NotFound
from twosource.model.event import Event, EventId
from twosource.model.values import GroundedClaim
from twosource.stages.identify import follow_redirect
from twosource.stores import bodies, schema
from twosource.stores.logbook import write_line

T = TypeVar("T", str, bytes)

_CHUNK = 200
_SHORTEST_PREFIX = 6
_MOST_NAMED = 5


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
    moved = _keep_ids(connection, derived.ids)
    _refuse_unnamed(derived.events, derived.ids)
    _replace_claims(connection, derived.claims)
    written = {event.id: bodies.write(event) for event in derived.events}
    table = schema.events
    before = {row.id: row.body for row in connection.execute(select(table))}
    if before == written and not any(moved.values()):
        return {}
    told = {claim: event.id for event in derived.events for claim in event.claims}
    lines = schema.event_claims
    earlier = read_claim_events(connection)
    _delete_all(connection, lines, _differing(earlier, told))
    changed, gone = _write_differences(connection, table, before, written)
    new = sorted(claim for claim, event in told.items() if earlier.get(claim) != event)
    _insert_all(connection, lines, [{"claim": claim, "event": told[claim]} for claim in new])
    detail = {"events": len(written), "changed": len(changed), "gone": len(gone), **moved}
    write_line(connection, at, "events replaced", detail)
    return dict(read_old(before[key] for key in (*changed, *gone)))


def _differing(before: Mapping[str, T], now: Mapping[str, T]) -> list[str]:
    """Give the keys of what was and is no more, or is another now."""
    return sorted(key for key, value in before.items() if now.get(key) != value)


def _write_differences(
    connection: Connection, table: Table, before: Mapping[str, T], now: Mapping[str, T]
) -> tuple[list[str], list[str]]:
    """Bring the bodies of a table up to date; give the keys of those that changed and are gone."""
    (key,) = table.primary_key.columns
    differing = _differing(before, now)
    changed = [one for one in differing if one in now]
    gone = [one for one in differing if one not in now]
    _delete_all(connection, table, gone)
    body = update(table).where(key == bindparam("one")).values(body=bindparam("now"))
    if changed:
        connection.execute(body, [{"one": one, "now": now[one]} for one in changed])
    new = sorted(now.keys() - before.keys())
    _insert_all(connection, table, [{key.name: one, "body": now[one]} for one in new])
    return changed, gone


def _delete_all(connection: Connection, table: Table, gone: Sequence[str]) -> None:
    (key,) = table.primary_key.columns
    if gone:
        one = delete(table).where(key == bindparam("one"))
        connection.execute(one, [{"one": name} for name in gone])


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


def next_events(connection: Connection, after: int) -> list[tuple[int, Event]]:
    """Give the next events with their numbers after a number; none at the end."""
    ids, events = schema.event_ids, schema.events
    asked = select(ids.c.number, events.c.body).join_from(ids, events, ids.c.id == events.c.id)
    asked = asked.where(ids.c.number > after).order_by(ids.c.number).limit(_CHUNK)
    return [(row.number, bodies.read_event(row.body)) for row in connection.execute(asked)]


def list_ids(connection: Connection) -> tuple[EventId, ...]:
    """Give every id this record ever gave, by number."""
    table = schema.event_ids
    return tuple(
        EventId(row.id, row.label, row.number, row.born_from, row.redirect_to)
        for row in connection.execute(select(table).order_by(table.c.number))
    )


def read_claim_events(connection: Connection) -> Mapping[str, str]:
    """Give the event each claim tells of."""
    table = schema.event_claims
    return {row.claim: row.event for row in connection.execute(select(table))}


def find_event(connection: Connection, name: str) -> Event:
    """Give the event of a label, an id or the beginning of one, redirects followed."""
    kept = {one.id: one for one in list_ids(connection)}
    named = _resolve(name, kept)
    key = follow_redirect(named.id, kept)
    body = connection.execute(
        select(schema.events.c.body).where(schema.events.c.id == key)
    ).scalar_one_or_none()
    if body is None:
        raise NotFound(f"{kept[key].label}: no claim of this record tells of that event any more")
    return bodies.read_event(body)


def count_events(connection: Connection) -> int:
    """Give the number of events."""
    return connection.execute(select(func.count()).select_from(schema.events)).scalar_one()


def _keep_ids(connection: Connection, ids: Sequence[EventId]) -> dict[str, int]:
    """Add new ids and change redirects; give how many were new, merged and taken up again."""
    before = {one.id: one for one in list_ids(connection)}
    given = {one.id: one for one in ids}
    if any(_name(one) != _name(given.get(one.id)) for one in before.values()):
        message = "the record gave other event ids in the meantime; run `twosource build` again"
        raise BadRecord(message)
    table = schema.event_ids
    new = sorted((one for one in ids if one.id not in before), key=lambda one: one.number)
    rows = [
        {"id": one.id, "label": one.label, "number": one.number, "born_from": one.born_from}
        for one in new
    ]
    _insert_all(connection, table, rows)
    turned = [one for one in ids if one.redirect_to != _redirect(before.get(one.id))]
    for one in turned:
        changed = update(table).where(table.c.id == one.id)
        connection.execute(changed.values(redirect_to=one.redirect_to))
    merged = sum(one.redirect_to is not None for one in turned)
    return {"new": len(new), "merged": merged, "parted": len(turned) - merged}


def _replace_claims(connection: Connection, claims: Sequence[GroundedClaim]) -> None:
    """Put these claims with their values in the place of all before."""
    table = schema.grounded_claims
    written = {one.claim.id: bodies.pack_claim(one) for one in claims}
    before = {row.claim: row.body for row in connection.execute(select(table))}
    _write_differences(connection, table, before, written)


def _name(one: EventId | None) -> tuple[str, int, str] | None:
    return None if one is None else (one.label, one.number, one.born_from)


def _redirect(one: EventId | None) -> str | None:
    return None if one is None else one.redirect_to


def _refuse_unnamed(events: Sequence[Event], ids: Sequence[EventId]) -> None:
    """Refuse an event under an id or label that was not given to it, or was merged into another."""
    names = {one.id: one.label for one in ids if one.redirect_to is None}
    for event in events:
        if names.get(event.id) != event.label:
            raise BadRecord(f"{event.label}: this event has an id that the record did not give it")


def _insert_all(connection: Connection, table: Table, rows: Sequence[Mapping[str, object]]) -> None:
    # An empty list would insert one row of defaults.
    if rows:
        connection.execute(insert(table), rows)


def _resolve(name: str, kept: Mapping[str, EventId]) -> EventId:
    """Give the one id a name stands for, or say what is near it."""
    wanted = name.strip().lower()
    named = [one for one in kept.values() if wanted in (one.label.lower(), one.id)]
    if not named and len(wanted) >= _SHORTEST_PREFIX:
        named = [one for one in kept.values() if one.id.startswith(wanted)]
    if len(named) == 1:
        return named[0]
    if named:
        raise NotFound(f"{name!r} stands for several events: {_list_labels(named)}")
    near = _list_labels(_find_near(wanted, kept))
    raise NotFound(f"{name!r} names no event of this record" + (near and f"; near it: {near}"))


def _find_near(wanted: str, kept: Mapping[str, EventId]) -> list[EventId]:
    """Give the events whose labels look most like a name."""
    labels = {one.label: one for one in kept.values()}
    return [labels[one] for one in get_close_matches(wanted.upper(), labels, n=3, cutoff=0.6)]


def _list_labels(ones: Sequence[EventId]) -> str:
    return ", ".join(one.label for one in ones[:_MOST_NAMED])
