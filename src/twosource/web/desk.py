"""What every page of the desk stands on: the record, its events in rows, the work, and who sits."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from threading import Event, Thread

from twosource.model.codebook import Codebook
from twosource.model.errors import TwosourceError
from twosource.ports import Gazetteer, Store
from twosource.stages.doubts import Doubt
from twosource.web.kept import PATIENCE, Closing, Kept
from twosource.web.pool import Pool
from twosource.web.queue_list import Ends, Queue, add_recent, moves_event, read_queue
from twosource.web.rows import Board, read_board
from twosource.web.shelf import Shelf, moves_shelf, read_shelf
from twosource.web.works import Works


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
    taken_in: dict[int, int] = field(default_factory=dict)
    _closing: Event = field(default_factory=Event)
    _board: Kept[Board] = field(init=False)
    _shelf: Kept[Shelf] = field(init=False)
    _queue: Kept[Queue] = field(init=False)
    _warming: Thread | None = None
    _began: int | None = None
    _recent: dict[str, tuple[Doubt, Ends | None]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Have nothing read yet."""
        self._board = Kept(read_board, lambda _: True, self._closing)
        self._shelf = Kept(read_shelf, moves_shelf, self._closing)
        self._queue = Kept(
            lambda store, pause: read_queue(store, self.sitting.by, pause),
            moves_event,
            self._closing,
        )

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

    def warm_up(self) -> None:
        """Read beside the pages what a first visit would wait for: events, reports, then doubts."""
        self._warming = Thread(target=self._warm_up, name="warming", daemon=True)
        self._warming.start()

    def _warm_up(self) -> None:
        # What is wrong with a record is told on the page that asks for it.
        with suppress(Closing, TwosourceError):
            for one in (self._board, self._shelf, self._queue):
                one.read_first(self.pool)

    def board(self) -> Board:
        """Give the events in rows as they were read last; the first call waits for them."""
        return self._board.get(self.pool)

    def look_again(self) -> Board:
        """Read the events anew, and wait for them."""
        return self._board.look_again(self.pool)

    def is_behind(self) -> bool:
        """Tell whether newer rows are being read, or will be once other pages had their turn."""
        return self._board.behind

    def look_at_queue(self) -> Queue:
        """Give the doubts last read, with those answered lately."""
        found = self._queue.get(self.pool)
        if self._began is None:
            self._began = found.began
        return add_recent(found, self._recent, self._began)

    def is_queue_behind(self) -> bool:
        """Tell whether the record has moved since the doubts were read, and they are read anew."""
        return self._queue.behind

    def look_at_queue_again(self) -> None:
        """Read the doubts anew, and wait for them."""
        self._queue.look_again(self.pool)

    def look_at_shelf(self) -> Shelf:
        """Give the reports, by label: who has just taken some in looks for them here."""
        return self._shelf.get_newest(self.pool)

    def remember(self, doubt: Doubt, ends: Ends | None) -> None:
        """Keep a doubt that is being answered, so that the answer can be undone before it."""
        self._recent[doubt.key] = doubt, ends

    def close(self) -> None:
        """Stop the work, end what is being read beside the pages, and let go of the record."""
        self._closing.set()
        self.works.close()
        if self._warming is not None:
            self._warming.join(PATIENCE)
        for one in (self._board, self._shelf, self._queue):
            one.wait()
        self.pool.close()


def now() -> str:
    """Give the time now, UTC, in ISO 8601 to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
