"""Files that stand beside a record and outside of it: where, and written for their owner alone."""

import os
from pathlib import Path

from twosource.record_name import RecordName

_OWNER_ONLY = 0o600


def find_beside(where: RecordName, variable: str, ending: str) -> Path | None:
    """Give where a variable says that a file stands, else a name beside that of the record.

    None for a record on a server of which nothing says where its file is.
    """
    given = os.environ.get(variable)
    if given:
        return Path(given)
    return where.with_name(f"{where.name}{ending}") if isinstance(where, Path) else None


def write_for_owner(path: Path, body: bytes) -> None:
    """Write a file anew that only its owner can read; it is on disk when this ends."""
    part = path.with_name(f"{path.name}.part")
    part.unlink(missing_ok=True)
    opened = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_ONLY)
    with os.fdopen(opened, "wb") as file:
        file.write(body)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
