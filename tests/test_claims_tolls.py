"""Tolls, marches and other events told by a noun, with the number and the day beside them."""

import pytest

from claim_reading import claims_of, only


def counts(text: str, name: str) -> list[tuple[str, str, str]]:
    return [
        (one.number.of(text), one.noun, one.outcome)
        for claim in claims_of(text, name)
        for one in claim.counts
    ]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("The number of dead in the slip has risen to five, the office said.", "five"),
        ("The death toll rose to 45 on Monday.", "45"),
        ("The death toll stands at 12.", "12"),
        ("The death toll has reached 30.", "30"),
    ],
)
def test_a_toll_counts_what_it_has_come_to(text: str, number: str) -> None:
    assert counts(text, "death") == [(number, "people", "dead")]


@pytest.mark.parametrize(
    "text",
    [
        "The office warned that the number of dead may rise.",
        "None of the dead has been named.",
    ],
)
def test_the_dead_alone_are_no_event(text: str) -> None:
    assert claims_of(text, "death") == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("The union said that 900 people took part in the march.", "900"),
        ("Some 300 nurses joined the march.", "Some 300"),
        ("At least 40 drivers participated in the protest.", "At least 40"),
    ],
)
def test_those_who_take_part_are_counted(text: str, number: str) -> None:
    assert [one for one, _, _ in counts(text, "protest")] == [number]


def test_a_month_is_no_march() -> None:
    assert claims_of("The fire on March 14 blew out a wall.", "protest") == []
    assert claims_of("A request for repairs, made on 8 March, went unanswered.", "protest") == []


def test_a_march_that_is_only_planned_has_not_been() -> None:
    text = "The dockers plan a march in June. The police have been told of the march."
    assert [claim.time for claim in claims_of(text, "protest")] == ["future", "future"]


def test_a_march_that_was_held_has_been() -> None:
    text = "The dockers held a march in June. The police have been told of the march."
    assert [claim.time for claim in claims_of(text, "protest")] == ["past", "past"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("An explosion tore out a wall of a store this afternoon.", ["this afternoon"]),
        ("The march began at the mill, where the chimney has stood cold since May.", []),
        ("Two people died when the bank gave way on Monday.", ["Monday"]),
        ("On Monday gunmen stormed the port, killing ten people.", ["Monday"]),
    ],
)
def test_a_day_on_the_verb_is_the_day_of_its_event(text: str, words: list[str]) -> None:
    found = [
        claim
        for name in ("bombing", "protest", "death", "killing")
        for claim in claims_of(text, name)
    ]
    assert [span.of(text) for span in found[0].times] == words


def test_a_march_through_a_town_is_in_the_town() -> None:
    text = "Workers of a paper mill marched through Paysandú on Friday."
    assert [(one.span.of(text), one.relation) for one in only(text, "protest").places] == [
        ("Paysandú", "at")
    ]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Two people died when a bank gave way near Lima.", [("Lima", "near")]),
        ("Two people died after a bank gave way near Lima.", [("Lima", "near")]),
        ("Police arrested a baker who had opened a shop in Lima.", []),
    ],
)
def test_a_clause_of_the_same_time_tells_the_place(
    text: str, places: list[tuple[str, str]]
) -> None:
    found = [*claims_of(text, "death"), *claims_of(text, "detention")]
    assert [(one.span.of(text), one.relation) for one in found[0].places] == places
