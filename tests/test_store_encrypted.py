"""An encrypted record: nothing of it can be read off the disk, and only its passphrase opens it."""

import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from kept_records import Hears, make_old
from store_samples import parse, raw, reading, report
from twosource.model.errors import BadRecord, MissingPart
from twosource.model.record import KeptParse
from twosource.stores import encrypted, opening, rewriting, schema
from twosource.stores.encrypted import connect_raw, is_encrypted
from twosource.stores.rewriting import Change, rewrite
from twosource.stores.sql import SqlStore, open_store

WORD = "five words drawn by lot"
OTHER = "five others drawn by lot"
# What stands in the invented report, as text of several kinds may hold it.
PLANTED = [
    words.encode(code)
    for words in ("burst near Cusco", "The Daily Gauge", "the mayor said")
    for code in ("utf-8", "utf-16-le")
]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = tmp_path / "records"
    folder.mkdir()
    return folder / "my.db"


@pytest.fixture(autouse=True)
def temp_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a temp folder of the test's own, which SQLite and Python both use."""
    folder = tmp_path / "temp"
    folder.mkdir()
    for name in ("TMPDIR", "SQLITE_TMPDIR", "TMP", "TEMP"):
        monkeypatch.setenv(name, str(folder))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return folder


@pytest.fixture
def store(path: Path) -> Iterator[SqlStore]:
    with open_store(path, create=True, asks=Hears(WORD)) as opened:
        opened.add_finished(
            report(), raw(report()), reading(report()), KeptParse("a", "b", parse())
        )
        yield opened


def find_planted(folder: Path) -> list[str]:
    """Search every byte of every file of a folder for what was planted."""
    return [
        f"{path.name}: {words!r}"
        for path in sorted(folder.rglob("*"))
        if path.is_file()
        for words in PLANTED
        if words in path.read_bytes()
    ]


def test_the_search_finds_what_is_planted_in_a_plain_record(tmp_path: Path, path: Path) -> None:
    with open_store(path, create=True) as plain:
        plain.add_finished(report(), raw(report()), reading(report()))
        assert any("my.db-wal" in one for one in find_planted(tmp_path))
    assert any("my.db" in one for one in find_planted(tmp_path))


def test_no_byte_of_an_encrypted_record_can_be_read(
    tmp_path: Path, path: Path, store: SqlStore
) -> None:
    with store.building():
        beside = {one.name: one.stat().st_size for one in path.parent.iterdir()}
        assert beside["my.db-wal"] > 0, "the write-ahead log is open"
        assert {"my.db", "my.db-lock", "my.db-shm"} <= set(beside)
        assert find_planted(tmp_path) == []
    assert [one.text for one in store.reports()] == [report().text]
    store.close()
    assert find_planted(tmp_path) == []
    assert is_encrypted(path)


def test_a_search_by_words_and_sorting_leave_nothing_on_disk(
    tmp_path: Path, path: Path, store: SqlStore
) -> None:
    engine = opening.connect(path, 1.0, WORD)
    with opening.writing_to(engine, path) as connection:
        connection.execute(text("CREATE VIRTUAL TABLE words USING fts5(body)"))
        many = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000)"
        copied = "INSERT INTO words SELECT reports.text || n.i FROM n, reports"
        connection.execute(text(f"{many} {copied}"))
        connection.execute(text("PRAGMA cache_size = 10"))
        asked = text("SELECT body FROM words WHERE words MATCH 'mayor' ORDER BY body || body DESC")
        with closing(connection.execute(asked)) as rows:
            assert "Cusco" in next(rows)[0]
            assert find_planted(tmp_path) == []
    with closing(engine.raw_connection()) as held:
        held.cursor().execute("VACUUM")
        assert held.cursor().execute("PRAGMA temp_store").fetchone() == (2,)
    engine.dispose()
    assert store.counts().reports == 1
    assert find_planted(tmp_path) == []


def test_a_wrong_passphrase_is_told_from_a_file_that_is_no_record(
    path: Path, store: SqlStore, capfd: pytest.CaptureFixture[str]
) -> None:
    store.close()
    before = path.read_bytes()
    with pytest.raises(BadRecord, match="wrong passphrase"):
        open_store(path, create=True, asks=Hears("not these words"))
    with pytest.raises(BadRecord, match=r"is encrypted, and no passphrase was given"):
        open_store(path, create=True)
    assert path.read_bytes() == before
    assert capfd.readouterr() == ("", "")


def test_the_passphrase_is_asked_for_once_and_only_where_one_is_needed(path: Path) -> None:
    asks = Hears(WORD)
    with open_store(path, create=True, asks=asks) as store:
        store.note("something", {})
    assert asks.asked == 0
    with open_store(path, create=False, asks=asks) as store:
        assert store.counts().reports == 0
        assert store.check().faults == ()
    assert asks.asked == 1


def test_letters_composed_in_another_way_are_the_same_passphrase(path: Path) -> None:
    open_store(path, create=True, asks=Hears("un café très noir")).close()
    open_store(path, create=False, asks=Hears("un cafe\u0301 tre\u0300s noir")).close()


@pytest.mark.parametrize("content", [b"", b"The dam burst. " * 1024, b"short", b"\0" * 8192])
def test_what_does_not_look_like_chance_is_not_taken_for_encrypted(
    path: Path, content: bytes
) -> None:
    assert not is_encrypted(path)
    path.write_bytes(content)
    assert not is_encrypted(path)


def test_without_the_package_it_is_said_what_to_install(
    path: Path, store: SqlStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.close()
    monkeypatch.setitem(sys.modules, "sqlcipher3.dbapi2", None)
    for where in (path, path.with_name("new.db")):
        with pytest.raises(MissingPart, match=r"pip install 'twosource\[encrypted\]'"):
            open_store(where, create=True, asks=Hears(WORD))


def test_a_changed_byte_of_an_encrypted_record_is_found(path: Path, store: SqlStore) -> None:
    store.close()
    with path.open("r+b") as file:
        file.seek(path.stat().st_size - 100)
        file.write(b"\xff\x00\xff")
    with (
        pytest.raises(BadRecord, match="the record is damaged"),
        open_store(path, create=False, asks=Hears(WORD)) as again,
    ):
        again.check()


def test_an_old_record_is_encrypted_and_its_copy_is_encrypted_too(
    tmp_path: Path, path: Path
) -> None:
    make_old(path, "0001")
    rewrite(path, Change(None, WORD), 1.0)
    asks = Hears(WORD)
    with open_store(path, create=False, asks=asks) as store:
        assert store.counts().reports == 4
    copy = path.with_name(f"my.before-{schema.REVISION}.db")
    assert str(copy) in asks.heard[0]
    assert is_encrypted(copy)
    assert not any(b"nurse" in one.read_bytes() for one in tmp_path.rglob("*") if one.is_file())
    with closing(connect_raw(copy, WORD)) as opened:
        assert opened.execute("SELECT count(*) FROM reports").fetchone() == (4,)


def test_a_record_is_encrypted_and_the_bytes_of_the_old_file_are_wiped(
    tmp_path: Path, path: Path
) -> None:
    with open_store(path, create=True) as plain:
        plain.add_finished(report(), raw(report()), reading(report()))
        # Second names keep the old bytes within reach, as a disk does that was read raw.
        os.link(path, tmp_path / "old-file")
        os.link(path.with_name("my.db-wal"), tmp_path / "old-log")
        held = plain.counts()
        assert find_planted(tmp_path)
        plain.close()
    # Closing removed the log by itself and left its bytes: that is before any of this.
    (tmp_path / "old-log").unlink()
    rewrite(path, Change(None, WORD), 1.0)
    assert find_planted(tmp_path) == []
    assert (tmp_path / "old-file").stat().st_size > 0
    assert sorted(one.name for one in path.parent.iterdir()) == ["my.db", "my.db-lock"]
    with open_store(path, create=False, asks=Hears(WORD)) as again:
        assert again.counts() == held
        assert again.check().faults == ()


def test_the_write_ahead_log_of_a_killed_program_is_wiped_too(tmp_path: Path, path: Path) -> None:
    code = (
        "import os, sys; from pathlib import Path; sys.path.insert(0, sys.argv[2])\n"
        "from store_samples import *; from twosource.stores.sql import open_store\n"
        "store = open_store(Path(sys.argv[1]), create=True)\n"
        "store.add_finished(report(), raw(report()), reading(report())); os._exit(0)\n"
    )
    here = str(Path(__file__).parent)
    subprocess.run([sys.executable, "-c", code, str(path), here], check=True)  # noqa: S603  # ours
    os.link(path.with_name("my.db-wal"), tmp_path / "old-log")
    assert find_planted(tmp_path)
    rewrite(path, Change(None, WORD), 1.0)
    assert find_planted(tmp_path) == []
    with open_store(path, create=False, asks=Hears(WORD)) as again:
        assert again.counts().reports == 1


def test_a_passphrase_is_changed_and_an_encrypted_record_made_plain(
    path: Path, store: SqlStore
) -> None:
    held = store.counts()
    store.close()
    rewrite(path, Change(WORD, OTHER), 1.0)
    with pytest.raises(BadRecord, match="wrong passphrase"):
        open_store(path, create=False, asks=Hears(WORD))
    with open_store(path, create=False, asks=Hears(OTHER)) as again:
        assert again.counts() == held
    rewrite(path, Change(OTHER, None), 1.0)
    with open_store(path, create=False) as plain:
        assert plain.counts() == held
        assert plain.check().faults == ()


def test_a_record_in_use_is_not_written_anew(path: Path, store: SqlStore) -> None:
    assert store.counts().reports == 1
    with pytest.raises(BadRecord, match="another twosource is writing this record"):
        rewrite(path, Change(WORD, OTHER), 0.05)
    store.close()
    with open_store(path, create=False, asks=Hears(WORD)) as again:
        assert again.counts().reports == 1
        with again.building(), pytest.raises(BadRecord, match="another twosource"):
            rewrite(path, Change(WORD, OTHER), 0.05)


def test_a_wrong_passphrase_changes_nothing(path: Path, store: SqlStore) -> None:
    store.close()
    before = path.read_bytes()
    with pytest.raises(BadRecord, match="could not be written anew"):
        rewrite(path, Change(OTHER, WORD), 0.05)
    assert path.read_bytes() == before
    assert sorted(one.name for one in path.parent.iterdir()) == ["my.db", "my.db-lock"]


def test_a_new_file_that_does_not_hold_the_same_is_thrown_away(
    path: Path, store: SqlStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.close()
    monkeypatch.setattr(rewriting, "_sum_up_file", lambda *_: "something else")
    with pytest.raises(BadRecord, match="does not hold the same and was thrown away"):
        rewrite(path, Change(WORD, OTHER), 1.0)
    monkeypatch.undo()

    def run_full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(rewriting, "_export", run_full)
    with pytest.raises(OSError, match="No space left"):
        rewrite(path, Change(WORD, OTHER), 1.0)
    open_store(path, create=False, asks=Hears(WORD)).close()
    assert not path.with_name("my.db.part").exists()


def test_what_a_crash_left_is_wiped_by_the_next_attempt(path: Path, store: SqlStore) -> None:
    store.close()
    for tail in ("part", "old"):
        path.with_name(f"my.db.{tail}").write_text(report().text)
    rewrite(path, Change(WORD, OTHER), 1.0)
    assert sorted(one.name for one in path.parent.iterdir()) == ["my.db", "my.db-lock"]


def test_the_only_file_there_is_is_never_wiped(path: Path) -> None:
    path.with_name("my.db.old").write_text("the record itself, under the name it had for a moment")
    with pytest.raises(BadRecord, match="there is no record"):
        rewrite(path, Change(WORD, OTHER), 1.0)
    assert path.with_name("my.db.old").exists()


def test_a_file_system_without_second_names_will_do(
    path: Path, store: SqlStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.close()

    def refuse(*_: object) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    rewrite(path, Change(WORD, None), 1.0)
    with closing(sqlite3.connect(path)) as plain:
        assert plain.execute("SELECT count(*) FROM reports").fetchone() == (1,)
    assert sorted(one.name for one in path.parent.iterdir()) == ["my.db", "my.db-lock"]


def test_a_key_by_chance_is_never_the_same() -> None:
    assert encrypted.make_key() != encrypted.make_key()
