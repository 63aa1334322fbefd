"""`twosource expunge`: asked beforehand, told afterwards, and kept out by the next build."""

import json
from pathlib import Path

import pytest

from example_record import run

NAME = "Ola Vik"
REPORTS = {
    "quay": f"Police arrested {NAME} in Gore, New Zealand, on 4 May 2021, a clerk said.",
    "pier": "Police arrested a man in Gore, New Zealand, on 4 May 2021, the mayor said.",
    "mill": "Gunmen shot a miller in Salto, Uruguay, on 9 June 2022, a nurse told Radio Orilla.",
}
WHY = ("--reason", "she asked for it")


@pytest.fixture
def record(tmp_path: Path) -> Path:
    lines = [json.dumps({"id": name, "text": text}) for name, text in REPORTS.items()]
    (tmp_path / "r.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    path = tmp_path / "r.db"
    assert run("build", str(tmp_path / "r.jsonl"), "--record", str(path)).exit_code == 0
    return path


def tell(record: Path) -> str:
    """Give all that the record tells."""
    words = ("export", "--record", str(record), "--all", "--out", "-")
    return "".join(run(*words, "--table", one).stdout for one in ("events", "claims", "reports"))


def test_a_report_goes_and_the_next_build_leaves_it_out(record: Path) -> None:
    asked = ("expunge", "mill", "--record", str(record), *WHY)
    would = run(*asked, "--dry-run")
    assert "1 report" in would.output
    assert "Salto" in tell(record)
    refused = run(*asked, given="n\n")
    assert refused.exit_code == 1
    assert "Salto" in tell(record)
    done = run(*asked, "--yes", "--by", "r1")
    assert done.exit_code == 0, done.output
    assert "tombstone 1" in done.output
    assert "Salto" not in tell(record)
    assert b"Salto" not in record.read_bytes()
    again = run("build", str(record.with_name("r.jsonl")), "--record", str(record))
    assert "mill: it was expunged on" in again.output
    assert "she asked for it" in again.output
    assert "Salto" not in tell(record)
    assert run("check", "--record", str(record)).exit_code == 0


def test_a_person_goes_and_the_event_keeps_its_name(record: Path) -> None:
    labels = [json.loads(one)["label"] for one in export(record)]
    start = REPORTS["quay"].index(NAME)
    passage = f"quay:{start}-{start + len(NAME)}"
    done = run("expunge", "--passage", passage, "--record", str(record), *WHY, "--yes")
    assert done.exit_code == 0, done.output
    told = tell(record)
    assert NAME not in told
    assert "Vik" not in told
    assert "█" in told
    assert NAME.encode() not in record.read_bytes()
    assert [json.loads(one)["label"] for one in export(record)] == labels
    again = run("build", str(record.with_name("r.jsonl")), "--record", str(record))
    assert "quay: it was expunged on" in again.output
    assert NAME not in tell(record)
    log = run("log", "--record", str(record), "--json").stdout.splitlines()
    assert any(json.loads(line)["what"] == "expunged" for line in log)
    assert "its particulars were expunged" in run("log", "--record", str(record)).output


def export(record: Path) -> list[str]:
    """Give the events of a record, a line each."""
    words = ("export", "--record", str(record), "--all", "--out", "-")
    return run(*words).stdout.splitlines()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((), "give a REPORT"),
        (("mill", "--passage", "mill:0-3", *WHY), "give a REPORT"),
        (("mill",), "say why"),
        (("nothing", *WHY), "names no report"),
        (("--passage", "mill", *WHY), "takes REPORT:START-END"),
        (("--passage", "mill:0-9999", *WHY, "--yes"), "no such passage"),
    ],
)
def test_what_is_not_clear_is_refused(record: Path, words: tuple[str, ...], told: str) -> None:
    result = run("expunge", *words, "--record", str(record))
    assert result.exit_code == 2
    assert told in result.output
    assert "Salto" in tell(record)


def test_files_can_be_cleared_alone(record: Path) -> None:
    result = run("expunge", "--finish", "--record", str(record))
    assert result.exit_code == 0
    assert "Nothing of it is left" in result.output


def test_a_restored_backup_loses_again_what_was_expunged_after(
    record: Path, tmp_path: Path
) -> None:
    backup = tmp_path / "b.zip"
    made = run("export", "--format", "archive", "--record", str(record), "--out", str(backup))
    assert made.exit_code == 0, made.output
    assert run("expunge", "mill", "--record", str(record), *WHY, "--yes").exit_code == 0
    start = REPORTS["quay"].index(NAME)
    passage = f"quay:{start}-{start + len(NAME)}"
    assert (
        run("expunge", "--passage", passage, "--record", str(record), *WHY, "--yes").exit_code == 0
    )
    again = tmp_path / "again.db"
    stones = str(tmp_path / "r.db.tombstones")
    back = run("restore", str(backup), "--record", str(again), "--plain", "--tombstones", stones)
    assert back.exit_code == 0, back.output
    assert "2 tombstones applied again" in back.output
    assert NAME not in tell(again)
    assert "Salto" not in tell(again)
    assert b"Salto" not in again.read_bytes()
    assert NAME.encode() not in again.read_bytes()
    assert run("check", "--record", str(again)).exit_code == 0
    told = run("build", str(tmp_path / "r.jsonl"), "--record", str(again)).output
    assert "mill: it was expunged on" in told
    Path(stones).write_text("")
    other = run("restore", str(backup), "--record", str(tmp_path / "o.db"), "--tombstones", stones)
    assert "is empty, or not there" in other.output


def test_a_copy_from_before_is_named(record: Path) -> None:
    copy = record.with_name("r.before-0004.db")
    copy.write_bytes(b"")
    done = run("expunge", "--finish", "--record", str(record))
    assert f"{copy} is a copy from before, and still holds it" in done.output


def decide(record: Path, *words: str) -> None:
    done = run("decide", *words, "--record", str(record))
    assert done.exit_code == 0, done.output


def test_words_typed_at_the_prompt_go_from_notes_and_are_shown_nowhere(record: Path) -> None:
    decide(record, "report", "mill", "mine", "--by", "R1", "--note", "ask Pia Marn")
    decide(record, "report", "pier", "nothing-codable", "--reason", "see Pia Marn", "--by", "R1")
    asked = ("expunge", "--words", "--record", str(record), *WHY)
    would = run(*asked, "--dry-run", given="pia marn\n")
    assert "2 notes or comments" in would.output
    assert run(*asked, given="pia marn\nn\n").exit_code == 1
    assert b"Pia Marn" in record.read_bytes()
    done = run(*asked, "--yes", "--by", "R2", given="pia marn\n")
    assert done.exit_code == 0, done.output
    assert "Gone from 2 notes or comments." in done.output
    assert "pia" not in done.output.casefold()
    assert b"Pia Marn" not in record.read_bytes()
    assert run("check", "--record", str(record)).exit_code == 0
    assert "ask ████████" in run("decide", "list", "--record", str(record)).output
    again = run(*asked, "--yes", given="pia marn\n")
    assert "nothing was changed" in again.output


@pytest.mark.parametrize(
    ("words", "given", "said"),
    [
        (("--words", *WHY), "ab\n", "three characters"),
        (("--words",), "Pia Marn\n", "say why"),
        (("--words", "--reason", "Pia Marn asked"), "pia marn\n", "name nobody"),
        (("mill", "--words", *WHY), "Pia Marn\n", "give no REPORT"),
    ],
)
def test_what_cannot_be_asked_with_words_is_said(
    record: Path, words: tuple[str, ...], given: str, said: str
) -> None:
    done = run("expunge", *words, "--record", str(record), given=given)
    assert done.exit_code == 2
    assert said in done.output
