"""What an archive of a record says of itself: when it was made, of what, and the hash of it all."""

from dataclasses import dataclass

from twosource.model.ids import sha256_hex


@dataclass(frozen=True, slots=True)
class Head:
    """How an archive begins: its form, the version of the record's tables, and where it is from.

    `encrypted` tells whether the record was, so that a restored one is made so too.
    """

    format: str
    version: int
    revision: str
    made_at: str
    encrypted: bool
    about: str


@dataclass(frozen=True, slots=True)
class TableSum:
    """How many rows a table has, and the SHA-256 over them, one line of JSON each, by key."""

    table: str
    rows: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """The sums of all tables that are kept: two records with one content have one and the same."""

    tables: tuple[TableSum, ...]

    @property
    def content(self) -> str:
        """Give the hash of all that is kept, whatever the database that keeps it."""
        lines = [f"{one.table} {one.rows} {one.sha256}\n" for one in self.tables]
        return sha256_hex("".join(sorted(lines)).encode())

    def rows_of(self, table: str) -> int:
        """Give the number of rows of a table; 0 where it is not there."""
        return sum(one.rows for one in self.tables if one.table == table)
