"""Joins claims to events while reports come and go: what they do not touch stays as it is.

The outcome is always what `join_claims` gives for the reports that are there, whatever came first.
A report that comes in is compared with those it shares enough with; of the others only what knows
the record otherwise now (a word that got commoner by a step) is compared anew, and only the claims
that chains of links tie to something new are clustered anew.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from twosource.model.match import Pair, Verdict
from twosource.model.values import GroundedClaim
from twosource.stages.cluster import cluster_component, cluster_linked
from twosource.stages.components import Decided, find_components, list_decided, may_tie
from twosource.stages.having import Having
from twosource.stages.index_work import Changed, Ends, IndexRules, Work
from twosource.stages.join import Joined
from twosource.stages.live_backdrop import LiveBackdrop, Moved
from twosource.stages.pair_index import PairIndex
from twosource.stages.pairs import Key, family_of, is_eventful, pairs_within
from twosource.stages.scores import Links, Score, score_of
from twosource.stages.seen import Seen
from twosource.stages.sharing import Around, list_things
from twosource.stages.tellings import gather_tellings, split_by_report


@dataclass(slots=True)
class JoinIndex:
    """The claims of a record, joined; `update` takes reports and decisions in or out."""

    rules: IndexRules
    live: LiveBackdrop = field(default_factory=LiveBackdrop)
    seen: dict[str, Seen] = field(default_factory=dict)
    claims: dict[str, GroundedClaim] = field(default_factory=dict)
    links: Links = field(default_factory=Links)
    tellings: dict[str, GroundedClaim] = field(default_factory=dict)
    leads: dict[str, str] = field(default_factory=dict)
    decisions: dict[Pair, Verdict] = field(default_factory=dict)
    cluster_of: dict[str, frozenset[str]] = field(default_factory=dict)
    _report_of: dict[str, str] = field(default_factory=dict)
    _inside: Links = field(default_factory=Links)
    _decided: Decided = field(default_factory=dict)
    _component_of: dict[str, frozenset[str]] = field(default_factory=dict)
    _families: defaultdict[Key, PairIndex] = field(default_factory=lambda: defaultdict(PairIndex))
    _plain: dict[str, frozenset[str]] = field(default_factory=dict)
    _having: Having = field(default_factory=Having)

    def update(
        self,
        came: Sequence[Seen] = (),
        left: Iterable[str] = (),
        decisions: Mapping[Pair, Verdict] | None = None,
    ) -> Changed:
        """Take reports in, let others go, and heed people's decisions as they are now.

        A report that is there already is replaced. `decisions` None: they are as they were.
        """
        decided = self.decisions if decisions is None else dict(decisions)
        named = {
            claim
            for pair, _ in decided.items() ^ self.decisions.items()
            for claim in (pair.left, pair.right)
        }
        fresh = frozenset(one.report for one in came)
        before = [self.seen[key] for key in sorted({*left, *fresh}) if key in self.seen]
        dirty = self._reach([*fresh, *(one.report for one in before), *self._reports(named)])
        moved = self._replace(before, came)
        self._decide(decided)
        there = {one.claim.id for seen in before for one in seen.claims}
        work = Work(
            compare=self.rules.before(self.live.backdrop),
            came=fresh,
            left=frozenset(one.report for one in before) - fresh,
            redecided=frozenset(named & self.claims.keys()),
            removed=frozenset(there - self.claims.keys()),
            moved=moved,
        )
        dirty |= self._compare_inside(work)
        self._pair(self._regroup(self._reach([*dirty, *fresh]), work), work)
        return self._cluster(work)

    def joined(self) -> Joined:
        """Give how all claims are joined now; a later update changes it."""
        return Joined(
            clusters=tuple(sorted(set(self.cluster_of.values()), key=min)),
            links=self.links,
            tellings=self.tellings,
            leads=self.leads,
            claims=self.claims,
            compare=self.rules.before(self.live.backdrop),
        )

    def _reports(self, claims: Iterable[str]) -> set[str]:
        return {self._report_of[claim] for claim in claims if claim in self._report_of}

    def _reach(self, reports: Iterable[str]) -> set[str]:
        """Give some reports with all that decisions tie to them, however far."""
        found, waiting = set(reports), list(reports)
        while waiting and self._decided:
            seen = self.seen.get(waiting.pop())
            told = () if seen is None else seen.claims
            others = {other for one in told for other in self._decided.get(one.claim.id, ())}
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
                self._report_of.pop(claim, None)
                self.claims.pop(claim, None)
                for other in [*self._inside.near(claim)]:
                    self._inside.drop(claim, other)
                    self.links.drop(claim, other)
        for one in came:
            self._having.note(one)
            self.seen[one.report] = one
            self._plain.update(one.plain)
            told = {claim.claim.id: claim for claim in one.claims if is_eventful(claim)}
            self.claims.update(told)
            self._report_of.update(dict.fromkeys(told, one.report))
        return self.live.change(before, came)

    def _decide(self, decisions: Mapping[Pair, Verdict]) -> None:
        self.decisions = dict(decisions)
        self._decided = list_decided(
            {
                pair: verdict
                for pair, verdict in decisions.items()
                if pair.left in self.claims and pair.right in self.claims
            }
        )

    def _compare_inside(self, work: Work) -> set[str]:
        """Compare within new reports, and within others what moved; give whose scores changed."""
        told = [one for key in work.came for one in self.seen[key].claims]
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
                changed.add(self._report_of[left])
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
        report_of = {key: self._report_of[key] for key in told}
        groups = [
            *split_by_report(
                cluster_linked(report_of, self._inside, self.decisions, self.rules.threshold), told
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
        before = self.tellings.pop(key, None)
        if before is not None:
            self._families[family_of(before, self.rules.families)].remove(key)
        if telling is not None:
            self.tellings[key] = telling
            family = self._families[family_of(telling, self.rules.families)]
            around = Around(self.live.backdrop.roots, self._plain, self.live.backdrop.scenes)
            family.add(telling, list_things(telling, around))

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
            for lead in claims & self.tellings.keys():
                found.update(_order(lead, other) for other in self._across(lead) if other in claims)
        for left, right in sorted(found):
            self._score(left, right, self.tellings, work)

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

    def _cluster(self, work: Work) -> Changed:
        """Cluster anew what is tied, or was, to anything new or compared otherwise."""
        seeds = self.claims.keys() & {
            *work.redecided,
            *(one.claim.id for key in work.came for one in self.seen[key].claims),
            *(
                end
                for ends, score in work.scored.items()
                if self._matters(ends, score)
                for end in ends
            ),
        }
        parts = {self._component_of.pop(claim, None) for claim in work.removed} | {
            self._component_of.get(claim) for claim in seeds
        }
        region = seeds | (frozenset().union(*filter(None, parts)) & self.claims.keys())
        before = {self.cluster_of.pop(claim, None) for claim in work.removed}
        made = set()
        for members in find_components(
            sorted(region), self.links, self._decided, self.rules.threshold
        ):
            self._component_of.update(dict.fromkeys(members, members))
            before |= {self.cluster_of.get(claim) for claim in members}
            for one in cluster_component(
                members, self._report_of, self.links, self._decided, self.rules.threshold
            ):
                made.add(one)
                self.cluster_of.update(dict.fromkeys(one, one))
        gone = frozenset(one for one in before if one is not None)
        return Changed(gone - made, frozenset(made) - gone, len(work.scored))

    def _matters(self, ends: Ends, before: Score | None) -> bool:
        """Tell whether a score that changed may change a cluster."""
        left, right = ends
        now = self.links.get(left, right)
        if now == before:
            return False
        part = self._component_of.get(left)
        if part is not None and right in part:
            return True
        return any(may_tie(score, self.rules.threshold) for score in (before, now))


def _order(one: str, other: str) -> Ends:
    return (one, other) if one < other else (other, one)
