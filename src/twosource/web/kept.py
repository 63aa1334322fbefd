"""What is read of a whole record: once, and again beside the pages when the record changed."""

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock, Thread
from time import monotonic
from typing import Generic, TypeVar

from twosource.ports import Store
from twosource.web.pool import Pool

T = TypeVar("T")
# Reading again takes at most a tenth of the time: decisions come every few seconds.
REST = 9.0


@dataclass(slots=True)
class Kept(Generic[T]):
    """Keeps what `read` gives, and whether the record has changed since by what `head` gives.

    Methods may be called from several threads. The first call waits; later ones give what was read
    last at once, while it is read anew in another thread if the record changed.
    """

    read: Callable[[Store], T]
    head: Callable[[Store], int]
    _value: T | None = None
    _head: int = -1
    _reading: bool = False
    _free_at: float = 0.0
    _lock: Lock = field(default_factory=Lock)

    def get(self, pool: Pool) -> T:
        """Give what was read last."""
        value = self._value
        if value is None:
            return self.look_again(pool)
        if self._is_old(pool) and self._begin():
            Thread(target=self._look_aside, args=(pool,), name="kept", daemon=True).start()
        return value

    def look_again(self, pool: Pool) -> T:
        """Read anew, and wait for it."""
        began = monotonic()
        with pool.read() as store:
            head = self.head(store)
            value = self.read(store)
        with self._lock:
            self._value, self._head = value, head
            self._free_at = monotonic() + REST * (monotonic() - began)
        return value

    def _is_old(self, pool: Pool) -> bool:
        if self._reading or monotonic() < self._free_at:
            return False
        with pool.read() as store:
            return self.head(store) != self._head

    def _begin(self) -> bool:
        with self._lock:
            if self._reading:
                return False
            self._reading = True
            return True

    def _look_aside(self, pool: Pool) -> None:
        try:
            self.look_again(pool)
        finally:
            self._reading = False
