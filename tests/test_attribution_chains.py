"""Whose word each stretch of an invented text is."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attribution_cases import CHAINS
from twosource.extractors.attribution import Attributions, attribute
from twosource.extractors.spacy_parser import SpacyParser
from twosource.model.claim import Voice
from twosource.model.report import Marks, Report, Sourced, report_key
from twosource.model.spans import Span
from twosource.stages.layout import lay_out

PARSER = SpacyParser()


def write_report(text: str, outlet: str | None = "Own Outlet") -> Report:
    given = Sourced(outlet, "given") if outlet else None
    key = report_key(text, outlet, None)
    return Report(key, "r", text, "", None, given, None, None, "en", Marks())


def read(text: str, outlet: str | None = "Own Outlet") -> Attributions:
    report = write_report(text, outlet)
    layout = lay_out(text, None)
    return attribute(report, layout, PARSER.parse(report, layout))


def at(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def chain(text: str, words: str, outlet: str | None = "Own Outlet") -> tuple[Voice, ...]:
    return read(text, outlet).chain_at(at(text, words))


def names(text: str, words: str, outlet: str | None = "Own Outlet") -> tuple[str, ...]:
    return tuple(voice.name for voice in chain(text, words, outlet))


@pytest.mark.parametrize(("text", "words", "expected"), CHAINS)
def test_words_are_traced_to_whoever_says_them(
    text: str, words: str, expected: tuple[str, ...]
) -> None:
    assert names(text, words) == (*expected, "Own Outlet")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ola Vik said nine people fled.", "named"),
        ("A farmer said nine people fled.", "unnamed"),
        ("The mayor, Ola Vik, said nine people fled.", "named"),
        ("The ministry said nine people fled.", "government"),
        ("The Ministry of Fisheries said nine people fled.", "government"),
        ("Norway said nine people fled.", "government"),
        ("The union said nine people fled.", "organisation"),
        ("The Red Cross said nine people fled.", "organisation"),
        ("The Harbour Times said nine people fled.", "outlet"),
        ("Reuters said nine people fled.", "outlet"),
        ("The newspaper said nine people fled.", "outlet"),
        ("The news site Fjordnytt said nine people fled.", "outlet"),
        ("A report said nine people fled.", "document"),
        ("A correspondent said nine people fled.", "reporter"),
        ("We saw that nine people fled.", "reporter"),
        ("A police station said nine people fled.", "unnamed"),
    ],
)
def test_a_voice_has_a_kind(text: str, kind: str) -> None:
    assert chain(text, "fled")[0].kind == kind


def test_a_hop_carries_its_characters_and_its_cue() -> None:
    text = "A source in the port, who was tired, told Reuters that nine people fled."
    source, outlet, masthead = chain(text, "fled")
    assert source.span is not None
    assert source.span.of(text).startswith("A source in the port")
    assert source.cue == at(text, "told") == outlet.cue
    assert outlet.span == at(text, "Reuters")
    assert (masthead.span, masthead.cue, masthead.how) == (None, None, "masthead")


def test_a_fuller_description_is_marked_as_resolved() -> None:
    text = "A nurse in the port said it rained. The nurse said nine people fled."
    assert [voice.how for voice in chain(text, "fled")] == ["resolved", "masthead"]


def test_the_outlet_of_a_dateline_stands_last() -> None:
    text = "BERGEN, Aug. 18 (UPI) — Nine people fled on Monday, a nurse said."
    read_text = read(text, None)
    assert read_text.outlet == Sourced("UPI", "dateline", at(text, "UPI"))
    assert names(text, "fled", None) == ("nurse", "UPI")


def test_the_outlet_is_inferred_where_sources_speak_to_it() -> None:
    text = "A nurse told the Harbour Times that nine people fled.\n\nThe port was shut at noon."
    found = read(text, None).outlet
    assert found is not None
    assert (found.value, found.how) == (
        "Harbour Times",
        "inferred: the report's sources speak to it",
    )
    assert [voice.how for voice in chain(text, "shut", None)] == ["inferred"]


def test_the_outlet_that_has_learned_something_is_the_reports_own() -> None:
    found = read("The Harbour Times has learned that nine people fled.", None).outlet
    assert found is not None
    assert found.how == "inferred: it has learned what is told"


@pytest.mark.parametrize(
    "text",
    [
        "Nine people fled, a nurse said.",
        "A nurse told news outlet Fjordnytt that nine people fled.",
        "A nurse told the Harbour Times that nine fled. The Harbour Times reported a fire.",
        "A nurse told the Harbour Times that nine fled. A clerk told the Bergen Post it rained.",
    ],
)
def test_no_outlet_is_inferred_without_ground(text: str) -> None:
    assert read(text, None).outlet is None


def test_the_masthead_adds_nothing_where_the_outlet_is_named() -> None:
    text = "“Nine people fled,” a nurse told the Harbour Times."
    assert names(text, "fled", "The Harbour Times") == ("nurse", "Harbour Times")


def test_an_agency_is_the_same_by_its_short_name() -> None:
    text = "A nurse told the Associated Press that nine people fled."
    assert names(text, "fled", "AP") == ("nurse", "Associated Press")


def test_the_day_of_the_statement_is_kept_apart() -> None:
    text = "Nine people fled on Friday, a nurse reported to the Harbour Times on August 8th."
    found = read(text)
    assert [span.of(text) for span in found.stated_at(at(text, "fled"))] == ["August 8th"]
    assert found.stated_at(at(text, "reported")) == ()


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The army alleged that nine people fled.", "alleged"),
        ("The army accused the guards of burning the barn, so nine people fled.", None),
        ("Residents believe that nine people fled.", "possible"),
        ("Nine people are thought to have fled.", "possible"),
        ("Nine people are said to have fled.", "alleged"),
        ("The army denied that nine people fled.", "denied"),
        ("The army said that nine people fled.", None),
        ("The army claimed residents believed nine people fled.", "possible"),
        ("Nine people fled.", None),
    ],
)
def test_the_cue_tells_the_stance(text: str, stance: str | None) -> None:
    assert read(text).stance_at(at(text, "fled")) == stance


def test_a_word_of_reporting_is_no_event() -> None:
    text = "The mayor said he had ordered the crew to leave, according to a nurse."
    found = read(text)
    said, according, ordered = (at(text, word) for word in ("said", "according", "ordered"))
    assert {said.start, said.end - 1, according.start} <= found.reporting_words()
    assert found.reporting_words().isdisjoint(range(ordered.start, ordered.end))


def test_quotations_come_with_their_chains() -> None:
    text = "“It was dark,” a nurse told Reuters. “Nine people fled.” The “big push” failed."
    found = read(text)
    told = [
        (one.span.of(text), tuple(voice.name for voice in one.chain)) for one in found.quotations
    ]
    assert told == [
        ("It was dark,", ("nurse", "Reuters", "Own Outlet")),
        ("Nine people fled.", ("nurse", "Reuters", "Own Outlet")),
        ("big push", ("Own Outlet",)),
    ]
    assert found.quoted_at(at(text, "fled"))
    assert not found.quoted_at(at(text, "told"))


def test_a_nested_voice_inside_a_quotation_does_not_say_the_quotation() -> None:
    text = "“The mayor says nine people fled,” a nurse said."
    quotation = read(text).quotations[0]
    assert [voice.name for voice in quotation.chain] == ["nurse", "Own Outlet"]
    assert names(text, "fled") == ("mayor", "nurse", "Own Outlet")


WORDS = ["“", "”", '"', "said", "the", "source", "he", "nine", "fled", ",", ".", ":", "to"]
WORDS += ["that", "according", "citing", "Reuters", "told", "denied", "claim", "who", "\n\n"]


@settings(max_examples=150)
@given(st.lists(st.sampled_from(WORDS), max_size=25))
def test_no_jumble_of_words_raises(words: list[str]) -> None:
    text = " ".join(words)
    found = read(text)
    for relation in found.relations:
        assert relation.content
        assert all(span.end <= len(text) for span in (*relation.source, *relation.cue))


def test_the_same_text_gives_the_same_answer() -> None:
    text = "A source in the port told Reuters that nine people fled. The source said it rained."
    assert read(text) == read(text)


def test_an_empty_report_has_no_attribution() -> None:
    report = write_report("Please enter your comment!", None)
    layout = lay_out(report.text, None)
    layout = replace(layout, parts=())
    assert attribute(report, layout, PARSER.parse(report, layout)) == Attributions((), (), None)
