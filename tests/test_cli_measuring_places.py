"""`twosource measure places`: place names and where they lie."""

import json
from pathlib import Path
from typing import Any

import pytest

from example_record import run
from gazetteer_fixture import gazetteer
from labelled_lines import Remembering, read, stand_in, write
from twosource.gazetteers.sqlite import SqliteGazetteer
from twosource.measures import places_open

__all__ = ["gazetteer"]

TEXT = "The ferry from Salto sank off Montevideo."
SALTO: dict[str, Any] = {"start": 15, "end": 20, "lat": -31.4, "lon": -58.0}
CAPITAL: dict[str, Any] = {"start": 30, "end": 40, "lat": -34.9, "lon": -56.2}
REPORT: dict[str, Any] = {"id": "a", "title": "Ferry", "published": "2021-05-03", "text": TEXT}
BARE = [{"start": 15, "end": 20}, {"start": 30, "end": 40}]


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> Remembering:
    """Give a reader that finds Salto where it lies, and the other name far away."""
    found = Remembering({"toponyms": [SALTO, CAPITAL | {"lat": 60.0}]})
    best = Remembering({"toponyms": [SALTO, CAPITAL]})
    stand_in(monkeypatch, "twosource.measures.places_open", open_places=found, open_best=best)
    return found


def test_labels_never_reach_the_reader(tmp_path: Path, reader: Remembering) -> None:
    more = {"toponyms": [SALTO, CAPITAL], "corpus": "x"}
    run("measure", "places", str(write(tmp_path / "a.jsonl", REPORT | more)))
    assert reader.shown == [REPORT]


def test_of_given_names_only_the_ends_reach_the_reader(tmp_path: Path, reader: Remembering) -> None:
    more = {"toponyms": [SALTO | {"name": "Salto", "geonames_id": 7}, CAPITAL]}
    told = run(
        "measure", "places", str(write(tmp_path / "a.jsonl", REPORT | more)), "--given-names"
    )
    assert told.exit_code == 0
    assert reader.shown == [REPORT | {"toponyms": BARE}]


@pytest.mark.usefixtures("reader")
def test_found_names_are_scored_with_their_points(tmp_path: Path) -> None:
    file = write(tmp_path / "a.jsonl.gz", REPORT | {"toponyms": [SALTO, CAPITAL]}, REPORT)
    told = run("measure", "places", str(file))
    assert "1 of them labelled" in told.output
    assert "names, within 161 km  50.0  50.0  50.0" in told.output
    figures = json.loads(run("measure", "places", str(file), "--json").stdout)
    assert (figures["all"]["acc_161km"], figures["found"]["acc_161km"]) == (50, 50)
    assert (figures["toponyms"], figures["coverage"], figures["best"]) == (2, 100, None)
    assert figures["end_to_end"] == {"p": 50, "r": 50, "f1": 50, "gold": 2, "pred": 2}


@pytest.mark.usefixtures("reader")
def test_given_names_are_scored_beside_the_best_of_the_gazetteer(tmp_path: Path) -> None:
    file = write(tmp_path / "a.jsonl", REPORT | {"toponyms": [SALTO, CAPITAL]})
    told = run("measure", "places", str(file), "--given-names").output
    rows = {line[:38].strip(): line[38:].strip() for line in told.splitlines()}
    assert rows["within 161 km, of all, %"] == "50.0"
    assert rows["perfect choice, known names alone, %"] == "100.0"


@pytest.mark.usefixtures("reader")
def test_names_without_points_give_what_was_found(tmp_path: Path) -> None:
    out = tmp_path / "found.jsonl"
    file = write(tmp_path / "a.jsonl", REPORT | {"toponyms": BARE})
    told = run("measure", "places", str(file), "--given-names", "--predictions", str(out))
    assert "0 of them labelled" in told.output
    assert read(out)[0]["toponyms"][0] == SALTO


@pytest.mark.usefixtures("reader")
def test_a_file_without_names_cannot_give_them(tmp_path: Path) -> None:
    file = write(tmp_path / "a.jsonl", REPORT | {"toponyms": BARE}, REPORT)
    told = run("measure", "places", str(file), "--given-names")
    assert told.exit_code == 2
    assert "text 2" in told.output
    assert "leave out --given-names" in told.output


@pytest.mark.parametrize(
    ("label", "why"),
    [
        ({"start": 15, "end": 99}, "no stretch of a text"),
        ({"start": 15, "end": 20, "lat": 99.0, "lon": 1.0}, "<= 90"),
        ({"start": 15, "end": 20, "lat": 9.0}, "needs both"),
    ],
)
def test_a_label_that_is_none_is_named_with_its_line(
    tmp_path: Path, label: dict[str, Any], why: str
) -> None:
    file = write(tmp_path / "a.jsonl", REPORT, REPORT | {"toponyms": [label]})
    told = run("measure", "places", str(file))
    assert (told.exit_code, "a.jsonl, line 2: " in told.output) == (2, True)
    assert why in told.output


def test_names_and_their_places_are_found_and_read(gazetteer: SqliteGazetteer) -> None:
    del gazetteer
    record = {"id": "a", "text": "Nine Kenyans were arrested in Montevideo on Monday."}
    found = places_open.open_places(given_names=False)(record)["toponyms"]
    assert [(one["start"], round(one["lat"])) for one in found] == [(30, -35)]
    both = places_open.open_places(given_names=False, peoples=True)(record)["toponyms"]
    assert sorted(one["start"] for one in both) == [5, 30]
    given = record | {"toponyms": [{"start": 30, "end": 40}]}
    assert places_open.open_places(given_names=True)(given)["toponyms"] == found
    labelled = record | {"toponyms": [{"start": 30, "end": 40, "lat": -34.9, "lon": -56.2}]}
    assert places_open.open_best()(labelled)["toponyms"][0]["start"] == 30


def test_help_teaches_the_form_of_a_line() -> None:
    told = run("measure", "places", "--help").output
    assert '[{"start": 12, "end": 18, "lat": 41.4, "lon": 128.2}]}' in told
