"""How a record came to stand as it does: which reading was current when, and which ids there were.

What is in force is kept elsewhere. Here stands each change of it, appended, so that the record can
be shown as it stood on any day.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Table, insert, select

from twosource.model.event import Event, EventId
from twosource.stages.identify import digest_claims
from twosource.stores import schema
from twosource.stores.committed import Named, name_rows
from twosource.stores.kept_rulings import is_by
from twosource.stores.numbers import next_number


def keep_reading(connection: Connection, reading: str, at: str) -> list[Named]:
    """Keep that a reading became the current one of its report; names the row for the log."""
    return _append(connection, schema.reading_turns, [{"reading": reading}], at)


def keep_ids(
    connection: Connection, ids: Sequence[EventId], events: Sequence[Event], at: str
) -> list[Named]:
    """Keep which ids are new, merged, or stand for other claims; names the rows for the log."""
    table = schema.id_turns
    rows = connection.execute(select(table).order_by(table.c.number))
    return keep_turned(connection, ids, events, rows, at)


def keep_turned(
    connection: Connection,
    ids: Sequence[EventId],
    events: Sequence[Event],
    rows: Iterable[Row[Any]],
    at: str,
) -> list[Named]:
    """Keep of some ids, with all their events and earlier turns in order, which turned now."""
    table = schema.id_turns
    known = {row.event: (row.redirect_to, row.claims) for row in rows}
    sets = {event.id: digest_claims(event.claims) for event in events}
    turned = [
        {"event": one.id, "redirect_to": one.redirect_to, "claims": sets.get(one.id)}
        for one in sorted(ids, key=lambda each: each.number)
        if known.get(one.id) != (one.redirect_to, sets.get(one.id))
    ]
    return _append(connection, table, turned, at)


def read_former(connection: Connection, until: str | None = None) -> Mapping[str, tuple[int, str]]:
    """Give by digest which event each set of claims last was, by a time if one is given."""
    table = schema.id_turns
    rows = connection.execute(select(table).order_by(table.c.number))
    return {
        row.claims: (row.number, row.event)
        for row in rows
        if row.claims is not None and is_by(row.at, until)
    }


def list_readings(connection: Connection, until: str) -> tuple[str, ...]:
    """Give the body of the reading of each report that was current then, by report key."""
    turns, readings = schema.reading_turns, schema.readings
    joined = turns.join(readings, readings.c.id == turns.c.reading)
    asked = select(turns.c.at, readings.c.report, turns.c.reading).select_from(joined)
    rows = connection.execute(asked.order_by(turns.c.number))
    current = {row.report: row.reading for row in rows if is_by(row.at, until)}
    body = select(readings.c.body)
    return tuple(
        connection.execute(body.where(readings.c.id == key)).scalar_one()
        for _, key in sorted(current.items())
    )


def list_ids(connection: Connection, until: str) -> tuple[EventId, ...]:
    """Give the ids there were then, each with what it redirected to."""
    turns, ids = schema.id_turns, schema.event_ids
    asked = select(turns, ids.c.label, ids.c.number.label("place"), ids.c.born_from)
    joined = asked.select_from(turns.join(ids, ids.c.id == turns.c.event))
    known = {}
    for row in connection.execute(joined.order_by(turns.c.number)):
        if is_by(row.at, until):
            known[row.event] = EventId(
                row.event, row.label, row.place, row.born_from, row.redirect_to
            )
    return tuple(sorted(known.values(), key=lambda one: one.number))


def _append(
    connection: Connection, table: Table, rows: Sequence[Mapping[str, str | None]], at: str
) -> list[Named]:
    first = next_number(connection, table.c.number)
    numbered = [{"number": number, "at": at, **row} for number, row in enumerate(rows, first)]
    # An empty list would insert one row of defaults.
    if numbered:
        connection.execute(insert(table), numbered)
    return list(name_rows(table, range(first, first + len(numbered))))
