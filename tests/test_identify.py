"""Ids of events: assigned once, kept, redirected by merges, never lost."""

from collections.abc import Mapping, Sequence
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.model.event import EventId
from twosource.model.ids import digest
from twosource.stages.identify import (
    Assignment,
    Elsewhere,
    alpha3,
    assign_ids,
    digest_claims,
    follow_redirect,
)

Partition = list[frozenset[str]]


def nowhere(_cluster: frozenset[str]) -> None:
    return None


def split(*clusters: str) -> Partition:
    """Write clusters of one-letter claims: "ab", "c"."""
    return [frozenset(one) for one in clusters]


def tell(clusters: Sequence[frozenset[str]], given_ids: Assignment) -> dict[str, str]:
    """Give the event of each claim, as a record would keep it."""
    paired = zip(clusters, given_ids.chosen, strict=True)
    return {claim: one.id for cluster, one in paired for claim in cluster}


def run(*history: Partition) -> Assignment:
    """Live through a history of clusterings and give the last assignment."""
    now = Assignment((), ())
    known: Mapping[str, str] = {}
    for clusters in history:
        now = assign_ids(clusters, known, now.ids, nowhere)
        known = tell(clusters, now)
    return now


def numbers(assignment: Assignment) -> list[int]:
    return [one.number for one in assignment.chosen]


def test_a_new_event_is_named_after_its_smallest_claim() -> None:
    (one,) = run(split("cab")).chosen
    assert one == EventId(digest("event", "a"), "XXX-0001", 1, "a", None)


def test_labels_bear_the_country_and_a_running_number() -> None:
    countries = {"a": "KP", "b": "PRK", "c": "zz", "d": None}
    clusters = split("d", "c", "b", "a")
    made = assign_ids(clusters, {}, (), lambda one: countries[min(one)])
    assert [one.label for one in made.chosen] == ["XXX-0004", "XXX-0003", "PRK-0002", "PRK-0001"]


def test_a_label_stays_when_the_country_changes() -> None:
    first = assign_ids(split("a"), {}, (), lambda _: "PE")
    second = assign_ids(split("ab"), {"a": first.ids[0].id}, first.ids, lambda _: "BO")
    assert second.chosen[0].label == "PER-0001"


def test_country_codes_of_two_letters_become_three() -> None:
    assert [alpha3(code) for code in ("GB", "XK", "CI", "XX", "")] == [
        "GBR",
        "XKX",
        "CIV",
        "XXX",
        "XXX",
    ]


def test_an_event_keeps_its_id_when_a_smaller_claim_joins() -> None:
    assert run(split("b"), split("ab")).chosen[0].born_from == "b"


def test_a_merge_keeps_the_smallest_number_and_redirects_the_other() -> None:
    merged = run(split("a", "b"), split("ab"))
    kept = {one.id: one for one in merged.ids}
    assert numbers(merged) == [1]
    assert follow_redirect(digest("event", "b"), kept) == digest("event", "a")


def test_of_a_split_event_the_claim_it_was_born_from_keeps_the_id() -> None:
    assert numbers(run(split("abc"), split("bc", "a"))) == [2, 1]


def test_without_the_claim_it_was_born_from_the_smallest_claim_keeps_the_id() -> None:
    assert numbers(run(split("abc"), split("c", "b"))) == [2, 1]


def test_an_event_whose_claims_are_gone_stays_known_and_comes_back() -> None:
    gone = run(split("a", "b"), split("b"))
    assert [one.number for one in gone.ids] == [1, 2]
    assert numbers(run(split("a", "b"), split("b"), split("a", "b"))) == [1, 2]


def test_an_undone_merge_gives_both_ids_back() -> None:
    parted = run(split("a", "b"), split("ab"), split("a", "b"))
    assert numbers(parted) == [1, 2]
    assert [one.redirect_to for one in parted.ids] == [None, None]


def test_a_merged_id_does_not_take_a_claim_away_from_a_living_event() -> None:
    moved = run(split("a", "b", "c"), split("ab", "c"), split("a", "bc"))
    assert numbers(moved) == [1, 3]
    assert moved.ids[1].redirect_to == moved.ids[0].id


def test_an_undone_merge_of_several_gives_the_smallest_number_back() -> None:
    parted = run(split("a", "b", "c"), split("abc"), split("a", "bc"))
    assert numbers(parted) == [1, 2]
    assert parted.ids[2].redirect_to == parted.ids[1].id


def test_an_event_that_comes_back_inside_another_redirects_to_it() -> None:
    back = run(split("a", "b"), split("b"), split("ab"))
    assert numbers(back) == [2]
    assert back.ids[0].redirect_to == back.ids[1].id


def test_a_claim_that_named_an_event_living_elsewhere_names_another_with_salt() -> None:
    moved = run(split("ab"), split("b"), split("b", "a"))
    assert numbers(moved) == [1, 2]
    assert moved.chosen[1].id == digest("event", "a", "2")


def test_ids_survive_the_loss_of_everything_derived() -> None:
    before = run(split("ab", "c", "d"), split("ab", "cd"))
    after = assign_ids(split("cd", "ab"), {}, before.ids, nowhere)
    assert numbers(after) == [2, 1]
    assert after.ids == before.ids


def test_claims_of_an_event_nobody_knows_are_new_ones() -> None:
    assert numbers(assign_ids(split("a"), {"a": "no such id"}, (), nowhere)) == [1]


@pytest.mark.parametrize("clusters", [split(""), split("ab", "bc")])
def test_clusters_are_disjoint_and_hold_a_claim(clusters: Partition) -> None:
    with pytest.raises(ValueError, match="no claim stands in two"):
        assign_ids(clusters, {}, (), nowhere)


@st.composite
def partitions(draw: st.DrawFn) -> Partition:
    """Some of eight claims, put into some of five clusters."""
    places = draw(st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 4)))
    clusters = [frozenset(c for c, place in places.items() if place == i) for i in range(5)]
    return [one for one in clusters if one]


@given(st.lists(partitions(), min_size=1, max_size=8))
def test_no_history_loses_an_id_or_lets_a_redirect_dangle_or_run_in_a_ring(
    history: list[Partition],
) -> None:
    now = Assignment((), ())
    known: dict[str, str] = {}
    for clusters in history:
        before = {one.id: one for one in now.ids}
        now = assign_ids(clusters, known, now.ids, nowhere)
        kept = {one.id: one for one in now.ids}
        _check_kept(before, kept)
        _check_redirects(kept)
        assert len({one.id for one in now.chosen}) == len(clusters)
        assert all(one.redirect_to is None for one in now.chosen)
        known = tell(clusters, now)


def _check_kept(before: Mapping[str, EventId], kept: Mapping[str, EventId]) -> None:
    for one in before.values():
        now = kept[one.id]
        assert (now.label, now.number, now.born_from) == (one.label, one.number, one.born_from)
    assert sorted(one.number for one in kept.values()) == list(range(1, len(kept) + 1))
    assert len({one.label for one in kept.values()}) == len(kept)


def _check_redirects(kept: Mapping[str, EventId]) -> None:
    for one in kept.values():
        seen = {one.id}
        while one.redirect_to is not None:
            one = kept[one.redirect_to]  # noqa: PLW2901  # walks the chain of redirects
            assert one.id not in seen
            seen.add(one.id)


@given(st.lists(partitions(), min_size=1, max_size=5))
def test_the_same_clusters_again_change_nothing(history: list[Partition]) -> None:
    once, twice = run(*history), run(*history, history[-1])
    assert once == twice


@given(st.lists(partitions(), min_size=1, max_size=4), st.randoms(use_true_random=False))
def test_the_order_of_clusters_and_ids_does_not_matter(
    history: list[Partition], chance: Random
) -> None:
    *earlier, last = history
    now = Assignment((), ())
    known: dict[str, str] = {}
    for clusters in earlier:
        now = assign_ids(clusters, known, now.ids, nowhere)
        known = tell(clusters, now)
    shuffled = chance.sample(last, len(last))
    mixed = assign_ids(shuffled, known, chance.sample(now.ids, len(now.ids)), nowhere)
    straight = assign_ids(last, known, now.ids, nowhere)
    assert mixed.ids == straight.ids
    assert tell(shuffled, mixed) == tell(last, straight)


def test_the_very_claims_that_were_an_event_are_that_event_again() -> None:
    """Without a memory of sets, a new event of the third claim would take the pair's place."""
    first = run(split("a", "bc"))
    known = tell(split("a", "bc"), first)
    apart = assign_ids(split("ab", "c"), known, first.ids, nowhere)
    assert numbers(apart) == [1, 3]
    known = tell(split("ab", "c"), apart)
    former = {
        digest_claims("bc"): (1, first.chosen[1].id),
        digest_claims("a"): (1, first.chosen[0].id),
        digest_claims("xy"): (1, "no such id"),
    }
    assert numbers(assign_ids(split("a", "bc"), known, apart.ids, nowhere)) == [1, 3]
    back = assign_ids(split("a", "bc"), known, apart.ids, nowhere, former)
    assert numbers(back) == [1, 2]
    assert back.ids[2].redirect_to == back.ids[1].id


def test_of_two_sets_that_were_one_event_the_later_is() -> None:
    ids = run(split("a")).ids
    former = {digest_claims("b"): (2, ids[0].id), digest_claims("c"): (1, ids[0].id)}
    given = assign_ids(split("c", "b"), {}, ids, nowhere, former)
    assert numbers(given) == [2, 1]


def test_what_lives_elsewhere_gives_neither_its_number_nor_its_name() -> None:
    elsewhere = Elsewhere(7, frozenset({digest("event", "a")}))
    made = assign_ids(split("ab", "c"), {}, (), nowhere, None, elsewhere)
    assert numbers(made) == [8, 9]
    assert made.chosen[0].id == digest("event", "a", "8")
    assert made.chosen[1].id == digest("event", "c")
