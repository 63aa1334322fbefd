"""A record in a database: `open_store` opens it, and `SqlStore` is all it can do."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from sqlalchemy import Connection

from twosource.model.record import Checked, Counts, LogLine
from twosource.stores import (
    check,
    kept_decisions,
    kept_events,
    kept_readings,
    kept_reports,
    kept_rulings,
    logbook,
    opening,
)
from twosource.stores.lock import hold_lock
from twosource.stores.transactions import Clock
from twosource.stores.with_decisions import KeepsDecisions
from twosource.stores.with_events import KeepsEvents
from twosource.stores.with_reports import KeepsReports
from twosource.stores.with_rulings import KeepsRulings


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


class SqlStore(KeepsReports, KeepsDecisions, KeepsRulings, KeepsEvents):
    """The record in one file. `open_store` makes one."""

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


def _count(connection: Connection) -> Counts:
    readings, claims = kept_readings.count_current(connection)
    return Counts(
        reports=kept_reports.count_reports(connection),
        readings=readings,
        claims=claims,
        decisions=sum(not one.undone for one in kept_decisions.list_decisions(connection))
        + sum(not one.undone for one in kept_rulings.list_rulings(connection)),
        events=kept_events.count_events(connection),
    )
