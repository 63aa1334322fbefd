"""Doubts in words, and their passages as they stand in their reports."""

from collections.abc import Mapping
from dataclasses import dataclass

from twosource.exporters.claim_lines import ClaimInEvent
from twosource.model.match import Match
from twosource.model.report import Report
from twosource.model.spans import Span
from twosource.model.values import Blank
from twosource.stages.doubts import Doubt, Kind
from twosource.views.coded import mark_coded
from twosource.views.words import tell_chain, tell_count, tell_when, tell_where

# Characters of a report shown before a passage and after it.
AROUND = 360
TITLES: Mapping[Kind, str] = {
    "pair": "Uncertain pairs",
    "conflict": "Conflicts",
    "single": "Single origins",
    "blank": "Blanks",
    "moved": "Moved",
}
LOOKED = "looked at: "
_BEGUN: Mapping[Kind, str] = {
    "conflict": "conflict on",
    "single": "single origin",
    "blank": "blank",
    "moved": "moved",
}


@dataclass(frozen=True, slots=True)
class Context:
    """A passage in its report, cut into what is before it, its parts around its word, and after."""

    before: str
    start: str
    word: str
    end: str
    after: str


@dataclass(frozen=True, slots=True)
class Telling:
    """One claim as a person compares it: where it stands, and its values in words."""

    claim: ClaimInEvent
    context: Context
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


def find_kind(note: str) -> Kind | None:
    """Give the kind of doubt that a person's note says was looked at, None where it does not."""
    begun = (kind for kind, words in _BEGUN.items() if note.startswith(f"{LOOKED}{words}"))
    return next(begun, None)


def see_telling(claim: ClaimInEvent) -> Telling:
    """Give a claim with its passage in its report and its values in words."""
    told = claim.grounded
    values = [
        ("what", f"{told.claim.subtype} ({told.claim.time}, {told.claim.stance})"),
        ("when", tell_when(told.when)),
        ("where", tell_where(told.where)),
        *(("how many", tell_count(one)) for one in told.counts),
        *((one.role, " ".join(one.name.split())) for one in told.who),
        ("said by", tell_chain(claim.chain, claim.report.text)),
    ]
    context = cut_context(claim.report, told.claim.passage, told.claim.trigger)
    outlet = claim.report.outlet
    day = told.published or told.written
    return Telling(
        claim,
        context,
        (outlet.value if outlet else told.outlet) or "outlet unknown",
        "day unknown" if isinstance(day, Blank) else tell_when(day),
        mark_coded([one.by for one in told.coded]),
        tuple((name, value.replace("_", " ")) for name, value in values),
    )


def cut_context(report: Report, passage: Span, word: Span) -> Context:
    """Cut a passage out of its report with some words around it; ends of a cut are marked "…"."""
    text = report.text
    first = max(0, passage.start - AROUND)
    last = min(len(text), passage.end + AROUND)
    before, after = text[first : passage.start], text[passage.end : last]
    if first > 0:
        before = "… " + before.partition(" ")[2]
    if last < len(text):
        after = after.rpartition(" ")[0] + " …"
    return Context(
        before,
        text[passage.start : word.start],
        word.of(text),
        text[word.end : passage.end],
        after,
    )


@dataclass(frozen=True, slots=True)
class Bar:
    """One reason as a bar from the middle of 100 units; `kind` is "for" or "against"."""

    words: str
    bits: str
    kind: str
    x: str
    width: str


def draw_bars(match: Match) -> tuple[Bar, ...]:
    """Give the reasons of a match as bars, from the strongest for to the strongest against."""
    most = max([1.0, *(abs(one.bits) for one in match.reasons)])
    bars = []
    for one in sorted(match.reasons, key=lambda each: -each.bits):
        width = 48 * abs(one.bits) / most
        left = 50.0 if one.bits > 0 else 50 - width
        kind = "for" if one.bits > 0 else "against"
        bars.append(
            Bar(one.words, f"{one.bits:+.1f}", kind, f"{left:.1f}", f"{max(width, 0.5):.1f}")
        )
    return tuple(bars)
