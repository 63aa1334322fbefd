"""From claims to clusters: within each report first, then report by report."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from twosource.model.match import Match, Pair, Verdict
from twosource.model.values import GroundedClaim
from twosource.stages.cluster import cluster
from twosource.stages.pairs import is_eventful, pairs_across, pairs_within
from twosource.stages.tellings import gather_tellings, split_by_report

Compare = Callable[[GroundedClaim, GroundedClaim], Match]


@dataclass(frozen=True, slots=True)
class JoinRules:
    """How to join: the matcher's comparison and threshold, type families, and people's decisions.

    `roots` gives for a copied report the text it repeats.
    """

    compare: Compare
    threshold: float
    families: Mapping[str, str]
    decisions: Mapping[Pair, Verdict]
    roots: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Joined:
    """The clusters in order of their smallest claim, and every match that was made.

    `tellings` gives for each claim that led a comparison across reports what was compared: the
    claim with all that its report tells of the event. `leads` gives for each claim the one that
    leads its report's telling.
    """

    clusters: tuple[frozenset[str], ...]
    matches: Mapping[Pair, Match]
    tellings: Mapping[str, GroundedClaim]
    leads: Mapping[str, str]


def join_claims(claims: Sequence[GroundedClaim], rules: JoinRules) -> Joined:
    """Group claims into events. General statements make no event and are in no cluster.

    A report's claims are grouped first. What each group tells as a whole is then compared across
    reports, so that a number in one sentence meets a number in another report's.
    """
    eventful = [one for one in claims if is_eventful(one)]
    by_id = {one.claim.id: one for one in eventful}
    matches = {
        pair: rules.compare(by_id[pair.left], by_id[pair.right])
        for pair in pairs_within(eventful, rules.families)
    }
    groups = cluster(eventful, matches, rules.decisions, rules.threshold)
    tellings = {one.claim.id: one for one in gather_tellings(split_by_report(groups, by_id), by_id)}
    for pair in pairs_across(tuple(tellings.values()), rules.families, rules.roots):
        matches[pair] = rules.compare(tellings[pair.left], tellings[pair.right])
    clusters = cluster(eventful, matches, rules.decisions, rules.threshold)
    leads = {
        claim: lead
        for group in split_by_report(groups, by_id)
        for lead in group & tellings.keys()
        for claim in group
    }
    return Joined(clusters, matches, tellings, leads)
