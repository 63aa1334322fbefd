"""Values as people write them, made exact; and refused in words that say what would do."""

import re
from dataclasses import replace

import pytest

from store_samples import claim, grounded
from twosource.config import Config
from twosource.model.claim import Voice
from twosource.model.correction import Facet
from twosource.model.errors import BadValue
from twosource.model.values import Count, GroundedClaim
from twosource.stages.facet_values import KINDS, STANCES, TIMES
from twosource.stages.facet_words import say_facet
from twosource.stages.plain_values import (
    PLAIN_KINDS,
    PLAIN_STANCES,
    PLAIN_TIMES,
    make_exact,
    make_part_exact,
    say_plainly,
)
from twosource.stages.word_on_value import OnValue
from twosource.wiring import open_codebook

BOOK = open_codebook(Config())
MAYOR = Voice("the mayor", "government", None, None, "stated")
RADIO = Voice("Radio Orilla", "outlet", None, None, "masthead")


def tell(*counts: str) -> GroundedClaim:
    one = grounded(claim("a", "r", 0, 9))
    told = (
        Count("people", of, group or None, 3, 3, 3, "", ()) for of, _, group in map(cut, counts)
    )
    return replace(one, claim=replace(one.claim, chain=(MAYOR, RADIO)), counts=tuple(told), who=())


def cut(of: str) -> tuple[str, str, str]:
    return of.partition(".")


def read(facet: Facet, words: str, of: str = "") -> str:
    return make_exact(OnValue(facet, of, "is", words), tell("dead"), BOOK).words


@pytest.mark.parametrize(
    ("facet", "words", "exact"),
    [
        ("when", "2021-05-04", "2021-05-04"),
        ("when", "4 May 2021", "2021-05-04"),
        ("when", " May  2021", "2021-05"),
        ("when", "XXXX-05-04", "XXXX-05-04"),
        ("where", "Gore (geonames:61)", "geonames:61"),
        ("where", "Gore (geonames:61) and Lyra (own:lyra/1)", "geonames:61;own:lyra/1"),
        ("where", "Gore; Lyra", "Gore;Lyra"),
        ("type", "protest/demonstration", "protest/demonstration"),
        ("type", "Demonstration", "protest/demonstration"),
        ("type", "death", "death"),
        ("stance", "none reported", "not_reported"),
        ("stance", "Told as not so", "negated"),
        ("stance", "alleged", "alleged"),
        ("time", "to come", "future"),
        ("time", "past", "past"),
        ("source", "the mayor:government -> Radio Orilla:outlet", ""),
        ("source", "the mayor (government) → Radio Orilla (outlet)", ""),
        (
            "source",
            "The mayor (government, mayor) “said” → radio orilla",
            "The mayor:government -> radio orilla:outlet",
        ),
        ("source", "a clerk (a person without a name)", "a clerk:unnamed"),
        ("who", "the  miners", "the miners"),
    ],
)
def test_what_people_write_is_made_exact(facet: Facet, words: str, exact: str) -> None:
    of = "victim" if facet == "who" else ""
    assert read(facet, words, of) == (exact or "the mayor:government -> Radio Orilla:outlet")


@pytest.mark.parametrize(
    ("words", "exact"), [("12", "12"), ("12-15", "12-15"), ("at least 12", "12+"), ("two", "2")]
)
def test_a_number_may_be_written_in_words(words: str, exact: str) -> None:
    assert read("count", words, "people.dead") == exact


@pytest.mark.parametrize(
    ("facet", "words", "why"),
    [
        ("when", "soon", "'soon' is no date: write 4 May 2021"),
        ("count", "many", "'many' is no number: write 12"),
        ("type", "zzz", "nothing the codebook has: choose a type, as in the list"),
        ("type", "mass demonstration", "choose a type such as"),
        ("stance", "perhaps", "choose one of asserted, only possible"),
        ("time", "tomorrow", "choose one of past, going on, to come"),
        ("source", "a baker", "what kind of voice 'a baker' is, in brackets"),
        ("source", "a baker (bread)", "in brackets behind the name: the mayor (government)"),
    ],
)
def test_what_comes_to_nothing_is_refused_in_plain_words(
    facet: Facet, words: str, why: str
) -> None:
    with pytest.raises(BadValue, match=re.escape(why)):
        read(facet, words, "people.dead")


def test_a_subtype_of_several_types_must_be_told_apart() -> None:
    kind = BOOK.types["protest"]
    twin = replace(kind, name="march")
    book = replace(BOOK, types={**BOOK.types, "march": twin})
    given = OnValue("type", "", "is", "demonstration")
    with pytest.raises(BadValue, match="march/demonstration, protest/demonstration"):
        make_exact(given, tell(), book)


@pytest.mark.parametrize(
    ("facet", "of", "exact"),
    [
        ("count", "people.dead", "people.dead"),
        ("count", "people, dead", "people.dead"),
        ("count", "Dead", "people.dead"),
        ("count", "child", "people.hurt.child"),
        ("count", "people", "people.people"),
        ("count", "missing", "people.missing"),
        ("count", "families, fled", "families.fled"),
        ("who", "victim", "victim"),
    ],
)
def test_which_number_is_meant_may_be_written_plainly(facet: Facet, of: str, exact: str) -> None:
    given = OnValue(facet, of, "does_not", "")
    assert make_exact(given, tell("dead", "hurt.child"), BOOK).of == exact


def test_a_number_that_is_not_named_is_asked_for() -> None:
    given = OnValue("count", "", "is", "3")
    with pytest.raises(BadValue, match=r"this claim has people, dead; people, hurt, child$"):
        make_exact(given, tell("dead", "hurt.child"), BOOK)
    with pytest.raises(BadValue, match=r"write for instance: people, dead$"):
        make_exact(given, tell(), BOOK)
    with pytest.raises(BadValue, match=r"write for instance: victim$"):
        make_exact(replace(given, facet="who"), tell(), BOOK)
    assert make_part_exact("fled", ["people.fled", "families.fled"]) == "fled"


def test_a_form_shows_whose_word_it_is_as_people_write_it() -> None:
    one = tell("dead")
    shown = say_plainly(one, "source", say_facet(one, "source"))
    assert shown == "the mayor (government) → Radio Orilla (outlet)"
    assert read("source", shown) == say_facet(one, "source")
    assert say_plainly(one, "source", "nobody") == "nobody"
    assert say_plainly(one, "count", "3") == "3"


def test_every_fixed_word_has_a_plain_one() -> None:
    for exact, plain in ((STANCES, PLAIN_STANCES), (TIMES, PLAIN_TIMES), (KINDS, PLAIN_KINDS)):
        assert set(exact) == set(plain)
