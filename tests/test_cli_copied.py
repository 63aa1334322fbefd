"""Copies and versions on the screen and in the export: which characters stand where."""

import json
from typing import Any

import pytest

from example_record import run
from twosource.model.event import Collapse
from twosource.model.report import Marks, Report, Sourced
from twosource.views.copied import tell_copied
from twosource.views.record_view import RecordView

FIRST = (
    "At least 12 people were killed when a dam burst above Gore, New Zealand, on 3 May 2021, the"
    " fire service told the Star. Water reached the school before dawn, and the caretaker carried"
    " nine pupils up to the chapel on the hill. By noon the road to the coast was gone."
)
LATER = (
    FIRST.replace("At least 12 people", "At least 15 people")
    + " The owners were allegedly told of a crack in March, and had promised to look at it in June."
)
OTHER = (
    "The council of Lisk meets on Thursday to choose a mayor. Three people stand, and none of them"
    " has held an office before this one. Water reached the school before dawn, and the caretaker"
    " carried nine pupils up to the chapel on the hill. By noon the road to the coast was gone."
    " Nobody in the town hall of Lisk had a word to say about that on Tuesday, or about the dam."
)


def view(*texts: str, outlet: str | None = None) -> RecordView:
    """Give a view of reports by these texts, keyed "0", "1" and so on."""
    given = None if outlet is None else Sourced(outlet, "given")
    reports = {
        str(at): Report(str(at), f"r{at}", text, "", None, given, None, None, "en", Marks())
        for at, text in enumerate(texts)
    }
    return RecordView((), {}, reports, {}, {}, {}, behind=False)


def told(*texts: str, outlet: str | None = None) -> list[str]:
    return list(tell_copied(Collapse("0", "1", "…"), view(*texts, outlet=outlet)))


def test_a_copy_is_shown_with_the_characters_that_stand_there() -> None:
    first, _, rest = FIRST.partition("Star. ")
    report = f"{first}Star.\n\n{rest} It rained in all the hills that week."
    (line,) = told(report, LATER)
    assert line == "    253 of 303 characters stand there: characters 12-265"
    assert report[265] == "."


def test_many_stretches_are_counted_and_not_all_named() -> None:
    words = FIRST.split()
    report = " ".join(f"{' '.join(words[at : at + 6])} x{at} y" for at in range(0, 48, 6))
    (line,) = told(report, FIRST)
    assert line.count("-") == 6
    assert line.endswith(" and 2 more")


def test_of_versions_what_changed_is_shown() -> None:
    lines = told(FIRST, LATER, outlet="Star")
    number, added = lines[1:]
    assert number == "    changed (number, if the longer is the later): “12” → “15”"
    assert added.startswith(
        "    added (hedge, if the longer is the later): “The owners were allegedly"
    )
    assert added.endswith("in March, and had …”")


def test_from_the_later_to_the_earlier_is_turned_round() -> None:
    updated = FIRST.replace("At least 12", "UPDATED: At least 15")
    lines = told(updated, LATER.replace("15", "12"), outlet="Star")
    assert "    changed (number): “12” → “15”" in lines


def test_of_many_changes_three_are_shown() -> None:
    edited = (
        FIRST.replace("12", "15")
        .replace("dawn", "noon")
        .replace("nine pupils", "ten pupils")
        .replace("coast", "harbour")
    )
    lines = told(edited, f"{FIRST} Rain.", outlet="Star")
    assert len(lines) == 5
    assert lines[-1] == "    and 2 more changes"


def test_what_goes_back_to_no_report_or_shares_no_run_is_shown_by_its_reason_alone() -> None:
    assert list(tell_copied(Collapse("0", "Star", "…"), view(FIRST))) == []
    assert told("Rain fell on Lisk.", FIRST) == []


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Give a record of an article, its later version, and a report that takes over a paragraph."""
    folder = tmp_path_factory.mktemp("copied")
    given: list[dict[str, Any]] = [
        {"id": "early", "text": FIRST, "outlet": "Star", "published": "2021-05-03"},
        {"id": "late", "text": LATER, "outlet": "Star", "published": "2021-05-04"},
        {"id": "other", "text": OTHER, "outlet": "Herald", "url": "http://herald.example/live"},
        {"id": "live", "text": "Rain fell on Lisk.", "url": "http://herald.example/live"},
    ]
    lines = [json.dumps(one | {"access": "published"}) for one in given]
    (folder / "r.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    path = str(folder / "r.db")
    assert run("build", str(folder / "r.jsonl"), "--record", path).exit_code == 0
    return path


def test_the_export_says_what_stands_where(record: str) -> None:
    output = run("export", "--record", record, "--table", "reports", "--out", "-").stdout
    lines = {line["label"]: line for line in map(json.loads, output.splitlines())}
    copy = lines["early"]["copy_of"]
    assert (copy["report"], copy["kind"], copy["later"]) == ("late", "version", "there")
    for both in copy["passages"]:
        here = FIRST[both["here"]["start"] : both["here"]["end"]]
        assert here == LATER[both["there"]["start"] : both["there"]["end"]]
    number = copy["changes"][0]
    assert (number["kind"], number["about"]) == ("changed", "number")
    assert number["here"]["text"] == "12"
    assert LATER[number["there"]["start"] : number["there"]["end"]] == "15"
    assert lines["late"]["copy_of"] is None
    (shared,) = lines["other"]["shares"]
    assert (shared["report"], shared["words"]) == ("late", 28)
    (mirrored,) = lines["late"]["shares"]
    assert mirrored["report"] == "other"
    assert [both["there"] for both in mirrored["passages"]] == [
        both["here"] for both in shared["passages"]
    ]
    assert lines["other"]["other_texts"] == ["live"]


def test_a_version_adds_no_origin_and_says_why(record: str) -> None:
    listed = run("export", "--record", record, "--all", "--out", "-").stdout
    events = [json.loads(line) for line in listed.splitlines()]
    both = [event for event in events if {*event["reports"]} == {"early", "late"}]
    assert both
    for event in both:
        (collapse,) = event["origins"]["collapsed"]
        assert collapse["because"].startswith("an edited version of it, the earlier one")
        shown = run("show", event["label"], "--record", record).output
        assert "characters stand there: characters 12-" in shown
        assert "    changed (number): “12” → “15”" in shown
