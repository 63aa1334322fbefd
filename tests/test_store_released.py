"""A record of any released version opens: copied first, brought up to date, and nothing lost."""

import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from sqlalchemy import Connection

from behind_the_store import ask, reach_into
from example_record import run
from filled_records import NOW
from kept_records import RECORDS, Hears, make_old, read_rows, write_report
from store_samples import raw, report
from twosource.model.errors import BadRecord
from twosource.record_name import Address
from twosource.stores import bodies, copy_before, migrate, opening, schema
from twosource.stores.migrate import list_revisions
from twosource.stores.released import RELEASED
from twosource.stores.sql import open_store

# Who decided in the records that are kept, and what they go by then.
PSEUDONYMS = {"ana": "R1", "ben": "R2"}
OLDER = [one for one in RELEASED if one != schema.REVISION]


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return make_old(tmp_path / "my.db", OLDER[0])


def copy_of(path: Path, more: str = "") -> Path:
    """Give the name of the copy that opening an old record makes."""
    return path.with_name(f"my.before-{schema.REVISION}{more}.db")


def test_every_released_revision_has_a_record_and_every_record_is_of_one() -> None:
    assert {path.stem for path in RECORDS.glob("*.sql")} == set(RELEASED), "make keep-record"
    assert set(RELEASED) <= set(list_revisions())
    assert set(RELEASED) <= schema.OLDER | {schema.REVISION}


def rename(columns: tuple[str, ...], row: tuple[Any, ...]) -> tuple[Any, ...]:
    """Give a row with the pseudonym of whoever it names."""
    return tuple(
        PSEUDONYMS[one] if column == "by" else one for column, one in zip(columns, row, strict=True)
    )


@pytest.mark.parametrize("revision", RELEASED)
def test_a_record_of_a_released_version_keeps_every_row_and_builds(
    tmp_path: Path, revision: str
) -> None:
    path = make_old(tmp_path / "my.db", revision)
    with closing(sqlite3.connect(path)) as connection:
        before = read_rows(connection)
    with open_store(path, create=False) as store:
        reports, decisions = store.counts().reports, len(store.decisions())
        assert store.check().faults == ()
    with closing(sqlite3.connect(path)) as connection:
        after = read_rows(connection)
    assert len(before["decisions"][1]) == decisions == 2
    assert len(before["reports"][1]) == reports == 4
    # The log of the first versions had its particulars in itself, and now has them beside it; what
    # it told of who decided is forgotten, and the rows say it by pseudonyms.
    told = [(seq, detail) for seq, *_, detail in before.pop("log")[1]]
    lines = [(seq, None if '"by":' in detail else detail) for seq, detail in told]
    assert len([detail for _, detail in lines if detail is None]) == 3
    for name, (columns, rows) in before.items():
        places = [after[name][0].index(column) for column in columns]
        kept = [tuple(row[at] for at in places) for row in after[name][1]][: len(rows)]
        assert kept == [rename(columns, row) for row in rows]
    columns, rows = after["log_items"]
    line, place, body = (columns.index(name) for name in ("line", "place", "body"))
    assert [(one[line], one[body]) for one in rows if one[place] == 0][: len(lines)] == lines
    result = run("build", str(write_report(tmp_path)), "--record", str(path))
    assert result.exit_code == 0, result.output
    assert "In this record: 5 reports" in result.stdout


@pytest.mark.parametrize("revision", OLDER)
def test_a_verified_copy_lies_beside_it_and_it_is_said_where(tmp_path: Path, revision: str) -> None:
    path = make_old(tmp_path / "my.db", revision)
    with closing(sqlite3.connect(path)) as connection:
        before = list(connection.iterdump())
    asks = Hears()
    open_store(path, create=False, asks=asks).close()
    with closing(sqlite3.connect(copy_of(path))) as connection:
        assert list(connection.iterdump()) == before
    assert len(asks.heard) == 2
    assert str(copy_of(path)) in asks.heard[0]
    assert "pseudonyms now (R1 R2)" in asks.heard[1]
    names = "my.db.reviewers.toml"
    assert sorted(one.name for one in tmp_path.iterdir()) == [copy_of(path).name, "my.db", names]
    open_store(path, create=False, asks=asks).close()
    assert len(asks.heard) == 2


def test_a_record_up_to_date_is_not_copied(tmp_path: Path) -> None:
    open_store(tmp_path / "my.db", create=True).close()
    open_store(tmp_path / "my.db", create=False).close()
    assert [one.name for one in tmp_path.iterdir()] == ["my.db"]


def test_a_record_that_cannot_be_brought_up_to_date_is_as_it_was(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = migrate.upgrade

    def upgrade_and_fail(connection: Connection, revision: str) -> None:
        whole(connection, revision)
        connection.exec_driver_sql("INSERT INTO no_such_table VALUES (1)")

    with closing(sqlite3.connect(old)) as connection:
        before = list(connection.iterdump())
    monkeypatch.setattr(migrate, "upgrade", upgrade_and_fail)
    for _ in range(2):
        with pytest.raises(BadRecord, match=r"could not be brought up to date.*it is as it was"):
            open_store(old, create=False)
    with closing(sqlite3.connect(old)) as connection:
        assert list(connection.iterdump()) == before
    monkeypatch.undo()
    asks = Hears()
    open_store(old, create=False, asks=asks).close()
    assert str(copy_of(old)) in asks.heard[0], "the copy of the attempt before is taken again"
    assert not copy_of(old, "-2").exists()


def test_another_file_of_the_name_of_the_copy_is_left_alone(old: Path) -> None:
    copy_of(old).write_text("not ours")
    open_store(old, create=False).close()
    assert copy_of(old).read_text() == "not ours"
    assert copy_of(old, "-2").exists()


def test_half_a_copy_that_a_killed_program_left_is_thrown_away(old: Path) -> None:
    half = copy_of(old).with_name(f"{copy_of(old).name}.part")
    half.write_bytes(b"half of it")
    open_store(old, create=False).close()
    assert not half.exists()
    assert ask(copy_of(old), "SELECT version_num FROM twosource_version") == [(OLDER[0],)]


def test_a_program_killed_while_it_copies_leaves_nothing_named_as_a_copy(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def be_killed(_engine: object, beside: Path, _key: object) -> None:
        beside.write_bytes(b"half of it")
        raise KeyboardInterrupt

    monkeypatch.setattr(copy_before, "_copy", be_killed)
    with pytest.raises(KeyboardInterrupt):
        open_store(old, create=False)
    assert not copy_of(old).exists()


class Disk(NamedTuple):
    """What a disk has room for, as `shutil.disk_usage` tells it."""

    total: int
    used: int
    free: int


def test_where_there_is_no_room_for_a_copy_nothing_is_changed(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = old.read_bytes()
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Disk(10, 9, 1))
    with pytest.raises(BadRecord, match=r"not brought up to date: .* MB are needed, 0 free"):
        open_store(old, create=False)
    assert old.read_bytes() == before
    assert not copy_of(old).exists()


def test_in_a_folder_that_is_read_only_an_old_record_says_so(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Asked of the system; whoever runs the tests as root may write anywhere.
    monkeypatch.setattr("os.access", lambda *_: False)
    with pytest.raises(BadRecord, match=r"read-only.*It is as it was.*open a copy of it elsewhere"):
        open_store(old, create=False)
    assert not copy_of(old).exists()


def test_a_copy_that_does_not_hold_the_same_is_not_relied_on(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def copy_little(_engine: object, beside: Path, _key: object) -> None:
        beside.write_bytes(b"too little")

    monkeypatch.setattr(copy_before, "_copy", copy_little)
    with pytest.raises(BadRecord, match="the copy made of it does not hold the same"):
        open_store(old, create=False)
    assert not copy_of(old).exists()


def test_a_copy_that_cannot_be_written_stops_it(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def run_full(_engine: object, beside: Path, _key: object) -> None:
        beside.touch()
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(copy_before, "_copy", run_full)
    with pytest.raises(BadRecord, match=r"could not be made \(.*No space left on device"):
        open_store(old, create=False)
    assert not copy_of(old).exists()


def make_old_on_server(address: Address) -> None:
    """Make a record of the first revision on a server, with a report and a line of the log."""
    engine = opening.connect(address, 1.0)
    with opening.writing_to(engine, address) as connection:
        opening.make_tables(connection, address, OLDER[0])
        one = report()
        columns = "key, number, label, text, sha256, language, marks, added_at"
        values = (one.key, 1, one.label, one.text, one.sha256, "en", bodies.write(one.marks), NOW)
        asked = f"INSERT INTO reports ({columns}) VALUES (%s, %s, %s, %s, %s, %s, %s, %s)"  # noqa: S608
        connection.exec_driver_sql(asked, values)
        connection.exec_driver_sql("INSERT INTO originals VALUES (%s, %s)", (one.key, raw(one)))
    engine.dispose()


def test_a_record_on_a_server_is_copied_into_a_schema_of_its_own(address: Address) -> None:
    make_old_on_server(address)
    asks = Hears()
    with open_store(address, create=False, asks=asks) as store:
        assert [one.key for one in store.reports()] == [report().key]
    copy = replace(address, schema=f"{address.schema}_before_{schema.REVISION}")
    assert len(asks.heard) == 1
    assert str(copy) in asks.heard[0]
    assert ask(copy, "SELECT version_num FROM twosource_version") == [(OLDER[0],)]
    assert ask(copy, "SELECT key FROM reports") == [(report().key,)]
    with open_store(copy, create=False, asks=asks) as store:
        assert store.original(report().key) == raw(report()), "the copy is a record as well"
    assert f"before_{schema.REVISION}_before_{schema.REVISION}" in asks.heard[1]


def test_a_record_on_a_server_that_cannot_be_brought_up_to_date_is_as_it_was(
    address: Address, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_old_on_server(address)
    whole = migrate.upgrade

    def upgrade_and_fail(connection: Connection, revision: str) -> None:
        whole(connection, revision)
        connection.exec_driver_sql("INSERT INTO no_such_table VALUES (1)")

    monkeypatch.setattr(migrate, "upgrade", upgrade_and_fail)
    with pytest.raises(BadRecord, match=r"could not be brought up to date.*it is as it was$"):
        open_store(address, create=False)
    assert ask(address, "SELECT version_num FROM twosource_version") == [(OLDER[0],)]
    schemas = "SELECT nspname FROM pg_namespace WHERE nspname LIKE %s"
    with reach_into(address) as other:
        found = other.execute(schemas, (f"{address.schema}%",)).fetchall()
    assert found == [(address.schema,)]


def test_who_may_make_no_schema_is_told_what_to_ask_for(address: Address) -> None:
    make_old_on_server(address)
    name = f"guest_{address.schema}"
    with reach_into(address) as other:
        other.execute(f"CREATE ROLE {name} LOGIN")
        other.execute(f"GRANT ALL ON SCHEMA {address.schema} TO {name}")
        other.execute(f"GRANT ALL ON ALL TABLES IN SCHEMA {address.schema} TO {name}")
    with pytest.raises(BadRecord, match=r"not brought up to date.*GRANT CREATE ON DATABASE"):
        open_store(replace(address, user=name), create=False)
    assert ask(address, "SELECT version_num FROM twosource_version") == [(OLDER[0],)]
