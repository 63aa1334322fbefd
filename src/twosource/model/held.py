"""What a record holds beside its reports so that one more report touches little: maps by room."""

from collections.abc import Collection, Iterable, MutableMapping
from typing import Protocol, TypeVar

T = TypeVar("T")


class Sets(Protocol):
    """Sets of names by name; nothing is put into one that is in it already."""

    def add(self, name: str, member: str) -> None:
        """Put a member into a set that does not have it."""
        ...

    def discard(self, name: str, member: str) -> None:
        """Take a member out of a set; one that is not in it changes nothing."""
        ...

    def count(self, name: str) -> int:
        """Give how many members a set has; 0 of one that nothing was put into."""
        ...

    def members(self, name: str) -> Collection[str]:
        """Give the members of a set, not to be changed; none of one that nothing was put into."""
        ...


class Held(Protocol):
    """Rooms that a build leaves things in for the next build; all of it can be made again.

    A value that was taken out of a map and changed must be put back: nobody else will notice.
    """

    @property
    def fresh(self) -> bool:
        """Tell whether nothing was left, so that all has to be made."""
        ...

    def release(self) -> None:
        """Let go of the file, so that it can be written; what is asked next opens it again."""
        ...

    def fetch(self, room: str, names: Iterable[str]) -> None:
        """Be told what will be asked of a room: read at once it costs less than one by one."""
        ...

    def map(self, room: str, kind: type[T]) -> MutableMapping[str, T]:
        """Give the map of a room, whose values are of a kind."""
        ...

    def sets(self, room: str) -> Sets:
        """Give the sets of a room."""
        ...
