"""`twosource measure same-event-reports`: which reports tell of the same incident."""

import json
from pathlib import Path
from typing import Any

import pytest

from example_record import run
from labelled_lines import read, write
from test_same_reports_measure import FIRST, LATER, OTHER, SECOND
from twosource.measures.same_reports import Report

LABELS = {"f": (FIRST, "7"), "o": (OTHER, "8"), "s": (SECOND, "7"), "l": (LATER, "8")}


def line(name: str, report: Report, incident: str | None) -> dict[str, Any]:
    """Give a line of a file."""
    told = {"id": name, "title": report.title, "text": report.text}
    told["published"] = report.published or ""
    return told if incident is None else told | {"incident": incident}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Give a labelled file."""
    return write(tmp_path / "r.jsonl.gz", *(line(name, *one) for name, one in LABELS.items()))


def test_figures_are_told_for_people(file: Path) -> None:
    told = run("measure", "same-event-reports", str(file))
    assert told.exit_code == 0
    assert "4 of them labelled" in told.output
    rows = {cells[0]: cells[-3:] for cells in map(str.split, told.output.splitlines()) if cells}
    assert rows["pairs"] == rows["B3,"] == ["100.0"] * 3
    assert rows["CoNLL"] == ["CoNLL", "100.0"]
    assert "joined 0.0 % are wrong" in told.output


def test_figures_are_told_for_programs(tmp_path: Path) -> None:
    lines = [line(name, report, "9") for name, (report, _) in LABELS.items()]
    told = run("measure", "same-event-reports", str(write(tmp_path / "r.jsonl", *lines)), "--json")
    figures = json.loads(told.stdout)
    assert figures["pairwise"]["p"] == 100
    assert figures["pairwise"]["r"] == pytest.approx(100 / 3)
    assert figures["labelled"] == 4


def test_short_texts_are_grouped_and_not_scored(tmp_path: Path) -> None:
    short: dict[str, Any] = {"text": "A man fell.", "incident": 8}
    lines = [*(line(name, *one) for name, one in LABELS.items()), short]
    path, out = write(tmp_path / "r.jsonl", *lines), tmp_path / "out.jsonl"
    words = ("--min-chars", "100", "--predictions", str(out))
    told = run("measure", "same-event-reports", str(path), *words)
    assert "4 of them labelled" in told.output
    assert len(read(out)) == 5


def test_a_file_without_labels_gives_groups(tmp_path: Path) -> None:
    lines = [line(name, report, None) for name, (report, _) in LABELS.items()]
    lines.append({"text": ""})
    out = tmp_path / "out.jsonl"
    path = write(tmp_path / "r.jsonl", *lines)
    told = run("measure", "same-event-reports", str(path), "--predictions", str(out))
    assert 'None has "incident"' in told.output
    groups = {row["id"]: row["cluster"] for row in read(out)}
    assert groups["f"] == groups["s"] != groups["o"] == groups["l"]
    assert [*groups] == ["f", "o", "s", "l", "5"]


def test_labels_ids_and_order_change_no_group(tmp_path: Path, file: Path) -> None:
    out = tmp_path / "out.jsonl"
    run("measure", "same-event-reports", str(file), "--predictions", str(out))
    before = {row["id"]: row["cluster"] for row in read(out)}
    lines = [line(f"x{name}", one[0], "1") for name, one in reversed(LABELS.items())]
    path = write(tmp_path / "s.jsonl", *lines)
    run("measure", "same-event-reports", str(path), "--predictions", str(out))
    after = {row["id"][1:]: row["cluster"] for row in read(out)}
    assert all(
        (before[one] == before[other]) == (after[one] == after[other])
        for one in LABELS
        for other in LABELS
    )


def test_an_empty_file_has_nothing_to_group(tmp_path: Path) -> None:
    told = run("measure", "same-event-reports", str(write(tmp_path / "r.jsonl")))
    assert told.exit_code == 0
    assert "0 texts read" in told.output


def test_a_line_that_is_none_is_named(tmp_path: Path) -> None:
    path = write(tmp_path / "r.jsonl", {"text": "It fell."}, {"title": "No text"})
    told = run("measure", "same-event-reports", str(path))
    assert told.exit_code != 0
    assert "line 2" in told.output
