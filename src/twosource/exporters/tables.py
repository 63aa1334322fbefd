"""The tables an export can hold, line by line, and the name of the file they go to."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from twosource.exporters.claim_lines import POLICY, ClaimInEvent, claim_line
from twosource.exporters.claim_shapes import Claim
from twosource.exporters.copy_lines import Beside
from twosource.exporters.event_lines import event_line
from twosource.exporters.event_shapes import Event as EventShape
from twosource.exporters.report_lines import report_line
from twosource.exporters.report_shapes import Report as ReportShape
from twosource.model.audit import Audited
from twosource.model.claim import Reading
from twosource.model.collection import Receipt
from twosource.model.event import Event
from twosource.model.report import Report
from twosource.model.ruling import Review
from twosource.stages.anniversaries import fix_years

Table = Literal["events", "reports", "claims"]
Line = EventShape | Claim | ReportShape


@dataclass(frozen=True, slots=True)
class RecordTables:
    """All that an export is made from: claims by id; reports, readings, receipts by report key.

    `reviews` are by event id; an event without one is the machine's. `audited` is what people found
    of the whole record, None where nobody has looked.
    """

    events: tuple[Event, ...]
    claims: Mapping[str, ClaimInEvent]
    labels: Mapping[str, str]
    reports: Mapping[str, Report]
    readings: Mapping[str, Reading]
    reviews: Mapping[str, Review] = field(default_factory=dict)
    receipts: Mapping[str, Sequence[Receipt]] = field(default_factory=dict)
    audited: Audited | None = None

    def lines(self, table: Table) -> Iterator[Line]:
        """Give the lines of one table: events, claims or reports."""
        return {
            "events": self._event_lines,
            "claims": self._claim_lines,
            "reports": self._report_lines,
        }[table]()

    def _event_lines(self) -> Iterator[Line]:
        for event in self.events:
            review = self.reviews.get(event.id)
            yield event_line(event, self.claims, self.labels, self.audited, review)

    def _claim_lines(self) -> Iterator[Line]:
        for key in sorted(self.claims):
            yield claim_line(self.claims[key])

    def _report_lines(self) -> Iterator[Line]:
        # numpy comes with these, and only this table needs it.
        from twosource.stages.kept import keep_together
        from twosource.stages.side_by_side import list_in_common

        fixed = fix_years({key: report.text for key, report in self.reports.items()})
        read = [report for key, report in self.reports.items() if key in self.readings]
        common = list_in_common(keep_together(read, self.readings.values()).shelf())
        labels = {report.key: report.label for report in read}
        for key in sorted(common):
            beside = Beside(common[key], labels)
            receipts = self.receipts.get(key, ())
            yield report_line(
                self.reports[key], self.readings[key], beside, fixed.get(key), receipts
            )


def name_file(path: Path) -> Path:
    """Put the policy into a file's name, once.

    >>> name_file(Path("out/events.jsonl")).as_posix(), name_file(Path("a.internal.jsonl")).name
    ('out/events.internal.jsonl', 'a.internal.jsonl')
    """
    if f".{POLICY}" in path.suffixes:
        return path
    return path.with_name(f"{path.stem}.{POLICY}{path.suffix}")
