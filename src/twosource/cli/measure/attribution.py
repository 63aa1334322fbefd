"""`twosource measure attribution`: who says what."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click
import msgspec

from twosource.cli.measure.figures import Outcome, tell_outcome, tell_tallies, write_tally
from twosource.cli.measure.lines import (
    file_argument,
    predictions_option,
    read_lines,
    teach,
    write_lines,
)
from twosource.cli.measure.running import read_texts
from twosource.cli.options import json_option, quiet_option
from twosource.measures.attribution_score import Score


class Attribution(msgspec.Struct, frozen=True):
    """One labelled attribution: its pieces of text, by first character and the one behind it."""

    source: tuple[tuple[int, int], ...] = ()
    cue: tuple[tuple[int, int], ...] = ()
    content: tuple[tuple[int, int], ...] = ()


class Document(msgspec.Struct, frozen=True):
    """One line: a text, and its attributions where it is labelled."""

    text: str
    id: str | int | None = None
    title: str | None = None
    outlet: str | None = None
    date: str | None = None
    attributions: tuple[Attribution, ...] | None = None


FORM = """\
  {"text": "The dam is unsafe, the mayor said.", "attributions":
   [{"source": [[19, 28]], "cue": [[29, 33]], "content": [[0, 17]]}]}"""


@click.command(
    "attribution",
    epilog=teach(
        FORM,
        "twosource measure attribution labelled.jsonl.gz",
        "twosource measure attribution texts.jsonl --predictions found.jsonl",
        "twosource measure attribution labelled.jsonl --rules-only --json",
    ),
)
@file_argument
@predictions_option
@click.option("--rules-only", is_flag=True, help="Leave the learned model out.")
@json_option
@quiet_option
def measure_attribution(
    file: Path, predictions: Path | None, *, rules_only: bool, as_json: bool, quiet: bool
) -> None:
    """Find who says what in the texts of FILE, and score it where they are labelled.

    FILE holds one JSON object a line, gzipped or not: "text"; "id", "title", "outlet" and "date" if
    you have them; and "attributions" if it is labelled: a list of {"source", "cue", "content"},
    each a list of [first character, one past the last], counted in code points. The labels are
    never read to find them.

    docs/attribution.md tells what the figures mean.
    """
    from twosource.measures.attribution import open_attribution

    lines = read_lines(file, Document, predictions)
    found = read_texts(
        lines,
        lambda _: open_attribution(rules_only=rules_only),
        lambda line: {"text": line.text},
        silent=quiet or as_json,
    )
    if predictions is not None:
        write_lines(predictions, found.rows)
    score, labelled = Score(), 0
    for line, told in zip(lines, found.rows, strict=True):
        if line.attributions is not None:
            labels = [msgspec.structs.asdict(label) for label in line.attributions]
            score.add(line.text, labels, told["attributions"])
            labelled += 1
    outcome = Outcome(len(lines), labelled, found.speed, "attributions", as_json, quiet)
    tell_outcome(outcome, tell_tallies(name_tallies(score)), write_figures(score))


def name_tallies(score: Score) -> Mapping[str, Any]:
    """Give the figures by their names for people."""
    exact = {f"{role}, exact span": one for role, one in score.exact.items()}
    words = {f"{role}, words": one for role, one in score.token.items()}
    whole = {"whole, in the main": score.whole_partial, "whole, exactly": score.whole_exact}
    return {**whole, **exact, **words}


def write_figures(score: Score) -> dict[str, Any]:
    """Give the figures for programs, in per cent."""
    return {
        "whole_partial": write_tally(score.whole_partial),
        "whole_exact": write_tally(score.whole_exact),
        "exact": {role: write_tally(one) for role, one in score.exact.items()},
        "token": {role: write_tally(one) for role, one in score.token.items()},
    }
