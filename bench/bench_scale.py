"""Measure pairing, matching and clustering by size, and what one more report costs.

`make bench-scale` runs 10,000 and 100,000 claims; `--claims 1000000` is for a machine with 24 GiB
and twenty minutes. The claims are invented (see `claim_generator.py`); each size is a process of
its own, measured by its processor seconds and its peak memory. The growth exponent is the slope
between two sizes: 1 is linear, 2 compares everything with everything.
"""

import argparse
import gc
import json
import resource
import statistics
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from math import log
from pathlib import Path

from claim_generator import FAMILIES, Generated, generate
from twosource.stages.backdrop import gather_backdrop
from twosource.stages.index_work import IndexRules
from twosource.stages.join import Joined, JoinRules, join_claims
from twosource.stages.join_index import JoinIndex
from twosource.wiring import open_matcher

SIZES = (10_000, 100_000)
MORE = 50


def join_all(made: Generated) -> Joined:
    """Join the claims as a build does."""
    backdrop = gather_backdrop(made.reports)
    matcher = open_matcher().before(backdrop)
    return join_claims(
        made.claims,
        JoinRules(
            compare=matcher.compare,
            threshold=matcher.threshold,
            families=FAMILIES,
            decisions={},
            roots=backdrop.roots,
            words={claim: plain for one in made.reports for claim, plain in one.plain.items()},
            scenes=backdrop.scenes,
        ),
    )


def score(clusters: Iterable[frozenset[str]], truth: Mapping[str, int]) -> tuple[float, float]:
    """Give precision and recall of the pairs of claims that are joined, in per cent."""
    both = made = 0
    for one in clusters:
        made += _pairs(len(one))
        both += sum(_pairs(count) for count in Counter(truth[claim] for claim in one).values())
    true = sum(_pairs(count) for count in Counter(truth.values()).values())
    return 100 * both / max(1, made), 100 * both / max(1, true)


def _pairs(count: int) -> int:
    return count * (count - 1) // 2


def measure(claims: int, seed: int) -> dict[str, float]:
    """Join so many claims in this process."""
    made = generate(claims, seed)
    before = _peak()
    # Nothing here is ever garbage in a ring: looking for it costs more than the work.
    gc.disable()
    start, used = time.perf_counter(), time.process_time()
    joined = join_all(made)
    seconds = time.process_time() - used
    wall = time.perf_counter() - start
    compared = sum(len(others) for others in joined.links.of.values()) // 2
    precision, recall = score(joined.clusters, made.truth)
    return {
        "claims": len(made.truth),
        "reports": len(made.reports),
        "seconds": seconds,
        "wall": wall,
        "peak": _peak(),
        "claims_alone": before,
        "pairs": compared / len(made.truth),
        "precision": precision,
        "recall": recall,
        "f1": 2 * precision * recall / max(1.0, precision + recall),
        "largest": max(map(len, joined.clusters)),
    }


def measure_adding(claims: int, seed: int) -> dict[str, float]:
    """Keep an index of so many claims, and add one report after another to it."""
    made = generate(claims, seed)
    first, last = made.reports[:-MORE], made.reports[-MORE:]
    gc.disable()
    part = open_matcher()
    index = JoinIndex(IndexRules(lambda one: part.before(one).compare, part.threshold, FAMILIES))
    start = time.process_time()
    index.update(first)
    loaded = time.process_time() - start
    took, compared = [], []
    for one in last:
        start = time.perf_counter()
        compared.append(index.update([one]).compared)
        took.append(1000 * (time.perf_counter() - start))
    twenty = statistics.quantiles(took, n=20)
    clusters = join_all(made).clusters
    return {
        "claims": len(made.truth),
        "loaded": loaded,
        "peak": _peak(),
        "p50": statistics.median(took),
        "p95": twenty[-1],
        "most": max(took),
        "compared": statistics.median(compared),
        "same": index.joined().clusters == clusters,
    }


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def run_apart(*words: str) -> dict[str, float]:
    """Measure in a process of its own."""
    command = [sys.executable, str(Path(__file__).resolve()), "--inside", *words]
    # The command is put together here, of this file's own words.
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout  # noqa: S603
    found: dict[str, float] = json.loads(said)
    return found


def draw(rows: Sequence[Mapping[str, float]]) -> str:
    """Give the table by size."""
    names = ("claims", "reports", "processor s", "peak MB (the claims alone)", "pairs a claim")
    heads = [*names, "P", "R", "F1", "growth: time, memory"]
    lines = [f"| {' | '.join(heads)} |", "|---" * len(heads) + "|"]
    slopes = [""] + [
        f"{_slope(one, more, 'seconds'):.2f}, {_slope(one, more, 'peak'):.2f}"
        for one, more in pairwise(rows)
    ]
    for row, slope in zip(rows, slopes, strict=True):
        lines.append(
            f"| {row['claims']:.0f} | {row['reports']:.0f} | {row['seconds']:.1f}"
            f" | {row['peak']:.0f} ({row['claims_alone']:.0f}) | {row['pairs']:.1f}"
            f" | {row['precision']:.1f} | {row['recall']:.1f} | {row['f1']:.1f} | {slope} |"
        )
    return "\n".join(lines)


def draw_adding(one: Mapping[str, float]) -> str:
    """Say what one more report costs."""
    same = "the same clusters as" if one["same"] else "OTHER CLUSTERS than"
    return (
        f"\nOne more report on {one['claims']:.0f} claims held in memory ({one['peak']:.0f} MB at"
        f" the peak, {one['loaded']:.0f} s to load): {one['p50']:.1f} ms (median of {MORE}), 95 %"
        f" in {one['p95']:.1f} ms, at most {one['most']:.1f} ms; {one['compared']:.0f} pairs"
        f" compared (median); {same} all at once."
    )


def _slope(one: Mapping[str, float], more: Mapping[str, float], what: str) -> float:
    return log(more[what] / one[what]) / log(more["claims"] / one["claims"])


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--claims", type=int, nargs="*", default=SIZES, help="how many")
    options.add_argument("--seed", type=int, default=0)
    options.add_argument("--inside", choices=["joining", "adding"], help="one size, as JSON")
    options.add_argument("--adding", type=int, default=SIZES[-1], help="claims to add reports to")
    given = options.parse_args()
    if given.inside:
        work = measure if given.inside == "joining" else measure_adding
        print(json.dumps(work(given.claims[0], given.seed)))
        return
    seed = "--seed", str(given.seed)
    rows = [run_apart("joining", "--claims", str(size), *seed) for size in given.claims]
    print(draw(rows))
    if given.adding:
        one = run_apart("adding", "--claims", str(given.adding), *seed)
        print(draw_adding(one))


if __name__ == "__main__":
    main()
