"""Finds the place names of a text by itself and gives them points, for the scorer of places.

The names are those the product reads: what the parse calls a place, and proper names after a
preposition of place. Some data sets mark peoples ("Kenyan") as names of their countries, which the
product does not; they are placed only where that is asked for.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from twosource.extractors.claims.grammar import Grammar
from twosource.extractors.claims.placed import PLACE_ENTITIES, find_place_names
from twosource.measures.attribution import read_parse
from twosource.measures.places import KnowsPeoples, place_spans
from twosource.model.parse import Parse
from twosource.model.spans import Span
from twosource.ports import Parser

_FRAME = re.compile(r"(?:the\s+)?(?P<name>.*?)(?:['’]s?)?[\s,;:]*", re.IGNORECASE | re.DOTALL)


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
    spans = find_spans(text, parse)
    words = [token.span for token in parse.tokens if token.entity == "NORP"] if peoples else []
    known = gazetteer.countries_of([word.of(text) for word in words])
    spans += [word for word in words if word.of(text) in known]
    return place_spans(text, spans, gazetteer)


def find_spans(text: str, parse: Parse) -> list[Span]:
    """Give the names of a text that may be places', none within another, in order of the text."""
    found = {_trim(text, span) for span in _name_spans(parse)}
    kept: list[Span] = []
    for span in sorted(found, key=lambda one: (one.start, -one.end)):
        if span.end > span.start and (not kept or span.start >= kept[-1].end):
            kept.append(span)
    return kept


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
