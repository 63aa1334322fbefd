"""A child process that works on a record, and is killed; what is looked for afterwards."""

import os
import signal
import sqlite3
import time
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from select import select
from typing import Any, NoReturn

from sqlalchemy import Engine, event

from torture_works import Told, Work
from twosource.model.errors import TwosourceError
from twosource.record_name import RecordName

HANGS = 120.0
FAILED = "!failed "
COUNTED = "!statements "


@dataclass(frozen=True, slots=True)
class Doom:
    """When a child is to die: how, and after how many statements, words or seconds."""

    way: str = "never"
    at: float = 0.0


@dataclass(frozen=True, slots=True)
class Life:
    """What came of a child: what it told, whether it was killed, how long it took, what failed."""

    told: tuple[str, ...]
    killed: bool
    seconds: float
    failed: str
    statements: int


NEVER = Doom()


@dataclass(frozen=True, slots=True)
class Child:
    """A process that tells over a pipe what was acknowledged."""

    process: int
    ears: int
    begun: float


def kill(process: int) -> None:
    """End a process at once: nothing of it runs any more."""
    os.kill(process, signal.SIGKILL)


def live(work: Work, where: RecordName, doom: Doom, slay: Callable[[int], None] = kill) -> Life:
    """Do a work in a child, and kill it when its time has come."""
    return follow(start(lambda told: work.go(where, told), doom), doom, slay)


def start(go: Callable[[Told], None], doom: Doom = NEVER) -> Child:
    """Begin to do something in a child."""
    ears, mouth = os.pipe()
    begun = time.monotonic()
    process = os.fork()
    if process == 0:
        os.close(ears)
        _be_child(go, doom, mouth)
    os.close(mouth)
    return Child(process, ears, begun)


def follow(child: Child, doom: Doom = NEVER, slay: Callable[[int], None] = kill) -> Life:
    """Hear a child until it ends, and give what came of it."""
    heard = _listen(child, doom, slay)
    _, status = os.waitpid(child.process, 0)
    os.close(child.ears)
    lines = heard.decode("utf-8", "replace").split("\n")[:-1]
    killed = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
    failed = "".join(one.removeprefix(FAILED) for one in lines if one.startswith(FAILED))
    counted = [int(one.removeprefix(COUNTED)) for one in lines if one.startswith(COUNTED)]
    return Life(
        told=tuple(one for one in lines if not one.startswith("!")),
        killed=killed,
        seconds=time.monotonic() - child.begun,
        failed=failed or ("" if killed or status == 0 else f"ended with {status}"),
        statements=sum(counted),
    )


def _be_child(go: Callable[[Told], None], doom: Doom, mouth: int) -> NoReturn:
    """Do the work, tell of it, and leave without any of the parent's tidying up."""
    count = [0]

    def tick(*_: object) -> None:
        count[0] += 1
        if doom.way == "statement" and count[0] > doom.at:
            os.kill(os.getpid(), signal.SIGKILL)

    def tell(words: str) -> None:
        os.write(mouth, f"{words}\n".encode())

    for moment in ("before_cursor_execute", "after_cursor_execute", "commit"):
        event.listen(Engine, moment, tick)
    sync = os.fsync

    def sync_and_tick(fd: Any) -> None:
        tick()
        sync(fd)
        tick()

    os.fsync = sync_and_tick  # the program knows nothing of it
    code = 0
    try:
        go(tell)
        tell(f"{COUNTED}{count[0]}")
    except BaseException:  # noqa: BLE001  # told to the parent, whatever it is
        tell(FAILED + traceback.format_exc().replace("\n", " | "))
        code = 1
    os._exit(code)


def _listen(child: Child, doom: Doom, slay: Callable[[int], None]) -> bytes:
    """Hear what a child tells until it ends; slay when its time has come, kill it if it hangs."""
    heard, end = b"", child.begun + HANGS
    dies = child.begun + doom.at if doom.way == "time" else float("inf")
    while True:
        now = time.monotonic()
        if now >= dies:
            slay(child.process)
            dies = float("inf")
        if now >= end:
            kill(child.process)
            end = float("inf")
        if not select([child.ears], [], [], max(0.0, min(dies, end, now + 1) - now))[0]:
            continue
        more = os.read(child.ears, 65536)
        if not more:
            return heard
        told = heard.count(b"\n")
        heard += more
        if doom.way == "acknowledged" and told < doom.at <= heard.count(b"\n"):
            # The fraction is how long after the word it dies: the next write is under way.
            dies = time.monotonic() + doom.at % 1 / 25


def look(work: Work, where: RecordName, told: frozenset[str]) -> list[str]:
    """Give what is wrong with a record after a death."""
    faults = []
    try:
        if isinstance(where, Path) and where.exists():
            with closing(sqlite3.connect(where)) as file:
                answer = file.execute("PRAGMA integrity_check").fetchone()[0]
                faults += [] if answer == "ok" else [f"damaged: {answer}"]
                faults += [f"torn: {row}" for row in file.execute("PRAGMA foreign_key_check")]
        faults += work.look(where, told)
    except (TwosourceError, sqlite3.Error) as fault:
        faults.append(f"does not open: {fault}")
    return faults


def differ(wanted: Mapping[str, object], found: Mapping[str, object]) -> Iterator[str]:
    """Give what a work ended in otherwise than it should."""
    for name in sorted({*wanted, *found}):
        if wanted.get(name) != found.get(name):
            yield f"{name}: ends otherwise than without a kill"
