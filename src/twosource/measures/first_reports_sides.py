"""Scores what one of the first reports says of itself, and what stands in it beside its claims."""

from collections.abc import Iterable, Iterator
from typing import Any

from twosource.measures.exported_lines import Line, ReportSide
from twosource.measures.verdicts import (
    Item,
    Same,
    Verdict,
    accept,
    judge,
    judge_chain,
    names_equal,
    same_value,
)

_READ = ("headline", "body")


def score_side(side: ReportSide) -> Iterator[Item]:
    """Give the items of a report that are no claim of an event."""
    yield from _score_facts(side)
    yield from _score_not_content(side)
    yield from _score_quotes(side)
    yield from _score_negated(side)


def name_hops(chain: Iterable[Line]) -> list[str]:
    """Give the names of a chain, nearest the event first."""
    return [hop["name"] for hop in chain]


def _score_facts(side: ReportSide) -> Iterator[Item]:
    facts: tuple[tuple[str, str, Same], ...] = (
        ("title", "value", _same_words),
        ("outlet", "value", names_equal),
        ("agency", "value", names_equal),
        ("dateline_place", "value", names_equal),
        ("written", "edtf", same_value),
    )
    for key, inner, same in facts:
        if key in side.gold:
            expected, got = side.gold[key], (side.line[key] or {}).get(inner)
            yield Item(side.label, "", key, judge(accept(expected), got, same), expected, got)


def _same_words(left: str, right: str) -> bool:
    return left.split() == right.split()


def _score_not_content(side: ReportSide) -> Iterator[Item]:
    """Score that what a page leaves round a report was not read as the report's words."""
    parts = [part for part in side.line["parts"] if part["kind"] in _READ]
    read = [side.text.fold(one) for one in (*parts, *(one["passage"] for one in side.claims))]
    for words in side.gold.get("not_content", ()):
        lines = side.text.find_lines(words)
        over = [one for one in read if any(one.overlaps(line) for line in lines)]
        verdict: Verdict = "wrong" if over else "right"
        got = over[0].of(side.text.flat) if over else None
        yield Item(side.label, "", "not_content", verdict, words, got)


def _score_quotes(side: ReportSide) -> Iterator[Item]:
    for number, gold in enumerate(side.gold.get("quotes", ()), 1):
        found, about = side.find_quotation(gold["text"]), f"quote {number}"
        got = None if found is None else found["span"]["text"]
        verdict: Verdict = "missing" if found is None else "right"
        yield Item(side.label, about, "found", verdict, gold["text"], got)
        if found is not None:
            yield _score_chain(side, about, gold["said_by"], found)
        elif gold["said_by"] is not None:
            yield Item(side.label, about, "said_by", "missing", gold["said_by"], None)


def _score_chain(side: ReportSide, about: str, expected: Any, found: Line) -> Item:
    got = name_hops(found["said_by"])
    verdict = judge_chain(expected, got, side.own)
    return Item(side.label, about, "said_by", verdict, expected, got)


def _score_negated(side: ReportSide) -> Iterator[Item]:
    """Score what is told as not so.

    It is of no type, so a claim is about it only if the claim's trigger stands in the passage:
    another event of the same sentence is none of it.
    """
    for number, gold in enumerate(side.gold.get("negated", ()), 1):
        wanted, about = side.text.find(gold["passage"]), f"negated {number}"
        inside = [one for one in side.claims if wanted.covers(side.text.fold(one["trigger"]))]
        found = side.find_claim(gold["passage"], inside)
        if found is not None:
            stance, got = gold["stance"], found["stance"]
            yield Item(side.label, about, "found", "right", gold["passage"], found["type"])
            verdict = judge(accept(stance), got, same_value)
            yield Item(side.label, about, "stance", verdict, stance, got)
            yield _score_chain(side, about, gold["said_by"], found)
        elif not gold.get("optional"):
            yield Item(side.label, about, "found", "missing", gold["passage"], None)
