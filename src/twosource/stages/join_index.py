"""Joins claims to events while reports come and go: what they do not touch stays as it is.

The outcome is always what `join_claims` gives for the reports that are there, whatever came first.
A report that comes in is compared with those it shares enough with; of the others only what knows
the record otherwise now (a word that got commoner by a step) is compared anew, and only the claims
that chains of links tie to something new are clustered anew.
"""

from collections.abc import Iterable, Iterator, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field, replace

from twosource.model.held import Held
from twosource.model.match import Pair, Verdict
from twosource.model.values import GroundedClaim
from twosource.stages.cluster import cluster_linked
from twosource.stages.components import Decided
from twosource.stages.groups import Groups, open_groups
from twosource.stages.having import Having, open_having
from twosource.stages.heeded import attach_to, keep_heeded, list_heeded
from twosource.stages.index_clusters import LiveClusters
from twosource.stages.index_work import Changed, Ends, IndexRules, Work
from twosource.stages.join import Joined
from twosource.stages.live_backdrop import PASSAGES, WHOLE_REPORTS, LiveBackdrop, Moved
from twosource.stages.pair_index import PairIndex, open_pairs
from twosource.stages.pairs import Key, family_of, is_eventful, pairs_within
from twosource.stages.rooms_in_memory import InMemory
from twosource.stages.scores import Links, Score, score_of
from twosource.stages.seen import Seen
from twosource.stages.sharing import Around, list_things
from twosource.stages.tellings import gather_tellings, split_by_report


@dataclass(slots=True)
class JoinIndex:
    """The claims of a record, joined; `update` takes reports and decisions in or out.

    What it knows is held in rooms: in memory, or in a file of which an update reads what it needs.
    """

    rules: IndexRules
    held: Held = field(default_factory=InMemory)
    live: LiveBackdrop = field(init=False)
    seen: MutableMapping[str, Seen] = field(init=False)
    claims: MutableMapping[str, GroundedClaim] = field(init=False)
    links: Links = field(init=False)
    tellings: MutableMapping[str, GroundedClaim] = field(init=False)
    leads: MutableMapping[str, str] = field(init=False)
    clusters: Groups = field(init=False)
    _decisions: MutableMapping[str, dict[str, Verdict]] = field(init=False)
    report_of: MutableMapping[str, str] = field(init=False)
    _inside: Links = field(init=False)
    _clusters: LiveClusters = field(init=False)
    _families: dict[Key, PairIndex] = field(default_factory=dict)
    _plain: MutableMapping[str, frozenset[str]] = field(init=False)
    _having: Having = field(init=False)

    def __post_init__(self) -> None:
        held = self.held
        self.live = LiveBackdrop(held)
        self.seen = held.map("seen", Seen)
        self.claims = held.map("claims", GroundedClaim)
        self.links = Links(held.map("links", dict[str, Score]))
        self.tellings = held.map("tellings", GroundedClaim)
        self.leads = held.map("leads", str)
        self.clusters = open_groups(held, "clusters")
        self._decisions = held.map("decisions", dict[str, Verdict])
        self.report_of = held.map("reports of claims", str)
        self._inside = Links(held.map("links inside", dict[str, Score]))
        self._clusters = LiveClusters(
            links=self.links,
            report_of=self.report_of,
            clusters=self.clusters,
            components=open_groups(held, "components"),
            threshold=self.rules.threshold,
        )
        self._plain = held.map("plain words", frozenset[str])
        self._having = open_having(held)

    def update(
        self,
        came: Sequence[Seen] = (),
        left: Iterable[str] = (),
        decisions: Mapping[Pair, Verdict] | None = None,
    ) -> Changed:
        """Take reports in, let others go, and heed people's decisions as they are now.

        A report that is there already is replaced. `decisions` None: they are as they were.
        """
        heeded = list_heeded(self._decisions)
        decided = heeded if decisions is None else dict(decisions)
        named = {
            claim
            for pair, _ in decided.items() ^ heeded.items()
            for claim in (pair.left, pair.right)
        }
        fresh = frozenset(one.report for one in came)
        before = [self.seen[key] for key in sorted({*left, *fresh}) if key in self.seen]
        dirty = self._reach(
            [*fresh, *(one.report for one in before), *self._reports(named)],
            attach_to(heeded, self.claims),
        )
        moved = self._replace(before, came)
        keep_heeded(self._decisions, decided)
        there = {one.claim.id for seen in before for one in seen.claims}
        work = Work(
            compare=self.rules.before(self.live.backdrop),
            came=fresh,
            left=frozenset(one.report for one in before) - fresh,
            redecided=frozenset(claim for claim in named if claim in self.claims),
            removed=frozenset(claim for claim in there if claim not in self.claims),
            moved=moved,
            decisions=decided,
            decided=attach_to(decided, self.claims),
        )
        dirty |= self._compare_inside(work)
        self._pair(self._regroup(self._reach([*dirty, *fresh], work.decided), work), work)
        new = [one.claim.id for key in work.came for one in self.seen[key].claims]
        return self._clusters.update(work, new)

    def joined(self) -> Joined:
        """Give how all claims are joined now; a later update changes it."""
        return replace(self.joined_apart(), clusters=tuple(sorted(self.clusters, key=min)))

    def joined_apart(self) -> Joined:
        """Give how claims are joined now, but for the clusters: it tells what a match rests on."""
        return Joined(
            clusters=(),
            links=self.links,
            tellings=self.tellings,
            leads=self.leads,
            claims=self.claims,
            compare=self.rules.before(self.live.backdrop),
        )

    def _reports(self, claims: Iterable[str]) -> set[str]:
        return {self.report_of[claim] for claim in claims if claim in self.report_of}

    def _reach(self, reports: Iterable[str], decided: Decided) -> set[str]:
        """Give some reports with all that decisions tie to them, however far."""
        found, waiting = set(reports), list(reports)
        while waiting and decided:
            seen = self.seen.get(waiting.pop())
            told = () if seen is None else seen.claims
            others = {other for one in told for other in decided.get(one.claim.id, ())}
            new = self._reports(others) - found
            found |= new
            waiting.extend(new)
        return found

    def _replace(self, before: Sequence[Seen], came: Sequence[Seen]) -> Moved:
        """Take the claims of some reports out and those of others in."""
        for one in before:
            self._having.forget(one)
            del self.seen[one.report]
            for claim in (claim.claim.id for claim in one.claims):
                self._plain.pop(claim, None)
                self.report_of.pop(claim, None)
                self.claims.pop(claim, None)
                for other in [*self._inside.near(claim)]:
                    self._inside.drop(claim, other)
                    self.links.drop(claim, other)
        for one in came:
            self._having.note(one)
            self.seen[one.report] = one
            self._plain.update(one.plain)
            told = {
                claim.claim.id: claim
                for claim in one.claims
                if is_eventful(claim) and claim.claim.id not in one.taken_back
            }
            self.claims.update(told)
            self.report_of.update(dict.fromkeys(told, one.report))
        return self.live.change(before, came)

    def _compare_inside(self, work: Work) -> set[str]:
        """Compare within new reports, and within others what moved; give whose scores changed."""
        told = [
            one for key in work.came for one in self.seen[key].claims if one.claim.id in self.claims
        ]
        for pair in pairs_within(told, self.rules.families):
            self._score(pair.left, pair.right, self.claims, work)
        for claim in sorted(self._having.telling(work.moved)):
            for other in [*self._inside.near(claim)]:
                self._score(claim, other, self.claims, work)
        changed = set()
        for (left, right), score in work.scored.items():
            now = self.links.near(left)[right]
            self._inside.put(left, right, now)
            if now != score:
                changed.add(self.report_of[left])
        return changed

    def _regroup(self, reports: Iterable[str], work: Work) -> set[str]:
        """Gather anew what some reports tell; give the claims that lead something else now."""
        told = {
            one.claim.id: one
            for key in sorted(reports)
            if key in self.seen
            for one in self.seen[key].claims
            if one.claim.id in self.claims
        }
        report_of = {key: self.report_of[key] for key in told}
        groups = [
            *split_by_report(
                cluster_linked(report_of, self._inside, work.decisions, self.rules.threshold), told
            )
        ]
        new = {one.claim.id: one for one in gather_tellings(groups, told)}
        old = {self.leads[claim] for claim in (*told, *work.removed) if claim in self.leads}
        for claim in work.removed:
            self.leads.pop(claim, None)
        for group in groups:
            (lead,) = group & new.keys()
            self.leads.update(dict.fromkeys(group, lead))
        fresh = {key for key, one in new.items() if one.claim.report in work.came}
        changed = {
            key
            for key in old | new.keys()
            if key in fresh or self.tellings.get(key) != new.get(key)
        }
        for key in sorted(changed):
            self._lead(key, new.get(key))
        return changed

    def _lead(self, key: str, telling: GroundedClaim | None) -> None:
        """Let a claim lead a telling, another than before, or none."""
        before = self.tellings.get(key)
        if before is not None:
            self._family_of(before).remove(key)
        if telling is not None:
            family = self._family_of(telling)
            around = Around(self.live.backdrop.roots, self._plain, self.live.backdrop.scenes)
            family.add(telling, list_things(telling, around))

    def _family_of(self, telling: GroundedClaim) -> PairIndex:
        key = family_of(telling, self.rules.families)
        if key not in self._families:
            self._families[key] = open_pairs(self.held, key, self.tellings)
        return self._families[key]

    def _pair(self, changed: set[str], work: Work) -> None:
        """Compare across reports what is new, and what is known otherwise now."""
        found: set[Ends] = set()
        for family in self._families.values():
            new, gone = family.settle()
            found.update(new)
            for left, right in gone:
                work.scored.setdefault((left, right), self.links.get(left, right))
                self.links.drop(left, right)
        for lead in changed | self._move(work.moved):
            found.update(_order(lead, other) for other in self._across(lead))
        for claims in self._having.saying(work.moved):
            for lead in [claim for claim in claims if claim in self.tellings]:
                found.update(_order(lead, other) for other in self._across(lead) if other in claims)
        self._fetch({end for pair in found for end in pair})
        for left, right in sorted(found):
            self._score(left, right, self.tellings, work)

    def _fetch(self, claims: set[str]) -> None:
        """Say which claims will be compared."""
        for room in ("tellings", "links", *PASSAGES, "reports of claims", "links inside"):
            self.held.fetch(room, claims)
        reports = {self.report_of[claim] for claim in claims}
        for room in WHOLE_REPORTS:
            self.held.fetch(room, reports)

    def look_around(self, claims: set[str]) -> None:
        """Say of which claims it will be asked what they are tied to, and what looks like them."""
        self.held.fetch("links", claims)
        near = claims.union(*(self.links.near(claim) for claim in claims))
        self.held.fetch("claims", near)
        self.clusters.find(near)

    def _move(self, moved: Moved) -> set[str]:
        """Give the tellings that the record knows otherwise now."""
        if moved.size:
            return set(self.tellings)
        told = {one.claim.id for key in moved.reports for one in self.seen[key].claims}
        told |= self._having.telling(moved)
        return {self.leads[claim] for claim in told if claim in self.leads}

    def _across(self, lead: str) -> Iterator[str]:
        inside = self._inside.near(lead)
        return (other for other in self.links.near(lead) if other not in inside)

    def _score(
        self, left: str, right: str, claims: Mapping[str, GroundedClaim], work: Work
    ) -> None:
        ends = _order(left, right)
        if ends not in work.scored or self.links.get(left, right) is None:
            work.scored.setdefault(ends, self.links.get(left, right))
            self.links.put(*ends, score_of(work.compare(claims[left], claims[right])))


def _order(one: str, other: str) -> Ends:
    return (one, other) if one < other else (other, one)
