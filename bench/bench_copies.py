"""Measure how copies are found: how fast, in how much memory, how many of those that are there.

`python bench/bench_copies.py` makes invented reports (`copied_reports.py`), finds copies and shared
passages among them, and prints a Markdown block. Every run is a process of its own; seconds are of
the processor, memory is the peak above what the reports themselves take. The way that was used
before (`copies_by_shingles.py`) runs on the first size, as a ratio. With TWOSOURCE_DATA set it also
looks at the labelled reports, whose equal texts are known.
"""

import argparse
import gzip
import json
import math
import os
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from copied_reports import Made, make_reports
from copies_by_shingles import find_old_copies
from twosource.stages.copies import relate, relate_new, shelve, trace_copies
from twosource.stages.imprints import make_imprint
from twosource.stages.layout import lay_out
from twosource.stages.running_words import Body, whole_body
from twosource.stages.shared_passages import find_shared

SIZES = (1_000, 10_000, 100_000)
NEW = 100
Pairs = set[frozenset[str]]


def peak() -> int:
    """Give the largest memory so far, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def run_new(made: list[Made]) -> dict[str, Any]:
    """Find copies and passages as the product does; give seconds of each step, and what it found.

    `added` is what it takes when all but the last hundred reports were known before.
    """
    bodies = {one.key: whole_body(one.text) for one in made}
    given = {one.key: make_imprint(one.text, one.outlet, one.url, one.published) for one in made}
    before, start = peak(), time.process_time()
    shelf = shelve(bodies, given)
    signed = time.process_time()
    copies = relate(shelf)
    related = time.process_time()
    shared = find_shared(shelf, copies)
    ended = time.process_time()
    relate_new(shelf, [one.key for one in made[-NEW:]])
    added = time.process_time()
    pairs = {frozenset((copy.report, copy.of)) for copy in copies}
    passages = {frozenset((one.left, one.right)) for one in shared}
    return {
        "sign": signed - start,
        "relate": related - signed,
        "shared": ended - related,
        "added": added - ended,
        "memory": peak() - before,
        **count_found(made, pairs, passages),
    }


def run_old(made: list[Made]) -> dict[str, Any]:
    """Find copies as before."""
    texts = {one.key: one.text for one in made}
    before, start = peak(), time.process_time()
    found = find_old_copies(texts)
    seconds = time.process_time() - start
    pairs = {frozenset(pair) for pair in found}
    return {"relate": seconds, "memory": peak() - before, **count_found(made, pairs, set())}


def count_found(made: list[Made], pairs: Pairs, passages: Pairs) -> dict[str, Any]:
    """Count by way of copying what was found as a copy, as a shared passage, and what is there."""
    there: Counter[str] = Counter()
    as_copy: Counter[str] = Counter()
    as_passage: Counter[str] = Counter()
    true: Pairs = set()
    for one in made:
        if one.source is None:
            continue
        way, pair = f"{one.way} {one.amount}", frozenset((one.key, one.source))
        true.add(pair)
        there[way] += 1
        as_copy[way] += pair in pairs
        as_passage[way] += pair in passages
    return {
        "ways": {way: (as_copy[way], as_passage[way], there[way]) for way in there},
        "false": (len(pairs - true), len(passages - true)),
    }


def measure(kind: str, size: int) -> dict[str, Any]:
    """Run one way on so many reports in a process of its own."""
    command = [sys.executable, __file__, "--run", kind, str(size)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603  # ours
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def print_speed(runs: Mapping[int, dict[str, Any]], old: dict[str, Any], at: int) -> None:
    """Print the table of seconds and memory, with how they grow."""
    print("| reports | sign | relate | shared passages | 100 more | MB | growth |")
    print("|---|---|---|---|---|---|---|")
    last: tuple[int, float] | None = None
    for size, one in runs.items():
        total = one["sign"] + one["relate"] + one["shared"]
        grown = "" if last is None else f"{math.log(total / last[1], size / last[0]):.2f}"
        steps = " | ".join(f"{one[step]:.1f} s" for step in ("sign", "relate", "shared", "added"))
        print(f"| {size:,} | {steps} | {one['memory']} | {grown} |")
        last = size, total
    new = runs[at]["sign"] + runs[at]["relate"]
    times, room = old["relate"] / new, old["memory"] / runs[at]["memory"]
    print(f"\nAs before, {at:,}: {old['relate']:.1f} s, {old['memory']} MB: ", end="")
    print(f"{times:.1f} times as long, {room:.0f} times the memory.")


def print_found(new: dict[str, Any], old: dict[str, Any]) -> None:
    """Print how much of each way of copying was found."""
    print("\n| made from another: stayed, or replaced | there | copy | passage | copy, as before |")
    print("|---|---|---|---|---|")
    for way, (copy, passage, there) in new["ways"].items():
        print(f"| {way} | {there} | {copy} | {passage} | {old['ways'][way][0]} |")
    copies, passages = new["false"]
    print(f"\nFalse pairs: {copies} copies, {passages} passages; as before {old['false'][0]}.")


def print_labelled(path: Path) -> None:
    """Print what is found among labelled reports of incidents."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = {f"{number}": json.loads(line) for number, line in enumerate(lines)}
    bodies, imprints = {}, {}
    for key, row in rows.items():
        layout = lay_out(row["text"], row["title"])
        bodies[key] = Body(row["text"], layout.spans("body"))
        imprints[key] = make_imprint(row["text"], None, row["url"], row["published"])
    shelf = shelve(bodies, imprints)
    copies = relate(shelf)
    kinds = Counter(
        (copy.kind, rows[copy.report]["incident"] == rows[copy.of]["incident"]) for copy in copies
    )
    passages = Counter(
        rows[one.left]["incident"] == rows[one.right]["incident"]
        for one in find_shared(shelf, copies)
    )
    roots = trace_copies(copies)
    equal: dict[str, set[str]] = {}
    for key, row in rows.items():
        words = shelf.signatures[key].words
        if row.get("same_text_as") and words:
            equal.setdefault(" ".join(row["text"].split()), set()).add(roots.get(key, key))
    apart = sum(len(families) > 1 for families in equal.values())
    print(f"\n{path.parent.name}, {path.name}: {len(rows)} reports. Copies (kind, one incident): ")
    print("; ".join(f"{kind} {same}: {count}" for (kind, same), count in sorted(kinds.items())))
    print(f"Passages of one incident {passages[True]}, of two {passages[False]}.")
    print(f"Texts known to be equal: {len(equal)}, taken apart: {apart}.")


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="how many reports")
    options.add_argument("--old", type=int, default=10_000, help="on how many to run the old way")
    options.add_argument("--run", nargs=2, metavar=("new|old", "REPORTS"), help=argparse.SUPPRESS)
    given = options.parse_args()
    if given.run:
        run = {"new": run_new, "old": run_old}[given.run[0]]
        print(json.dumps(run(list(make_reports(int(given.run[1]))))))
        return
    runs = {size: measure("new", size) for size in sorted({*given.sizes, given.old})}
    old = measure("old", given.old)
    print_speed(runs, old, given.old)
    print_found(runs[given.old], old)
    data = os.environ.get("TWOSOURCE_DATA")
    if data is None:
        print("\nThe labelled reports are not there: set TWOSOURCE_DATA.")
        return
    for part in ("train", "dev"):
        print_labelled(Path(data, "gold", "same_event_reports", f"{part}.jsonl.gz"))


if __name__ == "__main__":
    main()
