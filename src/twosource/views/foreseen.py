"""What an event would be if events were merged or one was split: told before it is decided.

It is added up as a build does, from the claims as they are now. What the decision would move beside
(other joins, claims of later reports) is told when it is worked in.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from twosource.model.event import Collapse, Event, Finding, Rule
from twosource.model.values import GroundedClaim
from twosource.stages.copies import relate
from twosource.stages.corroborate import Evidence, make_event
from twosource.stages.kept import keep_together
from twosource.views.record_view import RecordView
from twosource.views.words import say_number


def foresee_merged(events: Sequence[Event], view: RecordView) -> Event:
    """Give the event that all claims of some would add up to, under the name that would stay."""
    stays = find_first(events)
    claims = sorted({key for one in events for key in one.claims})
    return _add_up(stays, claims, _gather(events, claims, view), view)


def tell_merged(events: Sequence[Event], view: RecordView) -> str:
    """Say how many reporting origins an event would have that is made of some."""
    origins = foresee_merged(events, view).origins.reporting
    return (
        "If they are one, it is one event told by"
        f" {say_number(len(origins), 'reporting origin')} at most."
    )


def foresee_split(event: Event, taken: Sequence[str], view: RecordView) -> tuple[Event, Event]:
    """Give the event that some claims of another would add up to, and what would be left of it."""
    left = [key for key in event.claims if key not in taken]
    return (
        _add_up(event, taken, _gather([event], taken, view), view),
        _add_up(event, left, _gather([event], left, view), view),
    )


def list_drawn(event: Event, others: Iterable[Event]) -> tuple[str, ...]:
    """Give the labels of the events that claims taken out of one may join: those that look like it.

    Nothing that makes it impossible stands between; what is parted is compared with all anew.
    """
    likely = {one.event for one in event.look_alikes if one.match.veto is None}
    return tuple(sorted(one.label for one in others if one.id in likely))


def find_first(events: Sequence[Event]) -> Event:
    """Give the event whose name stays when some are merged: the one with the smallest number."""
    return min(events, key=_number)


def _number(event: Event) -> tuple[int, str]:
    number = event.label.rpartition("-")[2]
    return (int(number) if number.isdecimal() else 0), event.id


def _gather(events: Sequence[Event], claims: Iterable[str], view: RecordView) -> Event:
    """Give what is known of the reports of some claims as if one event stood on them."""
    reports = tuple(sorted({view.claims[key].report.key for key in claims}))
    collapsed = {(one.report, one.into): one for each in events for one in each.origins.collapsed}
    known = {one.report for one in collapsed.values()}
    for copy in _find_copies(reports, view) if len(events) > 1 else ():
        if copy.report not in known:
            collapsed[copy.report, copy.into] = copy
    gone = {one.report: one for each in events for one in each.origins.withdrawn}
    origins = replace(
        events[0].origins,
        collapsed=tuple(one for one in collapsed.values() if one.report in reports),
        withdrawn=tuple(one for key, one in sorted(gone.items()) if key in reports),
        foretold=(),
    )
    return replace(events[0], claims=tuple(sorted(claims)), reports=reports, origins=origins)


def _find_copies(reports: Sequence[str], view: RecordView) -> list[Collapse]:
    """Find which of some reports are copies of others: two events have not been seen as one."""
    kept = keep_together(
        [view.reports[key] for key in reports],
        [view.readings[key] for key in reports if key in view.readings],
    )
    return [Collapse(one.report, one.of, one.because) for one in relate(kept.shelf())]


def _add_up(stays: Event, claims: Sequence[str], gathered: Event, view: RecordView) -> Event:
    heard: list[GroundedClaim] = view.heard(replace(gathered, claims=tuple(sorted(claims))))
    evidence = Evidence(
        claims=tuple(heard),
        joined=(),
        look_alikes=(),
        lineage=view.lineage_of(gathered),
        marks={key: view.reports[key].marks for key in gathered.reports},
    )
    return make_event(stays.id, stays.label, evidence, _find_rule(stays))


def _find_rule(event: Event) -> Rule:
    """Give the rule that the values of a record were chosen by."""
    found = (event.when, event.where, *event.counts, *event.who)
    return next((one.rule for one in found if isinstance(one, Finding)), "informative")
