"""One event of a record, or a few, with what they need of it: the rest is not read.

What is left out of such a view is what no line on these events tells of. A record whose outlines
are not all there is read whole.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from twosource.exporters.claim_lines import ClaimInEvent
from twosource.model.audit import Audited
from twosource.model.event import Event
from twosource.model.ruling import Ruling
from twosource.model.values import GroundedClaim
from twosource.ports import Standing, Store
from twosource.stages.credits import index_outlets
from twosource.views.record_view import RecordView, choose_claim, find_event, read_audit, view_of


def see_whole(standing: Standing, name: str) -> tuple[Event, RecordView]:
    """Give the event of a name, and the whole of its record."""
    return find_event(standing, name), view_of(standing)


def see_event(store: Store, name: str) -> tuple[Event, RecordView]:
    """Give the event of a name with its claims, their reports, its neighbours and its review.

    Raises:
        NotFound: there is no such event; says where to look.
    """
    with store.at_once():
        (found,), view = _see(store, [name], outlined=store.is_outlined())
        return found, view


def see_origins(store: Store, name: str) -> tuple[Event, RecordView]:
    """Give the event of a name with all that its origins are counted on.

    Reports of its outlets that tell of other events are not among them: `see_reports` adds those.
    """
    (found,), view = see_together(store, [name])
    return found, view


def see_together(store: Store, names: Sequence[str]) -> tuple[tuple[Event, ...], RecordView]:
    """Give the events of some names, each once, with all that their origins are counted on.

    Raises:
        NotFound: there is no event of one of the names; says where to look.
    """
    with store.at_once():
        outlined = store.is_outlined()
        found, view = _see(store, names, outlined=outlined)
        if not outlined:
            return found, view
        reports = sorted({key for one in found for key in one.reports})
        claims = _see_claims(store, store.claims_told_in(reports), reports)
        heard: defaultdict[str, list[GroundedClaim]] = defaultdict(list)
        for _, one in sorted(claims.items()):
            heard[one.report.key].append(one.grounded)
        publishers = store.publishers()
        seen = replace(
            view,
            claims={**claims, **view.claims},
            outlets=publishers.outlets,
            agencies=publishers.agencies,
            readings=store.readings_of(reports),
            told=heard,
            known=index_outlets(publishers.names),
        )
        return found, seen


def _see(
    store: Store, names: Sequence[str], *, outlined: bool
) -> tuple[tuple[Event, ...], RecordView]:
    """Give the events of some names, each once, with their claims, reports and neighbours."""
    named = [find_event(store, name) for name in names]
    found = tuple({one.id: one for one in named}.values())
    if not outlined:
        return found, view_of(store)
    neighbours = [key for one in found for key in _list_neighbours(one)]
    neighbours += [key for one in found for key in store.tied_to(one.id)]
    reviewed = {key: last for one in found for key, last in store.reviews(one.id).items()}
    return found, look_at(store, found, neighbours, reviewed, read_audit(store))


def see_reports(store: Store, view: RecordView, keys: Iterable[str]) -> RecordView:
    """Give a view with some more reports."""
    more = [key for key in keys if key not in view.reports]
    return replace(view, reports={**view.reports, **store.reports_of(more)}) if more else view


def see_claims(store: Store, names: Sequence[str]) -> tuple[RecordView, list[ClaimInEvent]]:
    """Give the claims of some ids, or of the first six or more digits of each.

    Raises:
        NotFound: of one name there is no claim, or more than one.
    """
    with store.at_once():
        keys = [choose_claim(name, store.claims_begun(name.lower())) for name in names]
        claims = _see_claims(store, keys)
        reports = {one.report.key: one.report for one in claims.values()}
        labels = store.labels_of(one.event for one in claims.values() if one.event is not None)
        view = RecordView((), claims, reports, labels, {}, {}, behind=False)
        return view, [claims[key] for key in keys]


def look_at(
    store: Store,
    events: Sequence[Event],
    neighbours: Iterable[str],
    reviewed: Mapping[str, Ruling],
    audited: Audited | None,
) -> RecordView:
    """Give a view of some events and no more of their record than is told of them."""
    beside = store.events_of(neighbours)
    wanted = {key for one in events for key in _list_claims(one)}
    ids = {one.id for one in events}
    back = [link for one in beside for link in one.links if link.event in ids]
    wanted |= {key for link in back for key in link.claims}
    claims = _see_claims(store, wanted)
    reports = {one.report.key: one.report for one in claims.values()}
    named = {key for one in events for key in _list_reports(one)} - reports.keys()
    every = {*ids, *(key for one in events for key in _list_neighbours(one))}
    labels = {**store.labels_of(every), **{one.id: one.label for one in beside}}
    return RecordView(
        beside,
        claims,
        {**reports, **store.reports_of(named)},
        labels,
        {},
        {},
        behind=False,
        reviewed=reviewed,
        audited=audited,
    )


def _see_claims(
    store: Store, keys: Iterable[str], reports: Iterable[str] | None = None
) -> dict[str, ClaimInEvent]:
    """Give claims by id, each with its report and event; those of some reports, if given."""
    grounded = store.claims_of(sorted(keys))
    if reports is not None:
        own = set(reports)
        grounded = tuple(one for one in grounded if one.claim.report in own)
    told_by = store.events_told_by(one.claim.id for one in grounded)
    found = store.reports_of(one.claim.report for one in grounded)
    return {
        one.claim.id: ClaimInEvent(
            one, found[one.claim.report], one.claim.chain, told_by.get(one.claim.id)
        )
        for one in grounded
    }


def _list_neighbours(event: Event) -> Iterator[str]:
    yield from (link.event for link in event.links)
    yield from (one.event for one in event.look_alikes)


def _list_claims(event: Event) -> Iterator[str]:
    yield from event.claims
    yield from (key for link in event.links for key in link.claims)


def _list_reports(event: Event) -> Iterator[str]:
    yield from event.reports
    yield from (key for one in event.origins.collapsed for key in (one.report, one.into))
