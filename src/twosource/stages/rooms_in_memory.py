"""What is held in memory alone, for as long as a process lives."""

from collections import defaultdict
from collections.abc import Collection, Iterable, MutableMapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from twosource.model.held import Sets

T = TypeVar("T")


@dataclass(slots=True)
class SetsInMemory:
    """Sets of names by name."""

    of: dict[str, set[str]] = field(default_factory=dict)

    def add(self, name: str, member: str) -> None:
        """Put a member into a set."""
        self.of.setdefault(name, set()).add(member)

    def discard(self, name: str, member: str) -> None:
        """Take a member out of a set; a set with none is no more."""
        there = self.of.get(name, set())
        there.discard(member)
        if not there:
            self.of.pop(name, None)

    def count(self, name: str) -> int:
        """Give how many members a set has."""
        return len(self.of.get(name, ()))

    def members(self, name: str) -> Collection[str]:
        """Give the members of a set."""
        return self.of.get(name, frozenset())


@dataclass(slots=True)
class InMemory:
    """Rooms in memory: a room is there as soon as it is asked for."""

    maps: defaultdict[str, dict[str, Any]] = field(default_factory=lambda: defaultdict(dict))
    rooms: defaultdict[str, SetsInMemory] = field(default_factory=lambda: defaultdict(SetsInMemory))
    fresh: bool = True

    def release(self) -> None:
        """Let nothing go: there is no file."""

    def fetch(self, room: str, names: Iterable[str]) -> None:
        """Read nothing: all is here."""

    def map(self, room: str, _kind: type[T]) -> MutableMapping[str, T]:
        """Give the map of a room."""
        return self.maps[room]

    def sets(self, room: str) -> Sets:
        """Give the sets of a room."""
        return self.rooms[room]
