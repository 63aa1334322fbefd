"""Which claims have a thing that others may have too, so that they are found when it moves."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from twosource.stages.live_backdrop import Moved
from twosource.stages.seen import Seen, list_told


@dataclass(slots=True)
class Having:
    """The claims that tell of each place, day and name, or whose passage has each word.

    A place that a report names is told by all its claims.
    """

    told: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    words: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def note(self, one: Seen) -> None:
        """Take in what the claims of a report have."""
        for claim in one.claims:
            for thing in (*list_told(claim), *one.scene):
                self.told[thing].add(claim.claim.id)
            for word in one.words.get(claim.claim.id, ()):
                self.words[word].add(claim.claim.id)

    def forget(self, one: Seen) -> None:
        """Let go what the claims of a report have."""
        for claim in one.claims:
            _take(self.told, claim.claim.id, (*list_told(claim), *one.scene))
            _take(self.words, claim.claim.id, one.words.get(claim.claim.id, ()))

    def telling(self, moved: Moved) -> set[str]:
        """Give the claims that tell of what got more or less common."""
        return {claim for thing in moved.told for claim in self.told.get(thing, ())}

    def saying(self, moved: Moved) -> Iterable[set[str]]:
        """Give for each word whose rarity moved the claims that have it."""
        return (self.words[word] for word in moved.words if word in self.words)


def _take(held: dict[str, set[str]], claim: str, things: Iterable[str]) -> None:
    for thing in set(things):
        held[thing].discard(claim)
        if not held[thing]:
            del held[thing]
