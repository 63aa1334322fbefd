"""Score what small records of two look-alikes bring together, by how much likeness may tell there.

    python bench/bench_look_alikes.py [--cache FOLDER] [--part train] [--limits 0 1 2 3 inf]

With TWOSOURCE_DATA set: each topic of ECB+ has reports of two happenings of one kind, such as two
earthquakes or two escapes. Small records with as many reports of either are drawn from each topic
with a seed, and each is worked out as `twosource build` does. Two reports are together if the main
event of either stands in the other too. `--limits` are the bits that likeness of the whole texts
may give at most in a record of up to eleven reports (`telling.CAUTIOUS`). Reading takes two
minutes, once if a cache is given.
"""

import argparse
import gzip
import json
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from random import Random

from bench_small_records import score, take
from labelled_data import find_gold
from matcher_pairs import keep_silent, read_kept
from twosource.config import Config
from twosource.matchers import telling
from twosource.wiring import open_parts

DRAWS = 3
FILES = {"train": "train.jsonl.gz", "dev": "dev.jsonl"}

Halves = Mapping[str, Sequence[str]]


def write_texts(source: Path, folder: Path) -> tuple[Path, dict[str, tuple[str, str]]]:
    """Write the texts as a user would give them; give the topic and the half of it of each."""
    unpack = gzip.open if source.suffix == ".gz" else open
    with unpack(source, "rt", encoding="utf-8") as rows:
        told = [json.loads(row) for row in rows]
    lines = folder / f"look_alikes_{source.name.split('.')[0]}.jsonl"
    given = [json.dumps({"id": row["id"], "text": row["text"]}) for row in told]
    lines.write_text("\n".join(given) + "\n", encoding="utf-8")
    return lines, {row["id"]: (row["topic"], row["subtopic"]) for row in told}


def draw(topics: Mapping[str, Halves], size: int) -> Iterator[list[str]]:
    """Draw records of one topic, half of the reports from either of its look-alikes."""
    for topic in sorted(topics):
        for seed in range(DRAWS):
            chance = Random(f"{topic} {size} {seed}")
            keys: list[str] = []
            for number, half in enumerate(sorted(topics[topic])):
                wanted = (size + 1 - number) // 2
                keys += chance.sample(topics[topic][half], min(wanted, len(topics[topic][half])))
            yield keys


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--cache", type=Path, metavar="FOLDER")
    parser.add_argument("--part", choices=sorted(FILES), default="train")
    parser.add_argument("--sizes", type=int, nargs="+", default=[6, 11, 16, 24])
    parser.add_argument("--limits", type=float, nargs="+", default=[telling.CAUTIOUS])
    chosen = parser.parse_args()
    gold = find_gold("same_event_mentions")
    parts = open_parts(Config(), keep_silent)
    with tempfile.TemporaryDirectory() as folder:
        lines, labels = write_texts(gold / FILES[chosen.part], Path(folder))
        kept = read_kept(lines, parts, chosen.cache)
    halves = {key: labels[report.label][1] for key, report in kept.reports.items()}
    topics: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for key, report in kept.reports.items():
        topics[labels[report.label][0]][halves[key]].append(key)
    print("| reports | at most | true pairs | right | wrong | P | R |")
    print("|---:|---:|---:|---:|---:|---:|---:|")
    for size in chosen.sizes:
        for limit in chosen.limits:
            telling.CAUTIOUS = limit
            counted = Counter[str]()
            for keys in draw(topics, size):
                counted += score(take(kept, keys), halves, parts)
            right, wrong = counted["right"], counted["wrong"]
            true = right + counted["missed"]
            told = f"{100 * right / max(1, right + wrong):.1f} | {100 * right / max(1, true):.1f}"
            row = f"| {size} | {limit:g} | {true} | {right} | {wrong} | {told} |"
            print(row, flush=True)


if __name__ == "__main__":
    main()
