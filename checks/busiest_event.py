"""Read exported events on stdin, print the label of the one with most reports."""

import json
import sys


def busiest(lines: list[str]) -> str:
    """Give the label of the event with most reports; of several, the first by label."""
    events = [json.loads(line) for line in lines if line.strip()]
    if not events:
        message = "the record holds no event"
        raise SystemExit(message)
    best = min(events, key=lambda event: (-len(event["reports"]), event["label"]))
    return str(best["label"])


if __name__ == "__main__":
    print(busiest(sys.stdin.readlines()))
