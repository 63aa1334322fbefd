"""A record that is open stays locked, whoever looks at its file."""

import subprocess
import sys
from pathlib import Path

import pytest

from store_samples import anchor, raw, reading, report
from twosource.model.ruling import Valued
from twosource.stores import encrypted, peeking
from twosource.stores.sql import open_store

AT = "2024-02-03T04:05:06Z"
OTHER = """
import sys
from pathlib import Path
from twosource.stores.sql import open_store
with open_store(Path(sys.argv[1]), create=False) as store:
    print(len(store.rulings()))
"""


def look_from_elsewhere(path: Path) -> int:
    """Open a record in another process, close it, and give how many rulings it holds."""
    told = subprocess.run(  # noqa: S603  # ours
        [sys.executable, "-c", OTHER, str(path)], capture_output=True, text=True, check=True
    )
    return int(told.stdout)


def test_what_is_written_after_a_second_opening_is_not_lost_to_another_program(
    tmp_path: Path,
) -> None:
    path = tmp_path / "record.db"
    said = Valued(anchor(report(1).key, 0, 30), "when", "", "is", "2019-05", "")
    with open_store(path, create=True) as store:
        store.add_finished(report(1), raw(report(1)), reading(report(1)))
        # The pages of a desk read by several stores of one process: each looks at the file first.
        with open_store(path, create=False) as second:
            assert not encrypted.is_encrypted(path)
            assert second.rulings() == ()
            assert look_from_elsewhere(path) == 0
            assert path.with_name("record.db-wal").exists()
            for number in range(1, 6):
                store.add_ruling(said, "R1", None, AT)
                assert look_from_elsewhere(path) == number
    with open_store(path, create=False) as store:
        assert len(store.rulings()) == 5
        assert store.check().faults == ()


def test_a_file_is_kept_open_and_the_oldest_of_many_is_let_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(peeking, "MOST", 2)
    monkeypatch.setattr(peeking, "_kept", type(peeking._kept)())  # noqa: SLF001  # what is kept open
    for name in ("a", "b", "c"):
        path = tmp_path / name
        path.write_bytes(f"{name}{name}".encode())
        assert peeking.read_start(path, 1) == name.encode()
        assert peeking.read_start(path, 9) == f"{name}{name}".encode()
    assert len(peeking._kept) == 2  # noqa: SLF001
    (tmp_path / "c").write_bytes(b"changed")
    assert peeking.read_start(tmp_path / "c", 9) == b"changed"


def test_where_locks_are_those_of_a_descriptor_the_file_is_closed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr("os.pread")
    path = tmp_path / "a"
    path.write_bytes(b"ab")
    assert peeking.read_start(path, 1) == b"a"
