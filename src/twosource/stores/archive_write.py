"""Write a record as an archive: whatever keeps it, the same content gives the same lines.

An archive is a gzipped tar that any program can open: `archive.json` says what it is, then come the
tables, each in parts of lines of JSON (`kept/reports/000001.jsonl`), and `manifest.json` closes it
with the number of rows and the SHA-256 of each. What is worked out goes along under `derived/`,
without a hash, and the caches stay behind.
"""

import gzip
import tarfile
from collections.abc import Iterator
from io import BytesIO
from typing import IO

import msgspec
from sqlalchemy import Connection, Table

from twosource.model.archive import Head, Manifest
from twosource.stores import kept_tables

FORMAT = "twosource archive"
VERSION = 1
HEAD, MANIFEST = "archive.json", "manifest.json"
KEPT, CARRIED = "kept", "derived"
ABOUT = (
    "A record of reported events as Twosource keeps it: one line of JSON a row, bytes in base64,"
    " the rows of a table by its key. manifest.json holds the SHA-256 over all lines of each table."
    " To make a record of it: twosource restore FILE --record NEW.db"
)
_PART_BYTES = 4 << 20
_LEVEL = 6


def write_archive(
    connection: Connection, out: IO[bytes], made_at: str, *, secret: bool
) -> Manifest:
    """Write the one state of the record that the connection sees, and give the hash of it.

    `secret` tells whether the record is encrypted.
    """
    revision = kept_tables.read_revision(connection)
    head = Head(FORMAT, VERSION, revision, made_at, secret, ABOUT)
    sums = []
    # No name and no time in the headers: the same content is the same bytes.
    with (
        gzip.GzipFile(fileobj=out, mode="wb", filename="", mtime=0, compresslevel=_LEVEL) as packed,
        tarfile.open(fileobj=packed, mode="w|", format=tarfile.PAX_FORMAT) as archive,
    ):
        _add(archive, HEAD, msgspec.json.encode(head))
        for one in kept_tables.find_tables(connection):
            tally = kept_tables.Tally(one.name)
            kept = one.name in kept_tables.KEPT
            folder = f"{KEPT if kept else CARRIED}/{one.name}"
            for number, part in enumerate(_cut(connection, one, tally), 1):
                _add(archive, f"{folder}/{number:06}.jsonl", part)
            if kept:
                sums.append(tally.sum_up())
        manifest = Manifest(tuple(sorted(sums, key=lambda one: one.table)))
        told = {"tables": manifest.tables, "content": manifest.content}
        _add(archive, MANIFEST, msgspec.json.encode(told))
    return manifest


def _cut(connection: Connection, one: Table, tally: kept_tables.Tally) -> Iterator[bytes]:
    """Give the lines of a table in parts small enough to hold."""
    part = bytearray()
    for line in kept_tables.read_lines(connection, one):
        tally.add(line)
        part += line
        if len(part) >= _PART_BYTES:
            yield bytes(part)
            part.clear()
    if part:
        yield bytes(part)


def _add(archive: tarfile.TarFile, name: str, content: bytes) -> None:
    member = tarfile.TarInfo(name)
    member.size = len(content)
    archive.addfile(member, BytesIO(content))
