"""Denials that name no event: they answer the deed that was told before them."""

import pytest

from claim_reading import claims_of, read

BEATEN = "Guards beat two traders in Orlo on Monday, witnesses said. "


@pytest.mark.parametrize(
    "answer",
    [
        "The army denied it.",
        "The army denies the allegations.",
        "The army rejected the accusation.",
        "The army dismissed the report as false.",
    ],
)
def test_who_rejects_what_is_told_denies_the_deed(answer: str) -> None:
    told, denied = claims_of(BEATEN + answer, "assault")
    assert (told.stance, denied.stance) == ("asserted", "denied")
    assert [voice.name for voice in denied.chain] == ["army"]
    assert denied.participants == told.participants
    assert denied.counts == ()


@pytest.mark.parametrize(
    "answer",
    [
        "The army denied any involvement.",
        "The army said it had nothing to do with it.",
        "A spokesman denied that soldiers were involved.",
        "A spokesman said no soldiers were involved.",
        "The rebels denied they were behind it.",
    ],
)
def test_who_denies_a_part_leaves_the_deed_as_it_was_told(answer: str) -> None:
    told, disowned = claims_of(BEATEN + answer, "assault")
    assert told.disowns is None
    assert disowned.stance == "asserted"
    assert disowned.disowns is not None


def test_nothing_to_do_with_a_named_event_disowns_it() -> None:
    text = "Raiders burned a mill. The band said it had nothing to do with the shooting."
    (claim,) = claims_of(text, "shooting")
    assert claim.disowns is not None
    assert claim.disowns.of(text) == "it had nothing to do with"


@pytest.mark.parametrize(
    "sentence",
    [
        "Nine clerks were arrested in Orlo. The court dismissed the claim.",
        "A flood swept away a bridge. The mayor denied it.",
        "The mayor rejected the report.",
        "Guards beat two traders. The union rejected the offer.",
    ],
)
def test_what_answers_no_deed_denies_nothing(sentence: str) -> None:
    assert all(one.stance != "denied" and one.disowns is None for one in read(sentence).claims)


def test_nobody_denies_what_he_has_told_himself() -> None:
    text = "Guards beat two traders, a witness said. A witness denied it."
    assert len(claims_of(text, "assault")) == 1


@pytest.mark.parametrize(
    "answer",
    ["The commander called the claim baseless.", "The army said the report was a lie."],
)
def test_what_is_called_untrue_is_denied(answer: str) -> None:
    _, denied = claims_of(BEATEN + answer, "assault")
    assert denied.stance == "denied"
    assert denied.chain


@pytest.mark.parametrize(
    "answer",
    [
        "His lawyers rejected the terrorism accusations against him.",
        "The commander called the claim sound.",
        "The commander called the claim.",
    ],
)
def test_an_answer_to_something_else_denies_nothing(answer: str) -> None:
    (told,) = claims_of(BEATEN + answer, "assault")
    assert told.stance == "asserted"
