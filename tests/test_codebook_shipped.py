"""The shipped codebook: what it holds, and that it keeps its own rules."""

from importlib.resources import as_file, files

import pytest

from twosource.model.codebook import Codebook, EventType
from twosource.readers.codebooks import check_codebook, load_codebook, shipped_names

BOOK: Codebook = load_codebook()
TYPES = sorted(BOOK.types)


def test_the_shipped_codebook_passes_its_own_check() -> None:
    assert shipped_names() == ("incidents",)
    with as_file(files("twosource") / "codebooks" / "incidents.toml") as path:
        assert check_codebook(path) == []


def test_every_type_of_the_field_is_there() -> None:
    expected = """flight return detention release killing death injury assault torture abduction
        disappearance sexual_violence trial sentence execution protest riot armed_clash bombing
        shooting search investigation order request threat coercion surveillance border_measure
        restriction assistance agreement corruption dismissal property_destruction accident disaster
        outbreak"""
    assert set(expected.split()) == set(BOOK.types)


def test_precedence_ranks_every_type_once() -> None:
    assert sorted(BOOK.precedence) == TYPES


def test_unit_and_rules_are_in_words() -> None:
    assert BOOK.unit.startswith("One event")
    assert BOOK.include
    assert BOOK.exclude


@pytest.mark.parametrize("name", TYPES)
def test_a_type_says_what_it_is(name: str) -> None:
    event_type = BOOK.types[name]
    assert event_type.definition.endswith(".")
    assert event_type.positive.endswith(".")
    assert event_type.negative.endswith(".")
    assert event_type.triggers
    for subtype in event_type.subtypes:
        assert subtype.definition.endswith(".")
        assert event_type.subtype(subtype.name) == subtype


def test_only_acts_of_words_are_statements() -> None:
    assert {name for name in TYPES if BOOK.types[name].statement} == {"order", "request", "threat"}


def test_what_strikes_unforeseen_is_never_planned() -> None:
    for name in ("accident", "disaster", "death", "injury", "outbreak"):
        assert not BOOK.types[name].planned


def test_look_alikes_share_a_family() -> None:
    def family(name: str) -> str:
        return BOOK.types[name].family

    assert family("detention") == family("abduction") == family("disappearance")
    assert family("bombing") == family("killing") == family("death")
    assert family("flight") != family("return")


def test_ambiguous_words_ask_for_company() -> None:
    assert _bare("fire") == set()
    assert _bare("shoot") == set()
    assert _bare("cross") == set()
    assert _bare("leave") == set()
    assert _bare("hold") == set()
    assert _bare("charge") == set()
    assert _bare("strike") == set()
    assert _bare("beat") == set()


def _bare(lemma: str) -> set[str]:
    """Give the types that take a word without any condition."""
    return {
        one.name
        for one in BOOK.types.values()
        for trigger in one.triggers
        if trigger.lemma == lemma and not _conditions(one, lemma)
    }


def _conditions(event_type: EventType, lemma: str) -> bool:
    return all(
        trigger.people
        or trigger.phrase
        or trigger.particle
        or trigger.objects
        or trigger.subjects
        or trigger.preps
        or trigger.modifiers
        or trigger.under
        or trigger.near
        for trigger in event_type.triggers
        if trigger.lemma == lemma
    )


def test_a_flight_counts_those_who_fled_and_those_displaced() -> None:
    flight = BOOK.types["flight"]
    assert [(one.role, one.outcome) for one in flight.counted] == [
        ("actor", "fled"),
        ("target", "displaced"),
    ]
    assert flight.subtype("displacement").forced == "yes"
    assert flight.subtype("defection").crosswalk.plover == "none"


def test_those_killed_those_who_died_and_those_executed_are_counted_alike() -> None:
    outcomes = {BOOK.types[name].counted[0].outcome for name in ("killing", "death", "execution")}
    assert outcomes == {"dead"}
