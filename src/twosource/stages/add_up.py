"""From clusters of claims to events: each under the id it was given, with all that it stands on."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from typing import TypeVar

from twosource.model.event import Event, EventId, LookAlike, Rule
from twosource.model.values import GroundedClaim
from twosource.stages.copy_pairs import Copy
from twosource.stages.corroborate import Evidence, make_event
from twosource.stages.credits import index_outlets
from twosource.stages.identify import Assignment
from twosource.stages.join import Joined
from twosource.stages.kept import Kept
from twosource.stages.laid_lines import Lineage
from twosource.stages.outlet_words import name_outlets
from twosource.stages.ties import find_look_alikes, tie

T = TypeVar("T")


def add_up(
    joined: Joined,
    assigned: Assignment,
    told: Mapping[str, GroundedClaim],
    kept: Kept,
    by: tuple[Lineage, Rule],
) -> list[Event]:
    """Add up the claims of each cluster to an event, under the id it was given."""
    known, rule = by
    by_report = _by_report(joined, told, known)
    heard = {one.claim.id: one for ones in by_report.values() for one in ones}
    parents = {copy.report: copy for copy in known.copies}
    named = {claim: one.id for one, members in _zip(assigned, joined) for claim in members}
    owner = {claim: min(members) for members in joined.clusters for claim in members}
    marks = {key: report.marks for key, report in kept.reports.items()}
    # Two events that look alike show one pair, each of them.
    tell = cache(joined.tell)
    events = []
    for chosen, members in _zip(assigned, joined):
        alike = find_look_alikes(members, joined.links, owner)
        claims = tuple(heard[claim] for claim in sorted(members))
        evidence = Evidence(
            claims=claims,
            joined=tie(members, joined.links, tell),
            look_alikes=tuple(
                LookAlike(named[one.cluster], tell(one.pair), one.apart) for one in alike
            ),
            lineage=_narrow({one.claim.report for one in claims}, known, parents, by_report),
            marks=marks,
        )
        events.append(make_event(chosen.id, chosen.label, evidence, rule))
    return events


def _narrow(
    reports: Collection[str],
    known: Lineage,
    parents: Mapping[str, Copy],
    told: Mapping[str, Sequence[GroundedClaim]],
) -> Lineage:
    """Give what is known of the reports of one event, so that no event looks through all others."""
    copies: dict[str, Copy] = {}
    for report in sorted(reports):
        key = report
        while key in parents and key not in copies:
            copies[key] = parents[key]
            key = parents[key].of
    return Lineage(
        tuple(copies.values()),
        _only(reports, known.agencies),
        _only(reports, known.outlets),
        _only(reports, known.published),
        _only({*reports, *copies, *(one.of for one in copies.values())}, known.withdrawn),
        _only(reports, known.quotes),
        _only(reports, told),
        unheard=_only(reports, known.unheard),
        cited=_only(reports, known.cited),
    )


def _only(keys: Collection[str], given: Mapping[str, T]) -> Mapping[str, T]:
    return {key: given[key] for key in sorted(keys) if key in given}


def _by_report(
    joined: Joined, told: Mapping[str, GroundedClaim], known: Lineage
) -> Mapping[str, Sequence[GroundedClaim]]:
    """Give by report the claims that tell of an event, with outlets by their names."""
    outlets = index_outlets([*known.outlets.values(), *known.agencies.values()])
    found: defaultdict[str, list[GroundedClaim]] = defaultdict(list)
    for key in sorted(key for members in joined.clusters for key in members):
        found[told[key].claim.report].append(told[key])
    return {report: name_outlets(ones, outlets) for report, ones in found.items()}


def _zip(assigned: Assignment, joined: Joined) -> Iterator[tuple[EventId, frozenset[str]]]:
    return zip(assigned.chosen, joined.clusters, strict=True)
