"""Scores attribution against PolNeAR; the habits of that corpus stay in this file."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from twosource.extractors.attribution.drafts import Draft
from twosource.extractors.attribution.quotes import Quote, find_quotes
from twosource.extractors.attribution.reading import content_spans, find_drafts
from twosource.extractors.attribution.tree import Tree, grow_tree, runs
from twosource.extractors.attribution.words import load_words
from twosource.model.report import Layout, Marks, Part, Report, report_key
from twosource.model.spans import Span
from twosource.ports import Parser

BLOCK = re.compile(r"\S(?:[^\n]|\n(?!\s*\n))*")


def predict(record: Mapping[str, Any], parser: Parser) -> dict[str, Any]:
    """Give the attributions of a record in the gold's form, from its text alone."""
    text = record["text"]
    report = Report(
        report_key(text, None, None), record["id"], text, "", None, None, None, None, "en", Marks()
    )
    paragraphs = [
        Span(one.start(), one.start() + len(one.group().rstrip())) for one in BLOCK.finditer(text)
    ]
    layout = Layout(tuple(Part("body", one) for one in paragraphs), None)
    tree = grow_tree(parser.parse(report, layout))
    quotes = find_quotes(text, paragraphs)
    drafts = apart(find_drafts(tree, quotes, WORDS))
    return {"id": record["id"], "attributions": [write(tree, quotes, draft) for draft in drafts]}


import tomllib, pathlib
from dataclasses import replace
def corpus_words():
    w=load_words()
    t=tomllib.loads((pathlib.Path(__file__).parent/'polnear_verbs.toml').read_text())
    verbs={k:dict(v) for k,v in w.verbs.items()}
    for frame, lemmas in t['counted'].items():
        for l in lemmas.split(): verbs.setdefault(l,{}).setdefault(frame,'other')
    for frame, lemmas in t['discounted'].items():
        for l in lemmas.split(): verbs.get(l,{}).pop(frame,None)
    return replace(w,verbs=verbs)
WORDS=corpus_words()

def apart(drafts):
    out=[]
    for d in drafts:
        if any(d.verb in o.content and o is not d for o in drafts): continue
        out.append(d)
    return out

def write(tree: Tree, quotes: tuple[Quote, ...], draft: Draft) -> dict[str, list[list[int]]]:
    """Give a draft as pieces of text."""

    def pieces(words):
        return [[tree.parse.span(a, b).start, tree.parse.span(a, b).end] for a, b in runs(words)]

    return {
        "source": pieces(draft.source),
        "cue": pieces(draft.cue),
        "content": [[one.start, one.end] for one in content_spans(tree, quotes, draft)],
    }
