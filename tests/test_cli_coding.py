"""`twosource decide claim`: claims coded by hand, as one types them, and where they are shown."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from example_record import run
from twosource.wiring import open_record

SPANISH = (
    "Hombres armados mataron a dos barqueros en Salto, Uruguay, el 9 de mayo de 2021, dijo la"
    " enfermera Marta Ola a Radio Orilla. La polic\u00eda no explica nada a los vecinos del pueblo."
)
ENGLISH = "Gunmen killed two boatmen in Salto, Uruguay, on 9 May 2021, a nurse told Radio Orilla."
NOTE = "Spoke with the ferry office: no boats since Sunday."
PASSAGE = "Hombres armados mataron a dos barqueros en Salto, Uruguay, el 9 de mayo de 2021"
VALUES = (
    "--type", "killing", "--subtype", "killing",
    "--when", "2021-05-09", "--when-words", "9 de mayo de 2021",
    "--where", "geonames:3440714", "--where-words", "Salto",
    "--count", "people.dead=2: dos barqueros", "--who", "target/group: dos barqueros",
    "--said-by", "Marta Ola:named/witness: dijo", "--said-by", "Radio Orilla:outlet",
)  # fmt: skip


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a record of a report in Spanish, one in English and a note."""
    folder = tmp_path_factory.mktemp("coding")
    for name, text in (("es.txt", SPANISH), ("en.txt", ENGLISH), ("note.txt", NOTE)):
        (folder / name).write_text(text, encoding="utf-8")
    files = [str(folder / name) for name in ("es.txt", "en.txt", "note.txt")]
    result = run("build", *files, "--record", str(folder / "r.db"))
    assert result.exit_code == 0, result.output
    assert "3 reports added" in result.stdout
    assert "1 report kept but not read: not English." in result.stdout
    assert "not read: es.txt: not English (es); it is kept: code" in result.stderr
    return folder / "r.db"


@pytest.fixture
def record(built: Path, tmp_path: Path) -> Path:
    """Give a copy of it to write to."""
    return Path(shutil.copy(built, tmp_path / "copy.db"))


def do(record: Path, *words: str, code: int = 0) -> str:
    result = run(*words, "--record", str(record))
    assert result.exit_code == code, result.output
    return " ".join((result.stdout if code == 0 else result.stderr).split())


def code_claim(record: Path, *words: str) -> str:
    """Code a claim, and give the first digits of its id."""
    told = do(record, "decide", "claim", *words, "--by", "R1")
    assert "coded by hand" in told
    return told.partition("claim ")[2][:8]


def export(record: Path, table: str) -> list[dict[str, Any]]:
    result = run("export", "--record", str(record), "--out", "-", "--all", "--table", table)
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_a_build_fails_where_it_is_told_to_be_strict_and_a_report_is_not_read(
    tmp_path: Path,
) -> None:
    (tmp_path / "es.txt").write_text(SPANISH, encoding="utf-8")
    words = ("build", str(tmp_path / "es.txt"), "--record", str(tmp_path / "r.db"), "--strict")
    result = run(*words, "--json")
    assert result.exit_code == 1
    told = json.loads(result.stdout)
    assert [one["reason"] for one in told["unread"]] == ["not English (es)"]
    assert (told["added"], told["left_out"]) == (1, [])


def test_what_was_taken_for_another_language_is_read_once_it_is_given_as_english(
    tmp_path: Path,
) -> None:
    path, record = tmp_path / "lines.jsonl", tmp_path / "r.db"

    def build(language: str) -> str:
        line = {"id": "one", "text": ENGLISH, "language": language}
        path.write_text(json.dumps(line), encoding="utf-8")
        return do(record, "build", str(path))

    assert "1 report kept but not read" in build("fr")
    assert "0 read again" in build("fr")
    assert export(record, "claims") == []
    assert "1 read again" in build("en")
    (line,) = export(record, "claims")
    assert line["type"] == "killing"
    # A word that it is another language again is not believed: the machine has read it.
    assert "0 read again" in build("fr")
    assert [one["language"] for one in export(record, "reports")] == ["en"]
    assert "language corrected" in do(record, "log")
    assert "100.00 % intact" in do(record, "check")


def test_a_claim_of_a_report_in_another_language_joins_what_an_english_one_tells(
    record: Path,
) -> None:
    before = export(record, "events")
    (event,) = before
    key = code_claim(record, "es.txt", "--words", PASSAGE, *VALUES, "--note", "read twice")
    (line,) = export(record, "events")
    assert (line["id"], line["reports"]) == (event["id"], ["en.txt", "es.txt"])
    told = next(one for one in line["claims"] if one["coded_by"] == "hand")
    assert told["id"].startswith(key)
    assert told["coding"] == [
        {"decision": 1, "by": "R1", "at": told["coding"][0]["at"], "note": "read twice"}
    ]
    assert [one["coded_by"] for one in line["claims"] if one is not told] == ["machine"]
    assert told["when"]["spans"][0]["text"] == "9 de mayo de 2021"
    assert "coded by hand by R1 on 2" in told["when"]["how"]
    assert [(one["name"], one["kind"]) for one in told["said_by"]] == [
        ("Marta Ola", "named"),
        ("Radio Orilla", "outlet"),
    ]
    assert told["said_by"][0]["cue"]["text"] == "dijo"
    for words in (("show", line["label"]), ("events", "--all"), ("origins", line["label"])):
        assert "oded by hand, R1" in do(record, *words), words
    shown = do(record, "report", "es.txt")
    assert "not read: not English (es)" in shown
    assert "coded by hand, R1 (decision 1" in shown
    assert "killing, past, asserted, 2021-05-09, Salto (geonames:3440714), people.dead 2" in shown
    assert "coded by hand, R1" in do(record, "explain", key, event["claims"][0]["id"])
    assert f"[{line['label']}]" in do(record, "search", "armados")
    facts = json.loads(do(record, "report", "es.txt", "--json"))
    assert (facts["language"], facts["by_hand"]) == ("es", [told["id"]])
    assert "1. claim by hand: es.txt 0-79 (killing)" in do(record, "decide", "list")
    assert "claim" in do(record, "log")
    do(record, "decide", "undo", "1")
    assert export(record, "events") == before
    assert "(undone)" in do(record, "decide", "list")


def test_a_claim_coded_where_the_machine_took_it_is_one_telling_with_a_reason(
    record: Path,
) -> None:
    (event,) = export(record, "events")
    words = ("--words", "Gunmen killed two boatmen", "--type", "killing/killing")
    key = code_claim(record, "en.txt", *words)
    (line,) = export(record, "events")
    assert len(line["claims"]) == 2
    assert line["origins"]["reporting"] == event["origins"]["reporting"]
    told = do(record, "explain", key, event["claims"][0]["id"])
    assert "One telling: R1 coded by hand (decision 1) what the other claim tells" in told


def test_a_note_that_somebody_typed_is_coded_by_the_characters_of_its_passage(
    record: Path,
) -> None:
    code_claim(record, "note.txt", "--passage", "30-50", "--type", "detention/custody",
               "--stance", "possible", "--time", "ongoing")  # fmt: skip
    line = next(one for one in export(record, "claims") if one["report"] == "note.txt")
    assert (line["stance"], line["time"], line["trigger"]["text"]) == (
        "possible", "ongoing", NOTE[30:50].strip(),
    )  # fmt: skip
    assert line["said_by"] == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--words", "el puente"), "passage: 'el puente' does not stand in the report"),
        (("--passage", "9-3"), "--passage takes START-END in characters, not 9-3"),
        (("--words", PASSAGE, "--where", "Nowhereville"), "where: the table of places has no"),
        (("--words", PASSAGE, "--when", "soon"), "when: 'soon' is no date"),
        (("--words", PASSAGE, "--count", "two dead"), "--count takes WHAT=NUMBER[: WORDS]"),
        (("--words", PASSAGE, "--count", "people.dead=two"), "counts.0: 'two' is no number"),
        (("--words", PASSAGE, "--who", "Ola"), "--who takes ROLE[/KIND]: WORDS"),
        (("--words", PASSAGE, "--said-by", "Ola"), "--said-by takes NAME:KIND[/TIE]"),
        (("--words", PASSAGE, "--said-by", "Ola Vik:named"), "said by.0: 'Ola Vik' does not"),
        (("--words", PASSAGE, "--stance", "sure"), "'sure' is not one of"),
    ],
)
def test_what_does_not_hold_is_refused_in_words_and_nothing_is_kept(
    words: tuple[str, ...], told: str, record: Path
) -> None:
    asked = ("decide", "claim", "es.txt", "--type", "killing/killing", "--by", "R1", *words)
    assert told in do(record, *asked, code=2)
    with open_record(record) as store:
        assert store.rulings() == ()
