"""Long work in a process of its own, so that pages stay quick while a record is worked out."""

import multiprocessing
import os
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Condition, Thread

from twosource import wiring
from twosource.cli.build import tell_summary
from twosource.cli.sweeping import sweeping_seldom
from twosource.config import Config
from twosource.model.errors import BadRecord, TwosourceError
from twosource.ports import Step
from twosource.record_name import RecordName
from twosource.views.decisions import tell_orphans
from twosource.views.moves import NOTHING_MOVED, tell_moved
from twosource.views.words import say_number
from twosource.web.works import LEFT_OUT, NOT_READ, Derive, Job, Outcome, Progress, TakeIn, Weigh

# Outcomes that are kept: a page that took reports in asks for its own.
KEPT = 100

# Pages go first: somebody waits for them.
NICE = 10


class Known:
    """Whoever opens a record again whose passphrase was asked for when the program started."""

    def __init__(self, word: str | None) -> None:
        self._word = word

    def passphrase(self, path: Path) -> str:
        """Give the passphrase; BadRecord where the record was plain when the program started."""
        if self._word is None:
            raise BadRecord(f"{path}: encrypted since the desk was opened; close it and open anew")
        return self._word

    def new_passphrase(self, path: Path) -> str | None:
        """Give none: nothing is made here."""
        del path
        return None  # the port asks for a word or none

    def tell(self, words: str) -> None:
        """Hear nothing: it was told when the program started."""


@dataclass(frozen=True, slots=True)
class Setup:
    """What a process needs to work on a record."""

    record: RecordName
    passphrase: str | None = field(repr=False)
    codebook: Path | None


@dataclass(frozen=True, slots=True)
class Told:
    """How far a job is: done, of how many, and what."""

    step: int
    of: int
    what: str


class WorksAside:
    """Does jobs one after the other in a process that starts with the first."""

    def __init__(self, setup: Setup) -> None:
        self._setup = setup
        self._waiting: deque[tuple[int, Job]] = deque()
        self._changed = Condition()
        self._progress = Progress()
        self._outcomes: deque[Outcome] = deque(maxlen=KEPT)
        self._closed = False
        self._process: multiprocessing.process.BaseProcess | None = None
        self._thread: Thread | None = None

    def ask(self, job: Job) -> int:
        """Take a job; one of working out anew that has not begun stands for all asked after it."""
        with self._changed:
            if isinstance(job, Derive):
                for number, waiting in self._waiting:
                    if isinstance(waiting, Derive):
                        return number
            asked = self._progress.asked + 1
            self._progress = replace(self._progress, asked=asked)
            self._waiting.append((asked, job))
            if self._thread is None:
                self._thread = Thread(target=self._run, name="works", daemon=True)
                self._thread.start()
            self._changed.notify_all()
            return asked

    def outcome(self, number: int) -> Outcome | None:
        """Give how a job ended, None while it has not, or where it was long ago."""
        with self._changed:
            return next((one for one in self._outcomes if one.number == number), None)

    def progress(self) -> Progress:
        """Tell how far the work is."""
        with self._changed:
            return self._progress

    def close(self) -> None:
        """Stop the process: a build that is stopped goes on where it was when it is run again."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
        if self._process is not None:
            self._process.terminate()
            self._process.join()

    def _run(self) -> None:
        pipe: Connection | None = None
        while (next_one := self._next()) is not None:
            number, job = next_one
            if pipe is None or self._process is None or not self._process.is_alive():
                pipe = self._start()
            self._finish(self._do(pipe, number, job))

    def _next(self) -> tuple[int, Job] | None:
        with self._changed:
            self._changed.wait_for(lambda: self._waiting or self._closed)
            return None if self._closed else self._waiting.popleft()

    def _start(self) -> Connection:
        # Spawned: a fork would share open databases and threads with the pages.
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        self._process = context.Process(target=work, args=(theirs, self._setup), daemon=True)
        self._process.start()
        theirs.close()
        return ours

    def _do(self, pipe: Connection, number: int, job: Job) -> Outcome:
        try:
            pipe.send((number, job))
            while not isinstance(told := pipe.recv(), Outcome):
                with self._changed:
                    self._progress = replace(
                        self._progress, step=told.step, of=told.of, what=told.what
                    )
        except (EOFError, OSError):
            return Outcome(number, error="The work stopped; what was kept is kept. Try again.")
        return told

    def _finish(self, outcome: Outcome) -> None:
        with self._changed:
            done = self._progress.done + 1
            self._outcomes.append(outcome)
            self._progress = Progress(self._progress.asked, done, last=outcome)


def work(pipe: Connection, setup: Setup) -> None:
    """Do the jobs that come through a pipe until it is closed: what the process runs."""
    if hasattr(os, "nice"):
        os.nice(NICE)
    # Where the desk was closed, nothing is to be done.
    with sweeping_seldom(), suppress(EOFError, BrokenPipeError, KeyboardInterrupt):
        while True:
            number, job = pipe.recv()
            pipe.send(_try(setup, number, job, lambda *far: pipe.send(Told(*far))))


def _try(setup: Setup, number: int, job: Job, step: Step) -> Outcome:
    try:
        return finish(setup, number, job, step)
    except BrokenPipeError:
        raise
    except (TwosourceError, OSError) as error:
        return Outcome(number, error=str(error))


def finish(setup: Setup, number: int, job: Job, step: Step) -> Outcome:
    """Do one job; give what it came to."""
    if isinstance(job, Weigh):
        return _weigh(setup, number, job, step)
    return Outcome(number, tuple(do(setup, job, step)))


def _weigh(setup: Setup, number: int, job: Weigh, step: Step) -> Outcome:
    from twosource.pipeline import weigh_events

    step(0, 0, "weighing the claims of two events")
    asks = Known(setup.passphrase)
    with wiring.open_record(setup.record, asks=asks) as store:
        parts = wiring.open_parts(Config(codebook=setup.codebook), step, store)
        found = weigh_events(store, parts, job.left, job.right, step)
    line = f"{say_number(len(found.matches), 'pair')} of claims weighed."
    return Outcome(number, (line,), weighed=found)


def do(setup: Setup, job: Derive | TakeIn, step: Step) -> Iterator[str]:
    """Do one job; give what it came to, line by line."""
    from twosource.pipeline import build, derive

    step(0, 0, "opening the record")
    asks = Known(setup.passphrase)
    config = Config(codebook=setup.codebook)
    with wiring.open_record(setup.record, asks=asks) as store:
        parts = wiring.open_parts(config, step, store)
        if isinstance(job, TakeIn):
            items = wiring.receive_given(job.items, config, job.marks)
            summary = build(store, parts, items, step)
            yield from tell_summary(summary)
            for one in summary.unread:
                yield f"{NOT_READ}{one.label}: {one.reason}"
            for one in summary.left_out:
                yield f"{LEFT_OUT}{one.label}: {one.reason}; {one.remedy}"
            return
        with store.building():
            wiring.keep_weights(store, parts.matcher)
            orphaned, moved = derive(store, parts, step)
    yield from [*tell_moved(moved)] or [NOTHING_MOVED]
    yield from tell_orphans(orphaned)
