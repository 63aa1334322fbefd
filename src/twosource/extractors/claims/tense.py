"""Tense, modality and negation of a verb: when its event is, and whether it is told as so."""

from dataclasses import dataclass

from twosource.extractors.claims.grammar import PASSIVE_SUBJECTS, SUBJECTS, Grammar
from twosource.extractors.claims.stance_words import (
    HARDLY,
    MAY,
    MUST,
    NO,
    USUALLY,
    WILL,
)
from twosource.model.claim import Stance, Time


@dataclass(frozen=True, slots=True)
class Sight:
    """How an event is told: when seen from the report, how surely, and what came of an attempt."""

    time: Time
    stance: Stance
    outcome: str | None = None


def has_tense(grammar: Grammar, index: int) -> bool:
    """Tell whether a verb has a tense of its own."""
    if any(grammar.children(index, "aux", "auxpass", "nsubj", "nsubjpass", "expl")):
        return True
    token = grammar.token(index)
    if token.dep != "conj":
        return token.tag in {"VBD", "VBZ", "VBP"}
    above = grammar.head(index)
    return token.tag in {"VBD", "VBZ", "VBP"} and (
        above is None or grammar.token(above).tag != token.tag
    )


def _auxiliaries(grammar: Grammar, index: int) -> list[str]:
    return [grammar.token(kid).text.lower() for kid in grammar.children(index, "aux", "auxpass")]


def is_infinitive(grammar: Grammar, index: int) -> bool:
    """Tell whether a verb stands in the infinitive."""
    token = grammar.token(index)
    marked = "to" in _auxiliaries(grammar, index)
    if token.tag != "VB":
        return token.tag == "VBN" and marked
    bare = token.dep == "xcomp" and not any(grammar.children(index, *SUBJECTS))
    return marked or bare or "to" in _auxiliaries_passive(grammar, index)


def _auxiliaries_passive(grammar: Grammar, index: int) -> list[str]:
    return [
        grammar.token(kid).text.lower()
        for aux in grammar.children(index, "auxpass", "aux")
        for kid in grammar.kids[aux]
    ]


def read_tense(grammar: Grammar, index: int) -> Time:
    """Give when a verb's event is, seen from the report."""
    words = _auxiliaries(grammar, index)
    tags = [grammar.token(kid).tag for kid in grammar.children(index, "aux", "auxpass")]
    tag = grammar.token(index).tag
    if WILL & set(words):
        # "would have fled" looks back; "would flee" ahead.
        return "past" if "have" in words and "would" in words else "future"
    if "VBD" in tags or (tag == "VBD" and not words):
        return "past"
    if {"has", "have", "had", "'ve", "’ve", "having"} & set(words):
        return "ongoing" if tag == "VBG" else "past"
    if "being" in words or (tag == "VBG" and {"is", "are", "'s", "'re", "’s", "’re"} & set(words)):
        return "ongoing"
    if tag == "VBN" and not words:
        return "past"
    if _is_habit(grammar, index):
        return "general"
    return "ongoing" if _particular(grammar, index) else "general"


def _is_habit(grammar: Grammar, index: int) -> bool:
    return any(grammar.lemma(kid) in USUALLY for kid in grammar.children(index, "advmod"))


def _particular(grammar: Grammar, index: int) -> bool:
    """Tell whether a present tense tells of someone in particular rather than of anyone."""
    subject = grammar.subject(index)
    if subject is None:
        return False
    token = grammar.token(subject)
    if token.pos in {"PROPN", "PRON"} or token.entity:
        return True
    return any(grammar.children(subject, "det", "poss", "nummod")) or token.tag == "NN"


def read_modality(grammar: Grammar, index: int) -> Stance:
    """Give whether a verb is asserted or only possible, by its auxiliaries and "if"."""
    words = set(_auxiliaries(grammar, index))
    if words & (MAY | MUST) or "would" in words:
        return "possible"
    for kid in grammar.children(index, "mark"):
        if grammar.lemma(kid) in {"if", "unless", "whether"}:
            return "possible"
    return "asserted"


def negate(grammar: Grammar, index: int, sight: Sight) -> Sight:
    """Give the sight of a verb, negated where the verb is."""
    if not is_negated(grammar, index):
        return sight
    return Sight(sight.time, "negated", sight.outcome)


def is_negated(grammar: Grammar, index: int) -> bool:
    """Tell whether a verb is told as not so: "did not flee", "no one fled", "nobody was held"."""
    for kid in grammar.kids[index]:
        token = grammar.token(kid)
        if token.dep == "neg" or (token.dep == "advmod" and token.text.lower() in NO | HARDLY):
            return True
        if token.dep in SUBJECTS | PASSIVE_SUBJECTS | {"dobj"} and is_none(grammar, kid):
            return True
    return False


def is_none(grammar: Grammar, index: int) -> bool:
    """Tell whether a noun is none: "no arrests", "nobody"."""
    if grammar.token(index).text.lower() in {"none", "nobody", "neither", "nothing"}:
        return True
    return any(grammar.lemma(kid) in NO for kid in grammar.children(index, "det", "neg"))
