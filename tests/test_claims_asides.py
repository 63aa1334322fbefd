"""Places of one event that another of its sentence, or a participant, must not be given."""

import pytest

from claim_reading import claims_of

SITES = frozenset({"at", "near", "across", "origin", "destination"})


def placed(text: str, name: str) -> list[str]:
    """Give the places that the first claim of a type is given."""
    claim = claims_of(text, name)[0]
    return [one.span.of(text) for one in claim.places if one.relation in SITES]


@pytest.mark.parametrize(
    ("text", "its", "other"),
    [
        ("Weavers protested in Lisbon against the killing of a clerk.", "protest", "killing"),
        ("Weavers in Lisbon protested against the killing of a clerk.", "protest", "killing"),
        ("Two men were arrested in Lisbon for the murder of a clerk.", "detention", "killing"),
        ("He was detained in Lisbon over the abduction of a clerk.", "detention", "abduction"),
        ("A guard was convicted in Lisbon of murdering a clerk.", "sentence", "killing"),
        ("Two men were charged in Lisbon with kidnapping a clerk.", "trial", "abduction"),
        (
            (
                "Two guards were arrested in Lisbon for allegedly kidnapping a clerk and demanding "
                "money from his family."
            ),
            "detention",
            "request",
        ),
        (
            "The gang has been blamed for attacks in Lisbon and for orchestrating kidnappings.",
            "assault",
            "abduction",
        ),
    ],
)
def test_where_something_is_done_about_an_event_is_not_where_it_was(
    text: str, its: str, other: str
) -> None:
    assert placed(text, its) == ["Lisbon"]
    assert placed(text, other) == []


@pytest.mark.parametrize(
    ("text", "its", "other"),
    [
        ("Weavers protested against the killing of a clerk in Lisbon.", "killing", "protest"),
        ("Two men were arrested for kidnapping a clerk in Lisbon.", "abduction", "detention"),
    ],
)
def test_an_event_is_not_where_that_was_which_it_is_about(text: str, its: str, other: str) -> None:
    assert placed(text, its) == ["Lisbon"]
    assert placed(text, other) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The mayor called on Spain to free the clerk.", "request"),
        ("The mayor urged the guilds of weavers in Spain to free the clerk.", "request"),
        ("The mayor demanded the release of clerks held in Spain.", "request"),
        ("He spoke about the hardships of weavers in Spain, urging guilds to help.", "request"),
        ("No paper in Spain has reported on the clerk being sentenced to death.", "sentence"),
        (
            "They raised the murder of Ann Rudd and the case of Ben Dole, a critic in Spain.",
            "killing",
        ),
        (
            "They mourned the death of Ben Dole, who died after a scuffle, near a mill in Spain.",
            "death",
        ),
    ],
)
def test_a_place_of_somebody_spoken_to_or_spoken_of_is_not_the_events(text: str, name: str) -> None:
    assert [placed(text, name)] == [[]]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A weaver was kidnapped on the Faro-Evora road in Lisbon.", "abduction"),
        ("Weavers in Lisbon called a strike over the price of yarn.", "protest"),
        ("Weavers protested in Lisbon over the price of bread.", "protest"),
        ("Weavers protested against corruption in Lisbon.", "protest"),
        ("At a rally in Lisbon the mayor demanded the release of the clerk.", "request"),
        ("Guards shot and killed two men during a march in Lisbon.", "killing"),
        ("Ben Dole, who was shot by guards on Monday in Lisbon, is a clerk.", "shooting"),
        ("The guards killed Ben Dole in Lisbon, the mayor said.", "killing"),
        ("The raid in Lisbon led to the arrest of two men.", "detention"),
    ],
)
def test_an_events_own_place_stays(text: str, name: str) -> None:
    assert placed(text, name) == ["Lisbon"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("He was held in Lisbon, and ten men were taken from Faro in a raid.", "search"),
    ],
)
def test_a_place_that_something_leads_to_or_comes_from_is_not_the_events(
    text: str, name: str
) -> None:
    assert placed(text, name) == []
