"""The events that new reports touch, added up again; all others stay as they are."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from twosource.growing.rooms import Listening, Rooms
from twosource.model.values import GroundedClaim
from twosource.stages.attach import Statement
from twosource.stages.correct import keep_sources
from twosource.stages.index_work import Changed, Ends
from twosource.stages.join_index import JoinIndex
from twosource.stages.outlet_words import name_outlets
from twosource.stages.restate import restate


@dataclass(slots=True)
class Told:
    """What reports tell: their claims under the chains they are restated with, by report.

    Each is worked out when it is asked for, and once. `fresh`: the last build left nothing.
    `statements` are what people say of pairs of claims.
    """

    index: JoinIndex
    rooms: Rooms
    fresh: bool = False
    statements: Sequence[Statement] = ()
    claims: dict[str, Sequence[GroundedClaim]] = field(default_factory=dict)
    heard: dict[str, Sequence[GroundedClaim]] = field(default_factory=dict)

    def has(self, report: str) -> bool:
        """Tell whether a report is there."""
        return report in self.index.seen

    def find(self, claim: str) -> GroundedClaim:
        """Give one claim that tells of an event."""
        told = self.tell(self.index.report_of[claim])
        return next(one for one in told if one.claim.id == claim)

    def tell(self, report: str) -> Sequence[GroundedClaim]:
        """Give all claims of a report."""
        if report not in self.claims:
            own = self.index.seen[report].claims
            ids = {one.claim.id for one in own}
            clusters = {min(group): group for one in ids if (group := self.index.clusters.get(one))}
            chains = restate(
                [clusters[name] & ids for name in sorted(clusters)],
                {one.claim.id: one.claim for one in own},
            )
            chains = keep_sources(chains, {one.claim.id: one for one in own})
            self.claims[report] = [
                replace(one, claim=replace(one.claim, chain=chains[one.claim.id])) for one in own
            ]
        return self.claims[report]

    def hear(self, report: str) -> Sequence[GroundedClaim]:
        """Give the claims of a report that tell of an event, with outlets by their names."""
        if report not in self.heard:
            listening = Listening(self.rooms.voices)
            told = sorted(
                (one for one in self.tell(report) if one.claim.id in self.index.claims),
                key=lambda one: one.claim.id,
            )
            self.heard[report] = name_outlets(told, listening)
            self.rooms.voices.note(report, frozenset(listening.heard))
        return self.heard[report]


@dataclass(frozen=True, slots=True)
class Touched:
    """What an update touched: the less, the more of it stays as it was.

    `reports` of which something else is told now; `clusters` that are added up again; `compared`,
    of which only comparisons are other ones, within them or with what looks like them; and the
    pairs compared `again` which may be told in other words, of what else stays as it is.
    """

    reports: frozenset[str]
    clusters: tuple[frozenset[str], ...]
    compared: tuple[frozenset[str], ...]
    again: Mapping[frozenset[str], frozenset[Ends]]


def find_touched(index: JoinIndex, changed: Changed, reports: Collection[str]) -> Touched:
    """Find what is to be done again after an update of the index.

    Added up again is what has other members and all that the given `reports` tell of, or those of
    which clusters hold other claims together than before.
    """
    told = {*reports, *_find_parted(index, changed)}
    clusters = {*changed.made}
    clusters |= index.clusters.find(
        {one.claim.id for key in told for one in index.seen[key].claims}
    )
    # What may look like a cluster that is another now.
    near = {
        other for members in changed.made for claim in members for other in index.links.near(claim)
    }
    compared = index.clusters.find(changed.ends | near) - clusters
    again: defaultdict[frozenset[str], set[Ends]] = defaultdict(set)
    index.clusters.find({claim for pair in changed.again for claim in pair})
    for pair in changed.again:
        for one in index.clusters.find(pair) - clusters - compared:
            again[one].add(pair)
    return Touched(
        frozenset(told),
        tuple(sorted(clusters, key=min)),
        tuple(sorted(compared, key=min)),
        {one: frozenset(again[one]) for one in sorted(again, key=min)},
    )


def _find_parted(index: JoinIndex, changed: Changed) -> Iterator[str]:
    """Give the reports whose claims are held together otherwise than before."""
    parts: defaultdict[str, list[set[frozenset[str]]]] = defaultdict(lambda: [set(), set()])
    for side, clusters in enumerate((changed.gone, changed.made)):
        for members in clusters:
            by_report: defaultdict[str, set[str]] = defaultdict(set)
            for claim in members:
                report = index.report_of.get(claim)
                # Of a report that is there no more nothing is told.
                if report is not None:
                    by_report[report].add(claim)
            for report, own in by_report.items():
                parts[report][side].add(frozenset(own))
    return (report for report, (before, now) in parts.items() if before != now)
