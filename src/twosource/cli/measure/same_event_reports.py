"""`twosource measure same-event-reports`: which reports tell of the same incident."""

import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from twosource.cli.measure.figures import Outcome, tell_outcome, tell_rows
from twosource.cli.measure.lines import (
    Line,
    file_argument,
    predictions_option,
    read_lines,
    teach,
    write_lines,
)
from twosource.cli.options import json_option, quiet_option
from twosource.measures.clusterings_score import Clusterings, score_clusterings

NAMES = {
    "pairwise": "pairs of reports",
    "b3": "B3, report by report",
    "ceaf_e": "CEAF-e, group to group",
    "muc": "MUC, links",
    "lea": "LEA, links by size",
}


class Document(Line, frozen=True, kw_only=True):
    """One line: a report, and the name of its incident where it is labelled."""

    incident: str | int | None = None


FORM = """\
  {"id": "a1", "title": "Two hurt in shooting", "published": "2015-06-02",
   "text": "Two men were hurt in Portville on Monday ...", "incident": "1001"}"""


@click.command(
    "same-event-reports",
    epilog=teach(
        FORM,
        "twosource measure same-event-reports labelled.jsonl.gz --min-chars 200",
        "twosource measure same-event-reports reports.jsonl --predictions groups.jsonl",
    ),
)
@file_argument
@predictions_option
@click.option(
    "--min-chars",
    type=click.IntRange(min=0),
    default=0,
    metavar="N",
    help="Score only reports whose text has at least N characters. All are grouped.",
)
@json_option
@quiet_option
def measure_same_event_reports(
    file: Path, predictions: Path | None, *, min_chars: int, as_json: bool, quiet: bool
) -> None:
    """Group the reports of FILE by the incident they tell of, and score that where it is labelled.

    FILE is one collection: how rare a name or a word is, is counted in all of it. It holds one JSON
    object a line, gzipped or not: "text"; "title", "published" and "id" if you have them; and
    "incident" if it is labelled: any name, the same for reports of the same incident.

    Only title, day of publication and text are read. --predictions writes the "id" of each line
    and the number of its group. docs/measures.md tells what the figures mean.
    """
    lines = read_lines(file, Document, predictions)
    groups, speed = find_groups(lines, silent=quiet or as_json)
    if predictions is not None:
        write_lines(predictions, list_rows(lines, groups))
    scored = [
        at
        for at, line in enumerate(lines)
        if line.incident is not None and len(line.text) >= min_chars
    ]
    score = score_clusterings(
        {str(at): str(lines[at].incident) for at in scored},
        {str(at): str(groups[at]) for at in scored},
    )
    outcome = Outcome(len(lines), len(scored), speed, "incident", as_json, quiet)
    tell_outcome(outcome, tell_score(score), write_figures(score))


def find_groups(lines: Sequence[Document], *, silent: bool) -> tuple[list[int], float]:
    """Give the group of each line, and how many reports were grouped a second."""
    from twosource.cli.progress import Progress
    from twosource.measures.same_reports import Report, group_reports

    reports = [Report(line.title or "", line.text, line.published) for line in lines]
    with Progress(quiet=silent) as progress:
        began = time.monotonic()
        groups = group_reports(reports, progress.step)
        spent = time.monotonic() - began
    return groups, len(lines) / spent if spent else 0.0


def list_rows(lines: Sequence[Document], groups: Sequence[int]) -> list[dict[str, Any]]:
    """Give what is written of each line: its id, else its number, and its group."""
    return [
        {"id": str(number) if line.id is None else line.id, "cluster": str(group)}
        for number, (line, group) in enumerate(zip(lines, groups, strict=True), 1)
    ]


def tell_score(score: Clusterings) -> Iterator[str]:
    """Give the figures for people."""
    rows = [
        (name, [f"{one:.1f}" for one in (score.named[key].precision, score.named[key].recall)])
        for key, name in NAMES.items()
    ]
    f1 = [f"{score.named[key].f1:.1f}" for key in NAMES]
    whole = [(name, [*cells, one]) for (name, cells), one in zip(rows, f1, strict=True)]
    yield from tell_rows(("P", "R", "F1"), [*whole, ("CoNLL", ["", "", f"{score.conll:.1f}"])])
    yield ""
    pairs = score.pairwise
    yield f"Of the pairs that were joined {100 - pairs.precision:.1f} % are wrong;"
    yield f"of those that belong together {100 - pairs.recall:.1f} % were missed."


def write_figures(score: Clusterings) -> dict[str, Any]:
    """Give the figures for programs, in per cent."""
    named = {
        key: {"p": one.precision, "r": one.recall, "f1": one.f1} for key, one in score.named.items()
    }
    return {**named, "conll_f1": score.conll}
