"""Which matches hold an event together, and which events look like it."""

from twosource.model.match import Match, Pair, Reason, Veto
from twosource.stages.ties import MOST_ALIKE, name_look_alikes, sort_ties


def match(left: str, right: str, bits: float, veto: Veto | None = None) -> Match:
    """Give a match of so many bits."""
    return Match(Pair(left, right), (Reason("type", bits, "of one type"),), veto)


def matches(*ones: Match) -> dict[Pair, Match]:
    """Give matches by pair."""
    return {one.pair: one for one in ones}


ABC = frozenset({"a", "b", "c"})


def test_no_more_matches_than_it_takes_to_reach_every_claim() -> None:
    given = matches(match("a", "b", 5.0), match("b", "c", 4.0), match("a", "c", 3.0))
    ties = sort_ties([ABC], given)
    assert [(one.pair.left, one.pair.right) for one in ties["a"]] == [("a", "b"), ("b", "c")]


def test_the_strongest_comes_first() -> None:
    given = matches(match("a", "b", 1.0), match("a", "c", 9.0))
    assert [one.bits for one in sort_ties([ABC], given)["a"]] == [9.0, 1.0]


def test_of_equals_the_earlier_pair_comes_first() -> None:
    given = matches(match("b", "c", 2.0), match("a", "c", 2.0), match("a", "b", 2.0))
    ties = sort_ties([ABC], given)["a"]
    assert [one.pair for one in ties] == [Pair("a", "b"), Pair("a", "c")]


def test_a_match_between_two_events_ties_neither() -> None:
    clusters = [frozenset({"a"}), frozenset({"b"})]
    assert sort_ties(clusters, matches(match("a", "b", 5.0))) == {}


def test_events_that_look_alike_name_each_other() -> None:
    clusters = [frozenset({"a"}), frozenset({"b"})]
    named = name_look_alikes(clusters, matches(match("a", "b", 5.0)), ["E1", "E2"])
    assert [one.event for one in named["E1"]] == ["E2"]
    assert [one.event for one in named["E2"]] == ["E1"]


def test_no_more_than_five_are_named() -> None:
    names = [f"c{number}" for number in range(9)]
    clusters = [frozenset({name}) for name in names]
    given = matches(*(match("c0", other, 5.0) for other in names[1:]))
    named = name_look_alikes(clusters, given, [name.upper() for name in names])
    assert len(named["C0"]) == MOST_ALIKE
