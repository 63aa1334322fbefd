"""Open a record: what is one, what is none, and who may write it."""

import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from io import StringIO
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, event, text

from behind_the_store import ask, change, reach_into
from store_samples import raw, report
from twosource.model.errors import BadRecord
from twosource.record_name import Address, RecordName
from twosource.stores import logbook, opening, schema, sqlite_file
from twosource.stores.migrate import list_revisions
from twosource.stores.migrations import env
from twosource.stores.migrations.versions import (
    actor_lists,
    audits,
    baseline,
    chained_log,
    collection,
    held,
    outlines,
    rulings,
    withdrawals,
)
from twosource.stores.sql import SqlStore, open_store, tell_time


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "100% new.db"


@pytest.fixture
def store(where: RecordName) -> Iterator[SqlStore]:
    with open_store(where, create=True, patience=0.05) as opened:
        yield opened


def test_a_new_record_is_made_and_opens_again(where: RecordName) -> None:
    open_store(where, create=True).close()
    with open_store(where, create=False) as again:
        assert [line.what for line in again.log()] == ["record made"]


def test_a_record_that_was_closed_is_one_file(path: Path) -> None:
    open_store(path, create=True).close()
    assert sorted(one.name for one in path.parent.iterdir()) == [path.name]


def test_the_clock_tells_utc_to_the_second() -> None:
    assert len(tell_time()) == len("2024-01-01T00:00:00Z")
    assert tell_time().endswith("Z")


def test_a_missing_record_says_to_build_one(where: RecordName) -> None:
    for _ in range(2):
        with pytest.raises(BadRecord, match="there is no record; make one with `twosource build`"):
            open_store(where, create=False)


def test_an_empty_file_is_no_record_until_one_is_made_of_it(path: Path) -> None:
    path.touch()
    with pytest.raises(BadRecord, match="an empty file is no record"):
        open_store(path, create=False)
    open_store(path, create=True).close()


def test_a_folder_and_a_file_in_no_folder_are_refused(path: Path) -> None:
    with pytest.raises(BadRecord, match="a folder is no record"):
        open_store(path.parent, create=True)
    with pytest.raises(BadRecord, match="no such folder"):
        open_store(path / "deeper.db", create=True)


@pytest.mark.parametrize("create", [True, False])
def test_a_file_that_is_no_database_is_refused_and_left_alone(path: Path, *, create: bool) -> None:
    path.write_text("The dam burst. " * 1000)
    with pytest.raises(BadRecord, match="this file is no record"):
        open_store(path, create=create)
    assert path.read_text().startswith("The dam burst. ")


@pytest.mark.parametrize("create", [True, False])
def test_a_database_of_someone_else_is_refused_and_left_alone(
    where: RecordName, *, create: bool
) -> None:
    if isinstance(where, Address):
        change(where, f"CREATE SCHEMA {where.schema}")
    change(where, "CREATE TABLE reports (key TEXT)")
    before = where.read_bytes() if isinstance(where, Path) else b""
    with pytest.raises(BadRecord, match="this database is no record"):
        open_store(where, create=create)
    assert ask(where, "SELECT * FROM reports") == []
    assert isinstance(where, Address) or where.read_bytes() == before


def test_a_record_of_a_newer_version_is_refused(where: RecordName) -> None:
    open_store(where, create=True).close()
    change(where, "UPDATE twosource_version SET version_num = '9999'")
    with pytest.raises(BadRecord, match=r"another version of twosource \(9999\).*install a newer"):
        open_store(where, create=True)


@pytest.mark.parametrize("start", [4096, 8192])
def test_a_damaged_record_is_named_as_such(path: Path, start: int) -> None:
    with open_store(path, create=True) as store:
        store.add_report(report(), raw(report()))
    with path.open("r+b") as file:
        file.seek(start)
        file.write(b"\xff" * (path.stat().st_size - start))
    with pytest.raises(BadRecord, match="the record is damaged"):
        open_store(path, create=False)


def test_of_a_large_file_what_people_decided_is_looked_over(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite_file, "SMALL_BYTES", 0)
    open_store(path, create=True).close()
    ((root,),) = ask(path, "SELECT rootpage FROM sqlite_schema WHERE name = 'decisions'")
    with path.open("r+b") as file:
        file.seek(4096 * (root - 1))
        file.write(b"\xff" * 64)
    with pytest.raises(BadRecord, match="the record is damaged"):
        open_store(path, create=False)


def test_a_record_in_use_the_old_way_can_be_read(path: Path) -> None:
    open_store(path, create=True).close()
    with closing(sqlite3.connect(path)) as other:
        other.execute("PRAGMA journal_mode = DELETE")
        other.execute("BEGIN IMMEDIATE")
        with open_store(path, create=False, patience=0.05) as store:
            assert [line.what for line in store.log()] == ["record made"]


def test_the_revisions_make_the_tables_the_code_asks_for(where: RecordName) -> None:
    open_store(where, create=True).close()
    assert list_revisions()[-1] == schema.REVISION
    engine = opening.connect(where, 1)
    with opening.reading_from(engine, where) as connection:
        options = {
            "version_table": schema.VERSION_TABLE,
            "compare_type": True,
            # Each database has an index of words of its own kind: no table of ours describes it.
            "include_name": lambda name, kind, _of: kind != "table" or "text_index" not in name,
        }
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, schema.metadata) == []
    engine.dispose()


def test_each_connection_keeps_the_rules_of_the_file(path: Path) -> None:
    open_store(path, create=True).close()
    wanted = {"foreign_keys": 1, "secure_delete": 1, "trusted_schema": 0, "journal_mode": "wal"}
    engine = opening.connect(path, 0.05)
    with opening.reading_from(engine, path) as connection:
        found = {one: connection.execute(text(f"PRAGMA {one}")).scalar() for one in wanted}
    engine.dispose()
    assert found == wanted


@pytest.mark.parametrize("forbidden", ["UPDATE log SET what = 'x'", "DELETE FROM log"])
def test_a_line_of_the_log_cannot_be_changed(
    where: RecordName, store: SqlStore, forbidden: str
) -> None:
    with pytest.raises(Exception, match="append-only"), reach_into(where) as other:
        other.execute(forbidden)
    assert [line.what for line in store.log()] == ["record made"]


def test_the_log_is_given_whole_however_long(
    store: SqlStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logbook, "_CHUNK", 10)
    with store.building():
        for number in range(37):
            store.note("export made", {"rows": number})
    lines = list(store.log())
    assert [line.seq for line in lines] == list(range(1, 41))
    assert list(store.log(after=30)) == lines[30:]
    assert (lines[2].what, lines[2].detail) == ("export made", {"rows": 0})


def test_a_build_is_told_in_the_log_from_start_to_end(store: SqlStore) -> None:
    with store.building():
        pass
    with pytest.raises(KeyboardInterrupt), store.building():
        raise KeyboardInterrupt
    told = [(line.what, dict(line.detail)) for line in store.log()][1:]
    assert told == [
        ("build started", {}),
        ("build ended", {}),
        ("build started", {}),
        ("build broken off", {"because": "KeyboardInterrupt"}),
    ]


def test_a_second_build_waits_and_then_says_why_it_cannot(
    where: RecordName, store: SqlStore
) -> None:
    with open_store(where, create=True, patience=0.05) as second:
        with store.building():
            with pytest.raises(BadRecord, match="another twosource is writing"), second.building():
                pass
            assert second.counts().reports == 0
        with second.building():
            pass


def test_a_write_waits_for_another_and_then_says_why_it_cannot(
    where: RecordName, store: SqlStore
) -> None:
    engine = opening.connect(where, 0.05)
    with opening.writing_to(engine, where):
        with pytest.raises(BadRecord, match="another twosource is writing"):
            store.note("export made", {})
        assert len(list(store.log())) == 1
    engine.dispose()


def test_all_in_a_block_is_read_from_one_state(where: RecordName, store: SqlStore) -> None:
    with open_store(where, create=False) as other, other.at_once(), other.at_once():
        assert other.counts().reports == 0
        store.add_report(report(), raw(report()))
        assert list(other.reports()) == []
        assert len(list(other.log())) == 1
    assert store.counts().reports == 1


def test_no_update_of_many_writers_is_lost(where: RecordName, store: SqlStore) -> None:
    def write(writer: int) -> None:
        with open_store(where, create=False) as mine:
            for number in range(10):
                mine.note("export made", {"writer": writer, "number": number})

    with ThreadPoolExecutor(6) as writers:
        list(writers.map(write, range(6)))
    lines = [dict(line.detail) for line in store.log()][1:]
    told = {(one["writer"], one["number"]) for one in lines}
    assert len(told) == len(lines) == 60


def test_a_database_without_full_text_search_is_named_as_such() -> None:
    said = str(sqlite_file.say_busy(Path("r.db"), "no such module: fts5"))
    assert said.endswith("take a Python whose SQLite has full-text search (FTS5)")


def test_a_lock_that_cannot_be_made_is_named(path: Path) -> None:
    with open_store(path, create=True) as store:
        path.with_name(f"{path.name}-lock").mkdir()
        with (
            pytest.raises(BadRecord, match=r"unable to open.*check the disk and the rights"),
            store.building(),
        ):
            pass


def test_two_programs_may_make_one_record_at_once(where: RecordName) -> None:
    first, second = (opening.connect(where, 0.05) for _ in range(2))
    made = []

    @event.listens_for(second, "engine_connect")
    def come_first(connection: Connection) -> None:
        """Let the first make the record between the second's looking and making."""
        if connection.get_execution_options().get("twosource_writes"):
            made.append(opening.prepare(first, where, create=True))

    assert not opening.prepare(second, where, create=True)
    assert made == [True]
    first.dispose()
    second.dispose()


def test_the_tables_can_be_made_in_postgresql_too() -> None:
    written = StringIO()
    options = {"as_sql": True, "output_buffer": written}
    context = MigrationContext.configure(dialect_name="postgresql", opts=options)
    with Operations.context(context):
        older = (baseline, actor_lists, withdrawals, collection, chained_log)
        for one in (*older, rulings, audits, held, outlines):
            one.upgrade()
    # The index of texts is no table of ours everywhere; the log is made anew where it is chained.
    assert written.getvalue().count("CREATE TABLE") == len(schema.metadata.tables) + 2
    assert written.getvalue().count("CREATE TRIGGER") == 2 + 4


def test_the_environment_of_the_revisions_does_nothing_by_itself() -> None:
    assert callable(env.run_revisions)
