"""Numbers of an event: in lots by outcome and part, with a part no more than its whole."""

from dataclasses import replace

import pytest

from claims_added_up import ANN, BO, HERALD, STAR, add_up, count_of, told
from matching_claims import Telling, at_least, people
from twosource.model.event import Held
from twosource.model.values import Count
from twosource.stages.how_many_compare import tell_number


def test_lots_are_named_by_outcome_and_part_only_where_several_are_counted() -> None:
    women = replace(people(3, "killed"), group="women")
    event = add_up(
        told("a", Telling(counts=(people(8, "killed"), people(2, "killed", "boat"), women))),
        told("b", Telling(counts=(people(9, "killed"), people(5, "injured")))),
        told("c", Telling(counts=(replace(women, low=4, high=4, best=4),))),
    )
    assert [one.value.of for one in event.counts] == ["people", "people", "people", "boat"]
    assert [one.facet for one in event.conflicts] == [
        "counts.people.killed",
        "counts.people.killed.women",
    ]


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (people(8), "8"),
        (at_least(12), "at least 12"),
        (replace(people(8), low=36, high=44, best=40), "about 40"),
        (replace(people(8), low=0, high=50, best=None), "up to 50"),
        (replace(people(8), low=5, high=8, best=None), "5 to 8"),
    ],
)
def test_counts_are_told_in_words(count: Count, words: str) -> None:
    assert tell_number(count) == words


def test_that_there_was_none_is_a_number_told_against() -> None:
    none = replace(people(1), low=0, high=0, best=0)
    three = told("a", Telling(counts=(people(3),), chain=ANN))
    denier = told("b", Telling(stance="negated", counts=(none, people(9, "injured")), chain=BO))
    event = add_up(three, denier)
    found = count_of(event)
    assert (found.value.best, found.claims, found.against) == (3, ("a",), ("b",))
    assert len(event.counts) == 1
    disputed = [one for one in event.conflicts if one.facet == "counts.people"]
    star, herald = (f"a person heard by {one.name}" for one in (STAR, HERALD))
    assert [one.values for one in disputed] == [
        (Held("0", ("b",), (herald,)), Held("3", ("a",), (star,)))
    ]
    some = told("c", Telling(counts=(replace(people(3), low=0, best=None),)))
    assert [one.facet for one in add_up(some, denier).conflicts] == ["stance"]
    assert count_of(add_up(denier)).value.high == 0


def test_what_comes_on_top_is_a_lot_of_its_own() -> None:
    more = replace(people(4), more=True)
    event = add_up(told("a", Telling(counts=(people(12),))), told("b", Telling(counts=(more,))))
    assert [(one.value.best, one.value.more) for one in event.counts] == [(12, False), (4, True)]
    assert event.conflicts == ()


def test_a_part_told_as_more_than_its_whole_is_a_conflict() -> None:
    children = replace(people(8), group="child")
    event = add_up(told("a", Telling(counts=(people(5),))), told("b", Telling(counts=(children,))))
    (conflict,) = event.conflicts
    assert (conflict.facet, conflict.reading) == ("counts.people.child", "conflict")
    assert conflict.values == (Held("8 of a part", ("b",)), Held("5 in all", ("a",)))
    families = replace(people(8), of="families")
    event = add_up(told("a", Telling(counts=(people(5), families))))
    assert [one.facet for one in event.conflicts] == ["counts.families"]
    assert add_up(told("a", Telling(counts=(people(9), families, children)))).conflicts == ()


def test_a_whole_is_no_less_than_its_part_and_a_part_no_more_than_its_whole() -> None:
    whole = told("a", Telling(counts=(replace(people(20), low=0, best=None),)))
    children = told("b", Telling(counts=(replace(people(3), high=None, best=None, group="child"),)))
    event = add_up(whole, children)
    assert [(one.value.group, one.value.low, one.value.high) for one in event.counts] == [
        (None, 3, 20),
        ("child", 3, 20),
    ]
    assert [one.claims for one in event.counts] == [("a", "b"), ("a", "b")]
    assert event.counts[0].how == "the one value told; no less than a part of it"
    assert event.counts[1].how == "the one value told; no more than its whole"
    plain = add_up(whole, children, rule="conservative")
    assert [(one.value.low, one.value.high) for one in plain.counts] == [(0, 20), (3, None)]


def test_people_are_no_fewer_than_their_families() -> None:
    families = told("a", Telling(counts=(replace(people(4), of="families"),)))
    some = told("b", Telling(counts=(replace(people(20), low=0, best=None),)))
    event = add_up(families, some)
    assert [(one.value.of, one.value.low, one.value.high) for one in event.counts] == [
        ("people", 4, 20),
        ("families", 4, 4),
    ]
    assert [one.value.of for one in add_up(families).counts] == ["families"]


def test_how_many_were_to_be_there_is_no_other_count_of_how_many_were() -> None:
    plan = told("a", Telling(counts=(people(40), people(3, of="boat")), time="future", chain=ANN))
    deed = told("b", Telling(counts=(people(30),), chain=BO))
    event = add_up(plan, deed)
    assert [(one.value.of, one.value.best) for one in event.counts] == [("people", 30), ("boat", 3)]
    assert event.conflicts == ()
    assert [one.value.best for one in add_up(plan).counts] == [40, 3]
