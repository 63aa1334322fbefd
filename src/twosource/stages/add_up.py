"""From clusters of claims to events: each under the id it was given, with all that it stands on."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from twosource.model.event import Event, EventId, LookAlike, Rule
from twosource.model.values import GroundedClaim
from twosource.stages.corroborate import Evidence, make_event
from twosource.stages.identify import Assignment
from twosource.stages.join import Joined
from twosource.stages.kept import Kept
from twosource.stages.laid_lines import Lineage
from twosource.stages.ties import find_look_alikes, tie


def add_up(
    joined: Joined,
    assigned: Assignment,
    told: Mapping[str, GroundedClaim],
    kept: Kept,
    by: tuple[Lineage, Rule],
) -> list[Event]:
    """Add up the claims of each cluster to an event, under the id it was given."""
    known, rule = by
    lineage = replace(known, told=_by_report(joined, told))
    named = {claim: one.id for one, members in _zip(assigned, joined) for claim in members}
    owner = {claim: min(members) for members in joined.clusters for claim in members}
    marks = {key: report.marks for key, report in kept.reports.items()}
    events = []
    for chosen, members in _zip(assigned, joined):
        alike = find_look_alikes(members, joined.links, owner)
        evidence = Evidence(
            claims=tuple(told[claim] for claim in sorted(members)),
            joined=tie(members, joined.links, joined.tell),
            look_alikes=tuple(
                LookAlike(named[one.cluster], joined.tell(one.pair)) for one in alike
            ),
            lineage=lineage,
            marks=marks,
        )
        events.append(make_event(chosen.id, chosen.label, evidence, rule))
    return events


def _by_report(
    joined: Joined, told: Mapping[str, GroundedClaim]
) -> Mapping[str, Sequence[GroundedClaim]]:
    """Give by report the claims that tell of an event."""
    found: defaultdict[str, list[GroundedClaim]] = defaultdict(list)
    for key in sorted(key for members in joined.clusters for key in members):
        found[told[key].claim.report].append(told[key])
    return found


def _zip(assigned: Assignment, joined: Joined) -> Iterator[tuple[EventId, frozenset[str]]]:
    return zip(assigned.chosen, joined.clusters, strict=True)
