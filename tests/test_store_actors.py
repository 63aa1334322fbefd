"""Lists of actors are appended; a record of an earlier version gets the table for them."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from sqlalchemy import create_engine

from store_samples import event, raw, report
from twosource.model.actors import Actor, ActorList, ListedActor
from twosource.model.event import EventId, Finding
from twosource.model.values import Who
from twosource.stores import opening, schema
from twosource.stores.migrations.versions import baseline
from twosource.stores.sql import SqlStore, open_store

FRONT = Actor("H-1", "Harbour Front", ("HF",), "armed_group", "1", ("2",), 2, date(1998, 1, 1))
FIRST = ActorList("a.csv", "11", (FRONT,))
SECOND = ActorList("b.csv", "22", ())


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "r.db"


@pytest.fixture
def store(path: Path) -> Iterator[SqlStore]:
    with open_store(path, create=True) as opened:
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


def make_first_version(path: Path) -> None:
    """Make a record with the tables of the first version."""
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection, Operations.context(MigrationContext.configure(connection)):
        baseline.upgrade()
        connection.exec_driver_sql("CREATE TABLE twosource_version (version_num TEXT)")
        connection.exec_driver_sql("INSERT INTO twosource_version VALUES ('0001')")
    engine.dispose()


@pytest.mark.parametrize("create", [True, False])
def test_a_record_of_the_first_version_opens_and_gets_the_table(
    path: Path, *, create: bool
) -> None:
    make_first_version(path)
    with open_store(path, create=create) as store:
        assert store.actors() is None
        assert store.add_report(report(), raw(report()))
        assert store.keep_actors(FIRST)
    with closing(sqlite3.connect(path)) as other:
        kept = other.execute("SELECT version_num FROM twosource_version").fetchall()
    assert kept == [(schema.REVISION,)]


def test_a_participant_kept_by_the_first_version_reads_as_private(store: SqlStore) -> None:
    name = EventId("a1" * 16, "PER-0001", 1, "c1")
    store.replace_events([event(name, "c1")], [name])
    with closing(sqlite3.connect(store._path)) as other:  # noqa: SLF001 - an old body is put in by hand
        (body,) = other.execute("SELECT body FROM events").fetchone()
        for field in (
            '"type":"unknown","type_how":"","private":true,',
            '"listed":null,"unlisted":null',
        ):
            assert field in body
        old = body.replace(
            ',"type":"unknown","type_how":"","private":true,"listed":null,"unlisted":null,"head":""',
            "",
        )
        assert old != body
        other.execute("UPDATE events SET body = ?", (old,))
        other.commit()
    (again,) = store.events()
    assert again.who[0].value.private
    assert again.who[0].value.type == "unknown"


def test_two_programs_may_bring_one_record_up_to_date(path: Path) -> None:
    make_first_version(path)
    first, second = (opening.connect(path, 0.05) for _ in range(2))
    assert not opening.prepare(first, path, create=False)
    assert not opening.prepare(second, path, create=False)
    first.dispose()
    second.dispose()
