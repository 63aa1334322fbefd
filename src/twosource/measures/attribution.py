"""Scores attribution against PolNeAR; the habits of that corpus stay in this file.

PolNeAR counts more as attribution than the record needs: praise, support, votes, questions. The
verbs it counts, each with its way of governing, were counted on its train part and lie in
`polnear_verbs.toml`. Its attributions do not nest, so of nested ones the outermost is given.
"""

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import Any

from twosource.extractors.attribution.drafts import Draft
from twosource.extractors.attribution.learned import Found, LearnedTagger
from twosource.extractors.attribution.quotes import Quote, find_quotes
from twosource.extractors.attribution.reading import content_spans, find_drafts
from twosource.extractors.attribution.tree import Tree, grow_tree, runs
from twosource.extractors.attribution.words import Manner, Words, load_words
from twosource.measures.bare_report import report_of
from twosource.model.parse import Parse
from twosource.model.report import Layout, Part
from twosource.model.spans import Span
from twosource.ports import Parser

BLOCK = re.compile(r"\S(?:[^\n]|\n(?!\s*\n))*")

Pieces = list[list[int]]


Attribute = Callable[[Mapping[str, Any]], dict[str, Any]]


def open_attribution(*, rules_only: bool = False) -> Attribute:
    """Give what attributes a record's text: the rules, with the model where it is installed."""
    from twosource.extractors.attribution.learned import find_tagger
    from twosource.extractors.spacy_parser import SpacyParser

    parser = SpacyParser()
    tagger = None if rules_only else find_tagger()
    return lambda record: predict(record, parser, tagger)


def predict(
    record: Mapping[str, Any], parser: Parser, tagger: LearnedTagger | None = None
) -> dict[str, Any]:
    """Give the attributions of a record in the gold's form, from its text alone.

    With a tagger they are those it finds, hinted at by the rules: it was trained on what the corpus
    counts.
    """
    text = record["text"]
    tree = grow_tree(read_parse(record, parser))
    quotes = find_quotes(text, list_paragraphs(text))
    drafts = keep_outermost(find_drafts(tree, quotes, corpus_words()))
    if tagger is not None:
        hints = label_words(tree, quotes, drafts)
        found = sorted(tagger.find(tree.parse, hints=hints), key=lambda one: sorted(one.cue))
        return {"id": record["id"], "attributions": [write_found(tree, one) for one in found]}
    return {"id": record["id"], "attributions": [write(tree, quotes, draft) for draft in drafts]}


def label_words(tree: Tree, quotes: Sequence[Quote], drafts: Sequence[Draft]) -> dict[int, int]:
    """Label words by what the rules found, in the numbers of the tagger: begin and inside."""
    labels: dict[int, int] = {}
    for draft in drafts:
        content = [tree.inside(span) for span in content_spans(tree, quotes, draft)]
        for role, pieces in enumerate(([draft.source], [draft.cue], content)):
            for first, last in runs(one for piece in pieces for one in piece):
                labels[first] = 2 * role + 1
                labels |= dict.fromkeys(range(first + 1, last), 2 * role + 2)
    return labels


def read_parse(record: Mapping[str, Any], parser: Parser) -> Parse:
    """Parse the text of a record."""
    text = record["text"]
    report = report_of(text, record["id"])
    parts = tuple(Part("body", one) for one in list_paragraphs(text))
    return parser.parse(report, Layout(parts, None))


def list_paragraphs(text: str) -> list[Span]:
    """List the paragraphs: the corpus marks titles and bylines as it marks the body."""
    found = BLOCK.finditer(text)
    return [Span(one.start(), one.start() + len(one.group().rstrip())) for one in found]


@cache
def corpus_words() -> Words:
    """Give our word lists with the verbs that the corpus counts and without those it does not."""
    words = load_words()
    path = files("twosource.measures") / "polnear_verbs.toml"
    table = tomllib.loads(path.read_text("utf-8"))
    verbs: dict[str, dict[str, Manner]] = {one: dict(has) for one, has in words.verbs.items()}
    for frame, lemmas in table["counted"].items():
        for lemma in lemmas.split():
            verbs.setdefault(lemma, {}).setdefault(frame, "other")
    for frame, lemmas in table["discounted"].items():
        for lemma in lemmas.split():
            verbs.get(lemma, {}).pop(frame, None)
    return replace(words, verbs=verbs)


def keep_outermost(drafts: Sequence[Draft]) -> list[Draft]:
    """Drop a draft whose cue lies in what another says, and one without a cue."""
    nested = [any(one.verb in other.content for other in drafts) for one in drafts]
    return [one for one, inside in zip(drafts, nested, strict=True) if one.cue and not inside]


def write(tree: Tree, quotes: Sequence[Quote], draft: Draft) -> dict[str, Pieces]:
    """Give a draft as pieces of text."""
    return {
        "source": write_words(tree, draft.source),
        "cue": write_words(tree, draft.cue),
        "content": [[one.start, one.end] for one in content_spans(tree, quotes, draft)],
    }


def write_found(tree: Tree, found: Found) -> dict[str, Pieces]:
    """Give what the tagger found as pieces of text."""
    return {
        "source": write_words(tree, found.source),
        "cue": write_words(tree, found.cue),
        "content": write_words(tree, found.content),
    }


def write_words(tree: Tree, words: Iterable[int]) -> Pieces:
    """Give words as pieces of text."""
    spans = [tree.parse.span(first, last) for first, last in runs(words)]
    return [[span.start, span.end] for span in spans]
