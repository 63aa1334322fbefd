"""Voices that a report tells of as having said nothing."""

from dataclasses import replace

import pytest

from matching_claims import Telling, claim, voice
from twosource.model.claim import Coverage, Reading
from twosource.model.report import Marks, Report
from twosource.model.spans import Span
from twosource.stages.report_facts import list_unheard


@pytest.mark.parametrize(
    ("text", "words", "silent"),
    [
        ("No group has said it was behind the blast.", "No group", True),
        ("No armed group has said it was behind the blast.", "group", True),
        ("None of the two parties said why.", "parties", True),
        ("A group said it was behind the blast.", "A group", False),
        ("Nothing moved. The group said so.", "group", False),
    ],
)
def test_who_is_told_to_have_said_nothing_is_no_voice(
    text: str, words: str, *, silent: bool
) -> None:
    start = text.index(words)
    span = Span(start, start + len(words))
    one = claim("c", "r", Telling(chain=(replace(voice("group"), span=span),))).claim
    reading = Reading("r", "x", "y", None, None, (one,), (), Coverage(1, 1, 0))
    report = Report("r", "r", text, "0", None, None, None, None, "en", Marks())
    found = list_unheard({"r": reading}, {"r": report})
    assert found == ({"r": frozenset({span})} if silent else {})
