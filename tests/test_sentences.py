"""Sentences cut by marks and lines alone."""

import pytest

from twosource.model.spans import Span
from twosource.stages.sentences import cut_sentences


def cut(text: str, *whole: str) -> list[str]:
    """Give the sentences of a text, without the white space at their ends."""
    spans = [Span(text.index(one), text.index(one) + len(one)) for one in whole]
    return [span.of(text).strip() for span in cut_sentences(text, spans)]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("It sank. It rose.", ["It sank.", "It rose."]),
        ("“It sank.” He left! Did it? Yes", ["“It sank.”", "He left!", "Did it?", "Yes"]),
        ("Mr. Vale met Gen. Roe.", ["Mr. Vale met Gen. Roe."]),
        ('" It rose . " He left . It sank .', ['" It rose . "', "He left .", "It sank ."]),
        ("It sank at 3 p.m. Monday. It rose.", ["It sank at 3 p.m. Monday.", "It rose."]),
        ("It sank at 3 p.m. Nobody saw it.", ["It sank at 3 p.m.", "Nobody saw it."]),
        ("It cost 3.5 million. It sank.", ["It cost 3.5 million.", "It sank."]),
        ("It sank, etc. and rose.", ["It sank, etc. and rose."]),
        ("Boat sinks\nMay 3, 2020\nIt sank.", ["Boat sinks", "May 3, 2020", "It sank."]),
        ("", []),
        (" \n \n", []),
    ],
)
def test_a_text_falls_into_sentences(text: str, sentences: list[str]) -> None:
    assert cut(text) == sentences


def test_a_stop_within_an_expression_ends_nothing() -> None:
    assert cut("It sank on Dec. 9. It rose.", "Dec. 9") == ["It sank on Dec. 9.", "It rose."]
    assert cut("It sank in Sk. 9 on Oland.", "Sk. 9") == ["It sank in Sk. 9 on Oland."]


def test_in_a_text_cut_into_lines_of_some_width_a_line_ends_nothing() -> None:
    text = "The boat sank on\nMay 3 and was\nnever seen. It was\nold.\n\nIt had a name"
    assert cut(text) == [
        "The boat sank on\nMay 3 and was\nnever seen.",
        "It was\nold.",
        "It had a name",
    ]


def test_nothing_of_a_text_is_lost() -> None:
    text = "\n One. \n\n Two? “Three!”\nfour\nFive "
    assert "".join(span.of(text) for span in cut_sentences(text)) == text
