"""What is of one place and day though only one of its verbs says so; towns named by their sites."""

import pytest

from claim_reading import only, read

SITED = {"at", "near"}


def sited(text: str, name: str) -> list[str]:
    """Give the places that the one claim of a type is at or near."""
    claim = only(text, name)
    return [one.span.of(text) for one in claim.places if one.relation in SITED]


def days(text: str, name: str) -> list[str]:
    """Give the words that date the one claim of a type."""
    return [one.of(text) for one in only(text, name).times]


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        (
            "Two masked men kidnapped a clerk outside the Lisbon bus terminal.",
            "abduction",
            "Lisbon",
        ),
        ("Five weavers drowned near the Faro dam on Sunday.", "death", "Faro"),
        ("Nine weavers appeared before a Lisbon court on Tuesday.", "trial", "Lisbon"),
        ("A weaver was sentenced by a Lisbon court to six years in prison.", "sentence", "Lisbon"),
        ("A Lisbon court on Monday sentenced two weavers to death.", "sentence", "Lisbon"),
    ],
)
def test_a_site_or_a_court_is_in_the_town_it_is_called_after(
    text: str, name: str, place: str
) -> None:
    assert sited(text, name) == [place]


def test_what_is_tried_in_a_court_was_not_done_there() -> None:
    text = "A Lisbon court sentenced a weaver on Monday for killing a clerk in Porto."
    assert sited(text, "killing") == ["Porto"]


@pytest.mark.parametrize(
    "road",
    [
        "Lisbon-Porto highway",
        "Lisbon\N{EN DASH}Porto road",
        "road from Lisbon to Porto",
        "road linking Lisbon and Porto",
    ],
)
def test_what_is_on_a_road_is_near_its_ends(road: str) -> None:
    text = f"A bus crashed on the {road} on Monday."
    places = [(one.span.of(text), one.relation) for one in only(text, "accident").places]
    assert places == [("Lisbon", "near"), ("Porto", "near")]


def test_the_town_a_road_is_in_goes_before_its_ends() -> None:
    text = "A bus crashed on the Faro-Porto road in Lisbon on Monday."
    assert sited(text, "accident") == ["Lisbon"]


def test_a_town_some_way_off_is_one_whatever_the_model_takes_it_for() -> None:
    text = "A cart hit a landmine some 15 kilometres north of Kidal on Monday, killing two."
    assert sited(text, "killing") == ["Kidal"]


@pytest.mark.parametrize(
    ("place", "names"),
    [
        (
            "Lisk rural municipality of Orlanda district",
            ["Lisk rural municipality", "Orlanda district"],
        ),
        ("the Lisk district of Lisbon", ["Lisk district", "Lisbon"]),
        (
            "Orla village in Lisk local government area",
            ["Orla village", "Lisk local government area"],
        ),
    ],
)
def test_each_of_several_divisions_is_one_name(place: str, names: list[str]) -> None:
    assert sited(f"Soldiers killed two weavers in {place} on Monday.", "killing") == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Agents raided a house in Faro on Monday and arrested ten weavers.", "detention"),
        ("Police raided a mill on Monday, cut its phones and detained its clerk.", "detention"),
        ("Marines freed nine weavers on Monday and arrested two men.", "detention"),
        ("A clerk was beaten by police while filming a rally in Faro on Monday.", "assault"),
        ("A landslide swept away ten houses in Faro on Monday.", "disaster"),
        ("Two clerks were killed when a shell hit their flat on Monday, a judge wrote.", "killing"),
        ("Six died when guards opened fire during an eviction at a mill on Monday.", "death"),
        ("Six weavers appeared before a court on Monday charged with theft.", "trial"),
        ("Police burned a mill in Faro and whipped weavers on Monday.", "property_destruction"),
        ("Police arrested the editor of a weekly in Faro on Monday.", "detention"),
        ("A weaver was driving home on Monday when he was shot by gunmen.", "shooting"),
        (
            "A priest left a chapel on Monday when men fired through a window, killing him.",
            "killing",
        ),
        ("A dam burst on Monday, sweeping away homes and killing 41 people.", "killing"),
        ("Weavers have been on hunger strike since Monday, a guild said on Friday.", "protest"),
    ],
)
def test_one_day_is_of_all_that_was_done_at_once(text: str, name: str) -> None:
    told = [one for one in read(text).claims if one.type == name]
    assert told
    assert {span.of(text).removeprefix("since ") for one in told for span in one.times} == {
        "Monday"
    }
    assert all(one.times for one in told)


def test_the_township_a_village_is_in_is_a_name_of_its_own() -> None:
    text = "Soldiers killed two weavers in Kya Lisk village, Orla township, on Monday."
    assert sited(text, "killing") == ["Kya Lisk village", "Orla township"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Agents raided a house on Monday and have arrested ten weavers since.", "detention"),
        ("Agents raided a house on Monday and a weaver later fled.", "flight"),
    ],
)
def test_what_came_later_keeps_its_day(text: str, name: str) -> None:
    assert days(text, name) == []


def test_a_semicolon_parts_two_places() -> None:
    text = "Weavers burned a mill in Lisbon on Monday; two clerks were beaten, a guild said."
    assert sited(text, "assault") == []
