"""Measure the matcher's weights: do the bits tell how likely two claims are one event?

    python bench/bench_matcher.py [--weights FILE] [--cache FOLDER] [--svg FOLDER]

With TWOSOURCE_DATA set: reads the dev part of the reports of one incident and prints, for pairs of
claims by their bits, how many of a hundred were promised to be one event and how many are; the same
for coded reports, by weights fitted without the events they are tried on. `--svg` draws both.
"""

import argparse
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log2
from pathlib import Path

from labelled_data import find_data
from matcher_pairs import (
    Labelled,
    fold_out,
    is_learned_from,
    keep_silent,
    lighten,
    pair_coded,
    pair_incidents,
    read_kept,
    start_lower,
    write_reports,
)
from twosource.config import Config
from twosource.matchers.learning import Example, learn
from twosource.model.weights import Weights
from twosource.readers.weights import read_weights
from twosource.wiring import open_matcher, open_parts

EDGES = (-6.0, -4.0, -2.0, -1.0, 0.0, 1.0, 2.0, 4.0, 6.0)
SIZE, MARGIN, SMALLEST = 300, 40, 3.0
# As many pairs as each weight before stands for; and how much lower the coded record starts, where
# several clashes fall on one day in one city.
HELD, LOWER = 20.0, 3.0


@dataclass(frozen=True, slots=True)
class Weighed:
    """A labelled pair with its bits; `weight` is how many such pairs it stands for."""

    bits: float
    same: bool
    weight: float


@dataclass(frozen=True, slots=True)
class Bin:
    """Pairs whose bits lie together: from where, how many, what was promised and what is so."""

    low: float
    pairs: int
    said: float
    right: float


def weigh(weights: Weights, one: Example) -> Weighed:
    """Give a labelled pair its bits."""
    reasons = [weights.weigh(sight, one_report=one.one_report) for sight in one.sights]
    return Weighed(sum(reason.bits for reason in reasons), one.same, one.weight)


def measure_loss(pairs: Sequence[Weighed]) -> float:
    """Give the mean surprise at the labels, in bits; 0 is a seer's.

    >>> measure_loss([Weighed(0.0, True, 1.0), Weighed(0.0, False, 1.0)])
    1.0
    """
    surprise = [one.weight * log2(1 + 2 ** (-one.bits if one.same else one.bits)) for one in pairs]
    return sum(surprise) / sum(one.weight for one in pairs)


def sort_into_bins(pairs: Sequence[Weighed]) -> Iterator[Bin]:
    """Give what the bits promise, and what is so, from few bits to many."""
    for low, high in zip((-999.0, *EDGES), (*EDGES, 999.0), strict=True):
        some = [one for one in pairs if low <= one.bits < high]
        if some:
            mass = sum(one.weight for one in some)
            said = sum(one.weight / (1 + 2**-one.bits) for one in some) / mass
            right = sum(one.weight for one in some if one.same) / mass
            yield Bin(low, len(some), said, right)


def tabulate(pairs: Sequence[Weighed]) -> Iterator[str]:
    """Give the bins as a table."""
    yield "| bits | pairs | said to be one event, per cent | are, per cent |\n|---|---|---|---|"
    for one in sort_into_bins(pairs):
        name = "fewer" if one.low < EDGES[0] else f"from {one.low:+.0f}"
        yield f"| {name} | {one.pairs} | {100 * one.said:.1f} | {100 * one.right:.1f} |"


def draw(pairs: Sequence[Weighed], title: str) -> str:
    """Draw the bins as SVG: promised from left to right, so from below to above."""
    dots = "".join(
        f'<circle cx="{_across(one.said):.1f}" cy="{_up(one.right):.1f}"'
        f' r="{SMALLEST + log2(one.pairs) / 2:.1f}" fill="#1f5fa8" fill-opacity="0.7"/>'
        for one in sort_into_bins(pairs)
    )
    ends = f'x1="{_across(0):.0f}" y1="{_up(0):.0f}" x2="{_across(1):.0f}" y2="{_up(1):.0f}"'
    side = SIZE + 2 * MARGIN
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}"'
        ' font-family="sans-serif" font-size="12">'
        f'<rect width="{side}" height="{side}" fill="white"/>'
        f'<rect x="{MARGIN}" y="{MARGIN}" width="{SIZE}" height="{SIZE}" fill="none"'
        ' stroke="#888"/>'
        f'<line {ends} stroke="#888" stroke-dasharray="4 4"/>{dots}'
        f'<text x="{side / 2:.0f}" y="24" text-anchor="middle">{title}</text>'
        f'<text x="{side / 2:.0f}" y="{side - 12}" text-anchor="middle">'
        "said to be one event, 0 to 100 per cent</text>"
        f'<text transform="translate(16 {side / 2:.0f}) rotate(-90)" text-anchor="middle">'
        "are one event</text></svg>\n"
    )


def _across(share: float) -> float:
    return MARGIN + SIZE * share


def _up(share: float) -> float:
    return MARGIN + SIZE * (1 - share)


def weigh_coded(data: Path, before: Weights) -> list[Weighed]:
    """Weigh coded reports by weights fitted without their events, lower from the start."""
    coded = [one for one in pair_coded(data, open_matcher()) if is_learned_from(one)]
    lowered = [start_lower(one, LOWER) for one in coded]
    weighed = []
    for seen, tried in fold_out(lowered):
        weights = learn([lighten(one).example for one in seen], before, HELD, before.name)
        weighed += [weigh(weights, one.example) for one in tried]
    return weighed


def weigh_incidents(
    data: Path, part: str, weights: Path | None, cache: Path | None
) -> list[Labelled]:
    """Give the labelled pairs of one part of the reports of incidents."""
    parts = open_parts(Config(weights=weights), keep_silent)
    with tempfile.TemporaryDirectory() as scratch:
        source = data / "gold" / "same_event_reports" / f"{part}.jsonl.gz"
        lines, incidents = write_reports(source, Path(scratch))
        kept = read_kept(lines, parts, cache)
    return [one for one in pair_incidents(kept, incidents, parts) if is_learned_from(one)]


def main() -> None:
    """Print the tables, and draw them."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--weights", type=Path, help="another table than the shipped one")
    options.add_argument("--cache", type=Path, help="folder to keep readings in")
    options.add_argument("--svg", type=Path, help="folder to draw into")
    asked = options.parse_args()
    data = find_data("gold/report_level")
    weights = read_weights(asked.weights)
    dev = weigh_incidents(data, "dev", asked.weights, asked.cache)
    tables = {
        "reports of one incident, dev": [weigh(weights, one.example) for one in dev],
        "coded reports, held out by event": weigh_coded(data, weights),
    }
    for name, pairs in tables.items():
        print(f"{name}: loss {measure_loss(pairs):.4f}\n")
        print("\n".join(tabulate(pairs)), "\n")
        if asked.svg:
            asked.svg.mkdir(parents=True, exist_ok=True)
            file = asked.svg / f"{name.split(' ')[0]}.svg"
            file.write_text(draw(pairs, name), encoding="utf-8")


if __name__ == "__main__":
    main()
