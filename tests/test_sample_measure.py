"""The sample of claims that people judge, and the verdicts that are kept of it."""

import json
from dataclasses import replace

import pytest

from claim_reading import book, parser, read, report_of
from twosource.measures.sample import (
    Drawn,
    Verdict,
    draw,
    judging_key,
    list_claims,
    list_unjudged,
    read_verdicts,
    show_claim,
    take_verdicts,
    tally,
    write_verdicts,
)
from twosource.model.record import Finished, Received
from twosource.model.report import Layout, Part
from twosource.model.spans import Span

TOWNS = ("Alder", "Birch", "Cedar", "Elm", "Hazel", "Juniper", "Linden", "Maple", "Oak", "Rowan")
TEXTS = [f"Police arrested two carters in {town}. A clerk fled the valley." for town in TOWNS]


def finished(text: str) -> Finished:
    """Give a report that was read."""
    report = report_of(text)
    layout = Layout((Part("body", Span(0, len(text))),), None)
    return Finished(Received(report, b""), parser().parse(report, layout), read(text))


def claims() -> list[Drawn]:
    """Give the claims of all the reports."""
    return list(list_claims("invented", map(finished, TEXTS)))


def judged(one: Drawn, answer: str, why: str = "") -> str:
    """Give the line of a judge, with the words he was shown still in it."""
    return json.dumps(show_claim(one, book()) | {"verdict": answer, "why": why})


def test_a_sample_does_not_hang_on_the_order_of_the_claims() -> None:
    assert len(claims()) == 20
    first = draw(claims(), 1, 8)
    assert [one.key for one in draw(reversed(claims()), 1, 8)] == [one.key for one in first]
    assert [one.key for one in draw(claims(), 2, 8)] != [one.key for one in first]


def test_a_claim_that_changes_leaves_the_rest_of_the_sample_as_it_is() -> None:
    before = draw(claims(), 1, 8)
    changed = [one if one.key != before[0].key else replace(one, key="another") for one in claims()]
    after = {one.key for one in draw(changed, 1, 8)}
    assert {one.key for one in before[1:]} <= after


def test_a_claim_is_drawn_once_though_its_report_is_read_twice() -> None:
    assert len(draw([*claims(), *claims()], 1, 100)) == 20


def test_another_type_time_or_stance_makes_another_claim_to_judge() -> None:
    claim = claims()[0].claim
    others = [
        replace(claim, type="flight"),
        replace(claim, time="future"),
        replace(claim, stance="alleged"),
        replace(claim, id="another"),
    ]
    assert len({judging_key(one) for one in (claim, *others)}) == 5
    assert judging_key(replace(claim, definite=True)) == judging_key(claim)


def test_a_judge_is_shown_the_words_around_and_what_was_read_in_them() -> None:
    one = next(iter(list_claims("invented", [finished("It rained. " + TEXTS[0] + " It is late.")])))
    shown = show_claim(one, book())
    assert shown["around"] == "It rained. " + TEXTS[0]
    assert (shown["trigger"], shown["type"], shown["document"]) == (
        "arrested",
        "detention",
        "example",
    )
    assert shown["counts"] == [{"words": "two carters", "role": "target", "outcome": "detained"}]
    assert shown["type_means"] == book().types["detention"].definition


def test_what_is_kept_of_a_verdict_holds_no_words_of_the_text() -> None:
    one, two, *_ = claims()
    lines = [judged(one, "right"), "", judged(two, "wrong", "time")]
    kept = list(write_verdicts(take_verdicts(lines, [one, two]).values()))
    assert sorted(kept) == sorted(
        json.dumps({"key": key, "set": "invented", "verdict": answer, "why": why})
        for key, answer, why in ((one.key, "right", ""), (two.key, "wrong", "time"))
    )
    assert read_verdicts([*kept, ""]) == {
        one.key: Verdict(one.key, "invented", "right", ""),
        two.key: Verdict(two.key, "invented", "wrong", "time"),
    }


def test_a_sample_is_counted_by_what_was_said_of_it() -> None:
    sample = claims()[:5]
    lines = [
        judged(sample[0], "right"),
        judged(sample[1], "right"),
        judged(sample[2], "wrong", "stance"),
        judged(sample[3], "invented", "not_an_event"),
    ]
    verdicts = take_verdicts(lines, sample)
    found = tally(sample, verdicts)
    assert (found.drawn, found.judged) == (5, 4)
    assert [found.share(answer) for answer in ("right", "wrong", "invented")] == [50, 25, 25]
    assert list_unjudged(sample, verdicts) == [sample[4]]
    assert tally(sample, {}).share("right") == 0


@pytest.mark.parametrize(
    ("row", "what"),
    [
        ({"verdict": "fine"}, "line 1: a verdict is one of"),
        ({"verdict": "wrong"}, "line 1: why is a short code"),
        ({"verdict": "right", "why": "The clerk fled"}, "line 1: why is a short code"),
        ({"verdict": "right", "key": "unknown"}, "line 1: nothing of this sample"),
    ],
)
def test_a_line_that_is_no_verdict_is_named(row: dict[str, str], what: str) -> None:
    one = claims()[0]
    line = json.dumps({"key": one.key} | row)
    with pytest.raises(ValueError, match=what):
        take_verdicts([line], [one])
