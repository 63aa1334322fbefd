"""Audits in the record: samples and answers are appended, and none that fits nothing is taken."""

from collections.abc import Iterator

import pytest

from behind_the_store import change
from store_samples import raw, report
from twosource.model.audit import Answer, Audit, Question, Shown, Stratum
from twosource.model.errors import NotFound
from twosource.model.spans import Span
from twosource.model.tombstone import Expunging
from twosource.record_name import RecordName
from twosource.stores.sql import SqlStore, open_store

pytestmark = pytest.mark.usefixtures("stones_beside")

AT = "2026-11-26T10:00:00+00:00"
DRAWN = Audit(0, 7, AT, 2, (Stratum("claim", "far", 90, 2), Stratum("apart", "near", 4, 1)), "w")


@pytest.fixture
def store(where: RecordName) -> Iterator[SqlStore]:
    with open_store(where, create=True) as opened:
        for number in (1, 2):
            opened.add_report(report(number), raw(report(number)))
        yield opened


def questions() -> list[Question]:
    """Give two questions on a claim, and one on a pair."""
    shown = [Shown(report(one).key, Span(0, 30), (Span(2, 5),)) for one in (1, 2)]
    return [
        Question(1, "claim", "far", ("c1",), (shown[0],), "disaster (past, asserted)", "Nature."),
        Question(2, "claim", "far", ("c2",), (shown[1],), "death (past, asserted)"),
        Question(3, "apart", "near", ("c1", "c2"), (shown[0], shown[1]), ""),
    ]


def answer(question: int, verdict: str, by: str = "R1", why: str = "") -> Answer:
    return Answer(question, by, AT, verdict, why)


def list_faults(store: SqlStore) -> list[str]:
    """Give what `check` finds wrong with audits and with the chain."""
    found = [fault.what for fault in store.check().faults]
    return [what for what in found if "collections" not in what]


def test_a_sample_comes_back_as_it_was_drawn(store: SqlStore) -> None:
    assert store.last_audit() is None
    first = store.add_audit(DRAWN, questions())
    second = store.add_audit(DRAWN, [])
    assert (first.number, second.number) == (1, 2)
    assert (first.strata, first.weights, first.line) == (DRAWN.strata, "w", 2)
    assert store.last_audit() == second
    assert list(store.audit_questions(1)) == questions()
    assert store.audit_questions(2) == ()


def test_answers_are_appended_and_the_same_again_says_nothing_new(store: SqlStore) -> None:
    store.add_audit(DRAWN, questions())
    said = [answer(1, "right"), answer(2, "wrong", why="stance")]
    assert store.add_answers(1, said) == 2
    assert store.add_answers(1, said) == 0
    assert store.add_answers(1, [answer(1, "right", by="R2"), answer(2, "right")]) == 2
    assert [(one.question, one.by, one.verdict) for one in store.audit_answers(1)] == [
        (1, "R1", "right"),
        (2, "R1", "wrong"),
        (1, "R2", "right"),
        (2, "R1", "right"),
    ]
    assert store.add_answers(1, [answer(2, "taken_back")]) == 1


@pytest.mark.parametrize("bad", [answer(9, "right"), answer(1, "same"), answer(3, "5")])
def test_an_answer_that_fits_no_question_is_refused_with_all_others(
    store: SqlStore, bad: Answer
) -> None:
    store.add_audit(DRAWN, questions())
    with pytest.raises(NotFound):
        store.add_answers(1, [answer(1, "right"), bad])
    assert store.audit_answers(1) == ()


def test_a_sample_that_shows_a_report_the_record_lacks_is_refused(store: SqlStore) -> None:
    gone = Question(1, "claim", "far", ("c",), (Shown("0" * 32, Span(0, 9), ()),), "")
    with pytest.raises(NotFound, match="draw the sample again"):
        store.add_audit(DRAWN, [gone])
    assert store.last_audit() is None


def test_the_log_tells_of_samples_and_answers_and_of_what_came_after(store: SqlStore) -> None:
    line = store.last_line()
    store.add_audit(DRAWN, questions())
    store.add_answers(1, [answer(1, "right")])
    store.add_report(report(3), raw(report(3)))
    assert store.count_lines(line) == {
        "audit sample drawn": 1,
        "audit answers taken": 1,
        "report added": 1,
    }
    assert store.count_lines(store.last_line()) == {}
    told = {entry.what: entry.detail for entry in store.log()}
    assert told["audit sample drawn"] == {"audit": 1, "seed": 7, "questions": 3}
    assert told["audit answers taken"] == {"audit": 1, "by": "R1", "answers": 1}


@pytest.mark.parametrize("passage", [None, Span(2, 11)])
def test_what_is_expunged_takes_what_was_asked_of_it_and_leaves_the_rest(
    store: SqlStore, passage: Span | None
) -> None:
    audit = store.add_audit(DRAWN, questions())
    said = [answer(1, "right"), answer(2, "wrong"), answer(3, "same")]
    store.add_answers(audit.number, said)
    gone = store.expunge(Expunging(report(1).key, "a court said so", "R1", passage))
    # A pair that shows the report goes with it.
    assert [one.number for one in store.audit_questions(1)] == [2]
    assert store.audit_answers(1) == (answer(2, "wrong"),)
    assert store.count_lines(DRAWN.line)["expunged"] == 1
    assert not list_faults(store)
    assert passage is not None or gone.rows["audit_questions"] == 2
    assert store.add_audit(DRAWN, questions()[1:2]).number == 2


def test_every_sample_question_and_answer_is_held_by_the_log(
    where: RecordName, store: SqlStore
) -> None:
    store.add_audit(DRAWN, questions())
    store.add_answers(1, [answer(1, "right")])
    assert not list_faults(store)
    change(where, "UPDATE audit_answers SET verdict = 'wrong'")
    assert len(list_faults(store)) == 1
