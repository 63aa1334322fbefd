"""Mends "a court in Lisk on Friday sentenced a printer": the verb behind a day, taken for no verb.

Wires put the day before the verb. Where a sentence has no other, what is taken for a participle of
the noun behind it becomes the verb, and that noun its object.
"""

from collections.abc import Sequence
from dataclasses import replace

from twosource.model.parse import Stretch, Token

DAYS = frozenset(
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "yesterday"]
)
NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
PASTS = frozenset({"VBN", "VBD"})
LOOSE = frozenset({"prep", "punct", "npadvmod", "advmod", "advcl"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def mend_dated(tokens: list[Token], sentence: Stretch) -> None:
    """Give a sentence without a verb the one that stands right behind its day."""
    words = range(sentence.first, sentence.last)
    root = next((here for here in words if tokens[here].head == here), None)
    if root is None or tokens[root].pos not in NOUNS:
        return
    verb = next((here for here in words if _has_subject(tokens, here, root)), None)
    if verb is not None:
        tokens[root] = replace(tokens[root], head=verb, dep="dobj")
        _take_root(tokens, sentence, root, verb)
        return
    if any(tokens[here].tag in FINITE and tokens[here].head == root for here in words):
        return
    verb = next((here for here in words if root < here and _is_behind_day(tokens, here)), None)
    if verb is not None:
        _take_day(tokens, verb)
        tokens[root] = replace(tokens[root], head=verb, dep="nsubj")
        _take_root(tokens, sentence, root, verb)


def _has_subject(tokens: Sequence[Token], index: int, root: int) -> bool:
    """Tell "freed" of "a judge freed union leader Ola Vik", taken for a word on the name."""
    token = tokens[index]
    past = token.tag in PASTS and token.dep == "amod" and index < root
    return (
        past
        and _named(tokens, index) == root
        and any(one.head == index and one.dep == "nsubj" for one in tokens[:index])
    )


def _is_behind_day(tokens: Sequence[Token], index: int) -> bool:
    token = tokens[index]
    past = token.tag in PASTS and token.dep in {"amod", "acl", "compound", "nmod"}
    return past and tokens[index - 1].text.lower() in DAYS


def _named(tokens: Sequence[Token], index: int) -> int:
    """Give the noun that a word stands on, the name of "union leader Ola Vik"."""
    noun = tokens[index].head
    while tokens[noun].dep == "compound":
        noun = tokens[noun].head
    return noun


def _take_day(tokens: list[Token], verb: int) -> None:
    """Give a verb the day before it, and the noun behind it as its object."""
    noun, day, before = _named(tokens, verb), verb - 1, verb - 2
    if noun > verb:
        tokens[noun] = replace(tokens[noun], head=verb, dep="dobj")
    if tokens[before].pos == "ADP":
        tokens[before] = replace(tokens[before], head=verb, dep="prep")
        tokens[day] = replace(tokens[day], head=before, dep="pobj")
    else:
        tokens[day] = replace(tokens[day], head=verb, dep="npadvmod")


def _take_root(tokens: list[Token], sentence: Stretch, root: int, verb: int) -> None:
    """Make a word the verb of its sentence, with what hung behind it on the noun that was that."""
    tokens[verb] = replace(tokens[verb], head=verb, dep="ROOT", pos="VERB", tag="VBD")
    for here in range(verb + 1, sentence.last):
        if tokens[here].head == root and here > root and tokens[here].dep in LOOSE:
            tokens[here] = replace(tokens[here], head=verb)
