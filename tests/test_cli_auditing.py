"""`twosource audit`: draw, answer in a sheet or here, tell; and what others say of it."""

import csv
import json
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click
import pytest

from example_record import example_record, run
from twosource.cli import audit_sheet
from twosource.model.audit import FRAMES, allowed
from twosource.stages.audit_figures import CHANGES
from twosource.stages.audit_questions import ASKS
from twosource.views.audit_words import SINCE
from twosource.wiring import open_record

__all__ = ["example_record"]

GOOD = {"0 to 9 | unsure": "0", "right | wrong | invented | unsure": "right"}


@pytest.fixture
def record(tmp_path: Path, example_record: Path) -> str:
    """Give a record of the examples of this test's own."""
    return str(shutil.copy(example_record, tmp_path / "own.db"))


def audit(record: str, *words: str) -> str:
    """Run the command; give what it printed."""
    result = run("audit", *words, "--record", record)
    assert result.exit_code == 0, result.output
    return result.stdout


def refuse(record: str, *words: str) -> str:
    """Run the command, which must refuse; give why."""
    result = run("audit", *words, "--record", record)
    assert result.exit_code != 0
    return result.stderr


def rows_of(sheet: Path) -> list[dict[str, str]]:
    """Give the rows of a sheet."""
    if sheet.suffix == ".csv":
        with sheet.open(encoding="utf-8-sig", newline="") as stream:
            return list(csv.DictReader(stream))
    return [json.loads(line) for line in sheet.read_text("utf-8").split("\n") if line]


def write_rows(sheet: Path, rows: Sequence[dict[str, str]]) -> None:
    """Write rows as JSON Lines."""
    sheet.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def draw(record: str, sheet: Path, *words: str) -> list[dict[str, str]]:
    """Draw a sample and give the rows of its sheet."""
    audit(record, "--sample", "60", "--out", str(sheet), *words)
    return rows_of(sheet)


def fill(rows: Sequence[dict[str, str]], **chosen: str) -> list[dict[str, str]]:
    """Answer every question: that the record is right, but for what is chosen by its asking."""
    return [
        row | {"answer": chosen.get(row["asks"], GOOD.get(row["answers"], "same"))} for row in rows
    ]


def test_a_sheet_shows_passages_and_what_the_record_says_and_nothing_of_how_sure_it_is(
    record: str, tmp_path: Path
) -> None:
    rows = draw(record, tmp_path / "s.csv")
    assert len(rows) == 60
    assert set(rows[0]) == set(audit_sheet.COLUMNS)
    assert {row["asks"] for row in rows} <= set(ASKS.values())
    assert all("»" in row["passage"] for row in rows if row["asks"] != ASKS["report"])
    words = " ".join(cell for row in rows for key, cell in row.items() if key != "passage")
    assert not [one for one in ("bits", "near,", "far,", "one origin", "several") if one in words]
    assert "confidential" not in words
    pairs = [row for row in rows if row["asks"] == ASKS["joined"]]
    assert all(row["other_passage"] and not row["record_says"] for row in pairs)


def test_both_kinds_of_sheet_say_the_same(record: str, tmp_path: Path) -> None:
    table = draw(record, tmp_path / "s.csv")
    audit(record, "--out", str(tmp_path / "s.jsonl"))
    assert rows_of(tmp_path / "s.jsonl") == table


def test_the_same_seed_draws_the_same_sample(record: str, tmp_path: Path) -> None:
    def shown(rows: list[dict[str, str]]) -> list[str]:
        return [row["asks"] + row["record_says"] + row["passage"] for row in rows]

    first = draw(record, tmp_path / "a.jsonl")
    assert shown(draw(record, tmp_path / "b.jsonl")) == shown(first)
    assert shown(draw(record, tmp_path / "c.jsonl", "--seed", "2")) != shown(first)


def test_answers_are_taken_once_and_told_with_intervals(record: str, tmp_path: Path) -> None:
    sheet = tmp_path / "s.jsonl"
    write_rows(sheet, fill(draw(record, sheet)))
    assert "60 new answers by R1; 0 of this sheet" in audit(
        record, "--take", str(sheet), "--by", "R1"
    )
    assert "0 new answers" in audit(record, "--take", str(sheet), "--by", "R1")
    told = audit(record, "--report")
    assert "60 of 60 questions answered by 1 checker." in told
    assert "claims told: right" in told
    assert "100.0 %" in told
    assert "claims in the texts: found" in told
    figures = {one["name"]: one for one in json.loads(audit(record, "--json"))["figures"]}
    assert figures["claim precision"]["percent"] == 100
    assert 50 < figures["claim precision"]["low"] < 99
    assert figures["missed merges"]["percent"] == 100  # every look-alike was called the same


def test_a_spreadsheet_may_write_semicolons(record: str, tmp_path: Path) -> None:
    sheet = tmp_path / "s.csv"
    rows = fill(draw(record, sheet))
    with sheet.open("w", encoding="utf-8", newline="") as stream:
        table = csv.DictWriter(stream, audit_sheet.COLUMNS, delimiter=";")
        table.writeheader()
        table.writerows(rows)
    assert "60 new answers" in audit(record, "--take", str(sheet), "--by", "R1")


def test_two_checkers_may_disagree_and_it_is_told_how_far(record: str, tmp_path: Path) -> None:
    sheet = tmp_path / "s.jsonl"
    rows = draw(record, sheet)
    write_rows(sheet, fill(rows))
    audit(record, "--take", str(sheet), "--by", "R1")
    write_rows(sheet, fill(rows, **{ASKS["claim"]: "wrong", ASKS["when"]: "unsure"}))
    audit(record, "--take", str(sheet), "--by", "R2")
    told = audit(record)
    assert "by 2 checkers" in told
    assert "checkers agree in" in told
    assert "Krippendorff's alpha" in told
    assert "claims told: right                     50.0 %" in told or "50.0 %" in told


BAD = [
    ({"answer": "perhaps"}, "'perhaps' is no answer here; give right | wrong | invented | unsure"),
    ({"number": "999", "answer": "right"}, "no question '999'"),
    ({"audit": "7-00000000", "answer": "right"}, "this is no sheet of audit 1-"),
    ({"why": "He said so", "answer": "wrong"}, "why is one short word"),
]


@pytest.mark.parametrize(("change", "why"), BAD)
def test_a_line_that_cannot_be_taken_is_named_and_nothing_is_kept(
    record: str, tmp_path: Path, change: dict[str, str], why: str
) -> None:
    sheet = tmp_path / "s.jsonl"
    rows = fill(draw(record, sheet))
    write_rows(sheet, [rows[0] | change, *rows[1:]])
    said = refuse(record, "--take", str(sheet), "--by", "R1")
    assert "line 1: " in said
    assert why in said
    with open_record(Path(record)) as store:
        assert store.audit_answers(1) == ()


def test_many_slips_are_told_in_few_lines(record: str, tmp_path: Path) -> None:
    sheet = tmp_path / "s.jsonl"
    write_rows(sheet, [row | {"answer": "so"} for row in draw(record, sheet)])
    assert "and 55 more. Nothing is taken" in refuse(record, "--take", str(sheet), "--by", "R1")


@pytest.mark.parametrize(
    ("name", "text", "why"),
    [
        ("s.csv", "number,said\n1,right\n", "there is no column `answer`"),
        ("s.jsonl", "{not json\n", "line 1 is no JSON"),
        ("s.jsonl", "[1]\n", "line 1 is no object"),
    ],
)
def test_a_file_that_is_no_sheet_is_refused(
    record: str, tmp_path: Path, name: str, text: str, why: str
) -> None:
    draw(record, tmp_path / "first.csv")
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert why in refuse(record, "--take", str(tmp_path / name), "--by", "R1")


def test_a_sheet_is_never_written_over(record: str, tmp_path: Path) -> None:
    sheet = tmp_path / "s.csv"
    draw(record, sheet)
    assert "is there already" in refuse(record, "--out", str(sheet))
    assert "is there already" in refuse(record, "--sample", "9", "--out", str(sheet))


def test_whoever_checks_must_be_named_and_something_drawn(record: str, tmp_path: Path) -> None:
    (tmp_path / "s.csv").write_text("", encoding="utf-8")
    assert "say who checks" in refuse(record, "--take", str(tmp_path / "s.csv"))
    assert "say who checks" in refuse(record, "--ask")
    assert "begin with `audit --sample 200`" in refuse(record, "--out", str(tmp_path / "t.csv"))
    assert "Not audited" in audit(record)
    assert json.loads(audit(record, "--json"))["state"] == "not_audited"


def test_a_record_without_reports_holds_nothing_to_check(tmp_path: Path) -> None:
    with open_record(tmp_path / "new.db", create=True):
        pass
    assert "holds nothing to check" in refuse(str(tmp_path / "new.db"), "--sample", "9")


def press(monkeypatch: pytest.MonkeyPatch, keys: str) -> Iterator[str]:
    """Press keys one after another."""
    left = iter(keys)
    monkeypatch.setattr(click, "getchar", lambda: next(left))
    return left


def test_one_key_an_answer_and_b_takes_the_last_one_back(
    record: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    audit(record, "--sample", "60")
    press(monkeypatch, "brxwb.iuq")
    told = audit(record, "--ask", "--by", "R1")
    assert "— 1 of 60 —" in told
    assert "r right · w wrong" in told
    with open_record(Path(record)) as store:
        said = [(one.question, one.verdict) for one in store.audit_answers(1)]
    # b at the first question takes nothing back; x means nothing; "." leaves the second for later.
    assert said == [(1, "right"), (2, "wrong"), (2, "taken_back"), (3, "invented"), (4, "unsure")]
    assert "3 answers kept." in told
    press(monkeypatch, "q")
    assert "— 1 of 57 —" in audit(record, "--ask", "--by", "R1")
    press(monkeypatch, "\x03")
    assert "— 1 of 60 —" in audit(record, "--ask", "--by", "R2")


def test_pairs_and_numbers_have_keys_of_their_own(
    record: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    audit(record, "--sample", "60")
    with open_record(Path(record)) as store:
        frames = [one.frame for one in store.audit_questions(1)]
    press(monkeypatch, "".join(allowed(frame)[0][0] for frame in frames))
    told = audit(record, "--ask", "--by", "R1")
    assert "s same · d different · u unsure · . later" in told
    assert "0-9 how many · u unsure" in told
    assert f"{len(frames)} answers kept." in told


def test_where_the_keys_end_nothing_is_lost(record: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def end() -> str:
        raise EOFError

    audit(record, "--sample", "60")
    monkeypatch.setattr(click, "getchar", end)
    assert "0 answers kept." in audit(record, "--ask", "--by", "R1")


def test_without_a_terminal_a_sheet_is_proposed(
    record: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> str:
        raise OSError(6, "No such device or address", "/dev/tty")

    audit(record, "--sample", "60")
    monkeypatch.setattr(click, "getchar", fail)
    assert "needs a terminal; write a sheet" in refuse(record, "--ask", "--by", "R1")


def tell_elsewhere(record: str) -> tuple[str, str, dict[str, Any]]:
    """Give what events, one event and its line in the export say of the audit."""
    lines = run("export", "--record", record, "--out", "-").stdout.splitlines()
    event = json.loads(lines[0])
    shown = run("show", event["label"], "--record", record).stdout
    return run("events", "--record", record).stdout, shown, event["audit"]


def test_events_and_exports_say_whether_the_record_was_audited(record: str, tmp_path: Path) -> None:
    events, shown, line = tell_elsewhere(record)
    assert "Not audited: how often this record errs is not known" in events
    assert "Not audited" in shown
    assert line["state"] == "not_audited"
    sheet = tmp_path / "s.jsonl"
    rows = draw(record, sheet)
    assert "no answer taken yet" in tell_elsewhere(record)[0]
    write_rows(sheet, fill(rows))
    audit(record, "--take", str(sheet), "--by", "R1")
    events, shown, line = tell_elsewhere(record)
    assert "of claims 100 % (" in " ".join(events.split())
    assert "Audited 20" in shown
    assert (line["state"], line["answered"], line["checkers"]) == ("audited", 60, 1)


def test_a_build_with_new_reports_is_told_and_one_without_is_not(
    record: str, tmp_path: Path
) -> None:
    sheet = tmp_path / "s.jsonl"
    write_rows(sheet, fill(draw(record, sheet)))
    audit(record, "--take", str(sheet), "--by", "R1")
    more = tmp_path / "more.txt"
    more.write_text("Police detained two clerks in Gore, New Zealand, on 4 May 2021.\n")
    assert run("build", str(more), "--record", record).exit_code == 0
    told = " ".join(audit(record).split())
    assert "The record has changed since the sample was drawn: " in told
    assert "1 report added" in told
    events, _, line = tell_elsewhere(record)
    assert "changed since" in " ".join(events.split())
    assert line["state"] == "changed_since"


def test_a_report_without_claims_is_asked_about_whole(tmp_path: Path) -> None:
    texts = (
        "The tide tables for May are out.",
        "Police detained two clerks in Gore on 4 May 2021.",
    )
    lines = [json.dumps({"id": str(one), "text": text}) for one, text in enumerate(texts)]
    (tmp_path / "r.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    path = str(tmp_path / "r.db")
    assert run("build", str(tmp_path / "r.jsonl"), "--record", path).exit_code == 0
    rows = draw(path, tmp_path / "s.jsonl")
    asked = [row for row in rows if row["asks"] == ASKS["report"]]
    assert [row["passage"] for row in asked] == [texts[0]]
    assert not any("tide" in row["passage"] for row in rows if row not in asked)


def test_words_that_a_spreadsheet_would_run_are_kept_as_text(tmp_path: Path) -> None:
    text = "=SUM(A1) was written on a wall. Police detained two clerks in Gore on 4 May 2021."
    line = json.dumps({"id": "=1+1", "text": text})
    (tmp_path / "r.jsonl").write_text(line + "\n", encoding="utf-8")
    path = str(tmp_path / "r.db")
    assert run("build", str(tmp_path / "r.jsonl"), "--record", path).exit_code == 0
    rows = draw(path, tmp_path / "s.csv")
    assert all(row["report"] == "'=1+1" for row in rows)
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row.values())


def test_every_frame_asks_and_every_change_has_words() -> None:
    assert set(ASKS) == set(FRAMES)
    assert set(SINCE) == CHANGES
