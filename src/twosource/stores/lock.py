"""One build at a time: a lock beside the record that dies with the process that holds it."""

import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

from twosource.stores.opening import say_why


@contextmanager
def hold_lock(path: Path, patience: float) -> Iterator[None]:
    """Hold the lock of a record until the end of the block; BadRecord if another build keeps it.

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
            raise say_why(path, str(fault)) from fault
        yield
