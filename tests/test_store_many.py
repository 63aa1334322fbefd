"""Several builds and several people at once: everyone's word is kept, on both databases."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from store_samples import anchor, raw, reading, report
from twosource.model.errors import BadRecord
from twosource.record_name import RecordName
from twosource.stores.sql import open_store

AT = "2024-02-03T04:05:06Z"
REPORTS = 12
DECIDERS = 10
DECISIONS = 3


def test_two_builds_and_ten_deciders_at_once_lose_nothing(where: RecordName) -> None:
    with open_store(where, create=True) as store:
        for number in (1, 2):
            store.add_report(report(number), raw(report(number)))

    def build(which: int) -> None:
        with open_store(where, create=False) as mine, mine.building():
            for number in range(REPORTS):
                one = report(100 * which + number)
                mine.add_finished(one, raw(one), reading(one))

    def decide(which: int) -> None:
        left, right = anchor(report(1).key, 0, 22), anchor(report(2).key, 3, 30)
        with open_store(where, create=False) as mine:
            for number in range(DECISIONS):
                taken = mine.add_decision(left, right, "same", f"d{which}", str(number), AT)
                if number == 0:
                    mine.undo_decision(taken.id, f"d{which}", AT)

    work: list[tuple[Callable[[int], None], int]] = [(build, 1), (build, 2)]
    work += [(decide, which) for which in range(DECIDERS)]
    with ThreadPoolExecutor(len(work)) as people:
        for done in [people.submit(what, which) for what, which in work]:
            done.result()
    with open_store(where, create=False) as store:
        told = {(one.by, one.note): one.undone for one in store.decisions()}
        assert told == {
            (f"d{which}", str(number)): number == 0
            for which in range(DECIDERS)
            for number in range(DECISIONS)
        }
        assert [one.id for one in store.decisions()] == list(range(1, DECIDERS * DECISIONS + 1))
        assert store.counts().reports == 2 + 2 * REPORTS
        seqs = [line.seq for line in store.log()]
        assert seqs == list(range(1, len(seqs) + 1))
        builds = [line.what for line in store.log() if line.what.startswith("build")]
        assert builds == ["build started", "build ended"] * 2
        assert {fault.what for fault in store.check().faults} == set()


def test_one_who_waits_to_build_keeps_nobody_from_writing(where: RecordName) -> None:
    with open_store(where, create=True, patience=1.0) as store, store.building():

        def wait() -> None:
            with open_store(where, create=False, patience=1.0) as other, other.building():
                pass

        with ThreadPoolExecutor(1) as people:
            waiting = people.submit(wait)
            for number in range(20):
                store.note("export made", {"rows": number})
            with pytest.raises(BadRecord, match="another twosource is writing"):
                waiting.result()
