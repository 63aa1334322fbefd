"""Blank lines part paragraphs; other line ends do so only where a sentence or an item ends."""

import pytest

from twosource.stages.layout import lay_out
from twosource.stages.layout_paragraphs import ends_sentence


def body(text: str) -> list[str]:
    return [span.of(text) for span in lay_out(text, None).spans("body")]


@pytest.mark.parametrize(
    "gap", ["\n\n", "\r\n\r\n", "\n \u00a0\n", "\r\r", "\n\t\n\n", "\u2029\u2029"]
)
def test_blank_lines_part_paragraphs(gap: str) -> None:
    assert body(f"The dam burst.{gap}The town is safe.") == ["The dam burst.", "The town is safe."]


@pytest.mark.parametrize("end", ["\n", "\r\n", " \n "])
def test_a_line_end_inside_a_sentence_is_no_boundary(end: str) -> None:
    text = f"The dam above{end}the town burst on{end}Monday."
    assert body(text) == [text]


def test_lines_that_end_with_a_stop_are_paragraphs() -> None:
    text = "The dam burst on Monday.\n\u201cWe ran,\u201d she said.\nThe town is safe."
    assert body(text) == text.split("\n")


def test_a_shortened_word_ends_no_sentence() -> None:
    text = "The dam was seen by Gov.\nAnn Example on Monday."
    assert body(text) == [text]
    assert not ends_sentence("in the U.S.")
    assert ends_sentence("He left.\u201d)")
    assert not ends_sentence("He left")


def test_in_a_wrapped_text_a_full_line_goes_on() -> None:
    wide = "The dam above the town burst on Monday, and the water ran."
    text = f"The rain had fallen for two days, and it\nhad not stopped.\n{wide}\nNobody was\nhurt."
    assert body(text) == [
        "The rain had fallen for two days, and it\nhad not stopped.",
        f"{wide}\nNobody was\nhurt.",
    ]


def test_a_wrapped_text_may_begin_with_a_headline_in_its_first_line() -> None:
    text = (
        "Dam bursts in rain\nThe dam above the town of Portville burst\non Monday, the mayor\nsaid."
    )
    layout = lay_out(text, None)
    assert [span.of(text) for span in layout.spans("headline")] == ["Dam bursts in rain"]
    full = "The dam above the town in the north of\nAtlantis burst on Monday, and it was\nraining."
    assert body(full) == [full]


def test_items_of_a_list_stand_alone() -> None:
    text = "The mayor asked for help.\n- new bridges\n- more boats, and people\nto row them"
    assert body(text) == [
        "The mayor asked for help.",
        "- new bridges",
        "- more boats, and people\nto row them",
    ]
    plain = "Build two bridges\nBuy more boats\nTeach the young to row and\nSwim"
    assert body(f"What he said was this.\n\n{plain}") == [
        "What he said was this.",
        "Build two bridges",
        "Buy more boats",
        "Teach the young to row and\nSwim",
    ]


def test_a_heading_stands_alone_and_a_long_line_does_not() -> None:
    heading = "After the rain\nThe town looked for its boats, and found them down the river."
    assert body(f"The dam burst.\n\n{heading}") == ["The dam burst.", *heading.split("\n")]
    near = "The town looked for its boats with\nAnn Example, who found them."
    assert body(f"The dam burst.\n\n{near}") == ["The dam burst.", near]
