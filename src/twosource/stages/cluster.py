"""Which claims tell of one event, given the machine's matches and people's decisions.

Clusters grow by average linkage: first within each report, then across reports. People's "same"
comes before anything, and nothing joins what a person or an impossibility keeps apart.
"""

import heapq
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import inf

from twosource.model.match import Match, Pair, Verdict
from twosource.model.values import GroundedClaim

NOT_COMPARED = -3.0
ALIKE = 1.5
PLAINLY_AGAINST = -2.5


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two clusters that look alike, by their smallest claims, and the match that shows it."""

    left: str
    right: str
    match: Match


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
    links: dict[str, dict[str, _Link]] = field(default_factory=lambda: defaultdict(dict))

    def link(self, left: str, right: str, link: _Link) -> None:
        for one, other in ((left, right), (right, left)):
            self.links[one][other] = self.links[one].get(other, _NO_LINK).plus(link)

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
    event, over any veto, but never over another's "different". "Unsure" takes the machine's opinion
    of that pair away. Clusters come ordered by their smallest claim.
    """
    report_of = {one.claim.id: one.claim.report for one in claims}
    usable = {pair: match for pair, match in matches.items() if pair not in decisions}
    decided = {
        pair: verdict
        for pair, verdict in decisions.items()
        if pair.left in report_of and pair.right in report_of
    }
    apart = _apart(decided)

    def grow(forest: _Forest, *, within: bool) -> None:
        _add_links(forest, _owners(forest), _pick(usable, report_of, within=within))
        _add_bars(forest, sorted(apart))
        _grow(forest, threshold)

    early = {pair for pair in decided if report_of[pair.left] == report_of[pair.right]}
    while True:
        first = {pair: verdict for pair, verdict in decided.items() if pair in early}
        forest = _plant(report_of, _join_decided(report_of, {**first, **apart}))
        grow(forest, within=True)
        refused = _join_lifted(forest, decided)
        # A group of the machine's that stands between two words of people gives way to both.
        if refused <= early:
            break
        early |= refused
    grow(forest, within=False)
    return tuple(frozenset(forest.members[key]) for key in sorted(forest.members))


def _apart(decisions: Mapping[Pair, Verdict]) -> Mapping[Pair, Verdict]:
    return {pair: verdict for pair, verdict in decisions.items() if verdict == "different"}


def _join_lifted(forest: _Forest, decisions: Mapping[Pair, Verdict]) -> set[Pair]:
    """Join the groups of two claims that people call the same: what each report tells, as a whole.

    Gives the decisions that another's "different" forbids for the groups as they are.
    """
    refused = set()
    for pair, verdict in sorted(decisions.items()):
        owner = _owners(forest)
        left, right = owner[pair.left], owner[pair.right]
        if verdict != "same" or left == right:
            continue
        joined = forest.members[left] | forest.members[right]
        if any(other.left in joined and other.right in joined for other in _apart(decisions)):
            refused.add(pair)
        else:
            forest.merge(left, right)
    return refused


def find_look_alikes(
    clusters: Sequence[frozenset[str]], matches: Mapping[Pair, Match]
) -> tuple[Likeness, ...]:
    """Give the clusters that look alike but were kept apart, best likeness first.

    One match stands for two clusters: the one with most bits in favour, if these are 1.5 or more
    (about: the same kind of event in the same province).
    """
    owner = {claim: min(one) for one in clusters for claim in one}
    best: dict[tuple[str, str], Match] = {}
    for pair in sorted(matches):
        ends = sorted((owner[pair.left], owner[pair.right]))
        match = matches[pair]
        if ends[0] == ends[1] or _speaking_for(match) < ALIKE:
            continue
        known = best.get((ends[0], ends[1]))
        if known is None or _nearness(match) > _nearness(known):
            best[ends[0], ends[1]] = match
    ordered = sorted(best.items(), key=lambda item: (-_speaking_for(item[1]), item[0]))
    return tuple(Likeness(left, right, match) for (left, right), match in ordered)


def _speaking_for(match: Match) -> float:
    return sum(reason.bits for reason in match.reasons if reason.bits > 0)


def _nearness(match: Match) -> tuple[float, float]:
    return _speaking_for(match), match.bits


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
    return _Forest(dict(members), dict(reports))


def _owners(forest: _Forest) -> Mapping[str, str]:
    return {claim: key for key, members in forest.members.items() for claim in members}


def _pick(
    matches: Mapping[Pair, Match], report_of: Mapping[str, str], *, within: bool
) -> Iterator[tuple[Pair, Match]]:
    for pair, match in sorted(matches.items()):
        ends = report_of.get(pair.left), report_of.get(pair.right)
        if None not in ends and (ends[0] == ends[1]) == within:
            yield pair, match


def _add_links(
    forest: _Forest, owner: Mapping[str, str], matches: Iterable[tuple[Pair, Match]]
) -> None:
    for pair, match in matches:
        left, right = owner[pair.left], owner[pair.right]
        if left != right:
            bits = match.bits
            forest.link(left, right, _Link(bits, 1, match.veto is not None, bits, bits))


def _add_bars(forest: _Forest, apart: Iterable[Pair]) -> None:
    owner = _owners(forest)
    for pair in apart:
        forest.link(owner[pair.left], owner[pair.right], _Link(0.0, 0, barred=True))


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
