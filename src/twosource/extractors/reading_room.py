"""Reads reports one after the other, or several at once in processes of their own."""

import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context

from twosource.model.claim import Reading
from twosource.model.codebook import Codebook
from twosource.model.errors import MissingPart, TwosourceError
from twosource.model.parse import Parse
from twosource.model.record import Finished, LeftOut, Received
from twosource.model.report import Report
from twosource.ports import Extractor, Parser
from twosource.stages.languages import NO_PARSE, read_nothing, tell_unread
from twosource.stages.layout import lay_out

BATCH = 8


@dataclass(frozen=True, slots=True)
class OneProcess:
    """Parses and extracts here, report by report; of what is not in English it takes nothing."""

    language: Parser
    rules: Extractor
    book: Codebook

    @property
    def parser(self) -> str:
        """Give the version of the language model."""
        return self.language.version

    @property
    def extractor(self) -> str:
        """Give the version of the rules."""
        return self.rules.version

    @property
    def codebook(self) -> str:
        """Give name, version and digest of the codebook."""
        return f"{self.book.name} {self.book.version} {self.book.digest[:12]}"

    def read(self, items: Iterable[Received]) -> Iterator[Finished | LeftOut]:
        """Give each report with its parse and reading, in the order they came.

        A report that the rules stumble over is left out and named; the others are read.
        """
        for item in items:
            try:
                parse, reading = self._read_one(item.report, None)
            except TwosourceError:
                raise
            except Exception as error:  # noqa: BLE001 - one report must not stop all the others
                slip = f"a fault of this program ({type(error).__name__}: {error})"
                yield LeftOut(item.report.label, slip, "tell its developers; the rest is built")
            else:
                yield Finished(item, parse, reading)

    def read_again(self, report: Report, parse: Parse | None) -> Reading:
        """Give a new reading of a report; a kept parse saves the parsing."""
        return self._read_one(report, parse)[1]

    def _read_one(self, report: Report, parse: Parse | None) -> tuple[Parse, Reading]:
        if tell_unread(report) is not None:
            return NO_PARSE, read_nothing(report, self.codebook)
        title = None if report.title is None else report.title.value
        layout = lay_out(report.text, title)
        parsed = self.language.parse(report, layout) if parse is None else parse
        return parsed, self.rules.extract(report, layout, parsed, self.book)


@dataclass(frozen=True, slots=True)
class SeveralProcesses:
    """Reads batches of reports in several processes; they come out in the order they came in."""

    room: OneProcess
    workers: int

    @property
    def parser(self) -> str:
        """Give the version of the language model."""
        return self.room.parser

    @property
    def extractor(self) -> str:
        """Give the version of the rules."""
        return self.room.extractor

    @property
    def codebook(self) -> str:
        """Give name, version and digest of the codebook."""
        return self.room.codebook

    def read(self, items: Iterable[Received]) -> Iterator[Finished | LeftOut]:
        """Give each report with its parse and reading, in the order they came."""
        # Spawned, not forked: a fork would copy threads and locks of the parent in any state.
        pool = ProcessPoolExecutor(
            self.workers,
            mp_context=get_context("spawn"),
            initializer=_sit_down,
            initargs=(self.room,),
        )
        try:
            yield from self._read_ahead(pool, _batch(items))
        except BrokenProcessPool as error:
            raise MissingPart(
                "a worker process was ended from outside, most likely for want of memory;"
                " what was read is kept: go on with fewer --workers"
            ) from error
        finally:
            pool.shutdown(cancel_futures=True)

    def _read_ahead(
        self, pool: ProcessPoolExecutor, batches: Iterator[list[Received]]
    ) -> Iterator[Finished | LeftOut]:
        # A few batches ahead and no more: the reports must not all lie in memory.
        ahead = islice(batches, 2 * self.workers)
        waiting: deque[Future[list[Finished | LeftOut]]] = deque(
            pool.submit(_read_batch, batch) for batch in ahead
        )
        while waiting:
            yield from waiting.popleft().result()
            for batch in islice(batches, 1):
                waiting.append(pool.submit(_read_batch, batch))

    def read_again(self, report: Report, parse: Parse | None) -> Reading:
        """Give a new reading of a report; a kept parse saves the parsing."""
        return self.room.read_again(report, parse)


_SEAT: list[OneProcess] = []


def _sit_down(room: OneProcess) -> None:
    """Keep the parts of a worker process for all its batches."""
    # Ctrl-C reaches every process of the terminal: the first one alone decides what becomes of it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _SEAT[:] = [room]


def _read_batch(batch: list[Received]) -> list[Finished | LeftOut]:
    return list(_SEAT[0].read(batch))


def _batch(items: Iterable[Received]) -> Iterator[list[Received]]:
    batch: list[Received] = []
    for item in items:
        batch.append(item)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch
