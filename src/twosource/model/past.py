"""A record as it stood at a time: all that was kept by then, and what was in force."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from twosource.model.actors import ActorList
from twosource.model.claim import Reading
from twosource.model.collection import Receipt
from twosource.model.event import EventId
from twosource.model.match import Decision
from twosource.model.record import LogLine
from twosource.model.report import Report
from twosource.model.ruling import Ruling


@dataclass(frozen=True, slots=True)
class Past:
    """All that a record held by a time.

    `readings` are those that were current; `ids` those given by then, with what each redirected
    to; `former` the event each set of claims last was; `receipts` how each report came; `actors`
    the list in force; `lines` the log so far.
    """

    reports: tuple[Report, ...]
    readings: tuple[Reading, ...]
    decisions: tuple[Decision, ...]
    rulings: tuple[Ruling, ...]
    ids: tuple[EventId, ...]
    former: Mapping[str, tuple[int, str]]
    receipts: Mapping[str, tuple[Receipt, ...]]
    actors: ActorList | None
    lines: tuple[LogLine, ...]

    def log(self) -> Iterator[LogLine]:
        """Give the lines of the log so far, oldest first."""
        yield from self.lines
