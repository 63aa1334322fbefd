"""`twosource measure places`: place names and where they lie."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any

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
from twosource.config import Config
from twosource.measures.places_score import PlacesScore
from twosource.model.errors import BadInput
from twosource.ports import Step


class Toponym(Mark, frozen=True, kw_only=True):
    """One labelled name; without a point it is a name that is not scored."""

    lat: Annotated[float, msgspec.Meta(ge=-90, le=90)] | None = None
    lon: Annotated[float, msgspec.Meta(ge=-180, le=180)] | None = None

    def __post_init__(self) -> None:
        """Refuse half a point."""
        if (self.lat is None) != (self.lon is None):
            raise ValueError('a point needs both "lat" and "lon"')


class Document(Line, frozen=True, kw_only=True):
    """One line: a text, and its place names where it is labelled."""

    toponyms: tuple[Toponym, ...] | None = None

    def __post_init__(self) -> None:
        """Refuse labels that mark nothing."""
        check_marks(self.text, self.toponyms or ())


FORM = """\
  {"text": "The fair in Hyesan opened.", "toponyms":
   [{"start": 12, "end": 18, "lat": 41.4, "lon": 128.2}]}"""


@click.command(
    "places",
    epilog=teach(
        FORM,
        "twosource measure places labelled.jsonl.gz",
        "twosource measure places labelled.jsonl.gz --given-names",
        "twosource measure places texts.jsonl --predictions found.jsonl",
    ),
)
@file_argument
@click.option("--given-names", is_flag=True, help="Only place the names that FILE marks.")
@click.option(
    "--peoples", is_flag=True, help='Find words for peoples ("Kenyan") as names of places too.'
)
@predictions_option
@json_option
@quiet_option
def measure_places(file: Path, predictions: Path | None, **chosen: bool) -> None:
    """Find place names and their points in the texts of FILE, and score those that are labelled.

    FILE holds one JSON object a line, gzipped or not: "text"; "id", "title" and "published" if you
    have them; and "toponyms" if it is labelled: a list of {"start", "end", "lat", "lon"}. "start"
    is the first character, "end" one past the last, in code points; degrees are decimal. A name
    without "lat" and "lon" is not scored.

    Labels are never read to find the names; with --given-names only each "start" and "end" is.
    docs/measures.md tells what the figures mean.
    """
    lines, given = read_lines(file, Document, predictions), chosen["given_names"]
    show: Callable[[Document], dict[str, Any]] = show_text
    if given:
        check_given(file, lines)
        show = show_names
    silent = chosen["quiet"] or chosen["as_json"]
    found = read_texts(lines, lambda step: open_reader(chosen, step), show, silent=silent)
    if predictions is not None:
        write_lines(predictions, found.rows)
    scored = [
        (line, told)
        for line, told in zip(lines, found.rows, strict=True)
        if line.toponyms is not None and (not given or has_points(line))
    ]
    score = score_all(scored)
    best = score_best(scored) if given and scored else None
    outcome = Outcome(
        len(lines),
        len(scored),
        found.speed,
        "lat" if given else "toponyms",
        chosen["as_json"],
        chosen["quiet"],
    )
    tell_outcome(outcome, tell_score(score, best), write_figures(score, best))


def open_reader(chosen: dict[str, bool], step: Step) -> Reader:
    """Give what places names: given ones, or those it finds itself.

    The gazetteer is built at first use, with progress.
    """
    from twosource import wiring
    from twosource.measures.places_open import open_places

    wiring.open_places(Config(), step)
    return open_places(given_names=chosen["given_names"], peoples=chosen["peoples"])


def check_given(file: Path, lines: list[Document]) -> None:
    """Refuse a file that does not mark the names that are to be placed."""
    for number, line in enumerate(lines, 1):
        if line.toponyms is None:
            where, why = f"{file}, text {number}", 'no "toponyms" to place'
            raise BadInput(where, why, "leave out --given-names to find the names too")


def show_names(line: Document) -> dict[str, Any]:
    """Give of a line what may be seen of it where the names are given: no points."""
    marks = [{"start": one.start, "end": one.end} for one in line.toponyms or ()]
    return {**show_text(line), "toponyms": marks}


def has_points(line: Document) -> bool:
    """Tell whether any name of a line has a point to score against."""
    return any(one.lat is not None for one in line.toponyms or ())


def list_labels(line: Document) -> list[dict[str, Any]]:
    """Give the labelled names of a line."""
    return [msgspec.structs.asdict(one) for one in line.toponyms or ()]


def score_all(scored: Sequence[tuple[Document, Mapping[str, Any]]]) -> PlacesScore:
    """Score what was told of labelled lines."""
    score = PlacesScore()
    for line, told in scored:
        score.add(list_labels(line), told["toponyms"])
    return score


def score_best(scored: Sequence[tuple[Document, Mapping[str, Any]]]) -> PlacesScore:
    """Score the best choice among the gazetteer's places: it alone is shown the labelled points."""
    from twosource.measures.places_open import open_best

    reader = open_best()
    told = [
        (line, reader({"id": "", "text": line.text, "toponyms": list_labels(line)}))
        for line, _ in scored
    ]
    return score_all(told)


def tell_score(score: PlacesScore, best: PlacesScore | None) -> Iterator[str]:
    """Give the figures for people; `best` is a perfect choice of given names."""
    if best is None:
        yield from tell_tallies({"names, within 161 km": score.end_to_end})
        yield ""
    rows = [
        ("labelled names", str(score.names)),
        ("placed at all, %", f"{score.coverage:.1f}"),
        ("within 161 km, of all, %", f"{score.near_all:.1f}"),
        ("within 161 km, of those placed, %", f"{score.near_found:.1f}"),
        ("median distance of all, km", f"{score.median_km:.1f}"),
        ("mean distance of all, km", f"{score.mean_km:.1f}"),
        ("area under the log distance, 0 is best", f"{score.auc:.3f}"),
    ]
    if best is not None:
        rows.insert(3, ("perfect choice, known names alone, %", f"{best.near_all:.1f}"))
    yield from tell_rows(("",), [(name, [cell]) for name, cell in rows])


def write_figures(score: PlacesScore, best: PlacesScore | None) -> dict[str, Any]:
    """Give the figures for programs: per cent and kilometres."""
    return {
        "best": None if best is None else {"acc_161km": best.near_all},
        "toponyms": score.names,
        "coverage": score.coverage,
        "all": {
            "acc_161km": score.near_all,
            "mean_km": score.mean_km,
            "median_km": score.median_km,
            "auc": score.auc,
        },
        "found": {"acc_161km": score.near_found},
        "end_to_end": {
            **write_tally(score.end_to_end),
            "gold": score.end_to_end.labelled,
            "pred": score.end_to_end.told,
        },
    }
