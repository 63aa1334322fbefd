"""Claims in groups that change: which group each is in, by the smallest claim of the group."""

from collections.abc import Collection, Iterator, MutableMapping
from dataclasses import dataclass, field

from twosource.model.held import Held


@dataclass(slots=True)
class Groups:
    """Groups of claims, none of them empty, no claim in two.

    What a group was can be asked for until `settle`, though some of its claims were put elsewhere.
    """

    held: Held
    room: str
    names: MutableMapping[str, str]
    members: MutableMapping[str, frozenset[str]]
    _left: set[str] = field(default_factory=set)

    def get(self, claim: str) -> frozenset[str] | None:
        """Give the group of a claim, None where it is in none."""
        name = self.names.get(claim)
        return None if name is None else self.members[name]

    def find(self, claims: Collection[str]) -> set[frozenset[str]]:
        """Give the groups that any of some claims are in."""
        self.held.fetch(f"{self.room} by claim", claims)
        names = {name for claim in claims if (name := self.names.get(claim)) is not None}
        self.held.fetch(self.room, names)
        return {self.members[name] for name in names}

    def put(self, group: frozenset[str]) -> None:
        """Make claims a group, wherever they were before."""
        name = min(group)
        for claim in group:
            before = self.names.get(claim)
            if before != name:
                self.names[claim] = name
                self._left.add(before or name)
        self.members[name] = group

    def pop(self, claim: str) -> frozenset[str] | None:
        """Take a claim out of its group; give the group as it was."""
        group = self.get(claim)
        if group is not None:
            self._left.add(self.names.pop(claim))
        return group

    def settle(self) -> None:
        """Forget the groups that are no more."""
        for name in self._left:
            # A group goes by its smallest claim: without that it is another.
            if self.names.get(name) != name:
                self.members.pop(name, None)
        self._left.clear()

    def __iter__(self) -> Iterator[frozenset[str]]:
        return iter(self.members.values())


def open_groups(held: Held, room: str) -> Groups:
    """Open the groups of a room."""
    return Groups(held, room, held.map(f"{room} by claim", str), held.map(room, frozenset[str]))
