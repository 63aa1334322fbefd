"""Attributions that a verb of figures makes: "police put the toll at nine", "counted 410"."""

from twosource.extractors.attribution.drafts import Draft, phrase
from twosource.extractors.attribution.names import can_speak
from twosource.extractors.attribution.subjects import RELATIVE, find_subject, is_passive
from twosource.extractors.attribution.tree import Tree
from twosource.extractors.attribution.words import Words

_VERBS = frozenset({"put", "place", "raise", "lower", "revise", "correct", "update", "cut"})
_FIGURES = frozenset({"toll", "number", "count", "figure", "estimate", "tally", "total"})
_CROWDS = frozenset({"crowd", "turnout", "attendance", "it"})
_SETS = frozenset({"put", "place", "estimate"})
_PARTS = ("dobj", "prep")


def draft_figure(tree: Tree, verb: int, words: Words) -> Draft | None:
    """Read who tells a figure by setting it; None where nobody does, or it is no figure.

    "Guards put the number at nine" is their word, and so is "guards counted nine people". "The
    blast raised the toll to nine" is nobody's.
    """
    parts = _told_parts(tree, verb)
    if not parts or is_passive(tree, verb):
        return None
    manner = words.manner("say", "clause")
    head = find_subject(tree, verb)
    if head is None or tree[head].tag in RELATIVE:
        return None
    if manner is None or not can_speak(tree, head, words):
        return None
    cue = frozenset({verb, *tree.kids(verb, "aux", "prt")})
    content = frozenset[int]().union(*(tree.under(kid) for kid in parts if kid > verb)) - cue
    return Draft(verb, cue, head, phrase(tree, head, content | cue), content, manner, "object")


def _told_parts(tree: Tree, verb: int) -> list[int]:
    """Give the words on a verb under which its figure stands; none where it sets no figure."""
    lemma, held = tree[verb].lemma, tree.kids(verb, "dobj")
    if lemma == "count" and tree[verb].pos == "VERB":
        counted = any(tree[kid].pos == "NUM" or tree.kids(kid, "nummod") for kid in held)
        return tree.kids(verb, *_PARTS, "advcl") if counted else []
    if lemma == "speak":  # "spoke of 350 marchers"
        of = [kid for kid in tree.kids(verb, "prep") if tree.word(kid) == "of"]
        told = [one for kid in of for one in tree.kids(kid, "pobj") if tree.kids(one, "nummod")]
        return of if told else []
    figure = any(tree[kid].lemma in _FIGURES for kid in held)
    if lemma in _VERBS and figure:
        return tree.kids(verb, *_PARTS)
    crowd = any(tree.word(kid) in _CROWDS or tree[kid].lemma in _FIGURES for kid in held)
    return tree.kids(verb, *_PARTS) if lemma in _SETS and crowd and _at_number(tree, verb) else []


def _at_number(tree: Tree, verb: int) -> bool:
    """Tell whether "at 300" hangs on a verb."""
    links = [kid for kid in tree.kids(verb, "prep") if tree.word(kid) == "at"]
    numbers = [one for link in links for one in tree.kids(link, "pobj")]
    return any(tree[one].pos == "NUM" or tree.kids(one, "nummod") for one in numbers)
