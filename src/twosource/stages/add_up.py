"""From clusters of claims to events: each under the id it was given, with all that it stands on."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TypeVar

from twosource.model.event import Event, EventId, LookAlike, Rule
from twosource.model.match import Match, Pair
from twosource.model.report import Marks
from twosource.model.values import GroundedClaim
from twosource.stages.copy_pairs import Copy
from twosource.stages.corroborate import Evidence, make_event
from twosource.stages.credits import index_outlets
from twosource.stages.identify import Assignment
from twosource.stages.join import Joined
from twosource.stages.kept import Kept
from twosource.stages.laid_lines import Lineage
from twosource.stages.outlet_words import name_outlets
from twosource.stages.scores import Links
from twosource.stages.ties import find_look_alikes, tie

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Ledger:
    """What events are added up from: comparisons, claims, and what is known of their reports.

    `tell` gives a match with its reasons, `owner` for each claim its cluster by the smallest claim,
    `named` the id of each cluster. `heard` are by report all claims that tell of an event, `copies`
    by report the copies there are, `reports` says where each claim stands.
    """

    links: Links
    tell: Callable[[Pair], Match]
    owner: Mapping[str, str]
    named: Mapping[str, str]
    reports: Mapping[str, str]
    heard: Mapping[str, Sequence[GroundedClaim]]
    lineage: Lineage
    copies: Mapping[str, Copy]
    marks: Mapping[str, Marks]


def add_up(
    joined: Joined,
    assigned: Assignment,
    told: Mapping[str, GroundedClaim],
    kept: Kept,
    by: tuple[Lineage, Rule],
) -> list[Event]:
    """Add up the claims of each cluster to an event, under the id it was given."""
    known, rule = by
    clusters = tuple(zip(assigned.chosen, joined.clusters, strict=True))
    ledger = Ledger(
        links=joined.links,
        # Two events that look alike show one pair, each of them.
        tell=cache(joined.tell),
        owner={claim: min(members) for _, members in clusters for claim in members},
        named={min(members): one.id for one, members in clusters},
        reports={claim: told[claim].claim.report for _, members in clusters for claim in members},
        heard=_by_report(joined, told, known),
        lineage=known,
        copies={copy.report: copy for copy in known.copies},
        marks={key: report.marks for key, report in kept.reports.items()},
    )
    return list(add_up_some(clusters, ledger, rule))


def add_up_some(
    clusters: Iterable[tuple[EventId, frozenset[str]]], ledger: Ledger, rule: Rule
) -> Iterator[Event]:
    """Add up the claims of some clusters, each under its id."""
    for chosen, members in clusters:
        reports = {ledger.reports[claim] for claim in members}
        heard = {one.claim.id: one for report in reports for one in ledger.heard[report]}
        evidence = Evidence(
            claims=tuple(heard[claim] for claim in sorted(members)),
            joined=tie(members, ledger.links, ledger.tell),
            look_alikes=look_around(members, ledger),
            lineage=_narrow(reports, ledger),
            marks=ledger.marks,
        )
        yield make_event(chosen.id, chosen.label, evidence, rule)


def look_around(members: frozenset[str], ledger: Ledger) -> tuple[LookAlike, ...]:
    """Give the events that look like one but were kept apart."""
    return tuple(
        LookAlike(ledger.named[one.cluster], ledger.tell(one.pair), one.apart)
        for one in find_look_alikes(members, ledger.links, ledger.owner)
    )


def compare_again(event: Event, ledger: Ledger) -> Event:
    """Give an event that stays but for its comparisons, with these as they are now."""
    members = frozenset(event.claims)
    joined = tie(members, ledger.links, ledger.tell)
    return replace(event, joined=joined, look_alikes=look_around(members, ledger))


def _narrow(reports: Collection[str], ledger: Ledger) -> Lineage:
    """Give what is known of the reports of one event, so that no event looks through all others."""
    known, parents = ledger.lineage, ledger.copies
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
        _only(reports, ledger.heard),
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
