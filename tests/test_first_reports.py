"""The two reports the work began with come out right, by general means only."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from example_record import run
from twosource.measures.twins import make_twin
from twosource.wiring import open_record

FORM = "Please enter your comment!"
DATED = {"published": "2015-08-18"}


@dataclass(frozen=True, slots=True)
class Told:
    """What a record of the two reports tells: exported events, and the answers."""

    record: Path
    events: list[dict[str, Any]]
    answers: dict[str, Any]

    def flight(self, people: int) -> dict[str, Any]:
        """Give the one event of so many people's flight."""
        found = [event for event in self.flights() if (people, "people") in count(event)]
        assert len(found) == 1
        return found[0]

    def flights(self) -> list[dict[str, Any]]:
        """Give the flights that are shown: reported to have been, to be or to be planned."""
        shown = [event for event in self.events if event["stance"] in {"asserted", "alleged"}]
        return [event for event in shown if event["type"] == "flight"]


def count(event: dict[str, Any]) -> set[tuple[int, str]]:
    """Give how many of what an event counts."""
    return {(one["best"], one["of"]) for one in event["counts"]}


def build(folder: Path, data: Path, *sources: Path) -> Told:
    """Build a record from sources, and export all its events."""
    record = folder / "first.db"
    assert run("build", *map(str, sources), "--record", str(record)).exit_code == 0
    out = run("export", "--record", str(record), "--all", "--out", "-").stdout
    answers = json.loads((data / "gold" / "first_reports.json").read_text(encoding="utf-8"))
    return Told(record, [json.loads(line) for line in out.splitlines()], answers)


@pytest.fixture(scope="module")
def told(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Told:
    """Give what the two reports tell as they lie there."""
    return build(tmp_path_factory.mktemp("first"), data, data / "reports")


def test_there_are_two_flights_with_their_people_and_families(told: Told) -> None:
    counted = sorted(tuple(sorted(count(event))) for event in told.flights() if event["counts"])
    assert counted == [((2, "families"), (8, "people")), ((3, "families"), (16, "people"))]
    assert told.flight(8)["id"] != told.flight(16)["id"]


def test_no_flight_is_shown_but_the_two(told: Told) -> None:
    past = [event for event in told.flights() if event["time"] == "past"]
    assert len([event for event in past if event["subtype"] == "defection"]) == 2


def test_each_names_the_other_as_a_look_alike_and_says_why_not(told: Told) -> None:
    eight, sixteen = told.flight(8), told.flight(16)
    for one, other in ((eight, sixteen), (sixteen, eight)):
        alike = {found["event"]: found["because"] for found in one["look_alikes"]}
        assert other["id"] in alike
        words = " ".join(alike[other["id"]])
        assert "16 people" in words
        assert "3 families" in words


def test_the_first_is_dated_with_its_year_open_and_the_second_is_blank(told: Told) -> None:
    when = told.flight(8)["when"]
    assert when["edtf"] == "XXXX-08-09"
    assert when["earliest"] is when["latest"] is None
    blank = told.flight(16)["when"]
    assert blank.keys() == {"value", "why"}
    assert blank["value"] is None


def test_no_event_is_given_a_year_that_no_report_gives(told: Told) -> None:
    dates = [event["when"].get("edtf", "XXXX") for event in told.events]
    assert {date[:4] for date in dates} == {"XXXX"}


def test_both_are_placed_in_one_province_and_the_first_in_its_county(told: Told) -> None:
    eight, sixteen = told.flight(8)["where"], told.flight(16)["where"]
    assert (eight["country"], eight["admin1"]) == ("KP", "KP-09")
    assert (sixteen["country"], sixteen["admin1"]) == ("KP", "KP-09")
    assert eight["kind"] == "admin2"
    assert sixteen["kind"] == "admin1"


@pytest.mark.parametrize(("people", "claim"), [(8, "a1"), (16, "b1")])
def test_the_chains_are_those_of_the_answers(people: int, claim: str, told: Told) -> None:
    answers = [one for report in told.answers["reports"].values() for one in report["claims"]]
    expected = next(one["said_by"] for one in answers if one["id"] == claim)
    words = next(one["passage"] for one in answers if one["id"] == claim)
    event = told.flight(people)
    chains = [
        [voice["name"] for voice in one["said_by"]]
        for one in event["claims"]
        if one["passage"]["text"] in words or words in one["passage"]["text"]
    ]
    assert chains == [expected]


@pytest.mark.parametrize(("people", "numbers"), [(8, (2, 1, 1)), (16, (1, 1, 1))])
def test_the_origins_are_counted_and_never_flatter(
    people: int, numbers: tuple[int, int, int], told: Told
) -> None:
    origins = told.flight(people)["origins"]
    assert (origins["outlets"], origins["reporting"], origins["human_at_most"]) == numbers
    assert told.flight(people)["credibility"]["digit"] == 6


def test_no_arrests_are_no_arrest(told: Told) -> None:
    arrests = [event for event in told.events if event["subtype"] == "arrest"]
    assert [event["stance"] for event in arrests] == ["not_reported"]
    assert arrests[0]["counts"] == []
    assert "arrest" not in run("events", "--record", str(told.record)).stdout


def test_the_comment_form_is_in_no_passage(told: Told) -> None:
    with open_record(told.record) as store:
        assert any(FORM in report.text for report in store.reports())
    assert not any(FORM in json.dumps(event) for event in told.events)


@pytest.mark.parametrize("marks", [DATED, {**DATED, "outlet": "One Outlet"}])
def test_they_are_kept_apart_when_both_are_given_one_day_of_publication(
    marks: dict[str, str], data: Path, tmp_path: Path
) -> None:
    lines = tmp_path / "dated.jsonl"
    rows = [
        {"id": path.name, "text": path.read_text(encoding="utf-8"), **marks}
        for path in sorted((data / "reports").glob("*.txt"))
    ]
    lines.write_text("\n".join(map(json.dumps, rows)) + "\n", encoding="utf-8")
    told = build(tmp_path, data, lines)
    assert told.flight(8)["id"] != told.flight(16)["id"]
    assert told.flight(8)["when"]["edtf"] == "2015-08-09"
    assert told.flight(8)["reports"] != told.flight(16)["reports"]


@pytest.mark.parametrize("outlet", [{}, {"outlet": "One Outlet"}])
@pytest.mark.parametrize("seed", [1, 2, 4, 8, 13])
def test_their_twins_are_kept_apart_too_when_given_one_day_of_publication(
    seed: int, outlet: dict[str, str], data: Path, tmp_path: Path
) -> None:
    gold = json.loads((data / "gold" / "first_reports.json").read_text(encoding="utf-8"))
    texts = {name: (data / "reports" / name).read_bytes().decode() for name in gold["reports"]}
    twin = make_twin(texts, gold, seed)
    lines = tmp_path / "dated.jsonl"
    # The last day of a year lies after every day that a twin tells of.
    rows = [
        {"id": name, "text": text, "published": "2015-12-31", **outlet}
        for name, text in twin.texts.items()
    ]
    lines.write_text("\n".join(map(json.dumps, rows)) + "\n", encoding="utf-8")
    told = build(tmp_path, data, lines)
    people = [report["claims"][0]["count"]["people"] for report in twin.gold["reports"].values()]
    few, many = (
        [event for event in told.events if (number, "people") in count(event)] for number in people
    )
    assert few
    assert many
    assert not {event["id"] for event in few} & {event["id"] for event in many}
    assert all(len(event["reports"]) == 1 for event in few + many)
