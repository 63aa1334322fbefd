"""Tells which voices are outlets: by their own words, by what they are called."""

from twosource.extractors.attribution.introducing import introduces_outlet
from twosource.extractors.attribution.names import apposed_name, proper_start, title_words
from twosource.extractors.attribution.tree import Tree
from twosource.extractors.attribution.words import Words

# What the model calls a paper it does not know: "told the Harbour Lantern".
BODIES = frozenset({"ORG", "FAC", "PRODUCT", "WORK_OF_ART"})


def is_outlet(tree: Tree, head: int, words: Words) -> bool:
    """Tell an outlet by its own words or by what it is called: "the news site X"."""
    if tree[head].pos == "NOUN" and is_outlet_noun(tree, head, words):
        return True
    if tree[head].pos == "NOUN" and apposed_name(tree, head) is not None:
        return is_introduced(tree, head, words)
    if tree[head].pos not in {"PROPN", "NOUN", "ADJ"} or is_introduced(tree, head, words):
        return tree[head].pos == "PROPN"
    return not is_plain_person(tree, head) and is_outlet_name(tree, head, words)


def is_outlet_name(tree: Tree, head: int, words: Words) -> bool:
    """Tell a name that outlets bear: "the Harbour Times", "Daily X", "Reuters"."""
    name = title_words(tree, head)
    if not name or words.lists["not_outlets"] & set(name):
        return False
    titled = name[-1] in words.lists["outlet_words"] or name[0] in {"daily", "radio"}
    return (titled and tree[head].pos == "PROPN") or " ".join(name) in words.lists["outlet_names"]


def is_plain_person(tree: Tree, head: int) -> bool:
    """Tell whether a name is a person's: no "the" goes before it."""
    return tree[head].entity == "PERSON" and not tree.kids(head, "det")


def is_outlet_noun(tree: Tree, noun: int, words: Words) -> bool:
    """Tell whether a common noun means an outlet: "newspaper", "news site", no "police station"."""
    lemma = tree[noun].lemma.lower()
    beside = {tree.word(kid) for kid in tree.kids(noun, "compound", "amod", "nmod")}
    weak = lemma in words.lists["weak_outlet_nouns"] and beside & words.lists["outlet_modifiers"]
    return lemma in words.lists["outlet_nouns"] or bool(weak)


def is_introduced(tree: Tree, head: int, words: Words) -> bool:
    """Tell whether a name is introduced as an outlet: "news outlet X", "X, a broadcaster"."""
    beside = [
        kid
        for kid in tree.kids(head, "compound", "appos", "amod", "nmod")
        if tree[kid].pos == "NOUN"
    ]
    above = tree.head(head)
    if tree[head].dep in {"appos", "compound"} and above is not None:
        beside.append(above)
    if apposed_name(tree, head) is not None:
        return is_outlet_noun(tree, head, words) or introduces_outlet(tree.parse.tokens, head)
    if tree[head].pos != "PROPN":
        return False
    before = proper_start(tree, head) - 1
    return introduces_outlet(tree.parse.tokens, before) or any(
        is_outlet_noun(tree, one, words) for one in beside
    )
