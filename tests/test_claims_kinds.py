"""Laws, rights and kinds of deeds tell of no event; what a word hangs on decides what it tells."""

import pytest

from claim_reading import claims_of, read


@pytest.mark.parametrize(
    "text",
    [
        "The code punishes torture with ten years in prison.",
        "The law prescribes death for kidnapping.",
        "Everyone has the right to protest.",
        "The committee works for the prevention of torture.",
        "The charter provides for freedom from torture and abduction.",
        "The carter was found guilty of offences involving kidnapping.",
    ],
)
def test_what_a_law_forbids_or_a_right_protects_is_no_event(text: str) -> None:
    names = {claim.type for claim in read(text).claims}
    assert names <= {"sentence"}


def test_a_law_that_was_used_is_an_event() -> None:
    text = "Two carters were arrested under the law on assembly."
    assert len(claims_of(text, "detention")) == 1


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The carter was sentenced to death on Monday.", "death"),
        ("The carter was sentenced to life imprisonment.", "detention"),
        ("The clerk was between life and death.", "death"),
    ],
)
def test_a_punishment_is_part_of_its_sentence(text: str, name: str) -> None:
    assert claims_of(text, name) == []


def test_a_force_that_is_used_is_told_once() -> None:
    assert len(claims_of("The use of excessive force left two farmers hurt.", "assault")) == 1


@pytest.mark.parametrize(
    ("text", "name", "outcome"),
    [
        ("The lawyers were denied access to their clients.", "restriction", None),
        ("Guards shot and wounded a clerk, then raped and beaten her.", "sexual_violence", None),
        ("The president had directed all the border guards to leave.", "order", None),
        ("We urge the authorities to halt the trial.", "request", None),
    ],
)
def test_deeds_of_two_objects_and_two_verbs_are_found(
    text: str, name: str, outcome: str | None
) -> None:
    assert [claim.outcome for claim in claims_of(text, name)] == [outcome]


def test_what_is_asked_or_ordered_in_the_present_has_been() -> None:
    (claim,) = claims_of("The union calls for an inquiry.", "request")
    assert (claim.time, claim.stance) == ("past", "asserted")


def test_who_faces_a_penalty_has_not_been_sentenced() -> None:
    (claim,) = claims_of("The four reporters face up to 15 years in prison.", "sentence")
    assert (claim.time, claim.stance) == ("future", "possible")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Rebels shelled the town on Monday, killing ten people and injuring dozens.", "injury"),
        ("Rebels shelled the town on Monday, killing ten people and injuring dozens.", "killing"),
        ("Gunmen shot and killed two carters on Monday.", "shooting"),
        ("On Monday soldiers arrested and beat two farmers.", "detention"),
    ],
)
def test_what_a_dated_deed_brings_with_it_has_its_day(text: str, name: str) -> None:
    (claim,) = claims_of(text, name)
    assert [span.of(text) for span in claim.times] == ["Monday"]


def test_what_follows_on_a_day_of_its_own_keeps_it() -> None:
    text = "The carter was arrested on Monday and released on Friday."
    days = {claim.type: claim.times[0].of(text) for claim in read(text).claims}
    assert days == {"detention": "Monday", "release": "Friday"}
