"""What is expunged leaves no byte behind, and the chain of the log still holds."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from behind_the_store import ask, change
from record_searched import finds
from record_to_expunge import AT, IDS, NAME, ONE, THREE, TWO, WHY, fill, leave, store, told
from store_samples import anchor, raw, reading, report
from twosource.model.errors import BadRecord, NotFound
from twosource.model.report import Sourced
from twosource.model.ruling import Grouped, Reviewed, Said, Valued
from twosource.model.spans import Span
from twosource.model.tombstone import Expunging
from twosource.record_name import RecordName
from twosource.stages.expunging import blank_passage
from twosource.stores.sql import SqlStore, open_store

__all__ = ["store"]
pytestmark = pytest.mark.usefixtures("stones_beside")


def test_a_report_that_is_expunged_leaves_no_byte(
    where: RecordName, store: SqlStore, tmp_path: Path
) -> None:
    claims = [one.claims[0].id for one in (reading(ONE), reading(ONE, "fake-2"))]
    planted = [NAME, "road 1.", ONE.key, "Gauge 1", ONE.sha256, *claims, IDS[0].id]
    assert set(finds(where, tmp_path, *planted)) == set(planted)
    gone = store.expunge(Expunging(ONE.key, WHY, "r1"))
    store.clear_files()
    assert finds(where, tmp_path, *planted) == []
    assert gone.decisions == (1, 3)
    assert gone.rows["readings"] == 2
    assert gone.report is None
    assert store.check().faults == ()
    assert [one.key for one in store.reports()] == sorted([TWO.key, THREE.key])
    assert [one.id for one in store.decisions()] == [2]
    store.close()
    assert finds(where, tmp_path, *planted) == []


def test_what_people_ruled_on_a_report_goes_with_it_and_the_past_can_be_read(
    where: RecordName, store: SqlStore, tmp_path: Path
) -> None:
    ends = {one.key: anchor(one.key, 0, 30) for one in (ONE, TWO, THREE)}
    said: list[Said] = [
        Valued(ends[ONE.key], "who", "victim", "is", NAME, "somebody"),
        Valued(ends[TWO.key], "who", "victim", "is", "a clerk", "somebody"),
        Grouped("together", ((ends[ONE.key],), (ends[TWO.key],))),
        Grouped("apart", ((ends[TWO.key],), (ends[THREE.key],))),
        Reviewed(IDS[0].id, IDS[0].label, "signed", "salt", (("when", "d"),), (ONE.key,)),
    ]
    numbers = [store.add_ruling(one, "r1", f"{NAME}: I asked", AT).id for one in said]
    store.undo_decision(numbers[2], "r1", AT)
    kept = [store.add_ruling(said[1], "r2", None, AT).id]
    store.expunge(Expunging(ONE.key, WHY, "r1"))
    store.clear_files()
    left = {one.id for one in store.rulings()}
    assert left.isdisjoint({numbers[0], numbers[2], numbers[4]})
    assert left >= {*kept, numbers[1], numbers[3]}
    assert finds(where, tmp_path, "road 1.", ONE.key, "Gauge 1", IDS[0].id) == []
    assert store.check().faults == ()
    past = store.past("9999-01-01T00:00:00Z")
    assert {one.key for one in past.reports} == {TWO.key, THREE.key}
    assert {one.id for one in past.rulings} == left


def test_numbers_of_what_was_expunged_are_given_to_nothing_else(store: SqlStore) -> None:
    store.expunge(Expunging(THREE.key, WHY))
    assert [one.id for one in store.decisions()] == [1]
    ends = anchor(ONE.key, 0, 30), anchor(TWO.key, 0, 30)
    assert store.add_decision(*ends, "same", "r1", None, AT).id == 4
    store.add_report(told(4), told(4).text.encode("utf-16"))
    assert store.check().faults == ()


def test_numbers_of_reports_too(where: RecordName, store: SqlStore) -> None:
    store.expunge(Expunging(THREE.key, WHY))
    store.add_report(told(4), raw(told(4)))
    assert ask(where, "SELECT max(number) FROM reports") == [(4,)]


def test_a_passage_is_blanked_and_everything_behind_it_stays_where_it_is(
    where: RecordName, store: SqlStore, tmp_path: Path
) -> None:
    start = ONE.text.index(NAME)
    passage = Span(start, start + len(NAME))
    gone = store.expunge(Expunging(ONE.key, WHY, None, passage))
    assert gone.report is not None
    assert NAME in ONE.text
    left = store.report(gone.report)
    store.add_reading(reading(left))
    store.clear_files()
    assert finds(where, tmp_path, NAME, "Zabel", ONE.key, ONE.sha256) == []
    assert left.text == ONE.text.replace(NAME, "█" * len(NAME))
    assert left.title == Sourced(f"{'█' * len(NAME)} held", "given")
    assert "a passage of it was expunged" in str(left.marks.handling)
    assert store.original(left.key) == left.text.encode()
    assert left.withdrawn
    assert store.check().faults == ()
    notes = [one.note for one in store.decisions()]
    assert notes[0] == f"{'█' * len(NAME)} is in both"
    assert store.decisions()[0].left.report == left.key
    assert store.decisions()[2].undone
    (stone,) = store.tombstones()
    assert (stone.passage, stone.report) == (passage, left.key)


def test_events_keep_their_names_when_a_passage_goes(store: SqlStore) -> None:
    gone = store.expunge(Expunging(ONE.key, WHY, None, Span(0, 5)))
    homes = store.claim_events()
    labels = {one.id: one.label for one in store.event_ids()}
    told_of = {one.claim.report: labels[homes[one.claim.id]] for one in store.claims()}
    assert told_of == {gone.report: "PER-0001", TWO.key: "PER-0002"}
    assert [one.label for one in store.event_ids()] == ["PER-0001", "PER-0002"]


def test_a_look_beforehand_changes_nothing(where: RecordName, store: SqlStore) -> None:
    before = ask(where, "SELECT count(*) FROM log_items")
    would = store.preview_expunging(Expunging(ONE.key, WHY))
    assert would.decisions == (1, 3)
    assert would.rows["reports"] == 1
    assert would.lines > 5
    assert ask(where, "SELECT count(*) FROM log_items") == before
    part = store.preview_expunging(Expunging(ONE.key, WHY, None, Span(0, 4)))
    assert set(part.rows) == {"originals", "readings"}


def test_what_is_not_there_cannot_be_expunged(store: SqlStore) -> None:
    with pytest.raises(NotFound, match="no report feed"):
        store.expunge(Expunging("feed", WHY))
    with pytest.raises(NotFound, match="no such passage"):
        store.expunge(Expunging(ONE.key, WHY, None, Span(0, 100_000)))
    assert store.tombstones() == ()


def test_nothing_is_expunged_by_halves(where: RecordName, store: SqlStore) -> None:
    change(where, f"UPDATE decisions SET note = 'see {ONE.key}' WHERE id = 2")  # noqa: S608
    with pytest.raises(BadRecord, match="nothing was expunged: the table decisions"):
        store.expunge(Expunging(ONE.key, WHY))
    assert store.holds(ONE.key)
    assert store.tombstones() == ()


def test_a_file_that_another_reads_cannot_be_cleared_yet(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    with open_store(path, create=True, patience=0.05) as store:
        fill(store)
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN")
            other.execute("SELECT count(*) FROM reports").fetchone()
            store.expunge(Expunging(ONE.key, WHY))
            with pytest.raises(BadRecord, match="another program reads this record"):
                store.clear_files()
            other.execute("COMMIT")
        store.clear_files()
    assert finds(path, tmp_path, NAME) == []


def test_short_words_are_blanked_where_they_stand_and_nowhere_else() -> None:
    one = blank_passage(report(1), Span(0, 1))
    assert one.text.startswith("█ dam burst near")
    assert one.title == report(1).title


def test_nothing_is_left_for_the_next_build(where: RecordName, store: SqlStore) -> None:
    assert ask(where, "SELECT count(*) FROM held") == [(5,)]
    store.expunge(Expunging(ONE.key, WHY))
    assert ask(where, "SELECT count(*) FROM held") == [(0,)]
    leave(store)
    store.expunge(Expunging(TWO.key, WHY, None, Span(0, 5)))
    assert ask(where, "SELECT count(*) FROM held") == [(0,)]
