"""What becomes of a report is kept as decisions are: undone, restored, expunged."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from behind_the_store import ask
from store_samples import raw, reading, report
from twosource.growing.said import hear_people
from twosource.model.errors import NotFound
from twosource.model.ids import sha256_hex
from twosource.model.report import report_key
from twosource.model.ruling import ReportState, Ruling, Settled
from twosource.model.spans import Span
from twosource.model.tombstone import Expunging
from twosource.record_name import RecordName
from twosource.stores.sql import SqlStore, open_store
from twosource.views.decisions import tell_decisions

pytestmark = pytest.mark.usefixtures("stones_beside")

AT = "2026-01-02T03:04:05Z"
ONE, TWO = report(1), report(2)


@pytest.fixture
def store(where: RecordName) -> Iterator[SqlStore]:
    with open_store(where, create=True) as opened:
        for one in (ONE, TWO):
            opened.add_finished(one, raw(one), reading(one))
        yield opened


def test_what_becomes_of_a_report_is_kept_and_undone(store: SqlStore) -> None:
    said = Settled(ONE.key, "nothing_codable", "a forecast of rain")
    kept = store.add_ruling(said, "ana", "twice read", AT)
    assert (kept.kind, kept.said) == ("report", said)
    assert store.undo_decision(kept.id, "ana", AT).undone
    assert [one.said for one in store.rulings()] == [said]
    assert store.check().faults == ()


def test_of_a_report_that_is_not_there_nothing_is_kept(store: SqlStore) -> None:
    with pytest.raises(NotFound):
        store.add_ruling(Settled("f" * 32, "done"), "ana", None, AT)
    assert store.rulings() == ()


def test_the_log_says_what_was_settled_and_no_reason(store: SqlStore) -> None:
    store.add_ruling(Settled(ONE.key, "nothing_codable", "a forecast"), "ana", None, AT)
    (line,) = [one for one in store.log() if one.what == "decision taken"]
    assert line.detail == {"decision": 1, "verdict": "nothing_codable", "by": "ana"}


def test_it_goes_with_its_report(store: SqlStore, where: RecordName) -> None:
    store.add_ruling(Settled(ONE.key, "done"), "ana", None, AT)
    store.add_ruling(Settled(TWO.key, "mine"), "ana", None, AT)
    assert store.expunge(Expunging(ONE.key, "court order")).decisions == (1,)
    assert [one.said for one in store.rulings()] == [Settled(TWO.key, "mine")]
    assert ask(where, "SELECT count(*) FROM ruling_reports") == [(1,)]
    assert store.check().faults == ()


@pytest.mark.parametrize("words", ["burst", "done", "nothing_codable", "report"])
def test_a_passage_goes_from_its_reason_and_its_state_stays(where: RecordName, words: str) -> None:
    text = f"{ONE.text} {words}"
    start = text.rindex(words)
    with open_store(where, create=True) as store:
        outlet = ONE.outlet.value if ONE.outlet else None
        one = replace(
            ONE, text=text, key=report_key(text, outlet, ONE.url), sha256=sha256_hex(text.encode())
        )
        store.add_finished(one, text.encode(), reading(one))
        state: ReportState = "done" if words == "done" else "nothing_codable"
        store.add_ruling(Settled(one.key, state, f"only {words}"), "ana", None, AT)
        gone = store.expunge(
            Expunging(one.key, "court order", passage=Span(start, start + len(words)))
        )
        (left,) = [ruling.said for ruling in store.rulings()]
        assert left == Settled(str(gone.report), state, f"only {'█' * len(words)}")
        assert store.check().faults == ()


def test_it_leaves_a_record_to_grow() -> None:
    said = Ruling(1, Settled(ONE.key, "mine"), "ana", AT, None, undone=False)
    assert hear_people([], [said]).mark({ONE.key: "as read"}) == {ONE.key: "as read"}


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (Settled(ONE.key, "mine"), "is being read"),
        (Settled(ONE.key, "new"), "is new to all"),
        (Settled(ONE.key, "done"), "is done"),
        (
            Settled(ONE.key, "nothing_codable", "a forecast"),
            "is without anything to code: a forecast",
        ),
    ],
)
def test_it_is_listed_in_words(said: Settled, told: str) -> None:
    ruling = Ruling(3, said, "ana", AT, None, undone=False)
    assert list(tell_decisions([], [ONE], [ruling])) == [f"3. {ONE.label} {told}, by ana, {AT}"]
