"""Reports, their bytes, and what was read of them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from twosource.model.claim import Reading
from twosource.model.collection import Collection, Receipt
from twosource.model.parse import Parse
from twosource.model.record import KeptParse
from twosource.model.report import Report
from twosource.stores import (
    kept_collections,
    kept_readings,
    kept_report_outlines,
    kept_reports,
    kept_texts,
)
from twosource.stores.transactions import Transactions


class KeepsReports(Transactions):
    """Reports, their bytes, and what was read of them."""

    def add_report(self, report: Report, raw: bytes, how: Collection | None = None) -> bool:
        """Keep a report, its bytes as received and how they came; False if that key is there.

        A report that comes again with stricter marks makes the kept marks stricter, never looser;
        one that comes again as English is taken for English.
        A label that another report has gets a number: "dam.txt (2)".
        """
        with self._writing() as connection:
            new = kept_reports.add_report(connection, report, raw, self._clock(), how)
            if new:
                kept_report_outlines.outline_report(connection, report.key)
        return new

    def add_reading(self, reading: Reading) -> None:
        """Keep a reading as the current one of its report; earlier ones are superseded.

        Raises:
            NotFound: the report was never added.
        """
        with self._writing() as connection:
            if kept_readings.add_reading(connection, reading, self._clock()):
                kept_texts.index_report(connection, reading)
                kept_report_outlines.outline_report(connection, reading.report, reading)

    def add_finished(
        self,
        report: Report,
        raw: bytes,
        reading: Reading,
        parse: KeptParse | None = None,
        how: Collection | None = None,
    ) -> bool:
        """Keep a report with its reading, all or nothing; False if the report was there already."""
        with self._writing() as connection:
            at = self._clock()
            new = kept_reports.add_report(connection, report, raw, at, how)
            if kept_readings.add_reading(connection, reading, at):
                kept_texts.index_report(connection, reading)
                kept_report_outlines.outline_report(connection, report.key, reading)
            if parse is not None:
                kept_readings.keep_parse(connection, parse)
        return new

    def receipts(self) -> Mapping[str, tuple[Receipt, ...]]:
        """Give how and when each report came, by its key; each time that it did, in order."""
        found: defaultdict[str, list[Receipt]] = defaultdict(list)
        after = ("", 0)
        while chunk := self._read(kept_collections.next_receipts, after):
            for report, receipt in chunk:
                found[report].append(receipt)
            after = (chunk[-1][0], chunk[-1][1].number)
        return {report: tuple(ones) for report, ones in found.items()}

    def receipts_of(self, report: str) -> tuple[Receipt, ...]:
        """Give how and when one report came, each time that it did, in order."""
        return self._read(kept_collections.list_receipts, report)

    def holds(self, key: str) -> bool:
        """Tell whether a report of that key is there."""
        return self._read(kept_reports.holds, key)

    def reports(self) -> Iterator[Report]:
        """Give all reports, by key."""
        after = ""
        while chunk := self._read(kept_reports.next_reports, after):
            yield from chunk
            after = chunk[-1].key

    def report(self, key: str) -> Report:
        """Give one report; NotFound if there is none of that key."""
        return self._read(kept_reports.find_report, key)

    def original(self, key: str) -> bytes:
        """Give the bytes of a report as they were received; NotFound if there are none."""
        return self._read(kept_reports.find_original, key)

    def current_readings(self) -> Iterator[Reading]:
        """Give the current reading of each report, by report key."""
        after = ""
        while chunk := self._read(kept_readings.next_readings, after):
            yield from chunk
            after = chunk[-1].report

    def reading(self, report: str) -> Reading:
        """Give the current reading of a report; NotFound if there is none."""
        return self._read(kept_readings.find_reading, report)

    def has_reading(self, report: str, extractor: str, codebook: str) -> bool:
        """Tell whether the current reading of a report is by these versions."""
        return self._read(kept_readings.has_reading, report, extractor, codebook)

    def unread(self, extractor: str, codebook: str) -> list[str]:
        """Give the keys of the reports whose current reading is not by these versions."""
        return self._read(kept_readings.list_unread, extractor, codebook)

    def cached_parse(self, text_digest: str, version: str) -> Parse | None:
        """Give the parse of a text by one version of the language model, if it was kept."""
        return self._read(kept_readings.find_parse, text_digest, version)

    def keep_parse(self, kept: KeptParse) -> None:
        """Keep a parse until the cache is dropped."""
        with self._writing() as connection:
            kept_readings.keep_parse(connection, kept)
