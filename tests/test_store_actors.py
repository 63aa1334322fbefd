"""Lists of actors are appended; a record of an earlier version gets the table for them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext

from behind_the_store import ask, cut_from_bodies
from store_samples import event, raw, report
from twosource.model.actors import Actor, ActorList, ListedActor
from twosource.model.event import EventId, Finding
from twosource.model.values import Who
from twosource.record_name import Address, RecordName
from twosource.stores import opening, postgres, schema
from twosource.stores.migrations.versions import baseline
from twosource.stores.sql import SqlStore, open_store

FRONT = Actor("H-1", "Harbour Front", ("HF",), "armed_group", "1", ("2",), 2, date(1998, 1, 1))
FIRST = ActorList("a.csv", "11", (FRONT,))
SECOND = ActorList("b.csv", "22", ())


@pytest.fixture
def store(where: RecordName) -> Iterator[SqlStore]:
    with open_store(where, create=True) as opened:
        yield opened


def test_the_last_list_given_is_in_force(store: SqlStore) -> None:
    assert store.actors() is None
    assert [store.keep_actors(FIRST), store.keep_actors(SECOND)] == [True, True]
    assert store.actors() == SECOND
    assert store.keep_actors(FIRST)
    assert store.actors() == FIRST
    told = [dict(line.detail) for line in store.log() if line.what == "actor list kept"]
    assert [one["list"] for one in told] == ["a.csv", "b.csv", "a.csv"]


def test_the_same_list_again_changes_nothing(store: SqlStore) -> None:
    store.keep_actors(FIRST)
    before = list(store.log())
    assert not store.keep_actors(FIRST)
    assert list(store.log()) == before


def test_a_participant_comes_back_with_its_entry(store: SqlStore) -> None:
    name = EventId("a1" * 16, "PER-0001", 1, "c1")
    listed = ListedActor(FRONT, "its name")
    who = Who("actor", "Harbour Front", "organisation", named=True, spans=(), private=False)
    told = Finding(who, ("c1",), (), "informative", "one")
    made = replace(event(name, "c1"), who=(replace(told, value=replace(who, listed=listed)),))
    store.replace_events([made], [name])
    assert list(store.events()) == [made]


def make_first_version(where: RecordName) -> None:
    """Make a record with the tables of the first version."""
    engine = opening.connect(where, 0.05)
    with (
        opening.writing_to(engine, where) as connection,
        Operations.context(MigrationContext.configure(connection)),
    ):
        if isinstance(where, Address):
            postgres.make_schema(connection, where)
        baseline.upgrade()
        connection.exec_driver_sql("CREATE TABLE twosource_version (version_num TEXT)")
        connection.exec_driver_sql("INSERT INTO twosource_version VALUES ('0001')")
    engine.dispose()


@pytest.mark.parametrize("create", [True, False])
def test_a_record_of_the_first_version_opens_and_gets_the_table(
    where: RecordName, *, create: bool
) -> None:
    make_first_version(where)
    with open_store(where, create=create) as store:
        assert store.actors() is None
        assert store.add_report(report(), raw(report()))
        assert store.keep_actors(FIRST)
    kept = ask(where, "SELECT version_num FROM twosource_version")
    assert kept == [(schema.REVISION,)]


def test_a_participant_kept_by_the_first_version_reads_as_private(
    where: RecordName, store: SqlStore
) -> None:
    name = EventId("a1" * 16, "PER-0001", 1, "c1")
    store.replace_events([event(name, "c1")], [name])
    later = ',"type":"unknown","type_how":"","private":true,"listed":null,"unlisted":null,"head":""'
    cut_from_bodies(where, "events", later)
    (again,) = store.events()
    assert again.who[0].value.private
    assert again.who[0].value.type == "unknown"


def test_two_programs_may_bring_one_record_up_to_date(where: RecordName) -> None:
    make_first_version(where)
    first, second = (opening.connect(where, 0.05) for _ in range(2))
    assert not opening.prepare(first, where, create=False)
    assert not opening.prepare(second, where, create=False)
    first.dispose()
    second.dispose()
