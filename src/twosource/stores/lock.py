"""One build at a time: a lock on the record that dies with the process that holds it."""

import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, closing, contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine

from twosource.record_name import Address, RecordName
from twosource.stores import postgres
from twosource.stores.opening import speaking_plainly
from twosource.stores.sqlite_file import say_busy


def hold_lock(
    engine: Engine, where: RecordName, patience: float
) -> AbstractContextManager[Connection | None]:
    """Hold the lock of a record until the end of the block; BadRecord if another build keeps it.

    Gives the connection that the build must write over, where the lock hangs on one.
    """
    if isinstance(where, Address):
        return _hold_on_server(engine, where, patience)
    return hold_beside(where, patience)


@contextmanager
def hold_beside(path: Path, patience: float) -> Iterator[None]:
    """Hold the lock of a file.

    The lock is SQLite's own, on an empty file beside the record (`FILE-lock`): it works on every
    system SQLite knows and a killed process leaves none. The file stays; it may be deleted while
    no build runs.
    """
    beside = path.with_name(f"{path.name}-lock")
    with ExitStack() as held:
        try:
            lock = sqlite3.connect(beside, timeout=patience, isolation_level=None)
            # Closing the connection gives the lock back.
            held.enter_context(closing(lock))
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as fault:
            raise say_busy(path, str(fault)) from fault
        yield


@contextmanager
def _hold_on_server(engine: Engine, address: Address, patience: float) -> Iterator[Connection]:
    """Hold an advisory lock of the server, which it takes back when the connection ends."""
    with ExitStack() as held:
        with speaking_plainly(address):
            connection = held.enter_context(postgres.hold_lock(engine, address, patience))
        yield connection
