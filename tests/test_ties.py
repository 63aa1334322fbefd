"""Which matches hold an event together, and which events look like it."""

from twosource.model.match import Match, Pair, Reason, Veto
from twosource.stages.scores import link_all
from twosource.stages.ties import MOST_ALIKE, find_look_alikes, tie

ABC = frozenset({"a", "b", "c"})
FAR = Veto("too_far_apart", "900 km apart")


def match(left: str, right: str, bits: float, veto: Veto | None = None) -> Match:
    """Give a match of so many bits."""
    return Match(Pair(left, right), (Reason("type", bits, "of one type"),), veto)


def ties(*given: Match) -> list[Match]:
    by_pair = {one.pair: one for one in given}
    return list(tie(ABC, link_all(given), by_pair.__getitem__))


def alike(*given: Match, clusters: str = "a b c d") -> list[tuple[str, str]]:
    """Give what looks like the first of some clusters of one-letter claims, and by which pair."""
    first, *others = clusters.split()
    owner = {claim: min(cluster) for cluster in (first, *others) for claim in cluster}
    found = find_look_alikes(frozenset(first), link_all(given), owner)
    return [(one.cluster, one.pair.left + one.pair.right) for one in found]


def test_no_more_matches_than_it_takes_to_reach_every_claim() -> None:
    held = ties(match("a", "b", 5.0), match("b", "c", 4.0), match("a", "c", 3.0))
    assert [one.pair for one in held] == [Pair("a", "b"), Pair("b", "c")]


def test_the_strongest_comes_first() -> None:
    assert [one.bits for one in ties(match("a", "b", 1.0), match("a", "c", 9.0))] == [9.0, 1.0]


def test_of_equals_the_earlier_pair_comes_first() -> None:
    held = ties(match("b", "c", 2.0), match("a", "c", 2.0), match("a", "b", 2.0))
    assert [one.pair for one in held] == [Pair("a", "b"), Pair("a", "c")]


def test_what_is_impossible_or_leads_out_of_an_event_ties_nothing() -> None:
    assert ties(match("a", "b", 9.0, FAR), match("c", "d", 9.0)) == []


def test_look_alikes_are_clusters_kept_apart_with_much_in_favour() -> None:
    given = match("a", "b", 5.0, FAR), match("a", "c", 1.0), match("a", "d", 6.0)
    assert alike(*given) == [("d", "ad"), ("b", "ab")]


def test_the_best_match_stands_for_two_look_alikes() -> None:
    given = match("b", "c", 5.0), match("a", "b", 4.0), match("a", "c", 6.0, FAR)
    assert alike(*given, clusters="a bc") == [("b", "ac")]
    assert alike(*given, clusters="bc a") == [("a", "ac")]
    assert alike(*given, clusters="ab c") == [("c", "ac")]


def test_of_equal_likeness_the_earlier_cluster_comes_first() -> None:
    assert alike(match("a", "c", 2.0), match("a", "b", 2.0)) == [("b", "ab"), ("c", "ac")]


def test_no_more_than_five_are_named() -> None:
    names = "bcdefghi"
    given = [match("a", other, 5.0) for other in names]
    assert len(alike(*given, clusters=" ".join("a" + names))) == MOST_ALIKE


def test_what_keeps_look_alikes_apart_is_told_of_all_their_pairs() -> None:
    def apart(*given: Match) -> list[str]:
        owner = {"a": "a", "b": "b", "c": "b"}
        found = find_look_alikes(frozenset("a"), link_all(given), owner)
        return [one.apart for one in found]

    assert apart(match("a", "b", 5.0)) == ["over the one pair compared the mean is +5.0 bits"]
    two = match("a", "b", 5.0), match("a", "c", -6.0)
    assert apart(*two) == ["over the 2 pairs compared the mean is -0.5 bits"]
    barred = match("a", "b", 5.0), match("a", "c", 6.0, FAR)
    assert apart(*barred) == ["of the 2 pairs compared 1 is impossible"]
    both = match("a", "b", 5.0, FAR), match("a", "c", 6.0, FAR)
    assert apart(*both) == ["of the 2 pairs compared 2 are impossible"]
