"""What a record keeps of reports: texts, readings, and words to find them by."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from twosource.model.claim import Reading
from twosource.model.collection import Collection, Receipt
from twosource.model.parse import Parse
from twosource.model.record import KeptParse
from twosource.model.report import Report
from twosource.model.search import FoundText


class ReportStore(Protocol):
    """Reports, their bytes, and what was read of them."""

    def add_report(self, report: Report, raw: bytes, how: Collection | None = None) -> bool:
        """Keep a report, its bytes as received and how they came; False if that key is there."""
        ...

    def add_reading(self, reading: Reading) -> None:
        """Keep a reading as the current one of its report; earlier ones are superseded."""
        ...

    def add_finished(
        self,
        report: Report,
        raw: bytes,
        reading: Reading,
        parse: KeptParse | None = None,
        how: Collection | None = None,
    ) -> bool:
        """Keep a report with its reading, all or nothing; False if the report was there already."""
        ...

    def receipts(self) -> Mapping[str, tuple[Receipt, ...]]:
        """Give how and when each report came, by its key; each time that it did, in order."""
        ...

    def receipts_of(self, report: str) -> tuple[Receipt, ...]:
        """Give how and when one report came, each time that it did, in order."""
        ...

    def holds(self, key: str) -> bool:
        """Tell whether a report of that key is there."""
        ...

    def reports(self) -> Iterator[Report]:
        """Give all reports, by key."""
        ...

    def report(self, key: str) -> Report:
        """Give one report; NotFound if there is none of that key."""
        ...

    def original(self, key: str) -> bytes:
        """Give the bytes of a report as they were received; NotFound if there are none."""
        ...

    def current_readings(self) -> Iterator[Reading]:
        """Give the current reading of each report, by report key."""
        ...

    def reading(self, report: str) -> Reading:
        """Give the current reading of a report; NotFound if there is none."""
        ...

    def has_reading(self, report: str, extractor: str, codebook: str) -> bool:
        """Tell whether the current reading of a report is by these versions."""
        ...

    def unread(self, extractor: str, codebook: str) -> list[str]:
        """Give the keys of the reports whose current reading is not by these versions."""
        ...

    def cached_parse(self, text_digest: str, version: str) -> Parse | None:
        """Give the parse of a text by one version of the language model, if it was kept."""
        ...

    def keep_parse(self, kept: KeptParse) -> None:
        """Keep a parse until the cache is dropped."""
        ...


class TextStore(Protocol):
    """The texts of reports, to be searched by words."""

    def search_text(self, words: Sequence[str], limit: int) -> tuple[FoundText, ...]:
        """Give the first reports, by number, in which all of the words stand, with passages.

        A word that stands only in names of people is answered as if it were not there.
        """
        ...

    def find_texts(self, words: Sequence[str]) -> frozenset[str]:
        """Give the keys of all reports in which all of the words stand, as `search_text` finds."""
        ...

    def rebuild_index(self) -> int:
        """Make the index of words anew; give the number of reports in it."""
        ...
