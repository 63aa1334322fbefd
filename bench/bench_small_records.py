"""Score what small records bring together: some reports of one incident, or of several.

    python bench/bench_small_records.py [--cache FOLDER] [--sizes 10 24 48]

With TWOSOURCE_DATA set: reads the Violent Corpus, dev, draws small records from it with a seed, and
works each out as `twosource build` does. *One incident*: all reports of an incident that at least
four tell of, at most twelve, alone and with two others. *Mixed*: so many reports, four in ten
of incidents with several. Two reports are together if the main event of either stands in the other
too. Reading takes six minutes, once if a cache is given.
"""

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path
from random import Random

from bench_joined_reports import find_mains, link, read_incidents
from labelled_data import find_gold
from matcher_pairs import keep_silent
from twosource.config import Config
from twosource.pipeline import Before, Parts, work_out
from twosource.stages.kept import Kept, keep_together
from twosource.wiring import open_parts

DRAWS, REPORTS = 30, 400
SEVERAL, LARGE, MOST = 0.4, 4, 12

Groups = dict[str, list[str]]


def draw_one(groups: Groups, others: int) -> Iterator[list[str]]:
    """Draw all reports of an incident, with some others."""
    large = sorted(name for name, keys in groups.items() if len(keys) >= LARGE)
    for seed in range(DRAWS):
        chance = Random(seed)
        keys = groups[chance.choice(large)][:MOST]
        more = [groups[chance.choice(sorted(groups))][0] for _ in range(others)]
        yield list(dict.fromkeys([*keys, *more]))


def draw_mixed(groups: Groups, size: int) -> Iterator[list[str]]:
    """Draw reports of so many incidents that there are enough."""
    several = sorted(name for name, keys in groups.items() if len(keys) > 1)
    for seed in range(max(4, REPORTS // size)):
        chance = Random(f"{size} {seed}")
        keys: dict[str, None] = {}
        while len(keys) < size:
            pool = several if chance.random() < SEVERAL else sorted(groups)
            keys |= dict.fromkeys(groups[chance.choice(pool)])
        yield list(keys)[:size]


def take(kept: Kept, keys: Sequence[str]) -> Kept:
    """Take some reports as they were read."""
    return keep_together([kept.reports[key] for key in keys], [kept.readings[key] for key in keys])


def score(kept: Kept, wanted: dict[str, str], parts: Parts) -> Counter[str]:
    """Count pairs of reports of a record: rightly together, wrongly, and missed."""
    got = link(list(kept.reports), find_mains(kept, work_out(kept, Before(), parts, keep_silent)))
    counted = Counter[str]()
    for one, other in combinations(sorted(kept.reports), 2):
        same, joined = wanted[one] == wanted[other], got[one] == got[other]
        counted["right" if same and joined else "wrong" if joined else "missed"] += same or joined
    return counted


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cache", type=Path, metavar="FOLDER")
    parser.add_argument("--sizes", type=int, nargs="+", default=[10, 24, 48])
    chosen = parser.parse_args()
    source = find_gold("same_event_reports/dev.jsonl.gz")
    parts = open_parts(Config(), keep_silent)
    kept, wanted = read_incidents(source, parts, chosen.cache)
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for key in kept.reports:
        groups[wanted[key]].append(key)
    draws = {f"one incident and {n} others": draw_one(groups, n) for n in (0, 2)}
    draws |= {f"mixed, {size} reports": draw_mixed(groups, size) for size in chosen.sizes}
    print("| small records | true pairs | P | R |\n|---|---|---|---|")
    for name, records in draws.items():
        counted = Counter[str]()
        for keys in records:
            counted += score(take(kept, keys), wanted, parts)
        right, true = counted["right"], counted["right"] + counted["missed"]
        precision = 100 * right / max(1, right + counted["wrong"])
        print(
            f"| {name} | {true} | {precision:.1f} | {100 * right / max(1, true):.1f} |", flush=True
        )


if __name__ == "__main__":
    main()
