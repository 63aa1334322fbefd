"""Updates, conflicts, sums and links from texts to the terminal and the export."""

import json
from pathlib import Path
from typing import Any

import pytest

from example_record import run
from twosource.cli.loading import load_view

WEEK = (
    "Three bombings this week have killed 20 people in the south.\n\n"
    "On Tuesday, May 4, a bomb exploded in the fish market of Gore.\n\n"
    "On Friday, May 7, a bomb exploded at a mill in Mataura."
)
REPORTS = (
    {
        "id": "star",
        "outlet": "Gore Star",
        "published": "2021-05-06",
        "text": "GORE, New Zealand - The death toll from the bomb that exploded in the fish market "
        "of Gore on Tuesday, May 4, has risen from four to seven, Gore Police said on Thursday.\n\n"
        "A man was arrested over the bombing on Wednesday, police said.",
    },
    {"id": "post", "outlet": "South Post", "published": "2021-05-08", "text": WEEK},
)


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a record of the two reports."""
    folder = tmp_path_factory.mktemp("links")
    lines = "\n".join(json.dumps(one) for one in REPORTS)
    (folder / "reports.jsonl").write_text(lines, "utf-8")
    record = folder / "record.db"
    result = run("build", str(folder / "reports.jsonl"), "--record", str(record))
    assert result.exit_code == 0, result.output
    return record


@pytest.fixture(scope="module")
def exported(record: Path) -> list[dict[str, Any]]:
    """Give the events as they are exported."""
    result = run("events", "--record", str(record), "--all", "--json")
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_the_table_counts_updates_and_conflicts(record: Path) -> None:
    assert "1 update" in run("events", "--record", str(record)).output


def test_an_update_is_shown_with_whose_word_it_is_and_the_words_of_revision(
    record: Path, exported: list[dict[str, Any]]
) -> None:
    event = next(one for one in exported if one["conflicts"])
    # Both tell of the bomb in the fish market.
    assert set(event["reports"]) == {"post", "star"}
    assert (event["type"], [one["outcome"] for one in event["counts"]]) == ("bombing", ["dead"])
    (update,) = event["conflicts"]
    assert (update["facet"], update["reading"]) == ("counts.people", "update")
    assert [one["value"] for one in update["values"]] == ["4", "7"]
    assert [one["holders"] for one in update["values"]] == [["Gore Police"]] * 2
    assert [one["as_of"] for one in update["values"]] == [None, "2021-05-06"]
    assert update["words"][0]["span"]["text"] == "risen from four to"
    output = run("show", event["label"], "--record", str(record)).output
    assert "Update on counts.people" in output
    assert "7   Gore Police, as of 2021-05-06  [claims " in output
    assert "in so many words: “risen from four to”   [claim " in output


def test_a_consequence_is_shown_from_both_sides(
    record: Path, exported: list[dict[str, Any]]
) -> None:
    arrest = next(one for one in exported if one["type"] == "detention")
    (link,) = arrest["links"]
    assert (link["kind"], link["because"], link["report"]) == (
        "consequence_of",
        "told as its reason",
        "star",
    )
    assert "over the bombing" in link["words"]["text"]
    here = run("show", arrest["label"], "--record", str(record)).output
    assert f"consequence of {link['label']} (explosion): told as its reason" in here
    there = run("show", link["label"], "--record", str(record)).output
    assert f"led to {arrest['label']} (arrest): told as its reason" in there


def test_the_parts_of_a_sum_are_apart_from_it_and_name_it(
    record: Path, exported: list[dict[str, Any]]
) -> None:
    of_week = [one for one in exported if "post" in one["reports"]]
    sums = {one["id"] for one in of_week if one["claims"][0]["several"]}
    parts = [one for one in of_week if one["id"] not in sums]
    assert len(parts) == 2
    for one in parts:
        assert {link["event"] for link in one["links"]} == sums
        assert {link["kind"] for link in one["links"]} == {"part_of"}
        # Of the whole sum none is the count of one of them.
        assert [count["best"] for count in one["counts"]] in ([], [7])
        assert "one of " in run("show", one["label"], "--record", str(record)).output
    whole = next(one["label"] for one in of_week if one["id"] in sums)
    assert f"sums up {parts[0]['label']}" in run("show", whole, "--record", str(record)).output


def test_a_link_follows_an_event_that_is_merged_into_another(record: Path) -> None:
    view = load_view(record)
    arrest = next(event for event in view.events if event.type == "detention")
    other = next(event for event in view.events if event.type == "bombing" and not event.counts)
    place = ("--record", str(record))
    cause = arrest.links[0].claims[1]
    ids = sorted((cause, other.claims[0]))
    result = run("decide", *ids, "same", "--by", "R1", *place)
    assert result.exit_code == 0, result.output
    after = load_view(record)
    standing = {event.id for event in after.events}
    merged = next(event for event in after.events if other.claims[0] in event.claims)
    assert cause in merged.claims
    assert [
        link.event for event in after.events for link in event.links if event.id == arrest.id
    ] == [merged.id]
    assert {link.event for event in after.events for link in event.links} <= standing
