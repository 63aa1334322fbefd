"""The words that name a voice, and what kind of voice it is."""

import re
from functools import cache

from twosource.extractors.attribution.tree import Tree, runs
from twosource.extractors.attribution.words import Words, load_words
from twosource.model.claim import VoiceKind

ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
BEFORE = ("amod", "compound", "nummod", "nmod", "poss", "advmod", "quantmod", "case")
PERSON = "PERSON"
STATES = frozenset(("GPE",))
MUTE = frozenset(("", "DATE", "TIME", "EVENT", "MONEY", "PERCENT", "QUANTITY", "ORDINAL"))
NO_BODIES = MUTE - {""} | {PERSON}
NAMES = frozenset(("PROPN", "NOUN", "ADJ", "NUM"))
BODIES = frozenset(("ORG", "NORP", "FAC", "LOC"))


def fold(name: str) -> str:
    r"""Fold case, white space, apostrophes and a leading article, for comparing names.

    >>> fold("The  Harbour\nBoard")
    'harbour board'
    """
    plain = " ".join(name.split()).replace("\u2019", "'")
    return ARTICLE.sub("", plain).casefold()


def plain_name(text: str) -> str:
    """Give a name as it stands in the text, less line breaks and a leading article."""
    return ARTICLE.sub("", " ".join(text.split()))


def naming_words(tree: Tree, head: int) -> range:
    """Give the words that name a voice: "source in the port" of "a source in the port, who ..."."""
    body = apposed_body(tree, head)
    named = (apposed_person(tree, head), apposed_name(tree, head), body)
    head = next((one for one in named if one is not None), head)
    if head == body and completes(tree, head):
        return without_article(tree, described(tree, head))
    entity = tree.named.get(head)
    name = tree[head].pos == "PROPN" or head == body
    if entity is not None and (name or entity.label == PERSON):
        last = max(head + 1, entity.last - (tree[entity.last - 1].tag == "POS"))
        # The model may leave the first word out of a name: "Lantern" of "the Harbour Lantern".
        first = entity.first if entity.label == PERSON else proper_start(tree, entity.first)
        return without_article(tree, range(first, last))
    if tree[head].pos == "PROPN":
        return range(proper_start(tree, head), head + 1)
    return without_article(tree, described(tree, head))


def apposed_person(tree: Tree, head: int) -> int | None:
    """Find the name set beside a description: "the mayor, Ola Vik"."""
    if tree[head].entity == PERSON:
        return None
    return next((kid for kid in tree.kids(head, "appos") if tree[kid].entity == PERSON), None)


def apposed_name(tree: Tree, head: int) -> int | None:
    """Find the name that follows a common noun at once: "news outlet Fjordnytt"."""
    if tree[head].pos != "NOUN":
        return None
    names = [kid for kid in tree.kids(head, "appos") if tree[kid].pos == "PROPN"]
    return next((one for one in names if min(tree.under(one)) == head + 1), None)


def apposed_body(tree: Tree, head: int) -> int | None:
    """Find the name set beside the noun of a body: "the charity, Nurses for Relief"."""
    if tree[head].pos != "NOUN" or tree[head].lemma.lower() not in body_nouns():
        return None
    return next((kid for kid in tree.kids(head, "appos") if is_body_name(tree, kid)), None)


def is_body_name(tree: Tree, index: int) -> bool:
    """Tell a name that is no person's, of which any word but the first may be a common noun."""
    token = tree[index]
    called = token.entity not in NO_BODIES or tree.word(index) in body_nouns()
    return token.pos in NAMES and token.text[:1].isupper() and called


def completes(tree: Tree, head: int) -> bool:
    """Tell whether a name goes on behind its head: "Nurses for Relief"."""
    return any(tree.word(kid) in {"for", "of", "without"} for kid in tree.kids(head, "prep"))


@cache
def body_nouns() -> frozenset[str]:
    """Give the nouns that name a body of people and no outlet: "charity", "union", "agency"."""
    lists = load_words().lists
    return lists["organisation_nouns"] - lists["outlet_nouns"]


def proper_start(tree: Tree, head: int) -> int:
    """Give the first of the proper nouns that run up to a head."""
    first = head
    while (
        first > 0
        and tree[first - 1].pos == "PROPN"
        and tree[first - 1].head in range(first, head + 1)
    ):
        first -= 1
    return first


def described(tree: Tree, head: int) -> range:
    """Give a common noun with its modifiers and the phrases that follow it directly."""
    words = {head}
    for kid in tree.kids(head, *BEFORE):
        words |= {one for one in tree.under(kid) if one < head}
    cut = frozenset(
        one
        for one in tree.under(head)
        if one != head and tree[one].dep in {"relcl", "acl", "appos", "conj", "cc"}
    )
    for kid in tree.kids(head, "prep"):
        words |= {one for one in tree.under(kid, cut) if one > head and not is_break(tree, one)}
    return next(range(*run) for run in runs(words) if head in range(*run))


def is_break(tree: Tree, word: int) -> bool:
    """Tell whether a mark ends a phrase: any but the hyphen inside a name."""
    return tree[word].pos == "PUNCT" and tree[word].text not in {"-", "‑"}


def without_article(tree: Tree, words: range) -> range:
    """Drop a leading article."""
    drop = len(words) > 1 and tree.word(words.start) in {"the", "a", "an"}
    return range(words.start + drop, words.stop)


def title_words(tree: Tree, head: int) -> list[str]:
    """Give the proper nouns of a name, in lower case."""
    return [
        tree.word(one)
        for one in naming_words(tree, head)
        if tree[one].pos in {"PROPN", "ADJ", "NOUN", "NUM"}
    ]


def read_kind(tree: Tree, head: int, words: Words) -> VoiceKind:
    """Tell what kind of voice a phrase names; outlets are told apart before."""
    lists = words.lists
    lemma = tree[head].lemma.lower()
    label = tree[head].entity
    if label == PERSON or apposed_person(tree, head) is not None:
        # What is set beside the noun of a body is no person, whatever the parse takes it for.
        body = tree[head].pos == "NOUN" and lemma in body_nouns()
        return "organisation" if body else "named"
    if tree[head].pos == "PROPN":
        return read_proper_kind(tree, head, words)
    kinds: tuple[tuple[str, VoiceKind], ...] = (
        ("reporter_nouns", "reporter"),
        ("unnamed_nouns", "unnamed"),
        ("document_nouns", "document"),
        ("government_nouns", "government"),
        ("organisation_nouns", "organisation"),
    )
    found = next(
        (kind for name, kind in kinds if lemma in lists[name] or tree.word(head) in lists[name]),
        None,
    )
    return found or ("government" if label in STATES else "unnamed")


def can_speak(tree: Tree, head: int, words: Words) -> bool:
    """Tell a voice from a mere thing: "the neighbours show", not "the defections show"."""
    if (
        tree[head].pos in {"PROPN", "PRON"}
        or tree[head].entity not in MUTE
        or apposed_person(tree, head) is not None
    ):
        return True
    lists = words.lists
    names = ("unnamed", "document", "government", "organisation", "reporter", "outlet")
    known = frozenset[str]().union(*(lists[f"{name}_nouns"] for name in names))
    known |= lists["source_nouns"] | lists["weak_outlet_nouns"]
    return tree[head].lemma.lower() in known or tree.word(head) in known


def read_proper_kind(tree: Tree, head: int, words: Words) -> VoiceKind:
    """Tell what kind of voice a capitalised name is."""
    name = set(title_words(tree, head))
    label = tree[head].entity
    lists = words.lists
    if any(
        tree[kid].lemma in lists["unnamed_nouns"] for kid in tree.kids(head, "appos", "compound")
    ):
        return "named"
    if label in STATES or name & (lists["government_words"] | lists["government_nouns"]):
        return "government"
    kinds = {tree[kid].lemma for kid in tree.kids(head, "compound") if tree[kid].pos == "NOUN"}
    if label in BODIES or (name | kinds) & lists["organisation_nouns"]:
        return "organisation"
    if tree[head].lemma.lower() in lists["unnamed_nouns"]:
        return "unnamed"
    return "named"
