"""Reports that a person put away as holding nothing to code, while an event stands on them."""

from collections.abc import Iterable
from dataclasses import dataclass

from twosource.model.event import Event
from twosource.model.ruling import Ruling, Settled
from twosource.stages.reports_settled import find_settled
from twosource.views.record_view import RecordView
from twosource.views.report_names import name_report


@dataclass(frozen=True, slots=True)
class PutAway:
    """A report that was put away, by whom and why, and how many claims of an event it still has."""

    report: str
    name: str
    by: str
    reason: str
    claims: int


def list_put_away(event: Event, view: RecordView, rulings: Iterable[Ruling]) -> tuple[PutAway, ...]:
    """Give the reports of an event that hold nothing to code by a person's word.

    The word is on the report and refutes no claim: where the two disagree, a person has to look.
    """
    last = find_settled(rulings)
    found = []
    for key in event.reports:
        ruling = last.get(key)
        said = None if ruling is None else ruling.said
        if ruling is None or not isinstance(said, Settled) or said.state != "nothing_codable":
            continue
        claims = sum(view.claims[one].report.key == key for one in event.claims)
        name = name_report(view.reports[key])
        found.append(PutAway(key, name, ruling.by, said.reason, claims))
    return tuple(found)
