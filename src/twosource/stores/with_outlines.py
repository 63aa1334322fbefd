"""What is read of a record for a list, or for one event: what it needs and no more."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from twosource.model.chronicle import Chronicle
from twosource.model.claim import Reading
from twosource.model.event import Event
from twosource.model.outline import Brief, Covered, Publishers, Tally, Totals
from twosource.model.report import Report
from twosource.model.ruling import Ruling
from twosource.stores import (
    chronicles,
    kept_audits,
    kept_readings,
    kept_report_outlines,
    kept_reviews,
    outlines_read,
    some_reports,
)
from twosource.stores.transactions import Transactions

# Lines of the log after which every report still has the outlet it had.
_OF_NO_REPORT = frozenset(
    {"build started", "build ended", "decision taken", "decision undone", "events replaced"}
)


class ShowsOutlines(Transactions):
    """What is read of a record for a list, or for one event: what it needs and no more."""

    # The line of the log up to which it holds, and who published each report.
    _publishers: tuple[int, Publishers] | None = None

    def is_outlined(self) -> bool:
        """Tell whether the record can be read so: a record that was not built since may not be."""
        return self._read(outlines_read.is_outlined)

    def briefs(self, types: Sequence[str] = (), *, everything: bool) -> Iterator[list[Brief]]:
        """Give events in brief by number, a page at a time; of some types, if any are given."""
        after = 0
        while page := self._read(outlines_read.next_briefs, after, types, everything=everything):
            yield [one for _, one in page]
            after = page[-1][0]

    def tally(self) -> tuple[Tally, ...]:
        """Count the events by type, those that lists show and those they do not."""
        return self._read(outlines_read.tally)

    def cover(self) -> Covered:
        """Count the reports and their outlets, and tell from which day to which they are."""
        return self._read(kept_report_outlines.cover)

    def totals(self) -> Totals:
        """Count the reports, those that are not open to all, and the claims with values."""
        return self._read(outlines_read.total)

    def codebooks(self) -> frozenset[str]:
        """Give the codebooks that the current readings were made with."""
        return self._read(kept_readings.list_codebooks)

    def reports_named(self, name: str) -> list[str]:
        """Give the keys of the reports of a label, else of those whose key begins so, by key.

        So few digits that they name nothing for sure are not looked for (`SHORTEST`).
        """
        return self._read(some_reports.find_named, name)

    def is_behind(self) -> bool:
        """Tell whether reports were read since the claims got their values: a build broke off."""
        return self._read(outlines_read.is_behind)

    def publishers(self) -> Publishers:
        """Give who published each report.

        A desk asks for it on every page of an event: it is read again only where the log has a line
        since that may tell of other reports.
        """
        with self.at_once():
            known = self._publishers
            after = 0 if known is None else known[0]
            lines = self._read(kept_audits.count_lines, after)
            if known is None or not lines.keys() <= _OF_NO_REPORT:
                found = self._read(kept_report_outlines.list_publishers)
            else:
                found = known[1]
            self._publishers = after + sum(lines.values()), found
        return found

    def count_claims(self) -> Mapping[str, int]:
        """Give how many claims the current reading of each report has, by the report's key."""
        return self._read(kept_readings.count_claims)

    def tied_to(self, event: str) -> list[str]:
        """Give the ids of the events that say they hang together with one."""
        return self._read(outlines_read.find_tied, event)

    def events_of(self, ids: Iterable[str]) -> tuple[Event, ...]:
        """Give the events of these ids, by number; those not there are left out."""
        return self._read(outlines_read.find_events, ids)

    def claims_told_in(self, reports: Iterable[str]) -> list[str]:
        """Give the ids of all claims of the events that some reports tell of."""
        return self._read(outlines_read.find_told, reports)

    def events_told_by(self, claims: Iterable[str]) -> Mapping[str, str]:
        """Give the event that each of some claims tells of."""
        return self._read(outlines_read.find_claim_events, claims)

    def claims_begun(self, words: str) -> list[str]:
        """Give the ids of the claims that begin with some words."""
        return self._read(outlines_read.find_begun, words)

    def labels_of(self, ids: Iterable[str]) -> Mapping[str, str]:
        """Give the labels of events by id, also of those merged into others."""
        return self._read(outlines_read.find_labels, ids)

    def reports_of(self, keys: Iterable[str]) -> Mapping[str, Report]:
        """Give the reports of these keys, in the order of keys; those not there are left out."""
        return self._read(some_reports.find_reports, keys)

    def readings_of(self, reports: Iterable[str]) -> Mapping[str, Reading]:
        """Give the current readings of these reports, by their keys."""
        return self._read(some_reports.find_readings, reports)

    def chronicle(self, event: str, reports: Sequence[str], decisions: Sequence[int]) -> Chronicle:
        """Give the lines of the log that bear on an event: on its id, reports and decisions."""
        return self._read(chronicles.read_chronicle, event, reports, decisions)

    def reviews(self, event: str | None = None) -> Mapping[str, Ruling]:
        """Give who reviewed each event last, by its id; of one event, if one is given."""
        return self._read(kept_reviews.find_last, event)
