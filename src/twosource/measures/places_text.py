"""Finds the place names of a text by itself and gives them points, for the scorer of places.

The names are those the product reads: what the parse calls a place, and proper names after a
preposition of place. What the data sets mark beyond that stays in this file: the same name wherever
else it stands, countries and provinces within other names ("Washington state farm"), a name without
the kind that follows it in small letters ("Anhui province"), and, where asked for, peoples.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from twosource.extractors.claims.grammar import Grammar
from twosource.extractors.claims.placed_names import PLACE_ENTITIES, find_place_names
from twosource.measures.attribution import read_parse
from twosource.measures.places import KnowsPeoples, place_spans, region_of
from twosource.model.parse import Parse, Stretch
from twosource.model.spans import Span
from twosource.ports import Parser
from twosource.stages.place_names import plain

_FRAME = re.compile(
    r"(?:the\s+|[a-z]+\s+of\s+(?:the\s+)?)?(?P<name>.*?)(?:['’]s?)?"
    r"(?:\s+(?:state|states|province|provinces|region|area|district|districts|county|city|river))?"
    r"[\s,;:]*",
    re.DOTALL,
)
_PEOPLE = frozenset({"PERSON", "PRODUCT", "WORK_OF_ART"})
_OTHER = _PEOPLE | {"ORG", "FAC", "EVENT", "LAW"}
# A country may begin the name of one of its offices; a province seldom does.
_WIDE = {"country": _OTHER, "admin1": _OTHER}
_SIDES = frozenset(
    ["north", "south", "east", "west", "central", "northern", "southern", "eastern", "western"]
)
_LONGEST_NAME = 5


def predict_from_text(
    record: Mapping[str, Any], parser: Parser, gazetteer: KnowsPeoples, *, peoples: bool = False
) -> list[dict[str, Any]]:
    """Give `start`, `end`, `lat` and `lon` of each place name found in the text of a record.

    Only `text` is read; names the gazetteer does not know are left out.
    """
    return place_names_of(record["text"], read_parse(record, parser), gazetteer, peoples=peoples)


def place_names_of(
    text: str, parse: Parse, gazetteer: KnowsPeoples, *, peoples: bool = False
) -> list[dict[str, Any]]:
    """Give the same from a parse of the whole text."""
    read = [_trim(text, span) for span in _name_spans(parse)]
    again = _find_again(text, parse, read)
    spans = _keep_longest([*read, *again, *_find_wide(text, parse, gazetteer)])
    if peoples:
        spans += _find_peoples(text, parse, gazetteer)
    else:
        spans = [span for span in spans if not gazetteer.countries_of([span.of(text)])]
    return place_spans(text, spans, gazetteer)


def _name_spans(parse: Parse) -> Iterator[Span]:
    for entity in parse.entities:
        if entity.label in PLACE_ENTITIES:
            yield parse.span(entity.first, entity.last)
    grammar = Grammar(parse, parse.children())
    for sentence in parse.sentences:
        for _, span in find_place_names(grammar, sentence):
            yield span


def _trim(text: str, span: Span) -> Span:
    match = _FRAME.fullmatch(span.of(text))
    return Span(span.start + match.start("name"), span.start + match.end("name")) if match else span


def _keep_longest(spans: Iterable[Span]) -> list[Span]:
    kept: list[Span] = []
    for span in sorted(set(spans), key=lambda one: (one.start, -one.end)):
        if span.end > span.start and (not kept or span.start >= kept[-1].end):
            kept.append(span)
    return kept


def _find_again(text: str, parse: Parse, spans: Iterable[Span]) -> Iterator[Span]:
    """Give all places where the same names stand, but for those within names of other things."""
    names = sorted({span.of(text) for span in spans} - {""}, key=len, reverse=True)
    others = _other_names(parse, _OTHER)
    if names:
        pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, names))})(?![\w-])")
        for one in pattern.finditer(text):
            if one.start() not in others:
                yield Span(*one.span())


def _other_names(parse: Parse, labels: frozenset[str]) -> frozenset[int]:
    """Give where the words of people's and other names begin."""
    return frozenset(
        token.start
        for one in parse.entities
        if one.label in labels
        for token in parse.tokens[one.first : one.last]
    )


def _find_wide(text: str, parse: Parse, gazetteer: KnowsPeoples) -> Iterator[Span]:
    """Give the countries and provinces that stand anywhere but in a person's or maker's name."""
    runs = [span for sentence in parse.sentences for span in _stretches(parse, sentence)]
    found = gazetteer.find({span.of(text) for span in runs})
    for kind, labels in _WIDE.items():
        others = _other_names(parse, labels)
        for span in runs:
            name = span.of(text)
            owns = (
                plain(one.name) == plain(name) for one in found.get(name, ()) if one.kind == kind
            )
            if span.start not in others and name.lower() not in _SIDES and any(owns):
                yield span


def _stretches(parse: Parse, sentence: Stretch) -> Iterator[Span]:
    """Give the stretches of up to five words that begin and end with a capital."""
    capital = [token.text[:1].isupper() for token in parse.tokens[sentence.first : sentence.last]]
    for first, starts in enumerate(capital):
        for last in range(first + 1, min(first + _LONGEST_NAME, len(capital)) + 1):
            token = parse.tokens[sentence.first + first]
            if starts and capital[last - 1] and token.text != "The":
                yield parse.span(sentence.first + first, sentence.first + last)


def _find_peoples(text: str, parse: Parse, gazetteer: KnowsPeoples) -> list[Span]:
    words = [token.span for token in parse.tokens if token.text[:1].isupper()]
    known = gazetteer.countries_of([word.of(text) for word in words])
    return [word for word in words if word.of(text) in known or region_of(word.of(text))]
