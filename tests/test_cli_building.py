"""`twosource build`, from any folder a stranger may give it."""

import errno
import json
from pathlib import Path
from typing import NoReturn

import pytest

from example_record import EXAMPLES, run
from twosource.cli.build import tell_summary
from twosource.model.errors import MissingPart
from twosource.model.ruling import Orphan
from twosource.pipeline import Summary
from twosource.wiring import open_record

PLAIN = "Police arrested 12 fishermen near Hobart on 4 May 2021, the mayor said.\n"


def write(folder: Path, name: str, text: str = PLAIN) -> Path:
    """Write a report."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_build_tells_what_it_did_and_what_comes_next(tmp_path: Path) -> None:
    record = tmp_path / "my.db"
    result = run("build", str(write(tmp_path, "a.txt")), "--record", str(record))
    assert result.exit_code == 0
    assert "1 report added, 0 known already, 0 read again, 0 left out." in result.stdout
    assert "1 report marked restricted or confidential" in result.stdout
    assert f"Next: twosource events --record {record}" in result.stdout
    assert result.stderr == ""
    again = run("build", str(tmp_path / "a.txt"), "--record", str(record))
    assert "0 reports added, 1 known already" in again.stdout


def test_a_quiet_build_tells_only_what_went_wrong(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    write(tmp_path, "empty.txt", "")
    result = run("build", str(tmp_path), "--record", str(tmp_path / "my.db"), "-q")
    assert result.stdout == ""
    assert "left out: empty.txt: " in result.stderr


def test_a_build_in_json(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    write(tmp_path, "empty.txt", "")
    result = run("build", str(tmp_path), "--record", str(tmp_path / "my.db"), "--json")
    told = json.loads(result.stdout)
    assert told["added"] == 1
    assert told["left_out"][0]["label"] == "empty.txt"


def test_bad_input_is_named_the_rest_is_built_and_strict_alone_fails(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    write(folder, "good.txt")
    write(folder, "empty.txt", "")
    (folder / "binary.txt").write_bytes(b"\x00\x01\x02" * 50)
    (folder / "odd.txt").write_bytes(b"caf\xe9 " * 20)
    write(folder, "notes.docx")
    write(folder, "german.txt", "Die Polizei hat gestern in der Stadt zwei Männer verhaftet. " * 5)
    write(folder, "lines.jsonl", '{"text": "broken\n' + json.dumps({"text": PLAIN * 2}) + "\n")
    for words, code in (((), 0), (("--strict",), 1)):
        result = run("build", str(folder), "--record", str(tmp_path / "my.db"), *words)
        assert result.exit_code == code
        for name in ("empty.txt", "binary.txt", "notes.docx", "lines.jsonl"):
            assert f"left out: {name}" in result.stderr, name
    with open_record(tmp_path / "my.db") as store:
        assert store.counts().reports >= 2


def test_nothing_to_read_is_told_with_the_reason(tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    sources = (str(tmp_path / "none"), str(tmp_path / "gone.txt"), str(tmp_path / "*.html"))
    result = run("build", *sources, "--record", str(tmp_path / "my.db"))
    assert result.exit_code == 0
    assert "nothing could be taken in" in result.stdout
    assert result.stderr.count("left out: ") == 3


def test_no_reports_at_all_is_a_wrong_call(tmp_path: Path) -> None:
    result = run("build", "--record", str(tmp_path / "my.db"))
    assert result.exit_code == 2
    assert "REPORTS" in result.stderr


def test_json_lines_come_by_standard_input(tmp_path: Path) -> None:
    record = str(tmp_path / "my.db")
    result = run("build", "-", "--record", record, given=json.dumps({"id": "n1", "text": PLAIN}))
    assert "1 report added" in result.stdout
    with open_record(Path(record)) as store:
        assert [report.label for report in store.reports()] == ["n1"]


def test_a_file_above_the_limit_is_left_out(tmp_path: Path) -> None:
    write(tmp_path, "long.txt", PLAIN * 30)
    record = str(tmp_path / "my.db")
    result = run("build", str(tmp_path), "--record", record, "--max-size", "0.001", "--strict")
    assert result.exit_code == 1
    assert "long.txt" in result.stderr


def test_marks_given_to_a_build_hold_for_all(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    record = tmp_path / "my.db"
    words = ("--access", "restricted", "--consent", "partners", "--handling", "no names")
    run("build", str(tmp_path), "--record", str(record), *words)
    with open_record(record) as store:
        marks = next(store.reports()).marks
    assert (marks.access, marks.consent, marks.handling) == ("restricted", "partners", "no names")


def test_one_mark_alone_leaves_the_others_strict(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    record = tmp_path / "my.db"
    run("build", str(tmp_path), "--record", str(record), "--consent", "partners")
    with open_record(record) as store:
        assert next(store.reports()).marks.access == "confidential"


def test_a_broken_codebook_is_told_and_leaves_no_record_behind(tmp_path: Path) -> None:
    book = write(tmp_path, "mine.toml", "name = ")
    record = tmp_path / "my.db"
    result = run("build", str(EXAMPLES), "--record", str(record), "--codebook", str(book))
    assert result.exit_code == 2
    assert "not TOML" in result.stderr
    assert not record.exists()


@pytest.mark.parametrize(
    ("record", "told"),
    [
        ("nowhere/my.db", "no such folder; make it first"),
        ("a.txt", "no record"),
        (".", "directory"),
    ],
)
def test_a_record_that_cannot_be_is_told(record: str, told: str, tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt")
    result = run("build", str(path), "--record", str(tmp_path / record))
    assert result.exit_code == 2
    assert told in result.stderr


def stop(*_: object) -> NoReturn:
    """Be interrupted."""
    raise KeyboardInterrupt


def test_an_interrupted_build_ends_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("twosource.pipeline.derive", stop)
    record = tmp_path / "my.db"
    result = run("build", str(write(tmp_path, "a.txt")), "--record", str(record))
    assert result.exit_code == 130
    assert result.stdout == ""
    assert "the same command goes on from there" in result.stderr
    with open_record(record) as store:
        assert store.counts().reports == 1


def test_any_other_command_that_is_interrupted_just_stops(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("twosource.readers.codebooks.load_codebook", stop)
    result = run("codebook", "list")
    assert (result.exit_code, result.stderr) == (130, "twosource: stopped\n")


def test_what_the_system_refuses_is_told_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def fill_up(*_: object) -> NoReturn:
        raise OSError(errno.ENOSPC, "No space left on device", "/full/disk")

    monkeypatch.setattr("twosource.readers.codebooks.load_codebook", fill_up)
    result = run("codebook", "list")
    assert result.exit_code == 2
    assert result.stderr == "twosource: /full/disk: No space left on device\n"


def test_a_missing_part_is_told_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def miss(*_: object) -> NoReturn:
        raise MissingPart("no model; pip install it")

    monkeypatch.setattr("twosource.readers.codebooks.load_codebook", miss)
    assert run("codebook", "list").stderr == "twosource: no model; pip install it\n"


def test_decisions_that_no_longer_attach_are_told() -> None:
    lost = tuple(Orphan(number, "together", "R1", "no claim") for number in range(1, 11))
    told = list(tell_summary(Summary(orphaned=lost[:1])))
    assert "1 decision no longer attaches, or only in part: 1 (merge, R1); see" in told[1]
    told = list(tell_summary(Summary(orphaned=lost)))
    assert "10 decisions no longer attach" in told[1]
    assert "8 (merge, R1) and 2 more;" in told[1]
