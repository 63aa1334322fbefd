"""Tombstones: appended, never altered but for the key a report goes by."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import msgspec
from sqlalchemy import Connection, insert, select, update

from twosource.model.spans import Span
from twosource.model.tombstone import Tombstone
from twosource.stores import schema
from twosource.stores.committed import Named, name_rows
from twosource.stores.logbook import write_line
from twosource.stores.numbers import next_number


def list_tombstones(connection: Connection) -> tuple[Tombstone, ...]:
    """Give all tombstones, by number."""
    table = schema.tombstones
    return tuple(
        Tombstone(
            number=row.number,
            at=row.at,
            by=row.by,
            reason=row.reason,
            token=row.token,
            passage=None if row.start is None else Span(row.start, row.end),
            report=row.report,
        )
        for row in connection.execute(select(table).order_by(table.c.number))
    )


def add_tombstone(
    connection: Connection, one: Tombstone, taken: Mapping[str, Sequence[int]]
) -> None:
    """Append a tombstone; `taken` are the numbers, by table, that nothing else may get."""
    row: dict[str, Any] = {
        "number": one.number,
        "at": one.at,
        "by": one.by,
        "reason": one.reason,
        "report": one.report,
        "start": None if one.passage is None else one.passage.start,
        "end": None if one.passage is None else one.passage.end,
        "token": one.token,
        "taken": msgspec.json.encode(taken).decode(),
    }
    connection.execute(insert(schema.tombstones), row)


def lose_report(connection: Connection, report: str) -> list[Named]:
    """Let tombstones of passages of a report forget which it was; names those."""
    table = schema.tombstones
    mine = table.c.report == report
    numbers = list(connection.execute(select(table.c.number).where(mine)).scalars())
    connection.execute(update(table).where(mine).values(report=None))
    return list(name_rows(table, numbers))


def keep_tombstone(connection: Connection, one: Tombstone, at: str) -> None:
    """Keep a tombstone of something that this record does not hold, under the next number."""
    number = next_number(connection, schema.tombstones.c.number)
    add_tombstone(connection, replace(one, number=number), {})
    detail: dict[str, str | int] = {"tombstone": number, "reason": one.reason}
    write_line(connection, at, "tombstone taken over", detail, ("tombstones", number))
