"""Several stores of one record, so that pages are read side by side."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from queue import Empty, LifoQueue
from threading import Lock, local

from twosource.ports import Store

MOST = 4
# Seconds to wait for a store before one more is opened: whoever holds one may be waiting for us.
PATIENCE = 1.0


class Pool:
    """Lends a store to one thread at a time; opens another only while all are lent.

    A thread that has one already is lent the same again: were it to wait for a second, as many
    threads as there are stores would wait for each other for good.
    """

    def __init__(
        self, opens: Callable[[], Store], most: int = MOST, patience: float = PATIENCE
    ) -> None:
        self._opens = opens
        self._most = most
        self._patience = patience
        self._free: LifoQueue[Store] = LifoQueue()
        self._all: list[Store] = []
        self._lock = Lock()
        self._lent = local()

    @contextmanager
    def lend(self) -> Iterator[Store]:
        """Lend a store for the length of the block."""
        held: Store | None = getattr(self._lent, "store", None)
        if held is not None:
            yield held
            return
        store = self._take()
        self._lent.store = store
        try:
            yield store
        finally:
            self._lent.store = None
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
            opened = self._open(self._most)
        if opened is not None:
            return opened
        try:
            return self._free.get(timeout=self._patience)
        except Empty:
            return self._add()

    def _open(self, most: int) -> Store | None:
        with self._lock:
            return self._add() if len(self._all) < most else None

    def _add(self) -> Store:
        store = self._opens()
        self._all.append(store)
        return store
