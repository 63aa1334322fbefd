"""The export: every line fits its schema, round-trips, and stands on the characters it shows."""

import json
import re
import runpy
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest

from example_record import example_record, run
from twosource.cli.loading import load_view
from twosource.exporters.claim_shapes import Claim
from twosource.exporters.event_shapes import Event
from twosource.exporters.json_text import decode_line, encode_line, make_schema
from twosource.exporters.leaf_shapes import Shape
from twosource.exporters.report_shapes import Report
from twosource.exporters.schema_files import SCHEMA_FILES, tell_schema
from twosource.exporters.tables import name_file
from twosource.wiring import open_record

__all__ = ["example_record"]

DOCS = Path(__file__).resolve().parent.parent / "docs"
TABLES: dict[str, type[Shape]] = {"events": Event, "claims": Claim, "reports": Report}
# What was promised; more may stand beside it.
EVENT_KEYS = re.findall(
    r"\w+",
    "id label type subtype forced occurrence time stance when where counts participants claims"
    " reports origins conflicts look_alikes credibility review policy",
)
CLAIM_KEYS = re.findall(
    r"\w+",
    "id report type time stance quoted outcome trigger passage said_by stated when where counts"
    " participants",
)


def export(record: Path, table: str) -> list[str]:
    """Give the lines of a table."""
    words = ("--table", table, "--all", "--out", "-")
    result = run("export", "--record", str(record), "--format", "jsonl", *words)
    assert result.exit_code == 0, result.output
    return result.stdout.splitlines()


@pytest.fixture(scope="module")
def lines(example_record: Path) -> dict[str, list[str]]:
    """Give the lines of each table of the example record."""
    return {table: export(example_record, table) for table in TABLES}


@pytest.mark.parametrize("table", TABLES)
def test_every_line_fits_its_schema_and_round_trips(
    table: str, lines: dict[str, list[str]]
) -> None:
    check = jsonschema.Draft202012Validator(make_schema(table))
    assert lines[table]
    for line in lines[table]:
        check.validate(json.loads(line))
        assert encode_line(decode_line(line, TABLES[table])) == line
        assert "\n" not in line


@pytest.mark.parametrize("table", TABLES)
def test_the_schema_in_the_documents_is_the_one_that_holds(
    table: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = SCHEMA_FILES[table]
    assert (DOCS / name).read_text(encoding="utf-8") == tell_schema(table)
    monkeypatch.setattr(sys, "argv", ["schema_files", str(tmp_path)])
    with warnings.catch_warnings():
        # It is loaded already, and run once more as the program it is.
        warnings.simplefilter("ignore", RuntimeWarning)
        runpy.run_module("twosource.exporters.schema_files", run_name="__main__")
    assert (tmp_path / name).read_text(encoding="utf-8") == tell_schema(table)
    jsonschema.Draft202012Validator.check_schema(make_schema(table))


@pytest.mark.parametrize("table", TABLES)
def test_what_the_shape_refuses_the_schema_refuses(table: str, lines: dict[str, list[str]]) -> None:
    check = jsonschema.Draft202012Validator(make_schema(table))
    good = json.loads(lines[table][0])
    for change in ({"extra": 1}, {"policy": "public"}, {"marks": None}, {"id": 3}):
        bad = {**good, **change}
        assert not check.is_valid(bad)
        with pytest.raises(msgspec.ValidationError):
            decode_line(json.dumps(bad), TABLES[table])
    for key in good:
        less = {name: value for name, value in good.items() if name != key}
        assert not check.is_valid(less)
        with pytest.raises(msgspec.ValidationError):
            decode_line(json.dumps(less), TABLES[table])


def test_an_event_has_all_that_was_promised(lines: dict[str, list[str]]) -> None:
    for line in lines["events"]:
        event = json.loads(line)
        assert set(EVENT_KEYS) <= event.keys()
        assert event["occurrence"] == "reported"
        empty: dict[str, object] = {
            "by": None,
            "at": None,
            "note": None,
            "decision": None,
            "differs": [],
        }
        assert event["review"] == {"state": "machine", **empty}
        assert re.fullmatch(r"[A-Z]{3}-\d{4,}", event["label"])
        for claim in event["claims"]:
            assert set(CLAIM_KEYS) <= claim.keys()


def find_dicts(value: object) -> Iterator[dict[str, Any]]:
    """Give every object in a JSON value."""
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from find_dicts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from find_dicts(inner)


def test_a_blank_is_a_null_and_its_reason_and_nothing_else(lines: dict[str, list[str]]) -> None:
    blanks = [
        found
        for table in TABLES
        for line in lines[table]
        for found in find_dicts(json.loads(line))
        if "why" in found and "not_before" not in found  # bounds say why, too
    ]
    assert blanks
    for blank in blanks:
        assert blank.keys() == {"value", "why"}
        assert blank["value"] is None
        assert blank["why"]


def test_no_inner_tag_stands_in_the_file(lines: dict[str, list[str]]) -> None:
    assert not any('"@"' in line for table in TABLES for line in lines[table])
    assert "@" not in json.dumps([make_schema(table) for table in TABLES])


def test_every_passage_is_the_text_of_its_report(
    lines: dict[str, list[str]], example_record: Path
) -> None:
    with open_record(example_record) as store:
        texts = {report.label: report.text for report in store.reports()}
    claims = [json.loads(line) for line in lines["claims"]]
    reports = [json.loads(line) for line in lines["reports"]]
    pairs = [(claim, claim["report"]) for claim in claims] + [
        (one, one["label"]) for one in reports
    ]
    checked = 0
    for holder, label in pairs:
        for found in find_dicts(holder):
            if found.keys() == {"start", "end", "text"}:
                assert texts[label][found["start"] : found["end"]] == found["text"]
                checked += 1
    assert checked > 300


def test_every_leaf_of_a_claim_carries_its_characters(lines: dict[str, list[str]]) -> None:
    for line in lines["claims"]:
        claim = json.loads(line)
        leaves = [*claim["counts"], *claim["participants"]]
        leaves += [claim[key] for key in ("when", "stated", "where") if "why" not in claim[key]]
        assert all(leaf["spans"] for leaf in leaves), claim["id"]
        assert claim["trigger"]["text"]
        assert claim["trigger"]["text"] in claim["passage"]["text"]
        for voice in claim["said_by"]:
            assert voice["span"] or voice["how"] in {"masthead", "inferred"}, voice


def test_an_open_year_has_no_ends_and_a_least_number_no_top(lines: dict[str, list[str]]) -> None:
    dates = [
        claim["when"]
        for claim in map(json.loads, lines["claims"])
        if claim["when"].get("edtf", "").startswith("XXXX")
    ]
    assert dates
    assert all(date["earliest"] is None and date["latest"] is None for date in dates)
    counts = [count for claim in map(json.loads, lines["claims"]) for count in claim["counts"]]
    assert counts
    assert all(count["best"] is None for count in counts if count["high"] is None)


def test_marks_pass_on_to_every_claim_and_value(lines: dict[str, list[str]]) -> None:
    reports = {one["label"]: one for one in map(json.loads, lines["reports"])}
    closed = {label for label, one in reports.items() if one["marks"]["access"] == "restricted"}
    assert closed
    for event in map(json.loads, lines["events"]):
        by_claim = {claim["id"]: claim for claim in event["claims"]}
        for claim in event["claims"]:
            assert claim["marks"] == reports[claim["report"]]["marks"]
        values = [*event["counts"], *event["participants"], event["when"], event["where"]]
        for value in (one for one in values if "why" not in one):
            strict = [by_claim[key]["marks"]["access"] for key in value["claims"]]
            assert value["marks"]["access"] == max(
                strict, key=["published", "restricted", "confidential"].index
            )


def test_references_between_the_tables_lead_somewhere(lines: dict[str, list[str]]) -> None:
    labels = {one["label"] for one in map(json.loads, lines["reports"])}
    claims = {one["id"]: one for one in map(json.loads, lines["claims"])}
    events = {one["id"]: one for one in map(json.loads, lines["events"])}
    assert {one["report"] for one in claims.values()} <= labels
    for event in events.values():
        own = {claim["id"] for claim in event["claims"]}
        assert set(event["reports"]) == {claim["report"] for claim in event["claims"]}
        for value in (*event["counts"], *event["participants"], event["when"], event["where"]):
            assert set(value.get("claims", ())) <= own
            assert set(value.get("against", ())) <= own
        for alike in event["look_alikes"]:
            assert events[alike["event"]]["label"] == alike["label"]
            assert alike["because"]
        for claim in event["claims"]:
            assert claims[claim["id"]] == claim
            assert claim["event"] == event["id"]


def test_origins_are_counted_from_their_names(lines: dict[str, list[str]]) -> None:
    for event in map(json.loads, lines["events"]):
        names = event["origins"]["names"]
        assert all(event["origins"][key] == len(found) for key, found in names.items())


def test_a_file_is_named_for_its_policy_and_the_export_is_noted(
    example_record: Path, tmp_path: Path
) -> None:
    out = tmp_path / "events.jsonl"
    result = run("export", "--record", str(example_record), "--out", str(out))
    written = tmp_path / "events.internal.jsonl"
    assert not out.exists()
    assert written.exists()
    assert list(tmp_path.iterdir()) == [written]
    assert f"lines written to {written}" in result.stderr
    assert "restricted or confidential" in result.stderr
    rows = written.read_text(encoding="utf-8").splitlines()
    assert {json.loads(row)["policy"] for row in rows} == {"internal"}
    with open_record(example_record) as store:
        noted = [line.detail for line in store.log() if line.what == "exported"]
    assert noted[-1]["policy"] == "internal"
    quiet = run("export", "--record", str(example_record), "--out", str(written), "--quiet")
    assert "written" not in quiet.stderr
    assert "Warning" in quiet.stderr


def test_open_material_is_exported_without_a_warning(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Police arrested 12 fishermen near Hobart on 4 May 2021.\n")
    record = str(tmp_path / "my.db")
    run("build", str(tmp_path / "a.txt"), "--record", record, "--access", "published")
    result = run("export", "--record", record, "--out", "-")
    assert result.stdout.count("\n") == 1
    assert "Warning" not in result.stderr


def test_only_what_is_reported_to_have_been_is_exported_unless_all_is_asked(
    example_record: Path, lines: dict[str, list[str]]
) -> None:
    some = run("export", "--record", str(example_record), "--out", "-").stdout.splitlines()
    assert 0 < len(some) < len(lines["events"])
    assert set(some) < set(lines["events"])
    assert len(lines["events"]) == len(load_view(example_record).events)


def test_an_export_into_no_folder_is_told(example_record: Path, tmp_path: Path) -> None:
    out = str(tmp_path / "no" / "events.jsonl")
    result = run("export", "--record", str(example_record), "--out", out)
    assert result.exit_code == 2
    assert "make it first" in result.stderr


def test_an_export_that_fails_leaves_no_half_file(
    example_record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill_up(_shape: object) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("twosource.exporters.json_text.encode_line", fill_up)
    result = run("export", "--record", str(example_record), "--out", str(tmp_path / "e.jsonl"))
    assert (result.exit_code, result.stderr) == (2, "twosource: No space left on device\n")
    assert list(tmp_path.iterdir()) == []


def test_a_policy_stands_in_a_name_once() -> None:
    assert name_file(Path("a.internal.jsonl")) == Path("a.internal.jsonl")
    assert name_file(Path("b")) == Path("b.internal")


def test_a_number_says_as_of_when_it_was_told(lines: dict[str, list[str]]) -> None:
    told = [count["as_of"] for line in lines["events"] for count in json.loads(line)["counts"]]
    assert any(told)
    assert None in told
