"""A seal: how far a record's log had come, signed, for somebody else to keep."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Seal:
    """What was signed: the hash of a line of the log, and through it every line before.

    `counts`: how much the record held; `at`: when, UTC, by the clock of whoever sealed; `archive`:
    the SHA-256 of a file that was sealed with it. `public_key` and `signature` are Ed25519 (RFC
    8032) in hex; `stamp`: the answer of a time-stamping authority (RFC 3161) in hex, if one was
    got.
    """

    line: int
    head: str
    counts: Mapping[str, int]
    at: str
    archive: str | None
    public_key: str
    signature: str = ""
    stamp: str | None = None
