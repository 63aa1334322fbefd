"""Scores attribution against PolNeAR; the habits of that corpus stay in this file.

PolNeAR counts more as attribution than the record needs: praise, support, votes, questions. The
verbs it counts, each with its way of governing, were counted on its train part and lie in
`polnear_verbs.toml`. Its attributions do not nest, so of nested ones the outermost is given.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import Any

from twosource.extractors.attribution.drafts import Draft
from twosource.extractors.attribution.quotes import Quote, find_quotes
from twosource.extractors.attribution.reading import content_spans, find_drafts
from twosource.extractors.attribution.tree import Tree, grow_tree, runs
from twosource.extractors.attribution.words import Manner, Words, load_words
from twosource.model.parse import Parse
from twosource.model.report import Layout, Marks, Part, Report, report_key
from twosource.model.spans import Span
from twosource.ports import Parser

BLOCK = re.compile(r"\S(?:[^\n]|\n(?!\s*\n))*")

Pieces = list[list[int]]


def predict(record: Mapping[str, Any], parser: Parser) -> dict[str, Any]:
    """Give the attributions of a record in the gold's form, from its text alone."""
    text = record["text"]
    tree = grow_tree(read_parse(record, parser))
    quotes = find_quotes(text, list_paragraphs(text))
    drafts = keep_outermost(find_drafts(tree, quotes, corpus_words()))
    return {"id": record["id"], "attributions": [write(tree, quotes, draft) for draft in drafts]}


def read_parse(record: Mapping[str, Any], parser: Parser) -> Parse:
    """Parse the text of a record."""
    text = record["text"]
    report = Report(
        key=report_key(text, record.get("outlet"), None),
        label=record["id"],
        text=text,
        sha256="",
        title=None,
        outlet=None,
        published=None,
        url=None,
        language="en",
        marks=Marks(),
    )
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


def write_words(tree: Tree, words: Iterable[int]) -> Pieces:
    """Give words as pieces of text."""
    spans = [tree.parse.span(first, last) for first, last in runs(words)]
    return [[span.start, span.end] for span in spans]
