"""Score on ECB+ dev which mentions name the same event, and tell how long it takes.

`make bench-mentions`, with TWOSOURCE_DATA set: runs `twosource measure same-event-mentions` on the
data as a user would, and prints a Markdown table for BENCHMARKS.md.
"""

import json
import subprocess
import sys

from labelled_data import find_gold

NAMES = {"muc": "MUC", "b3": "B³", "ceaf_e": "CEAF-e", "lea": "LEA", "pairwise": "pairs"}


def main() -> None:
    """Print the table."""
    file = find_gold("same_event_mentions/dev.jsonl")
    program = "from twosource.cli import main; main()"
    words = [sys.executable, "-c", program, "measure", "same-event-mentions", str(file), "--json"]
    run = subprocess.run(words, capture_output=True, text=True, check=True)  # noqa: S603 -- our own command
    told = json.loads(run.stdout)
    print(f"{told['mentions']} mentions of {told['events']} events in {told['labelled']} texts,")
    print(f"told as {told['events_told']} events; {told['texts_per_second']:.1f} texts a second.")
    print()
    print("| figure | P | R | F1 |")
    print("|---|---|---|---|")
    for key, name in NAMES.items():
        row = " | ".join(f"{told[key][part]:.1f}" for part in ("p", "r", "f1"))
        print(f"| {name} | {row} |")
    print(f"| CoNLL | | | {told['conll_f1']:.1f} |")


if __name__ == "__main__":
    main()
