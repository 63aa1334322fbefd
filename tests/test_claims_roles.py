"""Who takes part by way of another word: who ordered it, who bears an order, who is asked."""

import pytest

from claim_reading import only


@pytest.mark.parametrize(
    ("text", "name", "role", "who"),
    [
        (
            "Under Marit Dole’s orders, fences are being installed.",
            "border_measure",
            "orderer",
            "Marit Dole",
        ),
        (
            "The clerk was arrested on the orders of the governor.",
            "detention",
            "orderer",
            "governor",
        ),
        ("With orders to find the smugglers, officers went out.", "order", "target", "officers"),
        ("Guards with orders to shoot stood at the gate.", "order", "target", "Guards"),
        (
            "The guards have requested the help of the coastguard.",
            "request",
            "target",
            "coastguard",
        ),
        ("The mayor sought the support of the union.", "request", "target", "union"),
    ],
)
def test_a_role_is_filled_through_another_word(text: str, name: str, role: str, who: str) -> None:
    found = [(one.role, one.name) for one in only(text, name).participants]
    assert (role, who) in found


def test_whoever_asks_is_counted() -> None:
    text = "Forty families are seeking repatriation."
    (count,) = only(text, "request").counts
    assert (count.number.of(text), count.outcome) == ("Forty", "asking")


@pytest.mark.parametrize(
    "text",
    [
        "The guards have been unable to find the two carters.",
        "Police are unable to locate the clerk.",
    ],
)
def test_a_search_in_vain_has_its_outcome(text: str) -> None:
    assert only(text, "search").outcome == "not found"


def test_what_is_alleged_in_ones_own_words_is_asserted() -> None:
    text = "“The guards beat the carters,” the clerk alleged."
    assert only(text, "assault").stance == "asserted"
    assert (
        only("The clerk alleged that the guards beat the carters.", "assault").stance == "alleged"
    )
