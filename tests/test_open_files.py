"""A program that opens a record twice keeps the locks of SQLite on it, which keep it whole."""

import gc
import os
import subprocess
import sys
from pathlib import Path

import pytest

from twosource.stores import open_files
from twosource.stores.encrypted import is_encrypted
from twosource.stores.sql import open_store

CLOSE = """
import sys
from pathlib import Path
from twosource.stores.sql import open_store
with open_store(Path(sys.argv[1]), create=False) as store:
    store.note("exported", {})
"""


def beside(path: Path) -> Path:
    return path.with_name(f"{path.name}-wal")


def test_another_program_never_takes_the_log_from_under_an_open_record(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    with open_store(path, create=True) as first, open_store(path, create=False) as second:
        assert not is_encrypted(path)
        before = first.last_line()
        held = beside(path).stat().st_ino
        subprocess.run([sys.executable, "-c", CLOSE, str(path)], check=True)  # noqa: S603  # ours
        assert beside(path).stat().st_ino == held
        assert second.last_line() == first.last_line() == before + 1
        second.note("exported", {})
        assert first.last_line() == before + 2
        assert first.check().faults == ()


def test_a_record_that_is_closed_is_looked_at_anew(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    first = open_store(path, create=True)
    second = open_store(path, create=False)
    assert open_files.find_open(path) is False
    first.close()
    first.close()
    assert open_files.find_open(path) is False
    del second
    gc.collect()
    assert open_files.find_open(path) is None
    path.write_bytes(os.urandom(8192))
    assert is_encrypted(path)


@pytest.mark.parametrize("encrypted", [True, False])
def test_what_is_open_tells_how(tmp_path: Path, encrypted: bool) -> None:  # noqa: FBT001
    path = tmp_path / "r.db"
    path.write_bytes(b"x" * 4096)
    file = open_files.hold(path, encrypted=encrypted)
    assert is_encrypted(path) is encrypted
    open_files.let_go(file, encrypted=encrypted)
    assert open_files.find_open(path) is None
