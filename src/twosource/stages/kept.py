"""The reports of a record side by side: each with its reading and what is what in its text."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from twosource.model.claim import Reading
from twosource.model.report import Layout, Report
from twosource.stages.copies import Shelf, relate, shelve
from twosource.stages.credits import index_outlets
from twosource.stages.imprints import find_imprint
from twosource.stages.laid_lines import Lineage
from twosource.stages.layout import lay_out
from twosource.stages.report_facts import (
    gather_agencies,
    gather_cited,
    gather_quotes,
    list_agencies,
    list_days,
    list_unheard,
)
from twosource.stages.running_words import find_body
from twosource.stages.withdrawals import find_withdrawals


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
        outlets = self.outlets()
        known = index_outlets([*outlets.values(), *list_agencies(self.readings).values()])
        gone = find_withdrawals(self.reports, outlets)
        return Lineage(
            relate(self.shelf()),
            gather_agencies(self.readings, self.reports, outlets, known),
            outlets,
            list_days(self.reports),
            gone.withdrawn,
            gather_quotes(self.readings, self.reports, outlets),
            notices=gone.notices,
            unheard=list_unheard(self.readings, self.reports),
            cited=gather_cited(self.reports, outlets, known),
        )

    def outlets(self) -> Mapping[str, str]:
        """Give the outlet of each report of which it is known."""
        return {key: name for key in self.readings if (name := self.outlet(key)) is not None}

    def shelf(self) -> Shelf:
        """Give the reports as they are held side by side: what forms and share bars say is out."""
        bodies = {key: find_body(self.reports[key], self.layouts[key]) for key in self.reports}
        imprints = {key: find_imprint(self.reports[key], self.layouts[key]) for key in self.reports}
        return shelve(bodies, imprints)

    def texts(self) -> Mapping[str, str]:
        """Give the kept text of each report."""
        return {key: report.text for key, report in self.reports.items()}


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
