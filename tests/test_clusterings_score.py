"""Our scorer of groupings agrees with the reference scorer, and linkage with its definition."""

import random
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_scorer import load_scorer
from twosource.measures.assignment import best_total
from twosource.measures.clusterings_score import score_clusterings
from twosource.measures.linkage import join_by_average
from twosource.measures.one_collection import order_by_content

groupings = st.dictionaries(
    st.sampled_from("abcdefghijkl"), st.sampled_from(["one", "two", "three", "four"]), max_size=12
)


def test_figures_are_those_of_the_reference_scorer(data: Path) -> None:
    scorer = load_scorer(data)
    chance = random.Random(7)  # noqa: S311 - no secret is drawn
    for _ in range(300):
        sides = [
            {str(item): str(chance.randrange(6)) for item in range(20) if chance.random() < 0.9}
            for _ in range(2)
        ]
        figures = score_clusterings(*sides)
        theirs = scorer.score_clusters(*(_as_sets(side) for side in sides))
        for name, ours in figures.named.items():
            told = (ours.precision, ours.recall, ours.f1)
            assert told == pytest.approx([theirs[name][key] for key in ("p", "r", "f1")]), name
        assert figures.conll == pytest.approx(theirs["conll_f1"])


def _as_sets(grouping: dict[str, str]) -> list[set[str]]:
    return [{item for item in grouping if grouping[item] == one} for one in {*grouping.values()}]


@given(groupings)
def test_a_grouping_agrees_with_itself(grouping: dict[str, str]) -> None:
    figures = score_clusterings(grouping, {item: f"x{name}" for item, name in grouping.items()})
    for name in ("b3", "ceaf_e", "lea"):
        assert figures.named[name].f1 == pytest.approx(100 if grouping else 0)


def test_figures_of_nothing_are_zero() -> None:
    assert score_clusterings({}, {}).conll == 0
    assert score_clusterings({"a": "1"}, {}).b3.f1 == 0


@given(st.dictionaries(st.tuples(st.sampled_from("abcd"), st.integers(0, 3)), st.floats(0.1, 9)))
def test_an_assignment_is_the_best_there_is(weights: dict[tuple[str, int], float]) -> None:
    best = max(
        sum(weights[pair] for pair in chosen)
        for count in range(min(5, len(weights) + 1))
        for chosen in combinations(sorted(weights), count)
        if len({row for row, _ in chosen}) == len({column for _, column in chosen}) == count
    )
    assert best_total(weights) == pytest.approx(best)


@given(st.integers(0, 9), st.integers(0, 2**32 - 1))
def test_linkage_joins_the_best_mean_first(count: int, seed: int) -> None:
    table = np.random.default_rng(seed).normal(size=(count, count))
    table += table.T
    assert join_by_average(table, 0.1) == _plainly(table, 0.1)


def _plainly(table: np.ndarray, threshold: float) -> list[int]:
    groups = [[at] for at in range(len(table))]
    while len(groups) > 1:
        means = {
            (one, other): np.mean([table[i, j] for i in groups[one] for j in groups[other]])
            for one, other in combinations(range(len(groups)), 2)
        }
        one, other = max(means, key=lambda pair: means[pair])
        if means[one, other] <= threshold:
            break
        groups[one] += groups.pop(other)
    return [min(group) for at in range(len(table)) for group in groups if at in group]


def test_linkage_keeps_apart_what_must_stay_apart() -> None:
    apart = -np.inf
    table = np.array([[0.0, 9.0, apart], [9.0, 0.0, 9.0], [apart, 9.0, 0.0]])
    assert join_by_average(table, 0.0) == [0, 0, 2]


@given(st.lists(st.text(max_size=9), unique=True), st.randoms())
def test_the_order_of_lines_carries_nothing(texts: list[str], chance: random.Random) -> None:
    shuffled = chance.sample(texts, len(texts))
    told = [[one[at] for at in order_by_content(one)] for one in (texts, shuffled)]
    assert told[0] == told[1]
