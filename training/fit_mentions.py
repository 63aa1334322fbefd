"""Fit the trees that tell from the features of two mentions whether they name one event.

LightGBM (Ke and others, NIPS 2017) on all pairs of the train part, and average linkage over its
probabilities, squared. The threshold is the one that does best, by CoNLL F1, on the folds of topics
that neither trees nor vectors were fitted on; dev is only told.

    python training/fit_mentions.py PAIRS.npz OUT_FOLDER

PAIRS.npz comes from `prepare_mentions.py pairs`; OUT_FOLDER holds the model, and gets `trees.json`
and `SHA256.json`. Needs LightGBM, and `src` on PYTHONPATH for the scorer.
"""

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform

from train_attribution import sha256
from twosource.measures.clusterings_score import score_clusterings
from twosource.measures.mentions.encoder import FILES, SUMS
from twosource.measures.mentions.predict import POWER

SEEDS, ROUNDS = 3, 200
PARAMETERS = {
    "objective": "binary",
    "learning_rate": 0.05,
    "num_leaves": 15,
    "min_child_samples": 50,
    "feature_fraction": 0.5,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "lambda_l2": 5,
    "use_missing": False,
    "deterministic": True,
    "force_row_wise": True,
    "verbosity": -1,
}
THRESHOLDS = [round(0.2 + 0.025 * step, 3) for step in range(17)]
DIGITS = 5  # of each number that is kept


@dataclass(frozen=True, slots=True)
class Collection:
    """The pairs of one collection, and the labelled cluster of each mention."""

    features: np.ndarray
    first: np.ndarray
    second: np.ndarray
    clusters: list[str]

    @property
    def same(self) -> np.ndarray:
        """Tell of each pair whether it is of one cluster."""
        names = np.array(self.clusters)
        return (names[self.first] == names[self.second]).astype(int)

    def score(self, odds: np.ndarray) -> list[float]:
        """Give the CoNLL F1 at each threshold."""
        count = len(self.clusters)
        table = np.zeros((count, count))
        table[self.first, self.second] = (1 / (1 + np.exp(-odds))) ** POWER
        table += table.T + np.eye(count)
        joined = linkage(squareform(1 - table, checks=False), "average")
        cuts = [1 - one**POWER for one in THRESHOLDS]
        return [self.score_groups(fcluster(joined, cut, "distance")) for cut in cuts]

    def score_groups(self, groups: np.ndarray) -> float:
        """Give the CoNLL F1 of a grouping."""
        wanted = {str(at): name for at, name in enumerate(self.clusters)}
        told = {str(at): str(group) for at, group in enumerate(groups)}
        return score_clusterings(wanted, told).conll


def read_collection(held: Any, name: str) -> Collection:
    """Read one collection of the file."""
    parts = (held[f"{name}_{part}"] for part in ("features", "first", "second"))
    return Collection(*parts, [str(one) for one in held[f"{name}_clusters"]])


def fit(collections: list[Collection]) -> list[lightgbm.Booster]:
    """Fit the trees, once for each seed."""
    table = np.vstack([one.features for one in collections])
    same = np.concatenate([one.same for one in collections])
    return [
        lightgbm.train(PARAMETERS | {"seed": seed}, lightgbm.Dataset(table, same), ROUNDS)
        for seed in range(SEEDS)
    ]


def odds_of(boosters: list[lightgbm.Booster], one: Collection) -> np.ndarray:
    """Give the log odds of each pair."""
    return np.mean([booster.predict(one.features, raw_score=True) for booster in boosters], 0)


def write_trees(boosters: list[lightgbm.Booster]) -> list[dict[str, list[float]]]:
    """Give all trees as `twosource.measures.mentions.trees.read_tree` reads them."""
    return [
        write_tree(tree["tree_structure"])
        for booster in boosters
        for tree in booster.dump_model()["tree_info"]
    ]


def write_tree(root: dict[str, Any]) -> dict[str, list[float]]:
    """Give one tree: where it branches, and its leaves, whose values are the mean over seeds."""
    told: dict[str, list[float]] = {
        name: [] for name in ("feature", "split", "low", "high", "leaves", "depth")
    }

    def add(node: dict[str, Any], depth: int) -> int:
        if "leaf_value" in node:
            told["leaves"].append(shorten(node["leaf_value"] / SEEDS))
            told["depth"] = [max([depth, *told["depth"]])]
            return -len(told["leaves"])
        own = len(told["feature"])
        told["feature"].append(node["split_feature"])
        told["split"].append(float(np.float32(node["threshold"])))
        told["low"].append(0)
        told["high"].append(0)
        told["low"][own] = add(node["left_child"], depth + 1)
        told["high"][own] = add(node["right_child"], depth + 1)
        return own

    add(root, 0)
    return told


def shorten(number: float) -> float:
    """Give a number with as many digits as are kept."""
    return float(f"{number:.{DIGITS}g}")


def main() -> None:
    """Choose the threshold by folds, fit on all, tell the figures, write the file."""
    held, out = np.load(sys.argv[1]), Path(sys.argv[2])
    names = [name.removesuffix("_first") for name in held.files if name.endswith("_first")]
    folds = [read_collection(held, name) for name in names if name != "dev"]
    curves = [
        one.score(odds_of(fit([other for other in folds if other is not one]), one))
        for one in folds
    ]
    best = int(np.mean(curves, 0).argmax())
    boosters = fit(folds)
    dev = read_collection(held, "dev")
    print("CoNLL F1 on each fold", [round(one[best], 2) for one in curves])
    print("mean", round(float(np.mean(curves, 0)[best]), 2), "at", THRESHOLDS[best])
    print("dev", round(dev.score(odds_of(boosters, dev))[best], 2))
    told = {
        "features": [str(one) for one in held["names"]],
        "threshold": THRESHOLDS[best],
        "trees": write_trees(boosters),
    }
    (out / "trees.json").write_text(json.dumps(told, separators=(",", ":")), encoding="utf-8")
    sums = {name: sha256(out / name) for name in FILES}
    (out / SUMS).write_text(json.dumps(sums, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
