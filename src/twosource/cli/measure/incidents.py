"""`twosource measure incidents`: one record of a violation an article."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import msgspec

from twosource.cli.measure.figures import (
    Outcome,
    tell_outcome,
    tell_rows,
    tell_tallies,
    write_tally,
)
from twosource.cli.measure.lines import (
    Line,
    file_argument,
    predictions_option,
    read_lines,
    teach,
    write_lines,
)
from twosource.cli.measure.running import Reader, read_texts, show_text
from twosource.cli.options import json_option, quiet_option
from twosource.config import Config
from twosource.measures.incidents_score import IncidentsScore, Slot
from twosource.ports import Step

Value = str | int | float | None


class Victim(msgspec.Struct, frozen=True):
    """One labelled victim; without a name they do not count."""

    victim_name: str | None = None
    victim_type: tuple[str, ...] | None = None
    victim_sex_type: str | None = None
    victim_age_group: str | None = None
    victim_population_type: str | None = None


class Label(msgspec.Struct, frozen=True):
    """The labelled record of one article."""

    country: Value = None
    region: Value = None
    city: Value = None
    year: Value = None
    month: Value = None
    day: Value = None
    perpetrator_mention: bool | None = None
    perpetrator_type: str | None = None
    violation_types: tuple[str, ...] | None = None
    victims: tuple[Victim, ...] | None = None


class Document(Line, frozen=True, kw_only=True):
    """One line: an article, and its record where it is labelled."""

    label: Label | None = None


FORM = """\
  {"title": "Reporter held", "published": "2021-03-02",
   "text": "A reporter, Ann Example, was held in Portville on Monday.",
   "label": {"country": null, "region": null, "city": "Portville",
    "year": "2021", "month": "03", "day": "1", "perpetrator_mention": false,
    "perpetrator_type": null, "violation_types": ["arbitrary detention"],
    "victims": [{"victim_name": "Ann Example", "victim_type": ["journalist"],
     "victim_sex_type": "woman", "victim_age_group": "adult",
     "victim_population_type": "individual"}]}}"""


@click.command(
    "incidents",
    epilog=teach(
        FORM,
        "twosource measure incidents labelled.jsonl.gz",
        "twosource measure incidents articles.jsonl --predictions found.jsonl",
    ),
)
@file_argument
@predictions_option
@json_option
@quiet_option
def measure_incidents(file: Path, predictions: Path | None, *, as_json: bool, quiet: bool) -> None:
    """Make one record of each article of FILE, and score it where the article is labelled.

    FILE holds one JSON object a line, gzipped or not: "text"; "title", "published" and "id" if you
    have them; and "label" if it is labelled, in the form of HRDsAttack. Any key of a label may be
    left out or null: then it is empty.

    Labels are never read to make the records. docs/measures.md tells what the figures mean.
    """
    lines = read_lines(file, Document, predictions)
    found = read_texts(lines, open_reader, show_text, silent=quiet or as_json)
    if predictions is not None:
        write_lines(predictions, found.rows)
    score = IncidentsScore()
    for line, told in zip(lines, found.rows, strict=True):
        if line.label is not None:
            score.add(msgspec.to_builtins(line.label), told["label"])
    outcome = Outcome(len(lines), score.records, found.speed, "label", as_json, quiet)
    tell_outcome(outcome, tell_score(score), write_figures(score))


def open_reader(step: Step) -> Reader:
    """Give what makes a record of an article; the gazetteer is built first where there is none."""
    from twosource.measures.incidents import open_incidents
    from twosource.wiring import open_places

    open_places(Config(), step)
    reader: Reader = open_incidents()
    return reader


def tell_score(score: IncidentsScore) -> Iterator[str]:
    """Give the figures for people: the slots, then lists, then what is told of victims."""
    headings = ("labelled", "right", "95 %", "of all", "at most", "empty", "kept empty")
    slots = {"country, any name": score.folded, **score.slots, "month and day": score.month_day}
    yield from tell_rows(headings, [(_say(name), _cells(one)) for name, one in slots.items()])
    yield ""
    yield from tell_tallies(
        {
            "perpetrator mention": score.mention,
            "violation types": score.violations,
            "victim names": score.names_exact,
            "victim names, in part": score.names_fuzzy,
        }
    )
    yield ""
    shares = {**score.attributes, "all violation types": score.same_violations}
    rows = [(_say(name), [_tell(one.percent, one.of), str(one.of)]) for name, one in shares.items()]
    yield from tell_rows(("right", "of"), rows)


def _say(name: str) -> str:
    words = name.replace("_", " ")
    return words if words == "victim type" else words.removesuffix(" type")


def _cells(slot: Slot) -> list[str]:
    low, high = slot.interval
    return [
        str(slot.filled),
        _tell(slot.of_filled, slot.filled),
        f"{low:.1f} to {high:.1f}" if slot.filled else "-",
        f"{slot.acc:.1f}",
        f"{slot.ceiling:.1f}",
        str(slot.empty),
        _tell(slot.empty_kept, slot.empty),
    ]


def _tell(share: float, of: int) -> str:
    return f"{share:.1f}" if of else "-"


def write_figures(score: IncidentsScore) -> dict[str, Any]:
    """Give the figures for programs, in per cent."""
    slots = {name: _write_slot(slot) for name, slot in score.slots.items()}
    slots["country"] |= {"folded": score.folded.of_filled, "folded_95": score.folded.interval}
    same = score.same_violations.percent
    return {
        "records": score.records,
        "perpetrator_mention": write_tally(score.mention),
        "violation_type": {**write_tally(score.violations), "set_acc": same},
        "victim_name_exact": write_tally(score.names_exact),
        "victim_name_fuzzy": write_tally(score.names_fuzzy),
        "victim_attributes": {
            name: {"acc": one.percent, "n": one.of} for name, one in score.attributes.items()
        },
        "slots": slots,
        "month_day": {"empty_kept": score.month_day.empty_kept, "empty": score.month_day.empty},
    }


def _write_slot(slot: Slot) -> dict[str, Any]:
    return {
        "acc": slot.acc,
        "ceiling": slot.ceiling,
        "of_filled": slot.of_filled,
        "of_filled_95": slot.interval,
        "with_empty": slot.with_empty,
        "empty_kept": slot.empty_kept,
        "filled": slot.filled,
        "empty": slot.empty,
    }
