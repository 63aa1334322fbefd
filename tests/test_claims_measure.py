"""The measure of claims: labels beside what the program takes from a text."""

from dataclasses import replace
from pathlib import Path

import pytest

from bench_claims import LABELS, read_articles, read_claims, read_labels
from claim_reading import read
from twosource.measures.claims import (
    Joining,
    Label,
    Number,
    Pairing,
    Told,
    judge,
    pair,
    pair_readers,
    tally,
)
from twosource.model.spans import Span
from twosource.stages.how_many_values import read_counts

TEXT = "Police arrested eleven fishermen on Tuesday, a clerk said. They may be deported."


def label(trigger: str, *types: str, needed: bool = True, event: int = 1) -> Label:
    """Give a label on a word of the text, past, asserted and the reporter's own."""
    start = TEXT.index(trigger)
    span = Span(start, start + len(trigger))
    return Label(span, span, types, ("past",), ("asserted",), (None,), (), event, needed)


def told() -> list[Told]:
    """Give what the program takes from the text."""
    return [Told(one, read_counts(one.counts, TEXT)) for one in read(TEXT).claims]


def test_a_label_and_a_claim_pair_by_type_and_shared_trigger() -> None:
    one = pair([label("arrested", "detention"), label("deported", "return")], told())
    assert [(found.types, ours.claim.type) for found, ours in one.pairs] == [
        (("detention",), "detention"),
        (("return",), "return"),
    ]
    assert (one.missed, one.beside) == ((), ())


def test_a_claim_of_another_type_is_a_miss_and_a_false_find() -> None:
    one = pair([label("arrested", "killing")], told())
    assert len(one.missed) == 1
    assert [ours.claim.type for ours in one.beside] == ["detention", "return"]


def test_what_is_not_needed_is_no_error_found_or_missed() -> None:
    found = pair(
        [label("arrested", "detention"), label("deported", "return", needed=False)], told()
    )
    total = tally([found])
    assert (total.precision(), total.recall(), total.f1()) == (100, 100, 100)
    missed = tally([pair([label("Tuesday", "riot", needed=False)], [])])
    assert (missed.precision(), missed.recall(), missed.f1()) == (0, 0, 0)


def test_precision_and_recall_are_of_claims() -> None:
    total = tally([pair([label("arrested", "detention"), label("clerk", "riot")], told())])
    assert (total.precision(), total.recall()) == (50, 50)
    assert total.f1() == 50


def test_an_event_is_found_by_any_of_its_labels() -> None:
    labels = [label("arrested", "detention", event=1), label("clerk", "riot", event=1)]
    assert tally([pair(labels, told())]).event_recall() == 100
    assert tally([Pairing((), tuple(labels), ())]).event_recall() == 0


def test_time_stance_holder_and_numbers_are_judged() -> None:
    whole = replace(
        label("arrested", "detention"), holders=("clerk",), counts=(Number("people", 11, 11),)
    )
    ((found, ours),) = pair([whole], told()).pairs
    assert judge(found, ours) == {"time": True, "stance": True, "holder": True, "counts": True}
    other = replace(whole, time=("future",), stance=("denied",), holders=(None,), counts=())
    assert judge(other, ours) == {"time": False, "stance": False, "holder": False, "counts": False}
    assert "holder" not in judge(replace(whole, holders=()), ours)


@pytest.mark.parametrize(
    ("number", "right"),
    [
        (Number("people", 11, 11), True),
        (Number("fishermen", 11, 11), True),
        (Number("families", 11, 11), False),
        (Number("people", 10, None), False),
        (Number("people", 12, 12), False),
    ],
)
def test_a_number_is_right_with_its_kind_and_ends(number: Number, *, right: bool) -> None:
    one = replace(label("arrested", "detention"), counts=(number,))
    ((found, ours),) = pair([one], told()).pairs
    assert judge(found, ours)["counts"] is right


def test_a_claim_that_two_people_make_is_one() -> None:
    twice = [*told(), *told()]
    assert len(pair([label("arrested", "detention")], twice).beside) == 1


def test_two_readers_pair_by_the_same_rule() -> None:
    ours = [label("arrested", "detention"), label("deported", "return")]
    theirs = [label("deported", "flight"), label("arrested", "assault", "detention")]
    assert pair_readers(ours, theirs) == [(ours[0], theirs[1])]


def test_joining_counts_pairs_of_one_report() -> None:
    one = pair([label("arrested", "detention"), label("deported", "return")], told())
    first, second = (ours.claim.id for _, ours in one.pairs)
    joining = Joining()
    joining.add(one, {first: "a", second: "a"})
    assert (joining.precision(), joining.recall(), joining.f1()) == (100, 100, 100)
    joining.add(one, {first: "a", second: "b"})
    assert (joining.precision(), joining.recall()) == (100, 50)
    apart = pair([label("arrested", "detention"), label("deported", "return", event=2)], told())
    joining.add(apart, {first: "a", second: "a"})
    assert joining.precision() == 50
    assert Joining().f1() == 0


# On the articles that rules were written against, a little under what was measured.
FLOOR = {"f1": 80.0, "precision": 88.0, "time": 88.0, "stance": 92.0}


def test_the_score_on_the_working_articles_does_not_fall(data: Path) -> None:
    texts = read_articles(data / "gold")
    rows = [row for row in read_labels(LABELS / "claims.jsonl", texts) if row.part == "working"]
    assert len(rows) == 10
    told = read_claims({row.id: texts[row.id] for row in rows})
    total = tally([pair(row.labels, told[row.id]) for row in rows])
    assert total.f1() >= FLOOR["f1"]
    assert total.precision() >= FLOOR["precision"]
    assert total.accuracy("time") >= FLOOR["time"]
    assert total.accuracy("stance") >= FLOOR["stance"]
