"""A pair of claims with the record around them, as every feature sees it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from math import inf, log2

from twosource.model.match import Backdrop, Sight, Veto
from twosource.model.spans import Span
from twosource.model.values import Count, GroundedClaim, Place, When, Where
from twosource.stages.how_far import holds
from twosource.stages.how_many_compare import lot_of

TOLLS = frozenset(
    {"killed", "injured", "wounded", "dead", "died", "missing", "displaced", "hurt", "infected"}
    | {"affected", "shot", "destroyed", "wrecked"}
)
CROWDS = frozenset({"protesting", "rioting"})
ALIKE = 0.8
MOVED = 30


@dataclass(frozen=True, slots=True)
class Sides:
    """Two claims, the smaller id on the left, and what is known beside them."""

    left: GroundedClaim
    right: GroundedClaim
    backdrop: Backdrop = field(default_factory=Backdrop)

    @property
    def one_report(self) -> bool:
        """Tell whether both stand in one report."""
        return self.left.claim.report == self.right.claim.report

    @property
    def may_be_parts(self) -> bool:
        """Tell whether one may be an outcome of the other, or both of one act."""
        ours, theirs = self.left.outcome, self.right.outcome
        if ours is not None and theirs is not None and not ours.acts.isdisjoint(theirs.acts):
            return True
        return any(
            outcome is not None and not outcome.acts.isdisjoint(kind for kind, _ in act.every_kind)
            for outcome, act in ((ours, self.right), (theirs, self.left))
        )

    @property
    def dates(self) -> tuple[When, When] | None:
        """Give both dates of the event, if both are told."""
        ours, theirs = self.left.when, self.right.when
        if isinstance(ours, When) and isinstance(theirs, When):
            return ours, theirs
        return None

    @property
    def places(self) -> tuple[Place, Place] | None:
        """Give both places of the event, if both are told; of several the two that fit best."""
        ours, theirs = self.left.where, self.right.where
        if not (isinstance(ours, Where) and isinstance(theirs, Where)):
            return None
        pairs = [(one, other) for one in ours.every for other in theirs.every]
        # The first of equals: those that come first in their claims.
        return max(pairs, key=lambda pair: (pair[0].id == pair[1].id, _one_holds(*pair)))

    @property
    def copied(self) -> bool:
        """Tell whether both say one thing in one sentence of one text that two reports carry."""
        left, right = self.left.claim, self.right.claim
        if left.type != right.type or not self.backdrop.copies(self.left, self.right):
            return False
        shift = (left.trigger.start - left.passage.start) - (
            right.trigger.start - right.passage.start
        )
        ours = self.backdrop.words.get(left.id, frozenset())
        theirs = self.backdrop.words.get(right.id, frozenset())
        shared = len(ours & theirs)
        return shared > 0 and abs(shift) <= MOVED and shared >= ALIKE * min(len(ours), len(theirs))

    def published(self, one: GroundedClaim) -> When | None:
        """Give the day of publication that is given with a claim's report."""
        page = self.backdrop.pages.get(one.claim.report)
        return None if page is None else page.published

    def revising(self, one: GroundedClaim) -> tuple[Span, ...]:
        """Give where a claim's report speaks of revising a number."""
        page = self.backdrop.pages.get(one.claim.report)
        return () if page is None else page.revising

    def happened_again(self, one: GroundedClaim) -> bool:
        """Tell whether a claim's report says that the like happened in another year as well."""
        page = self.backdrop.pages.get(one.claim.report)
        return page is not None and page.again

    def told(self, one: GroundedClaim) -> When | None:
        """Give the day by which a claim was told: said, written or published."""
        return known(one.stated) or known(one.written) or self.published(one)

    def told_within(
        self, first: GroundedClaim, second: GroundedClaim, days: tuple[int, int]
    ) -> bool:
        """Tell whether one claim was told so many days after another, both days being known."""
        before, after = self.told(first), self.told(second)
        if before is None or after is None or before.latest is None or after.latest is None:
            return False
        return days[0] <= (after.latest - before.latest).days <= days[1]

    def worth(self, key: str) -> float:
        """Give the most bits that sharing a place, day or name is worth in this record."""
        share = self.backdrop.crowding.get(key)
        return inf if share is None else -log2(share)

    def counted(self) -> tuple[tuple[Count, Count], ...]:
        """Give the pairs of counts that speak of the same thing: kind, outcome, part."""
        return tuple(
            (ours, theirs)
            for ours in self.left.counts
            for theirs in self.right.counts
            if lot_of(ours) == lot_of(theirs)
        )


def known(value: object) -> When | None:
    """Give a date, or None for a blank."""
    return value if isinstance(value, When) else None


def _one_holds(one: Place, other: Place) -> bool:
    return holds(one, other) or holds(other, one)


Feature = Callable[[Sides], Sight | None]
Impossibility = Callable[[Sides], Veto | None]
