"""A killed build leaves a record that opens, holds what was finished, and goes on from there."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from itertools import count

import pytest

from store_samples import parse, raw, reading, report
from twosource.model.record import KeptParse
from twosource.record_name import RecordName, read_record_name
from twosource.stores.sql import SqlStore, open_store

MANY = 12


def build(store: SqlStore) -> Iterator[str]:
    """Build a record with an extractor that is none: give each key once its report is finished."""
    with store.building():
        for number in range(MANY):
            one = report(number)
            if not store.has_reading(one.key, "fake-1", "book-1"):
                kept = KeptParse(one.key, "model 1", parse(400))
                store.add_finished(one, raw(one), reading(one), kept)
            yield one.key


def dying_clock(last: int) -> Iterator[str]:
    """Tell the time so often, then kill the process: in a transaction, for there it is asked."""
    for asked in count(1):
        if asked > last:
            os.kill(os.getpid(), signal.SIGKILL)
        yield "2024-01-01T00:00:00Z"


def run_child(where: RecordName, *, last: int, stop_after: int = MANY + 1) -> list[str]:
    """Build in a child that dies by its own clock, or is killed from outside; give what it told."""
    command = [sys.executable, __file__, str(where), str(last)]
    told: list[str] = []
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:  # noqa: S603  # ours
        assert child.stdout is not None
        for line in child.stdout:
            told.append(line.strip())
            if len(told) == stop_after:
                child.kill()
        assert child.wait() == -signal.SIGKILL
    return told


def check_after(where: RecordName, told: list[str]) -> None:
    """The record holds what was told, nothing by halves, and can be finished."""
    with open_store(where, create=True, patience=5) as store:
        held = {one.key for one in store.reports()}
        assert held >= set(told)
        assert store.unread("fake-1", "book-1") == []
        assert store.check().faults == ()
        added = [line.detail["report"] for line in store.log() if line.what == "report added"]
        assert sorted(map(str, added)) == sorted(held)
        assert len(list(build(store))) == MANY
        assert store.counts().reports == store.counts().readings == MANY


@pytest.mark.parametrize("last", [0, 1, 2, 3, 7, 13])
def test_a_build_that_dies_inside_a_transaction_goes_on_where_it_stopped(
    where: RecordName, last: int
) -> None:
    told = run_child(where, last=last)
    assert len(told) == max(0, last - 2)
    check_after(where, told)


@pytest.mark.parametrize("stop_after", [1, 5, 10])
def test_a_build_killed_from_outside_goes_on_where_it_stopped(
    where: RecordName, stop_after: int
) -> None:
    told = run_child(where, last=1000, stop_after=stop_after)
    assert len(told) >= stop_after
    check_after(where, told)


def main() -> None:
    """Be the child: tell each finished report, then wait to be killed."""
    clock = dying_clock(int(sys.argv[2]))
    with open_store(read_record_name(sys.argv[1]), create=True, clock=lambda: next(clock)) as store:
        for key in build(store):
            print(key, flush=True)  # noqa: T201  # the parent reads it
        signal.pause()


if __name__ == "__main__":
    main()
