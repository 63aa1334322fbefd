"""Decisions are appended and undone, never changed."""

from collections.abc import Iterator

import pytest

from store_samples import anchor, raw, report
from twosource.model.errors import NotFound
from twosource.model.match import Decision
from twosource.model.ruling import Valued
from twosource.model.spans import Span
from twosource.record_name import RecordName
from twosource.stores.sql import SqlStore, open_store

AT = "2024-02-03T04:05:06Z"
LEFT = anchor(report(1).key, 0, 22)
RIGHT = anchor(report(2).key, 3, 30)


@pytest.fixture
def store(where: RecordName) -> Iterator[SqlStore]:
    with open_store(where, create=True) as opened:
        for number in (1, 2):
            opened.add_report(report(number), raw(report(number)))
        yield opened


def test_a_decision_is_kept_as_it_was_taken(store: SqlStore) -> None:
    taken = store.add_decision(LEFT, RIGHT, "same", "ana", "one dam", AT)
    assert taken == Decision(1, LEFT, RIGHT, "same", "ana", AT, "one dam", undone=False)
    assert store.decisions() == (taken,)
    line = list(store.log())[-1]
    assert (line.at, line.what) == (AT, "decision taken")
    assert line.detail == {"decision": 1, "verdict": "same", "by": "ana"}


def test_an_undone_decision_stays_in_the_record(store: SqlStore) -> None:
    store.add_decision(LEFT, RIGHT, "same", "ana", None, AT)
    store.add_decision(LEFT, RIGHT, "different", "ben", None, AT)
    assert store.undo_decision(1, "ben", AT).undone
    assert [one.undone for one in store.decisions()] == [True, False]
    assert store.counts().decisions == 1


def test_undoing_twice_is_undoing_once(store: SqlStore) -> None:
    store.add_decision(LEFT, RIGHT, "same", "ana", None, AT)
    once = store.undo_decision(1, "ana", AT)
    before = list(store.log())
    assert store.undo_decision(1, "ben", AT) == once
    assert list(store.log()) == before


def test_a_decision_on_an_unknown_report_is_refused(store: SqlStore) -> None:
    with pytest.raises(NotFound, match="no report feed to decide on"):
        store.add_decision(LEFT, anchor("feed", 0, 1), "same", "ana", None, AT)
    assert store.decisions() == ()


def test_an_unknown_decision_cannot_be_undone(store: SqlStore) -> None:
    with pytest.raises(NotFound, match="no decision 7"):
        store.undo_decision(7, "ana", AT)


def test_the_words_on_a_report_are_given_with_what_was_shown_for_them(store: SqlStore) -> None:
    shown = Valued(LEFT, "when", "", "is", "2021-05", "2021", (), Span(3, 9))
    plain = Valued(RIGHT, "stance", "", "says", "", "denied")
    first = store.add_ruling(shown, "ana", None, AT)
    store.add_ruling(plain, "ben", "as told", AT)
    assert store.rulings_on(LEFT.report) == (first,)
    assert first.said == shown
    store.undo_decision(2, "ben", AT)
    assert [one.undone for one in store.rulings_on(RIGHT.report)] == [True]
    assert store.rulings_on("none") == ()
