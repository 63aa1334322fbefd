"""`twosource measure times`: expressions of time, and the days they mean."""

import json
from pathlib import Path
from typing import Any

import pytest

from example_record import run
from labelled_lines import read, write

TEXT = "May 3, 2021\nIt sank on Monday."
LINE: dict[str, Any] = {"start": 0, "end": 11, "type": "DATE", "value": "2021-05-03", "dct": True}
MONDAY: dict[str, Any] = {"start": 23, "end": 29, "type": "DATE", "value": "2021-05-03"}
REPORT: dict[str, Any] = {"id": "a", "text": TEXT, "published": "2021-05-03"}


def test_labelled_times_are_scored_without_the_date_line(tmp_path: Path) -> None:
    file = write(tmp_path / "a.jsonl.gz", REPORT | {"timex": [LINE, MONDAY]})
    told = run("measure", "times", str(file))
    assert told.exit_code == 0
    assert "1 text read" in told.output
    assert told.output.count("100.0") == 12


def test_a_wrong_value_and_a_missed_one_are_counted(tmp_path: Path) -> None:
    wrong = MONDAY | {"value": "2021-05-10"}
    other = {"start": 12, "end": 14, "type": "SET", "value": None}
    file = write(tmp_path / "a.jsonl", REPORT | {"timex": [LINE, wrong, other]})
    told = json.loads(run("measure", "times", str(file), "--json").stdout)
    assert (told["value"]["f1"], told["relaxed"]["p"], told["relaxed"]["r"]) == (0, 100, 50)
    assert told["timex"] == {"labelled": 2, "told": 1}
    assert (told["labelled"], told["texts_per_second"] > 0) == (1, True)


def test_what_stands_behind_the_labelled_part_is_not_scored(tmp_path: Path) -> None:
    file = write(tmp_path / "a.jsonl", REPORT | {"timex": [LINE], "labelled_until": 12})
    assert json.loads(run("measure", "times", str(file), "--json").stdout)["timex"]["told"] == 0


def test_labels_and_what_else_a_line_has_change_nothing_of_what_is_found(tmp_path: Path) -> None:
    rows = [REPORT, REPORT | {"timex": [LINE], "sentences": [[0, 5]], "labelled_until": 3}]
    out = tmp_path / "found.jsonl"
    run("measure", "times", str(write(tmp_path / "a.jsonl", *rows)), "--predictions", str(out))
    first, second = read(out)
    assert first == second
    assert first["timex"][-1] == MONDAY


def test_texts_without_labels_give_what_was_found(tmp_path: Path) -> None:
    file = write(tmp_path / "a.jsonl", {"id": 7, "text": "It sank in 2014."}, {"text": "It rose."})
    out = tmp_path / "found.jsonl"
    told = run("measure", "times", str(file), "--predictions", str(out))
    assert 'None has "timex"' in told.output
    assert read(out) == [
        {"id": 7, "timex": [{"start": 11, "end": 15, "type": "DATE", "value": "2014"}]},
        {"id": "2", "timex": []},
    ]


@pytest.mark.parametrize("ends", [(5, 5), (-1, 3), (0, 99)])
def test_a_label_outside_its_text_is_named_with_its_line(
    tmp_path: Path, ends: tuple[int, int]
) -> None:
    label = {"start": ends[0], "end": ends[1], "type": "DATE"}
    file = write(tmp_path / "a.jsonl", REPORT, REPORT | {"timex": [label]})
    told = run("measure", "times", str(file))
    assert told.exit_code == 2
    assert "a.jsonl, line 2: " in told.output
    assert f"start {ends[0]} and end {ends[1]}" in told.output


def test_help_teaches_the_form_of_a_line() -> None:
    told = run("measure", "times", "--help").output
    assert '[{"start": 11, "end": 17, "type": "DATE", "value": "2021-03-01"}]}' in told
