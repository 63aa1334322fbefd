"""`backup`, `restore` and the archive from the command line."""

import tarfile
from pathlib import Path

import pyrage
import pytest

from example_record import run
from filled_records import open_filled
from twosource.model.record import Checked, Fault
from twosource.record_name import RecordName
from twosource.stores import check
from twosource.stores.encrypted import is_encrypted

WORD = "five words drawn by lot"
NOT_ENCRYPTED = "This record is not encrypted"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder with a key, its public half, and a passphrase."""
    key = pyrage.x25519.Identity.generate()
    (tmp_path / "key.txt").write_text(f"# a key\n{key}\n")
    (tmp_path / "key.pub").write_text(str(key.to_public()))
    (tmp_path / "word").write_text(f"{WORD}\n")
    (tmp_path / "word").chmod(0o600)
    return tmp_path


@pytest.fixture
def record(where: RecordName) -> str:
    """Give a filled record, in a file and on a server."""
    open_filled(where).close()
    return str(where)


def tell_content(output: str) -> str:
    """Give the hash that a command told."""
    return output.partition("all that is kept ")[2].split()[0]


def test_a_record_is_backed_up_to_a_key_and_restored(folder: Path, record: str) -> None:
    out, again = str(folder / "r.age"), str(folder / "again.db")
    to = (folder / "key.pub").read_text()
    done = run("backup", out, "--record", record, "--to", to)
    assert done.exit_code == 0, done.output
    assert "4 reports, 3 readings, 2 decisions" in done.stdout
    assert "Restored from it once, and equal by hash; " in done.stdout
    restored = run("restore", out, "--record", again, "--key-file", str(folder / "key.txt"))
    assert restored.exit_code == 0, restored.output
    assert tell_content(restored.stdout) == tell_content(done.stdout)
    assert NOT_ENCRYPTED in restored.stderr
    assert "100.00 % intact" in run("check", "--record", again).stdout
    refused = run("backup", out, "--record", record, "--to", to)
    assert refused.exit_code == 2
    assert "nothing is overwritten" in refused.stderr
    lost = run("restore", out, "--record", str(folder / "lost.db"))
    assert lost.exit_code == 2
    assert "--key-file" in lost.stderr


def test_a_record_is_backed_up_under_a_passphrase_and_restored_encrypted(
    folder: Path, tmp_path: Path
) -> None:
    open_filled(tmp_path / "r.db").close()
    out, word = str(folder / "r.backup"), str(folder / "word")
    done = run("backup", out, "--record", str(tmp_path / "r.db"), "--backup-passphrase-file", word)
    assert done.exit_code == 0, done.output
    again = folder / "again.db"
    words = ("--record", str(again), "--backup-passphrase-file", word, "--passphrase-file", word)
    restored = run("restore", out, *words, "--encrypt")
    assert restored.exit_code == 0, restored.output
    assert NOT_ENCRYPTED not in restored.output
    assert is_encrypted(again)
    assert run("check", "--record", str(again), "--passphrase-file", word).exit_code == 0


def test_a_record_moves_as_an_archive(folder: Path, record: str) -> None:
    out = str(folder / "r.tar.gz")
    done = run("export", "--format", "archive", "--record", record, "--out", out)
    assert done.exit_code == 0, done.output
    assert "is not encrypted" in done.stderr
    assert tarfile.is_tarfile(out)
    restored = run("restore", out, "--record", str(folder / "again.db"))
    assert tell_content(restored.stdout) == tell_content(done.stderr)
    quiet = run("export", "--format", "archive", "--record", record, "--out", f"{out}2", "-q")
    assert "SHA-256" not in quiet.output
    assert "is not encrypted" in quiet.stderr


def test_an_archive_is_written_to_a_file(tmp_path: Path) -> None:
    open_filled(tmp_path / "r.db").close()
    words = ("export", "--format", "archive", "--record", str(tmp_path / "r.db"), "--out", "-")
    refused = run(*words)
    assert refused.exit_code == 2
    assert "--out FILE.tar.gz" in refused.stderr


def test_what_is_not_intact_is_told_and_the_backup_kept(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_filled(folder / "r.db").close()
    monkeypatch.setattr(check, "check_record", lambda _: Checked(3, (Fault("a", "is gone"),)))
    to = (folder / "key.pub").read_text()
    done = run("backup", str(folder / "r.age"), "--record", str(folder / "r.db"), "--to", to)
    assert done.exit_code == 1
    assert "2 of 3 passages, hashes and keys are intact" in done.stdout
    assert "so in the record too: twosource check" in done.stderr
    assert (folder / "r.age").exists()


def test_a_short_passphrase_makes_no_backup(folder: Path) -> None:
    open_filled(folder / "r.db").close()
    (folder / "word").write_text("too short\n")
    words = ("--record", str(folder / "r.db"), "--backup-passphrase-file", str(folder / "word"))
    refused = run("backup", str(folder / "r.backup"), *words)
    assert refused.exit_code == 2
    assert "too short" in refused.stderr
    assert not (folder / "r.backup").exists()


def test_what_left_the_record_stands_in_its_log(folder: Path) -> None:
    open_filled(folder / "r.db").close()
    record = ("--record", str(folder / "r.db"))
    run("backup", str(folder / "r.age"), *record, "--to", (folder / "key.pub").read_text())
    run("export", "--format", "archive", *record, "--out", str(folder / "r.tar.gz"))
    from twosource.wiring import open_record

    with open_record(folder / "r.db") as store:
        last = list(store.log())[-2:]
    assert [(line.what, line.detail.get("file")) for line in last] == [
        ("backup begun", "r.age"),
        ("exported", "r.tar.gz"),
    ]
