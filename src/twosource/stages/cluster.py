"""Which claims tell of one event, given the machine's matches and people's decisions.

Clusters grow by average linkage: first within each report, then across reports. People's "same"
comes before anything, and nothing joins what a person or an impossibility keeps apart.
"""

import heapq
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import inf

from twosource.model.match import Match, Pair, Verdict
from twosource.model.values import GroundedClaim
from twosource.stages.components import NOT_COMPARED, Decided, find_components, list_decided
from twosource.stages.scores import Links, Score, link_all, pair_of

PLAINLY_AGAINST = -2.5


@dataclass(frozen=True, slots=True)
class _Link:
    """All comparisons between two clusters: their bits together, most and least, and any bar."""

    bits: float
    compared: int
    barred: bool
    most: float = -inf
    least: float = inf

    def plus(self, other: "_Link") -> "_Link":
        return _Link(
            self.bits + other.bits,
            self.compared + other.compared,
            self.barred or other.barred,
            max(self.most, other.most),
            min(self.least, other.least),
        )


_NO_LINK = _Link(0.0, 0, barred=False)


@dataclass(slots=True)
class _Forest:
    """The clusters as they grow, each by its smallest claim, and the links between them."""

    members: dict[str, set[str]]
    reports: dict[str, set[str]]
    owner: dict[str, str]
    links: dict[str, dict[str, _Link]] = field(default_factory=lambda: defaultdict(dict))

    def link(self, left: str, right: str, link: _Link) -> None:
        for one, other in ((left, right), (right, left)):
            self.links[one][other] = self.links[one].get(other, _NO_LINK).plus(link)

    def add(self, left: str, right: str, score: Score) -> None:
        """Add one comparison, unless its two claims are in one cluster already."""
        ours, theirs = self.owner[left], self.owner[right]
        if ours != theirs:
            self.link(ours, theirs, _Link(score.bits, 1, score.barred, score.bits, score.bits))

    def score(self, left: str, right: str) -> float:
        """Give the bits of a merge: the average; report pairs never compared count against it.

        Within one report the best bits stand if none speaks plainly against: a report takes up an
        event again in whatever words, and only one of its earlier mentions need be like the new.
        """
        link = self.links[left][right]
        one_report = self.reports[left] == self.reports[right] and len(self.reports[left]) == 1
        if one_report and link.least > PLAINLY_AGAINST:
            return link.most
        possible = len(self.reports[left]) * len(self.reports[right])
        missing = max(0, possible - link.compared)
        return (link.bits + NOT_COMPARED * missing) / (link.compared + missing)

    def merge(self, left: str, right: str) -> str:
        kept, gone = sorted((left, right))
        self.owner.update(dict.fromkeys(self.members[gone], kept))
        self.members[kept] |= self.members.pop(gone)
        self.reports[kept] |= self.reports.pop(gone)
        for other, link in self.links.pop(gone, {}).items():
            del self.links[other][gone]
            if other != kept:
                self.link(kept, other, link)
        return kept


def cluster(
    claims: Iterable[GroundedClaim],
    matches: Mapping[Pair, Match],
    decisions: Mapping[Pair, Verdict],
    threshold: float,
) -> tuple[frozenset[str], ...]:
    """Group claims into events; every claim is in one cluster, alone if nothing joins it.

    A merge needs average bits above `threshold` over the pairs compared (within one report the best
    will do, if none is plainly against), and no veto and no "different" between any two members;
    two reports never compared count -3 bits. People's "same" joins what both reports tell of the
    event, over any veto, but never over another's "different". "Unsure" leaves a pair to the
    weights. Clusters come ordered by their smallest claim.
    """
    report_of = {one.claim.id: one.claim.report for one in claims}
    there = (
        match
        for pair, match in matches.items()
        if pair.left in report_of and pair.right in report_of
    )
    return cluster_linked(report_of, link_all(there), decisions, threshold)


def cluster_linked(
    report_of: Mapping[str, str],
    links: Links,
    decisions: Mapping[Pair, Verdict],
    threshold: float,
) -> tuple[frozenset[str], ...]:
    """Group claims into events by the scores of their comparisons (see `cluster`).

    What no chain of links above the threshold and of people's "same" ties together is clustered
    apart: no merge could reach across.
    """
    decided = list_decided(
        {
            pair: verdict
            for pair, verdict in decisions.items()
            if pair.left in report_of and pair.right in report_of
        }
    )
    made = [
        one
        for members in find_components(report_of, links, decided, threshold)
        for one in cluster_component(members, report_of, links, decided, threshold)
    ]
    return tuple(sorted(made, key=min))


def cluster_component(
    members: frozenset[str],
    report_of: Mapping[str, str],
    links: Links,
    decided: Decided,
    threshold: float,
) -> list[frozenset[str]]:
    """Cluster claims that nothing ties to any other."""
    if len(members) == 1:
        return [members]
    reports = {claim: report_of[claim] for claim in members}
    decisions = {
        pair_of(claim, other): verdict
        for claim in members
        for other, verdict in decided.get(claim, {}).items()
        if other in members
    }
    compared = sorted(
        (
            (claim, other, score)
            for claim in members
            for other, score in links.near(claim).items()
            if claim < other and other in members and other not in decided.get(claim, {})
        ),
        key=lambda one: one[:2],
    )
    return _cluster_tied(reports, compared, decisions, threshold)


def _cluster_tied(
    report_of: Mapping[str, str],
    compared: Sequence[tuple[str, str, Score]],
    decisions: Mapping[Pair, Verdict],
    threshold: float,
) -> list[frozenset[str]]:
    apart = _apart(decisions)

    def grow(forest: _Forest, *, within: bool) -> None:
        for left, right, score in compared:
            if (report_of[left] == report_of[right]) == within:
                forest.add(left, right, score)
        _add_bars(forest, sorted(apart))
        _grow(forest, threshold)

    early = {pair for pair in decisions if report_of[pair.left] == report_of[pair.right]}
    while True:
        first = {pair: verdict for pair, verdict in decisions.items() if pair in early}
        forest = _plant(report_of, _join_decided(report_of, {**first, **apart}))
        grow(forest, within=True)
        refused = _join_lifted(forest, decisions)
        # A group of the machine's that stands between two words of people gives way to both.
        if refused <= early:
            break
        early |= refused
    grow(forest, within=False)
    return [frozenset(members) for members in forest.members.values()]


def _apart(decisions: Mapping[Pair, Verdict]) -> Mapping[Pair, Verdict]:
    return {pair: verdict for pair, verdict in decisions.items() if verdict == "different"}


def _join_lifted(forest: _Forest, decisions: Mapping[Pair, Verdict]) -> set[Pair]:
    """Join the groups of two claims that people call the same: what each report tells, as a whole.

    Gives the decisions that another's "different" forbids for the groups as they are.
    """
    refused = set()
    for pair, verdict in sorted(decisions.items()):
        left, right = forest.owner[pair.left], forest.owner[pair.right]
        if verdict != "same" or left == right:
            continue
        joined = forest.members[left] | forest.members[right]
        if any(other.left in joined and other.right in joined for other in _apart(decisions)):
            refused.add(pair)
        else:
            forest.merge(left, right)
    return refused


def _join_decided(
    report_of: Mapping[str, str], decisions: Mapping[Pair, Verdict]
) -> dict[str, str]:
    """Join what people call the same, unless that would join what they call different."""
    groups = {claim: {claim} for claim in report_of}
    apart = [pair for pair, verdict in decisions.items() if verdict == "different"]
    for pair, verdict in sorted(decisions.items()):
        if verdict != "same":
            continue
        joined = groups[pair.left] | groups[pair.right]
        if not any(other.left in joined and other.right in joined for other in apart):
            for claim in joined:
                groups[claim] = joined
    return {claim: min(group) for claim, group in groups.items()}


def _plant(report_of: Mapping[str, str], parents: Mapping[str, str]) -> _Forest:
    members: defaultdict[str, set[str]] = defaultdict(set)
    reports: defaultdict[str, set[str]] = defaultdict(set)
    for claim, parent in parents.items():
        members[parent].add(claim)
        reports[parent].add(report_of[claim])
    return _Forest(dict(members), dict(reports), dict(parents))


def _add_bars(forest: _Forest, apart: Iterable[Pair]) -> None:
    for pair in apart:
        left, right = forest.owner[pair.left], forest.owner[pair.right]
        forest.link(left, right, _Link(0.0, 0, barred=True))


def _grow(forest: _Forest, threshold: float) -> None:
    """Merge the best-linked clusters until no average is above the threshold."""
    queue: list[tuple[float, str, str]] = []

    def offer(left: str, right: str) -> None:
        low, high = sorted((left, right))
        if not forest.links[low][high].barred:
            score = forest.score(low, high)
            if score > threshold:
                heapq.heappush(queue, (-score, low, high))

    _offer_all(forest, offer)
    # Best score first, then by claim: the outcome must not depend on the order of arrival.
    while queue:
        score, left, right = heapq.heappop(queue)
        current = forest.links.get(left, {}).get(right)
        # Links grow as clusters do: an offer made before the last merge of either is out of date.
        if current is None or current.barred or forest.score(left, right) != -score:
            continue
        kept = forest.merge(left, right)
        for other in sorted(forest.links[kept]):
            offer(kept, other)


def _offer_all(forest: _Forest, offer: Callable[[str, str], None]) -> None:
    for left in sorted(forest.links):
        for right in sorted(forest.links[left]):
            if left < right:
                offer(left, right)
