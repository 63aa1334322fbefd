"""One transaction on a record: to read one consistent state of it, or to write all or nothing."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Concatenate, ParamSpec, TypeVar

from sqlalchemy import Connection, Engine

from twosource.model.errors import BadRecord
from twosource.record_name import RecordName
from twosource.stores import opening

Clock = Callable[[], str]
P = ParamSpec("P")
T = TypeVar("T")


class Transactions:
    """A record that is open. Each kind of thing it keeps is a class of its own on top of this."""

    def __init__(self, engine: Engine, where: RecordName, clock: Clock, patience: float) -> None:
        self._engine = engine
        self._where = where
        self._clock = clock
        self._patience = patience
        self._held: Connection | None = None
        self._build: Connection | None = None

    @contextmanager
    def at_once(self) -> Iterator[None]:
        """Read everything in the block from one state of the record, whoever writes meanwhile."""
        if self._held is not None:
            yield
            return
        with opening.reading_from(self._engine, self._where) as connection:
            self._held = connection
            try:
                yield
            finally:
                self._held = None

    def _read(
        self, ask: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Ask one thing of one consistent state of the record."""
        if self._held is not None:
            with opening.speaking_plainly(self._where):
                return ask(self._held, *args, **kwargs)
        with opening.reading_from(self._engine, self._where) as connection:
            return ask(connection, *args, **kwargs)

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """Write all of the block or nothing; a build writes where its lock hangs."""
        if self._build is None:
            with opening.writing_to(self._engine, self._where) as connection:
                yield connection
            return
        if self._build.invalidated:
            # Never over a new connection: another build may hold the lock by now.
            remedy = "run it again; what was acknowledged is kept"
            raise BadRecord(f"{self._where}: the build lost its connection, and its lock; {remedy}")
        with opening.speaking_plainly(self._where), self._build.begin():
            yield self._build
