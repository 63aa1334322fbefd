"""Clusters kept up to date: only what is tied, or was, to something new is clustered anew."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from twosource.stages.cluster import cluster_component
from twosource.stages.components import find_components, may_tie
from twosource.stages.groups import Groups
from twosource.stages.index_work import Changed, Ends, Work
from twosource.stages.scores import Links, Score


@dataclass(frozen=True, slots=True)
class LiveClusters:
    """The clusters of claims, and the components that no merge could reach across.

    `report_of` gives the report of each claim that may be in a cluster.
    """

    links: Links
    report_of: Mapping[str, str]
    clusters: Groups
    components: Groups
    threshold: float

    def update(self, work: Work, came: Iterable[str]) -> Changed:
        """Cluster anew what an update bears upon; `came` are the claims of reports that came."""
        again = {pair for pair, score in work.scored.items() if self.links.get(*pair) == score}
        ends = {end for pair in work.scored if pair not in again for end in pair}
        region = self._find_region(work, {*came, *work.redecided, *self._list_ends(work)})
        before = {self.clusters.pop(claim) for claim in work.removed}
        made: set[frozenset[str]] = set()
        for members in find_components(sorted(region), self.links, work.decided, self.threshold):
            self.components.put(members)
            before |= {self.clusters.get(claim) for claim in members}
            made.update(
                cluster_component(members, self.report_of, self.links, work.decided, self.threshold)
            )
        for one in made:
            self.clusters.put(one)
        self.components.settle()
        self.clusters.settle()
        gone = frozenset(one for one in before if one is not None)
        return Changed(
            gone=gone - made,
            made=frozenset(made) - gone,
            compared=len(work.scored),
            ends=frozenset(ends),
            again=frozenset(again),
        )

    def _find_region(self, work: Work, claims: Iterable[str]) -> set[str]:
        """Give the claims of all components that some claims, or those removed, are or were in."""
        seeds = {claim for claim in claims if claim in self.report_of}
        parts = {self.components.pop(claim) for claim in work.removed}
        parts |= {self.components.get(claim) for claim in seeds}
        reached = frozenset[str]().union(*filter(None, parts))
        return seeds | {claim for claim in reached if claim in self.report_of}

    def _list_ends(self, work: Work) -> Iterator[str]:
        for pair, score in work.scored.items():
            if self._matters(pair, score):
                yield from pair

    def _matters(self, ends: Ends, before: Score | None) -> bool:
        """Tell whether a score that changed may change a cluster."""
        left, right = ends
        now = self.links.get(left, right)
        if now == before:
            return False
        part = self.components.get(left)
        if part is not None and right in part:
            return True
        return any(may_tie(score, self.threshold) for score in (before, now))
