"""Decisions in words: what was decided, by whom, and which no longer attach."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from twosource.model.coded import Coded
from twosource.model.event import Event, EventId
from twosource.model.match import Anchor, Decision
from twosource.model.report import Report
from twosource.model.ruling import Grouped, Orphan, ReportState, Ruling, Said, Settled, Valued
from twosource.stages.facet_words import say_places
from twosource.views.words import say_number, shorten

MOST_NAMED = 8
NONE: Mapping[str, str] = MappingProxyType({})
REPORT_STATES: Mapping[ReportState, str] = {
    "new": "new to all",
    "mine": "being read",
    "done": "done",
    "nothing_codable": "without anything to code",
}
_KINDS = {"together": "merge", "apart": "split"}
_REVIEWS = {"signed": "signed", "in_review": "in review", "noted": "commented on"}


def tell_decisions(
    decisions: Sequence[Decision], reports: Sequence[Report], rulings: Sequence[Ruling] = ()
) -> Iterator[str]:
    """Give each decision as one line, the oldest first."""
    labels = {report.key: report.label for report in reports}
    taken = sort_taken(decisions, rulings)
    for one in taken:
        undone = "  (undone)" if one.undone else ""
        yield f"{_tell(one, labels)}{undone}"
    if not taken:
        yield "No decision was taken in this record."


def sort_taken(decisions: Sequence[Decision], rulings: Sequence[Ruling]) -> list[Decision | Ruling]:
    """Give decisions of all kinds in the order they were taken in."""
    every: list[Decision | Ruling] = [*decisions, *rulings]
    return sorted(every, key=lambda one: one.id)


def tell_lost(
    lost: Sequence[Orphan],
    taken: tuple[Sequence[Decision], Sequence[Ruling]],
    reports: Sequence[Report],
) -> Iterator[str]:
    """Give each decision that no longer attaches, or only in part, and why."""
    labels = {report.key: report.label for report in reports}
    by_id = {one.id: one for ones in taken for one in ones}
    for one in lost:
        yield _tell(by_id[one.id], labels)
        yield f"   {one.why}"
    if not lost:
        yield "Every decision attaches."


def tell_orphans(lost: Sequence[Orphan]) -> Iterator[str]:
    """Name the decisions that no longer attach, in one line; none where all do."""
    if not lost:
        return
    named = ", ".join(
        f"{one.id} ({_KINDS.get(one.kind, one.kind)}, {one.by})" for one in lost[:MOST_NAMED]
    )
    more = f" and {len(lost) - MOST_NAMED} more" if len(lost) > MOST_NAMED else ""
    count = say_number(len(lost), "decision")
    verb = "attaches" if len(lost) == 1 else "attach"
    yield (
        f"{count} no longer {verb}, or only in part: {named}{more};"
        " see `twosource decide list --orphaned`"
    )


def _tell(one: Decision | Ruling, labels: Mapping[str, str]) -> str:
    note = f"  “{one.note}”" if one.note else ""
    return f"{one.id}. {_tell_what(one, labels)}, by {one.by}, {one.at}{note}"


def _tell_what(one: Decision | Ruling, labels: Mapping[str, str]) -> str:
    if isinstance(one, Ruling):
        return tell_said(one.said, labels)
    return tell_pair(one, labels)


def list_subjects(said: Said) -> set[str]:
    """Give the keys of the reports that a ruling names when it is told."""
    if isinstance(said, Grouped):
        return {one.report for part in said.parts for one in part}
    if isinstance(said, Valued | Coded):
        return {said.anchor.report}
    return {said.report} if isinstance(said, Settled) else set()


def tell_pair(one: Decision, labels: Mapping[str, str], texts: Mapping[str, str] = NONE) -> str:
    """Give what somebody said of two claims; labels are of reports, by their keys.

    `texts` are those of reports whose words may stand for their places.
    """
    ends = " and ".join(_tell_anchor(end, labels, texts) for end in (one.left, one.right))
    return f"{one.verdict}: {ends}"


def tell_said(said: Said, labels: Mapping[str, str], texts: Mapping[str, str] = NONE) -> str:
    """Give what a ruling says; labels are of reports, by their keys; `texts` as for a pair."""
    if isinstance(said, Grouped):
        between = "; and " if said.verdict == "together" else "; apart from "
        parts = (", ".join(_tell_anchor(one, labels) for one in part) for part in said.parts)
        return f"{_KINDS[said.verdict]}: {between.join(parts)}"
    if isinstance(said, Valued):
        what = f"{said.facet} {said.of}".strip()
        return f"{what} of {_tell_anchor(said.anchor, labels, texts)} {tell_value(said)}"
    if isinstance(said, Coded):
        return f"claim by hand: {_tell_anchor(said.anchor, labels, texts)}{tell_coded(said)}"
    if isinstance(said, Settled):
        return f"{labels.get(said.report, said.report)} {tell_settled(said)}"
    return f"{said.label} {_REVIEWS[said.state]}"


def tell_settled(said: Settled) -> str:
    """Give what becomes of a report, after its label."""
    because = f": {said.reason}" if said.reason else ""
    return f"is {REPORT_STATES[said.state]}{because}"


def tell_value(said: Valued) -> str:
    """Give a person's word on a value, after what it is of."""
    machine = said.machine or "nothing"
    if said.verdict == "is":
        return f"is {said.words}; the machine read {machine}"
    stands = "stands" if said.verdict == "says" else "does not stand"
    return f"{stands} in the text: {machine}"


def tell_coded(coded: Coded) -> str:
    """Give what a claim coded by hand says, in canonical words; no name stands among them."""
    told = [coded.subtype, coded.time, coded.stance]
    if coded.when is not None:
        told.append(coded.when.edtf)
    if coded.where is not None:
        told.append(say_places(coded.where.places))
    told += [f"{one.of} {one.number}" for one in coded.counts]
    return ": " + ("expunged" if coded.expunged else ", ".join(told))


def _tell_anchor(anchor: Anchor, labels: Mapping[str, str], texts: Mapping[str, str] = NONE) -> str:
    label = labels.get(anchor.report, anchor.report)
    if anchor.report in texts:
        words = " ".join(anchor.passage.of(texts[anchor.report]).split())
        return f"{label} “{shorten(words)}” ({anchor.type})"
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
