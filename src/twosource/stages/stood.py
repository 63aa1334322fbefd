"""A record as it stood at a time, worked out anew in memory, to be read as one reads a record."""

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass

from twosource.model.audit import Answer, Audit, Question
from twosource.model.claim import Reading
from twosource.model.collection import Receipt
from twosource.model.errors import NotFound
from twosource.model.event import Event, EventId
from twosource.model.past import Past
from twosource.model.report import Report
from twosource.model.ruling import Ruling
from twosource.model.values import GroundedClaim
from twosource.stages.event_names import resolve_name
from twosource.stages.identify import follow_redirect


@dataclass(frozen=True, slots=True)
class Stood:
    """What the record told at a time: what was kept by then, and what it comes to."""

    past: Past
    made: tuple[Event, ...]
    ids: tuple[EventId, ...]
    grounded: tuple[GroundedClaim, ...]

    def reports(self) -> Iterator[Report]:
        """Give all reports there were, by key."""
        yield from self.past.reports

    def current_readings(self) -> Iterator[Reading]:
        """Give the reading of each report that was current, by report key."""
        yield from self.past.readings

    def receipts(self) -> Mapping[str, tuple[Receipt, ...]]:
        """Give how and when each report came, by its key."""
        return self.past.receipts

    def at_once(self) -> AbstractContextManager[None]:
        """Be what it is: nobody writes to what stood."""
        return nullcontext()

    def last_audit(self) -> Audit | None:
        """Give no audit: what people found is of the record as they saw it, and not of this."""
        return None

    def audit_questions(self, audit: int) -> tuple[Question, ...]:
        """Give no questions."""
        del audit
        return ()

    def audit_answers(self, audit: int) -> tuple[Answer, ...]:
        """Give no answers."""
        del audit
        return ()

    def count_lines(self, after: int) -> Mapping[str, int]:
        """Count the lines of the log after one, by what they say."""
        return Counter(line.what for line in self.past.lines if line.seq > after)

    def rulings(self) -> tuple[Ruling, ...]:
        """Give the rulings made by then, with whether each was undone by then."""
        return self.past.rulings

    def events(self) -> Iterator[Event]:
        """Give all events, by number."""
        numbers = {one.id: one.number for one in self.ids}
        yield from sorted(self.made, key=lambda event: numbers[event.id])

    def claims(self) -> Iterator[GroundedClaim]:
        """Give all claims with their values, by id."""
        yield from sorted(self.grounded, key=lambda one: one.claim.id)

    def event_ids(self) -> tuple[EventId, ...]:
        """Give every id there was, by number."""
        return self.ids

    def claim_events(self) -> Mapping[str, str]:
        """Give the event each claim told of."""
        return {claim: event.id for event in self.made for claim in event.claims}

    def event(self, name: str) -> Event:
        """Give the event of a label, id, or the first six or more digits of one; else NotFound."""
        kept = {one.id: one for one in self.ids}
        key = follow_redirect(resolve_name(name, kept).id, kept)
        for event in self.made:
            if event.id == key:
                return event
        raise NotFound(f"{kept[key].label}: no claim of this record told of that event then")
