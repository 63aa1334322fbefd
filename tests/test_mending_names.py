"""Each name of a report has one kind, wherever it stands."""

from dataclasses import replace

import pytest

from claim_reading import parser, report_of
from twosource.extractors.mending_names import mend_names
from twosource.model.parse import Parse, Stretch
from twosource.model.report import Layout, Part
from twosource.model.spans import Span
from twosource.stages.layout import lay_out

TOLD = (
    "A clerk in the port told Danish news outlet Fjordlys the dam has burst. "
    "Fjordlys has learned that the town is empty."
)
LEADER = (
    "Governor Marit Hollander ordered the closure of the road. Hollander had told the guards to "
    "leave. In the town, Hollander’s orders were obeyed, and Marit Hollander spoke on Monday."
)


def parse_of(text: str) -> Parse:
    """Give the parse of a text as reports are parsed."""
    return parser().parse(report_of(text), lay_out(text, None))


def labels_of(text: str, word: str) -> set[str]:
    """Give the entity labels a word bears in a text."""
    return {one.entity for one in parse_of(text).tokens if one.text == word}


def test_a_name_that_is_introduced_as_an_outlet_is_a_body_throughout() -> None:
    assert labels_of(TOLD, "Fjordlys") == {"ORG"}


def test_an_outlet_that_is_told_something_is_the_one_who_is_told() -> None:
    parse = parse_of(TOLD)
    outlet = next(one for one in parse.tokens if one.text == "Fjordlys")
    assert (outlet.dep, parse.tokens[outlet.head].text) == ("dobj", "told")


def test_a_part_of_a_persons_name_stands_for_the_person() -> None:
    assert labels_of(LEADER, "Hollander") == {"PERSON"}
    names = [
        " ".join(parse_of(LEADER).span(one.first, one.last).of(LEADER).split())
        for one in parse_of(LEADER).entities
        if one.label == "PERSON"
    ]
    assert names.count("Marit Hollander") == 2


@pytest.mark.parametrize("text", ["The rain fell.", "The river rose in Salto, and Salto is wet."])
def test_a_report_that_tells_nothing_of_a_name_keeps_what_the_model_says(text: str) -> None:
    parse = parse_of(text)
    assert mend_names(parse) == parse


def test_a_town_that_a_person_is_named_like_stays_a_town() -> None:
    text = "Alma Lisbon spoke. The march was held in Lisbon on Monday."
    layout = Layout((Part("body", Span(0, len(text))),), None)
    tokens = parser().parse(report_of(text), layout).tokens
    town = [one.entity for one in tokens if one.text == "Lisbon"][-1]
    assert town == "GPE"


def test_a_word_has_a_label_only_within_an_entity() -> None:
    text = "Marit Hollander left. In Marit Hollander’s Weekly Herald she had written of it."
    entities = (Stretch(0, 2, "PERSON"), Stretch(4, 9, "WORK_OF_ART"))
    parse = parse_of(text)
    tokens = [
        replace(one, entity=next((e.label for e in entities if e.first <= at < e.last), ""))
        for at, one in enumerate(parse.tokens)
    ]
    mended = mend_names(replace(parse, tokens=tuple(tokens), entities=entities))
    inside = {at for one in mended.entities for at in range(one.first, one.last)}
    assert [at for at, one in enumerate(mended.tokens) if one.entity and at not in inside] == []
