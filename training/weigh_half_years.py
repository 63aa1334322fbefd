"""Weigh what half a year between two tellings says against one event, where no day is told.

    python training/weigh_half_years.py DATA/gold

Counts pairs of coded reports of electoral violence (MAVERICK 1.0, train part; CC BY 4.0) that were
published more than 30 days apart: how many of one event, and of two events, lie more than half a
year apart. Printed are the bits by which that is likelier of one event than of two, for pairs that
share more and more. `LONG_AFTER` of `matchers/dates.py` is that of one city: what reports of one
place say. Takes some seconds; nothing in it is random.
"""

import gzip
import json
import sys
from collections import Counter, defaultdict
from datetime import date
from itertools import combinations
from math import log2
from pathlib import Path

from twosource.matchers.dates import HALF_YEAR

MONTH = 30
SHARED = (("country",), ("country", "city"), ("country", "city", "event_context"))


def main() -> None:
    """Print the bits."""
    source = Path(sys.argv[1]) / "report_level" / "train.jsonl.gz"
    with gzip.open(source, "rt", encoding="utf-8") as lines:
        rows = [
            row
            for row in map(json.loads, lines)
            if len(row.get("published", "")) == len("2024-01-01")
        ]
    for keys in SHARED:
        groups = defaultdict(list)
        for row in rows:
            if all(key in row for key in keys):
                groups[tuple(row[key] for key in keys)].append(row)
        counted = Counter(
            (one["event"] == other["event"], gap > HALF_YEAR)
            for group in groups.values()
            for one, other in combinations(group, 2)
            if (gap := count_days(one["published"], other["published"])) > MONTH
        )
        same, apart = (share_long(counted, one_event=one) for one in (True, False))
        shared = ", ".join(key.replace("_", " ") for key in keys)
        bits = log2(same / apart)
        print(f"same {shared}: {same:.3f} of one event, {apart:.3f} of two: {bits:.2f} bits")


def count_days(one: str, other: str) -> int:
    """Give the days between two days."""
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days)


def share_long(counted: Counter[tuple[bool, bool]], *, one_event: bool) -> float:
    """Give the share of pairs over a month apart that lie over half a year apart."""
    longer, shorter = counted[one_event, True], counted[one_event, False]
    return longer / (longer + shorter)


if __name__ == "__main__":
    main()
