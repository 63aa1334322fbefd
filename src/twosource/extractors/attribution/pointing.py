"""Whom a bare noun points to: "the station" an outlet, "the lawyer" a person named elsewhere."""

from collections.abc import Iterator
from dataclasses import dataclass

from twosource.extractors.attribution.hearers import takes_reports
from twosource.extractors.attribution.introducing import (
    BY_NOUN,
    Medium,
    introduces_outlet,
    medium_of,
)
from twosource.extractors.attribution.names import apposed_body, apposed_person, fold, naming_words
from twosource.extractors.attribution.outlets import is_outlet
from twosource.extractors.attribution.tree import Tree
from twosource.extractors.attribution.words import Words

POINTS = frozenset({"the", "that"})
SAYS_MORE = ("amod", "compound", "nmod", "prep", "acl", "relcl", "nummod", "poss", "appos")


@dataclass(frozen=True, slots=True)
class Named:
    """An outlet that a report names: its head word, its name folded, how it is published."""

    head: int
    name: str
    medium: Medium | None


def list_outlets(tree: Tree, words: Words) -> Iterator[Named]:
    """Give every mention of an outlet by its name, in order of the text."""
    for head in range(len(tree)):
        if tree[head].pos != "PROPN" or tree[head].dep in {"compound", "poss"}:
            continue
        named = naming_words(tree, head)
        before = named.start - 1
        introduced = introduces_outlet(tree.parse.tokens, before)
        if introduced or is_outlet(tree, head, words) or is_told(tree, head, words):
            parts = [tree.word(one) for one in named]
            noun = tree.word(before) if introduced else ""
            yield Named(head, fold(" ".join(parts)), medium_of(noun, parts))


def is_told(tree: Tree, head: int, words: Words) -> bool:
    """Tell whether a name is of a body that takes reports, and is told something."""
    above = tree.head(head)
    told = above is not None and tree[above].lemma in words.lists["hearer_object"]
    return told and tree[head].dep in {"dobj", "dative"} and takes_reports(tree, head, words)


def points_to_outlet(tree: Tree, head: int, named: list[Named]) -> int | None:
    """Give the outlet that "the station" means: the last named before it of that kind.

    Where none of that kind is named, the only one of which the report does not tell the kind.
    """
    medium = BY_NOUN.get(tree[head].lemma.lower())
    if tree[head].pos != "NOUN" or medium is None or not is_bare(tree, head):
        return None
    known = {one.name: one.medium for one in named if one.medium is not None}
    before = [one for one in named if one.head < head]
    alike = [one.head for one in before if known.get(one.name) == medium]
    if alike:
        return alike[-1]
    others = {one.name: one.head for one in before if one.name not in known}
    return next(iter(others.values())) if len(others) == 1 else None


def is_bare(tree: Tree, head: int) -> bool:
    """Tell whether a noun stands with "the" and nothing else that says who is meant."""
    definite = any(tree.word(kid) in POINTS for kid in tree.kids(head, "det"))
    return definite and not tree.kids(head, *SAYS_MORE)


def find_introduced(tree: Tree, words: Words) -> dict[str, int]:
    """Give the noun beside each name that is set to it, by its lemma: "the lawyer, Ann Vik".

    So it is with bodies: "the charity, Nurses for Relief". Where several of a report are named with
    one noun, it points to none of them.
    """
    found: dict[str, dict[str, int]] = {}
    for noun in range(len(tree)):
        if tree[noun].tag != "NN":
            continue
        person, lemma = apposed_person(tree, noun), tree[noun].lemma.lower()
        body = apposed_body(tree, noun)
        if person is not None and lemma in words.lists["unnamed_nouns"]:
            found.setdefault(lemma, {}).setdefault(tree.word(person), noun)
        elif body is not None:
            found.setdefault(lemma, {}).setdefault(tree.word(body), noun)
    return {lemma: min(nouns.values()) for lemma, nouns in found.items() if len(nouns) == 1}


def points_to_person(tree: Tree, head: int, introduced: dict[str, int]) -> int | None:
    """Give the noun beside the name of whom "the lawyer" means.

    "A lawyer of the crew" means whom "the lawyer, Ann Vik" names later, where the report tells of
    no other lawyer.
    """
    lemma = tree[head].lemma.lower()
    noun = introduced.get(lemma)
    if noun is None or noun == head or tree[head].tag != "NN" or tree.paragraph(head) < 0:
        return None
    if is_bare(tree, head) and head > noun:
        return None if _another_since(tree, noun, head) else noun
    return noun if head < noun and _is_the_one(tree, head, noun) else None


def _another_since(tree: Tree, noun: int, head: int) -> bool:
    """Tell whether a report tells of another body of that kind between: "an armed group"."""
    if apposed_body(tree, noun) is None:
        return False
    alike = (one for one in range(noun + 1, head) if tree[one].lemma == tree[head].lemma)
    return any(tree[one].pos == "NOUN" and not is_bare(tree, one) for one in alike)


def _is_the_one(tree: Tree, head: int, noun: int) -> bool:
    """Tell whether a later "the lawyer, Ann Vik" points back to the only lawyer told of before."""
    lemma = tree[head].lemma
    pointed = any(tree.word(kid) in POINTS for kid in tree.kids(noun, "det"))
    more = [kid for kid in SAYS_MORE if kid != "appos" and tree.kids(noun, kid)]
    told = [one for one in range(noun) if tree[one].lemma == lemma and tree[one].pos == "NOUN"]
    others = [one for one in told if one != head and not is_bare(tree, one)]
    opened = any(tree.word(kid) in {"a", "an"} for kid in tree.kids(head, "det"))
    return pointed and not more and opened and not others
