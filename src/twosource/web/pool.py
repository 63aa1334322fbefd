"""Several stores of one record, so that pages are read side by side."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from queue import Empty, LifoQueue
from threading import Lock

from twosource.ports import Store

MOST = 4


class Pool:
    """Lends a store to one thread at a time; opens another only while all are lent."""

    def __init__(self, opens: Callable[[], Store], most: int = MOST) -> None:
        self._opens = opens
        self._most = most
        self._free: LifoQueue[Store] = LifoQueue()
        self._all: list[Store] = []
        self._lock = Lock()

    @contextmanager
    def lend(self) -> Iterator[Store]:
        """Lend a store for the length of the block."""
        store = self._take()
        try:
            yield store
        finally:
            self._free.put(store)

    @contextmanager
    def read(self) -> Iterator[Store]:
        """Lend a store that shows one state of the record for the length of the block."""
        with self.lend() as store, store.at_once():
            yield store

    def close(self) -> None:
        """Close every store; nothing may be lent."""
        for store in self._all:
            store.close()
        self._all.clear()

    def _take(self) -> Store:
        try:
            return self._free.get_nowait()
        except Empty:
            opened = self._open()
        return opened or self._free.get()

    def _open(self) -> Store | None:
        with self._lock:
            if len(self._all) >= self._most:
                return None
            store = self._opens()
            self._all.append(store)
            return store
