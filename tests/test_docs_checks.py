"""The scripts that judge the rest are themselves tested."""

import json
from pathlib import Path
from typing import Any

import pytest

import busiest_event
import coverage_gates


def measured(*, run: int, of: int, lines: tuple[int, ...] = ()) -> dict[str, Any]:
    """Give one file of a coverage report: `run` of `of` statements, and no branches."""
    summary = {
        "covered_lines": run,
        "covered_branches": 0,
        "num_statements": of,
        "num_branches": 0,
    }
    return {"summary": summary, "missing_lines": list(lines), "missing_branches": []}


def judge(folder: Path, **rooms: dict[str, Any]) -> int:
    """Run the gates on a report with one file a room."""
    report = folder / "coverage.json"
    files = {f"src/twosource/{room}/one.py": one for room, one in rooms.items()}
    report.write_text(json.dumps({"files": files}), encoding="utf-8")
    return coverage_gates.main(str(report))


def test_a_line_without_a_test_fails_a_pure_room_and_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert judge(tmp_path, stages=measured(run=99, of=100, lines=(7,))) == 1
    assert "src/twosource/stages/one.py: 7" in capsys.readouterr().out


def test_another_room_may_lack_a_tenth(tmp_path: Path) -> None:
    assert judge(tmp_path, readers=measured(run=90, of=100, lines=(7,))) == 0
    assert judge(tmp_path, readers=measured(run=89, of=100, lines=(7,))) == 1


def test_a_branch_counts_as_a_line(tmp_path: Path) -> None:
    half = measured(run=10, of=10)
    half["summary"] |= {"covered_branches": 1, "num_branches": 2}
    half["missing_branches"] = [[3, -1]]
    assert judge(tmp_path, model=half) == 1
    assert coverage_gates.name_missed("a.py", half) == "a.py: 3->exit"


def test_an_empty_room_lacks_nothing(tmp_path: Path) -> None:
    assert judge(tmp_path, matchers=measured(run=0, of=0)) == 0


def test_a_module_of_its_own_is_a_room_of_its_own() -> None:
    assert coverage_gates.name_room("src/twosource/cli.py") == "cli"
    assert coverage_gates.name_room("src/twosource/stages/when.py") == "stages"


def test_measures_are_not_judged_without_the_data(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("TWOSOURCE_DATA", raising=False)
    assert judge(tmp_path, measures=measured(run=1, of=100)) == 0
    monkeypatch.setenv("TWOSOURCE_DATA", str(tmp_path))
    assert judge(tmp_path, measures=measured(run=1, of=100)) == 1


def test_the_busiest_event_is_the_one_with_most_reports_then_the_first_by_label() -> None:
    lines = [
        json.dumps({"label": label, "reports": reports})
        for label, reports in (("B-2", ["x", "y"]), ("B-1", ["x", "y"]), ("A-1", ["x"]))
    ]
    assert busiest_event.busiest(lines) == "B-1"


def test_a_record_without_events_is_no_demonstration() -> None:
    with pytest.raises(SystemExit, match="holds no event"):
        busiest_event.busiest([""])
