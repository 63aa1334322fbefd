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
from twosource.extractors.claims.placed_names import find_place_names
from twosource.extractors.claims.placed_words import NOT_PLACES, PLACE_ENTITIES
from twosource.measures.attribution import read_parse
from twosource.measures.places import KnowsPeoples, place_spans, region_of
from twosource.model.parse import Parse, Stretch
from twosource.model.spans import Span
from twosource.ports import Parser
from twosource.stages.place_names import plain

_FRAME = re.compile(
    r"(?:[Tt]he\s+|[a-z]+\s+of\s+(?:the\s+)?)?(?P<name>.*?)(?:['’]s?)?"
    r"(?:\s+(?:state|states|province|provinces|region|area|district|districts|county|city|river"
    r"|township|ward|commune|subdistrict|(?:rural|local|urban)\s+\w+(?:\s+area)?))?"
    r"[\s,;:]*",
    re.DOTALL,
)
_OTHER = frozenset({"PERSON", "PRODUCT", "WORK_OF_ART", "ORG", "FAC", "EVENT", "LAW"})
_WIDE = frozenset({"country", "admin1"})
_LOCAL = frozenset({"town", "admin2"})
_OFFICES = frozenset(
    ["Police", "City", "County", "Council", "Mayor", "Fire", "Sheriff", "School", "Schools"]
    + ["District", "Department", "Court", "Board", "Attorney", "Governor", "Municipal"]
)
_SHORTEST = 4
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
    spans = _keep_longest([*read, *again, *_find_owned(text, parse, gazetteer)])
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


def _find_owned(text: str, parse: Parse, gazetteer: KnowsPeoples) -> Iterator[Span]:
    """Give the places that stand anywhere under their own name, as far as the words around allow.

    Countries and provinces but in a person's name; towns and counties where the parse takes the
    name for a whole one, of whatever kind, or an office follows: "Lisk Police".
    """
    runs = [run for sentence in parse.sentences for run in _stretches(parse, sentence)]
    found = gazetteer.find({parse.span(*run).of(text) for run in runs})
    labels = {index: one for one in parse.entities for index in range(one.first, one.last)}
    for first, last in runs:
        span = parse.span(first, last)
        said = plain(span.of(text))
        kinds = {one.kind for one in found.get(span.of(text), ()) if plain(one.name) == said}
        entity = labels.get(first)
        whole = entity is not None and (entity.first, entity.last) == (first, last)
        label = "" if entity is None else entity.label
        office = last < len(parse.tokens) and parse.tokens[last].text in _OFFICES
        wide = kinds & _WIDE and (whole or label not in _OTHER or (office and label != "PERSON"))
        local = kinds & _LOCAL and ((whole and label != "PERSON") or office) and _is_name(said)
        if (wide or local) and said not in _SIDES:
            yield span


def _is_name(said: str) -> bool:
    """Tell whether a town's name is more than a word of English news, as Police and Un are."""
    return len(said) >= _SHORTEST and said.title() not in _OFFICES and said not in NOT_PLACES


def _stretches(parse: Parse, sentence: Stretch) -> Iterator[tuple[int, int]]:
    """Give the stretches of up to five words that begin and end with a capital."""
    capital = [token.text[:1].isupper() for token in parse.tokens[sentence.first : sentence.last]]
    for first, starts in enumerate(capital):
        for last in range(first + 1, min(first + _LONGEST_NAME, len(capital)) + 1):
            token = parse.tokens[sentence.first + first]
            if starts and capital[last - 1] and token.text != "The":
                yield sentence.first + first, sentence.first + last


def _find_peoples(text: str, parse: Parse, gazetteer: KnowsPeoples) -> list[Span]:
    words = [token.span for token in parse.tokens if token.text[:1].isupper()]
    known = gazetteer.countries_of([word.of(text) for word in words])
    return [word for word in words if word.of(text) in known or region_of(word.of(text))]
