"""The port of a record: all that it keeps, and what can be asked of it."""

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from types import TracebackType
from typing import Protocol, Self

from twosource.model.record import Checked, Counts, LogLine
from twosource.ports.audits import AuditStore
from twosource.ports.deciding import DecisionStore, RulingStore
from twosource.ports.events import EventStore
from twosource.ports.growing import GrowingStore
from twosource.ports.keeping import ArchiveStore, TombstoneStore
from twosource.ports.outlines import OutlineStore
from twosource.ports.reports import ReportStore, TextStore


class Store(
    ReportStore,
    DecisionStore,
    RulingStore,
    EventStore,
    GrowingStore,
    OutlineStore,
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
