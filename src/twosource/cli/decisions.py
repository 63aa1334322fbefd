"""Decisions, and what they changed, in words."""

from collections.abc import Iterator, Sequence

from twosource.cli.words import say_number
from twosource.model.event import Event, EventId
from twosource.model.match import Anchor, Decision
from twosource.model.report import Report


def tell_decisions(decisions: Sequence[Decision], reports: Sequence[Report]) -> Iterator[str]:
    """Give each decision as one line, the oldest first."""
    labels = {report.key: report.label for report in reports}
    for one in decisions:
        undone = "  (undone)" if one.undone else ""
        note = f"  “{one.note}”" if one.note else ""
        ends = " and ".join(_tell_anchor(end, labels[end.report]) for end in (one.left, one.right))
        yield f"{one.id}. {one.verdict}: {ends}, by {one.by}, {one.at}{note}{undone}"
    if not decisions:
        yield "No decision was taken in this record."


def _tell_anchor(anchor: Anchor, label: str) -> str:
    return f"{label} {anchor.passage.start}-{anchor.passage.end} ({anchor.type})"


def tell_moves(
    before: Sequence[Event], after: Sequence[Event], ids: Sequence[EventId]
) -> Iterator[str]:
    """Give the events that are new, gone into another, or of other claims than before."""
    old = {event.label: set(event.claims) for event in before}
    new = {event.label: set(event.claims) for event in after}
    labels = sorted(old.keys() | new.keys())
    changed = [label for label in labels if old.get(label) != new.get(label)]
    for label in changed:
        if label not in new:
            into = _follow(label, ids)
            kept = "holds no claim now; its id is kept"
            gone = kept if into == label else f"is part of {into} now"
            yield f"  {label} {gone}"
        elif label not in old:
            yield f"  {label} is new, with {say_number(len(new[label]), 'claim')}"
        else:
            now = say_number(len(new[label]), "claim")
            yield f"  {label} now has {now}; it had {len(old[label])}"
    if not changed:
        yield "  No event changed."


def _follow(label: str, ids: Sequence[EventId]) -> str:
    """Give the label of the event that this one was merged into."""
    by_id = {one.id: one for one in ids}
    at = next(one for one in ids if one.label == label)
    while at.redirect_to is not None:
        at = by_id[at.redirect_to]
    return at.label
