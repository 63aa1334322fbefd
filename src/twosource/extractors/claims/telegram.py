"""Participles that stand for a sentence of their own, as in telegrams and labels."""

from twosource.extractors.claims.grammar import OBJECTS, Grammar
from twosource.extractors.claims.subjects import PASSIVE_SUBJECTS, SUBJECTS


def is_telegram(grammar: Grammar, index: int) -> bool:
    """Tell a participle that stands for a sentence: "Arrested: Sunday, at the bridge"."""
    token = grammar.token(index)
    if token.tag != "VBN" or grammar.has(index, *SUBJECTS, *PASSIVE_SUBJECTS, *OBJECTS, "agent"):
        return False
    if token.dep in {"conj", "advcl", "dep"}:
        return is_telegram(grammar, token.head)
    sentence = grammar.sentence_at(index)
    stands_first = token.dep == "ROOT" and index == sentence.first
    asked = grammar.token(sentence.last - 1).text == "?"
    return stands_first and not asked and not grammar.has(index, "aux", "auxpass")
