"""Boosted regression trees (Friedman 2001; fitted with LightGBM), read from package data."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Table = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Tree:
    """One tree as columns: a row that goes no further has itself on both sides."""

    feature: NDArray[np.int64]
    split: NDArray[np.float32]
    left: NDArray[np.int64]
    right: NDArray[np.int64]
    value: NDArray[np.float64]
    depth: int

    def follow(self, table: Table) -> NDArray[np.float64]:
        """Give the value that each row of a table ends at."""
        at = np.zeros(len(table), np.int64)
        rows = np.arange(len(table))
        for _ in range(self.depth):
            low = table[rows, self.feature[at]] <= self.split[at]
            at = np.where(low, self.left[at], self.right[at])
        return np.asarray(self.value[at])


@dataclass(frozen=True, slots=True)
class Forest:
    """Trees whose values add up to the log odds that something is so."""

    features: tuple[str, ...]
    trees: tuple[Tree, ...]

    def judge(self, features: Mapping[str, Table]) -> Table:
        """Give the probability for each row; `features` are columns by name."""
        table = np.column_stack([features[name] for name in self.features]).astype(np.float32)
        odds = np.zeros(len(table))
        for one in self.trees:
            odds += one.follow(table)
        return np.asarray(1 / (1 + np.exp(-odds)), np.float32)


def read_forest(held: Mapping[str, Any]) -> Forest:
    """Read the names of the columns, and the trees as `read_tree` has them."""
    return Forest(tuple(held["features"]), tuple(read_tree(one) for one in held["trees"]))


def read_tree(held: Mapping[str, Sequence[float]]) -> Tree:
    """Read one tree.

    `feature`, `split`, `low` and `high` have one entry for each place where it branches, the first
    of them its root; a negative number is the place in `leaves`, counted from -1 down. `depth` is
    the most branchings on a way.
    """
    count, leaves = len(held["feature"]), len(held["leaves"])
    own = np.arange(count, count + leaves)
    sides = (np.array(held[side], np.int64) for side in ("low", "high"))
    left, right = (np.where(side < 0, count - 1 - side, side) for side in sides)
    return Tree(
        feature=np.concatenate([held["feature"], np.zeros(leaves)]).astype(np.int64),
        split=np.concatenate([held["split"], np.zeros(leaves)]).astype(np.float32),
        left=np.concatenate([left, own]),
        right=np.concatenate([right, own]),
        value=np.concatenate([np.zeros(count), held["leaves"]]),
        depth=int(np.max(held["depth"])),
    )


def read_held(path: Path) -> Any:
    """Read the file of the trees and of what was chosen with them."""
    return json.loads(path.read_text("utf-8"))
