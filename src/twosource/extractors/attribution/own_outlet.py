"""Tells which outlet published a report: as given, by its dateline, or as its text lets see."""

from collections.abc import Iterable

from twosource.extractors.attribution.drafts import Draft
from twosource.extractors.attribution.hearers import find_hearers, takes_reports
from twosource.extractors.attribution.names import naming_words, plain_name
from twosource.extractors.attribution.outlets import is_introduced, is_outlet
from twosource.extractors.attribution.tree import Tree
from twosource.extractors.attribution.words import Words
from twosource.model.report import Layout, Report, Sourced
from twosource.stages.names import same_name


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
