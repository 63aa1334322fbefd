"""Learn a table of weights from pairs that people labelled, starting from a table there is.

A logistic regression (Cox, "The regression analysis of binary sequences", 1958) whose weights are
drawn towards the table before, and whose rows keep their order: on each ladder no row weighs more
than the one before it. Fitted by steps that majorise the loss (Böhning and Lindsay, 1988), each
followed by pooling the neighbours that are out of order (Ayer et al., 1955).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import inf, log

import numpy as np
from numpy.typing import NDArray

from twosource.matchers.ladders import list_ladders
from twosource.model.match import Sight
from twosource.model.weights import Row, Weights

STEPS = 400
# A step that moves no weight by so much is the last.
SETTLED = 1e-4
DIGITS = 2
# A sentence said twice in two copies of one text is one statement, whatever else is labelled. And
# people label what is in doubt, which says nothing of how many pairs there are of either kind.
COPIED = "copied_passage"
FIXED = frozenset({COPIED, "starting_point"})
_NAT = log(2)
# What one pair can tell of a weight at most, where it is wholly open which way it falls.
_ONE_PAIR = _NAT**2 / 4

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Example:
    """A labelled pair: what the features see, whether it is one event, and how much it counts."""

    sights: tuple[Sight, ...]
    one_report: bool
    same: bool
    weight: float = 1.0


def learn(examples: Sequence[Example], before: Weights, held: float, name: str) -> Weights:
    """Give the weights that labelled pairs lead to from those before.

    `held`: as many pairs as each weight of the table before stands for, so that a few pairs move it
    a little. Without examples nothing moves. The threshold stays.
    """
    if not examples:
        return before
    rows = [row for ladder in list_ladders() for row in ladder]
    place = {row: at for at, row in enumerate(rows)}
    known = dict(before.rows())
    start = np.array([known[row] for row in rows])
    fixed = np.array([row[1] in FIXED for row in rows])
    fitted = _fit(_tabulate(examples, place), (start, fixed), held, _ladders(place))
    bits = {row: round(float(fitted[at]), DIGITS) for row, at in place.items()}
    return replace(
        before,
        name=name,
        across=_shape(bits, "across", before.across),
        within=_shape(bits, "within", before.within),
    )


def _shape(
    bits: Mapping[Row, float], side: str, table: Mapping[str, Mapping[str, float]]
) -> Mapping[str, Mapping[str, float]]:
    return {
        feature: {row: bits[side, feature, row] for row in rows} for feature, rows in table.items()
    }


@dataclass(frozen=True, slots=True)
class _Table:
    """Examples as arrays: the row of each sight (past the last for none), its limit, the answer."""

    rows: NDArray[np.int64]
    most: Array
    beside: Array
    same: Array
    weight: Array


def _tabulate(examples: Sequence[Example], place: Mapping[Row, int]) -> _Table:
    width = max(len(one.sights) for one in examples)
    rows = np.full((len(examples), width), len(place), dtype=np.int64)
    most = np.full((len(examples), width), inf)
    for number, one in enumerate(examples):
        side = "within" if one.one_report else "across"
        for at, sight in enumerate(one.sights):
            rows[number, at] = place[side, sight.feature, sight.row]
            most[number, at] = sight.most
    return _Table(
        rows,
        most,
        np.array([sum(sight.beside for sight in one.sights) for one in examples]),
        np.array([one.same for one in examples], float),
        np.array([one.weight for one in examples], float),
    )


def _ladders(place: Mapping[Row, int]) -> list[NDArray[np.int64]]:
    ladders = (ladder for ladder in list_ladders() if len(ladder) > 1)
    return [np.array([place[row] for row in ladder]) for ladder in ladders]


def _fit(
    table: _Table,
    before: tuple[Array, NDArray[np.bool_]],
    held: float,
    ladders: Sequence[NDArray[np.int64]],
) -> Array:
    """Descend from the weights before; every step lowers the loss, or the run-up is dropped."""
    start, fixed = before
    size = len(start)
    drawn = held * _ONE_PAIR
    spread = np.repeat(table.weight, table.rows.shape[1])
    seen = np.bincount(table.rows.ravel(), spread, size + 1)[:size]
    steep = _ONE_PAIR * table.rows.shape[1] * seen + drawn
    weights, ahead, pace = start, start, 1.0
    step, moved_by = 0, inf
    while moved_by >= SETTLED and step < STEPS:
        slope = _slope(table, ahead) + drawn * (ahead - start)
        slope[fixed] = 0.0
        moved = _keep_order(ahead - slope / steep, steep, ladders)
        faster = (1 + (1 + 4 * pace**2) ** 0.5) / 2
        # The run-up of Nesterov (1983), begun again when it leads uphill (O'Donoghue, Candès 2015).
        uphill = float(((ahead - moved) * steep) @ (moved - weights)) > 0
        faster = 1.0 if uphill else faster
        ahead = moved if uphill else moved + (pace - 1) / faster * (moved - weights)
        step, moved_by = step + 1, float(np.abs(moved - weights).max())
        weights, pace = moved, faster
    return weights


def _slope(table: _Table, weights: Array) -> Array:
    """Give how fast the loss grows with each weight."""
    every = np.append(weights, 0.0)[table.rows]
    sums = np.minimum(every, table.most).sum(1) + table.beside
    miss = table.weight * (1 / (1 + np.exp2(-sums)) - table.same) * _NAT
    # What is worth no more than it is in this record stays so whatever the weight.
    free = every < table.most
    shares = (miss[:, None] * free).ravel()
    return np.asarray(np.bincount(table.rows.ravel(), shares, len(weights) + 1)[: len(weights)])


def _keep_order(weights: Array, steep: Array, ladders: Sequence[NDArray[np.int64]]) -> Array:
    """Pool neighbours on a ladder that are out of order: they share their mean."""
    kept = weights.copy()
    for ladder in ladders:
        pools: list[tuple[float, float, int]] = []
        for at in ladder:
            mean, mass, count = float(weights[at]), float(steep[at]), 1
            while pools and pools[-1][0] < mean:
                other, more, others = pools.pop()
                mean = (mean * mass + other * more) / (mass + more)
                mass, count = mass + more, count + others
            pools.append((mean, mass, count))
        kept[ladder] = [mean for mean, _, count in pools for _ in range(count)]
    return kept
