"""Maps and sets that stand in a table, a row for each value and for each 64 members of a set.

A value is read when it is asked for, and once; of a set that grows only its last part is read.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, MutableMapping, Sequence
from typing import Any, Generic, TypeVar, cast, overload

import msgspec
from sqlalchemy import bindparam, select

from twosource.stores import schema
from twosource.stores.held_bodies import Body

T = TypeVar("T")
D = TypeVar("D")

_CHUNK = 64
_GONE = object()
_ASK = object()
_TABLE = schema.held
ONE = select(_TABLE.c.body).where(
    _TABLE.c.room == bindparam("a_room"), _TABLE.c.name == bindparam("a_name"), _TABLE.c.part == 0
)
_LAST = (
    select(_TABLE.c.part, _TABLE.c.body)
    .where(_TABLE.c.room == bindparam("a_room"), _TABLE.c.name == bindparam("a_name"))
    .order_by(_TABLE.c.part.desc())
    .limit(1)
)
_PARTS = select(_TABLE.c.part, _TABLE.c.body).where(
    _TABLE.c.room == bindparam("a_room"), _TABLE.c.name == bindparam("a_name")
)
_ROOM = select(_TABLE.c.name, _TABLE.c.body).where(_TABLE.c.room == bindparam("a_room"))
_NAMES = select(_TABLE.c.name).where(_TABLE.c.room == bindparam("a_room"))

Ask = Callable[..., Sequence[Any]]
Row = tuple[str, str, int, bytes | None]
"""Room, name and part of a row that changed, with what it holds now; None: it is no more."""


class HeldMap(MutableMapping[str, T], Generic[T]):
    """The map of a room; a value is read when it is asked for."""

    def __init__(self, room: str, body: Body[T], ask: Ask, *, fresh: bool) -> None:
        self._room = room
        self._body = body
        self._ask = ask
        self._values: dict[str, Any] = {}
        self._changed: set[str] = set()
        self._whole = fresh
        self._count: int | None = 0 if fresh else None

    def __getitem__(self, key: str) -> T:
        value = self._find(key)
        if value is _GONE:
            raise KeyError(key)
        return cast("T", value)

    @overload
    def get(self, key: str) -> T | None: ...
    @overload
    def get(self, key: str, default: T | D) -> T | D: ...
    def get(self, key: str, default: Any = None) -> Any:
        """Give a value, or the default."""
        value = self._find(key)
        return default if value is _GONE else value

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and self._find(key) is not _GONE

    def __setitem__(self, key: str, value: T) -> None:
        if self._count is not None and key not in self:
            self._count += 1
        self._values[key] = value
        self._changed.add(key)

    def __delitem__(self, key: str) -> None:
        if key not in self:
            raise KeyError(key)
        if self._count is not None:
            self._count -= 1
        self._values[key] = _GONE
        self._changed.add(key)

    def __len__(self) -> int:
        if self._count is None:
            names = {row.name for row in self._ask(_NAMES, self._room)}
            for key, value in self._values.items():
                (names.discard if value is _GONE else names.add)(key)
            self._count = len(names)
        return self._count

    def __iter__(self) -> Iterator[str]:
        if not self._whole:
            for row in self._ask(_ROOM, self._room):
                if row.name not in self._values:
                    self._values[row.name] = self._body.read(row.body)
            self._whole = True
        return iter([key for key, value in self._values.items() if value is not _GONE])

    def missing(self, keys: Iterable[str]) -> list[str]:
        """Give those of some keys that were not looked up yet, in order."""
        return [] if self._whole else sorted({key for key in keys if key not in self._values})

    def take(self, keys: Sequence[str], rows: Iterable[Any]) -> None:
        """Take in what the file says of some keys."""
        self._values.update(dict.fromkeys(keys, _GONE))
        self._values.update((row.name, self._body.read(row.body)) for row in rows)

    def changes(self) -> Iterator[Row]:
        """Give the rows that changed."""
        for key in sorted(self._changed):
            value = self._values[key]
            yield self._room, key, 0, None if value is _GONE else self._body.write(value)
        self._changed.clear()

    def _find(self, key: str) -> Any:
        value = self._values.get(key, _ASK)
        if value is _ASK:
            rows = () if self._whole else self._ask(ONE, self._room, key)
            value = self._body.read(rows[0].body) if rows else _GONE
            self._values[key] = value
        return value


class _Parts:
    """The members of one set by 64: the last part is read first, the others when asked for."""

    def __init__(self, last: int, tail: list[str]) -> None:
        self.last = last
        self.parts = {last: tail}
        self.members: set[str] | None = set(tail) if last == 0 else None


class HeldSets:
    """The sets of a room; of a set that grows only its last part is read."""

    def __init__(self, room: str, ask: Ask, *, fresh: bool) -> None:
        self._room = room
        self._ask = ask
        self._fresh = fresh
        self._found: dict[str, _Parts] = {}
        self._changed: set[tuple[str, int]] = set()

    def add(self, name: str, member: str) -> None:
        """Put a member into a set."""
        one = self._find(name)
        if len(one.parts[one.last]) == _CHUNK:
            one.last += 1
            one.parts[one.last] = []
        one.parts[one.last].append(member)
        self._changed.add((name, one.last))
        if one.members is not None:
            one.members.add(member)

    def discard(self, name: str, member: str) -> None:
        """Take a member out of a set."""
        if member not in self.members(name):
            return
        one = self._find(name)
        part = next(at for at, told in one.parts.items() if member in told)
        moved = one.parts[one.last].pop()
        self._changed.add((name, one.last))
        if moved != member:
            # The last member takes the place of the one that goes: all parts but one stay.
            one.parts[part][one.parts[part].index(member)] = moved
            self._changed.add((name, part))
        if not one.parts[one.last] and one.last:
            one.last -= 1
        if one.members is not None:
            one.members.discard(member)

    def count(self, name: str) -> int:
        """Give how many members a set has."""
        one = self._find(name)
        return one.last * _CHUNK + len(one.parts[one.last])

    def members(self, name: str) -> Collection[str]:
        """Give the members of a set."""
        one = self._find(name)
        if one.members is None:
            for row in self._ask(_PARTS, self._room, name):
                # What was changed since is not what the file says.
                one.parts.setdefault(row.part, _PART.decode(row.body))
            one.members = {member for part in one.parts.values() for member in part}
        return one.members

    def missing(self, names: Iterable[str]) -> list[str]:
        """Give those of some names that were not looked up yet, in order."""
        return sorted({name for name in names if name not in self._found})

    def take(self, names: Sequence[str], rows: Iterable[Any]) -> None:
        """Take in what the file says of some sets: their last parts."""
        self._found.update((name, _Parts(0, [])) for name in names)
        for row in rows:
            self._found[row.name] = _Parts(row.part, _PART.decode(row.body))

    def changes(self) -> Iterator[Row]:
        """Give the rows that changed."""
        for name, part in sorted(self._changed):
            members = self._found[name].parts[part]
            yield self._room, name, part, _ENCODER.encode(members) if members else None
        self._changed.clear()

    def _find(self, name: str) -> _Parts:
        if name not in self._found:
            rows = () if self._fresh else self._ask(_LAST, self._room, name)
            self._found[name] = (
                _Parts(rows[0].part, _PART.decode(rows[0].body)) if rows else _Parts(0, [])
            )
        return self._found[name]


_PART = msgspec.msgpack.Decoder(list[str])
_ENCODER = msgspec.msgpack.Encoder(order="deterministic")
