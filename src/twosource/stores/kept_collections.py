"""How and when each report came; appended, never altered."""

from sqlalchemy import Connection, func, insert, select

from twosource.model.collection import Collection, Receipt, collected_as
from twosource.model.report import Report
from twosource.stores import schema
from twosource.stores.committed import Named
from twosource.stores.logbook import write_line

_CHUNK = 500


def keep_first(connection: Connection, report: Report, how: Collection | None, at: str) -> Named:
    """Keep how a report came that is new; names the row, for the line that tells of the report."""
    return _insert(connection, report, how or collected_as(report.label), 1, at)


def keep_again(connection: Connection, report: Report, how: Collection | None, at: str) -> None:
    """Keep how a report came again, where it came in another way or with other bytes.

    Of these only the hash is kept, beside the first bytes.
    """
    if how is not None and not _is_kept(connection, report, how):
        number = 1 + _count(connection, report.key)
        named = _insert(connection, report, how, number, at)
        write_line(connection, at, "report received again", {"report": report.key}, named)


def _insert(
    connection: Connection, report: Report, told: Collection, number: int, at: str
) -> Named:
    row = {
        "report": report.key,
        "number": number,
        "received_at": at,
        "source": told.source,
        "way": told.way,
        "reader": told.reader,
        "encoding": told.encoding,
        "sha256": report.sha256,
    }
    connection.execute(insert(schema.collections), row)
    return "collections", (report.key, number)


def next_receipts(connection: Connection, after: tuple[str, int]) -> list[tuple[str, Receipt]]:
    """Give the next receipts with their report's key, by key and number; none at the end."""
    table = schema.collections
    key, number = after
    later = (table.c.report > key) | ((table.c.report == key) & (table.c.number > number))
    asked = select(table).where(later).order_by(table.c.report, table.c.number).limit(_CHUNK)
    return [
        (
            row.report,
            Receipt(
                row.number,
                row.received_at,
                Collection(row.source, row.way, row.reader, row.encoding),
                row.sha256,
            ),
        )
        for row in connection.execute(asked)
    ]


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
