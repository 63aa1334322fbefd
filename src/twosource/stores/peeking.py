"""A look at the first bytes of a file that SQLite may have open, which costs none of its locks.

On POSIX systems a process loses all its locks on a file as soon as it closes it once, even by
another descriptor (sqlite.org/howtocorrupt.html, 2.2). A record whose lock was lost so is taken for
closed by the next program that opens it: that one removes the write-ahead log, and what is written
from then on is lost. So a file that was looked at stays open until the process ends.
"""

import os
from collections import OrderedDict
from pathlib import Path
from threading import Lock

# More files than any program has open at once; only then is the one looked at first closed.
MOST = 64
_kept: OrderedDict[tuple[int, int], int] = OrderedDict()
_lock = Lock()


def read_start(path: Path, size: int) -> bytes:
    """Give up to so many bytes from the start of a file."""
    if not hasattr(os, "pread"):  # Windows, where locks are those of a descriptor
        with path.open("rb") as file:
            return file.read(size)
    with _lock:
        return os.pread(_find(path), size, 0)


def _find(path: Path) -> int:
    """Give the descriptor by which a file was opened, now or before."""
    found = path.stat()
    # While a file is open no other gets its number.
    key = found.st_dev, found.st_ino
    if key not in _kept:
        _kept[key] = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
        if len(_kept) > MOST:
            os.close(_kept.popitem(last=False)[1])
    _kept.move_to_end(key)
    return _kept[key]
