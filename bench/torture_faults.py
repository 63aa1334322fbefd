"""What else may befall a record: a full or read-only disk, a lock, a lost server, a clock, a crowd.

Each gives what the user was told, and what was lost. A disk is a small one of memory (tmpfs), which
only root may mount; elsewhere a full disk is a limit that SQLite sets itself, and a read-only one
is not tried.
"""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from functools import partial
from itertools import count
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import Engine, event

from postgres_server import run_server
from record_generator import make
from small_record import build_small, make_parts, receive
from torture_lives import NEVER, Doom, differ, follow, live, look, start
from torture_works import AT, BASE, Builds, Told, keep_silent, keep_still, look_into, reach
from twosource.model.errors import BadRecord
from twosource.model.match import Anchor
from twosource.pipeline import build
from twosource.record_name import Address, RecordName
from twosource.stores import opening
from twosource.stores.sql import SqlStore, open_store

BUILDERS, DECIDERS, DECISIONS = 2, 10, 4
MOST = 400
IMPATIENT = 0.3
NOT_TRIED = "not tried: only root may mount a disk"


@dataclass(frozen=True, slots=True)
class Seen:
    """What was done, what the user was told, what went wrong."""

    what: str
    told: str
    faults: tuple[str, ...]


def run_all(databases: Iterable[str], crashes: int) -> list[str]:
    """Try all on each database, print what came of it, and give what was wrong."""
    print("| fault | database | the user is told | faults |")
    print("|---|---|---|---|", flush=True)
    faults = []
    for database in databases:
        for seen in try_on(database, crashes):
            told = seen.told.replace("|", "/")
            print(f"| {seen.what} | {database} | {told} | {len(seen.faults)} |", flush=True)
            for one in seen.faults:
                print(one, file=sys.stderr, flush=True)
            faults += [f"{database}, {seen.what}: {one}" for one in seen.faults]
    return faults


def try_on(database: str, crashes: int) -> Iterator[Seen]:
    """Try all on one database."""
    with TemporaryDirectory(prefix="twosource-torture-") as name:
        folder = Path(name)
        # The server's own user must be able to go through it.
        folder.chmod(0o755)
        if database == "sqlite":
            yield fill_disk(folder)
            yield from read_only(folder)
            yield from both_kinds(lambda name: folder / f"{name}.db")
            return
        # With fsync where it crashes: what was acknowledged must be on disk then.
        with run_server(quick=crashes == 0) as server:
            yield fill_server(server, folder)
            yield from both_kinds(lambda name: replace(server, schema=name))
            if crashes:
                yield crash(replace(server, schema="crashed"), crashes, Random(0))


def both_kinds(place: Callable[[str], RecordName]) -> Iterator[Seen]:
    """Try what may befall any record."""
    yield lock(place("locked"))
    yield turn_clock_back(place("turned"))
    yield gather_crowd(place("crowd"))


@contextmanager
def small_disk(folder: Path, megabytes: int) -> Iterator[Path | None]:
    """Give a disk of memory, None where none may be mounted."""
    disk = folder / "disk"
    disk.mkdir(exist_ok=True)
    if not _mount("-t", "tmpfs", "-o", f"size={megabytes}m,mode=777", "tmpfs", str(disk)):
        yield None
        return
    try:
        yield disk
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=False, capture_output=True)  # noqa: S603, S607


def _mount(*words: str) -> bool:
    if os.geteuid() != 0 or shutil.which("mount") is None:
        return False
    done = subprocess.run(["mount", *words], check=False, capture_output=True)  # noqa: S603, S607
    return done.returncode == 0


def fill_disk(folder: Path) -> Seen:
    """Fill the disk of a file in mid-build."""
    with small_disk(folder, 8) as disk:
        if disk is not None:
            where, filler = disk / "full.db", disk / "filler"
            reach(where, create=True).close()
            return _fill("disk full", where, lambda: _fill_up(filler, 200_000), filler.unlink)
    limit = [0]

    def put_limit(raw: Any, _: object) -> None:
        raw.execute(f"PRAGMA max_page_count = {limit[0] or 1 << 30}")

    event.listen(Engine, "connect", put_limit)
    try:
        where = folder / "full.db"
        reach(where, create=True).close()
        return _fill("disk full (a limit)", where, lambda: limit.__setitem__(0, 90), limit.clear)
    finally:
        event.remove(Engine, "connect", put_limit)


def fill_server(server: Address, folder: Path) -> Seen:
    """Fill the disk of a server in mid-build: that of the tables, not of its write-ahead log."""
    with small_disk(folder, 24) as disk:
        if disk is None:
            return Seen("disk full", NOT_TRIED, ())
        place = disk / "place"
        place.mkdir()
        shutil.chown(place, folder_owner(), folder_owner())
        make_place = f"CREATE TABLESPACE small LOCATION '{place}'"
        administer(server, make_place, "CREATE DATABASE small TABLESPACE small")
        where = replace(server, database="small", schema="record")
        filler = disk / "filler"
        reach(where, create=True).close()
        seen = _fill("disk full", where, lambda: _fill_up(filler, 500_000), filler.unlink)
        administer(server, "DROP DATABASE small WITH (FORCE)", "DROP TABLESPACE small")
        return seen


def folder_owner() -> str:
    """Give whom the tests' server runs as."""
    import pwd

    return "postgres" if "postgres" in {one.pw_name for one in pwd.getpwall()} else "nobody"


def administer(server: Address, *statements: str) -> None:
    """Do what whoever runs the server does."""
    import psycopg

    with psycopg.connect(
        host=server.host, port=server.port, user=server.user, dbname="postgres", autocommit=True
    ) as one:
        for statement in statements:
            one.execute(statement.encode())


def _fill_up(filler: Path, left: int) -> None:
    """Take all room of a disk but some bytes."""
    free = shutil.disk_usage(filler.parent).free
    with filler.open("wb") as file:
        for _ in range(max(0, free - left) // 4096):
            file.write(bytes(4096))


def _fill(
    what: str, where: RecordName, fill: Callable[[], object], make_room: Callable[[], object]
) -> Seen:
    kept: set[str] = set()
    with reach(where) as store:
        fill()
        said = _refuse(lambda: _add_until_refused(store, kept))
    faults = [] if "full" in said else [f"said: {said}"]
    # What is there can be read, or it is said why not.
    _refuse(lambda: look_into(where, _hold, frozenset()))
    make_room()
    faults += look_into(where, _hold, frozenset(kept))
    with reach(where) as store, store.building():
        _add(store, MOST)
    return Seen(what, said, (*faults, *look_into(where, _hold, frozenset(kept))))


def _add_until_refused(store: SqlStore, kept: set[str]) -> None:
    with store.building():
        for number in range(MOST):
            kept.add(_add(store, number))


def _add(store: SqlStore, number: int) -> str:
    made = make(number)
    store.add_finished(made.report, made.report.text.encode(), made.reading)
    return f"report {made.report.key}"


def _hold(store: SqlStore) -> set[str]:
    return {f"report {one.key}" for one in store.reports()}


def _refuse(do: Callable[[], object]) -> str:
    """Do what must fail, and give what the user is told: "" if it did not fail."""
    try:
        do()
    except BadRecord as fault:
        # Without the address, which is another on each run.
        return str(fault).partition(": ")[2]
    return ""


def read_only(folder: Path) -> Iterator[Seen]:
    """Open a record on a disk that cannot be written to, and one whose file cannot."""
    with small_disk(folder, 8) as disk:
        if disk is None:
            yield Seen("disk read-only", NOT_TRIED, ())
            return
        where = disk / "still.db"
        with reach(where, create=True) as store:
            kept = {_add(store, number) for number in range(3)}
        _mount("-o", "remount,ro", str(disk))
        yield _write_to(
            "disk read-only", where, kept, lambda: _mount("-o", "remount,rw", str(disk))
        )
        _mount("--bind", str(where), str(where))
        _mount("-o", "remount,ro,bind", str(where))

        def let_go() -> None:
            subprocess.run(["umount", str(where)], check=False, capture_output=True)  # noqa: S603, S607

        yield _write_to("file read-only", where, kept, let_go)


def _write_to(what: str, where: Path, kept: set[str], mend: Callable[[], object]) -> Seen:
    before = where.read_bytes()

    def write() -> None:
        with reach(where) as store:
            _add(store, 7)

    said = _refuse(write)
    faults = [] if "check the disk and the rights" in said or "read-only" in said else [said]
    faults += [] if where.read_bytes() == before else ["the file was changed"]
    mend()
    return Seen(what, said, (*faults, *look_into(where, _hold, frozenset(kept))))


def lock(where: RecordName) -> Seen:
    """Write while another writes on and on; then once it has finished."""
    with reach(where, create=True) as store:
        kept = {_add(store, number) for number in range(3)}
    engine = opening.connect(where, IMPATIENT)
    with (
        opening.writing_to(engine, where),
        open_store(where, create=False, patience=IMPATIENT) as store,
    ):
        said = _refuse(lambda: _add(store, 3))
    engine.dispose()
    with reach(where) as store:
        kept.add(_add(store, 3))
    faults = [] if "another twosource is writing" in said else [f"said: {said}"]
    return Seen("locked", said, (*faults, *look_into(where, _hold, frozenset(kept))))


def turn_clock_back(where: RecordName) -> Seen:
    """Write while each look at the clock tells an earlier day."""
    days = count(1)

    def tell() -> str:
        return f"2025-{12 - next(days) // 28 % 12:02}-{28 - next(days) % 28:02}T00:00:00Z"

    with open_store(where, create=True, clock=tell) as store:
        build_small(store, *BASE)
        kept = {_add(store, number) for number in range(10, 30)}
        turned = [line.seq for line in store.log() if line.back]
    faults = look_into(where, _hold, frozenset(kept))
    faults += [] if turned else ["nobody was told"]
    return Seen("clock back", f"{len(turned)} lines of the log are marked", tuple(faults))


def gather_crowd(where: RecordName) -> Seen:
    """Let two build and ten decide at once, each in a process of its own."""
    with reach(where, create=True) as store:
        build_small(store, *BASE)
        ends = [
            Anchor(one.claim.report, one.claim.passage, one.claim.type) for one in store.claims()
        ]
    crowd = [start(partial(_build_beside, where, one)) for one in range(BUILDERS)]
    crowd += [start(partial(_decide_beside, where, one, ends)) for one in range(DECIDERS)]
    lives = [follow(one) for one in crowd]
    told = frozenset(word for one in lives for word in one.told)
    faults = [one.failed for one in lives if one.failed]
    faults += look_into(where, _hold_all, told)
    with reach(where) as store:
        build(store, make_parts(), [], keep_silent)
        taken = store.decisions()
    if [one.id for one in taken] != list(range(1, DECIDERS * DECISIONS + 1)):
        faults.append("numbers of decisions are missing or double")
    if sum(one.undone for one in taken) != DECIDERS:
        faults.append("an undoing was lost, or undid another's")
    said = f"nothing; {len(told)} acknowledged, by {BUILDERS} builds and {DECIDERS} deciders"
    return Seen("a crowd", said, tuple(faults))


def _build_beside(where: RecordName, which: int, told: Told) -> None:
    """Build some reports, half of which another builds too."""
    items = receive(*range(8 + 4 * which, 16 + 4 * which))
    with reach(where) as mine:
        build(mine, make_parts(), items, keep_silent)
    for item in items:
        told(f"report {item.report.key}")


def _decide_beside(where: RecordName, which: int, ends: Sequence[Anchor], told: Told) -> None:
    """Take some decisions, and undo the first."""
    by = f"R{which + 1}"
    with reach(where) as mine:
        for number in range(DECISIONS):
            left, right = ends[(which + number) % len(ends)], ends[which % 3 + 4]
            note = f"{which} {number}"
            taken = mine.add_decision(left, right, "different", by, note, AT)
            told(f"decision {note}")
            if number == 0:
                mine.undo_decision(taken.id, by, AT)
                told(f"undone {note}")


def _hold_all(store: SqlStore) -> set[str]:
    held = _hold(store) | {f"decision {one.note}" for one in store.decisions()}
    return held | {f"undone {one.note}" for one in store.decisions() if one.undone}


def crash(address: Address, times: int, chance: Random) -> Seen:
    """Kill the server's process for a build, at random: the server crashes and recovers."""
    work, whole = Builds(), replace(address, schema=f"{address.schema}_whole")
    first = live(work, whole, NEVER)
    wanted, faults, said = work.sum_up(whole), list[str](), ""
    crashed = 0
    for number in range(4 * times):
        if crashed == times or faults:
            break
        where = replace(address, schema=f"{address.schema}_{number}")
        doom = Doom("acknowledged", chance.uniform(1, len(first.told) - 2))
        life = live(work, where, doom, lambda _: slay_server(address))
        _wait_for(address)
        if life.failed:
            crashed += 1
            said = life.failed.rpartition("BadRecord: ")[2].partition(" | ")[0]
            faults += [] if "acknowledged is kept" in said else [f"said: {life.failed[-300:]}"]
        faults += look(work, where, frozenset(life.told))
        again = live(work, where, NEVER)
        faults += [again.failed] if again.failed else []
        faults += look(work, where, frozenset((*life.told, *again.told)))
        faults += differ(wanted, work.sum_up(where))
    what = f"server crashed, {crashed} times"
    return Seen(what, said.partition(": ")[2] or said, tuple(faults))


def slay_server(address: Address) -> None:
    """Kill the processes that serve our connections: the server ends all others, and recovers."""
    import psycopg

    asked = "SELECT pid FROM pg_stat_activity WHERE application_name = 'twosource'"
    with (
        suppress(psycopg.OperationalError),
        psycopg.connect(
            host=address.host, port=address.port, user=address.user, dbname="postgres"
        ) as one,
    ):
        for (process,) in one.execute(asked).fetchall():
            with suppress(ProcessLookupError):
                os.kill(process, 9)


def _wait_for(address: Address) -> None:
    for _ in range(300):
        with suppress(BadRecord):
            open_store(replace(address, schema="there"), create=True, clock=keep_still).close()
            return
        time.sleep(0.1)
