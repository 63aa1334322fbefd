"""Score the grouping of reports by incident on dev, and tell how right its probabilities are.

`make bench-same-reports`, with TWOSOURCE_DATA set: prints Markdown for BENCHMARKS.md. Figures
are by our scorer, over texts of 200 characters and more, as the baseline counts.
"""

import gzip
import json
import time
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from labelled_data import find_gold
from twosource.measures.clusterings_score import Clusterings, score_clusterings
from twosource.measures.same_reports.grouping import join_reports, order_reports
from twosource.measures.same_reports.signs import Collection
from twosource.measures.same_reports.told import Report, read_reports
from twosource.measures.same_reports.weighing import add_bits, load_weights

SHORTEST = 200
THRESHOLDS = (-2.0, -1.0, 0.0, 1.0, 2.0, 3.0, 4.0)
BINS = (0.0, 0.001, 0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99, 1.0)


def main() -> None:
    """Print the tables."""
    path = find_gold("same_event_reports/dev.jsonl.gz")
    with gzip.open(path) as lines:
        records = [json.loads(line) for line in lines]
    began = time.perf_counter()
    weights = load_weights()
    reports = [Report(one["title"] or "", one["text"], one["published"]) for one in records]
    order = order_reports(reports)
    records, reports = ([side[at] for at in order] for side in (records, reports))
    bits = add_bits(Collection(read_reports(reports), weights.usual), weights, _silent)
    counted = [at for at, one in enumerate(records) if len(one["text"]) >= SHORTEST]
    wanted = {str(at): records[at]["incident"] for at in counted}
    print("| threshold, bits | pairs P | R | F1 | B3 F1 | CEAF-e F1 | LEA F1 | CoNLL |")
    print("|---" * 8 + "|")
    for threshold in THRESHOLDS:
        joined = join_reports(bits, weights, threshold)
        told = score_clusterings(wanted, {str(at): str(joined[at]) for at in counted})
        shown = " (shipped)" if threshold == weights.threshold else ""
        print(f"| {threshold:g}{shown} | " + " | ".join(_figures(told)) + " |")
    print(f"\n{len(records)} reports in {time.perf_counter() - began:.0f} s.\n")
    print_reliability(bits, [one["incident"] for one in records], counted)


def _figures(told: Clusterings) -> list[str]:
    pairs = told.pairwise
    figures = [pairs.precision, pairs.recall, pairs.f1, told.b3.f1, told.ceaf_e.f1, told.lea.f1]
    return [f"{one:.1f}" for one in [*figures, told.conll]]


def print_reliability(bits: NDArray[np.float32], incidents: list[str], counted: list[int]) -> None:
    """Print how often pairs of a probability told are of one incident."""
    ours, theirs = (np.array(counted)[at] for at in np.triu_indices(len(counted), 1))
    names = np.unique(incidents, return_inverse=True)[1]
    same = names[ours] == names[theirs]
    odds = bits[ours, theirs].astype(np.float64)
    probability = 1 / (1 + np.exp2(-odds))
    print("| probability told | pairs | mean told | of one incident |")
    print("|---|---|---|---|")
    for low, high in pairwise(BINS):
        inside = (probability >= low) & ((probability < high) | (high == 1.0))
        if inside.any():
            told, right = 100 * probability[inside].mean(), 100 * same[inside].mean()
            count = f"{int(inside.sum()):,}"
            print(f"| {low:g} to {high:g} | {count} | {told:.2f} % | {right:.2f} % |")


def _silent(done: int, total: int, what: str) -> None:
    """Say nothing."""


if __name__ == "__main__":
    main()
