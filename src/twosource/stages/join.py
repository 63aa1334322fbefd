"""From claims to clusters: within each report first, then report by report."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from twosource.model.match import Match, Pair, Verdict
from twosource.model.values import GroundedClaim
from twosource.stages.cluster import cluster_linked
from twosource.stages.pairs import is_eventful, pairs_across, pairs_within
from twosource.stages.scores import Compare, Links, score_of
from twosource.stages.sharing import Around
from twosource.stages.tellings import gather_tellings, split_by_report


@dataclass(frozen=True, slots=True)
class JoinRules:
    """How to join: the matcher's comparison and threshold, type families, and people's decisions.

    `roots` gives for a copied report the text it repeats, `words` for each claim the words that may
    bring it together with others, `scenes` for each report the places it names.
    """

    compare: Compare
    threshold: float
    families: Mapping[str, str]
    decisions: Mapping[Pair, Verdict]
    roots: Mapping[str, str]
    words: Mapping[str, frozenset[str]] = field(default_factory=dict)
    scenes: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Joined:
    """The clusters in order of their smallest claim, and the scores of all comparisons.

    `tellings` gives for each claim that led a comparison across reports what was compared: the
    claim with all that its report tells of the event. `leads` gives for each claim the one that
    leads its report's telling. The reasons of a match are worked out again when asked for: of a
    hundred comparisons a reader sees three.
    """

    clusters: tuple[frozenset[str], ...]
    links: Links
    tellings: Mapping[str, GroundedClaim]
    leads: Mapping[str, str]
    claims: Mapping[str, GroundedClaim]
    compare: Compare

    def tell(self, pair: Pair) -> Match:
        """Give the match of two claims with its reasons."""
        left, right = self.claims[pair.left], self.claims[pair.right]
        if left.claim.report != right.claim.report:
            left, right = self.tellings[pair.left], self.tellings[pair.right]
        return self.compare(left, right)

    @property
    def matches(self) -> Mapping[Pair, Match]:
        """Give every match that was made, with its reasons."""
        return {pair: self.tell(pair) for pair in self.pairs()}

    def pairs(self) -> Iterator[Pair]:
        """Give every pair that was compared."""
        for claim in sorted(self.links.of):
            yield from (Pair(claim, other) for other in self.links.near(claim) if claim < other)


def join_claims(claims: Sequence[GroundedClaim], rules: JoinRules) -> Joined:
    """Group claims into events. General statements make no event and are in no cluster.

    A report's claims are grouped first. What each group tells as a whole is then compared across
    reports, so that a number in one sentence meets a number in another report's.
    """
    by_id = {one.claim.id: one for one in claims if is_eventful(one)}
    report_of = {key: one.claim.report for key, one in by_id.items()}
    links = Links()
    _compare_all(by_id, pairs_within(by_id.values(), rules.families), rules.compare, links)
    groups = cluster_linked(report_of, links, rules.decisions, rules.threshold)
    tellings = {one.claim.id: one for one in gather_tellings(split_by_report(groups, by_id), by_id)}
    around = Around(rules.roots, rules.words, rules.scenes)
    found = pairs_across(tellings.values(), rules.families, around)
    _compare_all(tellings, found, rules.compare, links)
    return Joined(
        clusters=cluster_linked(report_of, links, rules.decisions, rules.threshold),
        links=links,
        tellings=tellings,
        leads={
            claim: lead
            for group in split_by_report(groups, by_id)
            for lead in group & tellings.keys()
            for claim in group
        },
        claims=by_id,
        compare=rules.compare,
    )


def _compare_all(
    claims: Mapping[str, GroundedClaim], pairs: Iterable[Pair], compare: Compare, links: Links
) -> None:
    for pair in pairs:
        match = compare(claims[pair.left], claims[pair.right])
        links.put(pair.left, pair.right, score_of(match))
