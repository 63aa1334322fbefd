"""Reach into a record past the store, as one does who tampers with it."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any

from twosource.record_name import Address, RecordName


@contextmanager
def reach_into(where: RecordName) -> Iterator[Any]:
    """Give the driver's own connection, in a transaction that no rule of ours guards."""
    if isinstance(where, Address):
        import psycopg

        with psycopg.connect(
            host=where.host, port=where.port, user=where.user, dbname=where.database
        ) as other:
            other.execute(f"SET search_path = {where.schema}")
            yield other
        return
    with closing(sqlite3.connect(where)) as other:
        yield other
        other.commit()


def change(where: RecordName, *statements: str) -> None:
    """Change a record behind the store's back, whatever belongs to what."""
    with reach_into(where) as other:
        if isinstance(where, Address):
            # As one who may do all: neither triggers nor foreign keys are asked.
            other.execute("SET session_replication_role = replica")
        for statement in statements:
            other.execute(statement)


def ask(where: RecordName, statement: str) -> list[tuple[Any, ...]]:
    """Ask a record behind the store's back."""
    with reach_into(where) as other:
        return [tuple(row) for row in other.execute(statement).fetchall()]


def zero_byte(where: RecordName) -> str:
    """Give one byte, a zero, as the database writes it."""
    return "'\\x00'::bytea" if isinstance(where, Address) else "x'00'"


def put_body(where: RecordName, table: str, value: str) -> None:
    """Put the same value, as SQL writes it, into each body of a table."""
    change(where, f"UPDATE {table} SET body = {value}")  # noqa: S608  # the tests' own words


def cut_from_bodies(where: RecordName, table: str, words: str) -> None:
    """Cut words, which all must hold, out of each body of a table: so an older version wrote it."""
    found = ask(where, f"SELECT body FROM {table}")  # noqa: S608  # the tests' own words
    assert found
    assert all(words in body for (body,) in found)
    put_body(where, table, f"replace(body, '{words}', '')")
