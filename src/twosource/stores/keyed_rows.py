"""Rows of a table by its key: put in, taken out, and their bodies brought up to date."""

from collections.abc import Collection, Mapping, Sequence
from typing import TypeVar

from sqlalchemy import Connection, Table, bindparam, delete, insert, update

T = TypeVar("T", str, bytes)


def update_bodies(
    connection: Connection,
    table: Table,
    before: Mapping[str, T],
    now: Mapping[str, T],
    gone: Collection[str],
) -> tuple[list[str], list[str]]:
    """Write bodies of a table where they differ; give the keys of those that changed and are gone.

    `before` holds the bodies as they are kept, of `now` and `gone` at least.
    """
    (key,) = table.primary_key.columns
    changed = sorted(one for one in now if one in before and before[one] != now[one])
    lost = sorted(one for one in gone if one in before)
    delete_rows(connection, table, lost)
    if changed:
        body = update(table).where(key == bindparam("one")).values(body=bindparam("now"))
        connection.execute(body, [{"one": one, "now": now[one]} for one in changed])
    new = sorted(now.keys() - before.keys())
    insert_rows(connection, table, [{key.name: one, "body": now[one]} for one in new])
    return changed, lost


def delete_rows(connection: Connection, table: Table, keys: Sequence[str]) -> None:
    """Take rows out of a table, if any are given."""
    (key,) = table.primary_key.columns
    if keys:
        one = delete(table).where(key == bindparam("one"))
        connection.execute(one, [{"one": name} for name in keys])


def insert_rows(connection: Connection, table: Table, rows: Sequence[Mapping[str, object]]) -> None:
    """Put rows into a table, if any are given: an empty list would insert one row of defaults."""
    if rows:
        connection.execute(insert(table), rows)
