"""The reasons of the matcher: what each says, in which words, and how much it weighs."""

from dataclasses import replace

import pytest

from matcher_asked import compare, row, says, weighs
from matching_claims import (
    KAMPALA,
    KENYA,
    KISUMU,
    KISUMU_COUNTY,
    LAKE,
    NAIROBI,
    SPAN,
    THIKA,
    UGANDA,
    Telling,
    at_least,
    people,
    who,
)
from twosource.matchers.dates import LONG_AFTER
from twosource.model.values import Count, Place


def test_a_toll_that_differs_weighs_less_than_a_closed_group() -> None:
    def weigh(one: int, other: int, outcome: str) -> float:
        left, right = Telling(counts=(people(one, outcome),)), Telling()
        return weighs(compare(left, replace(right, counts=(people(other, outcome),))), counted)

    counted = "people_counted"
    assert weigh(8, 11, "killed") > -0.5
    assert weigh(8, 16, "killed") > weigh(8, 16, "detained")
    assert weigh(8, 100, "killed") == row(counted, "toll differs over 4 times")
    assert weigh(8, 16, "detained") == row(counted, "closed groups differ")
    assert weigh(300, 2000, "detained") == row(counted, "crowd differs over 4 times")
    assert weigh(30, 40, "protesting") > weigh(30, 40, "detained")
    assert weigh(1, 1, "killed") < weigh(4, 4, "killed") < weigh(9, 9, "killed")


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (Count("people", "detained", None, 5, 8, None, "", (SPAN,)), "11 people against 5 to 8"),
        (Count("people", "detained", None, 0, 9, None, "", (SPAN,)), "11 people against up to 9"),
        (Count("people", "detained", None, 36, 44, 40, "", (SPAN,)), "11 people against about 40"),
        (at_least(12), "11 people against at least 12"),
        (people(11), "both 11 people"),
    ],
)
def test_counts_are_told_as_they_are(count: Count, words: str) -> None:
    match = compare(Telling(counts=(people(11),)), Telling(counts=(count,)))
    assert says(match, "people_counted") == words


def test_counts_of_other_outcomes_or_parts_are_not_compared() -> None:
    women = replace(people(3), group="women")
    match = compare(Telling(counts=(people(8, "killed"), women)), Telling(counts=(people(9),)))
    assert says(match, "people_counted") is None


@pytest.mark.parametrize(
    ("left", "right", "words"),
    [
        ("2021-05-04", "2021-05-04", "both on 2021-05-04"),
        ("2021-05-04", "2021-05-05", "1 day apart: 2021-05-04 and 2021-05-05"),
        ("2021-05-04", "2021-05-09", "5 days apart: 2021-05-04 and 2021-05-09"),
        (
            "2021-05-01/2021-05-31",
            "2021-05-09",
            "the dates overlap: 2021-05-01/2021-05-31 and 2021-05-09",
        ),
        ("XXXX-05-04", "XXXX-05-04", "if of one year, both on XXXX-05-04"),
        ("XXXX-05-04", "2021-05-05", "if of one year, 1 day apart: XXXX-05-04 and 2021-05-05"),
        ("XXXX-05", "XXXX-05-04", "if of one year, the dates overlap: XXXX-05 and XXXX-05-04"),
    ],
)
def test_days_are_told_as_they_are(left: str, right: str, words: str) -> None:
    assert says(compare(Telling(when=left), Telling(when=right)), "same_day") == words


def test_a_wide_date_says_less_than_a_day_and_an_open_year_less_than_a_known_one() -> None:
    def weigh(left: str, right: str, *, one_report: bool = False) -> float:
        match = compare(Telling(when=left), Telling(when=right), one_report=one_report)
        return weighs(match, "same_day")

    assert weigh("2021-05-04", "2021-05-04") > weigh("2021-05-04", "2021-05-01/2021-05-10") > 0
    assert weigh("2021-05-04", "2021-05-04") > weigh("XXXX-05-04", "2021-05-04") > 0
    assert weigh("2021-05-04", "2021-05-05") > 0 > weigh("XXXX-05-04", "2021-05-09")
    assert weigh("XXXX-05-04", "XXXX-06-09") == row("same_day", "open year, over 7 days apart")
    assert weigh("2021-05-04", "2021-05-05", one_report=True) < -2


def test_days_of_two_known_years_and_an_open_one_are_not_compared() -> None:
    match = compare(Telling(when="2020-12-30/2021-01-03"), Telling(when="XXXX-01-02"))
    assert says(match, "same_day") is None


def test_told_in_january_of_december_with_no_year_weighs_less() -> None:
    left, right = Telling(stated="XXXX-01-04"), Telling(when="XXXX-12-28")
    late = row("told_before", "open year, long before")
    assert weighs(compare(left, right), "told_before") == late
    assert says(compare(right, left), "told_before") == says(compare(left, right), "told_before")


def test_told_in_another_known_year_is_reckoned_by_the_calendar() -> None:
    match = compare(Telling(stated="2020-12-31"), Telling(when="2021-01-01"))
    told = says(match, "told_before")
    assert told == "told a day before: 2020-12-31 against 2021-01-01"
    over_the_turn = compare(Telling(stated="2020-12-31/2021-01-01"), Telling(when="XXXX-01-04"))
    assert says(over_the_turn, "told_before") is None


def test_a_plan_may_be_told_before_the_deed() -> None:
    plan = Telling(time="future", stated="2021-05-01", when="2021-05-04")
    deed = Telling(when="2021-05-04", stated="2021-05-05")
    assert compare(plan, deed).veto is None
    assert says(compare(plan, deed), "told_before") is None
    assert says(compare(plan, deed), "plan_and_deed") is None
    assert says(compare(replace(plan, when=None), deed), "plan_and_deed") is not None


def test_days_of_writing_are_asked_only_where_a_day_is_not_told() -> None:
    left, right = Telling(when="2021-05-04"), Telling(written="2021-05-05")
    told = says(compare(left, right), "written_near")
    assert told == "told of 1 day apart: 2021-05-04, 2021-05-05"
    assert says(compare(left, replace(right, when="2021-05-04")), "written_near") is None
    open_year = says(compare(left, replace(right, written="XXXX-05-05")), "written_near") or ""
    assert open_year.startswith("if of one year, told of 1 day apart")
    two_years = replace(right, written="2020-12-30/2021-01-02")
    loose = Telling(when="XXXX-05-04")
    assert says(compare(loose, two_years), "written_near") is None
    assert says(compare(left, right, one_report=True), "written_near") is None
    far = compare(left, replace(right, written="2021-09-05"))
    assert weighs(far, "written_near") == row("written_near", "over 30 days")
    farther = compare(left, replace(right, written="2022-01-05"))
    assert weighs(farther, "written_near") == row("written_near", "over 30 days") + LONG_AFTER


@pytest.mark.parametrize(
    ("left", "right", "words"),
    [
        (KISUMU, KISUMU, "the same town, Kisumu (KE-17)"),
        (KENYA, KENYA, "the same country, Kenya (KE)"),
        (LAKE, LAKE, "the same sea, Lake Victoria"),
        (KISUMU, KISUMU_COUNTY, "Kisumu lies in the province of the other, Kisumu County (KE-17)"),
        (KENYA, KISUMU, "Kisumu lies in the country of the other, Kenya (KE)"),
        (KISUMU, LAKE, "Kisumu and Lake Victoria reach each other"),
        (NAIROBI, THIKA, "Nairobi and Thika, 39 km apart"),
        (NAIROBI, LAKE, "Nairobi and Lake Victoria, 426 km apart"),
        (KISUMU, UGANDA, "Kisumu (KE) and Uganda (UG)"),
        (KISUMU, KAMPALA, "Kisumu and Kampala, 247 km apart"),
    ],
)
def test_places_are_told_as_they_are(left: Place, right: Place, words: str) -> None:
    assert says(compare(Telling(where=left), Telling(where=right)), "same_place") == words


def test_participants_weigh_by_name_then_by_kind() -> None:
    ann = Telling(who=(who("target", "Ann Example"),))
    assert weighs(compare(ann, ann), "same_target") == row("same_target", "same person")
    surname = Telling(who=(who("target", "Ms Example"), who("target", "Bo Sample")))
    assert says(compare(ann, surname), "same_target") == "both name Ann Example"
    bo = Telling(who=(who("target", "Bo Sample"),))
    assert says(compare(ann, bo), "same_target") == "Ann Example against Bo Sample"
    near = Telling(who=(who("target", "Ann Sample"),))
    assert says(compare(ann, near), "same_target") is None
    police = Telling(who=(who("actor", "Harbour Police", "organisation"),))
    assert weighs(compare(police, police), "same_actor") == row("same_actor", "same body")
    crew = Telling(who=(who("target", "eleven fishermen", "group", named=False),))
    men = Telling(who=(who("target", "fishermen", "group", named=False),))
    assert says(compare(crew, men), "same_target") == "both speak of fishermen"


def test_kinds_of_event_are_compared() -> None:
    arrest = Telling()
    assert weighs(compare(arrest, replace(arrest, subtype="questioning")), "same_kind") < 0
    other = replace(arrest, type="abduction", subtype="kidnapping")
    assert says(compare(arrest, other), "same_kind") == "detention against abduction"
    unnamed = replace(arrest, subtype="other")
    assert says(compare(unnamed, unnamed), "same_kind") == "both detention"
    assert says(compare(arrest, unnamed), "same_kind") == "arrest against detention"


def test_that_two_reports_count_nobody_tells_nothing() -> None:
    nobody = Telling(counts=(people(0, "injured"),), stance="negated")
    assert says(compare(nobody, nobody), "people_counted") is None
    assert says(compare(nobody, nobody, one_report=True), "people_counted") is not None
    assert says(compare(nobody, replace(nobody, counts=(people(3, "injured"),))), "people_counted")
