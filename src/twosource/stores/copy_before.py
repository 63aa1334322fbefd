"""A copy of a record before its tables are changed: made, verified, and named so that it is found.

SQLite's own way of copying (the backup API) is used: it copies pages, so that nothing is left out,
and an encrypted record is copied encrypted, under the same passphrase.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from itertools import count
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError

from twosource.model.archive import Manifest
from twosource.model.errors import BadRecord
from twosource.ports import Asks
from twosource.record_name import Address, RecordName
from twosource.stores import kept_tables, opening, schema
from twosource.stores.encrypted import connect_raw
from twosource.stores.postgres import copy_schema

# Free space to have beside the copy itself: the tables to come need some too.
_SPARE_BYTES = 4_000_000


@contextmanager
def copying_first(
    engine: Engine, where: RecordName, key: str | None, asks: Asks
) -> Iterator[Callable[[Connection], None]]:
    """Give what to call before a record is changed: makes the copy, and says where it lies.

    It is called on the connection that will change the record, and that nobody writes beside.

    Raises:
        BadRecord: no copy could be made, or the block failed after it; the record is as it was.
    """
    copies: list[str] = []

    def copy(connection: Connection) -> None:
        if isinstance(where, Address):
            copies.append(str(copy_schema(connection, where)))
        else:
            copies.append(str(copy_before(engine, where, key)))
            # Said before anything is changed: the copy is there whatever comes.
            asks.tell(_tell_copy(where, copies[0]))

    try:
        yield copy
    except (BadRecord, SQLAlchemyError, OSError) as fault:
        if not copies:
            raise
        # On a server the copy went with the transaction that was to change the record.
        left = "" if isinstance(where, Address) else f", as is its copy {copies[0]}"
        why = f"it could not be brought up to date ({fault})"
        raise BadRecord(f"{where}: {why}; it is as it was{left}") from fault
    if copies and isinstance(where, Address):
        asks.tell(_tell_copy(where, copies[0]))


def _tell_copy(where: RecordName, copy: str) -> str:
    return (
        f"{where}: made by an earlier version of twosource, and brought up to date now."
        f" As it was it lies in {copy}, under the same passphrase if it has one."
    )


def copy_before(engine: Engine, path: Path, key: str | None) -> Path:
    """Copy a record beside itself before it is brought up to date, and give where the copy lies.

    A copy that an earlier attempt left and that holds the same is taken for it.

    Raises:
        BadRecord: there is no room or no right to write beside it, or the copy is not the same.
    """
    with opening.reading_from(engine, path) as connection:
        wanted = kept_tables.sum_up(connection)
    for beside in _name_copies(path):
        if not beside.exists():
            break
        if _holds(beside, key, wanted):
            return beside
    _refuse_no_room(path)
    try:
        _copy(engine, beside, key)
    except (OSError, engine.dialect.loaded_dbapi.Error) as fault:
        _remove(beside)
        raise BadRecord(_say(path, f"a copy beside it could not be made ({fault})")) from fault
    if not _holds(beside, key, wanted):
        _remove(beside)
        raise BadRecord(_say(path, "the copy made of it does not hold the same"))
    return beside


def _name_copies(path: Path) -> Iterator[Path]:
    """Give the names a copy may have: `my.before-0004.db`, then `my.before-0004-2.db`."""
    first = f"{path.stem}.before-{schema.REVISION}"
    yield path.with_name(f"{first}{path.suffix}")
    for number in count(2):
        yield path.with_name(f"{first}-{number}{path.suffix}")


def _say(path: Path, why: str) -> str:
    return (
        f"{path}: made by an earlier version, and not brought up to date: {why}. It is as it was;"
        " make room and give the right to write to its folder, or open a copy of it elsewhere"
    )


def _refuse_no_room(path: Path) -> None:
    if not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        raise BadRecord(_say(path, "the file or its folder is read-only"))
    needed = path.stat().st_size + _SPARE_BYTES
    free = shutil.disk_usage(path.parent).free
    if free < 2 * needed:
        raise BadRecord(_say(path, f"{2 * needed / 1e6:.0f} MB are needed, {free / 1e6:.0f} free"))


def _copy(engine: Engine, beside: Path, key: str | None) -> None:
    # Taken at once, so that of two programs only one makes it; others may not read it.
    os.close(os.open(beside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    with (
        closing(engine.raw_connection()) as ours,
        closing(connect_raw(beside, key)) as theirs,
    ):
        driver: Any = ours.driver_connection
        driver.backup(theirs)
    with beside.open("rb+") as file:
        os.fsync(file.fileno())


def _holds(beside: Path, key: str | None, wanted: Manifest) -> bool:
    """Tell whether a copy is sound and holds all that is kept."""
    engine = opening.connect(beside, 1.0, key)
    try:
        with opening.reading_from(engine, beside) as connection:
            sound = connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
            return sound and kept_tables.sum_up(connection) == wanted
    except BadRecord:
        return False
    finally:
        engine.dispose()
        # It is in WAL mode, as the record is; looked at and let go, it needs no files beside.
        for tail in ("-wal", "-shm"):
            with suppress(OSError):
                beside.with_name(f"{beside.name}{tail}").unlink()


def _remove(beside: Path) -> None:
    with suppress(OSError):
        beside.unlink()
