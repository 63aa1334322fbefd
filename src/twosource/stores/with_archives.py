"""The whole record as an archive, at one moment of it."""

from typing import IO

from twosource.model.archive import Manifest
from twosource.stores import archive_write, encrypted, kept_tables
from twosource.stores.transactions import Transactions


class KeepsArchives(Transactions):
    """The whole record as an archive, at one moment of it."""

    def write_archive(self, out: IO[bytes]) -> Manifest:
        """Write all that is kept as it stands now, whoever writes meanwhile; give its hash."""
        secret = encrypted.is_opened_with_key(self._engine)
        return self._read(archive_write.write_archive, out, self._clock(), secret=secret)

    def sum_up(self) -> Manifest:
        """Give the hash of all that is kept: one and the same in whatever database it is."""
        return self._read(kept_tables.sum_up)
