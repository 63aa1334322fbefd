"""Score attribution on PolNeAR dev: rules alone beside rules with the model, and their speed.

`make bench-attribution`, with TWOSOURCE_DATA set: prints a Markdown table for BENCHMARKS.md, by the
scorer that comes with the data. Both read the same articles in turn, so that speeds compare.
"""

import time

from bench_stages import load_scorer
from labelled_data import find_gold
from twosource.measures.attribution import open_attribution

ROLES = ("source", "cue", "content")


def main() -> None:
    """Print the table."""
    gold = find_gold()
    score = load_scorer(gold)
    labelled = {one["id"]: one for one in score.read_jsonl(str(gold / "attribution/dev.jsonl"))}
    ways = {
        "rules": open_attribution(rules_only=True),
        "rules and model": open_attribution(),
    }
    told: dict[str, dict[str, object]] = {name: {} for name in ways}
    spent = dict.fromkeys(ways, 0.0)
    first = next(iter(labelled.values()))
    for way in ways.values():
        way(first)  # opens what is opened once
    for key, one in labelled.items():
        for name, way in ways.items():
            began = time.perf_counter()
            told[name][key] = way(one)
            spent[name] += time.perf_counter() - began
    print("| | whole_partial F1 | P | R | whole_exact F1 |", end="")
    print(" source exact | cue exact | content exact |", end="")
    print(" source words | cue words | content words | articles/s |")
    print("|---" * 12 + "|")
    for name in ways:
        found = score.score_attribution(labelled, told[name])
        whole = found["whole_partial"]
        figures = [whole["f1"], whole["p"], whole["r"], found["whole_exact"]["f1"]]
        figures += [found["exact"][role]["f1"] for role in ROLES]
        figures += [found["token"][role]["f1"] for role in ROLES]
        figures.append(len(labelled) / spent[name])
        print(f"| {name} | " + " | ".join(f"{figure:.1f}" for figure in figures) + " |")


if __name__ == "__main__":
    main()
