"""Fit the numbers that `measures/factuality.py` gives to time and stance; print them as TOML.

With TWOSOURCE_DATA set: `python bench/fit_factuality.py > src/twosource/measures/factuality.toml`.
The whole train part of UDS-IH2 is read (8,846 sentences; about a minute).
"""

import gzip
import json

from labelled_data import find_gold
from twosource.extractors.spacy_parser import SpacyParser
from twosource.measures.factuality import fit, see_events


def main() -> None:
    """Print the table."""
    train = find_gold("factuality/train.jsonl.gz")
    with gzip.open(train, "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    numbers = [float(one["factuality"]) for one in records]
    means = fit(see_events(records, SpacyParser()), numbers)
    print("# What readers make of an event, from 3 (it happened) to -3 (it did not): the mean of")
    print(f"# {len(records)} events of the train part of UDS-IH2, by our stance and time.")
    print("# Written by bench/fit_factuality.py.")
    for stance, by_time in means.items():
        print(f"\n[{stance}]")
        for time, mean in by_time.items():
            print(f"{time} = {mean}")


if __name__ == "__main__":
    main()
