"""Where a report says that its own reporter was there."""

import pytest

from twosource.stages.own_eyes import find_own_eyes


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("A Harbour Times reporter saw six burned stalls.", "saw"),
        ("Two reporters of the Harbour Times at the gate counted nine trucks.", "counted"),
        ("He bowed his head, a Harbour Times reporter in the courtroom said.", "said"),
        ("The hall was full; this reporter found a place on the steps.", "found"),
        ("Our correspondent in Lisk heard two shots.", "heard"),
        ("She saw this reporter, and turned away.", "saw"),
    ],
)
def test_a_reporter_who_was_there_is_a_voice(text: str, cue: str) -> None:
    found = find_own_eyes(text, "The Harbour Times")
    assert found is not None
    assert (found.kind, found.name) == ("reporter", "reporter of The Harbour Times")
    assert found.cue is not None
    assert found.cue.of(text) == cue


@pytest.mark.parametrize(
    "text",
    [
        "A North Wire reporter saw six burned stalls.",
        "A reporter saw six burned stalls.",
        "He told reporters that he saw six burned stalls.",
        "A Harbour Times reporter was arrested at the gate.",
        "The court reporter read the sentence.",
    ],
)
def test_others_are_none(text: str) -> None:
    assert find_own_eyes(text, "Harbour Times") is None


def test_where_the_outlet_is_not_known_only_our_own_words_for_it_count() -> None:
    assert find_own_eyes("A Harbour Times reporter saw it.", None) is None
    found = find_own_eyes("Our reporter saw it.", None)
    assert found is not None
    assert found.name == "reporter"
