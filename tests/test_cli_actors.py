"""`twosource build --actors` and `twosource actors`: a list is kept, met, shown and exported."""

import json
from pathlib import Path

import pytest

from example_record import run

REPORTS = [
    "New Zealand police arrested Ola Vik in Gore on 4 May 2021.",
    "Harbour Liberation Front gunmen shot two fishermen near Gore on 9 May 2021.",
]
LIST = """id,name,aliases,type,ucdp_side_id,ucdp_dyad_ids,acled_inter
NZ-2,Police Forces of New Zealand,,state_forces,9001,9901;9902,1
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with a record that was built once with a list, and once again without."""
    made = tmp_path_factory.mktemp("actors")
    lines = [json.dumps({"id": f"r{n}", "text": text}) for n, text in enumerate(REPORTS)]
    (made / "r.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (made / "actors.csv").write_text(LIST, encoding="utf-8")
    words = ("build", str(made / "r.jsonl"), "--record", str(made / "r.db"))
    assert run(*words, "--actors", str(made / "actors.csv")).exit_code == 0
    assert run(*words).exit_code == 0
    return made


def participants(folder: Path) -> dict[str, dict[str, object]]:
    """Give the participants of all events by name."""
    lines = run("export", "--record", str(folder / "r.db"), "--out", "-").stdout.splitlines()
    return {one["name"]: one for line in lines for one in json.loads(line)["participants"]}


def test_an_entry_stands_in_the_export_with_its_codes(folder: Path) -> None:
    told = participants(folder)
    police = next(one for name, one in told.items() if "police" in name)
    assert (police["type"], police["acled"], police["ucdp"]) == ("state_forces", 1, "state")
    actor = police["actor"]
    assert isinstance(actor, dict)
    assert actor["id"] == "NZ-2"
    assert actor["ucdp_dyad_ids"] == ["9901", "9902"]
    assert "police" in actor["why"]
    assert (told["Ola Vik"]["actor"], told["Ola Vik"]["private"]) == (None, True)


def test_show_tells_the_entry_and_the_kind(folder: Path) -> None:
    record = str(folder / "r.db")
    labels = [
        json.loads(line)["label"]
        for line in run("events", "--record", record, "--json").stdout.splitlines()
    ]
    shown = "".join(run("show", label, "--record", record).output for label in labels)
    assert "in your list: Police Forces of New Zealand (NZ-2)" in " ".join(shown.split())
    assert "kind unknown; private: leave the name out when you publish" in shown
    assert "not in your list: no entry has this name" in shown


def test_bodies_without_an_entry_are_listed_and_persons_are_not(folder: Path) -> None:
    result = run("actors", "--record", str(folder / "r.db"))
    assert result.exit_code == 0
    assert "Harbour Liberation Front gunmen" in result.output
    assert "Of the 1 in actors.csv, 1 were met." in " ".join(result.output.split())
    assert "Vik" not in result.output
    rows = [
        json.loads(line)
        for line in run("actors", "--record", str(folder / "r.db"), "--json").stdout.splitlines()
    ]
    assert {"name", "type", "events", "why"} == rows[0].keys()


def test_without_a_list_it_is_told_how_to_give_one(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("It rained in Gore.")
    record = str(tmp_path / "r.db")
    run("build", str(tmp_path / "one.txt"), "--record", record)
    assert "--actors FILE" in run("actors", "--record", record).output


def test_a_bad_list_is_told_and_leaves_no_record_behind(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("id,nam\nA,B\n")
    (tmp_path / "one.txt").write_text("It rained in Gore.")
    record = tmp_path / "r.db"
    words = ("build", str(tmp_path / "one.txt"), "--record", str(record))
    result = run(*words, "--actors", str(tmp_path / "a.csv"))
    assert result.exit_code == 2
    assert "line 1: unknown column 'nam'; did you mean 'name'?" in result.output
    assert not record.exists()
