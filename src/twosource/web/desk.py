"""What every page of the desk stands on: the record, its events in rows, the work, and who sits."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from threading import Lock, Thread
from time import monotonic

from twosource.model.codebook import Codebook
from twosource.ports import Gazetteer, Store
from twosource.stages.doubts import Doubt
from twosource.web.kept import REST, Kept
from twosource.web.pool import Pool
from twosource.web.queue_list import Ends, Queue, add_recent, find_turns_head, read_queue
from twosource.web.rows import Board, find_head, read_board
from twosource.web.shelf import Shelf, find_shelf_head, read_shelf
from twosource.web.works import Works

PAUSE = 0.005
# Seconds: what takes longer is not read again at once whenever somebody decides.
SHORT = 0.1


@dataclass(frozen=True, slots=True)
class Sitting:
    """Who sits at the desk and before what: a pseudonym, the name of the record, its safety.

    `notes` are lines that every page shows, such as that the record is not encrypted.
    """

    by: str
    record: str
    notes: tuple[str, ...] = ()


@dataclass(slots=True)
class Desk:
    """A record that is open at the desk. Methods may be called from several threads.

    `taken_in` holds, by the number of a job that takes reports in, the last line of the log before.
    """

    pool: Pool
    works: Works
    sitting: Sitting
    codebook: Codebook
    gazetteer: Callable[[], Gazetteer]
    _board: Board | None = None
    _reading: bool = False
    _stale: bool = False
    _free_at: float = 0.0
    _lock: Lock = field(default_factory=Lock)
    taken_in: dict[int, int] = field(default_factory=dict)
    _shelf: Kept[Shelf] | None = None
    _queue: Kept[Queue] | None = None
    _began: int | None = None
    _recent: dict[str, tuple[Doubt, Ends | None]] = field(default_factory=dict)

    @contextmanager
    def read(self) -> Iterator[Store]:
        """Lend a store that shows one state of the record."""
        with self.pool.read() as store:
            yield store

    @contextmanager
    def write(self) -> Iterator[Store]:
        """Lend a store to write to: each of its writes is one transaction."""
        with self.pool.lend() as store:
            yield store

    def board(self) -> Board:
        """Give the events in rows: at once those last read, while newer ones are being read.

        The first call waits for them.
        """
        with self._lock:
            board = self._board
        if board is None:
            return self.look_again()
        with self.pool.read() as store:
            changed = find_head(store, board.head) != board.head
        self._stale = changed
        if changed and monotonic() >= self._free_at and self._begin():
            Thread(target=self._look_aside, name="rows", daemon=True).start()
        return board

    def look_at_queue(self) -> Queue:
        """Give the doubts last read, with those answered lately."""
        found = self._open_queue().get(self.pool)
        if self._began is None:
            self._began = found.began
        return add_recent(found, self._recent, self._began)

    def look_at_queue_again(self) -> None:
        """Read the doubts anew, and wait for them."""
        self._open_queue().look_again(self.pool)

    def _open_queue(self) -> Kept[Queue]:
        if self._queue is None:
            self._queue = Kept(partial(read_queue, by=self.sitting.by), find_turns_head)
        return self._queue

    def look_at_shelf(self) -> Shelf:
        """Give the reports last read, by label."""
        if self._shelf is None:
            self._shelf = Kept(read_shelf, find_shelf_head)
        return self._shelf.get(self.pool)

    def remember(self, doubt: Doubt, ends: Ends | None) -> None:
        """Keep a doubt that is being answered, so that the answer can be undone before it."""
        self._recent[doubt.key] = doubt, ends

    def is_behind(self) -> bool:
        """Tell whether newer rows are being read, or will be once other pages had their turn."""
        return self._reading or self._stale

    def look_again(self, pause: float = 0.0) -> Board:
        """Read the events anew, and wait for them; with pauses (seconds) for other pages."""
        began = monotonic()
        with self.pool.lend() as store:
            board = read_board(store, pause)
        took = monotonic() - began
        with self._lock:
            self._board, self._stale = board, False
            self._free_at = monotonic() + (REST * took if took > SHORT else 0.0)
        return board

    def _begin(self) -> bool:
        with self._lock:
            if self._reading:
                return False
            self._reading = True
            return True

    def _look_aside(self) -> None:
        try:
            self.look_again(PAUSE)
        finally:
            with self._lock:
                self._reading = False

    def close(self) -> None:
        """Stop the work and let go of the record."""
        self.works.close()
        self.pool.close()


def now() -> str:
    """Give the time now, UTC, in ISO 8601 to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
