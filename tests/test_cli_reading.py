"""The commands that read a record: events, show, explain, export, check."""

import json
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from example_record import EXAMPLES, build_into, example_record, parts, received, remembering, run
from twosource.cli import COMMANDS
from twosource.cli.loading import load_view
from twosource.exporters.event_shapes import Event as EventShape
from twosource.exporters.json_text import decode_line
from twosource.model.record import Finished, Received
from twosource.pipeline import Parts
from twosource.wiring import open_record

__all__ = ["example_record", "parts", "received", "remembering"]

NO_RECORD = (
    ("missing.db", "make one with `twosource build`"),
    ("note.txt", "no record"),
    ("nowhere/missing.db", "make one with `twosource build`"),
)
READERS = (
    ("events",),
    ("show", "PRK-0042"),
    ("explain", "3f2a91c0", "b77e01d4"),
    ("export", "--out", "-"),
    ("check",),
    ("decide", "--list"),
    ("decide", "--undo", "1"),
)


@pytest.mark.parametrize(("name", "told"), NO_RECORD)
@pytest.mark.parametrize("words", READERS, ids=lambda words: words[0])
def test_what_is_no_record_is_told_in_one_line_with_what_to_do(
    words: tuple[str, ...], name: str, told: str, tmp_path: Path
) -> None:
    (tmp_path / "note.txt").write_text("buy bread\n")
    result = run(*words, "--record", str(tmp_path / name))
    assert result.exit_code == 2
    assert told in result.stderr
    assert result.stderr.count("\n") == 1


DOCS = Path(__file__).resolve().parent.parent / "docs"


def test_a_record_may_be_named_in_the_environment(
    example_record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("events").exit_code == 2
    monkeypatch.setenv("TWOSOURCE_RECORD", str(example_record))
    assert run("events").exit_code == 0


def test_events_are_listed_with_what_the_numbers_are_numbers_of(example_record: Path) -> None:
    output = run("events", "--record", str(example_record)).output
    assert re.search(r"URY-\d{4}", output)
    assert "reports → origins" in output
    assert "In this record: 20 reports" in output
    assert "--all shows them" in output


def test_no_line_ends_in_blanks_when_piped(example_record: Path) -> None:
    label = load_view(example_record).events[0].label
    for words in (("events",), ("show", label)):
        lines = run(*words, "--record", str(example_record)).output.splitlines()
        assert [line for line in lines if line != line.rstrip()] == []


def test_a_narrow_window_gets_a_block_for_each_event(
    example_record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    output = run("events", "--record", str(example_record)).output
    assert "\n  reports → origins: " in output
    assert "—" not in output
    assert max(map(len, output.splitlines())) <= 80


def test_what_is_not_open_is_marked_in_events_and_in_show(example_record: Path) -> None:
    view = load_view(example_record)
    closed = next(event for event in view.events if event.marks.handling is not None)
    record = ("--record", str(example_record))
    assert closed.marks.access in run("events", "--all", *record).output
    shown = run("show", closed.label, *record).output
    assert f"{closed.marks.access}, consent {closed.marks.consent}" in shown
    assert "handling: " in shown
    assert "[restricted]" in shown


def test_events_of_one_type_and_all_stances(example_record: Path) -> None:
    record = ("--record", str(example_record), "--json")
    shown = [json.loads(line) for line in run("events", *record).stdout.splitlines()]
    everything = [json.loads(line) for line in run("events", "--all", *record).stdout.splitlines()]
    flights = run("events", "--type", "flight", "--all", *record).stdout.splitlines()
    assert len(shown) < len(everything)
    assert {event["stance"] for event in shown} <= {"asserted", "alleged"}
    assert {json.loads(line)["type"] for line in flights} == {"flight"}


def test_a_type_without_events_is_told_with_those_there_are(example_record: Path) -> None:
    output = run("events", "--type", "nosuch", "--record", str(example_record)).output
    assert "No event of that type" in output
    assert "flight" in output


def test_a_record_without_reports_says_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    open_record(path, create=True).close()
    output = run("events", "--record", str(path)).output
    assert "holds no report yet: twosource build" in output


def test_a_record_without_events_gives_the_reason(tmp_path: Path) -> None:
    (tmp_path / "calm.txt").write_text("The weather over the lake was mild and the sky was grey.\n")
    path = str(tmp_path / "calm.db")
    built = run("build", str(tmp_path / "calm.txt"), "--record", path)
    assert "1 report added" in built.output
    assert "matched the codebook" in run("events", "--record", path).output


def test_an_interrupted_build_is_told(
    tmp_path: Path, remembering: Parts, received: list[Received]
) -> None:
    path = tmp_path / "half.db"
    room = remembering.reading
    with open_record(path, create=True) as store:
        for done in room.read(received):
            assert isinstance(done, Finished)
            store.add_finished(done.received.report, done.received.raw, done.reading)
    assert "run it again" in run("events", "--record", str(path)).output
    build_into(path, remembering, [])
    assert "run it again" not in run("events", "--record", str(path)).output


def test_an_event_is_shown_with_all_it_stands_on(example_record: Path) -> None:
    view = load_view(example_record)
    event = max(view.events, key=lambda event: len(event.reports))
    output = run("show", event.label, "--record", str(example_record)).output
    for heading in (
        "when ",
        "where ",
        "count ",
        "Claims, each with",
        "Origins (at most",
        "Look-al",
    ):
        assert heading in output
    for claim in event.claims:
        kept = view.claims[claim].grounded.claim
        assert kept.id[:8] in output
    assert run("show", event.id[:8], "--record", str(example_record)).output == output


def test_every_event_can_be_shown(example_record: Path) -> None:
    for event in load_view(example_record).events:
        result = run("show", event.label, "--record", str(example_record))
        assert result.exit_code == 0
        assert result.output.startswith(event.label)


def test_an_event_as_json_is_a_line_of_the_export(example_record: Path) -> None:
    event = load_view(example_record).events[0]
    output = run("show", event.label, "--record", str(example_record), "--json").output
    assert decode_line(output, EventShape).label == event.label


def test_an_unknown_event_is_told_with_where_to_look(example_record: Path) -> None:
    result = run("show", "ZZZ-9999", "--record", str(example_record))
    assert result.exit_code == 2
    assert "`twosource events --all` lists them all" in result.stderr


def find_joined(record: Path) -> tuple[str, str]:
    """Give two claims that are taken for one event."""
    view = load_view(record)
    match = next(event.joined[0] for event in view.events if event.joined)
    return match.pair.left, match.pair.right


def test_two_claims_of_one_event_are_explained(example_record: Path) -> None:
    left, right = find_joined(example_record)
    output = run("explain", left[:8], right[:8], "--record", str(example_record)).output
    assert "bits  in all" in output
    assert "they tell of one event" in output


def test_the_weights_of_two_claims_are_drawn(example_record: Path, tmp_path: Path) -> None:
    left, right = find_joined(example_record)
    picture = tmp_path / "weights.svg"
    where = "--record", str(example_record), "--picture", str(picture)
    printed = run("explain", left, right, *where).output
    root = ET.parse(picture)  # noqa: S314 - we wrote it
    drawn = {one.text for one in root.iter("{http://www.w3.org/2000/svg}text")}
    assert any(f"two claims of {reports}" in printed for reports in ("one report", "different"))
    words = " ".join(one for one in drawn if one)
    assert "two claims of one report" in words or "two claims of different reports" in words


def test_the_example_of_the_documents_is_what_explain_prints_and_draws(tmp_path: Path) -> None:
    record, picture = tmp_path / "salto.db", tmp_path / "weights.svg"
    run("build", str(DOCS / "same-event.jsonl"), "--record", str(record))
    blocks = (DOCS / "same-event.md").read_text(encoding="utf-8").split("```\n")
    shown = next(block for block in blocks if "  in all" in block)
    left, right = re.findall(r"^[0-9a-f]{8}", shown, re.MULTILINE)
    result = run("explain", left, right, "--record", str(record), "--picture", str(picture))
    assert fold(shown) == fold(result.stdout)
    assert picture.read_bytes() == (DOCS / "same-event.svg").read_bytes()


def fold(text: str) -> str:
    return " ".join(text.split())


def test_two_claims_of_two_events_are_explained(example_record: Path) -> None:
    view = load_view(example_record)
    first, second = (event.claims[0] for event in view.events[:2])
    output = run("explain", first, second, "--record", str(example_record)).output
    assert "they tell of two events" in output


def test_every_look_alike_can_be_explained(example_record: Path) -> None:
    view = load_view(example_record)
    endings = set()
    for event in view.events:
        for alike in event.look_alikes:
            pair = alike.match.pair
            output = run("explain", pair.left, pair.right, "--record", str(example_record)).output
            assert "bits  in all" in output
            endings.add(output.splitlines()[-1])
    assert any("they tell of two events" in ending for ending in endings)


def test_a_pair_can_be_explained_in_json(example_record: Path) -> None:
    left, right = find_joined(example_record)
    result = run("explain", left, right, "--record", str(example_record), "--json")
    told = json.loads(result.output)
    assert told["claims"] == [left, right]
    assert told["bits"] == pytest.approx(sum(reason["bits"] for reason in told["reasons"]))
    assert told["decision"] is None


@pytest.mark.parametrize(
    ("name", "told"), [("abc", "too short"), ("ffffffffffff", "none in this record")]
)
def test_a_claim_that_is_none_is_told(name: str, told: str, example_record: Path) -> None:
    left, _ = find_joined(example_record)
    result = run("explain", left, name, "--record", str(example_record))
    assert result.exit_code == 2
    assert told in result.stderr


def test_one_claim_is_not_compared_with_itself(example_record: Path) -> None:
    left, _ = find_joined(example_record)
    result = run("explain", left, left[:7], "--record", str(example_record))
    assert "are one claim" in result.stderr


def test_an_id_that_several_claims_begin_with_is_told_with_them(
    example_record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("twosource.views.record_view.SHORTEST", 1)
    ids = sorted(load_view(example_record).claims)
    first = next(one[0] for one in ids if sum(other[0] == one[0] for other in ids) > 1)
    result = run("explain", first, ids[-1], "--record", str(example_record))
    assert "begin so; give more digits" in result.stderr


def test_check_tells_one_number_and_nothing_about_truth(example_record: Path) -> None:
    result = run("check", "--record", str(example_record))
    assert result.exit_code == 0
    assert result.stdout.startswith("100.00 % intact")
    assert "nothing about the truth" in result.stdout
    told = json.loads(run("check", "--record", str(example_record), "--json").stdout)
    assert told["faults"] == []
    assert told["checked"] > 100


def test_the_examples_are_there() -> None:
    assert EXAMPLES.is_dir()
    assert set(COMMANDS) >= {words[0] for words in READERS}
