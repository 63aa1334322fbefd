"""Back a record up, verified by restoring it; and make a record of a backup or an archive.

Nothing plain is written on the way: the archive is encrypted as it is made, and what it is restored
into for a check is an encrypted record under a key that only this process ever has.
"""

import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from twosource.model.archive import Manifest
from twosource.model.errors import BadArchive, BadRecord
from twosource.model.record import Checked
from twosource.ports import Store
from twosource.record_name import Address, RecordName
from twosource.stores import age_file, archive_read, check, encrypted, opening, sqlite_file
from twosource.stores.archive_read import Restored


@dataclass(frozen=True, slots=True)
class Lock:
    """How a backup is locked: to public keys, or where there are none by a passphrase."""

    recipients: Sequence[str] = ()
    passphrase: str = ""


@dataclass(frozen=True, slots=True)
class BackedUp:
    """What a backup holds, and what `twosource check` finds in the record made of it."""

    manifest: Manifest
    checked: Checked


def write_archive_file(store: Store, path: Path) -> Manifest:
    """Write a record as an archive that is not encrypted; whole once it has its name."""
    with _making(path) as out:
        # Told first, so that the record and its archive hold the same.
        store.note("exported", {"table": "archive", "policy": "internal", "file": path.name})
        return store.write_archive(out)


def back_up(store: Store, path: Path, lock: Lock) -> BackedUp:
    """Write an encrypted backup, restore it to a place of its own, and compare.

    Raises:
        BadArchive: what was restored is not what was backed up, or a key is none.
        BadRecord: there is a file of that name.
        MissingPart: the packages for encryption are not installed.
    """
    # A key of the moment is among the recipients, so that what was written can be read once more.
    identity = age_file.make_identity()
    recipients = [identity.to_public(), *age_file.read_recipients(lock.recipients)]
    encrypted.load_driver(path)
    with _making(path) as out:
        kind = {"keys": len(lock.recipients)} if lock.recipients else {"passphrases": 1}
        store.note("backup begun", {"file": path.name, **kind})
        close = None
        if not lock.recipients:
            close = age_file.write_locked_key(out, identity, lock.passphrase)
        with age_file.encrypting(out, recipients) as inside:
            manifest = store.write_archive(inside)
        if close:
            close()
        out.flush()
        out.seek(0)
        return _verify(out, manifest, identity, lock)


def _verify(source: IO[bytes], manifest: Manifest, identity: Any, lock: Lock) -> BackedUp:
    """Restore a backup from the file itself, look the record over, and compare."""
    body = source
    if not lock.recipients:
        identity, body = age_file.open_locked_key(source, lambda: lock.passphrase)
    with tempfile.TemporaryDirectory(prefix="twosource-") as folder:
        path, key = Path(folder) / "verify.db", encrypted.make_key()
        engine = opening.connect(path, 1.0, key)
        try:
            with (
                age_file.decrypting(body, [identity]) as inside,
                archive_read.open_archive(inside) as archive,
            ):
                restored = archive_read.restore_archive(engine, path, archive)
            with opening.reading_from(engine, path) as connection:
                checked = check.check_record(connection)
        finally:
            engine.dispose()
    if restored.manifest != manifest:
        raise BadArchive("the backup does not hold what the record does; try again")
    return BackedUp(manifest, checked)


@contextmanager
def _making(path: Path) -> Iterator[IO[bytes]]:
    """Give a file that takes its name when it is whole; BadRecord where the name is taken."""
    _refuse_there(path)
    if not path.parent.is_dir():
        raise BadRecord(f"{path}: there is no such folder; make it first")
    part = path.with_name(f"{path.name}.part")
    part.unlink(missing_ok=True)
    try:
        # Only its owner may read it, from its first byte on.
        with os.fdopen(os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600), "w+b") as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        _refuse_there(path)
        part.rename(path)
    finally:
        part.unlink(missing_ok=True)


def _refuse_there(path: Path) -> None:
    if path.exists():
        raise BadRecord(f"{path}: there is a file of that name, and nothing is overwritten")


@dataclass(frozen=True, slots=True)
class Unlocks:
    """What opens a backup: the text of a key file, or what asks for its passphrase."""

    ask: Callable[[], str]
    key_file: str | None = None


KeyFor = Callable[[bool], str | None]


def restore(path: Path, where: RecordName, unlocks: Unlocks, key_for: KeyFor) -> Restored:
    """Make a record of a backup or an archive.

    `key_for` is told whether the record was encrypted, and gives what the new one is encrypted
    with, None for a plain file.

    Raises:
        BadArchive: it is none, was changed, is not whole, or another key opens it.
        BadRecord: there is a record of that name already.
    """
    if isinstance(where, Path):
        _refuse_there(where)
        sqlite_file.refuse_missing(where, create=True)
    with (
        path.open("rb") as source,
        _opening(source, path, unlocks) as inside,
        archive_read.open_archive(inside) as archive,
    ):
        key = key_for(archive.head.encrypted)
        engine = opening.connect(where, opening.PATIENCE_SECONDS, key)
        try:
            return archive_read.restore_archive(engine, where, archive)
        except BaseException:
            engine.dispose()
            _remove(where)
            raise
        finally:
            engine.dispose()


def _remove(where: RecordName) -> None:
    """Take away what an attempt left; a server has taken it back by itself."""
    if isinstance(where, Address):
        return
    for tail in ("", "-journal", "-wal", "-shm"):
        where.with_name(f"{where.name}{tail}").unlink(missing_ok=True)


@contextmanager
def _opening(source: IO[bytes], path: Path, unlocks: Unlocks) -> Iterator[IO[bytes]]:
    """Give the archive in a file, whichever way it is locked."""
    start = source.read(len(age_file.AGE))
    source.seek(0)
    if start.startswith(age_file.GZIP):
        yield source
        return
    if start.startswith(age_file.AGE):
        if unlocks.key_file is None:
            raise BadArchive(f"{path}: locked to a key; name the file of it with --key-file")
        identities, body = age_file.read_identities(unlocks.key_file), source
    else:
        identity, body = age_file.open_locked_key(source, unlocks.ask)
        identities = [identity]
    with age_file.decrypting(body, identities) as inside:
        yield inside
