"""Learn the weights by which two claims are taken for one event, from pairs that people labelled.

    PYTHONPATH=bench python training/train_matcher.py DATA OUT/weights.json [--cache FOLDER]

Fitted on the train parts: reports of one incident, coded reports of one event, and the practice
labels of claims of one report (see `bench/matcher_pairs.py`). Each weight is drawn towards the one
set by hand (`hand_weights.json`), as if that stood for HELD pairs; that number, and how much lower
a dense record starts, are chosen by five-fold cross-validation in which no incident and no event
stands on both sides. Prints how well the bits are calibrated on what was held out. Reading 3,000
reports takes 5 to 15 minutes, once if a cache is given.
"""

import argparse
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from statistics import fmean

from bench_matcher import Weighed, measure_loss, tabulate, weigh
from matcher_pairs import (
    Labelled,
    fold_out,
    is_learned_from,
    keep_silent,
    lighten,
    pair_coded,
    pair_incidents,
    pair_within,
    read_kept,
    start_lower,
    write_reports,
)
from twosource.config import Config
from twosource.matchers.learning import learn
from twosource.model.weights import Weights
from twosource.pipeline import Parts
from twosource.readers.weights import encode_weights, read_weights
from twosource.wiring import open_matcher, open_parts

NAME = "news"
HAND = Path(__file__).parent / "hand_weights.json"
HELD = (5.0, 20.0, 60.0)
LOWER = (0.0, 1.0, 2.0, 3.0, 4.0)

Source = Mapping[str, Sequence[Labelled]]


def gather(data: Path, parts: Parts, cache: Path | None) -> Source:
    """Read everything and give the labelled pairs of each source."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        source = data / "gold" / "same_event_reports" / "train.jsonl.gz"
        lines, incidents = write_reports(source, folder)
        kept = read_kept(lines, parts, cache)
        found = {
            "incidents": pair_incidents(kept, incidents, parts),
            "coded": pair_coded(data, open_matcher()),
            "within": pair_within(data, parts, folder, cache),
        }
        return {
            name: [one for one in pairs if is_learned_from(one)] for name, pairs in found.items()
        }


def prepare(sources: Source, lower: float) -> Source:
    """Give the sources as they are learned from: coded pairs start lower and count less."""
    coded = [start_lower(lighten(one), lower) for one in sources["coded"]]
    return {**sources, "coded": coded}


def fit(sources: Source, hand: Weights, held: float) -> Weights:
    """Fit the weights on all sources."""
    return learn([one.example for some in sources.values() for one in some], hand, held, NAME)


def hold_out(sources: Source, hand: Weights, held: float) -> Mapping[str, list[Weighed]]:
    """Weigh every pair by weights that were fitted without its incident or event."""
    folds: Iterator[tuple[tuple[list[Labelled], list[Labelled]], ...]]
    folds = zip(*(fold_out(some) for some in sources.values()), strict=True)
    weighed: dict[str, list[Weighed]] = {name: [] for name in sources}
    for parts in folds:
        seen = dict(zip(sources, (seen for seen, _ in parts), strict=True))
        weights = fit(seen, hand, held)
        for name, (_, tried) in zip(sources, parts, strict=True):
            weighed[name] += [weigh(weights, one.example) for one in tried]
    return weighed


def cross_validate(sources: Source, hand: Weights, held: float) -> float:
    """Give the mean loss of what was held out, the sources counting the same."""
    return fmean(measure_loss(pairs) for pairs in hold_out(sources, hand, held).values())


def choose(sources: Source, hand: Weights) -> tuple[float, float]:
    """Choose how many pairs the hand weights stand for, and how much lower dense records start."""
    tried: dict[tuple[float, float], float] = {}

    def loss(held: float, lower: float) -> float:
        tried[held, lower] = cross_validate(prepare(sources, lower), hand, held)
        print(f"held by {held:.0f} pairs, dense by {lower:.0f}: loss {tried[held, lower]:.4f}")
        return tried[held, lower]

    lower = min(LOWER, key=lambda one: loss(HELD[1], one))
    held = min(HELD, key=lambda one: tried.get((one, lower)) or loss(one, lower))
    return held, lower


def main() -> None:
    """Fit, choose, write, and print the figures."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("data", type=Path, help="folder of the labelled data")
    options.add_argument("out", type=Path, help="where to write the weights")
    options.add_argument("--cache", type=Path, help="folder to keep readings in")
    asked = options.parse_args()
    hand = read_weights(HAND)
    sources = gather(asked.data, open_parts(Config(weights=HAND), keep_silent), asked.cache)
    for name, pairs in sources.items():
        print(f"{name}: {len(pairs)} pairs, {sum(one.example.same for one in pairs)} of one event")
    held, lower = choose(sources, hand)
    ready = prepare(sources, lower)
    weights = fit(ready, hand, held)
    asked.out.write_text(encode_weights(weights), encoding="utf-8")
    print(f"\nchosen: held by {held:.0f} pairs, dense record {lower:.0f} lower; {weights.version}")
    for name, weighed in hold_out(ready, hand, held).items():
        by_hand = [weigh(hand, one.example) for one in ready[name]]
        print(f"\n{name}: loss {measure_loss(by_hand):.4f} by hand, {measure_loss(weighed):.4f}\n")
        print("\n".join(tabulate(weighed)))


if __name__ == "__main__":
    main()
