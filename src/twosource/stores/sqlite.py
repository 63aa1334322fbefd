"""A record in one SQLite file."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Concatenate, ParamSpec, Self, TypeVar

from sqlalchemy import Connection, Engine

from twosource.model.actors import ActorList
from twosource.model.claim import Reading
from twosource.model.event import Event, EventId
from twosource.model.match import Anchor, Decision, Verdict
from twosource.model.parse import Parse
from twosource.model.record import Checked, Counts, KeptParse, LogLine
from twosource.model.report import Report
from twosource.model.values import GroundedClaim
from twosource.stores import (
    check,
    kept_actors,
    kept_decisions,
    kept_events,
    kept_readings,
    kept_reports,
    logbook,
    opening,
)
from twosource.stores.growing_record import GrowingRecord
from twosource.stores.lock import hold_lock

Clock = Callable[[], str]
P = ParamSpec("P")
T = TypeVar("T")


def tell_time() -> str:
    """Give the time now, UTC, in ISO 8601 to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def open_store(
    path: Path,
    *,
    create: bool,
    clock: Clock = tell_time,
    patience: float = opening.PATIENCE_SECONDS,
) -> "SqlStore":
    """Open the record in a file; close it again, or use it in a `with` block.

    Args:
        path: the file; `FILE-wal`, `FILE-shm` and `FILE-lock` may stand beside it.
        create: make the record if there is none.
        clock: gives the time that additions and lines of the log bear.
        patience: seconds to wait for another program that is writing the record.

    Raises:
        BadRecord: no record, one of another version, or none there; says what to do.
    """
    engine = opening.connect(path, patience)
    store = SqlStore(engine, path, clock, patience)
    try:
        made = opening.prepare(engine, path, create=create)
        opening.set_journal(engine, path)
        if made:
            store.note("record made", {})
    except BaseException:
        engine.dispose()
        raise
    return store


class SqlStore(GrowingRecord):
    """The record in one file. `open_store` makes one."""

    def __init__(self, engine: Engine, path: Path, clock: Clock, patience: float) -> None:
        self._engine = engine
        self._path = path
        self._clock = clock
        self._patience = patience

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_raised: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    @contextmanager
    def building(self) -> Iterator[None]:
        """Be the only build of this record until the end of the block.

        Raises:
            BadRecord: another build holds it, and did not finish in time.
        """
        with hold_lock(self._path, self._patience):
            self.note("build started", {})
            try:
                yield
            except BaseException as fault:
                self.note("build broken off", {"because": type(fault).__name__})
                raise
            self.note("build ended", {})

    def note(self, what: str, detail: Mapping[str, str | int]) -> None:
        """Write a line of the log about something done with the record, such as an export."""
        with self._writing() as connection:
            logbook.write_line(connection, self._clock(), what, detail)

    def add_report(self, report: Report, raw: bytes) -> bool:
        """Keep a report and its bytes as received; False if a report of that key is there.

        A report that comes again with stricter marks makes the kept marks stricter, never looser.
        A label that another report has gets a number: "dam.txt (2)".
        """
        with self._writing() as connection:
            return kept_reports.add_report(connection, report, raw, self._clock())

    def add_reading(self, reading: Reading) -> None:
        """Keep a reading as the current one of its report; earlier ones are superseded.

        Raises:
            NotFound: the report was never added.
        """
        with self._writing() as connection:
            kept_readings.add_reading(connection, reading, self._clock())

    def add_finished(
        self, report: Report, raw: bytes, reading: Reading, parse: KeptParse | None = None
    ) -> bool:
        """Keep a report with its reading, all or nothing; False if the report was there already."""
        with self._writing() as connection:
            at = self._clock()
            new = kept_reports.add_report(connection, report, raw, at)
            kept_readings.add_reading(connection, reading, at)
            if parse is not None:
                kept_readings.keep_parse(connection, parse)
        return new

    def holds(self, key: str) -> bool:
        """Tell whether a report of that key is there."""
        return self._read(kept_reports.holds, key)

    def reports(self) -> Iterator[Report]:
        """Give all reports, by key."""
        after = ""
        while chunk := self._read(kept_reports.next_reports, after):
            yield from chunk
            after = chunk[-1].key

    def report(self, key: str) -> Report:
        """Give one report; NotFound if there is none of that key."""
        return self._read(kept_reports.find_report, key)

    def original(self, key: str) -> bytes:
        """Give the bytes of a report as they were received; NotFound if there are none."""
        return self._read(kept_reports.find_original, key)

    def current_readings(self) -> Iterator[Reading]:
        """Give the current reading of each report, by report key."""
        after = ""
        while chunk := self._read(kept_readings.next_readings, after):
            yield from chunk
            after = chunk[-1].report

    def has_reading(self, report: str, extractor: str, codebook: str) -> bool:
        """Tell whether the current reading of a report is by these versions."""
        return self._read(kept_readings.has_reading, report, extractor, codebook)

    def unread(self, extractor: str, codebook: str) -> list[str]:
        """Give the keys of the reports whose current reading is not by these versions."""
        return self._read(kept_readings.list_unread, extractor, codebook)

    def cached_parse(self, text_digest: str, version: str) -> Parse | None:
        """Give the parse of a text by one version of the language model, if it was kept."""
        return self._read(kept_readings.find_parse, text_digest, version)

    def keep_parse(self, kept: KeptParse) -> None:
        """Keep a parse until the cache is dropped."""
        with self._writing() as connection:
            kept_readings.keep_parse(connection, kept)

    def add_decision(
        self, left: Anchor, right: Anchor, verdict: Verdict, by: str, note: str | None, at: str
    ) -> Decision:
        """Append a person's decision; NotFound if the record holds no such report."""
        decision = Decision(0, left, right, verdict, by, at, note, undone=False)
        with self._writing() as connection:
            return kept_decisions.add_decision(connection, decision)

    def undo_decision(self, number: int, by: str, at: str) -> Decision:
        """Take a decision back; it stays in the record as undone. NotFound if there is none."""
        with self._writing() as connection:
            return kept_decisions.undo_decision(connection, number, by, at)

    def decisions(self) -> tuple[Decision, ...]:
        """Give all decisions ever taken, in order, with whether each was undone."""
        return self._read(kept_decisions.list_decisions)

    def keep_actors(self, given: ActorList) -> bool:
        """Keep a list of actors as the one in force; False where it is so already."""
        with self._writing() as connection:
            return kept_actors.keep_list(connection, given, self._clock())

    def actors(self) -> ActorList | None:
        """Give the list of actors in force, None where none was given."""
        return self._read(kept_actors.current_list)

    def replace_events(
        self,
        events: Sequence[Event],
        ids: Sequence[EventId],
        claims: Sequence[GroundedClaim] = (),
    ) -> Mapping[str, Event]:
        """Put these events, and claims with their values, in the place of all before.

        `ids` are all ids this record ever gave. Gives the events that are others now, or gone, as
        they were.

        Raises:
            BadRecord: the record gave other ids in the meantime, or an event has none of them.
        """
        with self._writing() as connection:
            return kept_events.replace_events(
                connection, kept_events.Derived(events, ids, claims), self._clock()
            )

    def events(self) -> Iterator[Event]:
        """Give all events, by number."""
        after = 0
        while chunk := self._read(kept_events.next_events, after):
            yield from (event for _, event in chunk)
            after = chunk[-1][0]

    def claims(self) -> Iterator[GroundedClaim]:
        """Give all claims with their values, by id, as last derived."""
        after = ""
        while chunk := self._read(kept_events.next_claims, after):
            yield from chunk
            after = chunk[-1].claim.id

    def event(self, name: str) -> Event:
        """Give the event of a label, id, or the first six or more digits of one.

        Redirects are followed; case makes no difference.

        Raises:
            NotFound: none, several or only a former event of that name; names what is near.
        """
        return self._read(kept_events.find_event, name)

    def event_ids(self) -> tuple[EventId, ...]:
        """Give every id this record ever gave, by number."""
        return self._read(kept_events.list_ids)

    def claim_events(self) -> Mapping[str, str]:
        """Give the event each claim tells of."""
        return self._read(kept_events.read_claim_events)

    def counts(self) -> Counts:
        """Tell how much the record holds."""
        return self._read(_count)

    def log(self) -> Iterator[LogLine]:
        """Give the lines of the log, oldest first."""
        after = 0
        while chunk := self._read(logbook.read_lines, after):
            yield from chunk
            after = chunk[-1].seq

    def check(self) -> Checked:
        """Re-read every hash, key and passage; says nothing about the truth of a report."""
        return self._read(check.check_record)

    def _read(
        self, ask: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Ask one thing of one consistent state of the record."""
        with opening.reading_from(self._engine, self._path) as connection:
            return ask(connection, *args, **kwargs)

    def _writing(self) -> AbstractContextManager[Connection]:
        return opening.writing_to(self._engine, self._path)


def _count(connection: Connection) -> Counts:
    readings, claims = kept_readings.count_current(connection)
    return Counts(
        reports=kept_reports.count_reports(connection),
        readings=readings,
        claims=claims,
        decisions=sum(not one.undone for one in kept_decisions.list_decisions(connection)),
        events=kept_events.count_events(connection),
    )
