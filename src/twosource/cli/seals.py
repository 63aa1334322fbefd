"""A seal held against a record: what agrees, and what does not."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from twosource.model.record import LogLine
from twosource.model.seal import Seal


@dataclass(frozen=True, slots=True)
class SealCheck:
    """What a seal says beside a record: `faults` are what does not agree."""

    line: int
    at: str
    public_key: str
    stamped_at: str | None
    told: tuple[str, ...]
    faults: tuple[str, ...]


def check_seal(
    path: Path, log: Iterator[LogLine], public_key: str | None, archive: Path | None
) -> SealCheck:
    """Hold a seal against the log of a record, a key and the file that was sealed with it."""
    from twosource.seals.signing import hash_file, read_seal

    seal = read_seal(path)
    hashed = None if archive is None else hash_file(archive)
    known = None if public_key is None else read_public_key(public_key)
    line = next((one for one in log if one.seq == seal.line), None)
    stamped, stamp_faults = _read_stamp(seal)
    faults = [*_hold(seal, line, known), *_hold_archive(seal, hashed), *stamp_faults]
    told = tuple(_tell(seal, known, hashed))
    return SealCheck(seal.line, seal.at, seal.public_key, stamped, told, tuple(faults))


def read_public_key(given: str) -> str:
    """Give a public key in hex, from hex or from a file that holds it."""
    path = Path(given)
    return (path.read_text(encoding="ascii") if path.is_file() else given).strip().lower()


def _hold(seal: Seal, line: LogLine | None, known: str | None) -> Iterator[str]:
    from twosource.seals.signing import is_signed

    if not is_signed(seal):
        yield "the seal does not bear the signature of the key that it names"
    if known is not None and known != seal.public_key:
        yield "the seal is signed with another key than the one you gave"
    if line is None:
        yield f"line {seal.line} was sealed, and the log has no such line: lines were cut off"
    elif line.hash != seal.head:
        yield f"line {seal.line} of the log is not the one that was sealed"


def _hold_archive(seal: Seal, hashed: str | None) -> Iterator[str]:
    if hashed is not None and seal.archive is None:
        yield "no file was sealed with it"
    elif hashed is not None and hashed != seal.archive:
        yield "the file is not the one that was sealed with it"


def _read_stamp(seal: Seal) -> tuple[str | None, list[str]]:
    from twosource.model.errors import BadSeal
    from twosource.seals.signing import digest_seal
    from twosource.seals.stamps import read_stamp

    if seal.stamp is None:
        return None, []
    try:
        stamped, at = read_stamp(bytes.fromhex(seal.stamp))
    except (BadSeal, ValueError) as fault:
        return None, [f"its time stamp cannot be read ({fault})"]
    if stamped != digest_seal(seal):
        return None, ["its time stamp is on something else"]
    return at, []


def _tell(seal: Seal, known: str | None, hashed: str | None) -> Iterator[str]:
    """Say what was not looked at, for that is where a forger would stand."""
    if known is None:
        yield f"signed with {seal.public_key}: ask whoever sealed it whether that is their key"
    if seal.archive is not None and hashed is None:
        yield "a file was sealed with it: give it with --archive to have it checked"
