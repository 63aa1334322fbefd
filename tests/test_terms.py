"""Terms of prison, sums of money and manners: values that holders may contradict each other on."""

from dataclasses import replace

import pytest

from matching_claims import SPAN, Telling, claim, masthead, voice, who
from twosource.model.event import Event
from twosource.model.spans import Span
from twosource.model.values import GroundedClaim, Term
from twosource.stages.corroborate import Evidence, make_event
from twosource.stages.laid_lines import Lineage
from twosource.stages.terms import read_terms, tell_term


def told(name: str, text: str, type_: str = "sentence", subtype: str = "sentence") -> GroundedClaim:
    outlet = f"Paper {name.upper()}"
    telling = Telling(
        type=type_,
        subtype=subtype,
        passage=Span(0, len(text)),
        chain=(voice(f"Ann {name}"), masthead(outlet)),
        outlet=outlet,
    )
    (one,) = read_terms([claim(name, name, telling)], {name: text})
    return one


def words(one: GroundedClaim) -> list[str]:
    return [tell_term(term) for term in one.terms]


@pytest.mark.parametrize(
    ("text", "type_", "expected"),
    [
        ("A court sentenced Ola Vik to 14 years in prison.", "sentence", ["14 years"]),
        ("He was jailed for fifteen years for the fire.", "sentence", ["15 years"]),
        ("She got at least 18 months.", "sentence", ["at least 18 months"]),
        ("She got up to two years.", "sentence", ["up to 2 years"]),
        ("Vik will spend 15 years behind bars for the fire.", "detention", ["15 years"]),
        ("He was given life in prison.", "sentence", ["life"]),
        ("The judge sentenced him to death.", "sentence", ["death"]),
        ("Vik, a 46-year-old trader, was convicted.", "sentence", []),
        ("He was held for two years.", "detention", []),
        ("He was sentenced to years of want.", "sentence", []),
        ("The captors are demanding 200 million pesos.", "request", ["200,000,000 pesos"]),
        ("They asked for $1.5 million.", "request", ["1,500,000 dollars"]),
        ("They asked for 1.2.3 pesos.", "request", []),
        ("They asked for help.", "request", []),
        ("A man was shot for 200 pesos.", "killing", []),
    ],
)
def test_what_a_passage_says(text: str, type_: str, expected: list[str]) -> None:
    assert words(told("a", text, type_)) == expected


def test_a_term_may_stand_behind_the_passage_but_in_no_other_sentence() -> None:
    text = (
        "A court sentenced Ola Vik, an editor, to 14 years in prison. He had got two years before."
    )
    one = told("a", text)
    short = replace(one, claim=replace(one.claim, passage=Span(8, 17)), terms=())
    assert words(*read_terms([short], {"a": text})) == ["14 years"]


def test_the_words_of_a_term_are_kept() -> None:
    text = "A court sentenced Ola Vik to 14 years in prison."
    (term,) = told("a", text).terms
    assert term.span.of(text) == "14 years in prison"


def add_up(*claims: GroundedClaim) -> Event:
    return make_event("e", "NZL-0001", Evidence(claims, (), (), Lineage(), {}))


def sides(event: Event) -> dict[str, list[str]]:
    return {one.facet: [held.value for held in one.values] for one in event.conflicts}


def test_two_terms_of_one_sentence_are_a_conflict() -> None:
    fourteen = told("a", "Vik was sentenced to 14 years in prison.")
    fifteen = told("b", "Vik was jailed for 15 years.")
    assert sides(add_up(fourteen, fifteen)) == {"sentence": ["14 years", "15 years"]}
    assert sides(add_up(fourteen, told("c", "Vik was jailed for 14 years."))) == {}
    more = told("d", "Vik was jailed for at least 10 years.")
    assert sides(add_up(fourteen, more)) == {}
    life = told("e", "Vik was jailed for life.")
    assert sides(add_up(fourteen, life)) == {"sentence": ["14 years", "life"]}
    assert sides(add_up(life, told("f", "Vik was sentenced to life in prison."))) == {}


def test_sums_of_two_currencies_are_not_compared() -> None:
    pesos = told("a", "They demanded 200 million pesos.", "request")
    dollars = told("b", "They demanded $50,000.", "request")
    other = told("c", "They demanded 300 million pesos.", "request")
    assert sides(add_up(pesos, dollars)) == {}
    assert sides(add_up(pesos, other)) == {"sum.peso": ["200,000,000 pesos", "300,000,000 pesos"]}


def test_an_escape_and_a_release_are_two_accounts() -> None:
    escaped = told("a", "They escaped.", "flight", "escape")
    freed = told("b", "They were released.", "release", "release")
    assert sides(add_up(escaped, freed)) == {"manner": ["escape", "release"]}


def test_the_terms_of_several_people_contradict_nothing() -> None:
    first = told("a", "Vik was jailed for 14 years.")
    second = told("a", "Moe was jailed for six years.")
    both = (first, replace(second, claim=replace(second.claim, id="z")))
    other = told("b", "Holm was jailed for nine years.")
    assert sides(add_up(*both, other)) == {}
    named = replace(first, who=(who("target", "Ola Vik"),))
    assert sides(add_up(named, replace(other, who=(who("target", "Jon Holm"),)))) == {}


def test_a_term_with_no_upper_end_is_told_so() -> None:
    assert tell_term(Term("sentence", "prison", 13, None, SPAN)) == "at least 13 months"
    assert tell_term(Term("sentence", "prison", 12, 12, SPAN)) == "1 year"
    assert tell_term(Term("sentence", "prison", 48, 60, SPAN)) == "4 years to 5 years"
