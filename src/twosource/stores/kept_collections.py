"""How and when each report came; appended, never altered."""

from sqlalchemy import Connection, func, insert, select

from twosource.model.collection import Collection, Receipt, collected_as
from twosource.model.report import Report
from twosource.stores import schema
from twosource.stores.logbook import write_line

_CHUNK = 500


def keep_collection(
    connection: Connection, report: Report, how: Collection | None, at: str
) -> None:
    """Keep how a report came; what came the same way with the same bytes before is not repeated.

    Of a report that came again only the hash of its bytes is kept, beside the first bytes.
    """
    table = schema.collections
    number = 1 + _count(connection, report.key)
    told = how or collected_as(report.label)
    if number > 1 and (how is None or _is_kept(connection, report, how)):
        return
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
    connection.execute(insert(table), row)
    what = "report received" if number == 1 else "report received again"
    which = {"report": report.key}
    write_line(connection, at, what, which, ("collections", (report.key, number)))


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
