"""Which claims sum up more events than one, and by which words."""

import pytest

from claim_reading import claims_of


def several(text: str, name: str) -> list[str | None]:
    return [
        None if claim.several is None else claim.several.of(text) for claim in claims_of(text, name)
    ]


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("Three attacks hit villages this week.", "assault", "Three attacks"),
        ("A string of bombings shook the port.", "bombing", "A string of bombings"),
        ("Two bombings in 2015 shook the port.", "bombing", "Two bombings"),
        ("Four separate attacks on Friday left nine dead.", "assault", "Four separate attacks"),
        ("Several bombings in recent weeks shook the port.", "bombing", "Several bombings"),
        ("Police made 12 arrests in May.", "detention", "12 arrests"),
        ("There were 14 kidnappings in the first five months.", "abduction", "14 kidnappings"),
        ("More than 50 people have been killed since January.", "killing", "since January"),
        (
            "Some 300 have been arrested over the past two weeks.",
            "detention",
            "over the past two weeks",
        ),
    ],
)
def test_numbers_and_series_over_some_time_sum_up(text: str, name: str, words: str) -> None:
    assert several(text, name) == [words]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Two explosions rocked the market on Monday.", "bombing"),
        ("Police made 12 arrests on Monday.", "detention"),
        ("Police made 12 arrests.", "detention"),
        ("The attacks killed a guard this week.", "assault"),
        ("One attack this week left a guard dead.", "assault"),
        ("The blast, the worst in 20 years, shook the port.", "bombing"),
        ("Gunmen killed 12 people in May.", "killing"),
        ("Thousands have fled since January.", "flight"),
        ("Three men were killed since they stood there.", "killing"),
        ("The death toll has risen to nine this year.", "death"),
        ("Some have been killed since January.", "killing"),
    ],
)
def test_one_event_is_no_sum_however_many_it_befell(text: str, name: str) -> None:
    assert set(several(text, name)) == {None}


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("Three attacks this week have killed nine people.", "killing", "Three attacks"),
        ("Three attacks hit us this week, killing nine people.", "killing", "Three attacks"),
        ("Nine people were killed by a wave of bombings.", "killing", "a wave of bombings"),
        (
            "Nine people were killed in three separate shootings in Orle.",
            "killing",
            "three separate shootings",
        ),
        ("Police shot dead nine men in three incidents in Orle.", "killing", "three incidents"),
    ],
)
def test_what_several_did_is_a_sum_as_well(text: str, name: str, words: str) -> None:
    assert several(text, name) == [words]


def test_what_comes_of_several_is_one_event_all_the_same() -> None:
    text = "Three attacks this week have killed nine people and prompted calls for help."
    assert several(text, "request") == [None]


def test_a_flood_that_kills_for_a_week_is_one_flood() -> None:
    assert several("Floods in the north have killed 58 people in a week.", "killing") == [None]
    words = "Three floods in the north have killed 58 people in a week."
    assert several(words, "disaster") == ["Three floods"]
    assert several("Gunmen have killed 58 people in a week.", "killing") == ["in a week"]
