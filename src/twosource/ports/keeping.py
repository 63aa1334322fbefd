"""A whole record: moved as an archive, and what is expunged from it."""

from collections.abc import Mapping, Sequence
from typing import IO, Protocol

from twosource.model.archive import Manifest
from twosource.model.report import Report
from twosource.model.tombstone import Expunged, Expunging, Tombstone


class ArchiveStore(Protocol):
    """The whole record as an archive, at one moment of it."""

    def write_archive(self, out: IO[bytes]) -> Manifest:
        """Write all that is kept as it stands now, whoever writes meanwhile; give its hash."""
        ...

    def sum_up(self) -> Manifest:
        """Give the hash of all that is kept: one and the same in whatever database it is."""
        ...


class TombstoneStore(Protocol):
    """Lawful deletion: what is expunged, and what is left to say so."""

    def preview_expunging(self, wanted: Expunging) -> Expunged:
        """Tell what would go, and change nothing; NotFound if there is no such report."""
        ...

    def expunge(self, wanted: Expunging) -> Expunged:
        """Expunge a report, or a passage of one; the events must be derived anew."""
        ...

    def preview_words(self, words: str) -> Mapping[str, int]:
        """Count the rows that hold words in what people typed, by table; the log's are lines."""
        ...

    def expunge_words(self, words: str, reason: str, by: str | None) -> Mapping[str, int]:
        """Take words out of all that people typed; the events must be derived anew."""
        ...

    def clear_files(self) -> None:
        """Leave no byte of what was expunged in the files of the database."""
        ...

    def tombstones(self) -> tuple[Tombstone, ...]:
        """Give all tombstones, by number."""
        ...

    def find_tombstone(self, report: Report) -> Tombstone | None:
        """Give the tombstone of a report that was expunged, whole or a passage; None if none."""
        ...

    def reapply_tombstones(self, tombstones: Sequence[Tombstone], key: str) -> list[Expunged]:
        """Expunge again what a copy from before still holds; give what went."""
        ...
