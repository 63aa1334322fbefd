"""Of each event what a list shows and sifts by, its reports and the events it hangs together with.

All of it is derived from the events beside it, and made anew whenever they are. Where rows are
missing (`outlines_read.is_outlined`), whoever reads goes by the events themselves.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Connection, delete, select

from twosource.model.errors import BadRecord
from twosource.model.event import Event
from twosource.model.values import Blank
from twosource.stages.briefs import brief, is_shown
from twosource.stores import bodies, outline_tables, schema
from twosource.stores.keyed_rows import insert_rows

_CHUNK = 200
T = TypeVar("T")
TABLES = (
    outline_tables.event_outlines,
    outline_tables.event_reports,
    outline_tables.event_ties,
)


def keep_outlines(connection: Connection, changed: Iterable[Event], gone: Iterable[str]) -> None:
    """Bring the outlines up to date: of events that are new or others now, and of those gone."""
    for few in cut(gone):
        _drop(connection, few)
    for several in cut(changed):
        ids = [one.id for one in several]
        _drop(connection, ids)
        table = schema.event_ids
        asked = select(table.c.id, table.c.number).where(table.c.id.in_(ids))
        numbers = {row.id: row.number for row in connection.execute(asked)}
        insert_rows(
            connection, outline_tables.event_outlines, [_outline(one, numbers) for one in several]
        )
        reports = [{"report": key, "event": one.id} for one in several for key in one.reports]
        insert_rows(connection, outline_tables.event_reports, reports)
        insert_rows(
            connection, outline_tables.event_ties, [row for one in several for row in _tie(one)]
        )


def keep_missing(connection: Connection, events: Iterable[Event]) -> None:
    """Add the outlines of the events that have none."""
    there = set(connection.execute(select(outline_tables.event_outlines.c.event)).scalars())
    keep_outlines(connection, [one for one in events if one.id not in there], ())


def drop_outlines(connection: Connection) -> None:
    """Drop all outlines."""
    for table in TABLES:
        connection.execute(delete(table))


def fill_outlines(connection: Connection) -> None:
    """Make all outlines anew of the events that can be read."""
    drop_outlines(connection)
    table, after = schema.events, ""
    asked = select(table).order_by(table.c.id).limit(_CHUNK)
    while rows := connection.execute(asked.where(table.c.id > after)).all():
        keep_outlines(connection, list(_read(row.body for row in rows)), ())
        after = rows[-1].id


def _outline(event: Event, numbers: Mapping[str, int]) -> dict[str, Any]:
    when = None if isinstance(event.when, Blank) else event.when.value
    places = () if isinstance(event.where, Blank) else event.where.value.every
    return {
        "event": event.id,
        "number": numbers[event.id],
        "type": event.type,
        "time": event.time,
        "stance": event.stance,
        "shown": int(is_shown(event)),
        "earliest": _write_day(when.earliest if when else None),
        "latest": _write_day(when.latest if when else None),
        "country": next((one.country for one in places), None),
        "body": bodies.write(brief(event)),
    }


def _write_day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _tie(event: Event) -> Iterator[dict[str, str]]:
    for other in sorted({link.event for link in event.links}):
        yield {"other": other, "event": event.id}


def _read(written: Iterable[str]) -> Iterator[Event]:
    # What an earlier version wrote, or was emptied, may not be readable: it is worked out anew.
    for body in written:
        with suppress(BadRecord):
            yield bodies.read_event(body)


def _drop(connection: Connection, ids: Sequence[str]) -> None:
    for table in TABLES:
        connection.execute(delete(table).where(table.c.event.in_(ids)))


def cut(ones: Iterable[T]) -> Iterator[list[T]]:
    """Give some things in parts that one statement can name."""
    left = iter(ones)
    while part := list(islice(left, _CHUNK)):
        yield part
