"""What belongs to a report, through all tables; and a row's key changed everywhere it stands."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, Connection, Table, delete, insert, select, tuple_, update

from twosource.model.claim import Claim
from twosource.model.report import Report
from twosource.stores import schema
from twosource.stores.committed import Key, as_tuple

Rows = dict[str, list[tuple[Any, ...]]]


@dataclass(frozen=True, slots=True)
class Reach:
    """All that belongs to a report: rows by table, claims of every reading, lines of the log."""

    report: Report
    rows: Rows
    claims: Mapping[str, Claim]
    lines: list[int]


# A row of the first table is one that the second is about: it goes with what it is about.
_ABOUT = {"ruling_reports": ("rulings", "ruling")}
# Keeps what it says when the report goes: it says nothing of what the report was.
_STAYS = frozenset({"tombstones"})


def gather_rows(connection: Connection, table: Table, keys: Sequence[Any]) -> Rows:
    """Give the keys of rows, and of all rows that belong to them, by table."""
    found: Rows = {}
    waiting = [(table, list(keys))]
    while waiting:
        at, ours = waiting.pop()
        known = set(found.get(at.name, ()))
        fresh = sorted({as_tuple(one) for one in ours} - known)
        if not fresh:
            continue
        found[at.name] = sorted(known | set(fresh))
        waiting += list(_list_next(connection, at, fresh))
    return found


def _list_next(
    connection: Connection, table: Table, keys: Sequence[tuple[Any, ...]]
) -> Iterator[tuple[Table, list[Any]]]:
    """Give the tables that refer to rows, with the keys of the rows that do."""
    firsts = [key[0] for key in keys]
    for other, column in list_references(table):
        if other.name not in _STAYS:
            asked = select(*other.primary_key.columns).where(column.in_(firsts))
            yield other, [tuple(row) for row in connection.execute(asked)]
    if table.name in _ABOUT:
        name, column_name = _ABOUT[table.name]
        place = [one.name for one in table.primary_key.columns].index(column_name)
        yield schema.metadata.tables[name], [key[place] for key in keys]


def list_references(table: Table) -> Iterator[tuple[Table, Column[Any]]]:
    """Give the columns of all tables that refer to the key of a table."""
    for other in schema.metadata.sorted_tables:
        for one in other.foreign_keys:
            if one.column.table is table:
                yield other, one.parent


def delete_rows(connection: Connection, rows: Mapping[str, Sequence[tuple[Any, ...]]]) -> None:
    """Delete rows, those that refer to others first."""
    for table in reversed(schema.metadata.sorted_tables):
        for key in rows.get(table.name, ()):
            connection.execute(delete(table).where(_is(table, key)))


def rename_row(connection: Connection, table: Table, old: str, new: str) -> None:
    """Change the key of a row, and in every row that refers to it."""
    (key,) = table.primary_key.columns
    row = dict(connection.execute(select(table).where(key == old)).mappings().one())
    # Two rows stand side by side for a moment: what must be of one row only is the old one's.
    alone = {one.name: row[one.name] for one in table.columns if one.unique}
    stand_ins = {
        name: -value if isinstance(value, int) else f"~{new}" for name, value in alone.items()
    }
    connection.execute(insert(table), {**row, **stand_ins, key.name: new})
    for other, column in list_references(table):
        if column.primary_key and any(list_references(other)):
            if connection.execute(select(column).where(column == old)).first() is not None:
                rename_row(connection, other, old, new)
        else:
            connection.execute(update(other).where(column == old).values({column.name: new}))
    connection.execute(delete(table).where(key == old))
    if alone:
        connection.execute(update(table).where(key == new).values(alone))


def change_row(connection: Connection, table: Table, key: Key, values: Mapping[str, Any]) -> None:
    """Change columns of one row."""
    connection.execute(update(table).where(_is(table, as_tuple(key))).values(dict(values)))


def _is(table: Table, key: tuple[Any, ...]) -> Any:
    return tuple_(*table.primary_key.columns) == tuple_(*key)
