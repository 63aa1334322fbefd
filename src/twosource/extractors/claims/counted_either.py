"""Numbers shared by what befell some *or* others: "30 were killed or injured" counts neither."""

from collections.abc import Iterator

from twosource.extractors.claims.grammar import Grammar

OUTCOMES = frozenset({"VERB", "AUX", "ADJ"})
SUBJECTS = ("nsubj", "nsubjpass", "nummod")


def is_either(grammar: Grammar, index: int) -> bool:
    """Tell whether "or" joins a word to another that is told of the same people.

    Of "12,000 houses were destroyed or damaged" nobody says how many were destroyed. "Ten were
    killed or 20 injured" has a number for each.
    """
    if grammar.token(index).pos not in OUTCOMES:
        return False
    above = grammar.head(index)
    joined = [(index, kid) for kid in grammar.children(index, "conj")]
    if above is not None and grammar.token(index).dep == "conj":
        joined.append((above, index))
    return any(_shares(grammar, first, second) for first, second in joined)


def _shares(grammar: Grammar, first: int, second: int) -> bool:
    if grammar.token(second).pos not in OUTCOMES or grammar.token(first).pos not in OUTCOMES:
        return False
    return "or" in _joining(grammar, first, second) and not grammar.has(second, *SUBJECTS)


def _joining(grammar: Grammar, first: int, second: int) -> Iterator[str]:
    """Give the words of joining between two that are joined."""
    for kid in grammar.children(first, "cc"):
        if first < kid < second:
            yield grammar.lemma(kid)
