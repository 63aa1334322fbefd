"""Open a record, or say why it is none, and speak plainly when the database does not.

What differs between a file and a server stands in `sqlite_file.py` and `postgres.py`.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from sqlalchemy import Connection, Engine, column, inspect, select, table
from sqlalchemy.exc import DBAPIError

from twosource.model.errors import BadRecord
from twosource.record_name import Address, RecordName
from twosource.stores import postgres, schema, sqlite_file
from twosource.stores.sqlite_file import WRITES

PATIENCE_SECONDS = 30.0
# What the driver raises of itself on damaged bytes: half characters, numbers beyond measure.
_UNREADABLE = (UnicodeDecodeError, OverflowError, MemoryError)
State = Literal["empty", "older", "ready"]


def connect(where: RecordName, patience: float, key: str | None = None) -> Engine:
    """Make the engine of a record; nothing is opened, reached or changed yet."""
    if isinstance(where, Address):
        return postgres.connect(where, patience)
    return sqlite_file.connect(where, patience, key)


@contextmanager
def reading_from(engine: Engine, where: RecordName) -> Iterator[Connection]:
    """Read one consistent state of the record."""
    with speaking_plainly(where), engine.connect() as connection:
        yield connection


@contextmanager
def writing_to(engine: Engine, where: RecordName) -> Iterator[Connection]:
    """Write in one transaction: all of the block, or nothing. Writers wait for one another."""
    with speaking_plainly(where), engine.execution_options(**{WRITES: True}).begin() as connection:
        yield connection


@contextmanager
def speaking_plainly(where: RecordName) -> Iterator[None]:
    """Turn what the database says into what a user can do."""
    try:
        yield
    except DBAPIError as fault:
        if isinstance(where, Address):
            # From None: what the driver said in full may hold what nobody should read.
            raise postgres.say_why(where, fault) from None
        raise sqlite_file.say_why(where, fault) from fault
    except _UNREADABLE as fault:
        raise BadRecord(
            f"{where}: the record is damaged ({fault}); {sqlite_file.REMEDY}"
        ) from fault


def prepare(
    engine: Engine,
    where: RecordName,
    *,
    create: bool,
    before: Callable[[Connection], None] = lambda _: None,
    after: Callable[[Connection], None] = lambda _: None,
) -> bool:
    """Make sure this is a record this program knows; tell whether it was made just now.

    One made by an earlier version gets the tables it lacks; `before` is called before it does, and
    `after` when it has them.

    Raises:
        BadRecord: it is missing, no record, or made by a version this program does not know.
    """
    if isinstance(where, Path):
        sqlite_file.refuse_missing(where, create=create)
    with reading_from(engine, where) as connection:
        state = _refuse_foreign(connection, where)
    if state == "ready":
        return False
    if state == "empty" and not create:
        what = "an empty file is no record" if isinstance(where, Path) else "there is no record"
        raise BadRecord(f"{where}: {what}; make one with `twosource build`")
    with writing_to(engine, where) as connection:
        # Another build may have made it, or brought it up to date, while this one waited.
        if _refuse_foreign(connection, where) == "ready":
            return False
        if state == "older":
            before(connection)
        make_tables(connection, where)
        if state == "older":
            fill_index(connection)
            after(connection)
    return state == "empty"


def make_tables(connection: Connection, where: RecordName, revision: str = "head") -> None:
    """Make or change the tables of a record up to a revision, in the transaction this is in."""
    from twosource.stores.migrate import upgrade

    if isinstance(where, Address):
        postgres.make_schema(connection, where)
    upgrade(connection, revision)
    if isinstance(where, Address):
        postgres.order_by_bytes(connection)


def fill_index(connection: Connection) -> None:
    """Make the index of words and the outlines of a record whose tables were filled past them."""
    from twosource.stores import kept_outlines, kept_report_outlines, kept_texts

    kept_texts.rebuild_index(connection)
    kept_report_outlines.fill_report_outlines(connection)
    kept_outlines.fill_outlines(connection)


def look_over(engine: Engine, where: RecordName) -> None:
    """Refuse a file that is damaged, as far as a quick look tells; a server looks after itself."""
    if isinstance(where, Path):
        with reading_from(engine, where) as connection:
            sqlite_file.look_over(connection, where)


def set_journal(engine: Engine, where: RecordName) -> None:
    """Let readers read while a build writes, which a server does anyway."""
    if isinstance(where, Path):
        with speaking_plainly(where):
            sqlite_file.set_journal(engine)


def describe(connection: Connection, where: RecordName) -> str:
    """Say which database a record is in."""
    if isinstance(where, Address):
        return postgres.describe(connection, where)
    return sqlite_file.describe(connection)


def _refuse_foreign(connection: Connection, where: RecordName) -> State:
    """Tell whether the database is empty, older or ready; refuse one that is no record we know."""
    tables = inspect(connection).get_table_names()
    if not tables:
        return "empty"
    if schema.VERSION_TABLE not in tables:
        raise BadRecord(f"{where}: this database is no record; name another with --record")
    kept = table(schema.VERSION_TABLE, column("version_num"))
    version = connection.execute(select(kept)).scalar()
    if version in schema.OLDER:
        return "older"
    if version != schema.REVISION:
        message = f"{where}: made by another version of twosource ({version}); install a newer one"
        raise BadRecord(message)
    return "ready"
