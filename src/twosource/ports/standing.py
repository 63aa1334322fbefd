"""A record to be read, as it stands or as it stood at a time."""

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from typing import Protocol

from twosource.model.audit import Answer, Audit, Question
from twosource.model.claim import Reading
from twosource.model.collection import Receipt
from twosource.model.event import Event, EventId
from twosource.model.record import LogLine
from twosource.model.report import Report
from twosource.model.ruling import Ruling
from twosource.model.values import GroundedClaim


class Logged(Protocol):
    """A record with a log: as it stands, or as it stood at a time."""

    def log(self) -> Iterator[LogLine]:
        """Give the lines of the log, oldest first."""
        ...


class Standing(Protocol):
    """A record to be read: as it stands, or as it stood at a time."""

    def reports(self) -> Iterator[Report]:
        """Give all reports, by key."""
        ...

    def current_readings(self) -> Iterator[Reading]:
        """Give the current reading of each report, by report key."""
        ...

    def rulings(self) -> tuple[Ruling, ...]:
        """Give all rulings, in order, with whether each was undone."""
        ...

    def events(self) -> Iterator[Event]:
        """Give all events, by number."""
        ...

    def claims(self) -> Iterator[GroundedClaim]:
        """Give all claims with their values, by id."""
        ...

    def event_ids(self) -> tuple[EventId, ...]:
        """Give every id given so far, by number."""
        ...

    def claim_events(self) -> Mapping[str, str]:
        """Give the event each claim tells of."""
        ...

    def event(self, name: str) -> Event:
        """Give the event of a label, id, or the first six or more digits of one."""
        ...

    def receipts(self) -> Mapping[str, tuple[Receipt, ...]]:
        """Give how and when each report came, by its key."""
        ...

    def at_once(self) -> AbstractContextManager[None]:
        """Read everything in the block from one state of the record, whoever writes meanwhile."""
        ...

    def last_audit(self) -> Audit | None:
        """Give the sample drawn last, None where none was."""
        ...

    def audit_questions(self, audit: int) -> tuple[Question, ...]:
        """Give the questions of a sample, by number."""
        ...

    def audit_answers(self, audit: int) -> tuple[Answer, ...]:
        """Give all answers to a sample in the order they came, also those that do not stand."""
        ...

    def count_lines(self, after: int) -> Mapping[str, int]:
        """Count the lines of the log after one, by what they say."""
        ...
