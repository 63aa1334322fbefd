"""Clusters: linkage, vetoes, people's decisions, look-alikes."""

from collections.abc import Mapping
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching_claims import claim
from twosource.model.match import Match, Pair, Reason, Verdict, Veto
from twosource.model.values import GroundedClaim
from twosource.stages.cluster import cluster, cluster_component
from twosource.stages.components import list_decided
from twosource.stages.scores import link_all

IDS = "abcdefgh"
CLAIMS = tuple(claim(one, f"report {one}") for one in IDS)


def match(left: str, right: str, bits: float, *, veto: bool = False) -> Match:
    barred = Veto("other_days", "9 days apart") if veto else None
    return Match(Pair(left, right), (Reason("same_day", bits, "…"),), barred)


def by_pair(*matches: Match) -> Mapping[Pair, Match]:
    return {one.pair: one for one in matches}


def join(
    *matches: Match,
    claims: tuple[GroundedClaim, ...] = CLAIMS[:3],
    decisions: Mapping[Pair, Verdict] | None = None,
) -> list[str]:
    clusters = cluster(claims, by_pair(*matches), decisions or {}, 0.0)
    return ["".join(sorted(one)) for one in clusters]


def test_a_claim_nothing_joins_is_a_cluster_of_its_own() -> None:
    assert join(match("a", "b", -1.0)) == ["a", "b", "c"]


def test_claims_above_the_threshold_are_joined() -> None:
    assert join(match("a", "b", 4.0)) == ["ab", "c"]


def test_a_chain_of_links_does_not_bridge_what_is_unlike() -> None:
    joined = join(match("a", "b", 4.0), match("b", "c", 3.0), match("a", "c", -9.0))
    assert joined == ["ab", "c"]


def test_reports_never_compared_count_against_a_merge() -> None:
    assert join(match("a", "b", 4.0), match("b", "c", 2.0)) == ["ab", "c"]
    assert join(match("a", "b", 4.0), match("b", "c", 3.5)) == ["abc"]


def test_a_veto_between_any_two_members_keeps_clusters_apart() -> None:
    joined = join(match("a", "b", 9.0), match("b", "c", 8.0), match("a", "c", 7.0, veto=True))
    assert joined == ["ab", "c"]


def test_a_person_overrides_a_veto() -> None:
    vetoed = match("a", "b", -9.0, veto=True)
    assert join(vetoed, decisions={Pair("a", "b"): "same"}) == ["ab", "c"]


def test_what_a_person_joined_is_one_side_of_further_links() -> None:
    claims = (*CLAIMS[:2], claim("c", "report a"))
    matches = match("a", "b", 1.0), match("a", "c", 5.0), match("b", "c", -1.0)
    decisions: Mapping[Pair, Verdict] = {Pair("a", "c"): "same", Pair("a", "b"): "unsure"}
    assert join(*matches, claims=claims, decisions=decisions) == ["ac", "b"]
    whole = claim("d", "report b")
    inside = match("b", "d", 9.0)
    decided: Mapping[Pair, Verdict] = {Pair("a", "b"): "same", Pair("a", "d"): "same"}
    assert join(inside, claims=(*CLAIMS[:2], whole), decisions=decided) == ["abd"]


def test_a_person_keeps_apart_what_the_machine_would_join() -> None:
    likes = match("a", "b", 9.0), match("b", "c", 9.0), match("a", "c", 9.0)
    joined = join(*likes, decisions={Pair("a", "c"): "different"})
    assert joined == ["ab", "c"]


def test_who_cannot_tell_leaves_a_pair_to_the_weights() -> None:
    for bits, joined in ((9.0, ["ab", "c"]), (-9.0, ["a", "b", "c"])):
        decisions: Mapping[Pair, Verdict] = {Pair("a", "b"): "unsure"}
        assert join(match("a", "b", bits), decisions=decisions) == joined


def test_decisions_on_claims_that_are_gone_change_nothing() -> None:
    decisions: Mapping[Pair, Verdict] = {Pair("a", "z"): "same", Pair("b", "y"): "different"}
    assert join(match("a", "b", 4.0), decisions=decisions) == ["ab", "c"]


def test_matches_of_claims_that_are_gone_change_nothing() -> None:
    assert join(match("a", "z", 4.0)) == ["a", "b", "c"]


def test_a_same_that_would_join_what_people_call_different_is_not_followed() -> None:
    decisions: Mapping[Pair, Verdict] = {
        Pair("a", "b"): "same",
        Pair("b", "c"): "same",
        Pair("a", "c"): "different",
    }
    assert join(decisions=decisions) == ["ab", "c"]


def test_claims_of_one_report_are_joined_before_reports_are() -> None:
    claims = (claim("a", "one"), claim("b", "one"), claim("c", "two"))
    matches = match("a", "b", 2.0), match("a", "c", 6.0), match("b", "c", -4.0)
    assert join(*matches, claims=claims) == ["abc"]
    assert join(match("a", "b", -2.0), *matches[1:], claims=claims) == ["ac", "b"]


LINKS = st.dictionaries(
    st.tuples(st.sampled_from(IDS), st.sampled_from(IDS)).filter(lambda pair: pair[0] < pair[1]),
    st.tuples(st.integers(-8, 8), st.booleans()),
)
VERDICTS = st.dictionaries(
    st.tuples(st.sampled_from(IDS), st.sampled_from(IDS)).filter(lambda pair: pair[0] < pair[1]),
    st.sampled_from(["same", "different", "unsure"]),
    max_size=5,
)
REPORTS = st.lists(st.sampled_from("xyz"), min_size=len(IDS), max_size=len(IDS))


@settings(max_examples=150)
@given(LINKS, VERDICTS, REPORTS, st.integers(0, 99))
def test_order_of_arrival_does_not_matter(
    links: dict[tuple[str, str], tuple[int, bool]],
    verdicts: dict[tuple[str, str], Verdict],
    reports: list[str],
    seed: int,
) -> None:
    claims = [claim(one, report) for one, report in zip(IDS, reports, strict=True)]
    matches = [match(left, right, bits, veto=veto) for (left, right), (bits, veto) in links.items()]
    decisions = [(Pair(*pair), verdict) for pair, verdict in verdicts.items()]
    before = cluster(claims, by_pair(*matches), dict(decisions), 0.0)
    shuffle = Random(seed).shuffle  # noqa: S311 - order only
    for things in (claims, matches, decisions):
        shuffle(things)
    assert cluster(claims, by_pair(*matches), dict(decisions), 0.0) == before
    owner = {one: number for number, members in enumerate(before) for one in members}
    assert sorted(owner) == list(IDS)
    for pair, verdict in decisions:
        if verdict == "different":
            assert owner[pair.left] != owner[pair.right]


@settings(max_examples=150)
@given(LINKS, VERDICTS, REPORTS, st.sampled_from([-4.0, 0.0, 2.0]))
def test_what_is_clustered_apart_comes_out_as_if_clustered_together(
    links: dict[tuple[str, str], tuple[int, bool]],
    verdicts: dict[tuple[str, str], Verdict],
    reports: list[str],
    threshold: float,
) -> None:
    report_of = dict(zip(IDS, reports, strict=True))
    claims = [claim(one, report) for one, report in report_of.items()]
    matches = [match(left, right, bits, veto=veto) for (left, right), (bits, veto) in links.items()]
    decisions = {Pair(*pair): verdict for pair, verdict in verdicts.items()}
    decided = list_decided(decisions)
    whole = cluster_component(frozenset(IDS), report_of, link_all(matches), decided, threshold)
    assert cluster(claims, by_pair(*matches), decisions, threshold) == tuple(sorted(whole, key=min))


@pytest.mark.parametrize("size", [2, 5, 8])
def test_what_people_call_the_same_is_joined(size: int) -> None:
    pairs = [Pair(left, right) for left, right in pairwise(IDS[:size])]
    vetoes = [match(pair.left, pair.right, -20.0, veto=True) for pair in pairs]
    joined = join(*vetoes, claims=CLAIMS, decisions=dict.fromkeys(pairs, "same"))
    assert joined[0] == IDS[:size]


TOLD = tuple(claim(one, f"report {one[0]}") for one in ("a1", "a2", "a3", "b1", "b2"))


def told(decisions: Mapping[Pair, Verdict]) -> list[list[str]]:
    """Join two reports, each of which tells one event twice, by what people decide."""
    within = [match("a1", "a2", 4.0), match("b1", "b2", 4.0), match("a1", "a3", -9.0)]
    across = [match(a, b, -9.0) for a in ("a1", "a2", "a3") for b in ("b1", "b2")]
    clusters = cluster(TOLD, by_pair(*within, *across), decisions, 0.0)
    return [sorted(one) for one in clusters]


def test_same_joins_all_that_both_reports_tell_of_the_event() -> None:
    assert told({}) == [["a1", "a2"], ["a3"], ["b1", "b2"]]
    assert told({Pair("a1", "b1"): "same"}) == [["a1", "a2", "b1", "b2"], ["a3"]]


def test_same_and_different_are_both_kept_where_the_machine_had_joined_the_two() -> None:
    decided: dict[Pair, Verdict] = {Pair("a1", "b1"): "same", Pair("a2", "b1"): "different"}
    groups = told(decided)
    assert any({"a1", "b1"} <= set(group) for group in groups)
    assert not any({"a2", "b1"} <= set(group) for group in groups)


def test_what_a_person_joins_within_a_report_is_joined_before_the_machine_joins() -> None:
    decided: dict[Pair, Verdict] = {Pair("a1", "a2"): "same", Pair("a2", "a3"): "same"}
    assert told(decided) == [["a1", "a2", "a3"], ["b1", "b2"]]
