"""`twosource measure incidents`: one record of a violation an article."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from example_record import run
from gazetteer_fixture import gazetteer
from labelled_lines import Remembering, read, stand_in, write
from twosource.gazetteers.sqlite import SqliteGazetteer

__all__ = ["gazetteer"]

VICTIM = {"victim_name": "Ann Example", "victim_type": ["journalist"], "victim_sex_type": "woman"}
LABEL: dict[str, Any] = {
    "country": "USA",
    "city": "Portville",
    "year": 2021,
    "month": "03",
    "perpetrator_mention": True,
    "violation_types": ["arbitrary detention"],
    "victims": [VICTIM],
}
ARTICLE = {"id": "a", "title": "Held", "published": "2021-03-02", "text": "She was held."}


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> Remembering:
    """Give a reader that finds the labelled record in every article, but for its country's name."""
    found = Remembering({"label": LABEL | {"country": "United States", "day": "4"}})
    stand_in(monkeypatch, "twosource.measures.incidents", open_incidents=found)
    return found


def test_labels_never_reach_the_reader(tmp_path: Path, reader: Remembering) -> None:
    more = {"label": LABEL, "other_labels": [LABEL], "url": "x"}
    run("measure", "incidents", str(write(tmp_path / "a.jsonl", ARTICLE | more, {"text": "No."})))
    assert reader.shown == [
        ARTICLE,
        {"id": "2", "title": None, "published": None, "text": "No."},
    ]


@pytest.mark.usefixtures("reader")
def test_slots_are_told_with_their_intervals(tmp_path: Path) -> None:
    file = write(tmp_path / "a.jsonl.gz", ARTICLE | {"label": LABEL}, ARTICLE)
    told = run("measure", "incidents", str(file))
    assert told.exit_code == 0
    rows = {cells[0]: cells[1:] for cells in map(split, told.output.splitlines())}
    assert rows["country, any name"][:3] == ["1", "100.0", "20.7 to 100.0"]
    assert rows["country"][:3] == ["1", "0.0", "0.0 to 79.3"]
    assert rows["day"] == ["0", "-", "-", "0.0", "0.0", "1", "0.0"]
    assert rows["month"][-3:] == ["100.0", "0", "-"]
    assert rows["victim names"] == ["100.0"] * 3
    assert rows["victim type"] == ["100.0", "1"]
    assert rows["victim sex"] == ["100.0", "1"]
    assert rows["victim age group"] == ["-", "0"]


def split(line: str) -> list[str]:
    """Give the cells of a row."""
    return re.split(r"  +", line)


@pytest.mark.usefixtures("reader")
def test_the_figures_come_as_json_too(tmp_path: Path) -> None:
    file = write(tmp_path / "a.jsonl", ARTICLE | {"label": LABEL}, ARTICLE | {"label": {}})
    told = json.loads(run("measure", "incidents", str(file), "--json").stdout)
    assert (told["records"], told["labelled"]) == (2, 2)
    assert told["slots"]["city"]["of_filled"] == 100
    assert told["slots"]["city"]["acc"] == 50
    assert told["slots"]["country"]["folded"] == 100
    assert len(told["slots"]["year"]["of_filled_95"]) == 2
    assert told["month_day"] == {"empty_kept": 0, "empty": 3}
    assert told["violation_type"]["set_acc"] == 50
    assert told["victim_attributes"]["victim_sex_type"] == {"acc": 100, "n": 1}
    assert told["victim_name_exact"] == {"p": 50, "r": 100, "f1": pytest.approx(200 / 3)}


@pytest.mark.usefixtures("reader")
def test_articles_without_labels_give_records(tmp_path: Path) -> None:
    out = tmp_path / "found.jsonl"
    file = write(tmp_path / "a.jsonl", ARTICLE)
    told = run("measure", "incidents", str(file), "--predictions", str(out))
    assert 'None has "label"' in told.output
    assert read(out)[0]["label"]["country"] == "United States"
    assert read(out)[0]["id"] == "a"


@pytest.mark.usefixtures("reader")
def test_a_label_that_is_none_is_named_with_its_line(tmp_path: Path) -> None:
    file = write(tmp_path / "a.jsonl", ARTICLE, ARTICLE | {"label": {"victims": "Ann Example"}})
    told = run("measure", "incidents", str(file))
    assert told.exit_code == 2
    assert "a.jsonl, line 2: " in told.output
    assert "victims" in told.output


def test_an_article_is_read_with_the_parts_there_are(
    tmp_path: Path, gazetteer: SqliteGazetteer
) -> None:
    del gazetteer
    text = "Police arrested the reporter Ann Example in Nairobi on Monday, her lawyer said."
    out = tmp_path / "found.jsonl"
    file = write(tmp_path / "a.jsonl", ARTICLE | {"text": text}, {"text": text, "label": LABEL})
    told = run("measure", "incidents", str(file), "--predictions", str(out))
    assert (told.exit_code, "1 of them labelled" in told.output) == (0, True)
    assert read(out)[0]["id"] == "a"
    assert read(out)[0]["label"]["country"] == "Kenya"


def test_help_teaches_the_form_of_a_line() -> None:
    told = run("measure", "incidents", "--help").output
    assert '"victims": [{"victim_name": "Ann Example", "victim_type": ["journalist"],' in told
