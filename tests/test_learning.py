"""Weights learned from labelled pairs: which way they move, how far, and what stays."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching_claims import KISUMU, NAIROBI, Telling, claim, people
from twosource.matchers.ladders import find_slips, list_ladders
from twosource.matchers.learning import Example, learn
from twosource.model.errors import BadWeights
from twosource.model.match import Backdrop, Decided, Page, Sight, Verdict
from twosource.model.weights import Weights
from twosource.readers.weights import decode_weights, encode_weights
from twosource.wiring import open_matcher

MATCHER = open_matcher()
SHIPPED = MATCHER.weights
TOWN = Sight("same_place", "same town", "")
START = Sight("starting_point", "claims", "")
DAY = Sight("same_day", "one day", "")


def bits(weights: Weights, feature: str, row: str) -> float:
    return weights.across[feature][row]


def many(sights: Sequence[Sight], *, same: bool, number: int = 200) -> list[Example]:
    return [Example((START, *sights), one_report=False, same=same)] * number


def teach(examples: Sequence[Example], held: float = 5.0) -> Weights:
    return learn(examples, SHIPPED, held, "taught")


def test_without_examples_nothing_moves() -> None:
    assert teach([]) == SHIPPED


def test_pairs_of_one_event_raise_what_they_share_and_others_lower_it() -> None:
    raised = teach(many([TOWN], same=True))
    lowered = teach(many([TOWN], same=False, number=2000))
    before = bits(SHIPPED, "same_place", "same town")
    assert bits(raised, "same_place", "same town") > before + 1
    assert bits(lowered, "same_place", "same town") < before
    assert raised.name == "taught"
    assert raised.version != lowered.version


def test_what_no_pair_shows_stays_where_it_was() -> None:
    taught = dict(teach(many([TOWN], same=True)).rows())
    moved = {row[1] for row, before in SHIPPED.rows() if taught[row] != before}
    assert moved == {"same_place"}


def test_the_starting_point_is_not_learned_from_what_people_chose_to_label() -> None:
    taught = teach(many([], same=True, number=2000))
    assert bits(taught, "starting_point", "claims") == bits(SHIPPED, "starting_point", "claims")


def test_more_pairs_move_a_weight_further_and_a_surer_table_less() -> None:
    def moved(number: int, held: float) -> float:
        taught = teach(many([TOWN], same=True, number=number), held)
        return bits(taught, "same_place", "same town") - bits(SHIPPED, "same_place", "same town")

    assert moved(500, 5.0) > moved(50, 5.0) > moved(5, 5.0) > 0
    assert moved(50, 5.0) > moved(50, 100.0) > 0


def test_a_pair_that_counts_twice_is_two_pairs() -> None:
    once = many([TOWN, DAY], same=True, number=40)
    twice = [replace(one, weight=2.0) for one in once]
    assert teach([*once, *once]) == teach(twice)


def test_rows_of_one_ladder_keep_their_order_whatever_is_taught() -> None:
    hours = Sight("published_near", "over 30 days", "")
    near = Sight("published_near", "within 1 day", "")
    taught = teach([*many([hours], same=True), *many([near], same=False)])
    assert is_in_order(taught)
    table = taught.across["published_near"]
    assert table["over 30 days"] == table["within 1 day"]


def is_in_order(weights: Weights) -> bool:
    known = dict(weights.rows())
    return all(
        known[first] >= known[second]
        for ladder in list_ladders()
        for first, second in pairwise(ladder)
    )


@settings(max_examples=20)
@given(st.lists(st.tuples(st.sampled_from([TOWN, DAY]), st.booleans()), max_size=12))
def test_the_order_of_the_pairs_changes_nothing(told: list[tuple[Sight, bool]]) -> None:
    pairs = [Example((START, sight), one_report=False, same=same) for sight, same in told]
    assert teach(pairs) == teach(pairs[::-1])
    assert is_in_order(teach(pairs))


def test_what_is_worth_little_in_this_record_is_not_blamed_for_it() -> None:
    crowded = replace(TOWN, most=0.5)
    taught = teach(many([crowded], same=False, number=2000))
    assert taught.across["same_place"]["same town"] == SHIPPED.across["same_place"]["same town"]


def test_the_shipped_table_is_whole_and_in_order() -> None:
    assert find_slips(SHIPPED) == []
    assert is_in_order(SHIPPED)


def test_a_table_that_lacks_a_row_or_has_one_too_many_is_named() -> None:
    short = replace(SHIPPED, within={**SHIPPED.within, "points_back": {"pointed": 1.0}})
    assert find_slips(short) == [
        "within, points_back, points back is missing",
        "within, points_back, pointed is no row of any feature",
    ]


def test_a_table_is_read_as_it_was_written() -> None:
    assert decode_weights(encode_weights(SHIPPED), "file") == SHIPPED
    with pytest.raises(BadWeights, match=r"notes\.json: this is no table of weights"):
        decode_weights('{"name": "x"}', "notes.json")


def test_a_table_is_known_by_its_rows_and_not_only_by_its_name() -> None:
    other = replace(SHIPPED, threshold=SHIPPED.threshold + 1)
    assert other.name == SHIPPED.name
    assert other.version != SHIPPED.version


# ------------------------------------------------------------------ people's decisions


def decide(verdict: Verdict, left: Telling, right: Telling, number: int) -> list[Decided]:
    pairs = [
        (claim(f"a{at}", f"one {at}", left), claim(f"b{at}", f"two {at}", right))
        for at in range(number)
    ]
    return [Decided(one, other, verdict) for one, other in pairs]


TOLD = Telling(where=KISUMU, counts=(people(9),))


def test_decisions_of_one_kind_move_their_weights_in_their_direction() -> None:
    same = MATCHER.learn(decide("same", Telling(where=KISUMU), Telling(where=KISUMU), 10))
    other = MATCHER.learn(decide("different", TOLD, TOLD, 10))
    town = bits(SHIPPED, "same_place", "same town")
    assert bits(same, "same_place", "same town") > town
    assert bits(other, "same_place", "same town") < town
    assert bits(other, "people_counted", "equal, over 5") < bits(
        SHIPPED, "people_counted", "equal, over 5"
    )
    assert same.name == f"{SHIPPED.name} and 10 decisions"


def test_ten_decisions_do_not_wreck_the_table() -> None:
    taught = dict(MATCHER.learn(decide("different", TOLD, TOLD, 10)).rows())
    assert max(abs(taught[row] - before) for row, before in SHIPPED.rows()) < 2.0


def test_what_teaches_nothing_moves_nothing() -> None:
    assert MATCHER.learn([]) == SHIPPED
    assert MATCHER.learn(decide("unsure", TOLD, TOLD, 5)) == SHIPPED
    far = replace(TOLD, where=NAIROBI)
    assert MATCHER.learn(decide("same", TOLD, far, 5)) == SHIPPED
    words = frozenset({"police", "arrested", "harbour"})
    copies = Backdrop(roots={"two 0": "one 0"}, words={"a0": words, "b0": words})
    assert MATCHER.before(copies).learn(decide("same", TOLD, TOLD, 1)) == SHIPPED


def test_decisions_within_a_report_move_the_weights_of_one_report() -> None:
    ends = claim("a", "one", TOLD), claim("b", "one", TOLD)
    taught = MATCHER.learn([Decided(*ends, "same")] * 20)
    assert taught.across == SHIPPED.across
    assert (
        taught.within["people_counted"]["equal, over 5"]
        > (SHIPPED.within["people_counted"]["equal, over 5"])
    )


def test_a_large_record_starts_lower_and_a_small_one_higher_by_whole_bits() -> None:
    def start(reports: int) -> tuple[float, str]:
        backdrop = Backdrop(pages={str(number): Page() for number in range(reports)})
        match = MATCHER.before(backdrop).compare(claim("a", "one"), claim("b", "two"))
        found = next(one for one in match.reasons if one.feature == "starting_point")
        return found.bits, found.words

    table = bits(SHIPPED, "starting_point", "claims")
    assert start(0) == start(600) == (table, "two claims of different reports")
    assert start(300)[0] == start(200)[0] == table + 1
    assert start(80) == (table + 2, "two claims of different reports, in a small record")
    assert start(2)[0] == table + 2
    assert start(1000)[0] == start(1200)[0] == table
    assert start(2000)[0] == start(2400)[0] == table - 1
    assert start(8000)[0] == table - 3
    assert start(2000)[1] == "two claims of different reports, in a large record"
