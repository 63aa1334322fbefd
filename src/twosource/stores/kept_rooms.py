"""What a build leaves for the next one: rooms of a record, read only as far as they are needed.

A room is a map or a map of sets. All rooms stand in one derived table (`held_maps.py`); what was
changed is written at the end of a build, all at once.
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping, MutableMapping, Sequence
from itertools import chain, groupby, islice
from typing import Any, TypeVar, cast

import msgspec
from sqlalchemy import (
    Connection,
    Delete,
    Engine,
    Insert,
    and_,
    bindparam,
    delete,
    func,
    insert,
    select,
)

from twosource.model.errors import BadHeld, BadRecord
from twosource.model.held import Held, Sets
from twosource.record_name import RecordName
from twosource.stores import schema
from twosource.stores.held_bodies import find_body
from twosource.stores.held_maps import ONE, HeldMap, HeldSets, Row
from twosource.stores.opening import speaking_plainly

T = TypeVar("T")

_MOST = 400
"""Names asked for at once: databases take only so many."""
_MOST_ROWS = 5000
_MOST_READY = 50_000
_VERSION = "version"
_WRITTEN = msgspec.msgpack.Decoder(tuple[str, int])
_ENCODER = msgspec.msgpack.Encoder(order="deterministic")
_TABLE = schema.held
_SOME = select(_TABLE.c.name, _TABLE.c.body).where(
    _TABLE.c.room == bindparam("a_room"),
    _TABLE.c.name.in_(bindparam("names", expanding=True)),
    _TABLE.c.part == bindparam("a_part"),
)
_LAST_PARTS = (
    select(_TABLE.c.name.label("name"), func.max(_TABLE.c.part).label("part"))
    .where(
        _TABLE.c.room == bindparam("a_room"), _TABLE.c.name.in_(bindparam("names", expanding=True))
    )
    .group_by(_TABLE.c.name)
    .subquery()
)
_TAILS = (
    select(_TABLE.c.name, _TABLE.c.part, _TABLE.c.body)
    .join(
        _LAST_PARTS, and_(_TABLE.c.name == _LAST_PARTS.c.name, _TABLE.c.part == _LAST_PARTS.c.part)
    )
    .where(_TABLE.c.room == bindparam("a_room"))
)
_DELETE = delete(_TABLE).where(
    _TABLE.c.room == bindparam("a_room"),
    _TABLE.c.name == bindparam("a_name"),
    _TABLE.c.part == bindparam("a_part"),
)

_INSERT = insert(_TABLE)
# One step where SQLite has to look for a row anyway; to delete it first would be a second.
_REPLACE = _INSERT.prefix_with("OR REPLACE")
Names = tuple[str, ...]
_GONE: Names = ("a_room", "a_name", "a_part")
_THERE: Names = ("room", "name", "part", "body")


class Rooms:
    """The rooms of a record. `fresh`: nothing was left, so that nothing needs to be looked up."""

    def __init__(self, engine: Engine, where: RecordName, version: str) -> None:
        self._engine = engine
        self._where = where
        self._fresh = False
        self._connection: Connection | None = None
        self._maps: dict[str, HeldMap[Any]] = {}
        self._sets: dict[str, HeldSets] = {}
        self._changes: Iterator[Row] = iter(())
        self._ready: list[Row] = []
        try:
            self._found = _read_version(self._ask(ONE, _VERSION, _VERSION))
        except BadRecord:
            self.release()
            raise
        self._fresh = self._found[0] != version
        self._version = version

    @property
    def fresh(self) -> bool:
        """Tell whether nothing was left, so that all has to be made."""
        return self._fresh

    def fetch(self, room: str, names: Iterable[str]) -> None:
        """Read what will be asked of a room, many names at a time."""
        held: HeldMap[Any] | HeldSets = self._maps[room] if room in self._maps else self._sets[room]
        missing = [] if self._fresh else held.missing(names)
        for start in range(0, len(missing), _MOST):
            some = missing[start : start + _MOST]
            asked: dict[str, Any] = {"a_room": room, "names": some}
            if room in self._maps:
                rows = self._ask_for(_SOME, {**asked, "a_part": 0})
            else:
                rows = self._ask_for(_TAILS, asked)
            held.take(some, rows)

    def map(self, room: str, kind: type[T]) -> MutableMapping[str, T]:
        """Give the map of a room, whose values are of a kind."""
        if room not in self._maps:
            self._maps[room] = HeldMap(
                room, find_body(cast("Hashable", kind)), self._ask, fresh=self._fresh
            )
        return self._maps[room]

    def sets(self, room: str) -> Sets:
        """Give the sets of a room."""
        if room not in self._sets:
            self._sets[room] = HeldSets(room, self._ask, fresh=self._fresh)
        return self._sets[room]

    def release(self) -> None:
        """Let go of the file, so that it can be written; what is asked next opens it again."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def make_ready(self) -> None:
        """Put what was changed into rows, as far as memory allows: `write` holds the record.

        Whoever decides something meanwhile waits for as long as it is held.
        """
        held: list[HeldMap[Any] | HeldSets] = [*self._maps.values(), *self._sets.values()]
        self._changes = chain.from_iterable(one.changes() for one in held)
        ready = list(islice(self._changes, _MOST_READY))
        self._ready = ready if self._fresh else list(self._leave_out_same(ready))
        self.release()

    def _leave_out_same(self, rows: Iterable[Row]) -> Iterator[Row]:
        """Leave out the rows that stand in the file as they are: most of a report worked out anew.

        Nobody changes them until they are written, or `write` refuses to.
        """
        for (room, part), every in groupby(sorted(rows, key=_end), key=_end):
            while some := list(islice(every, _MOST)):
                asked = {"a_room": room, "a_part": part, "names": [row[1] for row in some]}
                found = {row.name: row.body for row in self._ask_for(_SOME, asked)}
                yield from (row for row in some if row[3] != found.get(row[1]))

    def write(self, connection: Connection) -> None:
        """Write what was changed and made ready, and what was left for later.

        Raises:
            BadRecord: another build wrote the rooms in the meantime.
        """
        asked = {"a_room": _VERSION, "a_name": _VERSION}
        if _read_version(connection.execute(ONE, asked).all()) != self._found:
            message = "the record was built in the meantime; run `twosource build` again"
            raise BadRecord(f"{self._where}: {message}")
        if self._fresh:
            connection.execute(delete(_TABLE))
        else:
            connection.execute(_DELETE, {**asked, "a_part": 0})
        self._found = (self._version, self._found[1] + 1)
        told = _ENCODER.encode(self._found)
        first = {"room": _VERSION, "name": _VERSION, "part": 0, "body": told}
        connection.execute(insert(_TABLE), first)
        rows = chain(self._ready, self._changes)
        while some := list(islice(rows, _MOST_ROWS)):
            self._write_some(connection, some)
        self._ready = []

    def _write_some(self, connection: Connection, rows: Sequence[Row]) -> None:
        there = [row for row in rows if row[3] is not None]
        replaces = connection.dialect.name == "sqlite"
        if not self._fresh:
            gone = [row[:3] for row in rows if row[3] is None or not replaces]
            _execute_many(connection, _DELETE, gone, _GONE)
        _execute_many(connection, _REPLACE if replaces else _INSERT, there, _THERE)

    def _ask(self, query: Any, room: str, name: str | None = None) -> Sequence[Any]:
        asked = {"a_room": room} if name is None else {"a_room": room, "a_name": name}
        return self._ask_for(query, asked)

    def _ask_for(self, query: Any, asked: Mapping[str, Any]) -> Sequence[Any]:
        with speaking_plainly(self._where):
            return self._open().execute(query, asked).all()

    def _open(self) -> Connection:
        if self._connection is None:
            self._connection = self._engine.connect()
        return self._connection


def _end(row: Row) -> tuple[str, int]:
    return row[0], row[2]


def _execute_many(
    connection: Connection,
    statement: Delete | Insert,
    rows: Sequence[tuple[Any, ...]],
    names: Names,
) -> None:
    """Execute a statement for each of many rows, whose values are named in order.

    Where a database takes values by their place, rows are handed to it as they are: to look at each
    value by its name takes longer than to write it, and others wait for the record meanwhile.
    """
    if not rows:  # an empty list would insert one row of defaults
        return
    if not connection.dialect.positional:
        connection.execute(statement, [dict(zip(names, row, strict=True)) for row in rows])
        return
    compiled = statement.compile(dialect=connection.dialect, column_keys=list(names))
    order = [names.index(one) for one in cast("Any", compiled).positiontup]
    placed = [tuple(row[at] for at in order) for row in rows]
    connection.exec_driver_sql(str(compiled), placed)


def _read_version(rows: Sequence[Any]) -> tuple[str, int]:
    """Give the version that rooms were left by, and how often; ("", 0): there are none."""
    try:
        return _WRITTEN.decode(rows[0].body) if rows else ("", 0)
    except msgspec.MsgspecError as fault:
        raise BadHeld(f"what the last build left is damaged ({fault})") from fault


def as_rooms(held: Held) -> Rooms:
    """Give what a record handed out as the rooms they are.

    Raises:
        TypeError: they are not of a record.
    """
    if not isinstance(held, Rooms):
        raise TypeError(held)
    return held
