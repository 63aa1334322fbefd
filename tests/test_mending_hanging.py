"""Where words hang, put right where the language model errs in news."""

import pytest

from claim_reading import parser, report_of
from twosource.model.report import Layout, Part
from twosource.model.spans import Span


def hangs(text: str, word: str) -> tuple[str, str]:
    """Give what a word hangs on, and how."""
    parse = parser().parse(report_of(text), Layout((Part("body", Span(0, len(text))),), None))
    (token,) = (one for one in parse.tokens if one.text == word)
    return parse.tokens[token.head].text, token.dep


def test_when_behind_a_date_hangs_on_what_is_dated() -> None:
    text = "Twelve people were injured on Sunday, May 3, when two buses collided in Lisk."
    assert hangs(text, "collided") == ("injured", "advcl")


def test_words_before_a_speaker_put_last_are_of_what_is_said() -> None:
    text = (
        "Two men were killed in a raid, in the north of Chad, on Monday, the Tamar Post reported."
    )
    assert hangs(text, "on") == ("killed", "prep")


def test_words_right_before_the_speaker_stay_the_speakers() -> None:
    assert hangs("Two people drowned, on Tuesday the mayor said.", "on") == ("said", "prep")


@pytest.mark.parametrize(
    ("text", "noun", "verb"),
    [
        (
            (
                "The trial of a trader accused of burning down a depot and causing a watchman's "
                "death opened in the town of Nyeri on Monday."
            ),
            "trial",
            "opened",
        ),
        (
            "The man suspected of killing a priest and wounding a nun escaped from jail on Monday.",
            "man",
            "escaped",
        ),
        ("A truck and a coach collided on the road between Kaduna and Zaria.", "truck", "collided"),
    ],
)
def test_a_late_verb_is_of_the_noun_that_opens_the_sentence(
    text: str, noun: str, verb: str
) -> None:
    assert hangs(text, verb) == (verb, "ROOT")
    assert hangs(text, noun) == (verb, "nsubj")


@pytest.mark.parametrize(
    "text",
    ["Two men and a woman killed in Lisk on Monday.", "The end of a war that nobody won."],
)
def test_a_line_without_a_verb_of_its_own_gets_none(text: str) -> None:
    parse = parser().parse(report_of(text), Layout((Part("body", Span(0, len(text))),), None))
    (root,) = (one for index, one in enumerate(parse.tokens) if one.head == index)
    assert root.pos != "VERB"


def test_what_stands_before_a_semicolon_is_said_by_nobody_behind_it() -> None:
    text = "On June 5, two surveyors were taken there; nothing has been heard of them."
    assert hangs(text, "taken") == ("heard", "parataxis")


@pytest.mark.parametrize("rank", ["Brig. Gen.", "Lt. Col.", "Maj.", "Sgt.", "Insp."])
def test_a_rank_ends_no_sentence(rank: str) -> None:
    text = f"A bomb killed nine soldiers, {rank} Tom Arden said."
    parse = parser().parse(report_of(text), Layout((Part("body", Span(0, len(text))),), None))
    assert len(parse.sentences) == 1


def test_what_a_clause_took_along_is_not_what_was_seen() -> None:
    text = "A fire that claimed nine lives was reported in the port of Lisk."
    assert hangs(text, "reported") == ("reported", "ROOT")
    assert hangs(text, "fire") == ("reported", "nsubjpass")
    assert hangs(text, "lives") == ("claimed", "dobj")


def test_who_is_left_in_a_second_state_is_its_subject() -> None:
    assert hangs("The clash left two herders dead and one farmer wounded.", "farmer") == (
        "wounded",
        "nsubjpass",
    )


@pytest.mark.parametrize(
    ("text", "verb", "subject", "held"),
    [
        (
            "A court in Minsk on Friday sentenced author Ola Karp to six years in prison.",
            "sentenced",
            "court",
            "Karp",
        ),
        (
            "A judge in Lima on Wednesday freed union leader Rosa Quispe.",
            "freed",
            "judge",
            "Quispe",
        ),
    ],
)
def test_a_verb_behind_its_day_is_one(text: str, verb: str, subject: str, held: str) -> None:
    assert hangs(text, verb) == (verb, "ROOT")
    assert hangs(text, subject) == (verb, "nsubj")
    assert hangs(text, held) == (verb, "dobj")


def test_what_opens_is_no_plot() -> None:
    text = "The trial of nine cadets accused of planning a mutiny opened in Lisk on Monday."
    assert hangs(text, "trial") == ("opened", "nsubj")


def test_a_name_taken_for_a_noun_is_a_name() -> None:
    text = "Rebels shelled the outskirts of Homs."
    parse = parser().parse(report_of(text), Layout((Part("body", Span(0, len(text))),), None))
    (name,) = (one for one in parse.tokens if one.text == "Homs")
    assert (name.pos, name.lemma) == ("PROPN", "Homs")


def test_those_who_flee_are_those_who_have_crossed() -> None:
    text = (
        "About 900 people fleeing fighting in the Tamarish city of El Tarna have crossed into the"
        " border town of Orl."
    )
    assert hangs(text, "people") == ("crossed", "nsubj")
    assert hangs(text, "fleeing") == ("people", "acl")
