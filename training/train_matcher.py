"""Learn the weights by which two claims are taken for one event, from pairs that people labelled.

    PYTHONPATH=bench python training/train_matcher.py DATA OUT/weights.json [--cache FOLDER]

Fitted on the train parts: reports of one incident, coded reports of one event, and the practice
labels of claims of one report (see `bench/matcher_pairs.py`). Each weight is drawn towards the one
set by hand (`hand_weights.json`), as if that stood for HELD pairs; that number is chosen by
five-fold cross-validation in which no incident and no event stands on both sides. Prints how well
the bits are calibrated on what was held out. Reading 3,000 reports takes 5 to 15 minutes, once if a
cache is given.
"""

import argparse
import pickle
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
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
from twosource.matchers.learning import DIGITS, learn
from twosource.model.weights import Weights
from twosource.pipeline import Parts
from twosource.readers.weights import encode_weights, read_weights
from twosource.wiring import open_matcher, open_parts

NAME = "news"
HAND = Path(__file__).parent / "hand_weights.json"
HELD = (20.0, 60.0)
TURNS = 4
BY_HAND = ("other subtype", "other type", "other type, as counted")
STARTS = [0.25 * step for step in range(-16, 25)]

Source = Mapping[str, Sequence[Labelled]]


def gather(data: Path, parts: Parts, cache: Path | None) -> Source:
    """Read everything and give the labelled pairs of each source; a cache keeps them."""
    kept_pairs = None if cache is None else cache / "pairs.pickle"
    if kept_pairs is not None and kept_pairs.is_file():
        # Written by this program a moment ago, for itself.
        found: Source = pickle.loads(kept_pairs.read_bytes())  # noqa: S301
        return found
    sources = read_pairs(data, parts, cache)
    if kept_pairs is not None:
        kept_pairs.write_bytes(pickle.dumps(sources))
    return sources


def read_pairs(data: Path, parts: Parts, cache: Path | None) -> Source:
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


def prepare(sources: Source, hand: Weights, held: float) -> tuple[Source, Mapping[str, float]]:
    """Give the sources each with a start of its own, and by how many bits that is lower.

    How many of the pairs compared are one event is a matter of the record: a weight must not stand
    in for it. So the starts and the weights are fitted in turn.
    """
    ready = {**sources, "coded": [lighten(one) for one in sources["coded"]]}
    lower = dict.fromkeys(sources, 0.0)
    for _ in range(TURNS):
        started = _start(ready, lower)
        weights = fit(started, hand, held)
        for name, pairs in started.items():
            weighed = [weigh(weights, one.example) for one in pairs]
            lower[name] += min(STARTS, key=lambda bits: measure_loss(_lower(weighed, bits)))
    return _start(ready, lower), lower


def _start(sources: Source, lower: Mapping[str, float]) -> Source:
    return {
        name: [start_lower(one, lower[name]) for one in pairs] for name, pairs in sources.items()
    }


def _lower(pairs: Sequence[Weighed], bits: float) -> list[Weighed]:
    return [replace(one, bits=one.bits - bits) for one in pairs]


def fit(sources: Source, hand: Weights, held: float) -> Weights:
    """Fit the weights on all sources."""
    return learn([one.example for some in sources.values() for one in some], hand, held, NAME)


def anchor(weights: Weights, hand: Weights) -> Weights:
    """Give weights that promise the same, with what all pairs share put where it may be silent.

    Every pair has a kind, so what all have in common might stand there as well as in the likeness
    of the reports; but in a small record that is silent, and the kind must not speak for it.
    """
    more = hand.across["same_kind"]["same subtype"] - weights.across["same_kind"]["same subtype"]

    def shift(feature: str, bits: float) -> dict[str, float]:
        rows = weights.across[feature]
        return {row: round(one + bits, DIGITS) for row, one in rows.items()}

    moved = {"same_kind": shift("same_kind", more), "text_likeness": shift("text_likeness", -more)}
    return replace(weights, across={**weights.across, **moved})


def set_by_reason(weights: Weights, hand: Weights) -> Weights:
    """Give the weights with the few rows that labelled pairs cannot tell (decision 0027).

    Other kinds stand as set by hand, since too few pairs show them. That two reports share few rare
    words speaks half as much against one event as learned: the pairs are news of one country and
    length, and a line from a ministry shares little with the article on what it tells.
    """
    kind = {row: hand.across["same_kind"][row] for row in BY_HAND}
    likeness = {
        row: round(bits / 2, DIGITS) if bits < 0 else bits
        for row, bits in weights.across["text_likeness"].items()
    }
    set_rows = {"same_kind": {**weights.across["same_kind"], **kind}, "text_likeness": likeness}
    return replace(weights, across={**weights.across, **set_rows})


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


def choose(sources: Source, hand: Weights) -> float:
    """Choose how many pairs each weight set by hand stands for."""
    losses = {}
    for held in HELD:
        losses[held] = cross_validate(sources, hand, held)
        print(f"held by {held:.0f} pairs: loss {losses[held]:.4f}", flush=True)
    return min(HELD, key=lambda held: losses[held])


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
        print(
            f"{name}: {len(pairs)} pairs, {sum(one.example.same for one in pairs)} of one event",
            flush=True,
        )
    ready, lower = prepare(sources, hand, HELD[0])
    told = ", ".join(f"{name} by {bits:.2f}" for name, bits in lower.items())
    print(f"bits by which each starts lower than the table: {told}", flush=True)
    held = choose(ready, hand)
    # Joined by the weights learned for them, claims of one report fare no better (decision 0027).
    learned = anchor(replace(fit(ready, hand, held), within=hand.within), hand)
    weights = set_by_reason(learned, hand)
    asked.out.write_text(encode_weights(weights), encoding="utf-8")
    print(f"\nchosen: held by {held:.0f} pairs; {weights.version}", flush=True)
    for name, weighed in hold_out(ready, hand, held).items():
        by_hand = [weigh(hand, one.example) for one in ready[name]]
        print(f"\n{name}: loss {measure_loss(by_hand):.4f} by hand, {measure_loss(weighed):.4f}\n")
        print("\n".join(tabulate(weighed)))


if __name__ == "__main__":
    main()
