"""The stores of a desk: lent to threads side by side, and to no two that wait for each other."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Barrier, Thread
from typing import cast

from twosource.ports import Store
from twosource.web.pool import Pool


class Bare:
    """A store that does nothing but be open."""

    def __init__(self) -> None:
        self.open = True

    @contextmanager
    def at_once(self) -> Iterator[None]:
        """Read from one state."""
        yield

    def close(self) -> None:
        """Be open no more."""
        self.open = False


def make(opened: list[Bare], most: int = 2, patience: float = 0.05) -> Pool:
    def opens() -> Store:
        opened.append(Bare())
        return cast("Store", opened[-1])

    return Pool(opens, most, patience)


def test_a_thread_that_has_a_store_is_lent_the_same_again() -> None:
    opened: list[Bare] = []
    pool = make(opened)
    with pool.read() as one, pool.read() as two, pool.lend() as three:
        assert one is two is three
    with pool.lend() as again:
        assert again is one
    assert len(opened) == 1
    pool.close()
    assert [one.open for one in opened] == [False]


def test_threads_that_all_ask_within_what_they_read_end() -> None:
    opened: list[Bare] = []
    pool, together = make(opened), Barrier(2)

    def look() -> None:
        with pool.read():
            together.wait(5)
            with pool.read():
                together.wait(5)

    threads = [Thread(target=look, daemon=True) for _ in range(2)]
    for one in threads:
        one.start()
    for one in threads:
        one.join(10)
    assert not any(one.is_alive() for one in threads)
    assert len(opened) == 2


def test_where_all_are_held_for_long_one_more_is_opened() -> None:
    opened: list[Bare] = []
    pool = make(opened, most=1)
    with pool.lend() as ours:
        lent: list[Store] = []

        def look() -> None:
            with pool.lend() as theirs:
                lent.append(theirs)

        other = Thread(target=look, daemon=True)
        other.start()
        other.join(10)
        assert lent
        assert lent[0] is not ours
    pool.close()
    assert [one.open for one in opened] == [False, False]
