"""Open a record: what is one, what is none, and who may write it."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from io import StringIO
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, create_engine, event, text

from store_samples import raw, report
from twosource.model.errors import BadRecord
from twosource.stores import opening, schema
from twosource.stores.migrate import list_revisions
from twosource.stores.migrations import env
from twosource.stores.migrations.versions import actor_lists, baseline, held, withdrawals
from twosource.stores.sqlite import SqlStore, open_store, tell_time


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "100% new.db"


@pytest.fixture
def store(path: Path) -> Iterator[SqlStore]:
    with open_store(path, create=True, patience=0.05) as opened:
        yield opened


def test_a_new_record_is_made_and_opens_again(path: Path) -> None:
    open_store(path, create=True).close()
    with open_store(path, create=False) as again:
        assert [line.what for line in again.log()] == ["record made"]
    assert sorted(one.name for one in path.parent.iterdir()) == [path.name]


def test_the_clock_tells_utc_to_the_second() -> None:
    assert len(tell_time()) == len("2024-01-01T00:00:00Z")
    assert tell_time().endswith("Z")


def test_a_missing_record_says_to_build_one(path: Path) -> None:
    with pytest.raises(BadRecord, match="make one with `twosource build`"):
        open_store(path, create=False)
    assert not path.exists()


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
def test_a_database_of_someone_else_is_refused_and_left_alone(path: Path, *, create: bool) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE reports (key TEXT)")
    before = path.read_bytes()
    with pytest.raises(BadRecord, match="this database is no record"):
        open_store(path, create=create)
    assert path.read_bytes() == before


def test_a_record_of_a_newer_version_is_refused(path: Path) -> None:
    open_store(path, create=True).close()
    with closing(sqlite3.connect(path)) as other:
        other.execute("UPDATE twosource_version SET version_num = '9999'")
        other.commit()
    with pytest.raises(BadRecord, match=r"another version of twosource \(9999\).*install a newer"):
        open_store(path, create=True)


@pytest.mark.parametrize("start", [4096, 8192])
def test_a_damaged_record_is_named_as_such(path: Path, start: int) -> None:
    with open_store(path, create=True) as store:
        store.add_report(report(), raw(report()))
    with path.open("r+b") as file:
        file.seek(start)
        file.write(b"\xff" * (path.stat().st_size - start))
    with (
        pytest.raises(BadRecord, match="the record is damaged"),
        open_store(path, create=False) as store,
    ):
        store.check()


def test_a_record_in_use_the_old_way_can_be_read(path: Path) -> None:
    open_store(path, create=True).close()
    with closing(sqlite3.connect(path)) as other:
        other.execute("PRAGMA journal_mode = DELETE")
        other.execute("BEGIN IMMEDIATE")
        with open_store(path, create=False, patience=0.05) as store:
            assert [line.what for line in store.log()] == ["record made"]


def test_the_revisions_make_the_tables_the_code_asks_for(path: Path) -> None:
    open_store(path, create=True).close()
    assert list_revisions()[-1] == schema.REVISION
    engine = create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        options = {"version_table": schema.VERSION_TABLE, "compare_type": True}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, schema.metadata) == []
    engine.dispose()


def test_each_connection_keeps_the_rules_of_the_file(path: Path, store: SqlStore) -> None:
    wanted = {"foreign_keys": 1, "secure_delete": 1, "trusted_schema": 0, "journal_mode": "wal"}
    engine = opening.connect(path, 0.05)
    with opening.reading_from(engine, path) as connection:
        found = {one: connection.execute(text(f"PRAGMA {one}")).scalar() for one in wanted}
    engine.dispose()
    assert found == wanted
    assert store.counts().reports == 0


@pytest.mark.parametrize("change", ["UPDATE log SET what = 'x'", "DELETE FROM log"])
def test_a_line_of_the_log_cannot_be_changed(path: Path, store: SqlStore, change: str) -> None:
    with closing(sqlite3.connect(path)) as other, pytest.raises(sqlite3.Error, match="append-only"):
        other.execute(change)
    assert [line.what for line in store.log()] == ["record made"]


def test_the_log_is_given_whole_however_long(store: SqlStore) -> None:
    with store.building():
        for number in range(1200):
            store.note("export made", {"rows": number})
    lines = list(store.log())
    assert [line.seq for line in lines] == list(range(1, 1204))
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


def test_a_second_build_waits_and_then_says_why_it_cannot(path: Path, store: SqlStore) -> None:
    with open_store(path, create=True, patience=0.05) as second:
        with store.building():
            with pytest.raises(BadRecord, match="another twosource is writing"), second.building():
                pass
            assert second.counts().reports == 0
        with second.building():
            pass


def test_a_write_waits_for_another_and_then_says_why_it_cannot(path: Path, store: SqlStore) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(BadRecord, match="another twosource is writing"):
            store.note("export made", {})
        assert len(list(store.log())) == 1


def test_a_lock_that_cannot_be_made_is_named(path: Path) -> None:
    with open_store(path, create=True) as store:
        path.with_name(f"{path.name}-lock").mkdir()
        with (
            pytest.raises(BadRecord, match=r"unable to open.*check the disk and the rights"),
            store.building(),
        ):
            pass


def test_two_programs_may_make_one_record_at_once(path: Path) -> None:
    first, second = (opening.connect(path, 0.05) for _ in range(2))
    made = []

    @event.listens_for(second, "engine_connect")
    def come_first(connection: Connection) -> None:
        """Let the first make the record between the second's looking and making."""
        if connection.get_execution_options().get("twosource_writes"):
            made.append(opening.prepare(first, path, create=True))

    assert not opening.prepare(second, path, create=True)
    assert made == [True]
    first.dispose()
    second.dispose()


def test_the_tables_can_be_made_in_postgresql_too() -> None:
    written = StringIO()
    options = {"as_sql": True, "output_buffer": written}
    context = MigrationContext.configure(dialect_name="postgresql", opts=options)
    with Operations.context(context):
        baseline.upgrade()
        actor_lists.upgrade()
        withdrawals.upgrade()
        held.upgrade()
    assert written.getvalue().count("CREATE TABLE") == len(schema.metadata.tables)
    assert "TRIGGER" not in written.getvalue()


def test_the_environment_of_the_revisions_does_nothing_by_itself() -> None:
    assert callable(env.run_revisions)
