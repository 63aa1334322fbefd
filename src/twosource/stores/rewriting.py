"""Write a record anew under another passphrase, or none; check it; and wipe what was there before.

The new file is whole and checked before it takes the name, so that a crash leaves one of the two.
The old one, and what its write-ahead log held, is overwritten with zeros before it goes. What a
disk, a file system or a backup has copied by itself stays out of reach of any program.
"""

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, StaticPool, create_engine

from twosource.model.errors import BadRecord
from twosource.stores import encrypted, kept_tables, opening, sqlite_file
from twosource.stores.lock import hold_beside

_CHUNK = 1 << 20
_NOT_THE_SAME = "the new file does not hold the same and was thrown away; the record is as it was"


@dataclass(frozen=True, slots=True)
class Change:
    """From which key to which a record is written anew; None is a plain file."""

    before: str | None
    after: str | None


def rewrite(path: Path, change: Change, patience: float) -> None:
    """Write a record anew under another key, and wipe the file it was.

    Raises:
        BadRecord: the record is in use, the key does not open it, or the new file is not the same.
        MissingPart: the package for encryption is not installed.
    """
    driver = encrypted.load_driver(path)
    part, old = (path.with_name(f"{path.name}.{tail}") for tail in ("part", "old"))
    sqlite_file.refuse_missing(path, create=False)
    with hold_beside(path, patience), _reporting(path, driver):
        for left in (part, old):  # by an attempt that was killed
            wipe(left)
        raw = driver.connect(str(path), timeout=patience, isolation_level=None)
        with closing(raw):
            encrypted.unlock(raw, change.before)
            _take_alone(raw, path)
            try:
                _export(raw, part, change.after)
                same = _sum_up_file(part, change.after) == _sum_up_held(raw, driver)
            except BaseException:
                wipe(part)
                raise
            if not same:
                wipe(part)
                raise BadRecord(f"{path}: {_NOT_THE_SAME}")
            if os.name == "nt":
                raw.close()  # Windows gives no name to another file while this one is open
            _put_in_place(path, part, old)


def wipe(path: Path) -> None:
    """Overwrite a file with zeros, and remove it; nothing is done where there is none."""
    if not path.is_file():
        return
    _zero(path)
    path.unlink()


def _zero(path: Path) -> None:
    left = path.stat().st_size
    with path.open("rb+") as file:
        while left > 0:
            left -= file.write(bytes(min(left, _CHUNK)))
        file.flush()
        os.fsync(file.fileno())


@contextmanager
def _reporting(path: Path, driver: Any) -> Iterator[None]:
    try:
        yield
    except driver.OperationalError as fault:
        raise sqlite_file.say_busy(path, str(fault)) from fault
    except driver.Error as fault:
        raise BadRecord(f"{path}: the record could not be written anew ({fault})") from fault


def _take_alone(raw: Any, path: Path) -> None:
    """Be the only one who has the record open, until it is closed; empty its write-ahead log."""
    raw.execute("PRAGMA locking_mode = EXCLUSIVE")
    raw.execute("BEGIN EXCLUSIVE")
    raw.execute("COMMIT")
    raw.execute("PRAGMA wal_checkpoint(FULL)")
    # All of it stands in the file itself now; its pages would stay on the disk when it is removed.
    with suppress(FileNotFoundError):
        _zero(path.with_name(f"{path.name}-wal"))
    # In memory: a journal found by name beside the new file would be taken for the new file's own.
    raw.execute("PRAGMA journal_mode = MEMORY")
    raw.execute("BEGIN EXCLUSIVE")
    raw.execute("COMMIT")


def _export(raw: Any, part: Path, key: str | None) -> None:
    os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    raw.execute("ATTACH DATABASE ? AS fresh KEY ?", (str(part), key or ""))
    raw.execute("SELECT sqlcipher_export('fresh')")
    raw.execute("DETACH DATABASE fresh")
    with part.open("rb+") as file:
        os.fsync(file.fileno())


def _sum_up_held(raw: Any, driver: Any) -> Any:
    """Give whether a record is sound, and the hash of what it keeps, over the one connection."""
    engine = create_engine(
        "sqlite+pysqlite://", module=driver, creator=lambda: raw, poolclass=StaticPool
    )
    with engine.connect() as connection:
        return _describe(connection)


def _sum_up_file(path: Path, key: str | None) -> Any:
    engine = opening.connect(path, 1.0, key)
    try:
        with opening.reading_from(engine, path) as connection:
            return _describe(connection)
    finally:
        engine.dispose()


def _describe(connection: Connection) -> Any:
    sound = connection.exec_driver_sql("PRAGMA integrity_check").scalar()
    return sound, kept_tables.sum_up(connection)


def _put_in_place(path: Path, part: Path, old: Path) -> None:
    """Give the new file the name; then wipe the old one, which keeps a name until it is wiped."""
    part.chmod(path.stat().st_mode & 0o777)
    try:
        os.link(path, old)
    except OSError:
        # A file system without second names: for a moment the record has none but FILE.old.
        path.replace(old)
    part.replace(path)
    wipe(old)
