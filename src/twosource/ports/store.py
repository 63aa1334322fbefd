"""The port of a record: what it keeps, kind by kind, and what can be asked of it."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from types import TracebackType
from typing import IO, Protocol, Self

from twosource.model.archive import Manifest
from twosource.model.audit import Answer, Audit, Question
from twosource.model.claim import Reading
from twosource.model.collection import Collection, Receipt
from twosource.model.event import Event, EventId
from twosource.model.parse import Parse
from twosource.model.record import Checked, Counts, KeptParse, LogLine
from twosource.model.report import Report
from twosource.model.search import FoundText
from twosource.model.tombstone import Expunged, Expunging, Tombstone
from twosource.model.values import GroundedClaim
from twosource.ports.decisions import DecisionStore, RulingStore


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


class EventStore(Protocol):
    """What was worked out: events, and claims with their values."""

    def replace_events(
        self,
        events: Sequence[Event],
        ids: Sequence[EventId],
        claims: Sequence[GroundedClaim] = (),
    ) -> Mapping[str, Event]:
        """Put these events, and claims with their values, in the place of all before.

        `ids` are all ids this record ever gave. Gives the events that are others now, or gone, as
        they were.
        """
        ...

    def rebuild(
        self, events: Sequence[Event], ids: Sequence[EventId], claims: Sequence[GroundedClaim]
    ) -> int:
        """Drop all that is derived and put this in its place, in one step; index texts anew.

        Gives the number of reports in the index.
        """
        ...

    def events(self) -> Iterator[Event]:
        """Give all events, by number."""
        ...

    def claims(self) -> Iterator[GroundedClaim]:
        """Give all claims with their values, by id, as last derived."""
        ...

    def claims_of(self, ids: Sequence[str]) -> tuple[GroundedClaim, ...]:
        """Give the claims of these ids with their values, by id; those not there are left out."""
        ...

    def event(self, name: str) -> Event:
        """Give the event of a label, id, or the first six or more digits of one.

        Redirects are followed; case makes no difference. NotFound names the nearest labels.
        """
        ...

    def event_ids(self) -> tuple[EventId, ...]:
        """Give every id this record ever gave, by number."""
        ...

    def claim_events(self) -> Mapping[str, str]:
        """Give the event each claim tells of."""
        ...


class ArchiveStore(Protocol):
    """The whole record as an archive, at one moment of it."""

    def write_archive(self, out: IO[bytes]) -> Manifest:
        """Write all that is kept as it stands now, whoever writes meanwhile; give its hash."""
        ...

    def sum_up(self) -> Manifest:
        """Give the hash of all that is kept: one and the same in whatever database it is."""
        ...


class TextStore(Protocol):
    """The texts of reports, to be searched by words."""

    def search_text(self, words: Sequence[str], limit: int) -> tuple[FoundText, ...]:
        """Give the first reports, by number, in which all of the words stand, with passages.

        A word that stands only in names of people is answered as if it were not there.
        """
        ...

    def rebuild_index(self) -> int:
        """Make the index of words anew; give the number of reports in it."""
        ...


class TombstoneStore(Protocol):
    """Lawful deletion: what is expunged, and what is left to say so."""

    def preview_expunging(self, wanted: Expunging) -> Expunged:
        """Tell what would go, and change nothing; NotFound if there is no such report."""
        ...

    def expunge(self, wanted: Expunging) -> Expunged:
        """Expunge a report, or a passage of one; the events must be derived anew."""
        ...

    def clear_files(self) -> None:
        """Leave no byte of what was expunged in the files of the database."""
        ...

    def tombstones(self) -> tuple[Tombstone, ...]:
        """Give all tombstones, by number."""
        ...

    def find_tombstone(self, report: Report) -> Tombstone | None:
        """Give the tombstone of a report that was expunged, whole or a passage; None if none."""
        ...

    def reapply_tombstones(self, tombstones: Sequence[Tombstone], key: str) -> list[Expunged]:
        """Expunge again what a copy from before still holds; give what went."""
        ...


class AuditStore(Protocol):
    """Audits of the record's own error: samples, and what checkers answered."""

    def add_audit(self, audit: Audit, questions: Sequence[Question]) -> Audit:
        """Append a sample under the next number; NotFound if a report it shows is gone."""
        ...

    def last_audit(self) -> Audit | None:
        """Give the sample drawn last, None where none was."""
        ...

    def audit_questions(self, audit: int) -> tuple[Question, ...]:
        """Give the questions of a sample, by number."""
        ...

    def add_answers(self, audit: int, answers: Sequence[Answer]) -> int:
        """Append answers; give how many say something new. NotFound if one fits no question."""
        ...

    def audit_answers(self, audit: int) -> tuple[Answer, ...]:
        """Give all answers to a sample in the order they came, also those that do not stand."""
        ...

    def last_line(self) -> int:
        """Give the number of the last line of the log."""
        ...

    def count_lines(self, after: int) -> Mapping[str, int]:
        """Count the lines of the log after one, by what they say."""
        ...


class Store(
    ReportStore,
    DecisionStore,
    RulingStore,
    EventStore,
    TextStore,
    ArchiveStore,
    TombstoneStore,
    AuditStore,
    Protocol,
):
    """Keeps reports, readings and decisions for ever, and events until they are derived anew.

    Every change writes a line of the log. Methods raise BadRecord where the record cannot be read
    or written, with what to do about it.
    """

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...

    def close(self) -> None:
        """Let go of the record."""
        ...

    def building(self) -> AbstractContextManager[None]:
        """Be the only build of this record until the end of the block."""
        ...

    def note(self, what: str, detail: Mapping[str, str | int]) -> None:
        """Write a line of the log about something done with the record, such as an export."""
        ...

    def at_once(self) -> AbstractContextManager[None]:
        """Read everything in the block from one state of the record, whoever writes meanwhile."""
        ...

    def database(self) -> str:
        """Say which database the record is in."""
        ...

    def counts(self) -> Counts:
        """Tell how much the record holds."""
        ...

    def log(self, after: int = 0) -> Iterator[LogLine]:
        """Give the lines of the log, oldest first; only those after a line where one is given."""
        ...

    def check(self) -> Checked:
        """Re-read every hash, key and passage; says nothing about the truth of a report."""
        ...
