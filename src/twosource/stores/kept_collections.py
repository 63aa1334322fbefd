"""How and when each report came; appended, never altered."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select

from twosource.model.collection import Collection, Receipt, collected_as
from twosource.model.report import Report
from twosource.stores import schema
from twosource.stores.committed import Named, name_rows
from twosource.stores.logbook import write_line

_CHUNK = 500


def keep_first(
    connection: Connection, report: Report, how: Collection | None, at: str
) -> Iterator[Named]:
    """Keep how a report came first; gives the receipt's name, for the line that says it came."""
    _add(connection, report, (1, how or collected_as(report.label)), at)
    return name_rows(schema.collections, [(report.key, 1)])


def keep_again(connection: Connection, report: Report, how: Collection | None, at: str) -> None:
    """Keep how a report came that is there; the same way with the same bytes is not repeated.

    Only the hash of its bytes is kept, beside the first bytes.
    """
    if how is None or _is_kept(connection, report, how):
        return
    number = 1 + _count(connection, report.key)
    _add(connection, report, (number, how), at)
    named = name_rows(schema.collections, [(report.key, number)])
    write_line(connection, at, "report received again", {"report": report.key}, *named)


def _add(connection: Connection, report: Report, told: tuple[int, Collection], at: str) -> None:
    number, how = told
    row = {
        "report": report.key,
        "number": number,
        "received_at": at,
        "source": how.source,
        "way": how.way,
        "reader": how.reader,
        "encoding": how.encoding,
        "sha256": report.sha256,
    }
    connection.execute(insert(schema.collections), row)


def next_receipts(connection: Connection, after: tuple[str, int]) -> list[tuple[str, Receipt]]:
    """Give the next receipts with their report's key, by key and number; none at the end."""
    table = schema.collections
    key, number = after
    later = (table.c.report > key) | ((table.c.report == key) & (table.c.number > number))
    asked = select(table).where(later).order_by(table.c.report, table.c.number).limit(_CHUNK)
    return [(row.report, _receipt(row)) for row in connection.execute(asked)]


def list_receipts(connection: Connection, report: str) -> tuple[Receipt, ...]:
    """Give the receipts of one report, by number."""
    table = schema.collections
    asked = select(table).where(table.c.report == report).order_by(table.c.number)
    return tuple(_receipt(row) for row in connection.execute(asked))


def _receipt(row: Row[Any]) -> Receipt:
    how = Collection(row.source, row.way, row.reader, row.encoding)
    return Receipt(row.number, row.received_at, how, row.sha256)


def _count(connection: Connection, report: str) -> int:
    table = schema.collections
    asked = select(func.count()).select_from(table).where(table.c.report == report)
    return connection.execute(asked).scalar_one()


def _is_kept(connection: Connection, report: Report, how: Collection) -> bool:
    table = schema.collections
    same = (
        (table.c.report == report.key)
        & (table.c.source == how.source)
        & (table.c.way == how.way)
        & (table.c.sha256 == report.sha256)
    )
    return connection.execute(select(table.c.number).where(same)).first() is not None
