"""From what checkers answered to what it says of the record."""

from collections.abc import Sequence
from random import Random

import pytest

from twosource.exporters.audit_lines import audit_line
from twosource.model.audit import (
    FRAMES,
    TAKEN_BACK,
    Answer,
    Audit,
    Audited,
    Figure,
    Frame,
    Question,
    Stratum,
    allowed,
)
from twosource.stages.agreement import measure_agreement
from twosource.stages.audit_figures import conclude, errs, standing

AT = "2026-11-26T10:00:00+00:00"


def audit(*strata: tuple[Frame, int, int]) -> tuple[Audit, list[Question]]:
    """Give a sample: of each frame how many the record holds and how many are drawn."""
    told = tuple(Stratum(frame, "far", size, drawn) for frame, size, drawn in strata)
    frames = [frame for frame, _, drawn in strata for _ in range(drawn)]
    questions = [
        Question(number, frame, "far", ("c",), (), "") for number, frame in enumerate(frames, 1)
    ]
    return Audit(1, 7, AT, 3, told), questions


def answer(*verdicts: str, by: str = "R1", first: int = 1) -> list[Answer]:
    """Answer questions in their order."""
    return [Answer(number, by, AT, said) for number, said in enumerate(verdicts, first)]


def figures(audited: Audited) -> dict[str, Figure]:
    """Give figures by name."""
    return {one.name: one for one in audited.figures}


def conclude_on(drawn: tuple[Audit, list[Question]], answers: Sequence[Answer]) -> Audited:
    """Work out what a sample came to."""
    return conclude(*drawn, answers)


def test_what_is_wrong_is_told_wrongly_and_missed_what_is_invented_only_told_wrongly() -> None:
    drawn = audit(("when", 4, 4), ("no_when", 2, 2))
    told = figures(conclude_on(drawn, answer("right", "right", "wrong", "invented", "0", "1")))
    assert told["when precision"].share.value == 50
    assert told["when recall"].share.value == 50  # 2 right, 1 wrong, 1 missed
    assert (told["when recall"].answered, told["when recall"].of) == (6, 4)


def test_claims_are_missed_in_sentences_and_in_reports_without_any() -> None:
    drawn = audit(("claim", 10, 2), ("sentence", 40, 4), ("report", 2, 2))
    told = figures(conclude_on(drawn, answer("right", "right", "0", "0", "0", "1", "2", "0")))
    assert told["claim recall"].share.value == pytest.approx(100 * 10 / (10 + 10 + 2))
    assert told["claim recall"].share.low < 45 < told["claim recall"].share.high


def test_recall_waits_until_everything_that_may_be_missing_was_asked() -> None:
    drawn = audit(("claim", 10, 2), ("sentence", 40, 2), ("report", 2, 1))
    assert "claim recall" not in figures(conclude_on(drawn, answer("right", "right", "0", "0")))
    assert "claim recall" not in figures(conclude_on(drawn, answer("0", first=3)))
    assert "claim recall" in figures(conclude_on(drawn, answer("right", "right", "0", "0", "0")))


def test_where_nothing_at_all_is_told_there_is_no_recall() -> None:
    drawn = audit(("count", 2, 2), ("more_counts", 2, 2))
    told = figures(conclude_on(drawn, answer("invented", "invented", "0", "0")))
    assert told.keys() == {"count precision"}


def test_joins_and_look_alikes_are_counted_apart() -> None:
    drawn = audit(("joined", 4, 4), ("apart", 5, 5))
    said = ("same", "same", "same", "different", "same", *["different"] * 4)
    told = figures(conclude_on(drawn, answer(*said)))
    assert told["wrong merges"].share.value == 25
    assert told["missed merges"].share.value == 20


def test_checkers_who_disagree_each_have_an_equal_part() -> None:
    drawn = audit(("claim", 2, 2))
    both = [*answer("right", "right"), *answer("wrong", "right", by="R2")]
    audited = conclude_on(drawn, both)
    assert figures(audited)["claim precision"].share.value == 75
    assert audited.checkers == 2
    assert audited.agreement is not None
    assert (audited.agreement.questions, audited.agreement.percent) == (2, 50)


def test_the_last_answer_stands_unless_it_was_taken_back() -> None:
    said = [*answer("right", "right"), *answer("wrong"), *answer(TAKEN_BACK, first=2)]
    assert {place: one.verdict for place, one in standing(said).items()} == {(1, "R1"): "wrong"}
    assert standing([*said, *answer("right", first=2)])[2, "R1"].verdict == "right"


def test_unsure_is_no_answer_and_is_counted() -> None:
    drawn = audit(("claim", 9, 3))
    audited = conclude_on(drawn, [*answer("right", "unsure"), *answer("unsure", by="R2")])
    assert (audited.asked, audited.answered, audited.unsure) == (3, 1, 1)
    assert figures(audited)["claim precision"].answered == 1


def test_only_what_changes_a_record_counts_as_a_change() -> None:
    drawn = audit(("claim", 1, 1))
    quiet = conclude(*drawn, answer("right"), {"exported": 4, "audit answers taken": 1})
    moved = conclude(*drawn, answer("right"), {"report added": 2, "exported": 1})
    assert (quiet.state, quiet.changes) == ("audited", {})
    assert (moved.state, moved.changes) == ("changed_since", {"report added": 2})
    assert conclude(*drawn, []).state == "not_audited"


def test_the_export_says_so_where_nobody_has_looked() -> None:
    drawn = audit(("claim", 3, 3))
    assert audit_line(None) == audit_line(conclude(*drawn, []))
    line = audit_line(conclude(*drawn, answer("right", "right", "wrong")))
    assert (line.state, line.at, line.answered) == ("audited", AT, 3)
    assert line.figures[0].percent == line.figures[0].high == 66.7


def test_each_answer_says_whether_the_record_errs() -> None:
    fine = {"right", "0"}
    for frame in FRAMES:
        good = {"joined": {"same"}, "apart": {"different"}}.get(frame, fine)
        sure = [one for one in allowed(frame) if one != "unsure"]
        assert {one for one in sure if not errs(frame, one)} == good & set(sure)


def test_alpha_is_one_when_all_agree_and_about_nought_by_chance() -> None:
    agreed = measure_agreement([["a", "a"], ["b", "b"], ["a", "a", "a"]])
    assert agreed is not None
    assert (agreed.percent, agreed.alpha) == (100, 1)
    chance = Random(1)  # noqa: S311 - no secret is drawn
    guessed = measure_agreement([[chance.choice("ab"), chance.choice("ab")] for _ in range(4000)])
    assert guessed is not None
    assert guessed.alpha == pytest.approx(0, abs=0.05)


def test_alpha_is_krippendorffs_of_his_example() -> None:
    """Two observers, ten units, four of them apart, six ones in all (Krippendorff 2011): 0.095."""
    one, other = "0100000000", "1110010010"
    agreed = measure_agreement([list(pair) for pair in zip(one, other, strict=True)])
    assert agreed is not None
    assert agreed.alpha == pytest.approx(0.095, abs=0.001)


def test_alpha_is_not_defined_where_one_answer_is_all_there_is() -> None:
    same = measure_agreement([["a", "a"], ["a", "a"]])
    assert same is not None
    assert same.alpha is None
    assert measure_agreement([["a"], []]) is None
