"""The words by which a number takes another's place, or is given up."""

import pytest

from claim_reading import read
from twosource.model.claim import RevisedPhrase

SETTING = "A blast killed some dockers in Gore. "


def found(text: str) -> tuple[str, RevisedPhrase] | None:
    """Give the first number of a text that is told to be revised, with how."""
    return next(
        (
            (phrase.number.of(text), phrase.revised)
            for claim in read(text).claims
            for phrase in claim.counts
            if phrase.revised is not None
        ),
        None,
    )


@pytest.mark.parametrize(
    ("sentence", "number", "way", "before"),
    [
        ("The death toll has risen to nine, the board said.", "nine", "up", None),
        ("The death toll rose from four to nine on Tuesday.", "nine", "up", "four"),
        ("Three dockers are still missing, the board said.", "Three", "down", None),
        ("Some 12 dockers were still held on Monday.", "Some 12", "down", None),
        ("The death toll has climbed to at least 21, up from 17.", "at least 21", "up", "17"),
        ("The number of people killed in the fire climbed to nine.", "nine", "up", None),
        ("Officials on Monday raised the number of people killed to nine.", "nine", "up", None),
        ("The collapse killed two men, bringing the death toll to nine.", "nine", "up", None),
        ("The death toll has reached 30.", "30", "up", None),
        ("The office revised the toll down from 12 to nine.", "nine", "down", "12"),
        ("The death toll was revised upward on Friday to nine.", "nine", "up", None),
        ("The board lowered its death toll to nine from 12.", "nine", "down", "12"),
        ("Nine people died in the fire, down from the 12 first told.", "Nine", "down", "12"),
        ("The toll was corrected to nine.", "nine", None, None),
        ("The death toll now stands at nine.", "nine", None, None),
        ("The fire killed nine people, not 12 as the board said earlier.", "nine", None, "12"),
        ("Nine people died, the board said, revising an earlier figure of 12.", "Nine", None, "12"),
        (
            "Nine people were killed, up from an earlier count of seven, the board said.",
            "Nine",
            "up",
            "seven",
        ),
    ],
)
def test_a_number_takes_anothers_place(
    sentence: str, number: str, way: str | None, before: str | None
) -> None:
    text = SETTING + sentence
    told = found(text)
    assert told is not None
    words, revised = told
    assert (words, revised.way, revised.earlier) == (number, way, False)
    assert (None if revised.before is None else revised.before.of(text)) == before


@pytest.mark.parametrize(
    "sentence",
    [
        "Earlier the board had put the toll at four.",
        "The board had initially said that four people were killed.",
        "The board had said earlier that four people died.",
        "At first, the guards had reported that four people were killed.",
        "Initially, the guards said four people were killed.",
        "An earlier count of four people killed was wrong.",
    ],
)
def test_a_number_is_given_up(sentence: str) -> None:
    told = found(SETTING + sentence)
    assert told is not None
    assert (told[0], told[1].earlier) == ("four", True)


@pytest.mark.parametrize(
    "sentence",
    [
        "Fears rose after the army moved to 300 villages and killed nine men.",
        "The fire killed nine people, the board said.",
        "Nine people were killed when a wall fell.",
        "Earlier, guards arrested nine people.",
    ],
)
def test_a_number_that_is_only_told_revises_nothing(sentence: str) -> None:
    assert found(SETTING + sentence) is None


@pytest.mark.parametrize(
    ("sentence", "holder"),
    [
        ("Police on Tuesday put the death toll at nine.", "Police"),
        ("The health ministry lowered its death toll to nine from 12.", "health ministry"),
        ("The collapse raised the death toll to nine.", None),
        ("Two died, which put the number of dead at five.", None),
        ("The death toll was put at nine.", None),
        ("Guards put the death row at nine gates.", None),
    ],
)
def test_whoever_sets_a_figure_tells_it(sentence: str, holder: str | None) -> None:
    told = [claim for claim in read(SETTING + sentence).claims if claim.trigger.start > 30]
    assert [voice.name for claim in told for voice in claim.chain] == [holder][: holder is not None]


@pytest.mark.parametrize(
    ("sentence", "counts"),
    [
        ("We counted 31 wounded at the gate.", [("31", None)]),
        ("Three of the wounded died overnight.", [("Three", "wounded")]),
        ("Guards on Tuesday put the count at nine.", [("nine", None)]),
        ("The board put the number of injured at 11.", [("11", None)]),
        ("The flood began on Monday and hit 40 villages.", [("40", None)]),
        ("The quake was felt here, and guards struck 12 people.", []),
    ],
)
def test_who_is_counted_in_few_words(sentence: str, counts: list[tuple[str, str | None]]) -> None:
    text = SETTING + sentence
    told = [claim for claim in read(text).claims if claim.trigger.start >= len(SETTING)]
    found = [(one.number.of(text), one.group) for claim in told for one in claim.counts]
    assert found == counts


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The group denied carrying out the bombing.", "denied"),
        ("The group has denied involvement in the bombing.", "denied"),
        ("The group denied that it bombed the mill.", None),
        ("The army denied the bombing.", None),
        ("The army said that the bombing killed nine.", None),
        ("A bombing killed nine.", None),
    ],
)
def test_who_denies_a_part_in_a_deed_disowns_it(text: str, word: str | None) -> None:
    told = [one for one in read(text).claims if one.type == "bombing"]
    disowned = [None if one.disowns is None else one.disowns.of(text) for one in told]
    assert [one and one.split()[-1] for one in disowned] == [word]
