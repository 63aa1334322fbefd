"""What a report tells by its grammar to have been before the act of its sentence."""

import pytest

from matching_claims import Telling, claim
from twosource.model.spans import Span
from twosource.model.values import GroundedClaim
from twosource.stages.link_before import is_told_before


def at(text: str, word: str) -> GroundedClaim:
    start = text.index(word)
    return claim(word, "r", Telling(passage=Span(start, start + len(word))))


@pytest.mark.parametrize(
    ("text", "first", "then", "told"),
    [
        ("Police arrested a man convicted of theft.", "convicted", "arrested", True),
        ("A man convicted in May was arrested.", "convicted", "arrested", True),
        ("A man who was serving a term was arrested.", "serving", "arrested", True),
        ("A man was convicted and was arrested.", "convicted", "arrested", False),
        ("A man convicted in May fled and hid.", "convicted", "hid", False),
    ],
)
def test_a_participle_on_somebody_tells_what_was_before(
    text: str, first: str, then: str, *, told: bool
) -> None:
    assert is_told_before(at(text, first), at(text, then), text) is told
