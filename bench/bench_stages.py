"""Score the stages on the dev sets, with the scorer that comes with the data.

`make bench-stages`, with TWOSOURCE_DATA set: prints a Markdown table for BENCHMARKS.md.
"""

import importlib.util
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from labelled_data import find_gold
from twosource.extractors.spacy_parser import SpacyParser
from twosource.gazetteers.build import cache_folder
from twosource.gazetteers.sqlite import open_gazetteer
from twosource.measures import factuality, places, times
from twosource.measures.places_text import predict_from_text

Rows = Iterator[tuple[str, str, str]]


def load_scorer(gold: Path) -> Any:
    """Load the scorer that lies beside the labelled files."""
    spec = importlib.util.spec_from_file_location("score", gold / "score.py")
    if spec is None or spec.loader is None:
        sys.exit(f"no scorer in {gold}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def score_times(score: Any, gold: Path) -> Rows:
    """Give the figures of time expressions on MEANTIME."""
    labelled = {one["id"]: one for one in score.read_jsonl(str(gold / "times/dev.jsonl"))}
    told = {key: {"timex": times.predict(one)} for key, one in labelled.items()}
    figures = score.score_timex(labelled, told)
    yield "times, MEANTIME dev", "value F1", f"{figures['value']['f1']:.1f}"
    yield "", "relaxed F1", f"{figures['relaxed']['f1']:.1f}"


def score_places(score: Any, gold: Path) -> Rows:
    """Give the figures of places on dev and train: names given, the best there is, text alone."""
    gazetteer, parser = open_gazetteer(cache_folder()), SpacyParser()
    for part in ("dev.jsonl", "train.jsonl.gz"):
        labelled = {one["id"]: one for one in score.read_jsonl(str(gold / "places" / part))}

        def figures(
            predict: Callable[[Any], Any], labelled: dict[str, Any] = labelled
        ) -> dict[str, Any]:
            told = {key: {"toponyms": predict(one)} for key, one in labelled.items()}
            return dict(score.score_places(labelled, told))

        given = figures(lambda one: places.predict(one, gazetteer))
        best = figures(lambda one: places.predict_best(one, gazetteer))
        found = figures(lambda one: predict_from_text(one, parser, gazetteer))["end_to_end"]
        name = part.partition(".")[0]
        yield f"places, {name}, names given", "Acc@161 km, all", f"{given['all']['acc_161km']:.1f}"
        yield "", "the best place of each name", f"{best['all']['acc_161km']:.1f}"
        yield f"places, {name}, text alone", "F1", f"{found['f1']:.1f}"
        yield "", "P, R", f"{found['p']:.1f}, {found['r']:.1f}"


def score_factuality(score: Any, gold: Path) -> Rows:
    """Give how near time and stance come to what readers of UDS-IH2 take for so."""
    labelled = {one["id"]: one for one in score.read_jsonl(str(gold / "factuality/dev.jsonl"))}
    told = {one["id"]: one for one in factuality.predict(list(labelled.values()), SpacyParser())}
    figures = score.score_factuality(labelled, told)
    yield "time and stance, UDS-IH2 dev", "mean absolute error (-3 to 3)", f"{figures['mae']:.2f}"
    yield "", "Spearman", f"{figures['spearman']:.2f}"
    yield "", "Pearson", f"{figures['pearson']:.2f}"


def main() -> None:
    """Print the table."""
    gold = find_gold()
    score = load_scorer(gold)
    print("| data | measure | score |\n|---|---|---|")
    for scorer in (score_times, score_places, score_factuality):
        for data, measure, figure in scorer(score, gold):
            print(f"| {data} | {measure} | {figure} |")


if __name__ == "__main__":
    main()
