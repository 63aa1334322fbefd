"""By which words a report may be found, and by which not: never by what may be somebody's name."""

from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store_samples import find, reading, report
from twosource.model.claim import Participant, Quotation, Reading, Voice
from twosource.model.report import Sourced
from twosource.stages import search_words
from twosource.stages.found_passages import find_passages
from twosource.stages.search_words import (
    LONGEST,
    find_words,
    fold_word,
    list_indexed,
    mark,
    read_query,
)


def bare() -> Reading:
    """Give a reading that found nothing."""
    return replace(reading(report()), claims=(), quotations=(), place_names=())


def found(text: str, read: Reading | None = None) -> dict[str, str]:
    """Give the words of a text that may be looked for, each with how it stands last."""
    return {one.word: one.standing for one in find_words(text, read or bare())}


def with_participant(text: str, name: str, entity: str = "person") -> Reading:
    """Give a reading with one participant."""
    one = reading(report()).claims[0]
    who = Participant("target", name, entity, find(name, text))  # type: ignore[arg-type]  # a plain word of the tests
    told = replace(one, chain=(), participants=(who,), times=(), trigger=find(name, text))
    return replace(bare(), claims=(replace(told, trigger=find("shot", text)),))


def test_words_in_small_letters_and_figures_are_found() -> None:
    assert found("they shot 12 people on the 3rd") == dict.fromkeys(
        ["they", "shot", "12", "people", "on", "the", "3rd"], "plain"
    )


def test_a_name_within_a_sentence_is_not_found() -> None:
    assert found("they shot Ola Vik and ÅSA BERG") == dict.fromkeys(
        ["they", "shot", "and"], "plain"
    )


def test_scripts_without_capitals_may_be_names() -> None:
    assert found("the 평양 report") == dict.fromkeys(["the", "report"], "plain")


def test_what_begins_a_sentence_is_kept_apart() -> None:
    assert (
        found("Flooding went on. Roads were shut.\n“Boats came,” she said")["flooding"] == "start"
    )
    assert found("He left. Roads were shut.")["roads"] == "start"
    assert found("“Boats came,” she said")["boats"] == "start"


@pytest.mark.parametrize(
    "text",
    [
        "Vik was shot. Later Vik died.",  # a name within the next sentence
        "Vik Holm was shot.",  # before another word in capitals
        "VIK was shot.",
        "it was J. Vik who came",
        "it was Dr. Vik who came",
        "He left. Vik went too; so did Mr Vik.",
    ],
)
def test_a_name_that_begins_a_sentence_is_not_found(text: str) -> None:
    assert "vik" not in found(text)


def test_usual_words_for_people_are_found_wherever_they_stand() -> None:
    assert found("Gunmen came. Villagers fled.") == {
        "gunmen": "name",
        "came": "plain",
        "villagers": "name",
        "fled": "plain",
    }


def test_words_that_bodies_are_called_by_are_found_and_their_letters() -> None:
    told = found("then the Senate asked the FBI of it, and UN envoys")
    assert (told["senate"], told["fbi"], told["un"]) == ("name", "name", "name")


@pytest.mark.parametrize(
    "text", ["they met ABV Holm", "MAN SHOT: OLA VIK", "we saw ABCDEFV", "we saw Ola VIK go"]
)
def test_letters_that_may_be_a_name_are_not_found(text: str) -> None:
    assert not found(text).keys() & {"abv", "holm", "ola", "vik", "abcdefv"}


def test_names_of_places_and_the_dateline_are_found() -> None:
    text = "SALTO, June 3 (Star Wire) — A mill near Old Gore burnt."
    read = replace(bare(), place_names=(find("Old Gore", text),))
    told = found(text, read)
    assert (told["old"], told["gore"], told["salto"]) == ("name", "name", "name")
    assert "star" not in told
    agency = Sourced("Star Wire", "dateline", find("Star Wire", text))
    assert found(text, replace(read, agency=agency))["wire"] == "name"
    assert "wire" not in found(text, replace(read, agency=Sourced("Star Wire", "host")))


def test_a_private_participant_hides_their_name_from_all_the_report() -> None:
    text = "they shot Ola Vik near Vik, and Vik Road was shut"
    read = replace(with_participant(text, "Ola Vik"), place_names=(find("Vik, ", text),))
    assert "vik" not in found(text, read)


def test_a_small_word_of_a_private_name_is_still_a_word() -> None:
    text = "they shot Ola van Berg from the van"
    assert found(text, with_participant(text, "Ola van Berg"))["van"] == "plain"


def test_a_body_and_one_in_office_are_found_and_a_name_like_a_body_is_not() -> None:
    text = "they shot at the Harbour Board"
    assert found(text, with_participant(text, "Harbour Board", "organisation"))["board"] == "name"
    text = "they shot Vik Holm"
    assert "vik" not in found(text, with_participant(text, "Vik Holm", "organisation"))
    text = "they shot the mayor, Ola Vik"
    assert found(text, with_participant(text, "Ola Vik"))["vik"] == "name"


def test_a_group_told_of_by_nobody_hides_no_word() -> None:
    text = "they shot two young fishermen near Gore"
    assert found(text, with_participant(text, "fishermen", "group"))["fishermen"] == "plain"


@pytest.mark.parametrize(
    ("kind", "name", "shown"),
    [
        ("named", "Harbour Board", False),
        ("unnamed", "Harbour Board", False),
        ("organisation", "Harbour Board", True),
        ("organisation", "Vik Holm", False),
        ("outlet", "Vik Holm", True),
        ("document", "Vik Holm", True),
    ],
)
def test_a_voice_is_found_where_it_is_a_body(kind: str, name: str, *, shown: bool) -> None:
    text = f"it burnt, said {name}"
    voice = Voice(name, kind, find(name, text), None, "stated")  # type: ignore[arg-type]  # a plain word of the tests
    read = replace(bare(), quotations=(Quotation(find("it burnt", text), (voice,)),))
    assert (name.split(maxsplit=1)[0].lower() in found(text, read)) is shown
    nowhere = replace(voice, span=None)
    read = replace(bare(), quotations=(Quotation(find("it burnt", text), (nowhere,)),))
    assert name.split(maxsplit=1)[0].lower() not in found(text, read)


@pytest.mark.parametrize(
    "text",
    [
        "write to ola.vik@post.example now",
        "see https://news.example/ola-vik-shot now",
        "see news.example/vik now",
        "@vik #vik vik_holm",
        "the file vik.txt now",
    ],
)
def test_addresses_and_handles_are_no_words(text: str) -> None:
    assert not any("vik" in word for word in found(text))


def test_accents_and_case_make_no_difference_however_they_are_written() -> None:
    assert fold_word("Tromsø") == "tromsø"
    assert fold_word("Húsavík") == fold_word("hu\u0301savi\u0301k") == "husavik"
    assert fold_word("ﷺ").isalnum()
    assert read_query(["Hu\u0301savík’s", "«Café»", "café", "…"]) == ("husavik", "s", "cafe")
    assert found("the cafe\u0301s")["cafes"] == "plain"


def test_a_word_without_end_is_cut() -> None:
    assert len(fold_word("a" * 1000)) == LONGEST
    assert len(fold_word("é" * 1000)) == LONGEST


@given(st.text(max_size=80))
def test_a_folded_word_can_be_kept_by_any_index(text: str) -> None:
    for word in (*read_query([text]), *list_indexed(text, bare())):
        assert word.isalnum()
        assert " " not in word
        assert fold_word(word) == word or word[0] in search_words.MARKS.values()


def test_an_index_holds_each_word_once_with_its_mark() -> None:
    assert list_indexed("Rain fell, rain on rain", bare()) == (
        "fell",
        "on",
        "rain",
        mark("rain", "start"),
    )


def test_of_a_report_without_end_the_first_words_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search_words, "MOST_BYTES", 8)
    assert list_indexed("the dam burst at noon", bare()) == ("dam", "the")


def passages(text: str, words: Iterable[str]) -> list[str]:
    """Give the passages that hold words in small letters."""
    wanted = {word: frozenset({"plain"}) for word in words}
    return [one.span.of(text) for one in find_passages(text, bare(), wanted)]  # type: ignore[arg-type]  # a literal


def test_passages_are_sentences_and_those_with_most_words_come_before_others() -> None:
    text = (
        "A dam burst. It rained.\nThe dam is old!  a dam held. “No dam,” he said."
        " the dam burst again."
    )
    assert passages(text, ["dam", "burst"]) == [
        "A dam burst.",
        "The dam is old!",
        "the dam burst again.",
    ]


def test_a_long_stretch_is_cut_around_what_was_found() -> None:
    text = "so " * 200 + "the dam burst " + "and " * 200
    (passage,) = find_passages(text, bare(), {"dam": frozenset({"plain"})})
    assert len(passage.span.of(text)) < 350
    assert [span.of(text) for span in passage.words] == ["dam"]


def test_a_word_counts_only_as_it_stands() -> None:
    assert find_passages("Rain fell.", bare(), {"rain": frozenset({"plain"})}) == ()
