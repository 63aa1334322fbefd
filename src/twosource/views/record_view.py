"""A record as it is looked at: its events, claims and reports, read once."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from twosource.exporters.claim_lines import ClaimInEvent
from twosource.exporters.event_lines import event_line
from twosource.exporters.event_shapes import Event as EventShape
from twosource.exporters.json_text import encode_line
from twosource.model.audit import Audited
from twosource.model.claim import Reading
from twosource.model.errors import NotFound
from twosource.model.event import Event
from twosource.model.report import Report
from twosource.model.ruling import Review, Ruling
from twosource.model.values import GroundedClaim
from twosource.ports import Standing
from twosource.stages.audit_figures import conclude
from twosource.stages.copy_pairs import Copy
from twosource.stages.credits import Known, index_outlets
from twosource.stages.laid_lines import Lineage
from twosource.stages.outlet_words import name_outlets
from twosource.stages.report_facts import (
    gather_agencies,
    gather_cited,
    gather_quotes,
    list_agencies,
    list_days,
    list_unheard,
)
from twosource.stages.signing import find_reviews, tell_review

SHORTEST = 6
SEVERAL = 3


@dataclass(frozen=True, slots=True)
class RecordView:
    """Everything a listing needs.

    Claims are by id, labels by event id; reports, outlets, credited agencies, readings and the
    claims `told` of events by report key; `known` are the outlets by their last word; `reviewed`
    is who reviewed an event last, by its id. An outlet
    that was not given with a report is the one its reading found. `behind` tells that reports were
    read since the events were worked out: a build was interrupted. `audited` is what people found
    of the error of the whole record, None where nobody has looked.
    """

    events: tuple[Event, ...]
    claims: Mapping[str, ClaimInEvent]
    reports: Mapping[str, Report]
    labels: Mapping[str, str]
    outlets: Mapping[str, str]
    agencies: Mapping[str, str]
    behind: bool
    readings: Mapping[str, Reading] = field(default_factory=dict)
    told: Mapping[str, Sequence[GroundedClaim]] = field(default_factory=dict)
    known: Known = field(default_factory=dict)
    reviewed: Mapping[str, Ruling] = field(default_factory=dict)
    audited: Audited | None = None

    def line_of(self, event: Event) -> str:
        """Give an event as one line of the export."""
        return encode_line(self.shape_of(event))

    def shape_of(self, event: Event) -> EventShape:
        """Give an event in the shape of the export."""
        return event_line(event, self.claims, self.labels, self.audited, self.review_of(event))

    def review_of(self, event: Event) -> Review:
        """Say where the review of an event stands."""
        last = self.reviewed.get(event.id)
        claims = {} if last is None else {key: self.claims[key].grounded for key in event.claims}
        return tell_review(event, claims, last)

    def lineage_of(self, event: Event) -> Lineage:
        """Give what is known of an event's reports beside its claims, as its build knew it."""
        copies = [
            Copy(one.report, one.into, 1.0, one.because)
            for one in event.origins.collapsed
            if one.into in self.reports
        ]
        reports = {key: self.reports[key] for key in event.reports}
        readings = {key: self.readings[key] for key in event.reports if key in self.readings}
        return Lineage(
            tuple(copies),
            gather_agencies(readings, reports, self.outlets, self.known),
            self.outlets,
            list_days(reports),
            {one.report: one.because for one in event.origins.withdrawn},
            gather_quotes(readings, reports, self.outlets),
            {key: self._hear(key) for key in event.reports},
            unheard=list_unheard(readings, reports),
            cited=gather_cited(reports, self.outlets, self.known),
        )

    def heard(self, event: Event) -> list[GroundedClaim]:
        """Give the claims of an event as its origins are counted on: outlets by their names."""
        told = {one.claim.id: one for key in event.reports for one in self._hear(key)}
        return [told.get(key, self.claims[key].grounded) for key in event.claims]

    def _hear(self, report: str) -> list[GroundedClaim]:
        return name_outlets(self.told.get(report, ()), self.known)

    def text_of(self, claim: str) -> str:
        """Give the text of the report a claim stands in."""
        return self.claims[claim].report.text

    def find_claim(self, name: str) -> ClaimInEvent:
        """Give the claim of an id or of the first six or more digits of one.

        Raises:
            NotFound: no claim, or more than one, begins so.
        """
        begun = sorted(key for key in self.claims if key.startswith(name.lower()))
        return self.claims[choose_claim(name, begun)]


def choose_claim(name: str, begun: Sequence[str]) -> str:
    """Give the one id among those that begin with a name.

    Raises:
        NotFound: there is none, or more than one, or the name is too short to tell.
    """
    if len(name) < SHORTEST:
        raise NotFound(f"claim {name}: too short; give six or more digits, as `show` does")
    if not begun:
        raise NotFound(f"claim {name}: none in this record; `show EVENT` prints the ids")
    if len(begun) > 1:
        several = ", ".join(key[: len(name) + 4] for key in begun[:SEVERAL])
        raise NotFound(f"claim {name}: {len(begun)} begin so; give more digits: {several}")
    return begun[0]


def view_of(store: Standing) -> RecordView:
    """Read a record once, as it stands at one moment."""
    with store.at_once():
        return _look_at(store)


def _look_at(store: Standing) -> RecordView:
    reports = {report.key: report for report in store.reports()}
    told_by = store.claim_events()
    claims = {
        one.claim.id: ClaimInEvent(
            one, reports[one.claim.report], one.claim.chain, told_by.get(one.claim.id)
        )
        for one in store.claims()
    }
    ids = store.event_ids()
    labels = {one.id: one.label for one in ids}
    readings = {reading.report: reading for reading in store.current_readings()}
    outlets = {
        key: outlet.value
        for key, report in reports.items()
        if (outlet := report.outlet or (readings[key].outlet if key in readings else None))
    }
    read = sum(not one.grounded.coded for one in claims.values())
    behind = sum(len(reading.claims) for reading in readings.values()) != read
    told: defaultdict[str, list[GroundedClaim]] = defaultdict(list)
    for _, one in sorted(claims.items()):
        if one.event is not None:
            told[one.report.key].append(one.grounded)
    agencies = list_agencies(readings)
    known = index_outlets([*outlets.values(), *agencies.values()])
    events = tuple(store.events())
    reviewed = find_reviews(store.rulings(), ids)
    return RecordView(
        events,
        claims,
        reports,
        labels,
        outlets,
        agencies,
        behind,
        readings,
        told,
        known,
        reviewed,
        read_audit(store),
    )


def read_audit(store: Standing) -> Audited | None:
    """Give what the last audit of a record came to, None where none was drawn."""
    audit = store.last_audit()
    if audit is None:
        return None
    questions, answers = store.audit_questions(audit.number), store.audit_answers(audit.number)
    # The line that says that the sample was drawn, and those on its answers, change nothing.
    return conclude(audit, questions, answers, store.count_lines(audit.line))


LISTED = "`twosource events --all` lists them all"


def find_event(store: Standing, name: str) -> Event:
    """Give the event of a label or id; NotFound says where to look."""
    try:
        return store.event(name)
    except NotFound as error:
        raise NotFound(f"{error}; {LISTED}") from error
