"""Capitals told without their names: "in the Cambodian capital" is a place to look up."""

from collections.abc import Iterator

from twosource.extractors.claims.grammar import Grammar
from twosource.model.parse import Stretch
from twosource.model.spans import Span

# "On Chinese capital" is of money.
SITED = frozenset({"in", "near", "outside", "from", "to", "around", "across", "into"})
NOUNS = frozenset({"pobj", "dobj", "nsubj", "nsubjpass", "conj", "appos"})


def find_capitals(grammar: Grammar, sentence: Stretch) -> Iterator[tuple[int, Span]]:
    """Give each "Cambodian capital" whose name does not stand behind it."""
    for index in range(sentence.first + 1, sentence.last):
        token = grammar.token(index)
        first = _people_before(grammar, sentence, index)
        if token.text != "capital" or token.dep not in NOUNS or first == index:
            continue
        definite = any(grammar.lemma(kid) == "the" for kid in grammar.children(index, "det"))
        above = grammar.head(index)
        sited = above is not None and grammar.lemma(above) in SITED
        if (definite or sited) and not _is_named(grammar, sentence, index):
            yield index, grammar.parse.span(first, index + 1)


def _people_before(grammar: Grammar, sentence: Stretch, index: int) -> int:
    """Give the first of the words for a people before a noun: "North Korean"."""
    first = index
    while first > sentence.first and grammar.token(first - 1).entity == "NORP":
        first -= 1
    return first


def _is_named(grammar: Grammar, sentence: Stretch, index: int) -> bool:
    """Tell "the Cambodian capital, Phnom Penh", which is told by its name."""
    behind = index + 1
    if behind < sentence.last and grammar.token(behind).text == ",":
        behind += 1
    return behind < sentence.last and grammar.token(behind).pos == "PROPN"
