"""Values brought up to date by their holder or in words, and those of others, which stay apart."""

from dataclasses import replace

import pytest

from matching_claims import (
    SPAN,
    Telling,
    at_least,
    claim,
    day,
    masthead,
    people,
    voice,
)
from twosource.model.claim import Voice, Way
from twosource.model.event import Cited, Conflict, Event
from twosource.model.report import Marks
from twosource.model.spans import Span
from twosource.model.values import Count, GroundedClaim, Revision, When
from twosource.stages.copies import Copy
from twosource.stages.corroborate import Evidence, make_event
from twosource.stages.holders import NO_OUTLET, as_of, read_holder
from twosource.stages.laid_lines import Lineage

POLICE = voice("Gore Police", "organisation")
OPPOSITION = voice("Harbour Party", "organisation")
STAR, HERALD = masthead("Evening Star"), masthead("Morning Herald")
CUE = Span(20, 28)


def add_up(*claims: GroundedClaim, copies: tuple[Copy, ...] = ()) -> Event:
    marks: dict[str, Marks] = {}
    return make_event("e1", "NZL-0001", Evidence(claims, (), (), Lineage(copies), marks))


def says(
    name: str, count: Count | int, by: tuple[Voice, ...], on: str | None = None, report: str = ""
) -> GroundedClaim:
    number = people(count, "dead") if isinstance(count, int) else count
    telling = Telling(counts=(number,), chain=by, stated=on)
    return claim(name, report or f"report {name}", telling)


def revised(number: int, way: Way | None = None, was: int | None = None) -> Count:
    before = None if was is None else SPAN
    return replace(people(number, "dead"), revised=Revision(CUE, way, before, was, was, was))


def given_up(number: int) -> Count:
    return replace(people(number, "dead"), revised=Revision(CUE, earlier=True))


def told(conflict: Conflict) -> list[str]:
    return [held.value for held in conflict.values]


def by_reading(event: Event) -> dict[str, list[list[str]]]:
    found: dict[str, list[list[str]]] = {"update": [], "conflict": []}
    for one in event.conflicts:
        found[one.reading].append(told(one))
    return found


CHAIN = (
    says("a", 4, (POLICE, STAR), "2021-05-04"),
    says("b", 7, (POLICE, HERALD), "2021-05-05"),
    says("c", 9, (POLICE, STAR), "2021-05-06"),
)
RIVAL = says("d", 15, (OPPOSITION, HERALD), "2021-05-05")


def test_a_toll_brought_up_to_date_is_apart_from_what_others_tell_against_it() -> None:
    event = add_up(*CHAIN, RIVAL)
    assert by_reading(event) == {"update": [["4", "7", "9"]], "conflict": [["15", "9"]]}
    update, conflict = event.conflicts
    assert [held.holders for held in update.values] == [("Gore Police",)] * 3
    assert [str(held.as_of) for held in update.values] == ["2021-05-04", "2021-05-05", "2021-05-06"]
    assert [held.holders for held in conflict.values] == [("Harbour Party",), ("Gore Police",)]
    found = event.counts[0]
    assert found.value.best == 9
    assert (found.claims, found.against, found.earlier) == (("c",), ("d",), ("a", "b"))


def test_an_outdated_number_has_no_vote_however_many_told_it() -> None:
    early = [says(f"a{one}", 4, (POLICE, masthead(f"Star {one}")), "2021-05-04") for one in "123"]
    event = add_up(*early, CHAIN[1])
    assert event.counts[0].value.best == 7
    assert event.counts[0].how == "the one value told"
    assert event.credibility.digit != 4


def test_a_number_that_goes_down_is_an_update_as_well() -> None:
    event = add_up(CHAIN[2], says("e", 7, (POLICE, STAR), "2021-05-08"))
    assert by_reading(event) == {"update": [["9", "7"]], "conflict": []}
    assert event.counts[0].value.best == 7


def test_a_body_goes_by_a_shorter_name_and_by_whoever_speaks_for_it() -> None:
    short = says("b", 7, (voice("the police", "organisation"), STAR), "2021-05-05")
    spokesman = replace(voice("Ola Vik"), role="spokesman", body="Gore Police")
    third = says("c", 9, (spokesman, STAR), "2021-05-06")
    assert by_reading(add_up(CHAIN[0], short, third))["update"] == [["4", "7", "9"]]


def test_words_of_revision_name_the_number_they_take_the_place_of_whoever_told_it() -> None:
    hospital = voice("Gore Hospital", "organisation")
    event = add_up(CHAIN[0], says("b", revised(7, "up", 4), (hospital, HERALD)))
    assert by_reading(event) == {"update": [["4", "7"]], "conflict": []}
    assert event.conflicts[0].words == (Cited("b", CUE),)


def test_the_number_it_was_is_shown_though_nobody_else_tells_it() -> None:
    event = add_up(says("b", revised(7, "down", 12), (POLICE, HERALD), "2021-05-05"))
    (update,) = event.conflicts
    assert told(update) == ["12", "7"]
    assert [held.as_of is None for held in update.values] == [True, False]
    assert event.counts[0].value.best == 7
    assert event.counts[0].earlier == ()


def test_words_that_name_another_number_leave_those_of_others_alone() -> None:
    event = add_up(RIVAL, says("e", revised(12, "up", 9), (POLICE, STAR), "2021-05-08"))
    assert by_reading(event) == {"update": [["9", "12"]], "conflict": [["12", "15"]]}


@pytest.mark.parametrize(
    ("way", "before", "after", "reading"),
    [
        ("up", 4, 7, "update"),
        ("up", 9, 7, "conflict"),
        ("down", 9, 7, "conflict"),
        (None, 4, 7, "conflict"),
    ],
)
def test_a_toll_that_has_risen_rose_from_whoever_told_less_before(
    way: Way | None, before: int, after: int, reading: str
) -> None:
    hospital = voice("Gore Hospital", "organisation")
    first = says("a", before, (POLICE, STAR), "2021-05-04")
    event = add_up(first, says("b", revised(after, way), (hospital, HERALD), "2021-05-05"))
    assert [one.reading for one in event.conflicts] == [reading]


@pytest.mark.parametrize(("way", "before"), [("down", 9), (None, 9), (None, 4)])
def test_on_an_outlets_own_word_a_toll_is_corrected_either_way(
    way: Way | None, before: int
) -> None:
    first = says("a", before, (POLICE, STAR), "2021-05-04")
    event = add_up(first, says("b", revised(7, way), (HERALD,), "2021-05-05"))
    assert [one.reading for one in event.conflicts] == ["update"]


def test_a_toll_put_lower_is_no_update_of_a_smaller_one() -> None:
    first = says("a", 4, (POLICE, STAR), "2021-05-04")
    event = add_up(first, says("b", revised(7, "down"), (HERALD,), "2021-05-05"))
    assert [one.reading for one in event.conflicts] == ["conflict"]


def test_without_days_words_of_revision_count_on_a_reports_own_word_or_for_one_holder() -> None:
    within = says("b", revised(7, "up"), (STAR,), report="report a")
    assert by_reading(add_up(says("a", 4, (POLICE, STAR)), within))["update"] == [["4", "7"]]
    same = says("b", revised(7, "up"), (POLICE, HERALD))
    assert by_reading(add_up(says("a", 4, (POLICE, STAR)), same))["update"] == [["4", "7"]]
    other = says("b", revised(7, "up"), (OPPOSITION, HERALD))
    assert by_reading(add_up(says("a", 4, (POLICE, STAR)), other))["update"] == []


def test_words_of_revision_never_reach_a_later_day() -> None:
    later = says("a", 4, (POLICE, STAR), "2021-05-09")
    event = add_up(later, says("b", revised(7, "up", 4), (OPPOSITION, HERALD), "2021-05-05"))
    assert [one.reading for one in event.conflicts] == ["conflict"]


def test_a_number_told_as_given_up_does_not_stand() -> None:
    old = says("a", given_up(4), (POLICE, STAR), report="report b")
    event = add_up(old, says("b", 7, (STAR,), report="report b"))
    assert by_reading(event) == {"update": [["4", "7"]], "conflict": []}
    # Who tells another number elsewhere has not given the first one up.
    event = add_up(old, says("c", 7, (OPPOSITION, HERALD)))
    assert by_reading(event) == {"update": [], "conflict": [["4", "7"]]}


def test_numbers_that_can_both_be_right_are_no_update() -> None:
    event = add_up(
        says("a", at_least(4, "dead"), (POLICE, STAR), "2021-05-04"),
        says("b", 7, (POLICE, STAR), "2021-05-05"),
    )
    assert event.conflicts == ()
    assert event.counts[0].claims == ("a", "b")


def test_what_an_outlet_tells_on_its_own_word_goes_with_the_number_it_is_the_same_as() -> None:
    own = says("x", 4, (HERALD,), "2021-05-04")
    event = add_up(*CHAIN[:2], own)
    assert by_reading(event) == {"update": [["4", "7"]], "conflict": []}
    assert event.counts[0].earlier == ("a", "x")
    late = says("x", 4, (HERALD,), "2021-05-09")
    assert by_reading(add_up(*CHAIN[:2], late))["conflict"] == [["4", "7"]]
    named = says("x", 4, (OPPOSITION, HERALD), "2021-05-04")
    assert by_reading(add_up(*CHAIN[:2], named))["conflict"] == [["4", "7"]]


def test_a_number_printed_once_more_is_no_step_back() -> None:
    late = says("z", 4, (POLICE, masthead("Late Post")), "2021-05-07")
    event = add_up(*CHAIN, late, RIVAL)
    assert by_reading(event) == {"update": [["4", "7", "9"]], "conflict": [["15", "9"]]}
    assert str(event.conflicts[0].values[0].as_of) == "2021-05-04"
    assert event.counts[0].earlier == ("a", "b", "z")
    # Nor is it if it was first told as a revised one.
    first = says("b", revised(7, "up", 4), (POLICE, HERALD), "2021-05-05")
    again = says("z", 7, (POLICE, masthead("Late Post")), "2021-05-06")
    told_again = add_up(CHAIN[0], first, CHAIN[2], again)
    assert by_reading(told_again) == {"update": [["4", "7", "9"]], "conflict": []}
    # In so many words it is one.
    back = says("z", revised(4, "down"), (POLICE, STAR), "2021-05-07")
    assert add_up(*CHAIN, back).counts[0].value.best == 4


def edition(name: str, count: int, by: Voice, printed: str, outlet: str | None) -> GroundedClaim:
    published = day(printed)
    assert isinstance(published, When)
    return replace(says(name, count, (by, STAR)), published=published, outlet=outlet)


@pytest.mark.parametrize(
    ("outlet", "reading"),
    [("Evening Star", "update"), ("Morning Herald", "conflict"), (None, "conflict")],
)
def test_an_edited_article_updates_its_own_number(outlet: str | None, reading: str) -> None:
    medics = voice("Gore Hospital", "organisation")
    event = add_up(
        edition("a", 4, POLICE, "2021-05-04", "Evening Star"),
        edition("b", 7, medics, "2021-05-05", outlet),
        copies=(Copy("report a", "report b", 0.9, "…"),),
    )
    assert [one.reading for one in event.conflicts] == [reading]


def test_two_sentences_of_one_report_are_no_two_editions() -> None:
    medics = voice("Gore Hospital", "organisation")
    ours = edition("a", 4, POLICE, "2021-05-04", "Evening Star")
    theirs = says("b", 7, (medics, STAR), "2021-05-05", report="report a")
    event = add_up(ours, replace(theirs, outlet="Evening Star"))
    assert [one.reading for one in event.conflicts] == ["conflict"]


def test_two_who_each_give_up_for_the_other_both_stand() -> None:
    event = add_up(
        says("a", revised(4, "down", 7), (POLICE, STAR)),
        says("b", revised(7, "up", 4), (POLICE, HERALD)),
    )
    assert [told(one) for one in event.conflicts] == [["4", "7"]]
    assert event.counts[0].earlier == ()


def test_two_holders_who_each_revise_make_two_updates() -> None:
    event = add_up(*CHAIN[:2], RIVAL, says("e", 12, (OPPOSITION, STAR), "2021-05-07"))
    assert by_reading(event) == {
        "update": [["4", "7"], ["15", "12"]],
        "conflict": [["12", "7"]],
    }


def shown(one: Voice) -> str:
    return read_holder(says("a", 4, (one, STAR))).shown


def test_of_a_person_no_more_is_shown_than_an_office_or_a_body() -> None:
    person = "a person heard by Evening Star"
    resident = replace(voice("Ola Vik"), role="resident")
    assert shown(resident) == person
    assert shown(voice("Ola Vik")) == person
    assert shown(replace(voice("Ann Example"), role="mayor")) == "Ann Example"
    assert shown(replace(voice("Ann Example"), role="former mayor")) == person
    assert shown(replace(voice("Bo Sample"), role="clerk", body="Harbour Board")) == "Harbour Board"
    # A body that is the name again is none.
    assert shown(replace(resident, body="Captain Ola Vik")) == person
    assert read_holder(says("a", 4, (voice("Ola Vik"),))).shown == f"a person heard by {NO_OUTLET}"


def test_whoever_speaks_for_the_police_is_the_police() -> None:
    assert shown(voice("Police", "government")) == "police"
    assert shown(voice("Gore Police", "organisation")) == "Gore Police"
    for one in (
        replace(voice("Ola Vik"), role="provincial police director"),
        voice("the provincial police chief", "unnamed"),
        voice("Gore Police", "organisation"),
    ):
        assert read_holder(says("a", 4, (one, STAR))).key == "police"
    officer = voice("a police officer", "unnamed")
    assert read_holder(says("a", 4, (officer, STAR))).key == "evening star"


def test_what_others_pass_on_of_an_outlet_is_no_later_word_of_its_own() -> None:
    relay = says("b", 15, (voice("Evening Star", "outlet"), HERALD), "2021-05-05")
    own = says("a", 7, (STAR,), "2021-05-04")
    assert by_reading(add_up(own, relay)) == {"update": [], "conflict": [["15", "7"]]}


def test_a_source_without_a_name_is_held_by_its_outlet() -> None:
    unnamed = voice("a source", "unnamed")
    here = replace(says("a", 4, (unnamed,)), outlet="Evening Star")
    assert (read_holder(here).shown, read_holder(here).own) == ("Evening Star", True)
    assert read_holder(says("a", 4, (unnamed, STAR))).shown == "Evening Star"
    assert read_holder(says("a", 4, (unnamed,))).shown == NO_OUTLET


def test_a_report_speaks_up_to_the_day_it_came_out() -> None:
    assert as_of(says("a", 4, ())) is None
    assert str(as_of(edition("a", 4, POLICE, "2021-05-04", None))) == "2021-05-04"
    stated = replace(edition("a", 4, POLICE, "2021-05-04", None), stated=day("2021-05-02"))
    assert str(as_of(stated)) == "2021-05-02"


def test_who_denies_a_part_in_it_denies_nothing_of_the_deed_and_is_no_origin() -> None:
    column = says("z", 4, (voice("Harbour Column", "organisation"), HERALD))
    disowned = replace(column, claim=replace(column.claim, disowns=SPAN))
    event = add_up(CHAIN[0], disowned)
    (stance,) = event.conflicts
    assert [(one.value, one.holders) for one in stance.values] == [
        ("told as so", ("Gore Police",)),
        ("a part in it denied", ("Harbour Column",)),
    ]
    assert event.origins.reporting == ("Gore Police",)
    assert event.counts[0].claims == ("a",)
    # Nobody else tells it: then the denial is all there is.
    assert add_up(disowned).conflicts == ()
