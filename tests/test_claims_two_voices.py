"""A statement on two people's word is two claims on one passage."""

import pytest

from claim_reading import claims_of


def chains(text: str, name: str) -> list[list[str]]:
    return [[voice.name for voice in claim.chain] for claim in claims_of(text, name)]


@pytest.mark.parametrize(
    ("text", "voices"),
    [
        ("Police and a witness said nine clerks fled the camp.", [["Police"], ["witness"]]),
        (
            "The mayor and two residents said that nine clerks fled the camp.",
            [["mayor"], ["two residents"]],
        ),
        ("The mayor said that nine clerks fled the camp.", [["mayor"]]),
        ("Nine clerks fled the camp.", [[]]),
    ],
)
def test_each_who_says_so_makes_a_claim(text: str, voices: list[list[str]]) -> None:
    assert chains(text, "flight") == voices


def test_both_claims_stand_on_one_passage_and_have_keys_of_their_own() -> None:
    first, second = claims_of("Police and a witness said nine clerks fled the camp.", "flight")
    assert first.passage == second.passage
    assert first.counts == second.counts
    assert first.id != second.id


def test_two_offices_of_one_person_are_one_voice() -> None:
    text = "Secretary and treasurer Ann Dole said that nine clerks fled the camp."
    assert len(chains(text, "flight")) == 1


def test_two_namesakes_are_one_voice_and_one_claim() -> None:
    text = "Orla Vance and Ben Vance left. Vance and Vance both said that nine clerks fled."
    keys = [claim.id for claim in claims_of(text, "flight")]
    assert len(keys) == len(set(keys))
    assert keys
