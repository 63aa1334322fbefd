"""The log: what changed the record, and when; lines are added and never altered."""

from collections.abc import Mapping

from sqlalchemy import Connection, func, insert, select

from twosource.model.record import LogLine
from twosource.stores import bodies, schema

_CHUNK = 1000


def write_line(connection: Connection, at: str, what: str, detail: Mapping[str, str | int]) -> None:
    """Append a line."""
    seq = 1 + (connection.execute(select(func.max(schema.log.c.seq))).scalar() or 0)
    line = {"seq": seq, "at": at, "what": what, "detail": bodies.write(detail)}
    connection.execute(insert(schema.log), line)


def read_lines(connection: Connection, after: int) -> list[LogLine]:
    """Give the next lines after a number, oldest first; none at the end."""
    table = schema.log
    asked = select(table).where(table.c.seq > after).order_by(table.c.seq).limit(_CHUNK)
    return [
        LogLine(row.seq, row.at, row.what, bodies.read_detail(row.detail))
        for row in connection.execute(asked)
    ]
