"""Tables of every report against every other: what both have, by how rare it is."""

from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from math import log, log2

import numpy as np
from numpy.typing import NDArray

Table = NDArray[np.float32]
Bag = Mapping[Hashable, float]
COLUMNS = 2048
LEAST_BITS = 2.0


@dataclass(frozen=True, slots=True)
class Usual:
    """How many reports in general have a word: shares of as many reports as `weight` stands for.

    They are counted with those of the collection, so that rarity makes sense in a small one too.
    """

    weight: float = 0.0
    shares: Mapping[Hashable, float] = field(default_factory=dict)


def count_rarity(bags: Sequence[Collection[Hashable]], usual: Usual) -> dict[Hashable, float]:
    """Give the bits of each thing: -log2 of the share of reports that have it.

    >>> count_rarity([{"fire"}, {"fire", "dog"}], Usual())["dog"]
    1.0
    """
    met = Counter(one for bag in bags for one in set(bag))
    total = len(bags) + usual.weight
    return {
        one: max(0.0, log2(total / (count + usual.weight * usual.shares.get(one, 0.0))))
        for one, count in met.items()
    }


def sum_shared(left: Sequence[Bag], right: Sequence[Bag] | None = None) -> Table:
    """Give for each pair the sum, over what both have, of its weight here times that there."""
    others = left if right is None else right
    columns = _shared_columns(left, None if right is None else others)
    total = np.zeros((len(left), len(others)), np.float32)
    for start in range(0, len(columns), COLUMNS):
        chosen = {one: at for at, one in enumerate(columns[start : start + COLUMNS])}
        ours = _fill(left, chosen)
        total += ours @ (ours if right is None else _fill(others, chosen)).T
    return total


def _shared_columns(left: Sequence[Bag], right: Sequence[Bag] | None) -> list[Hashable]:
    if right is None:
        met = Counter(one for bag in left for one in bag)
        return [one for one, count in met.items() if count > 1]
    there = {one for bag in right for one in bag}
    return [one for one in dict.fromkeys(one for bag in left for one in bag) if one in there]


def _fill(bags: Sequence[Bag], columns: Mapping[Hashable, int]) -> Table:
    filled = np.zeros((len(bags), len(columns)), np.float32)
    for row, bag in enumerate(bags):
        for one, weight in bag.items():
            if one in columns:
                filled[row, columns[one]] = weight
    return filled


def share_bits(bags: Sequence[Collection[Hashable]], usual: Usual) -> Table:
    """Give for each pair the bits of all that both have."""
    rarity = count_rarity(bags, usual)
    return sum_shared([{one: rarity[one] ** 0.5 for one in set(bag)} for bag in bags])


def compare_angles(bags: Sequence[Sequence[Hashable]], usual: Usual) -> Table:
    """Give the TF-IDF cosine of each pair (Salton and Buckley 1988, with log frequencies)."""
    rarity = count_rarity(bags, usual)
    weighed = [
        {one: (1 + log(count)) * rarity[one] for one, count in Counter(bag).items()} for bag in bags
    ]
    return sum_shared([_normalise(one) for one in weighed])


def _normalise(bag: Bag) -> Bag:
    length = sum(weight**2 for weight in bag.values()) ** 0.5
    return {one: weight / length for one, weight in bag.items()} if length else {}


def find_rarest(bags: Sequence[Collection[Hashable]], usual: Usual) -> Table:
    """Give the bits of the rarest thing that both of a pair have; 0 if it is common."""
    table = np.zeros((len(bags), len(bags)), np.float32)
    rarity = count_rarity(bags, usual)
    owners: dict[Hashable, list[int]] = defaultdict(list)
    for at, bag in enumerate(bags):
        for one in set(bag):
            owners[one].append(at)
    # The rarest is written last.
    for one in sorted(owners, key=lambda one: rarity[one]):
        if len(owners[one]) > 1 and rarity[one] >= LEAST_BITS:
            table[np.ix_(owners[one], owners[one])] = rarity[one]
    return table


def measure_gaps(numbers: Sequence[Sequence[int]], around: int | None = None) -> Table:
    """Give the smallest difference of any number here to any there; not a number if one has none.

    With `around` numbers are on a ring of that length, as hours of a day are.
    """
    width = max((len(one) for one in numbers), default=0)
    filled = np.full((len(numbers), width), np.nan, np.float32)
    for row, one in enumerate(numbers):
        filled[row, : len(one)] = one
    least = np.full((len(numbers), len(numbers)), np.nan, np.float32)
    for ours in filled.T:
        for theirs in filled.T:
            gap = np.abs(ours[:, None] - theirs[None, :])
            gap = gap if around is None else np.minimum(gap, around - gap)
            least = np.fmin(least, gap)
    return least


def tell_agreement(bags: Sequence[Collection[Hashable]]) -> Table:
    """Give 1 where both have something in common, -1 where nothing, 0 where one has nothing."""
    shared = sum_shared([dict.fromkeys(bag, 1.0) for bag in bags])
    some = np.array([bool(bag) for bag in bags], bool)
    both = some[:, None] & some[None, :]
    return np.where(both, np.where(shared > 0, 1, -1), 0).astype(np.float32)
