"""Which claims are compared, what a report tells as a whole, and joining from end to end."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching_claims import (
    KAMPALA,
    KENYA,
    KISUMU,
    KISUMU_COUNTY,
    NAIROBI,
    Telling,
    claim,
    day,
    people,
    who,
)
from twosource.matchers.additive import AdditiveMatcher
from twosource.model.claim import Stance
from twosource.model.match import Backdrop, Pair
from twosource.model.spans import Span
from twosource.model.values import GroundedClaim, When, Where
from twosource.stages.backdrop import point_back, set_backdrop
from twosource.stages.copies import Copy
from twosource.stages.how_far import distance_km, holds
from twosource.stages.join import Joined, JoinRules, join_claims
from twosource.stages.names import fold_name, same_name, surely_different
from twosource.stages.pairs import pairs_to_compare
from twosource.stages.sharing import Around
from twosource.stages.tellings import gather_tellings, split_by_report
from twosource.wiring import open_matcher


def join(claims: list[GroundedClaim], matcher: AdditiveMatcher | None = None) -> Joined:
    part = matcher or open_matcher()
    return join_claims(claims, JoinRules(part.compare, part.threshold, {}, {}, {}))


def pairs(*claims: GroundedClaim, families: dict[str, str] | None = None) -> list[tuple[str, str]]:
    return [(pair.left, pair.right) for pair in pairs_to_compare(claims, families or {})]


def test_claims_of_one_type_are_compared_within_and_across_reports() -> None:
    found = pairs(claim("a", "one"), claim("b", "one"), claim("c", "two"))
    assert found == [("a", "b"), ("a", "c"), ("b", "c")]


def test_types_of_one_family_are_compared() -> None:
    killing = Telling(type="killing", subtype="killing")
    claims = claim("a", "one"), claim("b", "two", killing), claim("c", "one", killing)
    assert pairs(*claims) == [("b", "c")]
    together = pairs(*claims, families={"killing": "harm", "detention": "harm"})
    assert together == [("a", "b"), ("a", "c"), ("b", "c")]


def test_a_general_statement_pairs_with_nothing() -> None:
    assert pairs(claim("a", "one", Telling(time="general")), claim("b", "two")) == []


@pytest.mark.parametrize("stance", ["negated", "not_reported"])
def test_a_negative_never_pairs_with_an_affirmative(stance: Stance) -> None:
    negative = Telling(stance=stance)
    assert pairs(claim("a", "one", negative), claim("b", "two"), claim("c", "one")) == [("b", "c")]
    assert pairs(claim("a", "one", negative), claim("b", "two", negative)) == [("a", "b")]


def test_a_denial_pairs_with_what_it_denies() -> None:
    assert pairs(claim("a", "one", Telling(stance="denied")), claim("b", "two")) == [("a", "b")]


def test_towns_of_two_countries_are_not_compared() -> None:
    kenya, uganda = claim("a", "one", Telling(where=KISUMU)), claim("b", "two")
    assert pairs(kenya, uganda) == [("a", "b")]
    assert pairs(kenya, replace(uganda, where=Where(KAMPALA, "told", ()))) == []


def many(count: int, telling: Telling, name: str) -> list[GroundedClaim]:
    return [claim(f"{name}{n:04}", f"report {name}{n:04}", telling) for n in range(count)]


def test_in_a_large_family_two_claims_must_share_something() -> None:
    silent = many(80, Telling(), "s")
    told = [
        claim("day", "d1", Telling(when="2021-05-04")),
        claim("day after", "d2", Telling(when="2021-05-05")),
        claim("open year", "d3", Telling(when="XXXX-05-04")),
        claim("town", "p1", Telling(where=KISUMU)),
        claim("county", "p2", Telling(where=KISUMU_COUNTY)),
        claim("name", "n1", Telling(who=(who("target", "Ann Example", private=False),))),
        claim("same name", "n2", Telling(who=(who("target", "Ann Example", private=False),))),
        claim("private", "n3", Telling(who=(who("target", "Ben Sample"),))),
        claim("same private", "n4", Telling(who=(who("target", "Ben Sample"),))),
        claim("number", "c1", Telling(counts=(people(17),))),
        claim("same number", "c2", Telling(counts=(people(17),))),
        claim("month", "m1", Telling(when="2022-05-01/2022-05-31")),
        claim("same month", "m2", Telling(when="2022-05-01/2022-05-30")),
        claim("open range", "o1", Telling(when="XXXX-07-01/XXXX-07-10")),
        claim("same range", "o2", Telling(when="XXXX-07-02/XXXX-07-11")),
    ]
    assert pairs(*silent, *told) == [
        ("county", "town"),
        ("day", "day after"),
        ("day", "open year"),
        ("day after", "open year"),
        ("month", "same month"),
        ("name", "same name"),
        ("number", "same number"),
        ("open range", "same range"),
    ]


def test_a_place_that_very_many_share_needs_a_second_thing_in_common() -> None:
    crowd = many(250, Telling(where=NAIROBI), "s")
    told = many(2, Telling(where=NAIROBI, when="2021-05-04"), "t")
    assert pairs(*crowd, *told) == [("t0000", "t0001")]


def test_copies_are_compared_whatever_they_share() -> None:
    silent = many(80, Telling(), "s")
    roots = {"report s0003": "report s0001"}
    assert list(pairs_to_compare(silent, {}, Around(roots))) == [Pair("s0001", "s0003")]


def test_a_telling_gathers_what_a_report_says_in_many_sentences() -> None:
    claims = {
        "a": claim("a", "one", Telling(stance="possible", counts=(people(9),), order=0)),
        "b": claim(
            "b", "one", Telling(counts=(people(8),), who=(who("actor", "Police"),), order=1)
        ),
        "c": claim("c", "one", Telling(when="2021-05-01/2021-05-31", where=KISUMU_COUNTY, order=2)),
        "d": claim("d", "one", Telling(when="2021-05-04", where=KISUMU, order=3)),
        "e": claim("e", "one", Telling(when="2021-07-04", stated="2021-05-06", order=4)),
        "f": claim("f", "two"),
    }
    groups = list(split_by_report([frozenset("abcdef")], claims))
    assert groups == [frozenset("abcde"), frozenset("f")]
    gathered, alone = gather_tellings(groups, claims)
    assert alone == claims["f"]
    assert gathered.claim.id == "b"
    assert isinstance(gathered.when, When)
    assert gathered.when.edtf == "2021-05-04"
    assert isinstance(gathered.where, Where)
    assert gathered.where.place == KISUMU
    assert gathered.stated == day("2021-05-06")
    assert gathered.counts == (people(8),)
    assert [one.name for one in gathered.who] == ["Police"]


def test_details_told_in_different_sentences_meet_across_reports() -> None:
    claims = [
        claim("a1", "a", Telling(counts=(people(11),), written="2021-05-06")),
        claim("a2", "a", Telling(when="2021-05-04", where=KISUMU, order=1)),
        claim("b1", "b", Telling(where=KISUMU, written="2021-05-05")),
        claim("b2", "b", Telling(when="2021-05-04", counts=(people(11),), order=1)),
        claim("c1", "c", Telling(when="2021-09-04", where=KISUMU, counts=(people(11),))),
        claim("g", "c", Telling(time="general", order=1)),
    ]
    matcher = open_matcher().before(
        Backdrop(triggers=dict.fromkeys(["a1", "a2", "b1", "b2"], "arrested"))
    )
    joined = join(claims, matcher)
    assert joined.clusters == (frozenset({"a1", "a2", "b1", "b2"}), frozenset({"c1"}))
    assert {Pair("a1", "a2"), Pair("b1", "b2")} <= set(joined.matches)
    assert joined.leads["a1"] == joined.leads["a2"]
    assert join(list(reversed(claims)), matcher) == joined


@settings(max_examples=40, deadline=None)
@given(st.permutations(range(12)))
def test_order_of_arrival_does_not_matter(order: list[int]) -> None:
    dates = ["2021-05-04", "2021-05-05", "XXXX-05-04", None]
    places = [KISUMU, KISUMU_COUNTY, NAIROBI]
    claims = [
        claim(
            f"c{n:02}",
            f"r{n // 2}",
            Telling(
                when=dates[n % 4], where=places[n % 3], counts=(people(5 + n % 2),), order=n % 2
            ),
        )
        for n in range(12)
    ]
    assert join([claims[n] for n in order]).clusters == join(claims).clusters


def test_a_claim_points_back_to_the_nearest_it_may_mean() -> None:
    claims = [
        claim("a", "one", Telling(when="2021-05-04", counts=(people(8),))),
        claim("b", "one", Telling(when="2021-05-09", counts=(people(3),), order=1)),
        claim("c", "one", Telling(counts=(people(8),), definite=True, order=2)),
        claim("d", "one", Telling(when="2021-05-09", definite=True, order=3)),
        claim("e", "one", Telling(when="2021-08-09", definite=True, order=4)),
        claim("f", "one", Telling(type="trial", definite=True, order=5)),
    ]
    assert point_back(claims) == {"c": "a", "d": "b"}


def test_the_backdrop_tells_of_copies_words_and_crowds() -> None:
    texts = {"one": "Police held the Lighthouse keeper in 2021.", "two": "Police held a keeper."}
    left = claim(
        "a",
        "one",
        Telling(
            passage=Span(0, 42),
            where=KISUMU,
            when="2021-05-04",
            who=(
                who("actor", "The Police", "organisation"),
                who("target", "keeper", named=False),
                who("target", "Ben Sample"),
            ),
        ),
    )
    right, lost = claim("b", "two", Telling(passage=Span(0, 21))), claim("c", "three")
    copies = [Copy("two", "one", 0.9, "…")]
    backdrop = set_backdrop([left, right, lost], texts, copies, {"one": {"lake": "the lake"}})
    assert backdrop.copies(left, right)
    assert not backdrop.copies(left, lost)
    assert backdrop.words["a"] == {"police", "held", "lighthouse", "keeper"}
    assert "c" not in backdrop.words
    assert (backdrop.rarity["lighthouse"], backdrop.rarity["police"]) == (1.0, 0.0)
    assert set(backdrop.crowding) == {KISUMU.id, "2021-05-04", "police", "lake"}
    assert backdrop.triggers == {
        "a": left.claim.trigger.of(texts["one"]).casefold(),
        "b": right.claim.trigger.of(texts["two"]).casefold(),
    }
    assert backdrop.scenes["one"] == {"lake": "the lake"}
    assert backdrop.crowding[KISUMU.id] == backdrop.crowding["2021-05-04"] == 2 / 64


def test_a_division_holds_its_towns_and_a_country_its_divisions() -> None:
    assert holds(KISUMU_COUNTY, KISUMU)
    assert holds(KENYA, KISUMU)
    assert holds(KISUMU, KISUMU)
    assert not holds(KISUMU, KISUMU_COUNTY)
    assert not holds(KISUMU_COUNTY, NAIROBI)
    assert not holds(replace(KISUMU_COUNTY, admin1=None), KISUMU)
    district = replace(KISUMU_COUNTY, id="x", kind="admin2", admin2="7")
    assert holds(district, replace(KISUMU, admin2="7"))
    assert not holds(district, replace(KISUMU, admin2="8"))
    assert not holds(replace(district, admin2=None), KISUMU)
    assert not holds(KISUMU_COUNTY, KAMPALA)
    assert distance_km(KISUMU, KISUMU) == 0.0


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("the Evening Star", "Evening Star", True),
        ("General Ann Example", "Example", True),
        ("Ann Example", "Ann B. Example", True),
        ("Kim Jong Un", "Kim Jong Eun", True),
        ("Ann Example", "Ann", False),
        ("Ann Li", "Li", False),
        ("President", "the president", True),
        ("President", "Governor", False),
        ("Zoë Example's", "Zoe Example", True),
    ],
)
def test_names_are_one_by_folding_or_as_a_shorter_form(left: str, right: str, same: bool) -> None:  # noqa: FBT001 - a column of the table
    assert same_name(left, right) is same_name(right, left) is same


def test_names_differ_surely_only_if_no_word_is_shared_however_spelt() -> None:
    assert surely_different("Ann Example", "Bo Sample")
    assert not surely_different("Mohammed Example", "Muhamad Sample")
    assert not surely_different("", "Bo Sample")
    assert fold_name("L'Étoile of the East") == "l etoile east"
