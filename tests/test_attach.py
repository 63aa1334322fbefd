"""Decisions find the claims they speak of again after a new reading."""

from hypothesis import given
from hypothesis import strategies as st

from store_samples import anchor, claim, decision
from twosource.model.claim import Claim
from twosource.model.match import Pair
from twosource.model.ruling import Orphan
from twosource.stages.attach import attach, carry_events


def test_a_decision_finds_its_two_claims_by_passage() -> None:
    taken = decision(1, anchor("r1", 0, 30), anchor("r2", 0, 30))
    found = attach([taken], [claim("a", "r1", 0, 30), claim("b", "r2", 5, 40)])
    assert found.pairs == {Pair("a", "b"): taken}
    assert found.orphaned == ()


def test_the_largest_overlap_is_the_claim_meant() -> None:
    taken = decision(1, anchor("r1", 10, 30), anchor("r2", 0, 30))
    claims = [claim("a", "r1", 0, 12), claim("b", "r1", 15, 60), claim("c", "r2", 0, 30)]
    assert set(attach([taken], claims).pairs) == {Pair("b", "c")}


def test_of_equal_overlaps_the_shorter_passage_then_the_smaller_id_is_meant() -> None:
    taken = decision(1, anchor("r1", 10, 30), anchor("r2", 0, 30))
    claims = [
        claim("a", "r1", 0, 60),
        claim("d", "r1", 10, 30),
        claim("c", "r1", 10, 30),
        claim("x", "r2", 0, 30),
    ]
    assert set(attach([taken], claims).pairs) == {Pair("c", "x")}


def test_two_claims_on_one_passage_can_be_decided_on() -> None:
    taken = decision(1, anchor("r1", 0, 30), anchor("r1", 0, 30))
    claims = [claim("b", "r1", 0, 30), claim("a", "r1", 0, 30)]
    assert set(attach([taken], claims).pairs) == {Pair("a", "b")}


def test_another_type_or_report_is_no_match() -> None:
    taken = decision(1, anchor("r1", 0, 30), anchor("r2", 0, 30))
    claims = [claim("a", "r1", 0, 30), claim("b", "r2", 0, 30, kind="flood")]
    found = attach([taken], [*claims, claim("c", "r3", 0, 30)])
    assert found.pairs == {}
    assert [one.id for one in found.orphaned] == [taken.id]


def test_a_decision_whose_sides_became_one_claim_is_orphaned() -> None:
    taken = decision(1, anchor("r1", 0, 30), anchor("r1", 31, 60))
    found = attach([taken], [claim("a", "r1", 0, 60)])
    assert dict(found.pairs) == {}
    assert found.orphaned == (Orphan(1, "same", "ana", "what were two claims is one now"),)


def test_of_two_decisions_on_one_pair_the_later_wins() -> None:
    left, right = anchor("r1", 0, 30), anchor("r2", 0, 30)
    first, second = decision(1, left, right), decision(2, right, left, "unsure")
    found = attach([second, first], [claim("a", "r1", 0, 30), claim("b", "r2", 0, 30)])
    assert found.pairs == {Pair("a", "b"): second}


def test_an_undone_decision_counts_for_nothing() -> None:
    sides = anchor("r1", 0, 30), anchor("r2", 0, 30)
    found = attach([decision(1, *sides, undone=True)], [claim("a", "r1", 0, 30)])
    assert (dict(found.pairs), found.orphaned) == ({}, ())


@given(
    st.permutations(
        [claim(name, name[0], 10 * i, 10 * i + 15) for i, name in enumerate(("pa", "qa", "pb"))]
    ),
    st.integers(0, 40),
    st.integers(0, 40),
)
def test_no_decision_is_dropped_and_order_does_not_matter(
    claims: list[Claim], left: int, right: int
) -> None:
    taken = decision(1, anchor("p", left, left + 5), anchor("q", right, right + 5))
    found = attach([taken], claims)
    assert len(found.pairs) + len(found.orphaned) == 1
    assert found == attach([taken], sorted(claims, key=lambda one: one.id))


def test_an_event_keeps_its_name_when_a_report_is_read_again() -> None:
    before = [claim("a", "r1", 0, 30), claim("b", "r2", 0, 30)]
    now = [claim("c", "r1", 5, 40), claim("b", "r2", 0, 30), claim("d", "r3", 0, 30)]
    carried = carry_events({"a": "E1", "b": "E2"}, before, now)
    assert {key: carried.get(key) for key in "bcd"} == {"b": "E2", "c": "E1", "d": None}


def test_a_claim_that_stays_keeps_its_event_and_gives_none_away() -> None:
    before = [claim("a", "r1", 0, 30)]
    now = [claim("a", "r1", 0, 30), claim("c", "r1", 0, 30)]
    assert carry_events({"a": "E1"}, before, now).get("c") is None


def test_claims_that_told_of_no_event_carry_none() -> None:
    assert carry_events({}, [claim("a", "r1", 0, 30)], [claim("c", "r1", 0, 30)]) == {}
