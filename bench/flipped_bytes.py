"""Change one byte of a record's file, and see whether `check` tells, or nothing kept was lost."""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from random import Random
from typing import Any, Literal

from twosource.model.errors import TwosourceError
from twosource.stores.sql import open_store

Outcome = Literal["reported", "harmless", "missed"]
# Every column of these is kept for ever; of what the log commits to, the particulars are.
KEPT = {
    "reports": "*",
    "originals": "*",
    "collections": "*",
    "withdrawals": "*",
    "readings": "*",
    "decisions": "*",
    "undos": "*",
    "event_ids": "*",
    "actor_lists": "*",
    "tombstones": "*",
    "rulings": "*",
    "ruling_reports": "*",
    "ruling_undos": "*",
    "reading_turns": "*",
    "id_turns": "*",
    "audits": "*",
    "audit_questions": "*",
    "audit_answers": "*",
    "log": "*",
    "log_items": "line, place, body",
}


def read_kept(path: Path) -> Mapping[str, list[Any]]:
    """Give every value that a record keeps, read from its file without any of our code."""
    with closing(sqlite3.connect(path)) as file:
        return {
            table: sorted(file.execute(f"SELECT {columns} FROM {table}"), key=repr)  # noqa: S608
            for table, columns in KEPT.items()
        }


def flip_byte(sound: bytes, chance: Random) -> bytes:
    """Give the bytes with one of them another."""
    flipped = bytearray(sound)
    flipped[chance.randrange(len(flipped))] ^= chance.randrange(1, 256)
    return bytes(flipped)


def judge(path: Path, damaged: bytes, kept: Mapping[str, list[Any]]) -> Outcome:
    """Put damaged bytes at a path, and tell what `check` makes of them."""
    for beside in (path, *(path.with_name(f"{path.name}-{one}") for one in ("wal", "shm"))):
        beside.unlink(missing_ok=True)
    path.write_bytes(damaged)
    try:
        with open_store(path, create=False, damaged=True) as store:
            if store.check().faults:
                return "reported"
    except TwosourceError:
        return "reported"
    try:
        return "harmless" if read_kept(path) == kept else "missed"
    except sqlite3.Error:
        return "missed"
