"""What people decided that touches one event: merges, splits, pairs, values, reviews, comments."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from twosource.model.coded import Coded
from twosource.model.event import Event
from twosource.model.match import Anchor, Decision
from twosource.model.ruling import Grouped, Reviewed, Ruling, Valued
from twosource.ports import Store
from twosource.stages.anchors import anchor_of
from twosource.stages.identify import follow_redirect
from twosource.views.decisions import NONE, sort_taken, tell_pair, tell_said
from twosource.views.record_view import RecordView
from twosource.views.report_names import name_report
from twosource.views.words import say_number

MOST_LABELS = 6
REVIEWED = {"signed": "signed", "in_review": "taken up for review", "noted": "comment"}

AnyTaken = Decision | Ruling


@dataclass(frozen=True, slots=True)
class Taken:
    """One decision in words; `claims` are the numbers of an event's claims that it speaks of."""

    number: int
    words: str
    by: str
    at: str
    note: str
    undone: bool
    claims: tuple[int, ...] = ()


def list_history(
    store: Store, event: Event, view: RecordView, number: Mapping[str, int]
) -> tuple[Taken, ...]:
    """Give the decisions that speak of an event or of its claims, the latest first."""
    every = sort_taken(store.decisions(), store.rulings())
    ends = {key: anchor_of(view.claims[key].grounded) for key in event.claims}
    reviewed = _find_reviewed(store, event, every)
    spoken = {one.id: _find_claims(list_anchors(one), ends) for one in every}
    touching = [one for one in every if spoken[one.id] or one.id in reviewed]
    labels, texts = find_named(store, view, touching)
    return tuple(
        tell_one(one, labels, sorted(number[key] for key in spoken[one.id]), texts)
        for one in reversed(touching)
    )


def tell_one(
    one: AnyTaken,
    labels: Mapping[str, str],
    claims: Iterable[int] = (),
    texts: Mapping[str, str] = NONE,
) -> Taken:
    """Give one decision in words; `labels` and `texts` are those of reports by key."""
    words = _tell_what(one, labels, texts)
    return Taken(one.id, words, one.by, one.at, one.note or "", one.undone, tuple(claims))


def list_anchors(one: AnyTaken) -> tuple[Anchor, ...]:
    """Give the passages that a decision speaks of; none of a review."""
    if isinstance(one, Decision):
        return one.left, one.right
    if isinstance(one.said, Grouped):
        return tuple(anchor for part in one.said.parts for anchor in part)
    return (one.said.anchor,) if isinstance(one.said, Valued | Coded) else ()


def find_named(
    store: Store, view: RecordView, taken: Iterable[AnyTaken]
) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Give the names of the reports that decisions speak of, and their texts.

    Of a report that is to be handled with care no word stands in a history.
    """
    named = {anchor.report for one in taken for anchor in list_anchors(one)}
    every = {**view.reports, **store.reports_of(sorted(named - view.reports.keys()))}
    texts = {key: one.text for key, one in every.items() if not one.marks.handling}
    return {key: name_report(one) for key, one in every.items()}, texts


def _find_claims(anchors: Sequence[Anchor], ends: Mapping[str, Anchor]) -> list[str]:
    """Give the claims that answer to anchors: same report, same type, overlapping passage."""
    passages = defaultdict(list)
    for anchor in anchors:
        passages[anchor.report, anchor.type].append(anchor.passage)
    return [
        key
        for key, end in ends.items()
        if any(one.overlaps(end.passage) for one in passages.get((end.report, end.type), ()))
    ]


def _find_reviewed(store: Store, event: Event, taken: Iterable[AnyTaken]) -> set[int]:
    """Give the numbers of the reviews and comments of an event, under any id it went by."""
    said = {
        one.id: one.said
        for one in taken
        if isinstance(one, Ruling) and isinstance(one.said, Reviewed)
    }
    reports = set(event.reports)
    # Another event that was merged into this one shares a report with it, and is none any more.
    near = {
        one.event for one in said.values() if not one.reports or not reports.isdisjoint(one.reports)
    }
    gone = near - {event.id} - {one.id for one in store.events_of(near)}
    known = {one.id: one for one in store.event_ids()} if gone else {}
    into = {one for one in gone & known.keys() if follow_redirect(one, known) == event.id}
    return {number for number, one in said.items() if one.event in {event.id, *into}}


def _tell_what(one: AnyTaken, labels: Mapping[str, str], texts: Mapping[str, str]) -> str:
    if isinstance(one, Decision):
        return tell_pair(one, labels, texts)
    if isinstance(one.said, Grouped):
        return _tell_group(one.said, labels)
    if isinstance(one.said, Reviewed):
        return f"{REVIEWED[one.said.state]}: {one.said.label}"
    return tell_said(one.said, labels, texts)


def _tell_group(said: Grouped, labels: Mapping[str, str]) -> str:
    """Say how much was merged or split, and in which reports: all passages would be too many."""
    if said.verdict == "together":
        events = say_number(len(said.parts), "event")
        return f"merge: {events}, told of in {_name_reports(said.parts, labels)}"
    taken, left = said.parts
    out = f"{say_number(len(taken), 'claim')} in {_name_reports([taken], labels)}"
    return f"split: {out} taken out from {say_number(len(left), 'other claim')}"


def _name_reports(parts: Iterable[Iterable[Anchor]], labels: Mapping[str, str]) -> str:
    keys = {anchor.report for part in parts for anchor in part}
    named = sorted(labels.get(key, key) for key in keys)
    more = f" and {len(named) - MOST_LABELS} more" if len(named) > MOST_LABELS else ""
    return ", ".join(named[:MOST_LABELS]) + more
