"""`twosource search` and `twosource report`: texts by their words, and how each came."""

import hashlib
import json
from pathlib import Path

import pytest

from example_record import run

ONE = "SALTO, Uruguay, May 4 — Gunmen shot two clerks at a mill on Monday, a nurse said. It rained."
TWO = "The harbour was quiet. The rain fell on the mill."
LINE = {"id": "two", "text": TWO, "outlet": "Quay Star", "published": "2021-05-06"}


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Give a record of a file and of a line."""
    folder = tmp_path_factory.mktemp("search")
    (folder / "in" / "north").mkdir(parents=True)
    (folder / "in" / "north" / "one.txt").write_bytes(b"\xff\xfe" + ONE.encode("utf-16-le"))
    (folder / "in" / "two.jsonl").write_text(json.dumps(LINE) + "\n", encoding="utf-8")
    built = run("build", str(folder / "in"), "--record", str(folder / "r.db"))
    assert built.exit_code == 0, built.output
    return str(folder / "r.db")


def test_a_search_shows_passages_with_their_words_and_events(record: str) -> None:
    told = run("search", "MILL", "clerks", "--record", record).output
    assert "one.txt — outlet unknown, day unknown" in told
    assert "Gunmen shot two *clerks* at a *mill* on Monday" in told.replace("\n   ", "")
    assert "[XXX-0001]" in told
    assert told.endswith("1 report.\n")


def test_a_search_says_that_there_is_more(record: str) -> None:
    told = run("search", "mill", "--limit", "1", "--record", record).output
    assert told.endswith("The first 1 report; --limit shows more.\n")
    assert run("search", "mill", "--record", record).output.endswith("2 reports.\n")


def test_a_search_for_what_is_not_there_says_so(record: str) -> None:
    assert (
        run("search", "zebra", "--record", record).output == "No report has all of these words.\n"
    )
    assert run("search", "zebra", "--json", "--record", record).output == ""
    assert run("search", "…", "--record", record).exit_code == 2


def test_a_search_gives_json(record: str) -> None:
    line = json.loads(run("search", "rain", "--json", "--record", record).output)
    assert (line["label"], line["outlet"], line["published"]) == ("two", "Quay Star", "2021-05-06")
    (passage,) = line["passages"]
    assert passage["text"] == TWO[passage["start"] : passage["end"]]
    assert [TWO[start:end] for start, end in passage["words"]] == ["rain"]
    assert passage["events"] == []


def test_a_report_tells_how_it_came(record: str) -> None:
    told = run("report", "one.txt", "--record", record).output
    assert "from north/one.txt (file)" in told
    digest = hashlib.sha256(b"\xff\xfe" + ONE.encode("utf-16-le")).hexdigest()
    assert f"read by text 1, utf-16-le; SHA-256 {digest}" in told.replace("\n   ", "")
    assert "may be seen: confidential; consent: unknown" in told
    told = run("report", "two", "--record", record).output
    assert "from two.jsonl#1 (file)" in told
    assert "outlet: Quay Star" in told


def test_a_report_is_found_by_the_beginning_of_its_id(record: str) -> None:
    told = json.loads(run("report", "two", "--json", "--record", record).output)
    again = json.loads(run("report", told["id"][:8].upper(), "--json", "--record", record).output)
    assert again == told
    assert told["received"][0]["how"]["reader"] == "JSON Lines 1"


@pytest.mark.parametrize("name", ["three", "zzzzzzzz"])
def test_a_report_that_is_not_there_is_named(record: str, name: str) -> None:
    told = run("report", name, "--record", record)
    assert told.exit_code == 2
    assert f"{name}: no report of that label" in told.output


def test_what_comes_again_another_way_is_shown(record: str, tmp_path: Path) -> None:
    copy = tmp_path / "r.db"
    copy.write_bytes(Path(record).read_bytes())
    again = run("build", "-", "--record", str(copy), given=json.dumps(LINE) + "\n")
    assert again.exit_code == 0, again.output
    told = run("report", "two", "--record", str(copy)).output
    assert "received again" in told
    assert "from stdin#1 (stdin)" in told
    words = ("export", "--table", "reports", "--record", str(copy), "--out", "-")
    lines = {line["label"]: line for line in map(json.loads, run(*words).stdout.splitlines())}
    assert [one["way"] for one in lines["two"]["received"]] == ["file", "stdin"]


def test_a_path_of_a_machine_is_cut_to_the_name(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(ONE, encoding="utf-8")
    record = str(tmp_path / "r.db")
    assert run("build", str(tmp_path / "one.txt"), "--record", record).exit_code == 0
    told = run("report", "one.txt", "--record", record).output
    assert "from one.txt (file)" in told
    assert str(tmp_path) not in told


def test_the_doctor_tells_of_a_record(record: str, tmp_path: Path) -> None:
    found = json.loads(run("doctor", "--json", "--record", record).output)
    told = {one["name"]: one for one in found}
    assert told["record"]["sound"]
    assert told["record"]["told"].startswith(f"{record}: SQLite ")
    assert told["postgresql"]["sound"]
    missing = run("doctor", "--json", "--record", str(tmp_path / "none.db"))
    told = {one["name"]: one for one in json.loads(missing.output)}
    assert missing.exit_code == 1
    assert not told["record"]["sound"]


def test_the_doctor_minds_a_password_in_an_address() -> None:
    told = run("doctor", "--record", "postgresql://ana:a-word@localhost:1/quay")
    assert "stands in the address" in told.output
    assert "a-word" not in told.output
    assert told.exit_code == 1
