"""Mends "threw stones and police replied": the subject of the second verb hangs on the object.

A noun that stands between "and" and a verb without a subject is that verb's subject.
"""

from collections.abc import Sequence
from dataclasses import replace

from twosource.model.parse import Stretch, Token

FINITE = frozenset({"VBD", "VBZ", "VBP"})
BESIDE = frozenset({"ADV", "AUX", "PART"})
NOUNS = frozenset({"NOUN", "PROPN"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
OBJECTS = frozenset({"dobj", "pobj", "attr", "oprd", "dative"})


def mend_joined(tokens: list[Token], sentence: Stretch) -> None:
    """Give each verb that is joined to another without a subject the noun that stands before it."""
    for verb in range(sentence.first, sentence.last):
        noun = _noun_before(tokens, sentence, verb)
        if noun is not None:
            _make_subject(tokens, sentence, noun, verb)


def _noun_before(tokens: Sequence[Token], sentence: Stretch, verb: int) -> int | None:
    token = tokens[verb]
    if token.dep != "conj" or token.pos != "VERB" or not _is_finite(tokens, sentence, verb):
        return None
    here = range(sentence.first, sentence.last)
    if any(tokens[kid].head == verb and tokens[kid].dep in SUBJECTS for kid in here):
        return None
    noun = verb - 1
    while noun > token.head and tokens[noun].pos in BESIDE:
        noun -= 1
    if noun <= token.head or tokens[noun].pos not in NOUNS or tokens[noun].dep != "conj":
        return None
    over = tokens[noun].head
    beside = tokens[over].dep in OBJECTS and token.head < over < noun
    return noun if beside and _and_before(tokens, noun) else None


def _is_finite(tokens: Sequence[Token], sentence: Stretch, verb: int) -> bool:
    if tokens[verb].tag in FINITE:
        return True
    here = range(max(sentence.first, verb - 4), verb)
    return any(tokens[kid].head == verb and tokens[kid].dep in {"aux", "auxpass"} for kid in here)


def _and_before(tokens: Sequence[Token], noun: int) -> bool:
    """Tell whether "and" stands right before a noun and the words on it."""
    first = noun
    while tokens[first - 1].head in range(first, noun + 1) and tokens[first - 1].pos != "CCONJ":
        first -= 1
    return tokens[first - 1].pos == "CCONJ"


def _make_subject(tokens: list[Token], sentence: Stretch, noun: int, verb: int) -> None:
    here = range(sentence.first, sentence.last)
    passive = any(tokens[kid].head == verb and tokens[kid].dep == "auxpass" for kid in here)
    dep = "nsubjpass" if passive else "nsubj"
    joined, over = tokens[noun].head, tokens[verb].head
    for kid in here:
        # The "and" joins the verbs then, and not the nouns.
        if joined < kid < noun and tokens[kid].head == joined and tokens[kid].dep == "cc":
            tokens[kid] = replace(tokens[kid], head=over)
    tokens[noun] = replace(tokens[noun], head=verb, dep=dep)
