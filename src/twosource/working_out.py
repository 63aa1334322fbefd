"""Works out the events of all that is kept, at once and with nothing left of any build before.

What a record that grew (`growing/`) tells is always this.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from twosource.grounding import ground_and_code, meet_actors
from twosource.growing.parts import Parts
from twosource.model.actors import ActorList
from twosource.model.claim import Claim
from twosource.model.event import Event, EventId
from twosource.model.match import Decision
from twosource.model.ruling import Orphan, Ruling
from twosource.model.values import GroundedClaim
from twosource.ports import Matcher, Step
from twosource.stages.add_up import add_up
from twosource.stages.attach import Attached, attach, carry_events
from twosource.stages.backdrop import gather_backdrop
from twosource.stages.copies import trace_copies
from twosource.stages.correct import correct, is_refuted, keep_sources
from twosource.stages.disputes import mark_disputes
from twosource.stages.event_links import Told, link_events
from twosource.stages.ground import find_country
from twosource.stages.identify import Former, assign_ids
from twosource.stages.join import Joined, JoinRules, join_claims
from twosource.stages.kept import Kept
from twosource.stages.laid_lines import Lineage
from twosource.stages.outcomes import tie_outcomes
from twosource.stages.pages import open_leaf
from twosource.stages.restate import restate
from twosource.stages.seen import see_all
from twosource.stages.terms import read_terms
from twosource.stages.withdrawals import is_notice


@dataclass(frozen=True, slots=True)
class Before:
    """What the record held so far: decisions, which claim told of which event, a list of actors."""

    decisions: Sequence[Decision] = ()
    rulings: Sequence[Ruling] = ()
    claims: Sequence[Claim] = ()
    events: Mapping[str, str] = field(default_factory=dict)
    ids: Sequence[EventId] = ()
    actors: ActorList | None = None
    former: Former = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Derived:
    """Events with all ids ever given, claims with their values, decisions that do not attach."""

    events: tuple[Event, ...]
    ids: tuple[EventId, ...]
    claims: tuple[GroundedClaim, ...]
    orphaned: tuple[Orphan, ...]


def work_out(kept: Kept, before: Before, parts: Parts, step: Step) -> Derived:
    """Work out the events of reports and their readings, with nothing left of any build before.

    What a record that grew tells is always this (`tests/test_growing.py`).
    """
    worked = join(kept, before.decisions, before.rulings, parts, step)
    chains = restate(worked.joined.clusters, {key: one.claim for key, one in worked.claims.items()})
    chains = keep_sources(chains, worked.claims)
    told = {
        key: replace(one, claim=replace(one.claim, chain=chains[key]))
        for key, one in worked.claims.items()
    }
    assigned = assign_ids(
        worked.joined.clusters,
        carry_events(before.events, before.claims, [one.claim for one in told.values()]),
        before.ids,
        lambda members: find_country([told[claim] for claim in sorted(members)], worked.settings),
        before.former,
    )
    events = link_events(
        add_up(worked.joined, assigned, told, kept, (worked.lineage, parts.rule)),
        Told(told, kept.texts(), {name: one.family for name, one in parts.codebook.types.items()}),
    )
    if before.actors is not None:
        events = meet_actors(events, before.actors, parts.gazetteer)
    events = mark_disputes(events, worked.attached.statements, told)
    return Derived(tuple(events), assigned.ids, tuple(told.values()), worked.orphaned)


@dataclass(frozen=True, slots=True)
class Worked:
    """What is worked out on the way to events: claims by id, and how they were joined."""

    claims: Mapping[str, GroundedClaim]
    lineage: Lineage
    attached: Attached
    matcher: Matcher
    joined: Joined
    settings: Mapping[str, str | None]
    orphaned: tuple[Orphan, ...]


def join(
    kept: Kept,
    decisions: Sequence[Decision],
    rulings: Sequence[Ruling],
    parts: Parts,
    step: Step,
) -> Worked:
    """Ground all claims, compare those worth comparing, and join them to clusters."""
    step(0, 0, "looking up places")
    grounded = ground_and_code(kept, parts.gazetteer, rulings, parts.codebook)
    attached = attach(decisions, [one.claim for one in grounded.claims], rulings)
    corrected = correct(grounded.claims, rulings, kept.texts(), parts.codebook)
    tied = tie_outcomes(corrected.claims, kept.texts(), parts.codebook.outcomes)
    claims = read_terms(tied, kept.texts())
    lineage = kept.lineage()
    step(0, 0, "comparing claims")
    roots = trace_copies(lineage.copies)
    leaves = {key: open_leaf(report) for key, report in kept.reports.items()}
    seen = see_all(claims, kept.texts(), roots, grounded.scenes, leaves)
    matcher = parts.matcher.before(gather_backdrop(seen))
    joined = join_claims(
        [
            one
            for one in claims
            if not is_notice(one.claim.passage, lineage.notices.get(one.claim.report, ()))
            and not is_refuted(one)
        ],
        JoinRules(
            compare=matcher.compare,
            threshold=matcher.threshold,
            families={name: one.family for name, one in parts.codebook.types.items()},
            decisions={pair: decision.verdict for pair, decision in attached.pairs.items()},
            roots=roots,
            words={claim: words for one in seen for claim, words in one.plain.items()},
            scenes=grounded.scenes,
        ),
    )
    by_id = {one.claim.id: one for one in claims}
    orphaned = sorted(
        (*attached.orphaned, *grounded.orphaned, *corrected.orphaned), key=lambda one: one.id
    )
    return Worked(by_id, lineage, attached, matcher, joined, grounded.settings, tuple(orphaned))
