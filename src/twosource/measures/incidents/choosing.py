"""Small linear models over named features, each with its weights read from package data.

Conditional logit: McFadden, "Conditional logit analysis of qualitative choice behavior" (1974).
"""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Protocol, TypeVar

Features = Mapping[str, float]
Weights = Mapping[str, float]


def weigh(features: Features, weights: Weights) -> float:
    """Give the sum of the features, each times its weight; one without a weight counts nothing."""
    return sum(weights.get(name, 0.0) * value for name, value in features.items())


def share(options: Sequence[Features], weights: Weights) -> list[float]:
    """Give the probability of each of several options, of which one is chosen.

    >>> share([{"near": 1.0}, {"near": 1.0}], {"near": 2.0})
    [0.5, 0.5]
    """
    scores = [weigh(one, weights) for one in options]
    top = max(scores, default=0.0)
    grown = [math.exp(score - top) for score in scores]
    return [one / sum(grown) for one in grown]


class Option(Protocol):
    """Something that may be chosen, with what speaks for it."""

    @property
    def features(self) -> Features:
        """Give its features."""
        ...


Chosen = TypeVar("Chosen", bound=Option)


def choose(options: Sequence[Chosen], weights: Weights) -> Chosen | None:
    """Give the likeliest of several options, the first of equals; None of none."""
    return max(options, key=lambda one: weigh(one.features, weights), default=None)


def judge(features: Features, weights: Weights) -> float:
    """Give the probability that something is so; the feature `one` carries the constant."""
    return 1.0 / (1.0 + math.exp(-weigh(features, weights)))


def grow(number: float) -> float:
    """Give a number of times as it weighs: the tenth adds less than the first."""
    return math.log(1.0 + number)


@dataclass(frozen=True, slots=True)
class Models:
    """The weights of every question, and the probabilities from which on an answer is given."""

    dates: Weights
    years: Weights
    has_month: Weights
    has_day: Weights
    towns: Weights
    countries: Weights
    victims: Weights
    violations: Mapping[str, Weights]
    perpetrators: Mapping[str, Weights]
    least: Weights


@cache
def load_models() -> Models:
    """Read the weights that lie beside this file."""
    path = files("twosource.measures.incidents") / "weights.json"
    return Models(**json.loads(path.read_text("utf-8")))
