"""Participants in the report's own words: their names and what kind of thing they are."""

from collections.abc import Iterator, Sequence
from typing import Literal

from twosource.extractors.claims.doers import GOVERNMENT
from twosource.extractors.claims.grammar import Grammar
from twosource.extractors.claims.phrases import phrase_name
from twosource.extractors.claims.resolving import resolve
from twosource.extractors.claims.roles import Filler
from twosource.model.claim import Participant
from twosource.model.spans import Span
from twosource.stages.armed_names import is_armed_name
from twosource.stages.how_many import kind_of

Entity = Literal["person", "group", "organisation", "government", "place", "thing", "unknown"]
KINDS: dict[str, Entity] = {
    "PERSON": "person",
    "ORG": "organisation",
    "NORP": "group",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
}
# What several people are together.
BANDS = frozenset(
    ["group", "party", "union", "gang", "faction", "movement", "militia", "mob", "crowd", "team"]
    + ["organisation", "organization", "charity", "cartel", "tribe", "clan", "force", "troop"]
)
NAMING = frozenset({"NOUN", "PROPN", "NUM", "ADJ"})


def name_participants(
    grammar: Grammar, fillers: Sequence[Filler], people: Sequence[str], text: str
) -> tuple[Participant, ...]:
    """Give participants in the report's own words; a pronoun by what it stands for.

    `people` are the names of persons in the report: one of a single word takes its fullest form.
    Named people joined by "and" are participants each.
    """
    return tuple(
        _name(grammar, role, index, people, text)
        for filler in fillers
        for role, index in _each(grammar, filler)
    )


def _each(grammar: Grammar, filler: Filler) -> Iterator[tuple[str, int]]:
    index = _called_old(grammar, resolve(grammar, filler.index))
    if index is None or grammar.token(index).pos not in NAMING:
        return
    yield filler.role, index
    if grammar.token(index).entity == "PERSON":
        for other in _joined(grammar, index):
            if grammar.token(other).entity == "PERSON":
                yield filler.role, other


def _called_old(grammar: Grammar, index: int | None) -> int | None:
    """Give the name of "the 46-year-old, Ola Vik,": an age is no name."""
    if index is None or grammar.lemma(index) != "old":
        return index
    names = grammar.children(index, "appos")
    return next((one for one in names if grammar.token(one).entity == "PERSON"), index)


def _joined(grammar: Grammar, index: int) -> list[int]:
    found = list(grammar.children(index, "conj"))
    for here in found:
        found.extend(grammar.children(here, "conj"))
    return found


def _name(grammar: Grammar, role: str, index: int, people: Sequence[str], text: str) -> Participant:
    meant = grammar.counted_noun(index)
    if grammar.lemma(index) == "member" and kind_of(grammar.lemma(meant)) == "families":
        meant = index  # "six members of a family" are no family
    if grammar.token(meant).entity == "PERSON":
        span = _person_span(grammar, meant)
        name = fullest_name(" ".join(span.of(text).split()), people)
    else:
        name, span = phrase_name(grammar, meant, text, whole=role == "topic")
    kind = kind_of_entity(grammar, meant)
    armed = kind == "government" and is_armed_name(name, text)
    return Participant(role, name, "organisation" if armed else kind, span)


def _person_span(grammar: Grammar, index: int) -> Span:
    """Give the characters of a person's name, without titles before and "of …" after it."""
    first = last = index
    tokens = grammar.parse.tokens
    while first > 0 and tokens[first - 1].entity == "PERSON" and _is_name(grammar, first - 1):
        first -= 1
    end = len(tokens) - 1
    while last < end and tokens[last + 1].entity == "PERSON" and _is_name(grammar, last + 1):
        last += 1
    return grammar.parse.span(first, last + 1)


def _is_name(grammar: Grammar, index: int) -> bool:
    token = grammar.token(index)
    joins = token.text in {"-", "‑"}
    return joins or (token.tag != "POS" and token.pos not in {"PUNCT", "CCONJ", "SPACE"})


def list_people(grammar: Grammar, text: str) -> tuple[str, ...]:
    """Give the names of persons in a report, of more than one word, the longest first."""
    names = {
        " ".join(grammar.parse.span(entity.first, entity.last).of(text).split())
        for entity in grammar.parse.entities
        if entity.label == "PERSON"
    }
    bare = {name.removesuffix("’s").removesuffix("'s") for name in names}
    return tuple(sorted((one for one in bare if " " in one), key=lambda one: (-len(one), one)))


def fullest_name(name: str, people: Sequence[str]) -> str:
    """Give the longest name of a person in the report that a shorter one is the end or a part of.

    >>> fullest_name("Orla", ["Orla Vance", "Ben Orly"])
    'Orla Vance'
    >>> fullest_name("Vance Dole", ["Orla Vance Dole"])
    'Orla Vance Dole'
    """
    if " " in name:
        return next((one for one in people if one.endswith(f" {name}")), name)
    return next((one for one in people if name in one.split()), name)


def kind_of_entity(grammar: Grammar, index: int) -> Entity:
    """Give what kind of thing a noun names, as far as the parse tells."""
    token = grammar.token(index)
    lemma = token.lemma.lower()
    if lemma in GOVERNMENT:
        return "government"
    if token.entity in KINDS:
        return KINDS[token.entity]
    if token.tag in {"NNS", "NNPS"} or token.pos == "NUM":
        counted = kind_of(lemma) in {"people", "families"} or lemma in BANDS
        return "group" if token.pos == "NUM" or counted else "thing"
    return "person" if kind_of(lemma) == "people" else "unknown"
