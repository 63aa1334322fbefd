"""`make torture` in small: killed 20 times, and each of the faults; and it sees what is lost."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from kept_records import make_old
from small_record import build_small
from torture_lives import differ, look
from torture_works import BASE, Builds, Expunges, Migrates, reach
from twosource.record_name import RecordName
from twosource.stores import schema
from twosource.stores.released import RELEASED

TORTURE = Path(__file__).parent.parent / "bench" / "torture.py"
KILLS = 10


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_no_acknowledged_write_is_lost_however_a_program_ends(
    database: str, request: pytest.FixtureRequest
) -> None:
    if database == "postgresql":
        # It runs a server of its own; without PostgreSQL this is skipped. That a server crashes is
        # left to `make torture`, since a server that writes through to the disk is slow.
        request.getfixturevalue("postgres")
    chosen = ["--times", str(KILLS), "--crashes", "0", "--database", database]
    for one in ("build", "decide", f"migrate {RELEASED[0]}", "expunge", "faults"):
        chosen += ["--what", one]
    done = subprocess.run(  # noqa: S603  # ours
        [sys.executable, str(TORTURE), *chosen],
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert done.returncode == 0, done.stdout + done.stderr
    kills = [int(one) for one in re.findall(r"\| (\d+) \(\d+ statement", done.stdout)]
    assert sum(kills) == KILLS
    assert done.stdout.endswith("nothing lost, nothing damaged, all went on\n")


def test_a_write_that_was_told_and_is_not_there_is_named(where: RecordName) -> None:
    work = Builds()
    assert look(work, where, frozenset()) == []
    with reach(where, create=True) as store:
        build_small(store, *BASE)
        key = next(store.reports()).key
    told = frozenset({"made", "events", f"report {key}"})
    assert look(work, where, told) == []
    assert look(work, where, told | {"report gone", "step 1"}) == [
        "lost: report gone",
        "lost: step 1",
    ]
    wanted = work.sum_up(where)
    assert list(differ(wanted, work.sum_up(where))) == []
    with reach(where) as store:
        build_small(store, 9)
    assert "reports: ends otherwise than without a kill" in differ(wanted, work.sum_up(where))


def test_a_record_that_is_gone_or_damaged_is_named(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    assert "does not open" in look(Builds(), path, frozenset({"made"}))[0]
    reach(path, create=True).close()
    path.write_bytes(path.read_bytes()[:8192])
    assert any(one.startswith(("damaged", "does not")) for one in look(Builds(), path, frozenset()))


def test_half_a_copy_and_a_migration_that_was_lost_are_named(tmp_path: Path) -> None:
    work, path = Migrates(), make_old(tmp_path / "r.db", RELEASED[0])
    assert look(work, path, frozenset()) == []
    assert "lost" in look(work, path, frozenset({"opened"}))[0]
    copy = tmp_path / f"r.before-{schema.REVISION}.db"
    copy.write_bytes(b"half")
    assert look(work, path, frozenset()) == [f"half a copy: {copy.name}"]


def test_a_tombstone_that_the_file_of_them_lacks_is_named(tmp_path: Path) -> None:
    work, path = Expunges(), tmp_path / "r.db"
    work.prepare(path)
    told: list[str] = []
    work.go(path, told.append)
    assert look(work, path, frozenset(told)) == []
    Path(f"{path}.tombstones").write_bytes(b"")
    assert look(work, path, frozenset(told)) == ["lost: 3 expunged, 0 in the file of tombstones"]
