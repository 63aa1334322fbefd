"""`twosource measure same-event-mentions`: which mentions of a collection name the same event."""

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from twosource.cli.measure.figures import Outcome, tell_outcome, tell_rows
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
from twosource.cli.options import json_option, quiet_option
from twosource.measures.mentions.told import Document
from twosource.model.errors import BadInput
from twosource.model.spans import Span

if TYPE_CHECKING:
    from twosource.measures.clusterings_score import Clusterings

NAMES = {"muc": "MUC", "b3": "B³", "ceaf_e": "CEAF-e", "lea": "LEA", "pairwise": "pairs"}


class Mention(Mark, frozen=True, kw_only=True):
    """A marked mention; `pieces` where it is broken, `cluster` where it is labelled."""

    id: str | int
    pieces: tuple[tuple[int, int], ...] = ()
    cluster: str | int | None = None

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Give its pieces, or the whole where it has none."""
        return tuple(Mark(start=one, end=other) for one, other in self.pieces) or (self,)


class Text(Line, frozen=True, kw_only=True):
    """One line: a text with its marked mentions, and its sentences where they are known."""

    mentions: tuple[Mention, ...]
    sentences: tuple[tuple[int, int], ...] = ()

    def __post_init__(self) -> None:
        check_marks(self.text, (mark for one in self.mentions for mark in (one, *one.marks)))
        check_marks(self.text, (Mark(start=one, end=other) for one, other in self.sentences))


FORM = """\
  {"id": "a1", "text": "A dam burst .\\nThe flood came at night .",
   "sentences": [[0, 13], [14, 39]],
   "mentions": [{"id": "a1/1", "start": 6, "end": 11, "cluster": "burst"},
                {"id": "a1/2", "start": 18, "end": 23, "cluster": "flood"}]}"""


@click.command(
    "same-event-mentions",
    epilog=teach(
        FORM,
        "twosource measure same-event-mentions labelled.jsonl.gz",
        "twosource measure same-event-mentions texts.jsonl --predictions found.jsonl",
    ),
)
@file_argument
@predictions_option
@json_option
@quiet_option
def measure_mentions(file: Path, predictions: Path | None, *, as_json: bool, quiet: bool) -> None:
    """Tell which marked mentions of FILE name the same event, and score it where it is labelled.

    FILE holds one JSON object a line, gzipped or not: "text" and "mentions", each with "id",
    "start" and "end" (code points from 0, the end is the one behind the last); "sentences", pairs
    of such offsets, if you have them; "pieces" for a mention that is broken; and "cluster", any
    name of its event, if it is labelled. All texts are one collection: any two mentions may name
    one event.

    What groups them sees texts, sentences and where mentions stand, and neither ids nor labels nor
    the order of lines. --predictions writes one line a mention: {"id": ..., "cluster": ...}. Half a
    minute and 400 MB for 200 texts with 1,250 mentions, a gigabyte for 3,800. docs/measures.md
    tells what the figures mean.
    """
    from twosource.measures.clusterings_score import score_clusterings

    lines = read_lines(file, Text, predictions)
    check_ids(file, lines)
    found = group_lines(lines, silent=quiet or as_json)
    if predictions is not None:
        write_lines(predictions, found.rows)
    wanted = {
        str(one.id): str(one.cluster)
        for line in lines
        for one in line.mentions
        if one.cluster is not None
    }
    told = {str(row["id"]): row["cluster"] for row in found.rows if str(row["id"]) in wanted}
    score = score_clusterings(wanted, told)
    labelled = sum(any(str(one.id) in wanted for one in line.mentions) for line in lines)
    outcome = Outcome(len(lines), labelled, found.speed, "cluster", as_json, quiet)
    counts = {"mentions": len(wanted), "events": len(set(wanted.values()))}
    counts["events_told"] = len(set(told.values()))
    tell_outcome(outcome, tell_score(score, counts), write_figures(score, counts))


def check_ids(file: Path, lines: Sequence[Text]) -> None:
    """Refuse a file in which two mentions have one id.

    Raises:
        BadInput: two have.
    """
    seen: set[str] = set()
    for line in lines:
        for one in line.mentions:
            if str(one.id) in seen:
                raise BadInput(
                    str(file), f"two mentions have the id {one.id!r}", "give each an id of its own"
                )
            seen.add(str(one.id))


@dataclass(frozen=True, slots=True)
class Grouped:
    """The group of every mention, one row each in their order, and texts read a second."""

    rows: list[dict[str, Any]]
    speed: float


def group_lines(lines: Sequence[Text], *, silent: bool) -> Grouped:
    """Group the mentions of all lines, with progress."""
    from twosource.cli.progress import Progress
    from twosource.measures.mentions.predict import open_mentions

    with Progress(quiet=silent) as progress:
        group = open_mentions()
        began = time.monotonic()
        groups = group([show_text(line) for line in lines], progress.step)
        spent = time.monotonic() - began
    rows = [
        {"id": one.id, "cluster": str(name + 1)}
        for line, names in zip(lines, groups, strict=True)
        for one, name in zip(line.mentions, names, strict=True)
    ]
    return Grouped(rows, len(lines) / spent if spent else 0.0)


def show_text(line: Text) -> Document:
    """Give of a line what may be seen: text, sentences, and where the mentions stand."""
    from twosource.stages.sentences import cut_sentences

    given = tuple(Span(one, other) for one, other in line.sentences)
    return Document(
        text=line.text,
        sentences=given or tuple(cut_sentences(line.text)),
        mentions=tuple(
            tuple(Span(mark.start, mark.end) for mark in one.marks) for one in line.mentions
        ),
    )


def tell_score(score: "Clusterings", counts: Mapping[str, int]) -> Iterator[str]:
    """Give the figures for people."""
    yield (
        f"{counts['mentions']} mentions of {counts['events']} events; "
        f"told as {counts['events_told']} events."
    )
    yield ""
    rows = [
        (NAMES[name], [f"{figure:.1f}" for figure in (one.precision, one.recall, one.f1)])
        for name, one in score.named.items()
    ]
    rows.append(("CoNLL", ["", "", f"{score.conll:.1f}"]))
    yield from tell_rows(("P", "R", "F1"), rows)


def write_figures(score: "Clusterings", counts: Mapping[str, int]) -> dict[str, Any]:
    """Give the figures for programs, in per cent."""
    named = {
        name: {"p": one.precision, "r": one.recall, "f1": one.f1}
        for name, one in score.named.items()
    }
    return {**counts, "conll_f1": score.conll, **named}
