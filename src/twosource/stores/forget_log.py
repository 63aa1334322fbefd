"""Make the log forget: salts, names and particulars go, and the chain holds without them."""

import msgspec
from sqlalchemy import ColumnElement, Connection, Select, and_, or_, select, update

from twosource.stores import schema
from twosource.stores.check_log import EXPUNGED, RENAMED
from twosource.stores.committed import kinds_of, write_name
from twosource.stores.logbook import DETAIL
from twosource.stores.reach import Rows

# Such a line says nothing of any one row: only how many there were, or why one is gone.
_TELLS_NOTHING = frozenset(
    {"older content taken into the log", "events replaced", EXPUNGED, RENAMED}
    | {"audit sample drawn", "audit answers taken"}
)
_CHUNK = 200


def find_lines(connection: Connection, rows: Rows, words: set[str]) -> list[int]:
    """Give the lines that speak of rows, or whose particulars hold one of some words as a value."""
    log, items = schema.log, schema.log_items
    lines: set[int] = set()
    for one in _list_names(rows):
        asked = select(items.c.line).join(log, log.c.seq == items.c.line)
        lines |= _numbers(connection, asked.where(one, log.c.what.not_in(_TELLS_NOTHING)))
    told = [items.c.body.contains(_as_json(word), autoescape=True) for word in sorted(words)]
    asked = select(items.c.line).join(log, log.c.seq == items.c.line).where(or_(*told))
    kept = log.c.what.not_in(_TELLS_NOTHING)
    lines |= _numbers(connection, asked.where(items.c.kind == DETAIL, kept))
    return sorted(lines)


def forget_rows(connection: Connection, rows: Rows) -> None:
    """Take away names and salts of rows: what the log commits to of them means nothing any more."""
    for one in _list_names(rows):
        connection.execute(update(schema.log_items).where(one).values(name=None, salt=None))


def forget_details(connection: Connection, lines: list[int]) -> None:
    """Take away the particulars of lines, and their salts."""
    items = schema.log_items
    for start in range(0, len(lines), _CHUNK):
        part = items.c.line.in_(lines[start : start + _CHUNK])
        gone = update(items).where(items.c.kind == DETAIL, part)
        connection.execute(gone.values(salt=None, body=None))


def _numbers(connection: Connection, asked: Select[tuple[int]]) -> set[int]:
    return {row.line for row in connection.execute(asked)}


def _list_names(rows: Rows) -> list[ColumnElement[bool]]:
    """Give conditions on items of the log that are met by these rows, not too many in one."""
    items = schema.log_items
    found = []
    for table, keys in rows.items():
        kinds = [kind.name for kind in kinds_of(schema.metadata.tables[table])]
        names = [write_name(key) for key in keys]
        for start in range(0, len(names), _CHUNK):
            part = items.c.name.in_(names[start : start + _CHUNK])
            found.append(and_(items.c.kind.in_(kinds), part))
    return found


def _as_json(word: str) -> str:
    """Give a word as the whole of a value, as particulars are written."""
    return msgspec.json.encode(word).decode()
