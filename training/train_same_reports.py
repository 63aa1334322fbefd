"""Learn the bits by which `twosource measure same-event-reports` tells one incident from two.

    python training/train_same_reports.py DATA/gold/same_event_reports OUT/weights.json

An additive model: logistic regression over the steps of each sign of `twosource.measures.
same_reports.signs` and over common words, fitted on pairs of reports of the train part alone. The
part is split into three by incident; each is a collection of its own. The threshold is chosen by
cross-validation over these three: the lowest at which few enough merged pairs are wrong. Prints the
cross-validation and, where it is there, the dev part.
"""

import argparse
import gzip
import json
import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import md5
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from linear_models import descend
from twosource.measures.clusterings_score import score_clusterings
from twosource.measures.same_reports.grouping import join_reports
from twosource.measures.same_reports.signs import SIGNS, Collection, words_alike
from twosource.measures.same_reports.tables import Usual
from twosource.measures.same_reports.told import CALENDAR, Report, read_reports
from twosource.measures.same_reports.weighing import (
    Scale,
    Weights,
    add_bits,
    count_all,
    tabulate_words,
)

PARTS, SEED = 3, 1
SHORTEST = 200
# Pairs that share few words are alike to one another; of these a sample stands for all.
SAMPLED = ((0.03, 0.01), (0.06, 0.25))
WORD_SHARES = (0.02, 0.5)
USUAL_SHARE, USUAL_WEIGHT = 0.01, 100.0
NAME_SHARE = 0.15
STEPS = 10
STRENGTH, WORD_STRENGTH = 1.0, 50.0
LEAST, MOST = -5.0, 7.0
GRID = [round(0.25 * step, 2) for step in range(-8, 21)]
# A merge has to be four times likelier right than wrong.
THRESHOLD = 2.0

Array = NDArray[np.float64]
Table = NDArray[np.float32]


@dataclass(frozen=True)
class Part:
    """One collection: what its reports tell, their incidents, which are long enough to count."""

    these: Collection
    incidents: list[str]
    counted: NDArray[np.bool_]


@dataclass(frozen=True)
class Pairs:
    """Chosen pairs of one part: places, whether of one incident, how many each is for, values."""

    one: NDArray[np.int64]
    other: NDArray[np.int64]
    same: NDArray[np.bool_]
    stands_for: Array
    values: Table
    offset: float


# ------------------------------------------------------------------ reading


def read_records(path: Path) -> list[dict[str, str]]:
    """Read the reports of a labelled file."""
    with gzip.open(path) as lines:
        return [json.loads(line) for line in lines]


def make_part(records: Sequence[Mapping[str, str]], usual: Usual) -> Part:
    """Read some reports as one collection."""
    reports = [Report(one.get("title") or "", one["text"], one.get("published")) for one in records]
    long = np.array([len(one["text"]) >= SHORTEST for one in records])
    these = Collection(read_reports(reports), usual)
    return Part(these, [one["incident"] for one in records], long)


def split_by_incident(records: Sequence[dict[str, str]]) -> list[list[dict[str, str]]]:
    """Split reports into parts; all of one incident go to one."""
    parts: list[list[dict[str, str]]] = [[] for _ in range(PARTS)]
    for one in records:
        digest = md5(f"{SEED}:{one['incident']}".encode(), usedforsecurity=False)
        parts[int(digest.hexdigest(), 16) % PARTS].append(one)
    return parts


def count_usual(records: Sequence[Mapping[str, str]]) -> Usual:
    """Count how many reports have each word that many have and that is no name."""
    part = make_part(records, Usual())
    words = choose_words([part], (USUAL_SHARE, 1.0))
    met = Counter(word for one in part.these.told for word in one.vocabulary)
    return Usual(USUAL_WEIGHT, {word: round(met[word] / len(records), 3) for word in words})


def choose_pairs(part: Part) -> Pairs:
    """Choose the pairs to learn from: all of one incident, of others those that share words."""
    one, other = np.triu_indices(len(part.incidents), 1)
    names = np.unique(part.incidents, return_inverse=True)[1]
    same = names[one] == names[other]
    alike = words_alike(part.these)[one, other]
    share = np.ones(len(same))
    for limit, kept in reversed(SAMPLED):
        share[(alike < limit) & ~same] = kept
    chance = np.random.default_rng(SEED).random(len(same))
    taken = (chance < share) & part.counted[one] & part.counted[other]
    one, other = one[taken], other[taken]
    values = np.stack([sign(part.these)[one, other] for sign in SIGNS], axis=1)
    return Pairs(
        one, other, same[taken], 1 / share[taken], values, -math.log(count_all(part.these))
    )


# ------------------------------------------------------------------ fitting


def choose_words(parts: Sequence[Part], shares: tuple[float, float] = WORD_SHARES) -> list[str]:
    """Choose common words that are no names: the kinds of deeds, people and circumstances."""
    told = [one for part in parts for one in part.these.told]
    met = Counter(word for one in told for word in one.vocabulary)
    named = Counter(name for one in told for name in one.names)
    least, most = (share * len(told) for share in shares)
    return sorted(
        word
        for word, count in met.items()
        if least <= count <= most
        and word.isalpha()
        and len(word) > 2  # noqa: PLR2004 - shorter words tell nothing of a deed
        and word not in CALENDAR
        and named[word] <= NAME_SHARE * count
    )


def choose_edges(values: Table, same: NDArray[np.bool_]) -> list[float]:
    """Choose where the steps of a sign lie: even among pairs of one incident, few among others."""
    known = ~np.isnan(values)
    ours, others = values[known & same], values[known & ~same]
    shares = np.linspace(0, 1, STEPS + 1)[1:-1]
    edges = [*np.quantile(ours, shares), *np.quantile(others, (0.5, 0.9, 0.99, 0.999))]
    lowest = min(ours.min(), others.min())
    return sorted({float(f"{edge:.3g}") for edge in edges if edge > lowest})


def climb(values: Table, edges: Sequence[float]) -> Table:
    """Give a column for each step a value has climbed, and one for having no value."""
    silent = np.isnan(values)
    climbed = np.nan_to_num(values, nan=-np.inf)[:, None] >= np.array(edges, np.float32)
    return np.hstack([climbed, silent[:, None]]).astype(np.float32)


def fit(parts: Sequence[Part], pairs: Sequence[Pairs]) -> Weights:
    """Fit the weights on the pairs of some parts."""
    same = np.concatenate([one.same for one in pairs])
    stands_for = np.concatenate([one.stands_for for one in pairs])
    offset = np.concatenate([np.full(len(one.same), one.offset) for one in pairs])
    values = np.concatenate([one.values for one in pairs])
    edges = [choose_edges(column, same) for column in values.T]
    words = choose_words(parts)
    scale = np.float32((STRENGTH / WORD_STRENGTH) ** 0.5)
    shared = np.vstack([_share_words(*both, words) for both in zip(parts, pairs, strict=True)])
    steps = [climb(column, edge) for column, edge in zip(values.T, edges, strict=True)]
    table = np.hstack([*steps, shared * scale, np.ones((len(same), 1), np.float32)])
    found = _fit_logistic(table, same.astype(float), stands_for, offset) / math.log(2)
    return _make_weights(found, edges, words, float(scale), parts[0].these.usual)


def _share_words(part: Part, pairs: Pairs, words: Sequence[str]) -> Table:
    held = tabulate_words(part.these, words)
    ours, theirs = held[pairs.one], held[pairs.other]
    both = ours * theirs
    return np.hstack([both, ours + theirs - 2 * both])


def _fit_logistic(table: Table, same: Array, stands_for: Array, offset: Array) -> Array:
    strength = np.full(table.shape[1], STRENGTH)
    strength[-1] = 0.0

    def gradient(weights: Array) -> Array:
        odds = table @ weights.astype(np.float32) + offset
        slope = stands_for * (1 / (1 + np.exp(-odds)) - same)
        return np.asarray(strength * weights + slope.astype(np.float32) @ table)

    return descend(gradient, (table.shape[1],), 500)


def _make_weights(
    found: Array, edges: Sequence[Sequence[float]], words: Sequence[str], scale: float, usual: Usual
) -> Weights:
    scales, at = {}, 0
    for sign, one in zip(SIGNS, edges, strict=True):
        bits = np.cumsum([0.0, *found[at : at + len(one)]]).round(3)
        scales[sign.__name__] = Scale(
            tuple(one), tuple(map(float, bits)), round(float(found[at + len(one)]), 3)
        )
        at += len(one) + 1
    both, alone = (scale * found[at:-1]).round(3).reshape(2, len(words))
    held = {word: (float(both[k]), float(alone[k])) for k, word in enumerate(words)}
    start = round(float(found[-1]), 3)
    return Weights(start, scales, held, 0.0, LEAST, MOST, usual)


# ------------------------------------------------------------------ choosing and telling


def score(part: Part, bits: Table, weights: Weights, threshold: float) -> dict[str, float]:
    """Score one part at a threshold, over reports that are long enough."""
    joined = join_reports(bits, weights, threshold)
    counted = [at for at in range(len(joined)) if part.counted[at]]
    told = score_clusterings(
        {str(at): part.incidents[at] for at in counted},
        {str(at): str(joined[at]) for at in counted},
    )
    pairs = told.pairwise
    return {"P": pairs.precision, "R": pairs.recall, "F1": pairs.f1, "B3": told.b3.f1}


def cross_validate(
    parts: Sequence[Part], pairs: Sequence[Pairs]
) -> list[tuple[float, dict[str, float]]]:
    """Give for each threshold the mean figures of each part with the weights of the others."""
    judged = []
    for left_out, part in enumerate(parts):
        rest = [at for at in range(len(parts)) if at != left_out]
        weights = fit([parts[at] for at in rest], [pairs[at] for at in rest])
        judged.append((part, add_bits(part.these, weights, _silent), weights))
    rows = []
    for threshold in GRID:
        figures = [score(*one, threshold) for one in judged]
        rows.append((threshold, {name: _mean(figures, name) for name in figures[0]}))
    return rows


def _mean(figures: Sequence[Mapping[str, float]], name: str) -> float:
    return sum(one[name] for one in figures) / len(figures)


def tell_curve(rows: Sequence[tuple[float, Mapping[str, float]]]) -> Iterator[str]:
    """Give a row of figures for each threshold."""
    yield "threshold  pairs P     R    F1    B3"
    for threshold, one in rows:
        yield f"{threshold:9.2f} {one['P']:8.1f} {one['R']:5.1f} {one['F1']:5.1f} {one['B3']:5.1f}"


def _silent(done: int, total: int, what: str) -> None:
    """Say nothing."""


def write_weights(weights: Weights, path: Path) -> None:
    """Write weights, a line a sign and a line a word."""
    scales = ",\n".join(
        f"  {json.dumps(name)}: "
        + json.dumps({"edges": one.edges, "bits": one.bits, "silent": one.silent})
        for name, one in weights.scales.items()
    )
    words = ",\n".join(
        f"  {json.dumps(word)}: {json.dumps(bits)}"
        for word, bits in weights.words.items()
        if any(bits)
    )
    usual = json.dumps({"weight": weights.usual.weight, "shares": weights.usual.shares})
    path.write_text(
        f'{{\n "start": {weights.start},\n "threshold": {weights.threshold},\n'
        f' "least": {weights.least},\n "most": {weights.most},\n'
        f' "usual": {usual},\n "scales": {{\n{scales}\n }},\n "words": {{\n{words}\n }}\n}}\n',
        "utf-8",
    )


def main() -> None:
    """Learn, choose, tell."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    asked = parser.parse_args()
    train = read_records(asked.data / "train.jsonl.gz")
    usual = count_usual(train)
    parts = [make_part(one, usual) for one in split_by_incident(train)]
    pairs = [choose_pairs(part) for part in parts]
    rows = cross_validate(parts, pairs)
    print("Cross-validation on train:", *tell_curve(rows), sep="\n")
    weights = replace(fit(parts, pairs), threshold=THRESHOLD)
    write_weights(weights, asked.out)
    print(f"Threshold {THRESHOLD}; {len(weights.words)} words.")
    if (asked.data / "dev.jsonl.gz").exists():
        dev = make_part(read_records(asked.data / "dev.jsonl.gz"), usual)
        bits = add_bits(dev.these, weights, _silent)
        told = [(at, score(dev, bits, weights, at)) for at in GRID]
        print("Dev:", *tell_curve(told), sep="\n")


if __name__ == "__main__":
    main()
