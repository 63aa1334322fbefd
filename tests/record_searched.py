"""Which of some words can be found in a record: in every byte, and every value unpacked."""

import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import msgspec

from behind_the_store import ask
from twosource.record_name import RecordName


def dump(where: RecordName, folder: Path) -> str:
    """Give all that can be read of a record: raw bytes of its files, and every value unpacked."""
    found = []
    for path in folder.iterdir():
        if path.is_file() and not path.name.startswith("stones"):
            found += [path.read_bytes()]
    # What FTS5 keeps stands in tables of its own; the index itself cannot be listed.
    names = "SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'text_index'"
    if not isinstance(where, Path):
        names = (
            "SELECT table_name FROM information_schema.tables"
            " WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'"
        )
    for (name,) in ask(where, names):
        for row in ask(where, f"SELECT * FROM {name}"):  # noqa: S608  # the database's own names
            found += [unpack(value) for value in row]
    return "\n".join(written for one in found for written in decode(one))


def decode(value: bytes) -> Iterator[str]:
    """Give bytes as text in every way it may be written, from even and odd bytes on."""
    yield value.decode("utf-8", "replace")
    for start in (0, 1):
        for way in ("utf-16-le", "utf-16-be"):
            yield value[start:].decode(way, "replace")


def unpack(value: object) -> bytes:
    """Give a value as bytes, unpacked if it was packed, and without escapes of JSON."""
    if isinstance(value, bytes):
        with suppress(zlib.error):
            return zlib.decompress(value)
        return value
    written = str(value)
    with suppress(msgspec.MsgspecError):
        return (written + repr(msgspec.json.decode(written))).encode()
    return written.encode("utf-8", "surrogatepass")


def finds(where: RecordName, folder: Path, *words: str) -> list[str]:
    """Give which of some words can be found in a record, whatever their case."""
    held = dump(where, folder).casefold()
    return [word for word in words if word.casefold() in held]
