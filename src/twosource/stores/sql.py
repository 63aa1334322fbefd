"""A record in a database: `open_store` opens it, and `SqlStore` is all it can do."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from sqlalchemy import Connection, Engine

from twosource.model.errors import BadRecord
from twosource.model.record import Checked, Counts, LogLine
from twosource.ports import Asks
from twosource.record_name import RecordName
from twosource.stores import (
    check,
    encrypted,
    kept_decisions,
    kept_events,
    kept_readings,
    kept_reports,
    kept_rulings,
    logbook,
    opening,
    refusals,
)
from twosource.stores.copy_before import copying_first
from twosource.stores.lock import hold_lock
from twosource.stores.renamed_reviewers import renaming_reviewers
from twosource.stores.reviewer_file import PSEUDONYM
from twosource.stores.transactions import Clock
from twosource.stores.with_archives import KeepsArchives
from twosource.stores.with_audits import KeepsAudits
from twosource.stores.with_decisions import KeepsDecisions
from twosource.stores.with_events import KeepsEvents
from twosource.stores.with_grown import Grows
from twosource.stores.with_outlines import ShowsOutlines
from twosource.stores.with_reports import KeepsReports
from twosource.stores.with_rulings import KeepsRulings
from twosource.stores.with_texts import SearchesTexts
from twosource.stores.with_tombstones import ForgetsReports

# Who builds, exports and seals: a pseudonym.
WHO = "TWOSOURCE_BY"


def tell_time() -> str:
    """Give the time now, UTC, in ISO 8601 to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def open_store(
    where: RecordName,
    *,
    create: bool,
    damaged: bool = False,
    clock: Clock = tell_time,
    patience: float = opening.PATIENCE_SECONDS,
    asks: Asks = encrypted.NOBODY,
) -> "SqlStore":
    """Open a record; close it again, or use it in a `with` block.

    A file made by an earlier version is copied first (`FILE.before-REVISION.db`), then brought up
    to date.

    Args:
        where: a file, beside which `FILE-wal`, `FILE-shm` and `FILE-lock` may stand; or an address
            of a schema on a PostgreSQL server.
        create: make the record if there is none.
        damaged: open it without a look at its structure, for whoever looks for damage.
        clock: gives the time that additions and lines of the log bear.
        patience: seconds to wait for another program that is writing the record.
        asks: gives the passphrase of an encrypted record, and of one to be made.

    Raises:
        BadRecord: no record, a damaged one, one of another version, or none there; says what to
            do.
        MissingPart: the driver of the server, or of encrypted records, is not installed.
    """
    key = encrypted.find_key(where, asks) if isinstance(where, Path) else None
    engine = opening.connect(where, patience, key)
    store = SqlStore(engine, where, clock, patience)
    try:
        with opening.speaking_plainly(where):
            _refuse_wrong_key(engine, where, key, clock)
        with (
            renaming_reviewers(engine, where, clock, asks) as rename,
            copying_first(engine, where, key, asks) as copy,
        ):
            made = opening.prepare(engine, where, create=create, before=copy, after=rename)
        opening.set_journal(engine, where)
        if not damaged:
            opening.look_over(engine, where)
        if made:
            store.note("record made", {})
        store.tell_refusals()
    except BaseException:
        engine.dispose()
        raise
    return store


def _refuse_wrong_key(engine: Engine, where: RecordName, key: str | None, clock: Clock) -> None:
    """Refuse a wrong passphrase, and count that it was given: the next opening logs it."""
    try:
        with opening.speaking_plainly(where):
            encrypted.refuse_wrong_key(engine, where, key)
    except BadRecord as fault:
        if isinstance(where, Path) and "wrong passphrase" in str(fault):
            refusals.count_refusal(where, clock())
        raise


class SqlStore(
    KeepsReports,
    KeepsDecisions,
    KeepsRulings,
    KeepsEvents,
    Grows,
    ShowsOutlines,
    KeepsArchives,
    SearchesTexts,
    ForgetsReports,
    KeepsAudits,
):
    """The record in a file or on a server. `open_store` makes one."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_raised: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file or the server."""
        self._engine.dispose()

    @contextmanager
    def building(self) -> Iterator[None]:
        """Be the only build of this record until the end of the block.

        Raises:
            BadRecord: another build holds it, and did not finish in time.
        """
        with hold_lock(self._engine, self._where, self._patience) as connection:
            self._build = connection
            try:
                with self._told_in_the_log():
                    yield
            finally:
                self._build = None

    @contextmanager
    def _told_in_the_log(self) -> Iterator[None]:
        self.note("build started", {})
        try:
            yield
        except BaseException as fault:
            # A lost connection is why a build breaks off, and why the log cannot be told.
            with suppress(BadRecord):
                self.note("build broken off", {"because": type(fault).__name__})
            raise
        self.note("build ended", {})

    def note(self, what: str, detail: Mapping[str, str | int]) -> None:
        """Write a line of the log about something done with the record, such as an export.

        TWOSOURCE_BY says who does it, where it is set to a pseudonym.
        """
        who = os.environ.get(WHO, "")
        by = {"by": who.upper()} if PSEUDONYM.fullmatch(who) else {}
        with self._writing() as connection:
            logbook.write_line(connection, self._clock(), what, {**detail, **by})

    def tell_refusals(self) -> None:
        """Write into the log that openings were refused, if any were since the last time."""
        if not isinstance(self._where, Path):
            return
        refused = refusals.read_refusals(self._where)
        if refused:
            detail: dict[str, str | int] = {
                "times": len(refused),
                "first": refused[0],
                "last": refused[-1],
            }
            # A record that can only be read still opens; the file stays for whoever can write.
            with suppress(BadRecord):
                self.note("opening refused", detail)
                refusals.forget_refusals(self._where)

    def database(self) -> str:
        """Say which database the record is in."""
        return self._read(opening.describe, self._where)

    def counts(self) -> Counts:
        """Tell how much the record holds."""
        return self._read(_count)

    def log(self, after: int = 0) -> Iterator[LogLine]:
        """Give the lines of the log, oldest first; only those after a line where one is given."""
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
