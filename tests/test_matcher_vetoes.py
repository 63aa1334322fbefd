"""Impossibilities: what forbids that two claims are one event, and what never does."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from matcher_asked import MATCHER, compare, dated, says
from matching_claims import (
    KISUMU,
    KISUMU_COUNTY,
    NAIROBI,
    SPAN,
    THIKA,
    UGANDA,
    Telling,
    at_least,
    claim,
    day,
    masthead,
    people,
    voice,
    who,
)
from twosource.model.match import Backdrop, Match, Page
from twosource.model.spans import Span
from twosource.model.values import GroundedClaim, Place, Revision, When
from twosource.stages.when_compare import NO_WRITING, WITH_YEAR


def veto(left: GroundedClaim, right: GroundedClaim) -> str | None:
    found = MATCHER.compare(left, right).veto
    return None if found is None else found.feature


@given(st.integers(1, 400), st.integers(1, 400), st.sampled_from(["killed", "detained", "fled"]))
def test_a_differing_count_never_forbids(one: int, other: int, outcome: str) -> None:
    match = compare(
        Telling(counts=(people(one, outcome),)), Telling(counts=(people(other, outcome),))
    )
    assert match.veto is None
    assert says(match, "people_counted") is not None


def test_days_more_than_three_apart_forbid_when_both_years_are_known() -> None:
    def vetoed(left: str, right: str) -> bool:
        return compare(Telling(when=left), Telling(when=right)).veto is not None

    assert vetoed("2021-05-04", "2021-05-08")
    assert vetoed("2021-05-04", "2022-05-04")
    assert not vetoed("2021-05-04", "2021-05-07")
    assert not vetoed("XXXX-05-04", "2021-05-08")
    assert not vetoed("2021-05-01/2021-05-31", "2021-05-06")


def test_places_beyond_both_extents_forbid() -> None:
    def vetoed(left: Place, right: Place) -> bool:
        return compare(Telling(where=left), Telling(where=right)).veto is not None

    assert vetoed(NAIROBI, KISUMU)
    assert not vetoed(NAIROBI, THIKA)
    assert not vetoed(NAIROBI, UGANDA)
    assert not vetoed(KISUMU, KISUMU_COUNTY)


def test_two_sole_victims_of_different_names_forbid() -> None:
    ann, bo = who("target", "Ann Example"), who("target", "Bo Sample")
    veto = compare(Telling(who=(ann,)), Telling(who=(bo,), counts=(people(1),))).veto
    assert veto is not None
    assert veto.words == "it befell Ann Example alone, or Bo Sample alone"
    assert compare(Telling(who=(ann,)), Telling(who=(bo,), counts=(people(2),))).veto is None
    assert compare(Telling(who=(ann,)), Telling(who=(ann, bo))).veto is None
    crew = who("target", "a fisherman", named=False)
    assert compare(Telling(who=(ann,)), Telling(who=(crew,))).veto is None
    firm = who("target", "Harbour Company", "organisation")
    assert compare(Telling(who=(ann,)), Telling(who=(firm,))).veto is None
    respelt = who("target", "Anne Exampel")
    assert compare(Telling(who=(ann,)), Telling(who=(respelt,))).veto is None


def test_a_sum_of_several_is_no_single_event() -> None:
    def make(name: str, *, several: bool) -> GroundedClaim:
        one = claim(name, f"report {name}", Telling())
        return replace(one, claim=replace(one.claim, several=SPAN if several else None))

    single, whole = make("a", several=False), make("b", several=True)
    assert veto(single, whole) == veto(whole, single) == "sums_up"
    assert veto(whole, make("c", several=True)) is None
    assert veto(single, make("c", several=False)) is None


def test_told_over_three_days_before_it_happened_forbids_with_known_years() -> None:
    happened = Telling(when="2021-05-04")
    veto = compare(Telling(stated="2021-04-30"), happened).veto
    assert veto is not None
    assert veto.words == "told on 2021-04-30, before it happened on 2021-05-04"
    assert compare(happened, Telling(written="2021-04-30")).veto is not None
    assert compare(Telling(stated="2021-05-01"), happened).veto is None
    assert compare(Telling(stated="XXXX-04-30"), happened).veto is None
    assert compare(Telling(stated="2021-04-30", time="future"), happened).veto is None
    assert compare(Telling(stated="2021-04-30"), replace(happened, time="future")).veto is None
    published = MATCHER.before(Backdrop(pages={"two": Page(published=dated("2021-04-30"))}))
    late = published.compare(claim("a", "one", happened), claim("b", "two"))
    assert late.veto is not None


SIX = Telling(
    type="flight", counts=(people(6, "fled"),), chain=(voice("Port Board", "organisation"),)
)


NINE = replace(SIX, counts=(people(9, "fled"),))


def compare_counts(left: Telling, right: Telling, revising: tuple[Span, ...] = ()) -> Match:
    backdrop = Backdrop(pages={"two": Page(revising=revising)})
    return MATCHER.before(backdrop).compare(claim("a", "one", left), claim("b", "two", right))


def test_one_origin_that_gives_a_closed_group_two_exact_numbers_tells_of_two_events() -> None:
    veto = compare_counts(SIX, NINE).veto
    assert veto is not None
    assert veto.words == "Port Board gives 6 people and 9, and revises neither"
    source = voice("a clerk", "unnamed")
    through = replace(NINE, chain=(source, voice("The Port Board", "organisation")))
    assert compare_counts(SIX, through).veto is not None
    own = replace(SIX, chain=(masthead("Radio Orilla"),))
    assert compare_counts(own, replace(NINE, chain=own.chain)).veto is not None
    assert compare(SIX, NINE, one_report=True).veto is None


def test_two_numbers_of_one_origin_forbid_nothing_where_they_may_both_be_told_of_one_event() -> (
    None
):
    assert compare_counts(SIX, NINE, (Span(150, 155),)).veto is None
    assert compare_counts(SIX, NINE, (Span(900, 905),)).veto is not None
    police = replace(NINE, chain=(voice("police", "government"),))
    assert compare_counts(SIX, police).veto is None
    unnamed = (voice("a clerk", "unnamed"),)
    assert compare_counts(replace(SIX, chain=unnamed), replace(NINE, chain=unnamed)).veto is None
    for count in (at_least(9, "fled"), replace(NINE.counts[0], group="child"), people(900, "fled")):
        assert compare_counts(SIX, replace(NINE, counts=(count,))).veto is None
    for loose in (
        replace(NINE.counts[0], more=True),
        replace(NINE.counts[0], vague=True),
        replace(NINE.counts[0], out_of=20),
        replace(NINE.counts[0], revised=Revision(SPAN)),
    ):
        assert compare_counts(SIX, replace(NINE, counts=(loose,))).veto is None
    dead = replace(SIX, counts=(people(6, "killed"),))
    assert compare_counts(dead, replace(NINE, counts=(people(9, "killed"),))).veto is None


def test_between_copies_of_one_sentence_no_veto_holds() -> None:
    left = claim("a", "one", Telling(when="2021-05-04", counts=(people(8),)))
    right = claim("b", "two", Telling(when="2021-05-14", counts=(people(9),)))
    words = frozenset({"police", "arrested", "fishermen", "harbour", "tuesday"})
    backdrop = Backdrop(roots={"two": "one"}, words={"a": words, "b": words - {"tuesday"}})
    match = MATCHER.before(backdrop).compare(left, right)
    assert match.veto is None
    assert match.bits > MATCHER.threshold
    apart = replace(backdrop, words={"a": words, "b": frozenset({"trial", "police"})})
    assert MATCHER.before(apart).compare(left, right).veto is not None
    other = claim("b", "two", Telling(type="trial", when="2021-05-14"))
    assert MATCHER.before(backdrop).compare(left, other).veto is not None
    no_words = replace(backdrop, words={})
    assert MATCHER.before(no_words).compare(left, right).veto is not None


def test_a_month_of_its_own_is_no_day_near_the_writing_of_its_report() -> None:
    sunday = replace(claim("a", "r"), when=NO_WRITING)
    december = day("2023-12-01/2023-12-31")
    assert isinstance(december, When)
    old = replace(claim("b", "r"), when=replace(december, how=WITH_YEAR))
    assert veto(sunday, old) == veto(old, sunday) == "told_of_old"
    # In another report the words say nothing of it, nor does a day, nor what is only planned.
    assert veto(sunday, replace(old, claim=replace(old.claim, report="s"))) is None
    the_day = replace(claim("b", "r", Telling(when="2023-12-05")), when=day("2023-12-05"))
    assert veto(sunday, the_day) is None
    assert veto(sunday, replace(old, when=december)) is None
