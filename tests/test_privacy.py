"""Nobody is found by their name: no id, option, column, key or page is of a private person.

The sets below are what somebody has looked at. A new option, argument, column or table fails here
until it is added, which is the moment to ask whether it lets anyone look for a person.
"""

import importlib.util
import json
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

import pytest
from sqlalchemy import UniqueConstraint

from commands_listed import list_commands
from example_record import run
from matching_claims import Telling, claim, who
from twosource.cli import main
from twosource.exporters import claim_shapes, event_shapes
from twosource.exporters.json_text import make_schema
from twosource.exporters.tables import Table
from twosource.model.spans import Span
from twosource.stages.backdrop import measure_crowding
from twosource.stages.seen import see_report
from twosource.stages.sharing import KINDS, Around, list_things
from twosource.stores import schema

SOURCE = Path(__file__).resolve().parent.parent / "src" / "twosource"
PERSON = "Ola Vik"
REPORTS = {
    "quay": "Police arrested Ola Vik in Gore, New Zealand, on 4 May 2021, a clerk said.",
    "mill": "Gunmen shot Ola Vik in Salto, Uruguay, on 9 June 2022, a nurse told Radio Orilla.",
    "dam": "Soldiers beat Anna Holm in Gore, New Zealand, on 7 July 2019, a clerk said.",
    "inn": "Gunmen shot Anna Holm in Salto, Uruguay, on 2 March 2018, a nurse told Radio Orilla.",
}
# None of these names, filters or sorts by a person. `by` is who decides; `name` names a type.
PARAMETERS = frozenset(
    {"archive"}
    | {"asking", "browser", "port", "reporting", "sample", "seed", "take"}
    | {"access", "actors", "again", "as_json", "by", "claims", "codebook", "consent", "event"}
    | {
        "backup_file",
        "change",
        "encrypt",
        "key_file",
        "new_file",
        "key_passphrase",
        "passphrase_file",
        "to",
    }
    | {
        "dry_run",
        "everything",
        "file",
        "finish",
        "given_names",
        "handling",
        "key",
        "kind",
        "last",
        "left",
        "max_size",
        "name",
        "new_key",
        "note",
    }
    | {
        "mains",
        "min_chars",
        "out",
        "passages",
        "peoples",
        "picture",
        "predictions",
        "public_key",
        "limit",
        "quiet",
        "record",
        "report",
        "reports",
        "request",
        "response",
        "right",
        "rules_only",
        "seal",
        "strict",
    }
    | {"reason", "report", "table", "types", "url", "weights", "without", "words", "workers"}
    | {"tombstones"}
    | {"yes"}
    # What is decided on: claims and events by their ids, a value of one claim, a decision's number.
    | {"claim", "does_not", "events", "facet", "is_", "more", "number", "of", "orphaned", "says"}
    # What a claim coded by hand says: its values and the words they stand on are kept, and none is
    # looked for. `people` and `voices` are roles and words of the one passage that is coded.
    | {"counts", "passage", "people", "stance", "state", "subtype", "time", "voices"}
    | {"when", "when_words", "where", "where_words"}
    # When, and how far the review of an event is.
    | {"as_of", "states"}
)
TABLES = frozenset({"events", "claims", "reports"})
KEYS = {
    "reports": {"key", "number", "label"},
    "originals": {"report"},
    "collections": {"report", "number"},
    "readings": {"id", "report", "extractor", "codebook", "claims", "superseded_at"},
    "decisions": {"id"},
    "undos": {"decision"},
    "event_ids": {"id", "label", "number"},
    "actor_lists": {"number"},
    "audits": {"number"},
    "audit_questions": {"id"},
    "audit_answers": {"seq"},
    "log": {"seq", "previous"},
    # `kind` is a table, `name` a number or the digest of a report, reading or event.
    "log_items": {"line", "place", "kind", "name"},
    "tombstones": {"number"},
    "parses": {"text_digest", "version"},
    "withdrawals": {"report"},
    "rulings": {"id"},
    "ruling_reports": {"ruling", "report"},
    "ruling_undos": {"ruling"},
    "reading_turns": {"number"},
    "id_turns": {"number"},
    "events": {"id"},
    "grounded_claims": {"claim"},
    "event_claims": {"claim", "event"},
    "event_outlines": {"event", "number"},
    "event_reports": {"report", "event"},
    "event_ties": {"other", "event"},
    "report_outlines": {"report"},
    # `name` is a key of a report or a claim, a place, a public name, or a digest of a word.
    "held": {"room", "name", "part"},
}
PATH_PARTS = frozenset({"event", "claim", "report", "label", "id", "number", "type", "table"})


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Give a record in which two reports name one private person in two events."""
    folder = tmp_path_factory.mktemp("privacy")
    lines = [json.dumps({"id": name, "text": text}) for name, text in REPORTS.items()]
    (folder / "r.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert run("build", str(folder / "r.jsonl"), "--record", str(folder / "r.db")).exit_code == 0
    return str(folder / "r.db")


def export(record: str, table: str) -> list[dict[str, Any]]:
    """Give the lines of a table as objects."""
    words = ("export", "--record", record, "--table", table, "--all", "--out", "-")
    return [json.loads(line) for line in run(*words).stdout.splitlines()]


def strings(value: object) -> set[str]:
    """Give every string in a JSON value, keys of objects among them."""
    if isinstance(value, str):
        return {value}
    if isinstance(value, dict):
        return {*value, *(one for inner in value.values() for one in strings(inner))}
    return {one for inner in value for one in strings(inner)} if isinstance(value, list) else set()


def test_no_option_or_argument_is_there_that_nobody_asked_about() -> None:
    taken = {
        (name, parameter.name)
        for name, command in list_commands(main)
        for parameter in command.params
    }
    assert {one for one in taken if one[1] not in PARAMETERS} == set()


@pytest.mark.parametrize(
    "words",
    [
        ("show", PERSON),
        ("show", "Vik"),
        ("origins", PERSON),
        ("events", "--without", PERSON),
        ("explain", PERSON, "Anna Holm"),
        ("decide", PERSON, PERSON, "same", "--by", "ana"),
        ("decide", "merge", PERSON, "Anna Holm", "--by", "ana"),
        ("decide", "value", PERSON, "who", "--says", "--by", "ana"),
        ("events", "--type", PERSON),
        ("actors",),
        ("search", PERSON),
        ("search", "Vik"),
        ("search", "shot", "Vik"),
        ("report", PERSON),
    ],
)
def test_no_command_answers_to_a_person(record: str, words: tuple[str, ...]) -> None:
    labels = {event["label"] for event in export(record, "events")}
    result = run(*words, "--record", record)
    assert len(labels) == 4
    assert not any(label in result.output for label in labels)
    assert not any(text[:30] in result.output for text in REPORTS.values())


def test_a_search_answers_to_a_person_as_to_anything_that_is_not_there(record: str) -> None:
    def ask(*words: str) -> str:
        return run("search", *words, "--record", record, "--json").output

    assert "mill" in ask("gunmen", "nurse")
    assert [ask(*words) for words in (["Ola"], ["Vik"], ["gunmen", "Vik"], ["Nobody"])] == [""] * 4


@pytest.mark.parametrize("table", sorted(TABLES))
def test_two_events_of_one_person_share_nothing_that_others_do_not(record: str, table: str) -> None:
    """Whatever is shared beyond the name itself would be an id of the person."""
    lines = export(record, table)

    def report_of(line: dict[str, Any]) -> str:
        told_by = line["reports"][0] if table == "events" else line.get("report") or line["label"]
        return str(told_by)

    told = {report_of(line): strings(line) for line in lines}
    assert told.keys() == REPORTS.keys()
    others = told["dam"] | told["inn"]
    shared = (told["quay"] & told["mill"]) - others
    # The second in which reports were taken in is shared by whatever came then.
    taken_in = {each["at"] for one in lines for each in one.get("received", ())}
    assert shared - {PERSON, *PERSON.split()} - taken_in == set()


def test_the_person_is_marked_private_in_each_event_and_looked_up_nowhere(record: str) -> None:
    found = [
        one
        for event in export(record, "events")
        for one in event["participants"]
        if one["name"] == PERSON
    ]
    assert len(found) == 2
    assert all(one["private"] and one["actor"] is None and one["unlisted"] is None for one in found)


def test_every_table_is_in_the_order_of_ids_and_none_of_names(record: str) -> None:
    numbers = [int(line["label"].split("-")[1]) for line in export(record, "events")]
    assert numbers == sorted(numbers)
    for table in ("claims", "reports"):
        ids = [line["id"] for line in export(record, table)]
        assert ids == sorted(ids)


def test_the_tables_of_the_export_are_those_that_were_asked_about() -> None:
    assert set(get_args(Table)) <= TABLES


@pytest.mark.parametrize("table", sorted(TABLES))
def test_no_object_of_the_export_has_free_keys(table: str) -> None:
    def objects(value: object) -> Iterator[dict[str, Any]]:
        if isinstance(value, dict):
            yield value
            for inner in value.values():
                yield from objects(inner)
        elif isinstance(value, list):
            for inner in value:
                yield from objects(inner)

    shapes = [one for one in objects(make_schema(table)) if one.get("type") == "object"]
    assert shapes
    assert all(one["additionalProperties"] is False for one in shapes)
    assert not any("patternProperties" in one for one in shapes)


def test_a_participant_has_no_id() -> None:
    for shape in (event_shapes.Participant, claim_shapes.ParticipantOfClaim):
        assert not {name for name in shape.__struct_fields__ if re.search(r"id$|key|ref", name)}


def test_no_table_of_the_record_is_keyed_by_a_person() -> None:
    keyed = {
        table.name: {
            *(column.name for column in table.primary_key),
            *(column.name for index in table.indexes for column in index.columns),
            *(column.name for column in table.columns if column.unique or column.index),
            *(
                column.name
                for one in table.constraints
                if isinstance(one, UniqueConstraint)
                for column in one.columns
            ),
        }
        for table in schema.metadata.tables.values()
    }
    unasked = {name: keys - KEYS.get(name, set()) for name, keys in keyed.items()}
    assert {name: keys for name, keys in unasked.items() if keys} == {}


def test_nothing_that_a_build_leaves_is_found_by_a_private_name(record: str) -> None:
    with closing(sqlite3.connect(record)) as file:
        names = {name for (name,) in file.execute("SELECT name FROM held")}
    parts = [part for part in PERSON.casefold().split() if len(part) > 2]
    assert any(part in text.casefold() for part in parts for text in REPORTS.values())
    assert len(names) > 20
    assert not {name for name in names if any(part in name.casefold() for part in parts)}


def test_a_private_name_brings_no_claims_together_and_is_not_counted() -> None:
    told = claim("a", "r", Telling(who=(who("target", PERSON),)))
    text = f"{PERSON} was held at the quay."
    seen = see_report(
        "r", [replace(told, claim=replace(told.claim, passage=Span(0, len(text))))], text, {}
    )
    shared = [
        thing for kind in list_things(told, Around(words=seen.plain)).things for thing in kind
    ]
    assert "quay" in shared
    assert not any("vik" in thing.casefold() for thing in shared)
    assert measure_crowding([told], {}) == {}
    public = claim("a", "r", Telling(who=(who("target", PERSON, private=False),)))
    assert list_things(public, Around()).things[KINDS.index("name")] == ("vik",)


def test_no_page_is_reached_by_a_person() -> None:
    if importlib.util.find_spec("twosource.web") is None:
        pytest.skip("there are no pages yet")
    texts = [path.read_text(encoding="utf-8") for path in (SOURCE / "web").rglob("*.py")]
    paths = [path for text in texts for path in re.findall(r"Route\(\s*[\"']([^\"']*)", text)]
    assert len(paths) > 20
    parts = {part for path in paths for part in re.findall(r"[{<](?:\w+:)?(\w+)", path)}
    assert parts <= PATH_PARTS
