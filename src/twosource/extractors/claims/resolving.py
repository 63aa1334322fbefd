"""What a pronoun stands for: the nearest subject before it that agrees."""

from bisect import bisect_right

from twosource.extractors.claims.grammar import Grammar
from twosource.stages.how_many import kind_of

HE = frozenset({"he", "him", "his"})
SHE = frozenset({"she", "her", "hers"})
THEY = frozenset({"they", "them", "their"})
REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves", "oneself", "myself"})
MEN = frozenset(["man", "boy", "father", "son", "husband", "brother", "grandfather", "uncle"])
WOMEN = frozenset(["woman", "girl", "mother", "daughter", "wife", "sister", "grandmother", "aunt"])
BODIES = frozenset(["police", "family", "couple", "pair", "group", "crowd", "team", "gang", "army"])
LOOK_BACK = 2


def resolve(grammar: Grammar, index: int) -> int | None:
    """Give the noun a personal pronoun most likely stands for; None when none is near.

    The nearest subject before it, in this sentence or the two before, that agrees in number and,
    as far as words tell, in gender. "Himself" is whoever does it.
    """
    token = grammar.token(index)
    if token.pos != "PRON":
        return index
    word = token.text.lower()
    if word in REFLEXIVE:
        return _doer(grammar, index)
    if word not in HE | SHE | THEY:
        return None
    sentences = grammar.parse.sentences
    number = bisect_right(sentences, index, key=lambda one: one.first) - 1
    for back in range(number, max(number - LOOK_BACK, 0) - 1, -1):
        stretch = sentences[back]
        found = [
            here
            for here in range(stretch.first, min(stretch.last, index))
            if _may_be(grammar, here, word)
        ]
        if found:
            # In its own sentence the nearest; in one before, what that sentence is about.
            return found[-1] if back == number else found[0]
    return None


def _doer(grammar: Grammar, index: int) -> int | None:
    verb = grammar.clause_head(index)
    subject = None if verb is None else grammar.subject(verb)
    if subject is None or grammar.token(subject).text.lower() in REFLEXIVE:
        return None
    return resolve(grammar, subject)


def _may_be(grammar: Grammar, index: int, word: str) -> bool:
    token = grammar.token(index)
    if token.pos not in {"NOUN", "PROPN"} or token.entity in {"GPE", "DATE", "LOC", "FAC", "TIME"}:
        return False
    whose = token.dep == "poss" and token.entity == "PERSON"
    if token.dep not in {"nsubj", "nsubjpass"} and not whose:
        return False
    return _are_they(grammar, index) if word in THEY else _is_one(grammar, index, word)


def _are_they(grammar: Grammar, index: int) -> bool:
    token = grammar.token(index)
    lemma = token.lemma.lower()
    if token.tag in {"NNS", "NNPS"}:
        return kind_of(lemma) in {"people", "families"}
    joined = grammar.child(index, "conj") is not None and _is_one(grammar, index, "they")
    return joined or lemma in BODIES


def _is_one(grammar: Grammar, index: int, word: str) -> bool:
    token = grammar.token(index)
    if token.tag in {"NNS", "NNPS"} or token.entity in {"ORG", "NORP"}:
        return False
    lemma = token.lemma.lower()
    if (word in HE and lemma in WOMEN) or (word in SHE and lemma in MEN):
        return False
    return token.pos == "PROPN" or token.entity == "PERSON" or kind_of(lemma) == "people"
