"""The events of a record as lists go through them: page by page, and no more at once."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from twosource.exporters.event_shapes import Event as EventShape
from twosource.exporters.json_text import encode_line
from twosource.model.audit import Audited
from twosource.model.event import Event
from twosource.model.outline import Brief, Covered, Tally
from twosource.model.ruling import ReviewState, Ruling
from twosource.ports import Store
from twosource.stages.briefs import cover, is_shown
from twosource.stages.signing import tell_review
from twosource.views.event_view import look_at
from twosource.views.record_view import RecordView, read_audit
from twosource.views.words import say_number

Rows = Iterator[tuple[Event, ReviewState]]


@dataclass(frozen=True, slots=True)
class Sift:
    """Which events are listed: of some types or states of review, if any are given.

    Unless `everything`, only those reported to have happened, to be happening or to be planned.
    """

    types: Sequence[str]
    states: Sequence[ReviewState]
    everything: bool


@dataclass(frozen=True, slots=True)
class Rest:
    """What is said of a record below its events: how much it holds, and how sure it is of itself.

    `behind`: reports were read since the events were worked out.
    """

    covered: Covered
    tallies: Sequence[Tally]
    behind: bool
    audited: Audited | None


def sum_up(store: Store) -> Rest:
    """Give what is said of a record as it stands."""
    return Rest(store.cover(), store.tally(), store.is_behind(), read_audit(store))


def sum_up_view(view: RecordView) -> Rest:
    """Give what is said of a record that was read whole."""
    tallies = Counter((event.type, is_shown(event)) for event in view.events)
    return Rest(
        cover(view.reports.values(), view.outlets.values()),
        [Tally(*key, number) for key, number in sorted(tallies.items())],
        view.behind,
        view.audited,
    )


def list_view(view: RecordView, sift: Sift) -> Rows:
    """Give the events of a record that was read whole, each with the state of its review."""
    for event in view.events:
        if (sift.everything or is_shown(event)) and (not sift.types or event.type in sift.types):
            state = view.review_of(event).state
            if not sift.states or state in sift.states:
                yield event, state


def list_briefs(store: Store, sift: Sift) -> Rows:
    """Give events in brief, each with the state of its review."""
    for page in _list_pages(store, sift, store.reviews()):
        yield from page


def list_lines(store: Store, sift: Sift) -> Iterator[str]:
    """Give events as lines of the export."""
    return map(encode_line, list_shapes(store, sift))


def list_shapes(store: Store, sift: Sift) -> Iterator[EventShape]:
    """Give events in the shape of the export."""
    reviewed, audited = store.reviews(), read_audit(store)
    for page in _list_pages(store, sift, reviewed):
        events = store.events_of(one.id for one, _ in page)
        view = look_at(store, events, (), reviewed, audited)
        yield from map(view.shape_of, events)


def _list_pages(
    store: Store, sift: Sift, reviewed: Mapping[str, Ruling]
) -> Iterator[list[tuple[Brief, ReviewState]]]:
    for page in store.briefs(sift.types, everything=sift.everything):
        states = _tell_states(store, [one.id for one in page if one.id in reviewed], reviewed)
        told = [(one, states.get(one.id, "machine")) for one in page]
        yield [one for one in told if not sift.states or one[1] in sift.states]


def _tell_states(
    store: Store, ids: Sequence[str], reviewed: Mapping[str, Ruling]
) -> dict[str, ReviewState]:
    """Give where the reviews of some events stand: that is told of all that they hold."""
    events = store.events_of(ids)
    claims = {one.claim.id: one for one in store.claims_of([k for e in events for k in e.claims])}
    return {one.id: tell_review(one, claims, reviewed[one.id]).state for one in events}


def tell_coverage(covered: Covered) -> str:
    """Say what the numbers are numbers of: reports, outlets and dates in this record."""
    first, last = covered.first, covered.last
    until = f" to {last}" if last != first else ""
    span = f", published {first}{until}" if first else ", no publication dates given"
    also = f" ({covered.undated} without a date)" if first and covered.undated else ""
    named = say_number(covered.outlets, "outlet") if covered.outlets else "no outlet named"
    return f"In this record: {say_number(covered.reports, 'report')}, {named}{span}{also}."
