"""One transaction on a record: to read one consistent state of it, or to write all or nothing."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from sqlalchemy import Connection, Engine

from twosource.stores import opening

Clock = Callable[[], str]
P = ParamSpec("P")
T = TypeVar("T")


class Transactions:
    """A record that is open. Each kind of thing it keeps is a class of its own on top of this."""

    def __init__(self, engine: Engine, path: Path, clock: Clock, patience: float) -> None:
        self._engine = engine
        self._path = path
        self._clock = clock
        self._patience = patience

    def _read(
        self, ask: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Ask one thing of one consistent state of the record."""
        with opening.reading_from(self._engine, self._path) as connection:
            return ask(connection, *args, **kwargs)

    def _writing(self) -> AbstractContextManager[Connection]:
        return opening.writing_to(self._engine, self._path)
