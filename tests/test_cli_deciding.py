"""`twosource decide`: a person's word beats every weight, is kept, and can be undone."""

import shutil
from pathlib import Path

import pytest

from example_record import example_record, run
from twosource.cli.loading import load_view
from twosource.views.decisions import tell_decisions
from twosource.wiring import open_record

__all__ = ["example_record"]


@pytest.fixture
def record(example_record: Path, tmp_path: Path) -> Path:
    """Give a copy of the example record to write to."""
    return Path(shutil.copy(example_record, tmp_path / "copy.db"))


def choose_two(record: Path) -> tuple[str, str]:
    """Give a claim each of two events that tell of one type, from two reports."""
    view = load_view(record)
    events = [event for event in view.events if event.type == "flight"]
    first, second = (
        events[0],
        next(e for e in events[1:] if not set(e.reports) & set(events[0].reports)),
    )
    return first.claims[0], second.claims[0]


def test_a_decision_joins_two_events_and_its_undoing_parts_them(record: Path) -> None:
    left, right = choose_two(record)
    place = ("--record", str(record))
    result = run("decide", left[:8], right[:8], "same", "--by", "R1", "--note", "seen", *place)
    assert result.exit_code == 0, result.output
    assert "Decision 1: same, by R1." in result.output
    assert "now tell of one event" in result.output
    assert "R1 decided: same (decision 1" in run("explain", left, right, *place).output
    assert "“seen”" in run("decide", "--list", *place).output
    undone = run("decide", "--undo", "1", *place)
    assert undone.exit_code == 0, undone.output
    assert "Decision 1 is undone." in undone.output
    assert "they tell of two events" in run("explain", left, right, *place).output
    assert "(undone)" in run("decide", "--list", *place).output
    assert "undone before" in run("decide", "--undo", "1", *place).output


def test_a_decision_parts_what_the_weights_join(record: Path) -> None:
    view = load_view(record)
    pair = next(event.joined[0].pair for event in view.events if len(event.claims) == 2)
    result = run(
        "decide", pair.left, pair.right, "different", "--by", "R1", "--record", str(record)
    )
    assert "now tell of two events" in result.output
    assert "1 event new:" in result.output
    assert "1 event split:" in result.output


def test_unsure_changes_nothing_and_is_kept(record: Path) -> None:
    left, right = choose_two(record)
    result = run("decide", left, right, "unsure", "--by", "R1", "--record", str(record))
    assert "No event has other values or claims than before." in result.output
    assert "now tell of two events" in result.output
    assert "unsure" in run("decide", "--list", "--record", str(record)).output


def test_an_undoing_names_who_undid_it(record: Path) -> None:
    left, right = choose_two(record)
    place = ("--record", str(record))
    run("decide", left, right, "unsure", "--by", "R1", *place)
    run("decide", left, right, "unsure", "--by", "R1", *place)
    run("decide", "--undo", "1", "--by", "R2", *place)
    run("decide", "--undo", "2", *place)
    with open_record(record) as store:
        undone = [line.detail["by"] for line in store.log() if line.what == "decision undone"]
    assert undone == ["R2", "R1"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((), "give two claims and a verdict"),
        (("abcdef", "abcdef"), "give two claims and a verdict"),
        (("abcdef", "abcdea", "maybe"), "give two claims and a verdict"),
        (("abcdef", "abcdea", "same"), "say who decides"),
        (("abcdef", "--undo", "1"), "takes a decision's number alone"),
        (("--undo", "7"), "holds no decision 7"),
        (("ffffffffffff", "eeeeeeeeeeee", "same", "--by", "R1"), "none in this record"),
    ],
)
def test_a_wrong_call_is_told(words: tuple[str, ...], told: str, record: Path) -> None:
    result = run("decide", *words, "--record", str(record))
    assert result.exit_code == 2
    assert told in result.stderr


def test_a_claim_and_itself_are_no_pair(record: Path) -> None:
    left, _ = choose_two(record)
    result = run("decide", left, left[:9], "same", "--by", "R1", "--record", str(record))
    assert "the two are one claim" in result.stderr


def test_a_record_read_with_another_codebook_asks_for_it(record: Path, tmp_path: Path) -> None:
    from twosource.readers import codebooks

    shipped = Path(codebooks.__file__).parent.parent / "codebooks" / "incidents.toml"
    other = tmp_path / "other.toml"
    text = shipped.read_text(encoding="utf-8")
    other.write_text(text.replace('name = "incidents"', 'name = "others"', 1), encoding="utf-8")
    left, right = choose_two(record)
    words = ("decide", left, right, "unsure", "--by", "R1", "--record", str(record))
    result = run(*words, "--codebook", str(other))
    assert result.exit_code == 2
    assert "was read with codebook incidents" in result.stderr
    assert "No decision was taken" in run("decide", "--list", "--record", str(record)).output


def test_without_decisions_the_list_says_so() -> None:
    assert list(tell_decisions((), ())) == ["No decision was taken in this record."]
