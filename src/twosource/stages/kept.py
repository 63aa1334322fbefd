"""The reports of a record side by side: each with its reading and what is what in its text."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from twosource.model.claim import Reading
from twosource.model.report import Layout, Report
from twosource.stages.copies import Shelf, relate, shelve
from twosource.stages.credits import find_credit, index_outlets
from twosource.stages.imprints import find_imprint
from twosource.stages.laid_lines import Lineage
from twosource.stages.layout import lay_out
from twosource.stages.names import same_name
from twosource.stages.running_words import find_body
from twosource.stages.seats import Quoted
from twosource.stages.withdrawals import Withdrawals, find_withdrawals


@dataclass(frozen=True, slots=True)
class Kept:
    """All that is kept of the reports, by report key."""

    reports: Mapping[str, Report]
    readings: Mapping[str, Reading]
    layouts: Mapping[str, Layout]

    def outlet(self, key: str) -> str | None:
        """Give a report's outlet: as given, else as its reading found it."""
        found = self.reports[key].outlet or self.readings[key].outlet
        return None if found is None else found.value

    def lineage(self) -> Lineage:
        """Give what is known of the reports beside their claims: copies, credits, withdrawals."""
        return Lineage(
            relate(self.shelf()),
            self.agencies(),
            self.outlets(),
            list_days(self.reports),
            self.withdrawals().withdrawn,
            self.quotes(),
        )

    def quotes(self) -> Mapping[str, Sequence[Quoted]]:
        """Give the words that each report quotes, with whose they are."""
        return {
            key: [(one.span.of(self.reports[key].text), one.chain) for one in reading.quotations]
            for key, reading in self.readings.items()
        }

    def agencies(self) -> Mapping[str, str]:
        """Give the outlet that each report credits: as its reading found it, else as its text says.

        Of the text only names count that the record knows for outlets.
        """
        found = {key: one.agency.value for key, one in self.readings.items() if one.agency}
        outlets = self.outlets()
        known = index_outlets([*outlets.values(), *found.values()])
        for key in self.readings:
            own = outlets.get(key)
            if key not in found or (own is not None and same_name(found[key], own)):
                credit = find_credit(self.reports[key].text, known, own)
                if credit is not None:
                    found[key] = credit
        return found

    def outlets(self) -> Mapping[str, str]:
        """Give the outlet of each report of which it is known."""
        return {key: name for key in self.readings if (name := self.outlet(key)) is not None}

    def withdrawals(self) -> Withdrawals:
        """Give which reports were taken back, and where notices say so."""
        return find_withdrawals(self.reports, self.outlets())

    def shelf(self) -> Shelf:
        """Give the reports as they are held side by side: what forms and share bars say is out."""
        bodies = {key: find_body(self.reports[key], self.layouts[key]) for key in self.reports}
        imprints = {key: find_imprint(self.reports[key], self.layouts[key]) for key in self.reports}
        return shelve(bodies, imprints)

    def texts(self) -> Mapping[str, str]:
        """Give the kept text of each report."""
        return {key: report.text for key, report in self.reports.items()}


def list_days(reports: Mapping[str, Report]) -> Mapping[str, str]:
    """Give the day each report was published, as EDTF text, where it is known."""
    return {key: one.published.value for key, one in reports.items() if one.published}


def keep_together(reports: Iterable[Report], readings: Iterable[Reading]) -> Kept:
    """Put reports and their readings together, and lay out their texts."""
    by_key = {report.key: report for report in reports}
    return Kept(
        by_key,
        {reading.report: reading for reading in readings},
        {
            key: lay_out(report.text, None if report.title is None else report.title.value)
            for key, report in by_key.items()
        },
    )
