"""What an audit may ask about a record: every claim and value, every sentence, every pair joined.

Each thing is one candidate of one frame. Claims come by type, then outlet, reports by outlet: a
draw along that order takes of each type and outlet as many as there are.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations

from twosource.model.event import Event
from twosource.model.match import Match, Pair
from twosource.model.report import Report
from twosource.model.spans import Span
from twosource.model.values import Blank, GroundedClaim
from twosource.stages.audit_draw import NEAR, Candidate
from twosource.stages.layout import lay_out
from twosource.stages.sentences import cut_sentences

# Bits from the threshold within which the machine counts as unsure: odds of eight to one.
UNSURE_BITS = 3.0
ONE, SEVERAL = "one origin", "several origins"
_TOLD = frozenset({"asserted", "alleged"})


@dataclass(frozen=True, slots=True)
class Material:
    """A record as an audit looks at it: claims by id, reports and outlets by report key.

    `threshold` is that of the matcher, in bits; `means` what the codebook says of each type.
    """

    claims: Mapping[str, GroundedClaim]
    events: tuple[Event, ...]
    reports: Mapping[str, Report]
    outlets: Mapping[str, str]
    threshold: float
    means: Mapping[str, str] = field(default_factory=dict)


def list_candidates(material: Material) -> Iterator[Candidate]:
    """Give all that may be asked, always in the same order."""
    strata = _claim_strata(material)
    for one in _sorted_claims(material):
        yield from _of_claim(one, strata)
    yield from _of_reports(material)
    yield from _joined(material)
    yield from _apart(material)


def is_told(one: GroundedClaim) -> bool:
    """Tell whether a claim tells of one event as a fact: of others no report bears values out."""
    return one.claim.stance in _TOLD and one.claim.time != "general"


def _sorted_claims(material: Material) -> list[GroundedClaim]:
    return sorted(
        material.claims.values(),
        key=lambda one: (
            one.claim.type,
            material.outlets.get(one.claim.report, ""),
            one.claim.id,
        ),
    )


def _of_claim(one: GroundedClaim, strata: Mapping[str, str]) -> Iterator[Candidate]:
    key = one.claim.id
    yield Candidate("claim", strata.get(key, "no event"), (key,))
    # How surely claims are joined tells nothing of their values.
    stratum = SEVERAL if strata.get(key, "").endswith(SEVERAL) else ONE
    if one.claim.chain:
        yield Candidate("said_by", stratum, (key,))
    if not is_told(one):
        return
    yield Candidate("no_when" if isinstance(one.when, Blank) else "when", stratum, (key,))
    yield Candidate("no_where" if isinstance(one.where, Blank) else "where", stratum, (key,))
    for place in range(len(one.counts)):
        yield Candidate("count", stratum, (key, str(place)))
    for place in range(len(one.who)):
        yield Candidate("who", stratum, (key, str(place)))
    yield Candidate("more_counts", "some told" if one.counts else "none told", (key,))
    yield Candidate("more_who", "some told" if one.who else "none told", (key,))


def _claim_strata(material: Material) -> dict[str, str]:
    """Give for each claim whether the machine was near its threshold, and how many origins tell."""
    strata = {}
    for event in material.events:
        near = {
            claim
            for match in (*event.joined, *(one.match for one in event.look_alikes))
            if is_near(match, material.threshold)
            for claim in (match.pair.left, match.pair.right)
        }
        origins = SEVERAL if len(event.origins.reporting) > 1 else ONE
        for claim in event.claims:
            strata[claim] = f"{NEAR if claim in near else 'far'}, {origins}"
    return strata


def is_near(match: Match, threshold: float) -> bool:
    """Tell whether the machine was near to saying the opposite of two claims."""
    return match.veto is None and abs(match.bits - threshold) < UNSURE_BITS


def _of_reports(material: Material) -> Iterator[Candidate]:
    """Give each sentence of the reports with claims, and each report without any."""
    told: dict[str, list[Span]] = {key: [] for key in material.reports}
    for one in material.claims.values():
        told[one.claim.report].append(one.claim.trigger)
    outlets = material.outlets
    for key in sorted(material.reports, key=lambda one: (outlets.get(one, ""), one)):
        if not told[key]:
            yield Candidate("report", "without claims", (key,))
            continue
        for span in list_sentences(material.reports[key]):
            holds = any(span.overlaps(trigger) for trigger in told[key])
            stratum = "with claims" if holds else "without claims"
            yield Candidate("sentence", stratum, (key, str(span.start), str(span.end)))


def list_sentences(report: Report) -> Iterator[Span]:
    """Give the sentences of a report's body, cut by marks alone: no parse is needed."""
    title = None if report.title is None else report.title.value
    for part in lay_out(report.text, title).spans("body"):
        words = part.of(report.text)
        for one in cut_sentences(words):
            # The blanks behind a sentence belong to it there, and to none here.
            yield Span(part.start + one.start, part.start + one.start + len(one.of(words).rstrip()))


def _joined(material: Material) -> Iterator[Candidate]:
    """Give every pair of claims of one event; a pair may hang together by others alone."""
    for event in material.events:
        tied = {match.pair: match for match in event.joined}
        for left, right in combinations(sorted(event.claims), 2):
            tie = _tie(Pair(left, right), tied, material.threshold)
            yield Candidate("joined", tie, (left, right))


def _tie(pair: Pair, tied: Mapping[Pair, Match], threshold: float) -> str:
    match = tied.get(pair)
    if match is None:
        return "by others"
    return NEAR if is_near(match, threshold) else "far"


def _apart(material: Material) -> Iterator[Candidate]:
    """Give the pair of claims that shows each two look-alikes, once."""
    seen = set()
    for event in material.events:
        for one in event.look_alikes:
            pair = one.match.pair
            if pair not in seen and pair.left in material.claims and pair.right in material.claims:
                seen.add(pair)
                near = is_near(one.match, material.threshold)
                yield Candidate("apart", NEAR if near else "far", (pair.left, pair.right))
