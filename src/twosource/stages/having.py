"""Which claims have a thing that others may have too, so that they are found when it moves."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from twosource.model.held import Held, Sets
from twosource.stages.live_backdrop import Moved
from twosource.stages.seen import Seen, list_told
from twosource.stages.veil import veil


@dataclass(frozen=True, slots=True)
class Having:
    """The claims that tell of each place, day and name, or whose passage has each word.

    A place that a report names is told by all its claims. Words are veiled.
    """

    held: Held
    told: Sets
    words: Sets

    def note(self, one: Seen) -> None:
        """Take in what the claims of a report have."""
        words = (word for told in one.words.values() for word in told)
        self.held.fetch("claims by word", map(veil, words))
        for claim in one.claims:
            for thing in {*list_told(claim), *one.scene}:
                self.told.add(thing, claim.claim.id)
            for word in one.words.get(claim.claim.id, ()):
                self.words.add(veil(word), claim.claim.id)

    def forget(self, one: Seen) -> None:
        """Let go what the claims of a report have."""
        for claim in one.claims:
            for thing in {*list_told(claim), *one.scene}:
                self.told.discard(thing, claim.claim.id)
            for word in one.words.get(claim.claim.id, ()):
                self.words.discard(veil(word), claim.claim.id)

    def telling(self, moved: Moved) -> set[str]:
        """Give the claims that tell of what got more or less common."""
        return {claim for thing in moved.told for claim in self.told.members(thing)}

    def saying(self, moved: Moved) -> Iterable[Collection[str]]:
        """Give for each word whose rarity moved the claims that have it, if several have."""
        return (self.words.members(word) for word in moved.words if self.words.count(word) > 1)


def open_having(held: Held) -> Having:
    """Open what claims have."""
    return Having(held, held.sets("claims by thing told"), held.sets("claims by word"))
