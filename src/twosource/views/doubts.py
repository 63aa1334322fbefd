"""Doubts in words, and their passages as they stand in their reports."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from twosource.exporters.claim_lines import ClaimInEvent
from twosource.model.report import Report
from twosource.model.spans import Span
from twosource.stages.doubts import Doubt, Kind
from twosource.views.coded import mark_coded
from twosource.views.report_names import name_report, tell_day
from twosource.views.words import HOWS, tell_chain, tell_count, tell_stance, tell_when, tell_where

# Characters of a report shown before a passage and after it.
AROUND = 360
TITLES: Mapping[Kind, str] = {
    "pair": "Uncertain pairs",
    "conflict": "Conflicts",
    "single": "Texts to get",
    "blank": "Blanks",
    "moved": "Moved",
}
ABOUT: Mapping[Kind, str] = {
    "pair": "Two passages that may or may not tell of one event; first what would change the"
    " number of events most.",
    "conflict": "Values of one event that cannot all be right.",
    "single": "Texts that could be got for events on one reporting origin or none. An event for"
    " which the record names no such text is not listed here.",
    "blank": "Events without a day or a place, each with the reason.",
    "moved": "Events that are new, or of other claims, since you looked last.",
}
LOOKED = "looked at: "
_WITH = re.compile(rf"{LOOKED}[a-z0-9_., ]+\. With decisions? (\d+(?:, \d+)*)\.")
_BEGUN: Mapping[Kind, str] = {
    "conflict": "conflict on",
    "single": "single origin",
    "blank": "blank",
    "moved": "moved",
}


@dataclass(frozen=True, slots=True)
class Context:
    """A passage in its report, cut into what is before it, its parts around its word, and after.

    `pieces` are these five in order, each with the character of the report it begins at. `begun`
    and `ended`: the report itself begins before the first, or goes on after the last.
    """

    pieces: tuple[tuple[int, str], ...]
    begun: bool
    ended: bool


@dataclass(frozen=True, slots=True)
class Telling:
    """One claim as a person compares it: where it stands, and its values in words."""

    claim: ClaimInEvent
    context: Context
    name: str
    outlet: str
    day: str
    coded: str
    values: tuple[tuple[str, str], ...]


def begin_looked(doubt: Doubt) -> str:
    """Give how a person's note begins that says that a doubt was looked at."""
    about = ", ".join(doubt.facets)
    if doubt.kind == "moved":
        about = f"turn {doubt.weight:.0f}"
    return f"{LOOKED}{_BEGUN[doubt.kind]}{f' {about}' if about else ''}."


def say_looked(doubt: Doubt, numbers: Sequence[int], words: str) -> str:
    """Give a person's whole note: what was looked at, with which decisions, and their words.

    >>> find_with("looked at: blank when. With decisions 5, 6. Seen.")
    (5, 6)
    """
    with_ = ", ".join(str(one) for one in numbers)
    named = f"With decision{'' if len(numbers) == 1 else 's'} {with_}." if numbers else ""
    return " ".join(filter(None, (begin_looked(doubt), named, words)))


def find_with(note: str) -> tuple[int, ...]:
    """Give the numbers of the decisions that are of one answer with a person's note."""
    found = _WITH.match(note)
    return tuple(int(one) for one in found[1].split(", ")) if found else ()


def find_kind(note: str) -> Kind | None:
    """Give the kind of doubt that a person's note says was looked at, None where it does not."""
    begun = (kind for kind, words in _BEGUN.items() if note.startswith(f"{LOOKED}{words}"))
    return next(begun, None)


def see_telling(claim: ClaimInEvent) -> Telling:
    """Give a claim with its passage in its report and its values in words."""
    told = claim.grounded
    values = [
        ("what", f"{told.claim.subtype} ({told.claim.time}, {tell_stance(told.claim.stance)})"),
        ("when", tell_when(told.when)),
        ("where", tell_where(told.where)),
        *(("how many", tell_count(one)) for one in told.counts),
        *((one.role, " ".join(one.name.split())) for one in told.who),
        ("said by", tell_chain(claim.chain, claim.report.text, HOWS)),
    ]
    context = cut_context(claim.report, told.claim.passage, told.claim.trigger)
    outlet = claim.report.outlet
    return Telling(
        claim,
        context,
        name_report(claim.report),
        (outlet.value if outlet else told.outlet) or "outlet unknown",
        tell_day(claim.report, told.written) or "day unknown",
        mark_coded([one.by for one in told.coded]),
        tuple((name, value.replace("_", " ")) for name, value in values),
    )


def cut_context(report: Report, passage: Span, word: Span) -> Context:
    """Cut a passage out of its report with some words around it."""
    text = report.text
    first = max(0, passage.start - AROUND)
    last = min(len(text), passage.end + AROUND)
    if first > 0:
        first += len(text[first : passage.start].partition(" ")[0]) + 1
        first = min(first, passage.start)
    if last < len(text):
        last = max(passage.end, passage.end + text[passage.end : last].rfind(" "))
    cuts = (first, passage.start, word.start, word.end, passage.end, last)
    return Context(
        tuple((start, text[start:end]) for start, end in pairwise(cuts)),
        begun=first > 0,
        ended=last < len(text),
    )
