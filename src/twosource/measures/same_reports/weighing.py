"""Adds up the bits of all signs of every pair, by weights read from package data."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import log2
from typing import Any

import numpy as np

from twosource.measures.same_reports.signs import SIGNS, Collection
from twosource.measures.same_reports.tables import Table, Usual
from twosource.ports import Step


@dataclass(frozen=True, slots=True)
class Scale:
    """The bits of one sign: `bits[k]` from `edges[k - 1]` on; `silent` where there is no value."""

    edges: Sequence[float]
    bits: Sequence[float]
    silent: float

    def weigh(self, table: Table) -> Table:
        """Give the bits of each value of a table."""
        steps = np.searchsorted(np.array(self.edges, np.float32), table, "right")
        # Not a number is sorted behind the last edge.
        bits = np.array(self.bits, np.float32)[np.minimum(steps, len(self.edges))]
        return np.where(np.isnan(table), np.float32(self.silent), bits)


@dataclass(frozen=True, slots=True)
class Weights:
    """All weights: `start` is for one report, and each doubling of their number takes a bit away.

    `words` are common words, each with the bits of being in both reports and in one alone. No mean
    of groups counts a pair for less than `least` or more than `most`.
    """

    start: float
    scales: Mapping[str, Scale]
    words: Mapping[str, tuple[float, float]]
    threshold: float
    least: float
    most: float
    usual: Usual


@cache
def load_weights() -> Weights:
    """Read the weights that lie beside this file."""
    path = files("twosource.measures.same_reports") / "weights.json"
    return make_weights(json.loads(path.read_text("utf-8")))


def make_weights(told: Mapping[str, Any]) -> Weights:
    """Make weights of what the file tells."""
    return Weights(
        start=told["start"],
        scales={name: Scale(**one) for name, one in told["scales"].items()},
        words={word: (both, one) for word, (both, one) in told["words"].items()},
        threshold=told["threshold"],
        least=told["least"],
        most=told["most"],
        usual=Usual(**told["usual"]),
    )


def add_bits(these: Collection, weights: Weights, step: Step) -> Table:
    """Give for each pair of reports the log2 odds that they tell of one incident."""
    total = weigh_words(these, weights.words)
    total += np.float32(weights.start - log2(count_all(these)))
    for done, sign in enumerate(SIGNS, 1):
        total += weights.scales[sign.__name__].weigh(sign(these))
        step(done, len(SIGNS), "comparing reports")
    return total


def count_all(these: Collection) -> float:
    """Give the number of reports, with those that stand for reports in general."""
    return max(len(these.told) + these.usual.weight, 1.0)


def weigh_words(these: Collection, words: Mapping[str, tuple[float, float]]) -> Table:
    """Give the bits of the common words that both of a pair have, and that one alone has."""
    held = tabulate_words(these, list(words))
    both, one = (np.array(bits, np.float32) for bits in zip(*words.values(), strict=True))
    alone = held @ one
    return np.asarray((held * (both - 2 * one)) @ held.T + alone[:, None] + alone[None, :])


def tabulate_words(these: Collection, words: Sequence[str]) -> Table:
    """Give 1 for each report that has a word, a row a report."""
    places = {word: at for at, word in enumerate(words)}
    held = np.zeros((len(these.told), len(words)), np.float32)
    for row, one in enumerate(these.told):
        held[row, [places[word] for word in one.vocabulary if word in places]] = 1
    return held
