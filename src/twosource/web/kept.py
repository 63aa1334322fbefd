"""What is read of a whole record: once, and again beside the pages when the record changed."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from threading import Event, Lock, Thread
from time import monotonic
from typing import Generic, TypeVar

from twosource.ports import Store
from twosource.web.pool import Pool

T = TypeVar("T")
V = TypeVar("V")
# Lets pages be drawn that are asked for meanwhile, and ends the reading where the desk closes.
Pause = Callable[[], None]

# Reading again takes at most a tenth of the time: decisions come every few seconds.
REST = 9.0
# Seconds: what takes longer is not read again at once whenever somebody decides.
SHORT = 0.1
# Seconds, after every few of what is read.
PAUSE = 0.005
FEW = 50
# Seconds that a desk waits at its end for what is being read.
PATIENCE = 5.0


class Closing(Exception):  # the desk closes: no error
    """What is being read beside the pages is not wanted any more."""


def never() -> None:
    """Make no pause."""


def with_pauses(every: Iterable[V], pause: Pause) -> Iterator[V]:
    """Give all of something, with a pause after every few."""
    for number, one in enumerate(every):
        if number % FEW == FEW - 1:
            pause()
        yield one


@dataclass(slots=True)
class Kept(Generic[T]):
    """Keeps what `read` gives, and reads it anew once the log has a line that `moves` it.

    Methods may be called from several threads. The first call waits, and while one reads for the
    first time no other does; later ones give what was read last at once, while it is read anew in
    another thread. `closing` is set when the desk closes.
    """

    read: Callable[[Store, Pause], T]
    moves: Callable[[str], bool]
    closing: Event
    _value: T | None = None
    _lines: int = 0
    _reading: bool = False
    _stale: bool = False
    _hurry: bool = False
    _free_at: float = 0.0
    _thread: Thread | None = None
    _first: Lock = field(default_factory=Lock)
    _lock: Lock = field(default_factory=Lock)

    def get(self, pool: Pool) -> T:
        """Give what was read last."""
        value = self._value
        if value is None:
            # Whoever reads beside the pages makes no more pauses: somebody waits for it.
            self._hurry = True
            return self.read_first(pool)
        self._stale = self._has_moved(pool)
        if self._stale and monotonic() >= self._free_at and self._begin():
            self._thread = Thread(target=self._look_aside, args=(pool,), name="kept", daemon=True)
            self._thread.start()
        return value

    def get_newest(self, pool: Pool) -> T:
        """Give it as the record stands; where that is to be read, it is once for all who wait."""
        if self._value is not None and not self._has_moved(pool):
            return self._value
        self._hurry = True
        with self._first:
            if self._value is not None and not self._has_moved(pool):
                return self._value
            return self._read(pool, never)

    def read_first(self, pool: Pool) -> T:
        """Read it for the first time, gently; once where several ask for it."""
        with self._first:
            return self._read(pool, self._pause) if self._value is None else self._value

    def look_again(self, pool: Pool) -> T:
        """Read anew, and wait for it."""
        return self._read(pool, never)

    @property
    def behind(self) -> bool:
        """Tell whether it is being read anew, or will be once other pages had their turn."""
        return self._reading or self._stale

    def wait(self) -> None:
        """Wait for what is being read beside the pages."""
        if self._thread is not None:
            self._thread.join(PATIENCE)

    def _read(self, pool: Pool, pause: Pause) -> T:
        began = monotonic()
        with pool.read() as store:
            lines = count_lines(store)
            value = self.read(store, pause)
        took = monotonic() - began
        with self._lock:
            self._value, self._lines, self._stale, self._hurry = value, lines, False, False
            self._free_at = monotonic() + (REST * took if took > SHORT else 0.0)
        return value

    def _pause(self) -> None:
        if self.closing.wait(0 if self._hurry else PAUSE):
            raise Closing

    def _has_moved(self, pool: Pool) -> bool:
        """Tell whether the log has moved it; only lines that were not seen yet are counted."""
        known = self._lines
        with pool.read() as store:
            counted = store.count_lines(known)
        if any(self.moves(what) for what in counted):
            return True
        with self._lock:
            if self._lines == known:
                self._lines = known + sum(counted.values())
        return False

    def _begin(self) -> bool:
        with self._lock:
            if self._reading or self.closing.is_set():
                return False
            self._reading = True
            return True

    def _look_aside(self, pool: Pool) -> None:
        try:
            self._read(pool, self._pause)
        except Closing:
            pass  # nobody asks for it any more
        finally:
            self._reading = False


def count_lines(store: Store) -> int:
    """Give how many lines the log of a record has."""
    return sum(store.count_lines(0).values())
