"""Days that count from other events of a report: "two days later", "a day after the vote"."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from twosource.model.claim import Claim, Time, TimeLink
from twosource.model.spans import Span
from twosource.model.values import Blank, When
from twosource.stages.when import Anchors, read_when
from twosource.stages.when_compare import days_of
from twosource.stages.when_days import Days

_EVE = "eve"


def read_trail(text: str, trail: Sequence[Span], anchors: Anchors, tense: Time) -> When | None:
    """Read days told one after the other, each counted from the one before; None if none is fixed.

    `anchors` are what the first is counted from.
    """
    told = anchors.told
    for span in trail:
        read = read_when(span.of(text), replace(anchors, told=told), tense, (span,))
        if isinstance(read, Blank):
            return None
        told = replace(read, spans=(*(() if told is None else told.spans), *read.spans))
    return told


def read_links(claim: Claim, text: str, anchors: Anchors) -> When | Blank | None:
    """Say on which day an event was, by how far it is from another; None if nothing says how far.

    The blank names what it counts from: nothing in the report dates that.
    """
    read = [
        read_link(link, text, anchors, claim.time)
        for link in claim.links
        if link.gap is not None or link.order == "at"
    ]
    dated = [one for one in read if isinstance(one, When)]
    if dated:
        return min(dated, key=lambda one: one.spans)
    return read[0] if read else None


def read_link(link: TimeLink, text: str, anchors: Anchors, tense: Time) -> When | Blank:
    """Count from the other event of a link."""
    name = " ".join(link.event.of(text).split())
    other = date_other(link, text, anchors, tense)
    if other is None:
        return Blank(f"it counts from the “{name}”, which nothing in the report dates")
    where = f"the day of the “{name}” ({other.edtf})"
    if link.gap is None:
        return replace(_beside(other, link), how=where, not_before=None, not_after=None)
    gap = " ".join(link.gap.of(text).split())
    days = _count(gap, link, other, tense)
    if isinstance(days, Blank):
        return days
    if link.order == "within":
        days = join_days((other, days)) or days
    order = "within" if link.order == "within" else link.cue.of(text).lower()
    return replace(_beside(days, link, other), how=f"counted from {where}: {gap} {order} it")


def date_other(link: TimeLink, text: str, anchors: Anchors, tense: Time) -> When | None:
    """Read the words that date the other event of a link; None if they fix no day."""
    return read_trail(text, link.times, anchors, "unknown" if link.ahead else tense)


def _count(gap: str, link: TimeLink, other: When, tense: Time) -> When | Blank:
    words = "a day" if gap.lower().endswith(_EVE) else gap
    way = "earlier" if link.order == "before" else "later"
    return read_when(f"{words} {way}", Anchors(told=other), tense, ())


def _stretch(when: When, days: Days) -> When:
    """Give a date with other days."""
    first, last = (None, None) if days.open else (days.first, days.last)
    return replace(when, edtf=days.edtf, earliest=first, latest=last)


def _beside(when: When, link: TimeLink, other: When | None = None) -> When:
    """Put the words of the link, and those that date the other event, behind a date."""
    own = (
        (link.cue,)
        if link.gap is None
        else (Span(link.gap.start, max(link.gap.end, link.cue.end)),)
    )
    spans = (*own, *(other or when).spans)
    return replace(when, spans=tuple(sorted(set(spans))))


def join_days(dates: Sequence[When]) -> When | None:
    """Give the days from the first to the last of several dates; None if they are of two kinds.

    "On May 3 and again on May 5": the event lies within these days.
    """
    days = [one for one in map(days_of, dates) if one is not None]
    if len({one.open for one in days}) != 1:
        return None
    first, last = min(one.first for one in days), max(one.last for one in days)
    if last - first > timedelta(366):
        return None
    joined = Days(first, last, days[0].open)
    return replace(
        _stretch(dates[0], joined),
        how="; ".join(dict.fromkeys(one.how for one in dates)),
        spans=tuple(sorted({span for one in dates for span in one.spans})),
    )
