"""Say how right when, where, who and how many are read, on the labelled data.

`make bench-values`, with TWOSOURCE_DATA set: runs `twosource measure` on the data as a user would
(`score.py` beside the data counts the same; tests hold the two together) and the choice of the main
event on our own labels, and prints a Markdown table for BENCHMARKS.md. `--only NAME` runs one part:
incidents, places, times, main.
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from labelled_data import find_gold
from twosource.measures.incidents.predict import open_parts
from twosource.measures.incidents.told import read_article
from twosource.measures.intervals import percent, wilson
from twosource.measures.main_events import Labelled, Verdict, judge_main, read_labels
from twosource.pipeline import Before, Parts, work_out
from twosource.stages.kept import keep_together
from twosource.wiring import open_matcher, open_reading_room

LABELS = Path(__file__).resolve().parent / "labels" / "main_events.jsonl"
PARTS = {"practice": "train.jsonl.gz", "final": "dev.jsonl"}
INCIDENTS = "incidents, HRDsAttack dev"

Rows = Iterator[tuple[str, str, str]]


def measure(gold: Path, name: str, file: str, *options: str) -> Mapping[str, Any]:
    """Run the command on a file and give its figures."""
    command = Path(sys.executable).with_name("twosource")
    words = [str(command), "measure", name, str(gold / name / file), "--json", "--quiet", *options]
    told = subprocess.run(words, check=True, capture_output=True, text=True)  # noqa: S603  # ours
    return dict(json.loads(told.stdout))


def score_incidents(gold: Path) -> Rows:
    """Give the figures of one record an article."""
    figures = measure(gold, "incidents", "dev.jsonl")
    country = figures["slots"]["country"]
    yield INCIDENTS, "country, any name, of filled", _with(country["folded"], country["folded_95"])
    for slot in ("city", "year", "month", "day"):
        one = figures["slots"][slot]
        yield "", f"{slot}, of filled", _with(one["of_filled"], one["of_filled_95"])
    yield "", "month and day left empty where empty", f"{figures['month_day']['empty_kept']:.1f}"
    yield "", "violation types, F1", f"{figures['violation_type']['f1']:.1f}"
    yield "", "perpetrator type, of all", f"{figures['slots']['perpetrator_type']['acc']:.1f}"
    for name in ("exact", "fuzzy"):
        yield "", f"victims' names, {name} F1", f"{figures[f'victim_name_{name}']['f1']:.1f}"


def score_places(gold: Path) -> Rows:
    """Give the figures of places: names given, the best of the known places, text alone."""
    for file in ("dev.jsonl", "train.jsonl.gz"):
        given = measure(gold, "places", file, "--given-names")
        found = measure(gold, "places", file)["end_to_end"]
        name = f"places, {file.partition('.')[0]}"
        yield f"{name}, names given", "Acc@161 km, all", f"{given['all']['acc_161km']:.1f}"
        yield "", "the best place known of each name", f"{given['best']['acc_161km']:.1f}"
        yield f"{name}, text alone", "F1", f"{found['f1']:.1f}"
        yield "", "P, R", f"{found['p']:.1f}, {found['r']:.1f}"


def score_times(gold: Path) -> Rows:
    """Give the figures of times."""
    figures = measure(gold, "times", "dev.jsonl")
    yield "times, MEANTIME dev", "value F1", f"{figures['value']['f1']:.1f}"
    yield (
        "",
        "relaxed, strict, type F1",
        ", ".join(f"{figures[name]['f1']:.1f}" for name in ("relaxed", "strict", "type")),
    )


def score_main(gold: Path) -> Rows:
    """Give how often the main event is the labelled one, and how often the first told would be."""
    labels = read_labels(LABELS.read_text("utf-8").splitlines())
    for name, file in PARTS.items():
        asked = [one for one in labels if one.set == name and not one.none]
        verdicts = list(_judge_all(gold, file, asked))
        right = sum(one.right for one in verdicts)
        share = percent(right, len(verdicts))
        yield (
            f"main event, {name}, {len(verdicts)} articles",
            "the labelled one",
            _with(share, wilson(right, len(verdicts))),
        )
        first, there = (sum(getattr(one, key) for one in verdicts) for key in ("first", "there"))
        yield "", "the first told", f"{percent(first, len(verdicts)):.1f}"
        yield "", "told of at all", f"{percent(there, len(verdicts)):.1f}"


def _judge_all(gold: Path, file: str, asked: list[Labelled]) -> Iterator[Verdict]:
    from twosource.cli.measure.lines import Line, read_lines

    articles = open_parts()
    parts = Parts(
        reading=open_reading_room(articles.codebook, 1),
        gazetteer=articles.gazetteer,
        matcher=open_matcher(),
        codebook=articles.codebook,
        rule="informative",
    )
    by_id = {str(one.id): one for one in read_lines(gold / "incidents" / file, Line)}
    for label in asked:
        line = by_id[label.id]
        record = {"title": line.title, "published": line.published, "text": line.text}
        told = read_article(record, articles)
        kept = keep_together([told.report], [told.reading])
        derived = work_out(kept, Before(), parts, lambda *_: None)
        claims = {one.claim.id: one for one in derived.claims}
        yield judge_main(
            label, told.report, told.layout, (derived.events, claims), articles.codebook
        )


def _with(figure: float, interval: tuple[float, float]) -> str:
    low, high = interval
    return f"{figure:.1f} ({low:.0f} to {high:.0f})"


SCORERS: Mapping[str, Callable[[Path], Rows]] = {
    "incidents": score_incidents,
    "places": score_places,
    "times": score_times,
    "main": score_main,
}


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--only", choices=SCORERS, help="one part alone")
    only = options.parse_args().only
    gold = find_gold()
    print("| data | measure | per cent (95 % interval) |\n|---|---|---|")
    for name, scorer in SCORERS.items():
        if only in {None, name}:
            for data, told, figure in scorer(gold):
                print(f"| {data} | {told} | {figure} |", flush=True)


if __name__ == "__main__":
    main()
