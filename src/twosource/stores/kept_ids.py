"""The ids that events are given for good: added, redirected, and refused where none was given."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, update

from twosource.model.errors import BadRecord
from twosource.model.event import Event, EventId
from twosource.stores import schema
from twosource.stores.keyed_rows import insert_rows

OTHER_IDS = "the record gave other event ids in the meantime; run `twosource build` again"


def read_id(row: Row[Any]) -> EventId:
    """Give an id as it is kept."""
    return EventId(row.id, row.label, row.number, row.born_from, row.redirect_to)


def write_ids(
    connection: Connection, ids: Sequence[EventId], before: Mapping[str, EventId]
) -> tuple[list[str], dict[str, int]]:
    """Add new ids and change redirects; give those, and how many are new, merged and parted."""
    table = schema.event_ids
    new = sorted((one for one in ids if one.id not in before), key=lambda one: one.number)
    rows = [
        {"id": one.id, "label": one.label, "number": one.number, "born_from": one.born_from}
        for one in new
    ]
    insert_rows(connection, table, rows)
    turned = [one for one in ids if one.redirect_to != _redirect(before.get(one.id))]
    for one in turned:
        changed = update(table).where(table.c.id == one.id)
        connection.execute(changed.values(redirect_to=one.redirect_to))
    merged = sum(one.redirect_to is not None for one in turned)
    touched = sorted({one.id for one in (*new, *turned)})
    return touched, {"new": len(new), "merged": merged, "parted": len(turned) - merged}


def _redirect(one: EventId | None) -> str | None:
    return None if one is None else one.redirect_to


def refuse_unnamed(events: Sequence[Event], ids: Sequence[EventId]) -> None:
    """Refuse an event under an id or label that was not given to it, or was merged into another."""
    names = {one.id: one.label for one in ids if one.redirect_to is None}
    for event in events:
        if names.get(event.id) != event.label:
            raise BadRecord(f"{event.label}: this event has an id that the record did not give it")
