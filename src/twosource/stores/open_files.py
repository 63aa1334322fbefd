"""Which files of records this program has open, so that it never opens one beside SQLite.

Where a program closes a file that it opened by itself, the system takes away all locks that the
program has on it, those of SQLite among them (https://sqlite.org/howtocorrupt.html, 2.2). Another
program that closes the record then thinks that it is the last, and takes the log of what was
written from under the connections that are still open: the record may be damaged.
"""

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from threading import Lock
from weakref import finalize

from twosource.record_name import RecordName

# The number of a file on its disk: it is given to no other file while this one is open.
FileId = tuple[int, int]

_open: Counter[tuple[FileId, bool]] = Counter()
_lock = Lock()


def keep_for(store: object, where: RecordName, *, encrypted: bool) -> Callable[[], object]:
    """Note that a record is open until what is given is called, or nobody has the store."""
    if not isinstance(where, Path):
        return _do_nothing
    file = hold(where, encrypted=encrypted)
    return finalize(store, let_go, file, encrypted=encrypted)


def _do_nothing() -> None:
    """Let go of a record on a server, which needs none of this."""


def hold(path: Path, *, encrypted: bool) -> FileId:
    """Note that a record is open; give the number of its file."""
    file = _name(path)
    with _lock:
        _open[file, encrypted] += 1
    return file


def let_go(file: FileId, *, encrypted: bool) -> None:
    """Note that a record was closed."""
    with _lock:
        _open[file, encrypted] -= 1
        if not _open[file, encrypted]:
            del _open[file, encrypted]


def find_open(path: Path) -> bool | None:
    """Tell whether a record that is open is encrypted, None where it is not open."""
    file = _name(path)
    with _lock:
        return next((encrypted for one, encrypted in _open if one == file), None)


def _name(path: Path) -> FileId:
    stat = path.stat()
    return stat.st_dev, stat.st_ino
