"""Which tables are kept for ever, which are worked out; and the hash of all that is kept.

The hash is of the content alone. A row is one line of JSON, with the columns by name and bytes in
base64, and the rows stand by primary key: whatever database keeps them, the lines are the same.
"""

from collections.abc import Iterator
from hashlib import sha256
from typing import Any

import msgspec
from sqlalchemy import Connection, LargeBinary, MetaData, Table, column, select, table

from twosource.model.archive import Manifest, TableSum
from twosource.stores import schema

# Worked out from what is kept, and still carried in an archive: a restored record can be read at
# once. They have no part in the hash, since a build puts others in their place.
CARRIED = frozenset({"events", "event_claims", "grounded_claims"})
# Worked out, and made again when they are asked for.
CACHED = frozenset(
    {"parses", "held", "event_outlines", "event_reports", "event_ties", "report_outlines"}
)
DERIVED = CARRIED | CACHED
KEPT = frozenset(schema.metadata.tables) - DERIVED
_CHUNK = 200


def find_tables(connection: Connection) -> tuple[Table, ...]:
    """Give the tables of a record of any version as they are there, those named by others first.

    The caches are left out.
    """
    wanted = KEPT | CARRIED
    found = MetaData()
    found.reflect(connection, only=lambda name, _: name in wanted)
    for one in found.sorted_tables:
        ours = schema.metadata.tables[one.name].columns
        for part in one.columns:
            # A database knows how a column is kept, and we how its words are written into it.
            if part.name in ours:
                part.type = ours[part.name].type
    return tuple(found.sorted_tables)


def read_revision(connection: Connection) -> str:
    """Give the version of a record's tables."""
    kept = table(schema.VERSION_TABLE, column("version_num"))
    return str(connection.execute(select(kept)).scalar_one())


def read_lines(connection: Connection, one: Table) -> Iterator[bytes]:
    """Give the rows of a table by key, one line of JSON each."""
    asked = select(one).order_by(*one.primary_key.columns)
    rows = connection.execute(asked, execution_options={"yield_per": _CHUNK})
    for row in rows.mappings():
        yield msgspec.json.encode(dict(row), order="sorted") + b"\n"


def read_row(line: bytes, one: Table) -> dict[str, Any]:
    """Give the row of a line; ValueError where it is none of that table.

    msgspec writes bytes as base64, which only the kind of the column can tell from words.
    """
    row: dict[str, Any] = msgspec.json.decode(line, type=dict[str, Any])
    if set(row) != set(one.columns.keys()):
        raise ValueError(f"the columns of {one.name} are others")
    for name, kind in ((part.name, part.type) for part in one.columns):
        if isinstance(kind, LargeBinary) and row[name] is not None:
            row[name] = msgspec.convert(row[name], type=bytes)
    return row


def sum_up(connection: Connection) -> Manifest:
    """Read all that is kept, and give its hash."""
    kept = [one for one in find_tables(connection) if one.name in KEPT]
    sums = []
    for one in sorted(kept, key=lambda table: table.name):
        tally = Tally(one.name)
        for line in read_lines(connection, one):
            tally.add(line)
        sums.append(tally.sum_up())
    return Manifest(tuple(sums))


class Tally:
    """Counts and hashes the lines of one table as they go by."""

    def __init__(self, name: str) -> None:
        # What reflection gives is a string of a kind that is not written as JSON.
        self._name = str(name)
        self._rows = 0
        self._hash = sha256()

    def add(self, line: bytes) -> None:
        """Take one more line in."""
        self._rows += 1
        self._hash.update(line)

    def sum_up(self) -> TableSum:
        """Give the count and the hash of the lines so far."""
        return TableSum(self._name, self._rows, self._hash.hexdigest())
