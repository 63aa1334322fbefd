"""Attributions that a verb of figures makes: "police put the toll at nine", "they raised it to"."""

from twosource.extractors.attribution.drafts import Draft, phrase
from twosource.extractors.attribution.names import can_speak
from twosource.extractors.attribution.subjects import RELATIVE, find_subject, is_passive
from twosource.extractors.attribution.tree import Tree
from twosource.extractors.attribution.words import Words

_VERBS = frozenset({"put", "place", "raise", "lower", "revise", "correct", "update", "cut"})
_FIGURES = frozenset({"toll", "number", "count", "figure", "estimate", "tally", "total"})


def draft_figure(tree: Tree, verb: int, words: Words) -> Draft | None:
    """Read who tells a figure by setting it; None where nobody does, or it is no figure.

    "Guards put the number at nine" is their word. "The blast raised the toll to nine" is nobody's.
    """
    if tree[verb].lemma not in _VERBS or is_passive(tree, verb):
        return None
    manner = words.manner("say", "clause")
    head = find_subject(tree, verb)
    told = [kid for kid in tree.kids(verb, "dobj") if tree[kid].lemma in _FIGURES]
    if head is None or tree[head].tag in RELATIVE:
        return None
    if not told or manner is None or not can_speak(tree, head, words):
        return None
    cue = frozenset({verb, *tree.kids(verb, "aux", "prt")})
    parts = [kid for kid in tree.kids(verb, "dobj", "prep") if kid > verb]
    content = frozenset[int]().union(*(tree.under(kid) for kid in parts)) - cue
    return Draft(verb, cue, head, phrase(tree, head, content | cue), content, manner, "object")
