"""The single person of a list: "a woman and her two children" are three.

Alone, "a woman" tells of one without saying how many there were, and is no number.
"""

from twosource.extractors.claims.counted_parts import joined
from twosource.extractors.claims.counted_tolls import is_number
from twosource.extractors.claims.grammar import GROUP_NOUNS, Grammar
from twosource.model.spans import Span
from twosource.stages.how_many import kind_of
from twosource.stages.how_many_numbers import ONE_MORE, ONE_OF_KIND

# Singular by their form, and yet many, or nobody by themselves.
MANY = frozenset(
    ["couple", "crew", "police", "staff", "troop", "family", "household", "people", "team"]
    + ["poor", "homeless", "dead", "wounded", "injured", "missing", "other", "casualty", "trio"]
    + ["leadership", "membership", "life", "soul", "generation", "population", "victim", "toll"]
)
BESIDE = frozenset({"nsubj", "nsubjpass", "dobj", "obj", "nummod"})


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


def one_more(grammar: Grammar, index: int) -> bool | None:
    """Tell the "another" of "one was killed and another hurt", the "third" of "a third was hurt".

    They stand for one person where no noun follows and people were told of right before. True if
    the same is told of both, so that one comes on top; None for any other word.
    """
    token = grammar.token(index)
    if token.text.lower() not in ONE_MORE or token.dep in {"det", "amod", "compound", "nummod"}:
        return None
    if grammar.has(index, "prep", "amod", "compound"):
        return None
    before = range(index - 1, grammar.sentence_at(index).first - 1, -1)
    other = next((here for here in before if grammar.token(here).dep in BESIDE), None)
    if other is None or not _is_somebody(grammar, other):
        return None
    verbs = [grammar.clause_head(here) for here in (other, index)]
    lemmas = {"" if verb is None else grammar.lemma(verb) for verb in verbs}
    return len(lemmas) == 1


def _is_somebody(grammar: Grammar, index: int) -> bool:
    token = grammar.token(index)
    return is_number(grammar, index) or kind_of(token.lemma.lower()) == "people"
