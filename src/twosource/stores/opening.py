"""Open a record's file, or say why it is none, and speak plainly when the database does not."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Literal

from sqlalchemy import Connection, Engine, column, create_engine, event, inspect, select, table
from sqlalchemy.exc import DBAPIError, OperationalError

from twosource.model.errors import BadRecord
from twosource.stores import schema

PATIENCE_SECONDS = 30.0
_WRITES = "twosource_writes"
# What the driver raises of itself on damaged bytes: half characters, numbers beyond measure.
_UNREADABLE = (UnicodeDecodeError, OverflowError, MemoryError)
State = Literal["empty", "older", "ready"]


def connect(path: Path, patience: float) -> Engine:
    """Make the engine of a record's file; nothing is opened or changed yet."""
    engine = create_engine(f"sqlite+pysqlite:///{path}", connect_args={"timeout": patience})

    @event.listens_for(engine, "connect")
    def _set_pragmas(raw: sqlite3.Connection, _record: object) -> None:
        # The driver's own transactions start late and leave DDL out: we begin them ourselves.
        raw.isolation_level = None
        raw.execute("PRAGMA foreign_keys = ON")
        raw.execute("PRAGMA secure_delete = ON")
        raw.execute("PRAGMA trusted_schema = OFF")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get(_WRITES, False)
        # A reader that turned writer halfway would fail at once instead of waiting its turn.
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


@contextmanager
def reading_from(engine: Engine, path: Path) -> Iterator[Connection]:
    """Read one consistent state of the record."""
    with speaking_plainly(path), engine.connect() as connection:
        yield connection


@contextmanager
def writing_to(engine: Engine, path: Path) -> Iterator[Connection]:
    """Write in one transaction: all of the block, or nothing."""
    with speaking_plainly(path), engine.execution_options(**{_WRITES: True}).begin() as connection:
        yield connection


@contextmanager
def speaking_plainly(path: Path) -> Iterator[None]:
    """Turn what the database says into what a user can do."""
    try:
        yield
    except OperationalError as fault:
        raise say_why(path, str(fault.orig)) from fault
    except DBAPIError as fault:
        remedy = "take it from a copy, or build it anew with `twosource build`"
        raise BadRecord(f"{path}: the record is damaged ({fault.orig}); {remedy}") from fault
    except _UNREADABLE as fault:
        remedy = "take it from a copy, or build it anew with `twosource build`"
        raise BadRecord(f"{path}: the record is damaged ({fault}); {remedy}") from fault


def say_why(path: Path, said: str) -> BadRecord:
    """Give the error of a record that is sound but cannot be used now, from what SQLite said."""
    if "locked" in said:
        remedy = "wait until it has finished, then try again"
        return BadRecord(f"{path}: another twosource is writing this record; {remedy}")
    remedy = "check the disk and the rights to the file and its folder"
    return BadRecord(f"{path}: the record cannot be used ({said}); {remedy}")


def prepare(engine: Engine, path: Path, *, create: bool) -> bool:
    """Make sure the file is a record this program knows; tell whether it was made just now.

    One made by an earlier version gets the tables it lacks.

    Raises:
        BadRecord: it is missing, no record, or made by a version this program does not know.
    """
    _refuse_missing(path, create=create)
    with reading_from(engine, path) as connection:
        state = _refuse_foreign(connection, path)
    if state == "ready":
        return False
    if state == "empty" and not create:
        raise BadRecord(f"{path}: an empty file is no record; make one with `twosource build`")
    with writing_to(engine, path) as connection:
        # Another build may have made it, or brought it up to date, while this one waited.
        if _refuse_foreign(connection, path) == "ready":
            return False
        from twosource.stores.migrate import upgrade

        upgrade(connection)
    return state == "empty"


def set_journal(engine: Engine, path: Path) -> None:
    """Let readers read while a build writes; changes the file, so it must be known for a record."""
    # A record that cannot be written to, or is in use the old way, works without.
    harmless = suppress(sqlite3.OperationalError)
    with speaking_plainly(path), closing(engine.raw_connection()) as raw, harmless:
        raw.cursor().execute("PRAGMA journal_mode = WAL")


def _refuse_missing(path: Path, *, create: bool) -> None:
    if path.is_dir():
        raise BadRecord(f"{path}: a folder is no record; name a file")
    if not path.exists() and not create:
        raise BadRecord(f"{path}: there is no record; make one with `twosource build`")
    if not path.parent.is_dir():
        raise BadRecord(f"{path}: there is no such folder; make it first")


def _refuse_foreign(connection: Connection, path: Path) -> State:
    """Tell whether the file is empty, older or ready; refuse one that is no record we know."""
    try:
        tables = inspect(connection).get_table_names()
    except DBAPIError as fault:
        if "not a database" not in str(fault.orig):
            raise
        raise BadRecord(f"{path}: this file is no record; name another with --record") from fault
    if not tables:
        return "empty"
    if schema.VERSION_TABLE not in tables:
        raise BadRecord(f"{path}: this database is no record; name another with --record")
    kept = table(schema.VERSION_TABLE, column("version_num"))
    version = connection.execute(select(kept)).scalar()
    if version in schema.OLDER:
        return "older"
    if version != schema.REVISION:
        message = f"{path}: made by another version of twosource ({version}); install a newer one"
        raise BadRecord(message)
    return "ready"
