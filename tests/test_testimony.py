"""Words that tell what somebody lived through, and words that only comment on it."""

import pytest

from twosource.stages.testimony import is_testimony


@pytest.mark.parametrize(
    "words",
    [
        "We counted nine trucks, and the last had no lights.",
        "They ran through my stall as if I was not there.",
        "The windows rattled. Then it was dark.",
        "I just heard a bang.",
        "They did not let us take the sheep. They burned the shed.",
        "There were no guards at the gate.",
    ],
)
def test_who_tells_of_the_past_tells_what_happened(words: str) -> None:
    assert is_testimony(words)


@pytest.mark.parametrize(
    "words",
    [
        "This must never happen again.",
        "We will find them, and we will not be provoked.",
        "Three in one week, that is no longer chance.",
        "For us it is the way to school.",
        "I did not burn that barn, my lord. I never touched it.",
        "We didn’t do it.",
    ],
)
def test_comment_and_the_denial_of_ones_own_deed_are_none(words: str) -> None:
    assert not is_testimony(words)
