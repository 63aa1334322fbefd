"""Lawful deletion: what is expunged, and what is left to say so."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from twosource.model.errors import BadRecord
from twosource.model.report import Report
from twosource.model.tombstone import Expunged, Expunging, Tombstone
from twosource.stages.expunging import find_tombstone, list_missing
from twosource.stores import kept_reports, kept_tombstones, tombstone_file
from twosource.stores.compact import clear_files
from twosource.stores.expunge import expunge, preview
from twosource.stores.transactions import Transactions
from twosource.stores.typed_words import Typed, expunge_words, find_typed


class ForgetsReports(Transactions):
    """Lawful deletion: what is expunged, and what is left to say so."""

    def preview_expunging(self, wanted: Expunging) -> Expunged:
        """Tell what would go, and change nothing; NotFound if there is no such report."""
        return self._read(preview, wanted)

    def expunge(self, wanted: Expunging) -> Expunged:
        """Expunge a report, or a passage of one, and leave a tombstone.

        Events are empty afterwards: derive them anew, then `clear_files`.

        Raises:
            NotFound: there is no such report or passage.
            BadRecord: something of it would be left; nothing was changed.
        """
        path = tombstone_file.find_file(self._where)
        # Made before anything is deleted: a tombstone without its key knows nothing again.
        key = tombstone_file.begin_file(path).key
        with self._writing() as connection:
            gone = expunge(connection, wanted, key, self._clock())
        tombstone_file.write_tombstones(path, self.tombstones())
        return gone

    def preview_words(self, words: str) -> Mapping[str, int]:
        """Count the rows that hold words in what people typed, by table; the log's are lines."""
        return _count(self._read(find_typed, words))

    def expunge_words(self, words: str, reason: str, by: str | None) -> Mapping[str, int]:
        """Take words out of all that people typed; gives how many rows held them, by table.

        What is derived may repeat them: derive it anew, then `clear_files`.
        """
        with self._writing() as connection:
            return _count(expunge_words(connection, words, (reason, by), self._clock()))

    def clear_files(self) -> None:
        """Leave no byte of what was expunged in the files of the database.

        What the file of tombstones lacks, since the program was killed before it wrote it, is
        written into it.

        Raises:
            BadRecord: another program has the record open; says what to do.
        """
        # Never a new file: a key that is lost must be missed.
        if tombstone_file.find_given(self._where, None) is not None:
            path = tombstone_file.find_file(self._where)
            tombstone_file.write_tombstones(path, self.tombstones())
        clear_files(self._engine, self._where)

    def tombstones(self) -> tuple[Tombstone, ...]:
        """Give all tombstones, by number."""
        return self._read(kept_tombstones.list_tombstones)

    def find_tombstone(self, report: Report) -> Tombstone | None:
        """Give the tombstone of a report that was expunged, whole or a passage; None if none was.

        Raises:
            BadRecord: there are tombstones, and the file that knows reports again is gone.
        """
        stones = self.tombstones()
        if not stones:
            return None
        path = tombstone_file.find_file(self._where)
        held = tombstone_file.read_file(path)
        if held is None and not path.is_file():
            raise BadRecord(
                f"{path}: this file knows again what was expunged, and is not there: put it back,"
                " or make an empty one of that name to go on without"
            )
        return None if held is None else find_tombstone(report, stones, held.key)

    def reapply_tombstones(self, tombstones: Sequence[Tombstone], key: str) -> list[Expunged]:
        """Expunge again what a copy from before still holds; give what went.

        For `restore`: `tombstones` and `key` are those of the file of tombstones. Each that the
        record does not have is applied in order, with who, when and why; one
        whose report the copy never held is kept all the same, so that the report stays out. Derive
        the events anew afterwards, then `clear_files`.
        """
        gone = []
        for one in list_missing(self.tombstones(), tombstones):
            found = next(iter(self._find_all(one, key)), None)
            if found is None:
                with self._writing() as connection:
                    stone = replace(one, report=None)
                    kept_tombstones.keep_tombstone(connection, stone, self._clock())
                continue
            wanted = Expunging(found, one.reason, one.by, one.passage, one.at)
            with self._writing() as connection:
                gone.append(expunge(connection, wanted, key, self._clock()))
        return gone

    def _find_all(self, stone: Tombstone, key: str) -> list[str]:
        """Give the keys of the reports that a tombstone is of."""
        found, after = [], ""
        while chunk := self._read(kept_reports.next_reports, after):
            found += [one.key for one in chunk if find_tombstone(one, [stone], key) is not None]
            after = chunk[-1].key
        return found


def _count(found: Typed) -> Mapping[str, int]:
    return {**found.count(), **({"log": len(found.lines)} if found.lines else {})}
