"""What goes wrong beneath a record, at any moment of any write: it is said, and nothing is halved.

`make torture` does more of it, with programs that are killed, disks that fill and servers that
crash; here every statement of every kind of write fails once.
"""

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event as hooks
from sqlalchemy.exc import OperationalError

from behind_the_store import reach_into
from record_of_typed_words import (
    AT,
    ID,
    NAME,
    ONE,
    PASSAGE,
    TELLS,
    THREE,
    TWO,
    fill,
    open_typed,
    store,
)
from store_samples import anchor, event, grounded, raw, reading, report
from twosource.model.audit import Answer
from twosource.model.errors import BadRecord
from twosource.model.event import EventId
from twosource.model.grown import Grown
from twosource.model.ids import digest, sha256_hex
from twosource.model.ruling import Settled
from twosource.model.tombstone import Expunging
from twosource.record_name import Address, RecordName
from twosource.stores import opening
from twosource.stores.sql import SqlStore, open_store

__all__ = ["store"]
pytestmark = pytest.mark.usefixtures("stones_beside")
Act = Callable[[SqlStore], object]
NEW = EventId(digest("event", "2"), "PER-0002", 2, reading(TWO).claims[0].id)
ENDS = anchor(TWO.key, 0, 30), anchor(THREE.key, 0, 30)
OTHERS = [event(ID, ID.born_from), event(NEW, NEW.born_from)]
GROUNDED = [grounded(reading(one).claims[0]) for one in (ONE, TWO)]
IMPATIENT = 0.05


def grow(store: SqlStore) -> None:
    """Add an event as a build does that grows a record."""
    held = store.held("1")
    try:
        store.keep_grown(Grown(OTHERS[1:], ids=[NEW], claims=GROUNDED[1:]), held)
    finally:
        held.release()


ACTS: Mapping[str, Act] = {
    "a report": lambda store: store.add_finished(report(7), raw(report(7)), reading(report(7))),
    "a reading": lambda store: store.add_reading(reading(ONE, "fake-2")),
    "a decision": lambda store: store.add_decision(*ENDS, "same", "R1", "why", AT),
    "an undoing": lambda store: store.undo_decision(1, "R1", AT),
    "a ruling": lambda store: store.add_ruling(Settled(ONE.key, "done"), "R1", None, AT),
    "events": lambda store: store.replace_events(OTHERS, [ID, NEW], GROUNDED),
    "events that grew": grow,
    "all events anew": lambda store: store.rebuild(OTHERS, [ID, NEW], GROUNDED),
    "an answer": lambda store: store.add_answers(1, [Answer(1, "R2", AT, "right")]),
    "a note": lambda store: store.note("exported", {"lines": 1}),
    "expunging a report": lambda store: store.expunge(Expunging(TWO.key, "asked")),
    "expunging a passage": lambda store: store.expunge(
        Expunging(TELLS.key, "asked", None, PASSAGE)
    ),
    "expunging words": lambda store: store.expunge_words(NAME, "asked", None),
}
# These take hundreds of statements.
EXPUNGING = [act for name, act in ACTS.items() if name.startswith("expunging")]
every_act = pytest.mark.parametrize("act", ACTS.values(), ids=list(ACTS))


def look(store: SqlStore) -> object:
    """Give all that a record holds."""
    return store.sum_up(), tuple(store.events()), store.claim_events(), store.last_line()


@dataclass(slots=True)
class Trap:
    """Does something at one statement, counted from one; `sprung` tells whether it came to it."""

    do: Callable[[Any, Any], None]
    at: int
    seen: int = 0

    def __call__(self, connection: Any, cursor: Any, *_: Any) -> None:
        """Hear of a statement before it is run."""
        self.seen += 1
        if self.seen == self.at:
            self.do(connection, cursor)

    @property
    def sprung(self) -> bool:
        """Tell whether so many statements came."""
        return self.seen >= self.at


@contextmanager
def trapped(store: SqlStore, trap: Trap) -> Iterator[None]:
    """Set a trap for the statements of a block."""
    engine = store._engine  # noqa: SLF001  # nobody else knows
    hooks.listen(engine, "before_cursor_execute", trap)
    try:
        yield
    finally:
        hooks.remove(engine, "before_cursor_execute", trap)


def break_disk(_connection: Any, _cursor: Any) -> None:
    """Fail as a disk does."""
    raise OperationalError("", None, sqlite3.OperationalError("disk I/O error"))


def cut_off(where: Address) -> Callable[[Any, Any], None]:
    """Give what ends a connection from the server's side."""

    def cut(_connection: Any, cursor: Any) -> None:
        with reach_into(where) as other:
            other.execute("SELECT pg_terminate_backend(%s)", (cursor.connection.info.backend_pid,))

    return cut


def fail_throughout(store: SqlStore, act: Act, do: Callable[[Any, Any], None], step: int) -> int:
    """Let a write fail at one statement after another until it goes through; give how often.

    What was expunged is so before the file of tombstones is written: that may be told as a fault,
    and `clear_files` finishes it.
    """
    before = look(store)
    for at in count(1, step):
        trap = Trap(do, at)
        with trapped(store, trap):
            try:
                act(store)
            except BadRecord as fault:
                said = str(fault)
            else:
                break
        assert trap.sprung
        if store.tombstones():
            store.clear_files()
            break
        assert "cannot be used" in said or "connection" in said
        assert look(store) == before, f"statement {at}"
    assert not trap.sprung or store.tombstones(), "a write that failed said that it was done"
    assert store.check().faults == ()
    return at // step


@every_act
def test_a_write_whose_disk_fails_at_any_statement_leaves_nothing(act: Act, tmp_path: Path) -> None:
    with open_typed(tmp_path / "r.db") as store:
        step = 3 if act in EXPUNGING else 1
        assert fail_throughout(store, act, break_disk, step) > 2


@every_act
def test_a_write_that_loses_its_connection_leaves_nothing(act: Act, address: Address) -> None:
    with open_typed(address) as store:
        # Each takes a new connection: not at every statement.
        assert fail_throughout(store, act, cut_off(address), 9) >= 1


@every_act
def test_a_write_beside_another_waits_and_says_so(
    act: Act, where: RecordName, store: SqlStore
) -> None:
    before = look(store)
    engine = opening.connect(where, IMPATIENT)
    with (
        open_store(where, create=False, patience=IMPATIENT, clock=lambda: AT) as other,
        opening.writing_to(engine, where),
        pytest.raises(BadRecord, match="another twosource is writing"),
    ):
        act(other)
    engine.dispose()
    assert look(store) == before
    act(store)
    assert store.check().faults == ()


@every_act
def test_a_write_to_what_can_only_be_read_changes_nothing(act: Act, tmp_path: Path) -> None:
    with open_typed(tmp_path / "r.db") as store:
        before = look(store)
        forbid = Trap(lambda _, cursor: cursor.execute("PRAGMA query_only = ON"), 1)
        with trapped(store, forbid), pytest.raises(BadRecord, match="cannot be used"):
            act(store)
        with trapped(store, Trap(lambda _, cursor: cursor.execute("PRAGMA query_only = OFF"), 1)):
            assert look(store) == before
        act(store)
        assert store.check().faults == ()


def test_a_file_whose_disk_is_full_says_so_and_goes_on_with_room(tmp_path: Path) -> None:
    with open_typed(tmp_path / "r.db") as store:
        body = b"x" * 1_000_000
        before, large = look(store), replace(report(8), sha256=sha256_hex(body))

        def add(store: SqlStore) -> None:
            store.add_finished(large, body, reading(large))

        # No less than there are: SQLite takes that for the least.
        full = Trap(lambda _, cursor: cursor.execute("PRAGMA max_page_count = 1"), 1)
        with trapped(store, full), pytest.raises(BadRecord, match=r"disk is full.*make room"):
            add(store)
        assert look(store) == before
        room = Trap(lambda _, cursor: cursor.execute("PRAGMA max_page_count = 1000000"), 1)
        with trapped(store, room):
            add(store)
        assert store.check().faults == ()


def test_a_clock_that_goes_back_at_every_write_reorders_nothing(where: RecordName) -> None:
    years = count(0)
    with open_store(
        where, create=True, clock=lambda: f"{2999 - next(years)}-01-01T00:00:00Z"
    ) as store:
        fill(store)
        for act in ACTS.values():
            act(store)
        checked = store.check()
        assert checked.faults == ()
        assert checked.backward > len(ACTS)
        assert [line.seq for line in store.log()] == list(range(1, store.last_line() + 1))
