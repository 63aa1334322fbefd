"""`twosource measure same-event-mentions`: which mentions of a collection name the same event."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from example_record import run
from labelled_lines import read, write
from twosource.measures.mentions.told import Document
from twosource.model.spans import Span
from twosource.ports import Step

TEXT = "A dam burst .\nThe flood came at night ."
BURST = {"id": "a/1", "start": 6, "end": 11, "cluster": "burst"}
FLOOD = {"id": "a/2", "start": 18, "end": 23, "cluster": "flood"}
LINE: dict[str, Any] = {"text": TEXT, "sentences": [[0, 13], [14, 39]], "mentions": [BURST, FLOOD]}
OTHER: dict[str, Any] = {
    "text": "The burst drowned a mill. It shut.",
    "mentions": [
        {"id": 3, "start": 4, "end": 17, "pieces": [[4, 9], [10, 17]], "cluster": "burst"}
    ],
}


@dataclass
class AllOne:
    """Groups all mentions of a collection into one, and keeps what it was shown."""

    shown: list[Document] = field(default_factory=list)

    def __call__(self, documents: Sequence[Document], step: Step) -> list[list[int]]:
        """Group them."""
        self.shown += documents
        step(1, 1, "grouping")
        return [[0] * len(one.mentions) for one in documents]


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> AllOne:
    """Give what groups the mentions."""
    found = AllOne()
    monkeypatch.setattr("twosource.measures.mentions.predict.open_mentions", lambda: found)
    return found


def test_texts_sentences_and_places_are_all_that_is_shown(tmp_path: Path, reader: AllOne) -> None:
    known = LINE | {"id": "x", "topic": "1", "entities": [], "sentence_numbers": [0, 1]}
    told = run("measure", "same-event-mentions", str(write(tmp_path / "a.jsonl", known, OTHER)))
    assert told.exit_code == 0
    first, second = reader.shown
    assert first == Document(TEXT, (Span(0, 13), Span(14, 39)), ((Span(6, 11),), (Span(18, 23),)))
    assert second.mentions == ((Span(4, 9), Span(10, 17)),)
    assert [one.of(second.text) for one in second.sentences] == [
        "The burst drowned a mill. ",
        "It shut.",
    ]


@pytest.mark.usefixtures("reader")
def test_figures_are_told_for_people_and_for_programs(tmp_path: Path) -> None:
    file = write(tmp_path / "a.jsonl.gz", LINE, OTHER)
    lines = run("measure", "same-event-mentions", str(file)).output.splitlines()
    assert "3 mentions of 2 events; told as 1 events." in lines
    rows = {cells[0]: cells[1:] for cells in (re.split(r"  +", line) for line in lines)}
    assert rows["pairs"] == ["33.3", "100.0", "50.0"]
    assert rows["MUC"] == ["50.0", "100.0", "66.7"]
    told = json.loads(run("measure", "same-event-mentions", str(file), "--json").stdout)
    assert (told["mentions"], told["events"], told["events_told"], told["labelled"]) == (3, 2, 1, 2)
    assert told["pairwise"]["f1"] == 50
    mean = (told["muc"]["f1"] + told["b3"]["f1"] + told["ceaf_e"]["f1"]) / 3
    assert told["conll_f1"] == pytest.approx(mean)


@pytest.mark.usefixtures("reader")
def test_without_labels_every_mention_gets_a_group(tmp_path: Path) -> None:
    bare = {"text": TEXT, "mentions": [{"id": "a/1", "start": 6, "end": 11}]}
    out = tmp_path / "found.jsonl"
    file = write(tmp_path / "a.jsonl", bare, bare | {"mentions": []})
    told = run("measure", "same-event-mentions", str(file), "--predictions", str(out))
    assert 'None has "cluster"' in told.output
    assert read(out) == [{"id": "a/1", "cluster": "1"}]


@pytest.mark.usefixtures("reader")
def test_a_mention_without_a_label_is_left_out_of_the_figures(tmp_path: Path) -> None:
    file = write(tmp_path / "a.jsonl", LINE | {"mentions": [BURST, FLOOD | {"cluster": None}]})
    told = json.loads(run("measure", "same-event-mentions", str(file), "--json").stdout)
    assert (told["mentions"], told["b3"]["f1"]) == (1, 100)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ({"mentions": [BURST | {"end": 90}]}, "a.jsonl, line 2: start 6 and end 90 are no stretch"),
        ({"mentions": [BURST | {"pieces": [[6, 6]]}]}, "start 6 and end 6 are no stretch"),
        ({"sentences": [[0, 99]]}, "start 0 and end 99 are no stretch"),
        ({"mentions": [{"start": 6, "end": 11}]}, "missing required field `id`"),
    ],
)
@pytest.mark.usefixtures("reader")
def test_a_mark_of_nothing_is_named_with_its_line(
    tmp_path: Path, line: dict[str, Any], said: str
) -> None:
    told = run(
        "measure", "same-event-mentions", str(write(tmp_path / "a.jsonl", OTHER, LINE | line))
    )
    assert told.exit_code == 2
    assert said in " ".join(told.output.split())


@pytest.mark.usefixtures("reader")
def test_two_mentions_of_one_id_are_refused(tmp_path: Path) -> None:
    told = run("measure", "same-event-mentions", str(write(tmp_path / "a.jsonl", LINE, LINE)))
    assert told.exit_code == 2
    assert "two mentions have the id 'a/1'" in told.output


def test_help_teaches_the_form_of_a_line() -> None:
    told = run("measure", "same-event-mentions", "--help").output
    assert '"mentions": [{"id": "a1/1", "start": 6, "end": 11, "cluster": "burst"}' in told
