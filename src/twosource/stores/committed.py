"""Which rows the log commits to, and what of them: every column that is kept.

What may change later (marks, which reading is in force) is a kind of its own, and is committed to
again at each change: the last line that names a row says how it is.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Any

from sqlalchemy import ColumnElement, Connection, String, Table, cast, select, tuple_

from twosource.stores import schema
from twosource.stores.chain import write_row

# The key of a row; several columns make a tuple.
Key = str | int | tuple[str | int, ...]
Named = tuple[str, Key]


@dataclass(frozen=True, slots=True)
class Kind:
    """What is committed to of each row of a table, under a name of its own."""

    name: str
    table: Table
    columns: tuple[str, ...]

    @property
    def keys(self) -> tuple[ColumnElement[Any], ...]:
        """Give the columns that name a row."""
        return tuple(self.table.primary_key.columns)

    def key_of(self, row: Mapping[str, Any]) -> tuple[str | int, ...]:
        """Give the key of a row."""
        return tuple(row[one.name] for one in self.table.primary_key.columns)

    def write(self, row: Mapping[str, Any]) -> str:
        """Give the canonical text of what is committed to of a row."""
        return write_row(self.name, {name: row[name] for name in self.columns})


def _whole(table: Table, *without: str) -> tuple[str, ...]:
    return tuple(str(one.name) for one in table.columns if one.name not in without)


# The bytes as received are held by their SHA-256 in the row of the report.
KINDS = {
    kind.name: kind
    for kind in (
        Kind("reports", schema.reports, _whole(schema.reports, "marks")),
        Kind("marks", schema.reports, ("key", "marks")),
        Kind("collections", schema.collections, _whole(schema.collections)),
        Kind("withdrawals", schema.withdrawals, _whole(schema.withdrawals)),
        Kind("readings", schema.readings, _whole(schema.readings, "superseded_at")),
        Kind("in_force", schema.readings, ("id", "superseded_at")),
        Kind("decisions", schema.decisions, _whole(schema.decisions)),
        Kind("undos", schema.undos, _whole(schema.undos)),
        Kind("rulings", schema.rulings, _whole(schema.rulings)),
        Kind("ruling_reports", schema.ruling_reports, _whole(schema.ruling_reports)),
        Kind("ruling_undos", schema.ruling_undos, _whole(schema.ruling_undos)),
        Kind("reading_turns", schema.reading_turns, _whole(schema.reading_turns)),
        Kind("id_turns", schema.id_turns, _whole(schema.id_turns)),
        Kind("actor_lists", schema.actor_lists, _whole(schema.actor_lists)),
        Kind("event_ids", schema.event_ids, _whole(schema.event_ids)),
        Kind("audits", schema.audits, _whole(schema.audits)),
        Kind("audit_questions", schema.audit_questions, _whole(schema.audit_questions)),
        Kind("audit_answers", schema.audit_answers, _whole(schema.audit_answers)),
        Kind("tombstones", schema.tombstones, _whole(schema.tombstones)),
    )
}


def kinds_of(table: Table) -> list[Kind]:
    """Give the kinds that commit to rows of a table."""
    return [kind for kind in KINDS.values() if kind.table.name == table.name]


def name_rows(table: Table, keys: Sequence[Key]) -> Iterator[Named]:
    """Name rows of a table under every kind that commits to them."""
    for kind in kinds_of(table):
        yield from ((kind.name, key) for key in keys)


def read_content(connection: Connection, kind: Kind, key: Key) -> str:
    """Give the canonical text of one row as it is now."""
    columns = [kind.table.c[name] for name in kind.columns]
    asked = select(*columns).where(tuple_(*kind.keys) == tuple_(*as_tuple(key)))
    return kind.write(dict(connection.execute(asked).mappings().one()))


def as_tuple(key: Key) -> tuple[str | int, ...]:
    """Give a key as a tuple, also where one column makes it."""
    return key if isinstance(key, tuple) else (key,)


def write_name(key: Key) -> str:
    """Give the name of a row as the log writes it: the columns of its key, "/" between them."""
    return "/".join(map(str, as_tuple(key)))


def name_column(kind: Kind) -> ColumnElement[str]:
    """Give the names of a kind's rows, as the log writes them, to be asked for."""
    written: list[ColumnElement[str]] = [cast(one, String) for one in kind.keys]
    return reduce(lambda before, one: before + "/" + one, written)
