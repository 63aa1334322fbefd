"""Which words of a text say how many."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.stages.how_many import Quantity, find_quantities, read_quantity


def _found(text: str) -> list[str]:
    return [" ".join(text[one.start : one.end].split()) for one in find_quantities(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a group of nine potters fled", ["nine"]),
        ("at least 12 fishermen", ["at least 12"]),
        ("members of two quarrelling households", ["two"]),
        ("16 residents escaping", ["16"]),
        ("A crew of 14 South\nAfricans", ["14"]),
        ("1,200 people and 1.2 million others", ["1,200", "1.2 million"]),
        ("dozens of men", ["dozens of"]),
        ("a dozen men", ["a dozen"]),
        ("hundreds of soldiers", ["hundreds of"]),
        ("some 300 farmers", ["some 300"]),
        ("about 40 were hurt", ["about 40"]),
        ("more than 20 were hurt", ["more than 20"]),
        ("up to 50 fighters", ["up to 50"]),
        ("between 5 and 8 people", ["between 5 and 8"]),
        ("10 to 15 men", ["10 to 15"]),
        ("several men and a couple of guards", ["several", "a couple of"]),
        ("another four people", ["another four"]),
        ("one man and One Norwegian sailor", ["one", "One"]),
        ("killed 3, wounded 7.", ["3", "7"]),
        ("12 people were killed and 34 others hurt", ["12", "34"]),
        ("12 of the 30 miners", ["12", "30"]),
        ("the toll rose from 5 to 8", ["8"]),
        ("fought over two villages", ["two"]),
        ("over 200 people", ["over 200"]),
        ("Half a million people", ["Half a million"]),
        ("a quarter of a million people", ["a quarter of a million"]),
        ("all but two of the 30 men, half of the 40", ["all but two of the 30", "half of the 40"]),
        ("cut the number of missing from 30 to 22", ["22"]),
        ("ranged from 60 to 80", ["60 to 80"]),
        ("one of the five men", ["one", "five"]),
        ("every one of the five men", ["five"]),
        ("All 16 on board died.", ["16"]),
        ("40 000 men", ["40 000"]),
        ("five men, one of whom fell", ["five", "one"]),
        ("At least, 13 men", ["At least, 13"]),
        ("about to leave, 8 men", ["8"]),
        ("Of the two hundred and five people", ["two hundred and five"]),
        ("a 7,000-strong crowd", ["7,000"]),
        ("In May 12 people were hurt.", ["12"]),
        ("50+ people", ["50+"]),
        ("police said five", ["five"]),
        ("In Oslo 12 people sang", ["12"]),
        ("at the camp 12 people died", ["12"]),
        ("Seven men of Camp 9 fled", ["Seven"]),
        ("killed 2003 people", ["2003"]),
        ("only one person died", ["one"]),
    ],
)
def test_quantities_are_found_where_they_stand(text: str, words: list[str]) -> None:
    assert _found(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "a 12-year-old boy and an eight-year-old girl",
        "a man aged 34, at the age of 34",
        "Kim Example, 34, said so",
        "Kim Example (34) said so",
        "children aged between 5 and 12",
        "on Aug. 8, in 2015, on 3 May 2014",
        "for two days, three weeks and two years",
        "$12, € 12, 12 dollars and 12 euros",
        "12 percent, 12%, 12 per cent",
        "12 miles, 12 km, 12-mile, twelve metres",
        "12,000 tons of rice",
        "the second man and the 12th man",
        "12 Main Street and 7 Old Mill Road",
        "one of them, no one, one another, the one, one day",
        "It could be one.",
        "No. 3, Article 5, Highway 7, Room 101, Camp 9",
        "World War II",
        "a rifle of 9mm, an AK-47, a 7.62 round, 9 mm",
        "two-thirds of the crop, at least two thirds",
        "no arrests, zero arrests",
        "many people, a significant number of officers, some men",
        "a man, an officer",
        "at 3 p.m., at 15:30, 12 GMT",
        "since 9/11",
        "call 555-1234",
        "the 1980s and the 20s",
        "a Boeing 737.",
        "tenants, everyone, sixty-fourths",
        "a two-storey house, a five-star hotel",
        "5 billion people",
        "COVID-19 and G7",
        "#12",
        "three times",
        "both the mill and the farm",
        "another one.",
        "ARTICLE 19 said so; section 12, and page 3 of",
        "the 2003 one, as against 2003.",
        "Reliefs: 1. A new road\n2. A bridge",
        "the Oldtown Four were freed",
        "What can one expect?",
    ],
)
def test_figures_that_count_no_one_are_left_alone(text: str) -> None:
    assert _found(text) == []


def test_a_compound_tells_what_it_counts() -> None:
    text = "a three-family defection by a 12-member crew, 40-strong, a two-car crash"
    found = [
        (text[one.start : one.end], one.noun and text[slice(*one.noun)])
        for one in find_quantities(text)
    ]
    assert found == [("three", "family"), ("12", "member"), ("40", "strong"), ("two", "car")]


@pytest.mark.parametrize(
    ("text", "more"),
    [
        ("another four men", True),
        ("four more men", True),
        ("three others", True),
        ("the other six", True),
        ("an additional 30 men", True),
        ("a further 30 men", True),
        ("four further men", True),
        ("more than four men", False),
        ("four more than in May", False),
        ("four men", False),
    ],
)
def test_what_comes_beside_others_is_told(text: str, more: bool) -> None:  # noqa: FBT001 - a column of the table
    assert [one.more for one in find_quantities(text)] == [more]


def test_words_can_be_moved_into_a_longer_text() -> None:
    (four,) = find_quantities("another four")
    assert four.moved(10) == Quantity(10, 22, None, more=True)
    (joined,) = find_quantities("a four-man team")
    assert joined.moved(5) == Quantity(7, 11, (12, 15))


@given(
    st.one_of(
        st.text(),
        st.lists(
            st.sampled_from(
                [
                    "at least ",
                    "12",
                    " or ",
                    "five ",
                    "dozen",
                    "s of ",
                    "-",
                    "family",
                    ", ",
                    "1.",
                    "one",
                    "%",
                ]
            ),
            max_size=6,
        ).map("".join),
    )
)
def test_no_text_breaks_the_finding_and_what_is_found_is_read(text: str) -> None:
    read_quantity(text)
    end = 0
    for one in find_quantities(text):
        assert end <= one.start < one.end <= len(text)
        assert read_quantity(text[one.start : one.end]) is not None
        end = one.end
