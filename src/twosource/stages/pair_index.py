"""Keeps which claims of one family are worth comparing while claims come and go.

The pairs are always those that `pairs_across` gives for the claims that are there.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, MutableMapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from twosource.model.held import Held, Sets
from twosource.model.values import GroundedClaim
from twosource.stages.pairs import DEEPEST, is_small, may_pair, split
from twosource.stages.sharing import KINDS, OPEN, WORD, Shareable

Place = tuple[int, str]
ROOT = -1
ALL: Place = (ROOT, "")


@dataclass(slots=True)
class PairIndex:
    """The claims of one family, by what they share, and how many blocks bring each pair together.

    Other families may be held in the same rooms. `moved` counts, since it was last emptied, how the
    number of blocks of each pair changed.
    """

    held: Held
    family: str
    claims: MutableMapping[str, GroundedClaim]
    things: MutableMapping[str, Shareable]
    postings: Sets
    together: MutableMapping[str, dict[str, int]]
    moved: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, one: GroundedClaim, things: Shareable) -> None:
        """Take a claim in."""
        claim = one.claim.id
        self.claims[claim] = one
        self.things[claim] = things
        places = (ALL, *_list_places(things))
        self.held.fetch("claims by thing to share", map(self._name, places))
        for place in places:
            self.postings.add(self._name(place), claim)
        self._visit(claim, self._posted(ALL), (0, ROOT), sign=1, asks=False)

    def remove(self, claim: str) -> None:
        """Let a claim go."""
        self._visit(claim, self._posted(ALL), (0, ROOT), sign=-1, asks=False)
        for place in (ALL, *_list_places(self.things[claim])):
            self.postings.discard(self._name(place), claim)
        del self.claims[claim], self.things[claim]

    def settle(self) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
        """Give the pairs that are now to be compared and those that no longer are, since last."""
        new, gone = [], []
        for (left, right), change in sorted(self.moved.items()):
            others = self.together.get(left, {})
            before = others.pop(right, 0)
            now = before + change
            if now:
                others[right] = now
            if others:
                self.together[left] = others
            else:
                self.together.pop(left, None)
            if now and not before:
                new.append((left, right))
            elif before and not now:
                gone.append((left, right))
        self.moved.clear()
        return new, gone

    def _name(self, place: Place) -> str:
        return f"{self.family}|{place[0]}|{place[1]}"

    def _posted(self, place: Place) -> Collection[str]:
        """Give the claims that have a thing."""
        return self.postings.members(self._name(place))

    def _visit(
        self, claim: str, block: Collection[str], at: tuple[int, int], *, sign: int, asks: bool
    ) -> None:
        """Follow a claim that comes (+1) or goes (-1) through the blocks it is in.

        `block` holds the claim. Before it came, or after it goes, the block is smaller by one.
        """
        depth, kind = at
        askers = self._count_askers(block, asks=asks)
        less = askers - (self.things[claim].open_year if asks else 1)
        if is_small(len(block), askers, depth, kind):
            self._count(((claim, other) for other in block if other != claim), sign, asks=asks)
        elif is_small(len(block) - 1, less, depth, kind):
            # The claim makes the block too large, or has made it so: all in it is seen anew.
            without = [other for other in block if other != claim]
            self._count(combinations(without, 2), -sign, asks=asks)
            self._split(list(block), at, sign, asks=asks)
        elif kind != WORD and depth < DEEPEST:
            for place in self._list_finer(claim, at):
                finer = self._shared(block, place) if depth else self._posted(place)
                if len(finer) > 1:
                    asking = asks or place[0] == OPEN
                    self._visit(claim, finer, (depth + 1, place[0]), sign=sign, asks=asking)

    def _split(self, block: Sequence[str], at: tuple[int, int], sign: int, *, asks: bool) -> None:
        """Count the pairs of all blocks that a block too large is split into."""
        depth, kind = at
        if kind == WORD or depth >= DEEPEST:
            return
        things = [self.things[claim] for claim in block]
        for group, asking in split(range(len(block)), things, depth + 1, kind + 1, asks=asks):
            self._count(combinations([block[one] for one in group], 2), sign, asks=asking)

    def _list_finer(self, claim: str, at: tuple[int, int]) -> Iterator[Place]:
        depth, kind = at
        for place in _list_places(self.things[claim]):
            if place[0] > kind and (place[0] != WORD or depth == 0):
                yield place

    def _shared(self, block: Collection[str], place: Place) -> Collection[str]:
        """Give the claims of a block that share one more thing."""
        posted = self._posted(place)
        if isinstance(block, set) and len(posted) < len(block):
            return [claim for claim in posted if claim in block]
        return [claim for claim in block if claim in posted]

    def _count_askers(self, block: Collection[str], *, asks: bool) -> int:
        if not asks:
            return len(block)
        return sum(self.things[claim].open_year for claim in block)

    def _count(self, pairs: Iterable[tuple[str, str]], change: int, *, asks: bool) -> None:
        for one, other in pairs:
            if asks and not (self.things[one].open_year or self.things[other].open_year):
                continue
            if may_pair(self.claims[one], self.claims[other]):
                self.moved[(one, other) if one < other else (other, one)] += change


def _list_places(things: Shareable) -> Iterator[Place]:
    for kind in range(len(KINDS)):
        yield from ((kind, key) for key in things.things[kind])


def open_pairs(
    held: Held, family: Sequence[str], claims: MutableMapping[str, GroundedClaim]
) -> PairIndex:
    """Open the index of a family; `claims` may hold those of others as well."""
    return PairIndex(
        held,
        "|".join(family),
        claims,
        held.map("things to share", Shareable),
        held.sets("claims by thing to share"),
        held.map("blocks of pairs", dict[str, int]),
    )
