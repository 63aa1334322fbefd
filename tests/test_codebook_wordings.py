"""Many ways to tell of each type of event are found, and the same words of other things are not."""

from pathlib import Path

import pytest

from claim_reading import book, claims_of, read

WORDINGS = Path(__file__).parent / "wordings.txt"
LINES = [
    line.split(": ", 1)
    for line in WORDINGS.read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]
TYPES = sorted({name.removeprefix("not ") for name, _ in LINES})


def test_every_type_has_wordings() -> None:
    assert set(book().types) == set(TYPES)


@pytest.mark.parametrize("name", TYPES)
def test_a_type_is_found_in_other_words(name: str) -> None:
    texts = [text for told, text in LINES if told == name]
    assert [text for text in texts if not claims_of(text, name)] == []


@pytest.mark.parametrize("name", TYPES)
def test_the_same_words_of_other_things_are_silent(name: str) -> None:
    texts = [text for told, text in LINES if told == f"not {name}"]
    assert [text for text in texts if claims_of(text, name)] == []


@pytest.mark.parametrize(
    "text",
    [
        "A clerk has not been seen since soldiers stopped her bus.",
        "There is no trace of the two fishermen.",
    ],
)
def test_what_is_told_as_not_so_is_told_as_having_happened(text: str) -> None:
    (claim,) = [claim for claim in read(text).claims if claim.type == "disappearance"]
    assert claim.stance == "asserted"


def test_anybody_may_be_meant_by_ones_and_oneself() -> None:
    for whose in ("his", "her", "their"):
        assert claims_of(f"Two clerks ran for {whose} lives as the gunmen came.", "flight")
    assert claims_of("The baker turned herself in on Friday.", "detention")
    assert not claims_of("The baker turned the dough in on Friday.", "detention")
