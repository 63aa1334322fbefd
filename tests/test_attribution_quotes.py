"""Finding quotations by their marks alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.extractors.attribution.quotes import find_quotes
from twosource.model.spans import Span


def quotes(text: str) -> list[str]:
    paragraphs = []
    start = 0
    for line in text.split("\n\n"):
        if line:
            paragraphs.append(Span(start, start + len(line)))
        start += len(line) + 2
    return [quote.span.of(text) for quote in find_quotes(text, paragraphs)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Go,” she said.", ["Go,"]),
        ('"Go," she said.', ["Go,"]),
        ("''Go,'' she said.", ["Go,"]),
        ("«Go», she said.", ["Go"]),
        ("‘Go now,’ she said.", ["Go now,"]),
        ("'Go now,' she said.", ["Go now,"]),
        ("The Workers’ Party won’t go.", []),
        ("‘We saw the Workers’ Party there,’ he said.", ["We saw the Workers’ Party there,"]),
        ("The ‘big push’ and the ‘small push’ failed.", ["big push", "small push"]),
        ("“He said ‘go now’ to us,” she said.", ["He said ‘go now’ to us,"]),
        ("“He said “go” to us,” she said.", ["He said “go” to us,"]),
        ("The “push” and the “pull.”", ["push", "pull."]),
        ("“Go, she said.", []),
        ("Go,” she said.", []),
        ("“Go, she said. “Stay,” he said.", ["Stay,"]),
        ('Go" she said. "Stay," he said.', ["Stay,"]),
        ("“” she said.", []),
        ("“Go.\n\n“Stay,” he said.", ["Go.", "Stay,"]),
        ("“Go.\n\nThey went.", []),
        ("“\n\n“Go,” he said.", ["Go,"]),
        ("‘tis late.", []),
    ],
)
def test_what_stands_in_marks_is_found(text: str, expected: list[str]) -> None:
    assert quotes(text) == expected


@given(st.text(alphabet="ab .,\n“”‘’'\"«»"))
def test_no_marks_raise_or_cross_a_paragraph(text: str) -> None:
    for found in quotes(text):
        assert found
        assert "\n\n" not in found
