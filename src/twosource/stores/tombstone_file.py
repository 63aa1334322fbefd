"""The file beside a record that knows again what was expunged: a key, and the tombstones.

It stands outside of the record: nobody who has the record alone can try a guess on a tombstone.
`restore` reads it, for a backup from before knows nothing of what was expunged after.
"""

import os
import secrets
from collections.abc import Sequence
from pathlib import Path

import msgspec

from twosource.model.errors import BadRecord
from twosource.model.tombstone import Tombstone
from twosource.record_name import RecordName
from twosource.stores.files_beside import find_beside, write_for_owner

VARIABLE = "TWOSOURCE_TOMBSTONES"
_KEY_BYTES = 32


class TombstoneFile(msgspec.Struct, frozen=True):
    """What the file holds: the key of all tokens, and every tombstone so far."""

    key: str
    tombstones: tuple[Tombstone, ...] = ()


def find_file(where: RecordName) -> Path:
    """Give where the file of a record stands: beside it, or where TWOSOURCE_TOMBSTONES says.

    Raises:
        BadRecord: the record is on a server, and nothing says where its file is.
    """
    found = find_beside(where, VARIABLE, ".tombstones")
    if found is None:
        raise BadRecord(f"{where}: say where its file of tombstones is kept: set {VARIABLE}=FILE")
    return found


def read_file(path: Path) -> TombstoneFile | None:
    """Read the file; None where there is none, or an empty one: nothing is known again then.

    Raises:
        BadRecord: the file is another, or damaged.
    """
    raw = path.read_bytes() if path.is_file() else b""
    try:
        return msgspec.json.decode(raw, type=TombstoneFile) if raw.strip() else None
    except msgspec.MsgspecError as fault:
        raise BadRecord(f"{path}: this is no file of tombstones ({fault})") from fault


def begin_file(path: Path) -> TombstoneFile:
    """Give what the file holds; a new one is made with a key of its own."""
    found = read_file(path)
    if found is None:
        found = TombstoneFile(secrets.token_hex(_KEY_BYTES))
        _write(path, found)
    return found


def write_tombstones(path: Path, given: Sequence[Tombstone]) -> None:
    """Put tombstones into the file, beside those it has; readable by its owner alone."""
    found = begin_file(path)
    by_token = {one.token: one for one in (*found.tombstones, *given)}
    every = tuple(sorted(by_token.values(), key=lambda one: (one.number, one.token)))
    _write(path, TombstoneFile(found.key, every))


def find_given(where: RecordName, given: Path | None) -> TombstoneFile | None:
    """Read the file that was given, else the one of a record if there is one."""
    if given is None and not isinstance(where, Path) and VARIABLE not in os.environ:
        return None
    return read_file(find_file(where) if given is None else given)


def adopt_file(where: RecordName, held: TombstoneFile) -> None:
    """Make what was read the file of a record, that it knows again what it knew."""
    path = find_file(where)
    if read_file(path) is None:
        _write(path, held)


def _write(path: Path, held: TombstoneFile) -> None:
    write_for_owner(path, msgspec.json.format(msgspec.json.encode(held), indent=1) + b"\n")
