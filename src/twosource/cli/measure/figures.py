"""Figures of a measure for people and for programs."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import click
import msgspec

from twosource.cli.table import print_lines
from twosource.measures.attribution_score import Tally

Rows = Sequence[tuple[str, Sequence[str]]]


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a run is told: texts read and labelled, their speed, and in which form."""

    texts: int
    labelled: int
    speed: float
    key: str
    as_json: bool
    quiet: bool


def tell_outcome(outcome: Outcome, lines: Iterator[str], figures: Mapping[str, Any]) -> None:
    """Print the figures: JSON where asked for, else the lines, if any text is labelled."""
    if outcome.as_json:
        whole = {**figures, "labelled": outcome.labelled, "texts_per_second": outcome.speed}
        click.echo(msgspec.json.encode(whole).decode())
    elif not outcome.quiet:
        print_lines(_tell(outcome, lines))


def _tell(outcome: Outcome, lines: Iterator[str]) -> Iterator[str]:
    counted = f"{outcome.texts} {'text' if outcome.texts == 1 else 'texts'} read"
    yield f"{counted}, {outcome.speed:.1f} a second; {outcome.labelled} of them labelled."
    if outcome.labelled:
        yield from lines
    else:
        yield f'None has "{outcome.key}" to score against; --predictions FILE keeps what was found.'


def tell_rows(headings: Sequence[str], rows: Rows) -> Iterator[str]:
    """Give a table as lines: names to the left, figures to the right under their headings."""
    names = max(len(name) for name, _ in rows)
    table = [("", headings), *rows]
    widths = [max(len(cells[at]) for _, cells in table) for at in range(len(headings))]
    for name, cells in table if any(headings) else rows:
        told = (f"{cell:>{width}}" for cell, width in zip(cells, widths, strict=True))
        yield f"{name:<{names}}  {'  '.join(told)}".rstrip()


def tell_tallies(tallies: Mapping[str, Tally]) -> Iterator[str]:
    """Give precision, recall and F1 of each, in per cent."""
    rows = [
        (name, [f"{figure:.1f}" for figure in (one.precision, one.recall, one.f1)])
        for name, one in tallies.items()
    ]
    return tell_rows(("P", "R", "F1"), rows)


def write_tally(tally: Tally) -> dict[str, float]:
    """Give precision, recall and F1 for programs, in per cent."""
    return {"p": tally.precision, "r": tally.recall, "f1": tally.f1}
