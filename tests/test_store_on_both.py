"""The same reports give the same record, whichever database keeps it, and again when rebuilt."""

from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from behind_the_store import change, put_body, zero_byte
from example_record import keep_silent, parts, receive, received, remembering, run
from twosource.config import Config
from twosource.model.errors import BadRecord
from twosource.model.record import Received
from twosource.pipeline import Parts, build, derive
from twosource.rebuilding import rebuild
from twosource.record_name import Address, RecordName
from twosource.stores.sql import open_store
from twosource.wiring import open_parts, open_record

__all__ = ["parts", "received", "remembering"]
TABLES = ("events", "claims", "reports")
WORDS = ("police", "quay", "salto", "the march", "río", "no such word", "June")
EMPTIED = (
    "DELETE FROM event_claims",
    "DELETE FROM events",
    "DELETE FROM grounded_claims",
    "DELETE FROM parses",
)


def build_at_noon(where: RecordName, chosen: Parts, items: Sequence[Received]) -> None:
    """Take reports into a record at a time that is always the same."""
    with open_store(where, create=True, clock=lambda: "2024-01-01T12:00:00Z") as store:
        build(store, chosen, items, keep_silent)


def hash_exports(where: RecordName) -> dict[str, str]:
    """Give the digest of each table of the export."""
    digests = {}
    for table in TABLES:
        words = ("export", "--record", str(where), "--table", table, "--all", "--out", "-")
        told = run(*words)
        assert told.exit_code == 0, told.output
        assert told.stdout.count("\n") > 3
        digests[table] = sha256(told.stdout.encode()).hexdigest()
    return digests


def search_all(where: RecordName) -> list[str]:
    """Give what searches of a record find."""
    return [run("search", word, "--record", str(where), "--json").output for word in WORDS]


def test_both_databases_export_and_find_the_same(
    tmp_path: Path, address: Address, remembering: Parts, received: list[Received]
) -> None:
    found = []
    for where in (tmp_path / "r.db", address):
        # In two steps: the second build must carry the ids of the first.
        for items in (received[: len(received) // 2], received):
            build_at_noon(where, remembering, items)
        found.append((hash_exports(where), search_all(where)))
    assert found[0] == found[1]
    assert [bool(told) for told in found[0][1]] == [True, True, True, True, False, False, True]


def test_what_is_derived_can_be_dropped_and_rebuilt(
    where: RecordName, remembering: Parts, received: list[Received]
) -> None:
    build_at_noon(where, remembering, received)
    before = hash_exports(where), search_all(where)
    told = run("rebuild", "--record", str(where))
    assert "Nothing that is kept was changed." in told.output
    assert (hash_exports(where), search_all(where)) == before
    change(where, *EMPTIED)
    assert run("rebuild", "--quiet", "--record", str(where)).output == ""
    assert (hash_exports(where), search_all(where)) == before
    put_body(where, "grounded_claims", zero_byte(where))
    put_body(where, "events", "'['")
    assert run("rebuild", "--record", str(where)).exit_code == 0
    assert (hash_exports(where), search_all(where)) == before
    with open_store(where, create=False) as store:
        assert store.check().faults == ()
        assert [line.what for line in store.log()].count("derived tables dropped") == 3


def test_events_read_again_keep_their_names_when_rebuilt(
    where: RecordName, remembering: Parts, received: list[Received]
) -> None:
    build_at_noon(where, remembering, received)
    with open_store(where, create=False) as store:
        for one in list(store.current_readings()):
            claims = tuple(replace(told, id=f"{told.id[:-1]}x") for told in one.claims)
            store.add_reading(replace(one, extractor="another", claims=claims))
        derive(store, remembering, keep_silent)
        before = {event.label: event for event in store.events()}
        rebuild(store, remembering, keep_silent)
        assert {event.label: event for event in store.events()} == before


def test_a_rebuild_that_fails_leaves_all_as_it_was(
    where: RecordName, remembering: Parts, received: list[Received]
) -> None:
    build_at_noon(where, remembering, received)
    before = hash_exports(where)
    with (
        open_store(where, create=False) as store,
        pytest.raises(BadRecord, match="other event ids"),
    ):
        store.rebuild((), (), ())
    assert hash_exports(where) == before


def test_a_rebuild_by_another_codebook_is_refused(
    where: RecordName, remembering: Parts, received: list[Received]
) -> None:
    build_at_noon(where, remembering, received[:2])
    with open_store(where, create=False) as store:
        for one in list(store.current_readings()):
            store.add_reading(replace(one, codebook="ours 3"))
    told = run("rebuild", "--record", str(where))
    assert told.exit_code == 2
    assert "were read by ours 3" in told.output


def test_a_build_of_several_processes_may_write_to_a_server(
    tmp_path: Path, address: Address
) -> None:
    (tmp_path / "a.txt").write_text("A bus overturned near Cusco on 4 May 2019.", "utf-8")
    (tmp_path / "b.txt").write_text("A ferry sank off Salto on 9 June 2020.", "utf-8")
    with open_record(address, create=True) as store:
        several = open_parts(Config(workers=2), keep_silent, store)
        assert build(store, several, receive(tmp_path), keep_silent).added == 2
        assert store.check().faults == ()
