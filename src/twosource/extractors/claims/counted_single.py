"""The single person of a list: "a woman and her two children" are three.

Alone, "a woman" tells of one without saying how many there were, and is no number.
"""

from twosource.extractors.claims.counted_parts import joined
from twosource.extractors.claims.counted_tolls import is_number
from twosource.extractors.claims.grammar import GROUP_NOUNS, Grammar
from twosource.model.spans import Span
from twosource.stages.how_many import kind_of
from twosource.stages.how_many_numbers import ONE_OF_KIND

# Singular by their form, and yet many, or nobody by themselves.
MANY = frozenset(
    ["couple", "crew", "police", "staff", "troop", "family", "household", "people", "team"]
    + ["poor", "homeless", "dead", "wounded", "injured", "missing", "other", "casualty", "trio"]
    + ["leadership", "membership", "life", "soul", "generation", "population", "victim", "toll"]
)


def single_person(grammar: Grammar, index: int) -> Span | None:
    """Give "a woman" of "a woman and her two children", None where no number stands beside."""
    token = grammar.token(index)
    lemma = token.lemma.lower()
    if token.tag != "NN" or token.pos != "NOUN" or lemma in MANY | GROUP_NOUNS:
        return None
    if kind_of(lemma) != "people" or grammar.has(index, "nummod") or not _in_list(grammar, index):
        return None
    for kid in grammar.children(index, "det", "poss"):
        if grammar.token(kid).text.lower() in ONE_OF_KIND:
            return Span(grammar.token(kid).start, token.end)
    return None


def _in_list(grammar: Grammar, index: int) -> bool:
    """Tell whether people are joined to a noun of whom a number is told."""
    first = index
    while grammar.token(first).dep == "conj":
        first = grammar.token(first).head
    others = [one for one in (first, *joined(grammar, first)) if one != index]
    if any(grammar.lemma(one) == "other" for one in others):
        # "The mayor and three others": the three come on top of him.
        return False
    return any(
        is_number(grammar, one)
        or (grammar.has(one, "nummod") and kind_of(grammar.lemma(one)) == "people")
        for one in others
    )
