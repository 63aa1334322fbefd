"""Leaving somebody out, and reports that were taken back, as the commands show them."""

import json
from pathlib import Path

import pytest

from example_record import run
from twosource.cli.loading import load_view

REPORTS = {
    "star": {
        "outlet": "Evening Star",
        "published": "2021-05-05",
        "text": "Gunmen shot two fishermen in Gore, New Zealand, on 4 May 2021, Ann Holm told the"
        " Evening Star.",
    },
    "herald": {
        "outlet": "Morning Herald",
        "published": "2021-05-06",
        "text": "Gunmen shot two fishermen in Gore, New Zealand, on 4 May 2021, Bo Vik told the"
        " Morning Herald.",
    },
    "barn": {
        "outlet": "Harbour Times",
        "published": "2021-06-02",
        "text": "Police arrested 12 men in Salto, Uruguay, on 1 June 2021, the interior ministry"
        " said.",
    },
    "gone": {
        "outlet": "Harbour Times",
        "published": "2022-03-09",
        "text": "Soldiers killed 30 farmers in Thika, Kenya, on 8 March 2022, a nurse told the"
        " Harbour Times.",
    },
    "note": {
        "outlet": "Harbour Times",
        "published": "2022-03-11",
        "text": "The Harbour Times has withdrawn its report that soldiers killed 30 farmers in"
        " Thika, Kenya, on 8 March 2022.",
    },
    "relay": {
        "outlet": "North Wire",
        "published": "2022-03-10",
        "text": "Soldiers killed 30 farmers in Thika, Kenya, on 8 March 2022, the Harbour Times"
        " reported.",
    },
}


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a record with an event of two origins, one of one, and one that was taken back."""
    folder = tmp_path_factory.mktemp("without")
    lines = [json.dumps({"id": name, **one}) for name, one in REPORTS.items()]
    (folder / "r.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    built = run("build", str(folder / "r.jsonl"), "--record", str(folder / "r.db"))
    assert built.exit_code == 0, built.output
    return folder / "r.db"


def find_label(record: Path, *reports: str) -> str:
    """Give the event that these reports tell of."""
    view = load_view(record)
    return next(
        event.label
        for event in view.events
        if {view.reports[key].label for key in event.reports} == set(reports)
    )


def test_events_that_fall_are_listed_and_no_others(record: Path) -> None:
    words = ("events", "--record", str(record), "--without", "The Evening Star", "--json")
    (line,) = [json.loads(one) for one in run(*words).output.splitlines()]
    assert line["label"] == find_label(record, "star", "herald")
    assert (line["origins"], line["without"], line["left"]) == (2, 1, ["Morning Herald"])


def test_who_keeps_several_origins_is_listed_after_those_that_fall_to_one(tmp_path: Path) -> None:
    third = {
        "outlet": "Lisk Post",
        "published": "2021-05-06",
        "text": "Gunmen shot two fishermen in Gore, New Zealand, on 4 May 2021, Cy Moe told the"
        " Lisk Post.",
    }
    grants = {
        "outlet": "Evening Star",
        "published": "2021-07-02",
        "text": "Police arrested nine men in Thika, Kenya, on 1 July 2021, Di Roe told the"
        " Evening Star.",
    }
    told = {"star": REPORTS["star"], "herald": REPORTS["herald"], "post": third, "gone": grants}
    lines = [json.dumps({"id": name, **one}) for name, one in told.items()]
    (tmp_path / "r.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    record = ("--record", str(tmp_path / "r.db"))
    assert run("build", str(tmp_path / "r.jsonl"), *record).exit_code == 0
    words = ("events", *record, "--without", "Evening Star")
    fallen = [json.loads(one) for one in run(*words, "--json").output.splitlines()]
    assert [(one["origins"], one["without"]) for one in fallen] == [(1, 0), (3, 2)]
    assert "0 fall to one origin and 1 to none; 1 more lose some" in run(*words).output
    label = fallen[0]["label"]
    output = run("origins", label, *record, "--without", "Evening Star").output
    assert output.startswith("Without Evening Star: reporting origins, 0 of 1")
    assert "nothing is left: all of it came through who is left out" in output
    whole = run("origins", fallen[1]["label"], *record, "--without", "Gore Gazette")
    assert whole.exit_code == 2


def test_several_may_be_left_out_and_a_ministry_too(record: Path) -> None:
    words = ("events", "--record", str(record), "--without", "Evening Star")
    output = run(*words, "--without", "Morning Herald", "--without", "interior ministry").output
    assert find_label(record, "star", "herald") in output
    assert find_label(record, "barn") in output
    assert "0 fall to one origin and 2 to none" in output
    assert "Leaving out is a question, not a verdict" in output


def test_who_carries_nothing_alone_leaves_nothing_behind(record: Path) -> None:
    output = run("events", "--record", str(record), "--without", "North Wire").output
    assert "0 fall to one origin and 0 to none" in output
    assert "event  " not in output


@pytest.mark.parametrize("name", ["Ann Holm", "Holm", "Nobody Atall"])
@pytest.mark.parametrize("words", [("events",), ("origins", "KEN-0002")])
def test_a_person_cannot_be_left_out_and_is_not_told_to_be_there(
    words: tuple[str, ...], name: str, record: Path
) -> None:
    result = run(*words, "--record", str(record), "--without", name)
    assert result.exit_code == 2
    assert f"--without {name}: no outlet, organisation, government or document" in result.stderr
    assert "a person cannot be left out" in result.stderr
    assert "Evening Star" in result.stderr
    assert "Ann Holm" not in result.stderr.replace(f"--without {name}", "")


def test_the_tree_without_an_outlet_has_its_branch_no_more(record: Path) -> None:
    label = find_label(record, "star", "herald")
    output = run("origins", label, "--record", str(record), "--without", "Evening Star").output
    assert "Morning Herald (outlet) herald" in output
    assert output.startswith("Without Evening Star: reporting origins, 1 of 2")
    assert "Evening Star" not in output.partition("\n")[2]
    assert "reporting origins: 1  Morning Herald" in output


def test_a_withdrawn_report_and_its_relay_stay_and_count_for_nothing(record: Path) -> None:
    label = find_label(record, "gone", "relay")
    shown = run("show", label, "--record", str(record)).output
    assert "past, asserted, withdrawn" in shown
    assert "[withdrawn]" in shown
    assert "gone counts for nothing: withdrawn by Harbour Times, as note says" in shown
    assert "relay counts for nothing: passes on Harbour Times" in shown
    assert "reporting origins: 0" in shown
    assert "— every report of it was withdrawn" in shown


def test_an_event_that_was_taken_back_is_no_event_shown(record: Path) -> None:
    label = find_label(record, "gone", "relay")
    assert label not in run("events", "--record", str(record)).output
    assert label in run("events", "--all", "--record", str(record)).output
    output = run("origins", label, "--record", str(record)).output
    assert "It rests on no reporting origin" in output


def test_a_notice_is_no_claim_of_any_event(record: Path) -> None:
    view = load_view(record)
    labels = {view.reports[key].label for event in view.events for key in event.reports}
    assert "note" not in labels
    assert not view.behind
