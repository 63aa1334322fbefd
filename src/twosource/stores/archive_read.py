"""Make a record of an archive: all of it or nothing, and equal to it by the hash of its content."""

import gzip
import re
import tarfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import IO, Any, TypeVar

import msgspec
from sqlalchemy import Connection, Engine, Table, and_, insert, inspect, update
from sqlalchemy.exc import DataError, IntegrityError

from twosource.model.archive import Head, Manifest, TableSum
from twosource.model.errors import BadArchive, BadRecord
from twosource.record_name import RecordName
from twosource.stores import kept_tables, opening, schema
from twosource.stores.archive_write import CARRIED, FORMAT, HEAD, KEPT, MANIFEST, VERSION
from twosource.stores.kept_tables import Tally

T = TypeVar("T")
_PART = re.compile(rf"({KEPT}|{CARRIED})/([a-z_]+)/\d{{6}}\.jsonl")
_ROWS_AT_ONCE = 500
_CUT_OFF = "it is cut off: get it anew"


@dataclass(frozen=True, slots=True)
class Restored:
    """What an archive told: how it begins, and the hash of what was kept from it."""

    head: Head
    manifest: Manifest


@dataclass(frozen=True, slots=True)
class _Closing:
    """How an archive ends."""

    tables: tuple[TableSum, ...]
    content: str


Members = Iterator[tuple[str, bytes]]


@dataclass(frozen=True, slots=True)
class Archive:
    """An archive that is open: how it begins, and what is still to be read of it."""

    head: Head
    members: Members


@contextmanager
def open_archive(source: IO[bytes]) -> Iterator[Archive]:
    """Open an archive; BadArchive where it is none, is not whole, or of a version not known."""
    with _reading(source) as members:
        yield Archive(_read_head(members), members)


def restore_archive(engine: Engine, where: RecordName, archive: Archive) -> Restored:
    """Make a record of an archive, in one transaction, with the tables of this version.

    The rows are put into tables of the version the archive was made by, read back, and compared by
    hash with what the archive says of itself; then they are brought up to date.

    Raises:
        BadArchive: it is not whole, or was changed.
        BadRecord: there is a record already.
    """
    head = archive.head
    with opening.writing_to(engine, where) as connection:
        if inspect(connection).get_table_names():
            raise BadRecord(f"{where}: there is a record already; name another with --record")
        opening.make_tables(connection, where, head.revision)
        told = _load(connection, archive.members)
        found = kept_tables.sum_up(connection)
        if found != told:
            raise BadArchive("the record made of this archive is another than it was; get it anew")
        if head.revision != schema.REVISION:
            opening.make_tables(connection, where)
        opening.fill_index(connection)
    opening.set_journal(engine, where)
    return Restored(head, told)


@contextmanager
def _reading(source: IO[bytes]) -> Iterator[Members]:
    """Give the members of an archive by name, and say plainly when it is none."""
    try:
        with gzip.GzipFile(fileobj=source) as packed, _open_tar(packed) as archive:
            yield _list_members(archive, packed)
    except (tarfile.TarError, gzip.BadGzipFile, zlib.error) as fault:
        raise BadArchive(f"this is no archive of a record, or it is damaged ({fault})") from fault
    except EOFError as fault:
        raise BadArchive(f"this archive is not whole: {_CUT_OFF}") from fault


def _open_tar(packed: gzip.GzipFile) -> tarfile.TarFile:
    return tarfile.open(fileobj=packed, mode="r|")


def _list_members(archive: tarfile.TarFile, packed: gzip.GzipFile) -> Members:
    for member in archive:
        content = archive.extractfile(member)
        if content is None:
            raise BadArchive(f"this archive holds what does not belong there: {member.name}")
        yield member.name, content.read()
    # To the very end: only there gzip says whether a byte was changed.
    while packed.read(1 << 16):
        pass


def _read_head(members: Members) -> Head:
    name, content = next(members, ("", b""))
    if name != HEAD:
        raise BadArchive("this is no archive of a record: it does not begin like one")
    head = _decode(content, Head)
    if head.format != FORMAT:
        raise BadArchive("this is no archive of a record: it says of itself that it is another")
    if head.version > VERSION or head.revision not in schema.OLDER | {schema.REVISION}:
        raise BadArchive(
            f"this archive was made by another version of twosource ({head.revision});"
            " install a newer one"
        )
    return head


@dataclass(slots=True)
class _Loading:
    """The tables being filled: their tallies, and what can only be said when all rows are there."""

    tables: dict[str, Table]
    tallies: dict[str, Tally] = field(default_factory=dict)
    later: list[tuple[Table, dict[str, Any], dict[str, Any]]] = field(default_factory=list)


def _load(connection: Connection, members: Members) -> Manifest:
    tables = {one.name: one for one in kept_tables.find_tables(connection)}
    _empty(connection, tables)
    loading = _Loading(tables)
    closing: _Closing | None = None
    for name, content in members:
        if closing is not None:
            raise BadArchive(f"this archive goes on after its end: {name}")
        if name == MANIFEST:
            closing = _decode(content, _Closing)
        else:
            _take(connection, loading, name, content)
    if closing is None:
        raise BadArchive(f"this archive is not whole: {_CUT_OFF}")
    for table, key, values in loading.later:
        same = and_(*(table.columns[part] == value for part, value in key.items()))
        connection.execute(update(table).where(same).values(values))
    return _compare(loading, closing)


def _empty(connection: Connection, tables: dict[str, Table]) -> None:
    """Take out what a revision may have put into its tables by itself."""
    for one in reversed(tables.values()):
        if connection.execute(one.select().limit(1)).first() is not None:
            connection.execute(one.delete())


def _take(connection: Connection, loading: _Loading, name: str, content: bytes) -> None:
    """Put one part of a table in."""
    found = _PART.fullmatch(name)
    if found is None or found[2] not in loading.tables:
        raise BadArchive(f"this archive holds what this version does not know: {name}")
    table = loading.tables[found[2]]
    tally = loading.tallies.setdefault(table.name, Tally(table.name))
    rows = []
    for line in content.splitlines(keepends=True):
        tally.add(line)
        try:
            rows.append(kept_tables.read_row(line, table))
        except (ValueError, msgspec.MsgspecError) as fault:
            raise BadArchive(f"{name}: a line is none of this table ({fault})") from fault
    _put_off(loading, table, rows)
    try:
        for start in range(0, len(rows), _ROWS_AT_ONCE):
            connection.execute(insert(table), rows[start : start + _ROWS_AT_ONCE])
    except (IntegrityError, DataError) as fault:
        raise BadArchive(f"{name}: a row does not go with the others ({fault.orig})") from fault


def _put_off(loading: _Loading, table: Table, rows: list[dict[str, Any]]) -> None:
    """Leave out what names another row of the same table, which may be yet to come."""
    own = [key.parent.name for key in table.foreign_keys if key.column.table is table]
    for row in rows:
        values = {name: row[name] for name in own if row[name] is not None}
        if values:
            key = {part.name: row[part.name] for part in table.primary_key.columns}
            loading.later.append((table, key, values))
            row.update(dict.fromkeys(values))


def _compare(loading: _Loading, closing: _Closing) -> Manifest:
    """Give the sums of the archive; BadArchive where its lines have others."""
    told = Manifest(closing.tables)
    named = {one.table for one in told.tables}
    seen = [loading.tallies.get(name, Tally(name)).sum_up() for name in sorted(named)]
    kept = {name for name in loading.tallies if name in kept_tables.KEPT}
    if told.content != closing.content or tuple(seen) != told.tables or kept - named:
        raise BadArchive("this archive was changed: its lines are not those it was made with")
    return told


def _decode(content: bytes, kind: type[T]) -> T:
    try:
        return msgspec.json.decode(content, type=kind)
    except msgspec.MsgspecError as fault:
        raise BadArchive(f"this is no archive of a record ({fault})") from fault
