"""What is read of a whole record: once, beside the pages, again when it moved, and never after."""

import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from threading import Event, Thread

import pytest

from desk import desk, example_record, open_test_desk, parts, received, record, remembering
from twosource import wiring
from twosource.model.ruling import Reviewed, Settled
from twosource.ports import Store
from twosource.web.desk import Desk, now
from twosource.web.kept import FEW, Closing, Kept, Pause, with_pauses
from twosource.web.pool import Pool
from twosource.web.shelf import MOST_SEARCHES

__all__ = ["desk", "example_record", "parts", "received", "record", "remembering"]
WAIT = 10.0


@pytest.fixture
def pool(record: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Pool]:
    """Give stores of a record; what is read of it counts as soon read, also on a busy machine."""
    monkeypatch.setattr("twosource.web.kept.SHORT", WAIT)
    one = Pool(lambda: wiring.open_record(record))
    yield one
    one.close()


class Reading:
    """Counts how often it reads, and waits at each until it is let go."""

    def __init__(self) -> None:
        self.count = 0
        self.held = Event()
        self.go = Event()

    def __call__(self, store: Store, pause: Pause) -> int:
        """Read."""
        del store
        self.count += 1
        self.held.set()
        assert self.go.wait(WAIT)
        pause()
        return self.count


def settle(pool: Pool) -> None:
    with pool.lend() as store:
        key = next(iter(store.reports())).key
        store.add_ruling(Settled(key, "done"), "R1", None, now())


def test_who_asks_while_it_is_first_read_waits_and_reads_nothing(pool: Pool) -> None:
    reading = Reading()
    kept = Kept(reading, lambda _: True, Event())
    found: list[int] = []
    askers = [Thread(target=lambda: found.append(kept.get(pool))) for _ in range(3)]
    for one in askers:
        one.start()
    assert reading.held.wait(WAIT)
    reading.go.set()
    for one in askers:
        one.join(WAIT)
    assert (found, reading.count) == ([1, 1, 1], 1)


def test_it_is_read_anew_only_for_lines_that_move_it(pool: Pool) -> None:
    reading = Reading()
    reading.go.set()
    moving = Kept(reading, lambda what: what == "decision taken", Event())
    assert moving.get(pool) == 1
    assert moving.get(pool) == 1
    assert not moving.behind
    settle(pool)
    assert moving.get(pool) == 1
    moving.wait()
    assert (moving.get(pool), moving.behind) == (2, False)
    still = Kept(reading, lambda what: what == "expunged", Event())
    assert still.get(pool) == 3
    settle(pool)
    assert (still.get(pool), still.behind) == (3, False)


def test_who_needs_the_newest_waits_for_it(pool: Pool) -> None:
    reading = Reading()
    reading.go.set()
    kept = Kept(reading, lambda what: what == "decision taken", Event())
    assert [kept.get_newest(pool) for _ in range(2)] == [1, 1]
    settle(pool)
    assert [kept.get_newest(pool) for _ in range(2)] == [2, 2]
    assert kept.get(pool) == 2


def test_lines_that_were_seen_are_not_counted_again(
    pool: Pool, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted: list[int] = []
    with pool.lend() as store:
        kind = type(store)
    count = kind.count_lines

    def note(self: Store, after: int) -> Mapping[str, int]:
        counted.append(after)
        return count(self, after)

    monkeypatch.setattr(kind, "count_lines", note)
    kept = Kept(lambda store, pause: 1, lambda what: what == "expunged", Event())  # noqa: ARG005
    for _ in range(2):
        kept.get(pool)
    settle(pool)
    for _ in range(2):
        kept.get(pool)
    first, whole, same, more = counted
    assert (first, whole == same, more) == (0, True, same + 1)


def test_what_is_read_beside_the_pages_ends_when_the_desk_closes(pool: Pool) -> None:
    closing, reading = Event(), Reading()
    kept = Kept(reading, lambda _: True, closing)
    reading.go.set()
    kept.get(pool)
    reading.go.clear()
    reading.held.clear()
    settle(pool)
    assert kept.get(pool) == 1
    assert reading.held.wait(WAIT)
    closing.set()
    reading.go.set()
    kept.wait()
    assert kept.get(pool) == 1
    assert reading.count == 2


def test_pauses_come_after_every_few() -> None:
    pauses: list[int] = []
    every = list(with_pauses(range(2 * FEW + 1), lambda: pauses.append(1)))
    assert (len(every), len(pauses)) == (2 * FEW + 1, 2)


def find_reading() -> list[Thread]:
    return [one for one in threading.enumerate() if one.name in {"warming", "kept"}]


def test_a_desk_that_was_warmed_up_has_read_what_its_pages_show(desk: Desk) -> None:
    desk.warm_up()
    until = time.monotonic() + WAIT
    while find_reading() and time.monotonic() < until:
        time.sleep(0.01)
    for one in (desk._board, desk._shelf, desk._queue):  # noqa: SLF001 - was it read?
        assert one._value is not None  # noqa: SLF001
    assert desk.look_at_queue().began == 0


def test_a_desk_may_close_while_it_warms_up(record: Path) -> None:
    one = open_test_desk(record)
    one.warm_up()
    one.close()
    assert find_reading() == []


def test_a_record_that_cannot_be_read_is_told_on_a_page_and_not_while_warming(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(store: Store, pause: Pause) -> None:
        del store, pause
        raise Closing

    monkeypatch.setattr(desk._board, "read", refuse)  # noqa: SLF001
    desk.warm_up()
    desk._warming.join(WAIT)  # type: ignore[union-attr]  # noqa: SLF001
    assert capsys.readouterr().err == ""


def test_a_search_is_remembered_until_reports_come(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    with desk.read() as store:
        kind, find = type(store), type(store).find_texts

    def note(self: Store, words: Sequence[str]) -> frozenset[str]:
        asked.append(words)
        return find(self, words)

    monkeypatch.setattr(kind, "find_texts", note)
    shelf = desk.look_at_shelf()
    with desk.read() as store:
        found = [shelf.find(store, words) for words in (["chimney", "mill"], ["mill", "chimney"])]
        assert found[0] == found[1]
        assert found[0]
        assert asked == [["chimney", "mill"]]
        for number in range(MOST_SEARCHES):
            shelf.find(store, [f"word{number}"])
        assert len(asked) == 1 + MOST_SEARCHES
        shelf.find(store, ["mill", "chimney"])
        assert len(asked) == 2 + MOST_SEARCHES


def test_what_moves_no_event_leaves_the_queue_as_it_is(desk: Desk) -> None:
    first = desk.look_at_queue()
    row = desk.board().rows[0]
    with desk.write() as store:
        store.add_ruling(Reviewed(row.id, row.label, "in_review"), "R1", None, now())
    assert desk.look_at_queue().doubts == first.doubts
    assert not desk._queue.behind  # noqa: SLF001 - was it read anew?
    desk.board()
    assert desk.is_behind()
