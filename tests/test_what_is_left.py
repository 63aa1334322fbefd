"""What is left of a word, a passage or an audit once a record must not tell it any more."""

import pytest

from twosource.model.past import Past
from twosource.model.record import LogLine
from twosource.model.report import Marks, Report
from twosource.model.spans import Span
from twosource.model.tombstone import Tombstone
from twosource.stages.expunging import blank_passage, find_tombstone, make_token
from twosource.stages.stood import Stood
from twosource.stages.veil import Veiled, veil

TEXT = "Ola Vik was held at the quay on Monday. His sister waited outside."
KEY = "a key of the record"


def test_a_record_as_it_stood_has_no_audit_and_counts_the_lines_after_one() -> None:
    lines = tuple(LogLine(seq, "2026-03-01T10:00:00Z", what, {}) for seq, what in enumerate("aab"))
    stood = Stood(Past((), (), (), (), (), {}, {}, None, lines), (), (), ())
    assert stood.last_audit() is None
    assert stood.audit_questions(1) == ()
    assert stood.audit_answers(1) == ()
    assert stood.count_lines(0) == {"a": 1, "b": 1}


def test_veiled_numbers_are_found_by_their_word_and_list_no_word() -> None:
    veiled = Veiled({veil("quay"): 3.0})
    assert veiled["quay"] == 3.0
    assert list(veiled) == [veil("quay")]
    assert "quay" not in list(veiled)
    assert len(veiled) == 1
    assert "quay" in veiled
    assert "harbour" not in veiled
    odd: object = 3
    assert odd not in veiled
    with pytest.raises(KeyError):
        veiled["harbour"]


def test_a_text_is_known_by_its_own_tombstone_and_by_no_other_of_a_passage() -> None:
    report = Report("k", "r", TEXT, "0", None, None, None, None, "en", Marks())
    passage = Span(0, 7)
    own = make_token(KEY, blank_passage(report, passage))
    stones = [
        Tombstone(1, "2026-03-01T10:00:00Z", None, "of another text", "none", Span(0, 7)),
        Tombstone(2, "2026-03-01T10:00:00Z", None, "of a longer text", "none", Span(0, 700)),
        Tombstone(3, "2026-03-01T10:00:00Z", None, "asked for", own, passage),
    ]
    assert find_tombstone(report, stones, KEY) == stones[2]
    assert find_tombstone(report, stones[:2], KEY) is None
