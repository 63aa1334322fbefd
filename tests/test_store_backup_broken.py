"""A backup cut off, changed or locked to others makes no record, and none is left by halves."""

import io
import signal
import subprocess
import sys
import tarfile
from pathlib import Path
from typing import Any

import pyrage
import pytest

from filled_records import NOW
from record_backed_up import (
    BY_KEY,
    BY_WORD,
    OTHER,
    as_it_was,
    find_planted,
    know,
    out,
    store,
    temp_folder,
)
from twosource.model.archive import Manifest
from twosource.model.errors import BadArchive, MissingPart
from twosource.stores import archive_write, opening
from twosource.stores.backup import Lock, back_up, restore
from twosource.stores.sql import SqlStore, open_store

__all__ = ["out", "store", "temp_folder"]


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


def run_apart(code: str, *given: object) -> subprocess.CompletedProcess[str]:
    """Run a program in a process of its own, with what is given and then who may open a backup."""
    words = [sys.executable, "-c", code, *map(str, given), BY_KEY.recipients[0]]
    return subprocess.run(words, capture_output=True, text=True, check=False)  # noqa: S603  # ours


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
    done = run_apart(code, tmp_path / "record.db", out, limit)
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
    assert run_apart(code, tmp_path / "record.db", out).returncode == -signal.SIGKILL
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
