"""A record in one file: how SQLite opens it, looks it over, and what is said when it does not."""

import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError, OperationalError

from twosource.model.errors import BadRecord
from twosource.stores import encrypted

# Of a larger file only the tables that nothing can give back are looked over when it opens.
SMALL_BYTES = 32_000_000
IRREPLACEABLE = ("decisions", "undos", "rulings", "ruling_undos", "event_ids", "actor_lists")
WRITES = "twosource_writes"
REMEDY = "take it from a copy, or build it anew with `twosource build`"


def connect(path: Path, patience: float, key: str | None = None) -> Engine:
    """Make the engine of a record's file; nothing is opened or changed yet."""
    engine = create_engine(
        f"sqlite+pysqlite:///{path}",
        connect_args={"timeout": patience},
        **encrypted.choose_driver(path, key),
    )

    @event.listens_for(engine, "connect")
    def _set_pragmas(raw: sqlite3.Connection, _record: object) -> None:
        # The driver's own transactions start late and leave DDL out: we begin them ourselves.
        raw.isolation_level = None
        encrypted.unlock(raw, key)
        raw.execute("PRAGMA foreign_keys = ON")
        raw.execute("PRAGMA secure_delete = ON")
        raw.execute("PRAGMA trusted_schema = OFF")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get(WRITES, False)
        # A reader that turned writer halfway would fail at once instead of waiting its turn.
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def refuse_missing(path: Path, *, create: bool) -> None:
    """Refuse what can be no record, and what is not there unless it is to be made."""
    if path.is_dir():
        raise BadRecord(f"{path}: a folder is no record; name a file")
    if not path.exists() and not create:
        raise BadRecord(f"{path}: there is no record; make one with `twosource build`")
    if not path.parent.is_dir():
        raise BadRecord(f"{path}: there is no such folder; make it first")


def set_journal(engine: Engine) -> None:
    """Let readers read while a build writes; changes the file, so it must be known for a record."""
    # A record that cannot be written to, or is in use the old way, works without.
    harmless = suppress(engine.dialect.loaded_dbapi.OperationalError)
    with closing(engine.raw_connection()) as raw, harmless:
        raw.cursor().execute("PRAGMA journal_mode = WAL")


def look_over(connection: Connection, path: Path) -> None:
    """Have SQLite look over the structure of the file, in a time that its size does not drive up.

    A file of up to 32 MB is looked over whole; of a larger one the tables of what people decided
    and the ids given. `twosource check` looks over all, with every hash.

    Raises:
        BadRecord: the file is damaged.
    """
    size = connection.exec_driver_sql(
        "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"
    ).scalar_one()
    asked = ["(1)"] if size <= SMALL_BYTES else [f"('{table}')" for table in IRREPLACEABLE]
    for what in asked:
        told = connection.exec_driver_sql(f"PRAGMA quick_check{what}").scalar()
        if told != "ok":
            raise BadRecord(f"{path}: the record is damaged ({told}); {REMEDY}")


def say_why(path: Path, fault: DBAPIError) -> BadRecord:
    """Give the error of a record, from what SQLite said."""
    said = str(fault.orig)
    if "not a database" in said:
        return BadRecord(f"{path}: this file is no record; name another with --record")
    # By SQLAlchemy's name of it: the driver of encrypted records has errors of its own.
    if isinstance(fault, OperationalError):
        return say_busy(path, said)
    return BadRecord(f"{path}: the record is damaged ({said}); {REMEDY}")


def say_busy(path: Path, said: str) -> BadRecord:
    """Give the error of a record that is sound but cannot be used now."""
    if "locked" in said:
        remedy = "wait until it has finished, then try again"
        return BadRecord(f"{path}: another twosource is writing this record; {remedy}")
    if "fts5" in said:
        remedy = "take a Python whose SQLite has full-text search (FTS5)"
        return BadRecord(f"{path}: the record cannot be made or searched ({said}); {remedy}")
    remedy = "check the disk and the rights to the file and its folder"
    return BadRecord(f"{path}: the record cannot be used ({said}); {remedy}")


def describe(connection: Connection) -> str:
    """Say which database a record is in."""
    version, size, journal = connection.exec_driver_sql(
        "SELECT sqlite_version(), page_count * page_size, journal_mode"
        " FROM pragma_page_count, pragma_page_size, pragma_journal_mode"
    ).one()
    way = "readers read while a build writes (WAL)" if journal == "wal" else f"journal {journal}"
    return f"SQLite {version}, one file of {size / 1e6:.1f} MB, {way}"
