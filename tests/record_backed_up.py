"""A record to back up, where to, what locks and opens it, and a search for what stands in it."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pyrage
import pytest

from filled_records import open_filled
from twosource.stores.backup import Lock, Unlocks
from twosource.stores.sql import SqlStore

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
