"""A record on a PostgreSQL server: how it is reached, who may write, and what is said if not."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from hashlib import sha256
from itertools import chain, count
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.exc import DBAPIError

from twosource.model.errors import BadRecord, MissingPart
from twosource.record_name import Address
from twosource.stores import schema
from twosource.stores.sqlite_file import WRITES

DRIVER = "psycopg"
# Beside what an address says: seconds until a server that does not answer is given up.
CONNECT_SECONDS = 10
_AWAY = "check the network and the server, then try again; what was acknowledged is kept"
# What the server says by number, whatever its language, and what to do about it.
REMEDIES = {
    "28P01": ("wrong password", "set PGPASSWORD or mend ~/.pgpass"),
    "28000": ("the server does not let this user in", "ask whoever runs it (pg_hba.conf)"),
    "3D000": ("there is no such database", "make it first: createdb NAME"),
    "42501": ("this user lacks the right", "ask whoever runs the server for it (GRANT)"),
    "25006": ("the database is read-only", "name the server that may be written to"),
    "53100": ("the server's disk is full", "nothing of this step was kept; make room, then again"),
    "53300": ("the server has too many connections", "wait, then try again"),
    "40P01": ("two writers stood in each other's way", "try again; nothing of this step was kept"),
    "57P01": ("the server shut down", _AWAY),
    "57P03": ("the server is starting or stopping", "wait, then try again"),
}
# A failure to connect has no number: its words are English unless the server speaks otherwise.
_WORDS = {
    "password authentication failed": "28P01",
    "no password supplied": "28P01",
    "pg_hba.conf": "28000",
    'database "': "3D000",
    "too many": "53300",
    "starting up": "57P03",
    "shutting down": "57P03",
}


def connect(address: Address, patience: float) -> Engine:
    """Make the engine of a record on a server; nothing is reached or changed yet.

    Raises:
        MissingPart: the driver is not installed.
    """
    try:
        import psycopg
    except ImportError as fault:
        remedy = "pip install 'twosource[postgresql]'"
        raise MissingPart(f"{address}: the driver psycopg is not installed; {remedy}") from fault
    del psycopg
    engine = create_engine(
        _write_url(address),
        connect_args={
            # pg_temp last: a table of the session's own must not stand before one of the record.
            "options": f"-c search_path={address.schema},pg_temp",
            "application_name": "twosource",
            "connect_timeout": CONNECT_SECONDS,
            **_choose(address),
        },
        hide_parameters=True,
        # One who looks on for hours must not be told of a server that came back long ago.
        pool_pre_ping=True,
    )
    _begin_plainly(engine, address, patience)
    return engine


def _write_url(address: Address) -> URL:
    return URL.create(
        f"postgresql+{DRIVER}",
        username=address.user or None,
        password=address.password,
        host=address.host or None,
        port=address.port,
        database=address.database,
    )


def _choose(address: Address) -> dict[str, str]:
    """Give what was chosen; over a network nothing is sent in the clear unless it was."""
    chosen = dict(address.choices)
    if not address.is_near and "sslmode" not in chosen and "PGSSLMODE" not in os.environ:
        chosen["sslmode"] = "require"
    return chosen


def _begin_plainly(engine: Engine, address: Address, patience: float) -> None:
    """Let readers see one state, and writers wait for one another as on a file."""
    turn = key_of(address.schema, "write")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get(WRITES, False)
        if writes is None:
            return
        if not writes:
            one_state = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"
            connection.exec_driver_sql(one_state)
            return
        # Read committed: what the writer before left must be seen once it is this one's turn.
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL READ COMMITTED, READ WRITE")
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = {_milliseconds(patience)}")
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({turn})")


def key_of(schema: str, what: str) -> int:
    """Give the number of a lock: advisory locks are the database's, a record is a schema's."""
    told = sha256(f"twosource {what} {schema}".encode()).digest()
    return int.from_bytes(told[:8], "big", signed=True)


def _milliseconds(seconds: float) -> int:
    # 0 would mean to wait for ever.
    return max(1, round(seconds * 1000))


@contextmanager
def hold_lock(engine: Engine, address: Address, patience: float) -> Iterator[Connection]:
    """Hold the lock of a record's builds, on a connection that dies with it.

    The build must write over this connection alone: if it is lost, so is the lock, and no line
    is written any more.
    """
    # None: one who waits for the lock must not keep others from writing.
    with engine.execution_options(**{WRITES: None}).connect() as connection:
        # The connection is closed at the end and never lent again: the lock goes with it.
        connection.detach()
        connection.exec_driver_sql(f"SET lock_timeout = {_milliseconds(patience)}")
        connection.exec_driver_sql(f"SELECT pg_advisory_lock({key_of(address.schema, 'build')})")
        connection.commit()
        yield connection.execution_options(**{WRITES: True})


def make_schema(connection: Connection, address: Address) -> None:
    """Make the schema of a record where there is none.

    Raises:
        BadRecord: the database cannot hold every character.
    """
    written = connection.exec_driver_sql("SHOW server_encoding").scalar_one()
    if written != "UTF8":
        remedy = "make one that is: createdb --encoding=UTF8 --template=template0 NAME"
        raise BadRecord(f"{address}: this database is written in {written}, not UTF-8; {remedy}")
    found = text("SELECT 1 FROM pg_namespace WHERE nspname = :name")
    # Asked first: "if not exists" needs the right to make one even where it is there.
    if connection.execute(found, {"name": address.schema}).first() is None:
        connection.exec_driver_sql(f"CREATE SCHEMA {address.schema}")


def copy_schema(connection: Connection, address: Address) -> Address:
    """Copy a record into a schema of its own, before its tables are changed; give where it lies.

    It is made by the transaction that goes on to change them: both are there, or neither is.

    Raises:
        BadRecord: this user may make no schema, or a table was not copied whole.
    """
    copy = _name_copy(connection, address)
    try:
        with connection.begin_nested():
            connection.exec_driver_sql(f"CREATE SCHEMA {copy.schema}")
    except DBAPIError as fault:
        said = _tell_first_line(address, str(fault.orig))
        what = f"the schema for a copy of it could not be made ({said})"
        remedy = "ask for the right (GRANT CREATE ON DATABASE) and open it again"
        raise BadRecord(f"{address}: not brought up to date: {what}; {remedy}") from None
    for table in inspect(connection).get_table_names():
        ours, theirs = f'"{table}"', f'{copy.schema}."{table}"'
        connection.exec_driver_sql(f"CREATE TABLE {theirs} (LIKE {ours} INCLUDING ALL)")
        connection.exec_driver_sql(f"INSERT INTO {theirs} SELECT * FROM {ours}")  # noqa: S608
        same = f"SELECT (SELECT count(*) FROM {ours}) = (SELECT count(*) FROM {theirs})"  # noqa: S608
        if not connection.exec_driver_sql(same).scalar():
            raise BadRecord(f"{address}: {table} could not be copied whole; it is as it was")
    return copy


def _name_copy(connection: Connection, address: Address) -> Address:
    """Give a schema that is not there yet: `record_before_0004`, then `record_before_0004_2`."""
    taken = set(inspect(connection).get_schema_names())
    tails = chain([""], (f"_{number}" for number in count(2)))
    names = (f"{address.schema[:40]}_before_{schema.REVISION}{tail}" for tail in tails)
    return replace(address, schema=next(name for name in names if name not in taken))


def order_by_bytes(connection: Connection) -> None:
    """Make every column of words sort by its bytes, as SQLite does, whatever the database's ways.

    Danish puts "aa" behind "z": the order of keys, and with it an export, would be another.
    """
    found = text(
        "SELECT c.table_name, c.column_name, c.character_maximum_length AS size"
        " FROM information_schema.columns c JOIN information_schema.tables t"
        " USING (table_schema, table_name)"
        " WHERE c.table_schema = current_schema() AND t.table_type = 'BASE TABLE'"
        " AND c.data_type IN ('text', 'character varying')"
        " AND c.collation_name IS DISTINCT FROM 'C' ORDER BY 1, 2"
    )
    changes: dict[str, list[str]] = {}
    for table, column, size in connection.execute(found).all():
        kind = "text" if size is None else f"varchar({size})"
        change = f'ALTER COLUMN "{column}" TYPE {kind} COLLATE "C"'
        changes.setdefault(table, []).append(change)
    for table, ones in changes.items():
        connection.exec_driver_sql(f'ALTER TABLE "{table}" {", ".join(ones)}')


def say_why(address: Address, fault: DBAPIError) -> BadRecord:
    """Give the error of a record on a server, from what the server or the driver said."""
    number: Any = getattr(fault.orig, "sqlstate", None)
    said = _tell_first_line(address, str(fault.orig))
    if number == "55P03":
        remedy = "wait until it has finished, then try again"
        return BadRecord(f"{address}: another twosource is writing this record; {remedy}")
    if number is None:
        number = next((one for words, one in _WORDS.items() if words in said), None)
    if number in REMEDIES:
        what, remedy = REMEDIES[number]
        return BadRecord(f"{address}: {what} ({said}); {remedy}")
    if number is None or number.startswith(("08", "57")) or fault.connection_invalidated:
        return BadRecord(f"{address}: no connection to the server ({said}); {_AWAY}")
    return BadRecord(f"{address}: the record cannot be used ({said}; {number})")


def _tell_first_line(address: Address, said: str) -> str:
    """Give what was said in one line, and in no case a password."""
    line = " ".join(said.split())
    for secret in (address.password, os.environ.get("PGPASSWORD")):
        if secret:
            line = line.replace(secret, "***")
    return line


def describe(connection: Connection, address: Address) -> str:
    """Say which database a record is in, and whether what is sent to it is encrypted."""
    version = connection.exec_driver_sql("SHOW server_version").scalar_one()
    asked = "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()"
    hidden = connection.exec_driver_sql(asked).scalar()
    near = "on this machine" if address.is_near else "in the clear: ask for sslmode=verify-full"
    way = "over TLS" if hidden else near
    return f"PostgreSQL {version}, database {address.database}, schema {address.schema}, {way}"
