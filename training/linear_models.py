"""Fit small linear models over named features: what is chosen, whether it is so, of which kind.

Conditional logit: McFadden, "Conditional logit analysis of qualitative choice behavior" (1974).
"""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

DIGITS = 4

Features = Mapping[str, float]
Weights = dict[str, float]
Array = NDArray[np.float64]


def tabulate(rows: Sequence[Features]) -> tuple[list[str], Array]:
    """Give the names of all features and a table of them, one row each."""
    names = sorted({name for row in rows for name in row})
    table = np.zeros((len(rows), len(names)))
    place = {name: column for column, name in enumerate(names)}
    for number, row in enumerate(rows):
        for name, value in row.items():
            table[number, place[name]] = value
    return names, table


def descend(gradient: Callable[[Array], Array], shape: tuple[int, ...], steps: int) -> Array:
    """Minimise by Adam (Kingma and Ba, 2015) from nought."""
    weights, mean, square = np.zeros(shape), np.zeros(shape), np.zeros(shape)
    for step in range(1, steps + 1):
        slope = gradient(weights)
        mean = 0.9 * mean + 0.1 * slope
        square = 0.999 * square + 0.001 * slope**2
        size = np.sqrt(square / (1 - 0.999**step)) + 1e-8
        weights = weights - 0.03 * (mean / (1 - 0.9**step)) / size
    return weights


def fit_choice(choices: Sequence[tuple[list[Features], set[int]]], strength: float) -> Weights:
    """Fit a conditional logit: of each list of options, any of the right ones is to be chosen."""
    names, table = tabulate([one for options, _ in choices for one in options])
    ends = np.cumsum([0, *(len(options) for options, _ in choices)])
    right = np.zeros(len(table))
    for (_, good), start in zip(choices, ends[:-1], strict=True):
        right[[start + one for one in good]] = 1.0
    owner = np.repeat(np.arange(len(choices)), np.diff(ends))

    def spread(scores: Array) -> Array:
        top = np.maximum.reduceat(scores, ends[:-1])
        grown = np.exp(scores - top[owner])
        return np.asarray(grown / np.add.reduceat(grown, ends[:-1])[owner])

    def gradient(weights: Array) -> Array:
        shares = spread(table @ weights)
        good = shares * right
        good = good / np.maximum(np.add.reduceat(good, ends[:-1])[owner], 1e-9)
        return np.asarray(strength * weights + table.T @ (shares - good))

    return _named(names, descend(gradient, (len(names),), 500))


def fit_judge(rows: Sequence[Features], right: Sequence[bool], strength: float) -> Weights:
    """Fit a logistic regression; features are brought to one scale first, and back after."""
    names, table, scale = _scaled(rows)
    wanted = np.array(right, float)

    def gradient(weights: Array) -> Array:
        return np.asarray(
            strength * weights + table.T @ (1 / (1 + np.exp(-table @ weights)) - wanted)
        )

    return _unscaled(names, scale, descend(gradient, (len(names),), 600))


def fit_sorter(
    rows: Sequence[Features], labels: Sequence[str], strength: float
) -> dict[str, Weights]:
    """Fit a multinomial logistic regression: one list of weights for each label."""
    names, table, scale = _scaled(rows)
    known = sorted(set(labels))
    wanted = np.array([[label == one for one in known] for label in labels], float)

    def gradient(weights: Array) -> Array:
        scores = table @ weights
        grown = np.exp(scores - scores.max(1, keepdims=True))
        return np.asarray(
            strength * weights + table.T @ (grown / grown.sum(1, keepdims=True) - wanted)
        )

    found = descend(gradient, (len(names), len(known)), 600)
    return {one: _unscaled(names, scale, found[:, at]) for at, one in enumerate(known)}


Scale = tuple[Array, Array]


def _scaled(rows: Sequence[Features]) -> tuple[list[str], Array, Scale]:
    names, table = tabulate(rows)
    mean, spread = table.mean(0), table.std(0) + 1e-6
    one = names.index("one")
    mean[one], spread[one] = 0.0, 1.0
    return names, (table - mean) / spread, (mean, spread)


def _unscaled(names: Sequence[str], scale: Scale, weights: Array) -> Weights:
    mean, spread = scale
    raw = weights / spread
    raw[names.index("one")] -= float((weights * mean / spread).sum())
    return _named(names, raw)


def _named(names: Sequence[str], weights: Array) -> Weights:
    return {
        name: round(float(one), DIGITS)
        for name, one in zip(names, weights, strict=True)
        if abs(one) >= 10**-DIGITS
    }
