"""Tells which voices are outlets, and which one published the report."""

from collections.abc import Iterable

from twosource.extractors.attribution.drafts import Draft
from twosource.extractors.attribution.names import (
    apposed_name,
    naming_words,
    plain_name,
    title_words,
)
from twosource.extractors.attribution.tree import Tree
from twosource.extractors.attribution.words import Words
from twosource.model.report import Layout, Report, Sourced
from twosource.stages.names import same_name

# What the model calls a paper it does not know: "told the Harbour Lantern".
BODIES = frozenset({"ORG", "FAC", "PRODUCT", "WORK_OF_ART"})


def is_outlet(tree: Tree, head: int, words: Words) -> bool:
    """Tell an outlet by its own words or by what it is called: "the news site X"."""
    if tree[head].pos == "NOUN" and is_outlet_noun(tree, head, words):
        return True
    if tree[head].pos not in {"PROPN", "NOUN", "ADJ"} or is_introduced(tree, head, words):
        return tree[head].pos == "PROPN"
    return not is_plain_person(tree, head) and is_outlet_name(tree, head, words)


def is_outlet_name(tree: Tree, head: int, words: Words) -> bool:
    """Tell a name that outlets bear: "the Harbour Times", "Daily X", "Reuters"."""
    name = title_words(tree, head)
    if not name or words.lists["not_outlets"] & set(name):
        return False
    titled = name[-1] in words.lists["outlet_words"] or name[0] == "daily"
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
        return is_outlet_noun(tree, head, words)
    return tree[head].pos == "PROPN" and any(is_outlet_noun(tree, one, words) for one in beside)


def find_hearers(tree: Tree, draft: Draft, words: Words) -> list[int]:
    """Find who was told: "told X", "said to X", "in an interview with X", "speaking to X"."""
    verb = draft.verb
    lemma = tree[verb].lemma
    found = []
    if lemma in words.lists["hearer_object"]:
        found += tree.kids(verb, "dobj", "dative", "oprd")
    for preposition in tree.kids(verb, "prep", "dative"):
        heads = tree.kids(preposition, "pobj")
        if tree.word(preposition) == "to" and lemma in words.lists["hearer_to"]:
            found += heads
        elif tree.word(preposition) == "in":
            found += [one for head in heads for one in interviewers(tree, head, words)]
    for aside in tree.kids(verb, "advcl", "prep"):
        if tree.word(aside) in {"speaking", "talking"}:
            found += [one for to in tree.kids(aside, "prep") for one in tree.kids(to, "pobj")]
    return [one for one in found if one not in draft.content and one != draft.head]


def interviewers(tree: Tree, head: int, words: Words) -> list[int]:
    """Find X of "an interview with X" and "remarks to X"."""
    if tree[head].lemma not in words.lists["hearer_interview"]:
        return []
    links = [kid for kid in tree.kids(head, "prep") if tree.word(kid) in {"with", "to", "for"}]
    return [one for link in links for one in tree.kids(link, "pobj")]


def takes_reports(tree: Tree, hearer: int, words: Words) -> bool:
    """Tell whether the one told is an outlet, by its words or because it is no other body."""
    if is_outlet(tree, hearer, words):
        return True
    name = set(title_words(tree, hearer))
    other = words.lists["government_words"] | words.lists["not_outlets"]
    other |= words.lists["organisation_nouns"] | words.lists["government_nouns"]
    return tree[hearer].entity in BODIES and tree[hearer].pos == "PROPN" and not name & other


def name_outlet(
    report: Report, layout: Layout, tree: Tree, drafts: Iterable[Draft], words: Words
) -> Sourced | None:
    """Give the report's own outlet: as given, else the agency of its dateline, else as inferred."""
    if report.outlet is not None:
        return report.outlet
    agency = layout.dateline.agency if layout.dateline else None
    if agency is not None:
        return Sourced(agency.of(report.text), "dateline", agency)
    return infer_outlet(report.text, tree, list(drafts), words)


def infer_outlet(text: str, tree: Tree, drafts: list[Draft], words: Words) -> Sourced | None:
    """Infer the outlet whose reporters the report's sources speak to, or that "has learned".

    Only where one outlet alone is told things, and the report never introduces it or cites it as
    another's word ("news outlet X", "X reported").
    """
    heard = [one for draft in drafts for one in find_hearers(tree, draft, words)]
    told = [one for one in heard if takes_reports(tree, one, words)]
    speaking = [(one.head, tree[one.verb].lemma) for one in drafts if one.head is not None]
    outlets = [(head, lemma) for head, lemma in speaking if is_outlet(tree, head, words)]
    learned = [head for head, lemma in outlets if lemma == "learn"]
    own = sorted({*told, *learned})
    foreign = [head for head, lemma in outlets if lemma != "learn"]
    foreign += [one for one in range(len(tree)) if is_cited(tree, one, words)]
    foreign += [head for head in own if is_introduced(tree, head, words)]
    fullest = max(own, key=lambda head: (len(name_of(text, tree, head)), -head), default=None)
    if fullest is None:
        return None
    name = name_of(text, tree, fullest)
    if not all(same_name(name, name_of(text, tree, head)) for head in own):
        return None
    if any(same_name(name, name_of(text, tree, head)) for head in foreign):
        return None
    named = naming_words(tree, fullest)
    how = "it has learned what is told" if learned else "the report's sources speak to it"
    return Sourced(name, f"inferred: {how}", tree.parse.span(named.start, named.stop))


def is_cited(tree: Tree, word: int, words: Words) -> bool:
    """Tell whether a word is an outlet that says or reports something, as others are cited."""
    above = tree.head(word)
    if tree[word].dep != "nsubj" or above is None or tree[above].lemma == "learn":
        return False
    says = words.manner(tree[above].lemma, "clause") is not None
    return says and is_outlet(tree, word, words)


def name_of(text: str, tree: Tree, head: int) -> str:
    """Give the name of a voice, in the words of the text."""
    words = naming_words(tree, head)
    return plain_name(tree.parse.span(words.start, words.stop).of(text))
