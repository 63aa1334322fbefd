"""A backup: encrypted from its first byte, restored once before it is done, never over another."""

import tarfile
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyrage
import pytest
from sqlalchemy import Connection

from filled_records import NOW, look, open_filled, unpack
from kept_records import Hears
from record_backed_up import (
    BY_KEY,
    BY_WORD,
    WORD,
    as_it_was,
    find_planted,
    know,
    out,
    store,
    temp_folder,
)
from store_samples import raw, reading, report
from twosource.model.errors import BadArchive, BadRecord
from twosource.model.record import Checked, Fault
from twosource.record_name import RecordName
from twosource.stores import check, kept_tables
from twosource.stores.backup import Lock, back_up, restore, write_archive_file
from twosource.stores.encrypted import is_encrypted
from twosource.stores.sql import SqlStore, open_store

__all__ = ["out", "store", "temp_folder"]


def test_a_backup_by_passphrase_gives_the_same_record(
    where: RecordName, out: Path, store: SqlStore
) -> None:
    done = back_up(store, out, BY_WORD)
    assert done.checked.faults == ()
    assert done.manifest == store.sum_up()
    before = look(store)
    assert restore(out, where, know(), as_it_was).manifest == done.manifest
    with open_store(where, create=False, clock=lambda: NOW) as again:
        assert look(again) == before


def test_a_record_on_a_server_is_backed_up_as_one_in_a_file_is(
    where: RecordName, tmp_path: Path, out: Path
) -> None:
    with open_filled(where) as store:
        done = back_up(store, out, BY_KEY)
        before = look(store)
    restore(out, tmp_path / "again.db", know(), as_it_was)
    with open_store(tmp_path / "again.db", create=False, clock=lambda: NOW) as again:
        assert look(again) == before
        assert again.sum_up() == done.manifest


def test_a_backup_to_public_keys_is_opened_by_each_of_them(
    tmp_path: Path, out: Path, store: SqlStore
) -> None:
    keys = [pyrage.x25519.Identity.generate() for _ in range(2)]
    done = back_up(store, out, Lock([str(key.to_public()) for key in keys]))
    for number, key in enumerate(keys):
        text = f"# created: today\n# public key: age1…\n{key}\n"
        restored = restore(out, tmp_path / f"{number}.db", know(key_file=text), as_it_was)
        assert restored.manifest == done.manifest
    with pytest.raises(BadArchive, match="name the file of it with --key-file"):
        restore(out, tmp_path / "no.db", know(key_file=None), as_it_was)
    stranger = str(pyrage.x25519.Identity.generate())
    with pytest.raises(BadArchive, match="cannot be opened"):
        restore(out, tmp_path / "no.db", know(key_file=stranger), as_it_was)
    assert not (tmp_path / "no.db").exists()


def test_other_programs_that_speak_age_open_a_backup(tmp_path: Path, store: SqlStore) -> None:
    key = pyrage.x25519.Identity.generate()
    back_up(store, tmp_path / "k.age", Lock([str(key.to_public())]))
    opened = pyrage.decrypt((tmp_path / "k.age").read_bytes(), [key])
    assert "kept/reports/000001.jsonl" in unpack(opened)
    back_up(store, tmp_path / "p.backup", BY_WORD)
    with tarfile.open(tmp_path / "p.backup") as parts:
        members = [parts.extractfile(name) for name in ("key.age", "archive.tar.gz.age")]
        locked, body = (one.read() for one in members if one)
    identity = pyrage.x25519.Identity.from_str(pyrage.passphrase.decrypt(locked, WORD).decode())
    assert "kept/reports/000001.jsonl" in unpack(pyrage.decrypt(body, [identity]))


def test_nothing_plain_is_written_on_the_way(
    tmp_path: Path, out: Path, temp_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asks = Hears(WORD)
    searched: list[set[str]] = []
    whole_check, whole_read = check.check_record, kept_tables.read_lines

    def search_and_check(connection: Connection) -> Checked:
        assert list(temp_folder.rglob("verify.db")), "restored, and looked at now"
        searched.append(find_planted(tmp_path))
        return whole_check(connection)

    def search_and_read(*given: Any) -> Iterator[bytes]:
        searched.append(find_planted(tmp_path))
        yield from whole_read(*given)

    with open_store(tmp_path / "secret.db", create=True, asks=asks) as store:
        store.add_finished(report(), raw(report()), reading(report()))
        monkeypatch.setattr(check, "check_record", search_and_check)
        monkeypatch.setattr(kept_tables, "read_lines", search_and_read)
        back_up(store, out, BY_KEY)
        searched.append(find_planted(tmp_path))
        restore(out, tmp_path / "again.db", know(), as_it_was)
    searched.append(find_planted(tmp_path))
    assert len(searched) > 10
    assert set().union(*searched) == set()
    assert list(temp_folder.iterdir()) == []
    assert is_encrypted(tmp_path / "again.db"), "as the record was that it is of"
    write_archive_file(store, tmp_path / "plain.tar.gz")
    restore(out, tmp_path / "plain.db", know(), lambda _: None)
    assert find_planted(tmp_path) == {"plain.db"}, "the search finds what is there"


def test_a_record_is_backed_up_while_a_build_writes(
    where: RecordName, tmp_path: Path, out: Path
) -> None:
    stop = threading.Event()
    begun = threading.Event()
    written: list[int] = []

    def build() -> None:
        with open_store(where, create=True) as writer, writer.building():
            for number in range(2000):
                if stop.is_set():
                    break
                one = report(number)
                writer.add_finished(one, raw(one), reading(one))
                written.append(number)
                if number == 20:
                    begun.set()

    thread = threading.Thread(target=build)
    thread.start()
    try:
        assert begun.wait(60)
        with open_store(where, create=False) as store:
            at_start = len(written)
            done = back_up(store, out, BY_KEY)
    finally:
        stop.set()
        thread.join()
    assert done.checked.faults == ()
    assert done.manifest.rows_of("reports") >= at_start > 20
    assert done.manifest.rows_of("readings") == done.manifest.rows_of("reports")
    assert len(written) > done.manifest.rows_of("reports"), "it was written meanwhile"
    restore(out, tmp_path / "again.db", know(), as_it_was)
    with open_store(tmp_path / "again.db", create=False) as again:
        assert again.check().faults == ()


def test_nothing_is_overwritten(tmp_path: Path, out: Path, store: SqlStore) -> None:
    out.write_bytes(b"another file")
    lines = len(list(store.log()))
    with pytest.raises(BadRecord, match="nothing is overwritten"):
        back_up(store, out, BY_KEY)
    assert out.read_bytes() == b"another file"
    assert len(list(store.log())) == lines
    out.unlink()
    back_up(store, out, BY_KEY)
    (tmp_path / "there.db").write_bytes(b"another file")
    with pytest.raises(BadRecord, match="nothing is overwritten"):
        restore(out, tmp_path / "there.db", know(), as_it_was)
    assert (tmp_path / "there.db").read_bytes() == b"another file"


def test_a_folder_that_is_not_there_is_named(tmp_path: Path, out: Path, store: SqlStore) -> None:
    with pytest.raises(BadRecord, match="no such folder"):
        back_up(store, tmp_path / "none" / "r.backup", BY_KEY)
    back_up(store, out, BY_KEY)
    with pytest.raises(BadRecord, match="no such folder"):
        restore(out, tmp_path / "none" / "r.db", know(), as_it_was)


def test_only_its_owner_may_read_a_backup(out: Path, store: SqlStore) -> None:
    back_up(store, out, BY_KEY)
    assert out.stat().st_mode & 0o077 == 0
    assert [one.name for one in out.parent.iterdir()] == [out.name]


def test_what_is_not_intact_in_the_record_is_told_of_its_backup(
    out: Path, store: SqlStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    faulty = Checked(3, (Fault("dam-1.txt", "the original is missing"),))
    monkeypatch.setattr(check, "check_record", lambda _: faulty)
    assert back_up(store, out, BY_KEY).checked == faulty
    assert out.exists()
