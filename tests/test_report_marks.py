"""What is marked in a report: what is unread or hard to read, and words that become values."""

from dataclasses import replace
from datetime import date

import pytest

from matching_claims import Telling, claim, who
from twosource.model.claim import Coverage, Reading
from twosource.model.codebook import Codebook
from twosource.model.correction import Correction
from twosource.model.errors import BadValue
from twosource.model.report import Layout, Part
from twosource.model.spans import Span
from twosource.model.values import Blank, GroundedClaim, When
from twosource.readers.codebooks import load_codebook
from twosource.stages.graphic import DESCRIBED, find_graphic
from twosource.stages.unread import cut_read, find_unread, list_left_out
from twosource.stages.word_on_value import Around, OnValue, check_word, propose, read_by_machine

TEXT = "A quay was shut. Two clerks were held there. Nobody saw why.\n\nLeave a comment"
BODY = Layout((Part("body", Span(0, 60)), Part("form", Span(62, 77))), None)


@pytest.fixture(scope="module")
def codebook() -> Codebook:
    """Give the codebook that is shipped."""
    return load_codebook(None)


def test_sentences_of_the_body_are_cut_and_the_rest_is_left_out() -> None:
    told = [one.of(TEXT) for one in cut_read(TEXT, BODY)]
    assert told == ["A quay was shut.", "Two clerks were held there.", "Nobody saw why."]
    assert list_left_out(BODY) == (BODY.parts[1],)


def test_what_no_passage_touches_is_unread_also_under_a_long_passage() -> None:
    sentences = cut_read(TEXT, BODY)
    assert [one.of(TEXT) for one in find_unread(sentences, [Span(20, 30)])] == [
        "A quay was shut.",
        "Nobody saw why.",
    ]
    assert list(find_unread(sentences, [Span(0, 60), Span(2, 4)])) == []
    assert list(find_unread(sentences, [])) == list(sentences)


def kept(kind: str, span: Span) -> GroundedClaim:
    one = claim("a", "r")
    return replace(one, claim=replace(one.claim, type=kind, passage=span))


def test_torture_is_hard_to_read_by_its_type_in_any_language_and_a_death_by_itself_is_not() -> None:
    sentences = cut_read(TEXT, BODY)
    hard = find_graphic(TEXT, sentences, [kept("torture", Span(21, 27)).claim])
    assert [(one.span.of(TEXT), one.why) for one in hard] == [
        ("Two clerks were held there.", ("torture",))
    ]
    behind = find_graphic(TEXT, sentences, [kept("torture", Span(16, 27)).claim])
    assert behind[0].span == Span(16, 44)
    assert find_graphic(TEXT, sentences, [kept("killing", Span(21, 27)).claim]) == ()


def test_words_for_what_was_done_to_bodies_fold_their_sentences_once() -> None:
    text = "They were found at dawn. One was beheaded, and one burned alive. The road is shut."
    body = Layout((Part("body", Span(0, len(text))),), None)
    sentences = cut_read(text, body)
    passage = kept("sexual_violence", Span(0, 40)).claim
    found = find_graphic(text, sentences, [passage])
    assert [(one.span.of(text), one.why) for one in found] == [
        (text[:64], (DESCRIBED, "sexual violence"))
    ]
    assert find_graphic(text, (), [])[0].span.of(text) == "beheaded"
    assert len(find_graphic(text, (), [])) == 2


def test_an_execution_of_a_piece_and_an_uprooted_tree_are_not_hard_to_read() -> None:
    for text in ("The grape harvest was torn up by wind.", "Rapeseed and grapes; a severed cable."):
        assert find_graphic(text, [Span(0, len(text))], []) == ()


SPAN = Span(0, 44)


def around(codebook: Codebook, told: GroundedClaim, text: str = TEXT) -> Around:
    one = replace(told, claim=replace(told.claim, type="detention", passage=SPAN, trigger=SPAN))
    reading = Reading("r", "x", "y", None, None, (one.claim,), (), Coverage(1, 1, 0))
    return Around(one, reading, text, codebook)


def test_a_value_stands_on_the_words_that_were_shown_for_it(codebook: Codebook) -> None:
    told = around(codebook, claim("a", "r"))
    said = check_word(OnValue("when", "", "is", "2021-05-04", Span(16, 27)), told, {})
    assert (said.words, said.machine, said.at) == ("2021-05-04", "", Span(17, 27))


def test_which_count_is_meant_must_be_said(codebook: Codebook) -> None:
    told = around(codebook, claim("a", "r"))
    with pytest.raises(BadValue, match="say which count is meant"):
        check_word(OnValue("count", "", "is", "3"), told, {})
    actor = around(codebook, claim("a", "r", Telling(who=(who("target", "clerks"),))))
    with pytest.raises(BadValue, match="say which who is meant; this claim has target"):
        check_word(OnValue("who", "", "does_not"), actor, {})
    assert check_word(OnValue("count", "people.detained", "is", "3"), told, {}).words == "3"


def test_what_is_not_read_cannot_be_confirmed(codebook: Codebook) -> None:
    told = around(codebook, claim("a", "r"))
    with pytest.raises(BadValue, match="the machine reads no when there"):
        check_word(OnValue("when", "", "says"), told, {})
    with pytest.raises(BadValue, match="has no 'Nowhere'"):
        check_word(OnValue("where", "", "is", "Nowhere"), told, {})


def test_what_the_machine_read_is_told_behind_a_correction(codebook: Codebook) -> None:
    told = around(codebook, claim("a", "r"))
    one = Correction(1, "stance", "", "is", "denied", "alleged", "R1", "2026", None, heeded=True)
    corrected = replace(told.claim, corrections=(replace(one, facet="time"), one))
    assert read_by_machine(corrected, told.reading, "stance", "") == "alleged"
    assert read_by_machine(told.claim, told.reading, "stance", "") == told.claim.claim.stance


DAY = date(2021, 5, 6)
WRITTEN = When("2021-05-06", DAY, DAY, None, None, "given", ())


@pytest.mark.parametrize(
    ("facet", "words", "value"),
    [
        ("when", "on Tuesday", "2021-05-04"),
        ("when", "4 May 2021", "2021-05-04"),
        ("when", "the quay", ""),
        ("count", "at least 12 fishermen", "12+"),
        ("count", "three", "3"),
        ("count", "fishermen", ""),
        ("who", "two\n clerks", "two clerks"),
        ("where", "Gore", "Gore"),
        ("stance", "denied", ""),
        ("source", "a clerk", "a clerk"),
        ("count", "", ""),
    ],
)
def test_words_come_to_a_value_where_they_are_plain(facet: str, words: str, value: str) -> None:
    told = replace(claim("a", "r"), written=WRITTEN, stated=Blank("none"))
    assert propose(facet, words, told) == value  # type: ignore[arg-type]  # names of facets


def test_a_day_of_the_week_is_no_day_without_a_report_to_count_from() -> None:
    assert propose("when", "4 May 2021", None) == "2021-05-04"
    silent = replace(claim("a", "r"), written=Blank("none"), stated=WRITTEN)
    assert propose("when", "4 May 2021", silent) == "2021-05-04"
