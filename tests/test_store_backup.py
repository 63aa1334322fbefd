"""A backup: encrypted from its first byte, restored once before it is done, never over another."""

import io
import signal
import subprocess
import sys
import tarfile
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyrage
import pytest
from sqlalchemy import Connection

from filled_records import NOW, look, open_filled, unpack
from kept_records import Hears
from store_samples import raw, reading, report
from twosource.model.archive import Manifest
from twosource.model.errors import BadArchive, BadRecord, MissingPart
from twosource.model.record import Checked, Fault
from twosource.record_name import RecordName
from twosource.stores import archive_write, check, kept_tables, opening
from twosource.stores.backup import Lock, Unlocks, back_up, restore, write_archive_file
from twosource.stores.encrypted import is_encrypted
from twosource.stores.sql import SqlStore, open_store

WORD = "five words drawn by lot"
OTHER = "five others drawn by lot"
BY_WORD = Lock(passphrase=WORD)
# A passphrase takes a second each time, on purpose; most of what is tested is the same with a key.
KEY = pyrage.x25519.Identity.generate()
BY_KEY = Lock([str(KEY.to_public())])
PLANTED = (b"burst near Cusco", b"The Daily Gauge", b"SQLite format 3", b"kept/reports")


@pytest.fixture
def temp_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a temp folder of the test's own, which SQLite and Python both use."""
    folder = tmp_path / "temp"
    folder.mkdir()
    for name in ("TMPDIR", "SQLITE_TMPDIR"):
        monkeypatch.setenv(name, str(folder))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return folder


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqlStore]:
    with open_filled(tmp_path / "record.db") as opened:
        yield opened


@pytest.fixture
def out(tmp_path: Path) -> Path:
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick" / "r.backup"


def know(word: str = WORD, key_file: str | None = str(KEY)) -> Unlocks:
    """Give what opens a backup."""
    return Unlocks(lambda: word, key_file)


def as_it_was(encrypted: bool) -> str | None:  # noqa: FBT001  # as it is called
    """Encrypt a record that was encrypted."""
    return OTHER if encrypted else None


def find_planted(*folders: Path) -> set[str]:
    """Search every byte of the files of folders."""
    files = [one for folder in folders for one in folder.rglob("*") if one.is_file()]
    return {one.name for one in files for words in PLANTED if words in one.read_bytes()}


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


def test_a_backup_that_does_not_restore_to_the_same_is_none(
    out: Path, store: SqlStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(SqlStore, "write_archive", _write_another)
    with pytest.raises(BadArchive, match="does not hold what the record does"):
        back_up(store, out, BY_KEY)
    assert list(out.parent.iterdir()) == []


def _write_another(store: SqlStore, out: Any) -> Manifest:
    """Write the record, and say that it was another."""
    with store._writing() as connection:  # noqa: SLF001  # past its port, as one who breaks in
        archive_write.write_archive(connection, out, NOW, secret=False)
    return Manifest(())


def test_what_is_not_intact_in_the_record_is_told_of_its_backup(
    out: Path, store: SqlStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    faulty = Checked(3, (Fault("dam-1.txt", "the original is missing"),))
    monkeypatch.setattr(check, "check_record", lambda _: faulty)
    assert back_up(store, out, BY_KEY).checked == faulty
    assert out.exists()


@pytest.mark.parametrize("share", [0.0, 0.001, 0.05, 0.5, 0.99, 0.9999])
def test_a_backup_that_is_cut_off_makes_no_record(
    tmp_path: Path, out: Path, store: SqlStore, share: float
) -> None:
    back_up(store, out, BY_KEY)
    whole = out.read_bytes()
    out.write_bytes(whole[: int(len(whole) * share)])
    with pytest.raises(BadArchive):
        restore(out, tmp_path / "again.db", know(), as_it_was)
    assert not (tmp_path / "again.db").exists()


def test_a_changed_byte_of_a_backup_is_found(tmp_path: Path, out: Path, store: SqlStore) -> None:
    back_up(store, out, BY_KEY)
    whole = out.read_bytes()
    for at in (100, 250, len(whole) // 2, len(whole) - 1):
        changed = bytearray(whole)
        changed[at] ^= 1
        out.write_bytes(changed)
        with pytest.raises(BadArchive):
            restore(out, tmp_path / "again.db", know(), as_it_was)
        assert not (tmp_path / "again.db").exists()


def test_a_wrong_passphrase_is_told_as_such(tmp_path: Path, out: Path, store: SqlStore) -> None:
    back_up(store, out, BY_WORD)
    with pytest.raises(BadArchive, match="wrong passphrase for this backup"):
        restore(out, tmp_path / "again.db", know(OTHER), as_it_was)
    whole = bytearray(out.read_bytes())
    for at in (3, 600):  # in the name of the key, and in the key
        whole[at] ^= 1
        out.write_bytes(whole)
        with pytest.raises(BadArchive):
            restore(out, tmp_path / "again.db", know(), as_it_was)
        whole[at] ^= 1


@pytest.mark.parametrize(
    ("text", "said"),
    [("# no key\n\n", "holds no key"), ("nonsense\n", "a line of the key file is no key")],
)
def test_a_key_file_without_a_key_is_refused(
    tmp_path: Path, out: Path, store: SqlStore, text: str, said: str
) -> None:
    back_up(store, out, Lock([str(pyrage.x25519.Identity.generate().to_public())]))
    with pytest.raises(BadArchive, match=said) as refused:
        restore(out, tmp_path / "again.db", know(key_file=text), as_it_was)
    assert "nonsense" not in str(refused.value)


def test_a_public_key_that_is_none_is_named_before_anything_is_written(
    out: Path, store: SqlStore
) -> None:
    lines = len(list(store.log()))
    with pytest.raises(BadArchive, match="age1none is no public key"):
        back_up(store, out, Lock(["age1none"]))
    assert len(list(store.log())) == lines
    assert list(out.parent.iterdir()) == []


def test_a_tar_of_something_else_is_no_backup(tmp_path: Path, out: Path) -> None:
    with tarfile.open(out, "w") as made:
        for name in ("key.age", "archive.tar.gz.age"):
            folder = tarfile.TarInfo(name)
            folder.type = tarfile.DIRTYPE
            made.addfile(folder)
    with pytest.raises(BadArchive, match="no backup of a record"):
        restore(out, tmp_path / "again.db", know(), as_it_was)
    with tarfile.open(out, "w") as made:
        made.addfile(tarfile.TarInfo("holiday.jpg"), io.BytesIO())
    with pytest.raises(BadArchive, match="no backup of a record"):
        restore(out, tmp_path / "again.db", know(), as_it_was)


@pytest.mark.parametrize("package", ["pyrage", "sqlcipher3.dbapi2"])
def test_without_the_packages_it_is_said_what_to_install(
    out: Path, store: SqlStore, monkeypatch: pytest.MonkeyPatch, package: str
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(MissingPart, match=r"pip install 'twosource\[encrypted\]'"):
        back_up(store, out, BY_KEY)
    assert list(out.parent.iterdir()) == []


@pytest.mark.parametrize("limit", [400, 2000, 6000])
def test_a_full_disk_leaves_no_backup_and_says_so(
    tmp_path: Path, out: Path, store: SqlStore, limit: int
) -> None:
    store.close()
    code = (
        "import resource, signal, sys; from pathlib import Path\n"
        "from twosource.model.errors import BadRecord\n"
        "from twosource.stores.backup import Lock, back_up\n"
        "from twosource.stores.sql import open_store\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "class Full:\n"
        "    def __init__(self, store): self.store = store\n"
        "    def __getattr__(self, name): return getattr(self.store, name)\n"
        "    def write_archive(self, out):\n"
        "        resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]),) * 2)\n"
        "        return self.store.write_archive(out)\n"
        "with open_store(Path(sys.argv[1]), create=False) as store:\n"
        "    try: back_up(Full(store), Path(sys.argv[2]), Lock([sys.argv[-1]]))\n"
        "    except OSError as fault: sys.exit(fault.strerror)\n"
        "    except BadRecord as fault: sys.exit(str(fault))\n"
    )
    words = [
        sys.executable,
        "-c",
        code,
        str(tmp_path / "record.db"),
        str(out),
        str(limit),
        BY_KEY.recipients[0],
    ]
    done = subprocess.run(words, capture_output=True, text=True, check=False)  # noqa: S603  # ours
    assert len(done.stderr.splitlines()) == 1, done.stderr
    assert (
        "File too large" in done.stderr
        or "check the disk" in done.stderr
        or "disk is full" in done.stderr
    )
    assert done.returncode == 1
    assert list(out.parent.iterdir()) == []


def test_a_killed_backup_leaves_nothing_that_looks_like_one(
    tmp_path: Path, out: Path, store: SqlStore, temp_folder: Path
) -> None:
    store.close()
    code = (
        "import os, signal, sys; from pathlib import Path\n"
        "from twosource.stores import check\n"
        "from twosource.stores.backup import Lock, back_up\n"
        "from twosource.stores.sql import open_store\n"
        "check.check_record = lambda _: os.kill(os.getpid(), signal.SIGKILL)\n"
        "with open_store(Path(sys.argv[1]), create=False) as store:\n"
        "    back_up(store, Path(sys.argv[2]), Lock([sys.argv[-1]]))\n"
    )
    words = [
        sys.executable,
        "-c",
        code,
        str(tmp_path / "record.db"),
        str(out),
        BY_KEY.recipients[0],
    ]
    assert subprocess.run(words, check=False).returncode == -signal.SIGKILL  # noqa: S603  # ours
    assert not out.exists()
    assert find_planted(temp_folder, out.parent) == set()
    with open_store(tmp_path / "record.db", create=False) as again:
        back_up(again, out, BY_KEY)
    assert [one.name for one in out.parent.iterdir()] == [out.name]


def test_what_was_restored_by_halves_is_taken_away(
    tmp_path: Path, out: Path, store: SqlStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    back_up(store, out, BY_KEY)

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(opening, "set_journal", fail)
    with pytest.raises(OSError, match="No space left"):
        restore(out, tmp_path / "again.db", know(), as_it_was)
    assert not list(tmp_path.glob("again.db*"))
