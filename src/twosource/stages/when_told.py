"""The day of a claim and of its statement, from all its words that tell of time."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from twosource.model.claim import Claim, Time
from twosource.model.spans import Span
from twosource.model.values import Blank, When
from twosource.stages.when import (
    Anchors,
    counts_from_told,
    may_overlap,
    name_rule,
    read_when,
)
from twosource.stages.when_links import join_days, read_links, read_trail

_AND = re.compile(r"^[^.;:]*\band\b[^.,;:]*$")
_AHEAD = re.compile(
    r"\b(?:scheduled|slated|due|planned|planning|expected|will|to be held|set (?:for|to \w+))"
    r"(?:\s+(?:for|on|in|to\s+\w+|the|as\s+early\s+as)){0,3}\s*$"
)
_LOOK_BACK = 40


def read_stated(claim: Claim, text: str, anchors: Anchors) -> When | Blank:
    """Say when a claim was told, as far as its report says so."""
    if not claim.stated:
        return Blank("the report does not say when this was told")
    span = claim.stated[0]
    return read_when(span.of(text), anchors, "past", (span,))


def read_times(claim: Claim, text: str, anchors: Anchors) -> When | Blank:
    """Give the narrowest date the claim's words fix; the first reason where none does.

    Days joined by "and" are days of one event. Without a day of its own it is counted from the
    event it is told to be after, or before.
    """
    read = [_read_time(claim, span, text, anchors) for span in claim.times]
    dated = [one for one in read if isinstance(one, When)]
    if dated:
        return _join(dated, text) or min(dated, key=lambda one: (_width(one), one.spans))
    linked = read_links(claim, text, anchors)
    if isinstance(linked, When):
        return linked
    return next(iter(read), linked or Blank("the report gives this event no date here"))


def _read_time(claim: Claim, span: Span, text: str, anchors: Anchors) -> When | Blank:
    """Read one date of a claim, counted from the day told before it where it needs one."""
    words = span.of(text)
    tense: Time = claim.time
    if tense == "past" and _AHEAD.search(text[max(0, span.start - _LOOK_BACK) : span.start]):
        # "The trial, due on May 3": whether that has been the noun does not say.
        tense = "unknown"
    if not claim.told or not counts_from_told(words):
        return read_when(words, anchors, tense, (span,))
    told = read_trail(text, claim.told, anchors, tense)
    read = read_when(words, replace(anchors, told=told), tense, (span,))
    if isinstance(read, When) and told is not None:
        return replace(read, spans=tuple(sorted({*told.spans, *read.spans})))
    return read


def _join(dated: Sequence[When], text: str) -> When | None:
    """Give the days of an event that is told to be on several: "on Saturday and on Monday"."""
    spans = [one.spans[0] for one in dated]
    between = [text[left.end : right.start] for left, right in pairwise(spans)]
    apart = all(not may_overlap(left, right) for left, right in pairwise(dated))
    kinds = {name_rule(span.of(text)) for span in spans}
    joined = bool(between) and len(kinds) == 1 and all(_AND.search(words) for words in between)
    return join_days(dated) if apart and joined else None


def _width(when: When) -> int:
    """Give the days a date leaves open; one with an open year by the length of its text."""
    if when.earliest is None or when.latest is None:
        return 400 - len(when.edtf.partition("/")[0])
    return (when.latest - when.earliest).days
