"""`twosource measure times`: expressions of time and the days they mean."""

from pathlib import Path

import click
import msgspec

from twosource.cli.measure.figures import Outcome, tell_outcome, tell_tallies, write_tally
from twosource.cli.measure.lines import (
    Line,
    Mark,
    check_marks,
    file_argument,
    predictions_option,
    read_lines,
    teach,
    write_lines,
)
from twosource.cli.measure.running import Reader, read_texts, show_text
from twosource.cli.options import json_option, quiet_option
from twosource.measures.times_score import TimesScore
from twosource.ports import Step


class Timex(Mark, frozen=True, kw_only=True):
    """One labelled expression; `dct` marks the date line of the report."""

    type: str
    value: str | None = None
    dct: bool = False


class Document(Line, frozen=True, kw_only=True):
    """One line: a text, and its expressions up to `labelled_until` where it is labelled."""

    timex: tuple[Timex, ...] | None = None
    labelled_until: int | None = None

    def __post_init__(self) -> None:
        """Refuse labels that mark nothing."""
        check_marks(self.text, self.timex or ())


FORM = """\
  {"text": "It sank on Monday.", "published": "2021-03-04", "timex":
   [{"start": 11, "end": 17, "type": "DATE", "value": "2021-03-01"}]}"""


@click.command(
    "times",
    epilog=teach(
        FORM,
        "twosource measure times labelled.jsonl.gz",
        "twosource measure times texts.jsonl --predictions found.jsonl",
    ),
)
@file_argument
@predictions_option
@json_option
@quiet_option
def measure_times(file: Path, predictions: Path | None, *, as_json: bool, quiet: bool) -> None:
    """Find times and their values in the texts of FILE, and score them where they are labelled.

    FILE holds one JSON object a line, gzipped or not: "text"; "published", the day that "Monday" is
    counted from; "id" and "title" if you have them; and "timex" if it is labelled: a list of
    {"start", "end", "type", "value"}, as TIMEX3 has types and values. "start" is the first
    character, "end" one past the last, in code points.

    An expression with "dct": true is the date line of the report and does not count. With
    "labelled_until": N, what starts at character N or later does not count. Labels are never read
    to find the times. docs/measures.md tells what the figures mean.
    """
    lines = read_lines(file, Document, predictions)
    found = read_texts(lines, open_times, show_text, silent=quiet or as_json)
    if predictions is not None:
        write_lines(predictions, found.rows)
    score, labelled = TimesScore(), 0
    for line, told in zip(lines, found.rows, strict=True):
        if line.timex is not None:
            labels = [msgspec.structs.asdict(label) for label in line.timex]
            score.add(labels, told["timex"], line.labelled_until)
            labelled += 1
    named = {
        "value": score.value,
        "type": score.kind,
        "found, in part": score.relaxed,
        "found, exact span": score.strict,
    }
    figures = {
        "value": write_tally(score.value),
        "type": write_tally(score.kind),
        "relaxed": write_tally(score.relaxed),
        "strict": write_tally(score.strict),
        "timex": {"labelled": score.value.labelled, "told": score.value.told},
    }
    outcome = Outcome(len(lines), labelled, found.speed, "timex", as_json, quiet)
    tell_outcome(outcome, tell_tallies(named), figures)


def open_times(step: Step) -> Reader:
    """Give what reads the times of a text."""
    del step
    from twosource.measures.times import predict

    return lambda record: {"timex": predict(record)}
