"""Two claims of one report: what tells that they are one event, or two."""

import re
from dataclasses import replace

from matcher_asked import MATCHER, compare, joins, says, weighs
from matching_claims import (
    KISUMU,
    Telling,
    claim,
    people,
    voice,
    who,
)
from twosource.model.match import Backdrop, Match
from twosource.model.spans import Span
from twosource.stages.seen import find_trigger


def test_in_one_report_two_exact_tolls_are_two_events() -> None:
    left, right = Telling(counts=(people(3, "killed"),)), Telling(counts=(people(5, "killed"),))
    assert not joins(compare(left, right, one_report=True))
    assert joins(compare(left, left, one_report=True))
    assert not joins(compare(Telling(), left, one_report=True))


def test_in_one_report_one_word_said_again_is_one_event() -> None:
    again = MATCHER.before(Backdrop(triggers={"a": "arrested", "b": "arrests"}))
    match = again.compare(claim("a", "one"), claim("b", "one"))
    assert says(match, "same_word") == "both say “arrest…”"
    assert joins(match)
    other = MATCHER.before(Backdrop(triggers={"a": "arrested", "b": "held"}))
    assert says(other.compare(claim("a", "one"), claim("b", "one")), "same_word") is None
    assert says(again.compare(claim("a", "one"), claim("b", "two")), "same_word") is None


def test_in_one_report_what_came_before_is_another_event() -> None:
    def match_of(ours: str, theirs: str) -> Match:
        matcher = MATCHER.before(Backdrop(triggers={"a": ours, "b": theirs}))
        return matcher.compare(claim("a", "one"), claim("b", "one"))

    text = "an arrest, an earlier drugs arrest, another arrest"
    ends = [found.end() for found in re.finditer("arrest", text)]
    now, before, another = (find_trigger(Span(end - 6, end), text) for end in ends)
    assert not joins(match_of(now, before))
    assert says(match_of(before, another), "same_word") == "both say “arrest…”"


def test_in_one_report_the_same_dead_under_two_names_are_one_event() -> None:
    died = Telling(type="death", subtype="death", counts=(people(2, "dead"),))
    killed = Telling(type="killing", subtype="killing", counts=(people(2, "dead"),))
    assert joins(compare(died, killed, one_report=True))
    blast = Telling(type="bombing", subtype="explosion", where=KISUMU)
    assert not joins(compare(blast, replace(died, where=KISUMU), one_report=True))


def test_in_one_report_those_counted_and_then_named_are_one_event() -> None:
    two = Telling(counts=(people(2),))
    names = Telling(who=(who("target", "Ann Vik"), who("target", "Bo Lund")))
    match = compare(two, names, one_report=True)
    assert says(match, "named_as_many") == "2 people, and as many names"
    assert joins(match)
    three = Telling(counts=(people(3),))
    for left, right in ((three, names), (two, Telling(who=names.who[:1])), (names, names)):
        assert says(compare(left, right, one_report=True), "named_as_many") is None
    assert says(compare(two, names), "named_as_many") is None
    counted = replace(names, counts=(people(2),))
    assert says(compare(two, counted, one_report=True), "named_as_many") is None


def test_in_one_report_wholly_different_people_speak_for_two_events() -> None:
    def actor(name: str) -> Telling:
        return Telling(who=(who("actor", name, "group", named=False),))

    guards = actor("the guards stationed in Thika")
    match = compare(guards, actor("one fisherman"), one_report=True)
    assert says(match, "same_actor") == "guards against fisherman"
    assert not joins(match)
    assert says(compare(guards, actor("one fisherman")), "same_actor") is None
    for same in ("they", "a group of people", "the guards' officers"):
        told = says(compare(guards, actor(same), one_report=True), "same_actor")
        assert told is None


def test_pointing_back_joins_within_a_report() -> None:
    left, right = claim("a", "one"), claim("b", "one", Telling(subtype="raid", definite=True))
    assert not joins(MATCHER.compare(left, right))
    matcher = MATCHER.before(Backdrop(antecedents={"b": "a"}))
    assert joins(matcher.compare(left, right))
    assert matcher.compare(left, right) == matcher.compare(right, left)
    assert joins(MATCHER.before(Backdrop(antecedents={"a": "b"})).compare(left, right))


def test_in_one_report_a_shared_place_says_little() -> None:
    there = Telling(where=KISUMU)
    assert weighs(compare(there, there), "same_place") > 2
    assert weighs(compare(there, there, one_report=True), "same_place") == 1.0


def test_claims_far_apart_in_a_report_are_the_less_of_one_event() -> None:
    near, far = Telling(order=1), Telling(order=40)
    assert says(compare(Telling(), near, one_report=True), "told_apart") is None
    assert weighs(compare(Telling(), Telling(order=5), one_report=True), "told_apart") == -0.5
    match = compare(Telling(), far, one_report=True)
    assert weighs(match, "told_apart") == -1.5
    assert says(match, "told_apart") == "40 claims apart in the report"
    assert says(compare(Telling(), far), "told_apart") is None


def test_two_holders_who_count_otherwise_in_one_report_quarrel_about_one_event() -> None:
    union, police = voice("union", "organisation"), voice("police", "government")
    left = Telling(counts=(people(900, "protesting"),), chain=(union,))
    right = Telling(counts=(people(350, "protesting"),), chain=(police,))
    assert weighs(compare(left, right, one_report=True), "people_counted") == 0
    alone = Telling(counts=(people(350, "protesting"),), chain=(union,))
    assert weighs(compare(left, alone, one_report=True), "people_counted") < -2
    bare = Telling(counts=(people(350, "protesting"),))
    assert weighs(compare(left, bare, one_report=True), "people_counted") < -2
