"""The claims of two events weighed against each other, compared by a build or not."""

import pytest

from matching_claims import KAMPALA, KENYA, KISUMU, NAIROBI, Telling, claim
from twosource.model.values import GroundedClaim
from twosource.stages import between
from twosource.stages.between import Between, weigh_between
from twosource.stages.join import Joined, JoinRules, join_claims
from twosource.wiring import open_matcher

MATCHER = open_matcher()


def join(*claims: GroundedClaim) -> Joined:
    """Join claims with the shipped weights."""
    return join_claims(claims, JoinRules(MATCHER.compare, MATCHER.threshold, {}, {}, {}))


def weigh(left: str, right: str, *claims: GroundedClaim) -> Between:
    """Weigh the claims of two events, each named by the letters of its claims."""
    return weigh_between([*left], [*right], join(*claims), {})


def test_the_likeliest_pair_comes_first_and_what_is_impossible_last() -> None:
    found = weigh(
        "a",
        "bcd",
        claim("a", "one", Telling(where=NAIROBI, when="2021-05-03")),
        claim("b", "two", Telling(where=KISUMU, when="2019-05-03")),
        claim("c", "three", Telling(where=NAIROBI, when="2021-05-03")),
        claim("d", "four", Telling(where=KENYA)),
    )
    assert [one.pair.right for one in found.matches] == ["c", "d", "b"]
    assert [one.veto is None for one in found.matches] == [True, True, False]
    assert (found.compared, found.why, found.left_out) == (3, (), 0)


def test_what_a_report_tells_of_an_event_is_weighed_as_one() -> None:
    # Both sentences of one report tell of the same event: they make one telling.
    told = Telling(where=NAIROBI, when="2021-05-03")
    claims = claim("a", "one", told), claim("b", "one", told), claim("c", "two", told)
    joined = join(*claims)
    assert joined.leads["a"] == joined.leads["b"]
    found = weigh_between(["a", "b"], ["c"], joined, {})
    assert len(found.matches) == 1
    assert found.matches == (joined.tell(found.matches[0].pair),)


def test_claims_of_one_report_are_weighed_one_by_one() -> None:
    apart = (
        claim("a", "one", Telling(when="2021-05-03")),
        claim("b", "one", Telling(when="2015-05-03")),
    )
    found = weigh("a", "b", *apart)
    assert [one.pair for one in found.matches] == [*join(*apart).matches]


def test_where_no_build_compared_them_the_reason_is_told() -> None:
    killing = Telling(type="killing", subtype="killing")
    of_types = weigh("a", "b", claim("a", "one"), claim("b", "two", killing))
    assert of_types.why == ("they are of types that are never compared (detention and killing)",)
    assert of_types.compared == 0
    assert len(of_types.matches[0].reasons) > 0
    told_not = weigh("a", "b", claim("a", "one"), claim("b", "two", Telling(stance="negated")))
    assert told_not.why == ("one is told as not so, and the other as so",)
    abroad = weigh(
        "a",
        "b",
        claim("a", "one", Telling(where=NAIROBI)),
        claim("b", "two", Telling(where=KAMPALA)),
    )
    assert abroad.why == ("they lie in two countries",)


def test_among_many_claims_only_those_that_share_something_are_compared() -> None:
    many = [claim(f"m{number}", f"r{number}") for number in range(70)]
    joined = join(*many)
    pair = next(
        (one, other)
        for one in ("m0", "m1")
        for other in ("m2", "m69")
        if joined.links.get(one, other) is None
    )
    found = weigh_between([pair[0]], [pair[1]], joined, {})
    assert found.compared == 0
    assert found.why == ("they share no place, days, number, name or words that few others share",)


def test_what_was_taken_back_makes_no_pair_and_of_very_many_some_are_weighed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    general = claim("b", "two", Telling(time="general"))
    assert weigh("a", "b", claim("a", "one"), general) == Between((), 0, ())
    monkeypatch.setattr(between, "MOST", 1)
    found = weigh("a", "bc", claim("a", "one"), claim("b", "two"), claim("c", "three"))
    assert (len(found.matches), found.left_out) == (1, 1)
