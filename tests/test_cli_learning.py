"""`twosource learn` and `build --weights`: a team's own table, and a record that says so."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from example_record import EXAMPLES, example_record, run
from twosource.cli.learn import tell_learned
from twosource.cli.loading import load_view
from twosource.model.match import Match
from twosource.readers.weights import encode_weights
from twosource.views.words import tell_chance
from twosource.wiring import name_weights, open_matcher, open_record

__all__ = ["example_record"]

SHIPPED = open_matcher().weights
QUAY = {"id": "quay", "text": "Police arrested two fishermen in Gore, New Zealand, on 4 May 2021."}


@pytest.fixture
def record(example_record: Path, tmp_path: Path) -> Path:
    """Give a copy of the example record to write to."""
    return Path(shutil.copy(example_record, tmp_path / "copy.db"))


def features(match: Match) -> set[str]:
    """Give what speaks for and against a match."""
    return {reason.feature for reason in match.reasons}


def decide(record: Path, verdict: str) -> None:
    """Take one decision on two claims that the weights joined across reports."""
    view = load_view(record)
    pair = next(
        match.pair
        for event in view.events
        for match in event.joined
        # Of copies there is nothing to learn.
        if "copied_passage" not in features(match)
        and view.claims[match.pair.left].grounded.claim.report
        != view.claims[match.pair.right].grounded.claim.report
    )
    words = (pair.left, pair.right, verdict, "--by", "R1")
    assert run("decide", *words, "--record", str(record)).exit_code == 0


def test_without_decisions_the_table_stays_as_it_is(record: Path, tmp_path: Path) -> None:
    out = tmp_path / "ours.json"
    result = run("learn", "--record", str(record), "--out", str(out))
    assert result.exit_code == 0, result.output
    assert "Nothing to learn from 0 decisions" in result.output
    assert json.loads(out.read_text("utf-8"))["across"] == SHIPPED.across


def test_a_decision_moves_the_weights_and_says_which(record: Path, tmp_path: Path) -> None:
    out = tmp_path / "ours.json"
    decide(record, "different")
    result = run("learn", "--record", str(record), "--out", str(out))
    assert f"Learned from 1 decision, starting from {SHIPPED.version}." in result.output
    assert "of two reports" in result.output
    learned = json.loads(out.read_text("utf-8"))
    assert learned["name"] == "news and 1 decision"
    assert learned["across"] != SHIPPED.across
    moved = [
        (bits, SHIPPED.across[feature][row])
        for feature, rows in learned["across"].items()
        for row, bits in rows.items()
        if bits != SHIPPED.across[feature][row]
    ]
    assert all(after < before for after, before in moved)


def test_a_record_keeps_the_weights_it_is_built_with_and_says_so(tmp_path: Path) -> None:
    table, record = tmp_path / "ours.json", tmp_path / "r.db"
    ours = json.loads(json.dumps({"name": "ours", "threshold": 3.0}))
    ours |= {"across": SHIPPED.across, "within": SHIPPED.within}
    table.write_text(json.dumps(ours), encoding="utf-8")
    (tmp_path / "r.jsonl").write_text(json.dumps(QUAY) + "\n", encoding="utf-8")
    build = ("build", str(tmp_path / "r.jsonl"), "--record", str(record))
    assert run(*build).exit_code == 0
    assert told(record) == [SHIPPED.version]
    assert run(*build, "--weights", str(table)).exit_code == 0
    assert run(*build).exit_code == 0
    assert [one.split()[0] for one in told(record)] == ["news", "ours"]
    with open_record(record) as store:
        assert open_matcher(None, store).threshold == 3.0
        assert name_weights(store) == told(record)[-1]
    assert run(*build, "--weights", "shipped").exit_code == 0
    assert told(record)[-1] == SHIPPED.version
    with open_record(record) as store:
        assert open_matcher(None, store).weights == SHIPPED


def told(record: Path) -> list[str]:
    """Give the versions of weights that a record's log tells of, oldest first."""
    with open_record(record) as store:
        return [str(line.detail["version"]) for line in store.log() if line.what == "weights"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{}", "this is no table of weights"),
        ('{"name": "x", "threshold": 1.0, "across": {}, "within": {}}', "is missing"),
    ],
)
def test_what_is_no_table_is_refused_before_a_record_is_made(
    text: str, words: str, tmp_path: Path
) -> None:
    table, record = tmp_path / "bad.json", tmp_path / "r.db"
    table.write_text(text, encoding="utf-8")
    result = run("build", str(EXAMPLES), "--record", str(record), "--weights", str(table))
    assert result.exit_code == 2
    assert words in result.stderr
    assert not record.exists()


def test_what_moved_is_listed_with_the_furthest_first() -> None:
    other = json.loads(json.dumps(SHIPPED.across))
    for number, row in enumerate(other["same_day"]):
        other["same_day"][row] += 1 + number
    lines = list(tell_learned(SHIPPED, type(SHIPPED)("x", 1.0, other, SHIPPED.within), 3))
    assert len(lines) == 14
    assert "and " in lines[-1]
    assert list(other["same_day"])[-1] in lines[1]


def test_bits_are_told_as_so_many_pairs_in_so_many() -> None:
    assert tell_chance(0.0) == "about 1 in 2 such pairs is one event"
    assert tell_chance(2.0) == "about 4 in 5 such pairs are one event"
    assert tell_chance(-6.6) == "about 1 in 100 such pairs is one event"
    assert tell_chance(12.0) == "nearly all such pairs are one event"


def test_explain_tells_how_many_such_pairs_are_one_event(record: Path) -> None:
    decide(record, "same")
    view = load_view(record)
    event = next(one for one in view.events if one.joined)
    pair = event.joined[0].pair
    words = ("explain", pair.left, pair.right, "--record", str(record))
    assert "such pair" in run(*words).output
    assert json.loads(run(*words, "--json").output)["weights"] == SHIPPED.version


def test_a_record_that_keeps_a_table_of_before_weighs_new_rows_as_they_ship(
    record: Path,
) -> None:
    within = {name: rows for name, rows in SHIPPED.within.items() if name != "named_as_many"}
    points = {**within["points_back"], "points back": 1.5}
    old = replace(SHIPPED, name="ours", within={**within, "points_back": points})
    with open_record(record) as store:
        store.note("weights", {"version": old.version, "table": encode_weights(old)})
        found = open_matcher(store=store).weights
    assert found.name == "ours"
    assert found.within["points_back"]["points back"] == 1.5
    assert found.within["named_as_many"] == SHIPPED.within["named_as_many"]
    assert found.across == SHIPPED.across
