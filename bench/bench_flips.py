"""Flip random bytes of a record: how many are reported, how many change nothing that is kept."""

import argparse
import sys
from collections import Counter
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter

from flipped_bytes import flip_byte, judge, read_kept


def main() -> int:
    """Flip byte after byte of a copy; exit with 1 if one change of a kept value went unreported."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("record", type=Path, help="A record that nobody writes; it is copied.")
    asked.add_argument("--times", type=int, default=2000)
    asked.add_argument("--seed", type=int, default=1)
    chosen = asked.parse_args()
    sound, kept, chance = chosen.record.read_bytes(), read_kept(chosen.record), Random(chosen.seed)
    tally: Counter[str] = Counter()
    start = perf_counter()
    with TemporaryDirectory() as folder:
        for _ in range(chosen.times):
            tally[judge(Path(folder) / "r.db", flip_byte(sound, chance), kept)] += 1
    seconds = perf_counter() - start
    print(f"{chosen.times} bytes of {len(sound)} flipped one by one in {seconds:.0f} s:")
    for outcome in ("reported", "harmless", "missed"):
        print(f"  {outcome:<9} {tally[outcome]:>6}  {tally[outcome] / chosen.times:.1%}")
    return 1 if tally["missed"] else 0


if __name__ == "__main__":
    sys.exit(main())
