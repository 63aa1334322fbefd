"""Places and days that hang on a cause, on what people were doing, or on a clause beside it."""

import pytest

from claim_reading import claims_of, only, read, report_of
from twosource.extractors.claims.grammar import Grammar
from twosource.extractors.claims.placed_back import Named, point_back
from twosource.extractors.spacy_parser import SpacyParser
from twosource.model.report import Layout, Part
from twosource.model.spans import Span

SITES = frozenset({"at", "near", "across", "origin"})


def placed(text: str, name: str) -> list[str]:
    """Give the places that the first claim of a type is at, near or from."""
    claim = claims_of(text, name)[0]
    return [one.span.of(text) for one in claim.places if one.relation in SITES]


def dated(text: str, name: str) -> list[str]:
    """Give the words that date the first claim of a type."""
    return [one.of(text) for one in claims_of(text, name)[0].times]


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        # public ground of a town is in the town
        ("A grenade exploded in the central square of Lisbon on Friday.", "bombing", "Lisbon"),
        ("Six patients died in the main hospital of Lisbon on Monday.", "death", "Lisbon"),
        ("Two clerks were shot at the bus station of Lisbon.", "shooting", "Lisbon"),
        # what its cause did
        (
            "Five miners lost their lives under a wall of rubble that crashed down on Lisbon.",
            "death",
            "Lisbon",
        ),
        ("Four people were killed by lava that poured down on Lisbon.", "killing", "Lisbon"),
        ("Three fishermen drowned in a wave that swept across Lisbon.", "death", "Lisbon"),
        ("A storm that ripped across Lisbon on Monday killed four people.", "killing", "Lisbon"),
        # what people were just doing
        (
            "Two nurses who were driving a van outside Lisbon were seized by gunmen.",
            "abduction",
            "Lisbon",
        ),
        # joined by "and", and at once
        ("Two people died and six were badly hurt in a crash in Lisbon.", "death", "Lisbon"),
        (
            "Nine people were injured on Sunday, May 3, when two buses collided in Lisbon.",
            "injury",
            "Lisbon",
        ),
        ("Thousands of teachers took to the streets of Lisbon on Monday.", "protest", "Lisbon"),
        ("The Niger rose after the rain and flooded Lisbon on Sunday.", "disaster", "Lisbon"),
        ("Two cable cars collided above Lisbon on Sunday.", "accident", "Lisbon"),
    ],
)
def test_a_place_hangs_on_more_than_the_verb(text: str, name: str, place: str) -> None:
    assert placed(text, name) == [place]


def test_a_road_between_two_towns_is_near_both() -> None:
    text = "A coach and a truck crashed head-on on the highway between Lisbon and Porto."
    assert {one.relation for one in only(text, "accident").places} == {"near"}


def test_talks_between_two_towns_are_near_neither() -> None:
    text = "Two clerks were killed during talks between Lisbon and Porto."
    assert placed(text, "killing") == []


def test_what_came_before_was_elsewhere() -> None:
    text = "A bus that had left Lisbon at noon crashed and killed two clerks."
    assert placed(text, "killing") == []


@pytest.mark.parametrize("town", ["town of Lisbon", "Lisbon"])
def test_a_court_at_a_town_is_two_names(town: str) -> None:
    text = f"A man was sentenced to death in the High Court at the {town} on Monday."
    text = text.replace("the Lisbon", "Lisbon")
    assert any(one.endswith("Lisbon") for one in placed(text, "sentence"))


def test_the_article_of_an_arabic_name_stays_in_it() -> None:
    assert placed("Two clerks were killed in Dayr az Zawr.", "killing") == ["Dayr az Zawr"]


def test_a_town_is_one_whatever_the_model_takes_it_for() -> None:
    text = "Soldiers patrolled the market town of Techiman after two men were shot there."
    assert "Techiman" in text
    assert any(one.endswith("Techiman") for one in placed(text, "shooting"))


@pytest.mark.parametrize(
    ("text", "name", "day"),
    [
        (
            "Five miners lost their lives under rubble that crashed down on Lisbon on Monday.",
            "death",
            "Monday",
        ),
        (
            "Ten people were killed by shells that rained down on Lisbon on Monday.",
            "killing",
            "Mon",
        ),
        ("A landslide tore through Lisbon on Monday, burying nine cars.", "disaster", "Monday"),
        ("Fire broke out in a hospital on Monday, killing six patients.", "killing", "Monday"),
        ("They were hurt on Monday when villagers went at each other with sticks.", "riot", "Mon"),
        ("A ferry went down off Lisbon on Monday, and at least 21 drowned.", "death", "Monday"),
        (
            (
                "The river burst its banks on Monday and swept away houses in Lisbon, where nine "
                "people are known to have died."
            ),
            "death",
            "Monday",
        ),
        (
            "Nine people were injured on Monday, May 3, when two buses collided.",
            "accident",
            "Monday",
        ),
        (
            "Two were killed in a raid, in the north of Chad, on Monday, the Tamar Post reported.",
            "killing",
            "Monday",
        ),
    ],
)
def test_a_day_hangs_on_more_than_the_verb(text: str, name: str, day: str) -> None:
    assert any(one.startswith(day) for one in dated(text, name))


def test_what_has_followed_since_is_not_of_the_day() -> None:
    text = "A ferry went down off Lisbon on Monday, and two passengers have died since."
    assert dated(text, "death") == []


@pytest.mark.parametrize(
    "text",
    [
        "The rebels who came on Monday killed ten people.",
        "Ten people were killed beside a wall that fell on Monday.",
        "The wall under which ten people were killed fell.",
    ],
)
def test_a_clause_on_another_noun_dates_nothing(text: str) -> None:
    assert all(
        not one.times or "Monday" in [span.of(text) for span in one.times]
        for one in claims_of(text, "killing")
    )


def test_are_known_to_have_died_is_asserted_and_are_thought_to_is_not() -> None:
    assert only("Nine people are known to have died.", "death").stance == "asserted"
    assert only("Nine people are thought to have died.", "death").stance == "possible"


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        ("A bus overturned in Lisbon. Two cars collided there, killing a nurse.", "accident", 2),
        ("A bus overturned in Lisbon. Two cars collided there, killing a nurse.", "killing", 1),
        ("A school was opened in Lisbon. A fire killed six pupils in the town.", "killing", 1),
        ("A bus overturned near the city of Lisbon. Two died in the city.", "death", 1),
    ],
)
def test_there_and_the_town_point_back(text: str, name: str, place: int) -> None:
    claims = claims_of(text, name)
    assert len(claims) == place
    assert next(one.span.of(text) for one in claims[-1].places).endswith("Lisbon")


@pytest.mark.parametrize(
    "text",
    [
        "Two cars collided there, killing a nurse.",
        "The mayor of Lisbon spoke. Two cars collided there, killing a nurse.",
        "A bus overturned in Lisbon. Two cars collided in the harbour town, killing a nurse.",
        (
            "He was born in Lisbon and lived in Porto. It rained. He sang. He left. They slept. "
            "Two cars collided there, killing a nurse."
        ),
    ],
)
def test_words_that_point_to_no_one_place_give_none(text: str) -> None:
    assert claims_of(text, "killing")[0].places == ()


def test_nothing_is_pointed_to_from_a_noun_without_a_verb() -> None:
    text = "Death in Lisbon"
    layout = Layout((Part("body", Span(0, len(text))),), None)
    parse = SpacyParser().parse(report_of(text), layout)
    grammar = Grammar(parse, parse.children())
    assert point_back(grammar, (0,), [Named(2, Span(9, 15), "Lisbon")]) == []


def test_those_who_tell_of_what_was_done_to_them_tell_where() -> None:
    text = "Families driven from a farm in eastern Bolivia this week have accused the army."
    assert [one.span.of(text) for one in only(text, "flight").places] == ["Bolivia"]
    assert read("Officials in Lima said two men were killed.").claims[0].places == ()


@pytest.mark.parametrize(
    ("text", "then", "now"),
    [
        (
            "The storm was weaker than that of 2019, when 60 rafters died.",
            ("death", ["2019"]),
            ("disaster", []),
        ),
        (
            "The storm killed four, fewer than in 2019, when 60 rafters died.",
            ("death", ["2019"]),
            ("killing", []),
        ),
        (
            "It was the first riot since May 3, when guards shot dead two rafters.",
            ("killing", ["May 3"]),
            ("riot", []),
        ),
        (
            "A rafter who was serving a life sentence when he escaped in 2019 was arrested.",
            ("flight", ["2019"]),
            ("sentence", []),
        ),
    ],
)
def test_a_clause_with_when_has_the_date_before_it_to_itself(
    text: str, then: tuple[str, list[str]], now: tuple[str, list[str]]
) -> None:
    assert dated(text, then[0]) == then[1]
    assert dated(text, now[0]) == now[1]


def test_people_were_not_where_they_are_taken_when_they_did_what_is_told_of_them() -> None:
    text = "A rafter who escaped from a hospital four years ago was arrested in Lisbon."
    assert placed(text, "flight") == []
    assert placed(text, "detention") == ["Lisbon"]
    assert placed("A bomb that killed two rafters exploded in Lisbon.", "killing") == ["Lisbon"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Nine rafters were arrested in the Cambodian capital.", "Cambodian capital"),
        ("Nine rafters were arrested near the North Korean capital.", "North Korean capital"),
        ("Nine rafters were arrested in the Cambodian capital, Phnom Penh.", "Phnom Penh"),
        ("Nine rafters were arrested on the edge of the Kenyan capital.", "Kenyan capital"),
    ],
)
def test_a_capital_told_by_its_people_is_a_place(text: str, place: str) -> None:
    assert placed(text, "detention") == [place]


def test_capital_that_is_money_is_no_place() -> None:
    assert placed("Nine rafters who lived on Chinese capital were arrested.", "detention") == []


def test_what_a_place_lies_on_a_side_of_is_only_near() -> None:
    (claim,) = claims_of("Nine rafters were arrested in Lisbon, west of Madrid.", "detention")
    assert [one.relation for one in claim.places] == ["at", "near"]
    assert placed("Nine rafters were arrested in the west of Madrid.", "detention") == ["Madrid"]
    (claim,) = claims_of("Nine rafters were arrested in the west of Madrid.", "detention")
    assert [one.relation for one in claim.places] == ["at"]
