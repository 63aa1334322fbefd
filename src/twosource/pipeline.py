"""The whole system on one page: what runs, in what order, where it touches the world.

    read -> parse -> extract -> ground -> pair -> compare -> cluster -> restate
         -> trace origins -> corroborate -> link -> keep

`build` takes reports in and keeps each as soon as it is read; `derive` brings the events up to date
with what is kept: what nothing new touches stays as it is (`growing/`). `work_out` is what that
must come to: the events of all that is kept, worked out at once.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from twosource.grounding import ground_all
from twosource.growing.growth import grow
from twosource.growing.parts import Parts
from twosource.growing.writing import meet_actors
from twosource.model.actors import ActorList
from twosource.model.claim import Claim
from twosource.model.errors import BadHeld
from twosource.model.event import Event, EventId
from twosource.model.match import Decided, Decision, Match, Pair
from twosource.model.moves import Moved
from twosource.model.record import KeptParse, LeftOut, Received
from twosource.model.values import GroundedClaim
from twosource.ports import Matcher, ReadingRoom, Step, Store
from twosource.stages.add_up import add_up
from twosource.stages.attach import Attached, attach, carry_events
from twosource.stages.backdrop import gather_backdrop
from twosource.stages.copies import trace_copies
from twosource.stages.event_links import Told, link_events
from twosource.stages.ground import find_country
from twosource.stages.identify import assign_ids
from twosource.stages.join import Joined, JoinRules, join_claims
from twosource.stages.kept import Kept, keep_together
from twosource.stages.laid_lines import Lineage
from twosource.stages.outcomes import tie_outcomes
from twosource.stages.pages import open_leaf
from twosource.stages.restate import restate
from twosource.stages.seen import see_all
from twosource.stages.withdrawals import is_notice

__all__ = [
    "Before",
    "Derived",
    "Parts",
    "Summary",
    "build",
    "compare_two",
    "derive",
    "find_decided",
    "work_out",
]


@dataclass(slots=True)
class Summary:
    """What a build did. `orphaned` are the decisions that no longer attach to any claim.

    `moved` says what became of the events.
    """

    added: int = 0
    known: int = 0
    read_again: int = 0
    left_out: list[LeftOut] = field(default_factory=list)
    orphaned: tuple[Decision, ...] = ()
    moved: Moved = field(default_factory=Moved)


def build(store: Store, parts: Parts, items: Iterable[Received | LeftOut], step: Step) -> Summary:
    """Take reports in, read what is new or was read by an older version, and derive the events.

    Each report is kept with its reading as soon as that is finished: an interrupted build loses
    nothing finished and goes on where it stopped.
    """
    summary = Summary()
    room = parts.reading
    with store.building():
        for number, done in enumerate(room.read(_new(store, items, summary)), 1):
            if isinstance(done, LeftOut):
                summary.left_out.append(done)
                continue
            report = done.received.report
            kept = KeptParse(report.key, room.parser, done.parse)
            if store.add_finished(report, done.received.raw, done.reading, kept):
                summary.added += 1
            else:
                summary.known += 1
            step(number, 0, "reading reports")
        _read_again(store, room, summary, step)
        summary.orphaned, summary.moved = derive(store, parts, step)
    return summary


def _new(store: Store, items: Iterable[Received | LeftOut], summary: Summary) -> Iterator[Received]:
    """Give what the record does not hold yet; count the rest."""
    for item in items:
        if isinstance(item, LeftOut):
            summary.left_out.append(item)
        elif store.holds(item.report.key):
            # Told again, so that stricter marks on a report that comes again are taken over.
            store.add_report(item.report, item.raw)
            summary.known += 1
        else:
            yield item


def _read_again(store: Store, room: ReadingRoom, summary: Summary, step: Step) -> None:
    """Read the reports whose reading is by another version of extractor or codebook."""
    keys = store.unread(room.extractor, room.codebook)
    for number, key in enumerate(keys, 1):
        parse = store.cached_parse(key, room.parser)
        store.add_reading(room.read_again(store.report(key), parse))
        summary.read_again += 1
        step(number, len(keys), "reading again")


def derive(store: Store, parts: Parts, step: Step) -> tuple[tuple[Decision, ...], Moved]:
    """Bring the events up to date with all that is kept; what nothing new touches stays as it is.

    Gives the decisions that no longer attach, and what became of the events there were.
    """
    try:
        return grow(store, parts, step)
    except BadHeld:
        # Nothing is lost with it: all is worked out again.
        store.drop_held()
        return grow(store, parts, step)


@dataclass(frozen=True, slots=True)
class Before:
    """What the record held so far: decisions, which claim told of which event, a list of actors."""

    decisions: Sequence[Decision] = ()
    claims: Sequence[Claim] = ()
    events: Mapping[str, str] = field(default_factory=dict)
    ids: Sequence[EventId] = ()
    actors: ActorList | None = None


@dataclass(frozen=True, slots=True)
class Derived:
    """Events with all ids ever given, claims with their values, decisions that do not attach."""

    events: tuple[Event, ...]
    ids: tuple[EventId, ...]
    claims: tuple[GroundedClaim, ...]
    orphaned: tuple[Decision, ...]


def work_out(kept: Kept, before: Before, parts: Parts, step: Step) -> Derived:
    """Work out the events of reports and their readings, with nothing left of any build before.

    What a record that grew tells is always this (`tests/test_growing.py`).
    """
    worked = _join(kept, before.decisions, parts, step)
    chains = restate(worked.joined.clusters, {key: one.claim for key, one in worked.claims.items()})
    told = {
        key: replace(one, claim=replace(one.claim, chain=chains[key]))
        for key, one in worked.claims.items()
    }
    assigned = assign_ids(
        worked.joined.clusters,
        carry_events(before.events, before.claims, [one.claim for one in told.values()]),
        before.ids,
        lambda members: find_country([told[claim] for claim in sorted(members)], worked.settings),
    )
    events = link_events(
        add_up(worked.joined, assigned, told, kept, (worked.lineage, parts.rule)),
        Told(told, kept.texts(), {name: one.family for name, one in parts.codebook.types.items()}),
    )
    if before.actors is not None:
        events = meet_actors(events, before.actors, parts.gazetteer)
    return Derived(tuple(events), assigned.ids, tuple(told.values()), worked.attached.orphaned)


@dataclass(frozen=True, slots=True)
class Worked:
    """What is worked out on the way to events: claims by id, and how they were joined."""

    claims: Mapping[str, GroundedClaim]
    lineage: Lineage
    attached: Attached
    matcher: Matcher
    joined: Joined
    settings: Mapping[str, str | None]


def _join(kept: Kept, decisions: Sequence[Decision], parts: Parts, step: Step) -> Worked:
    """Ground all claims, compare those worth comparing, and join them to clusters."""
    step(0, 0, "looking up places")
    grounded = ground_all(kept, parts.gazetteer)
    claims = tie_outcomes(grounded.claims, kept.texts(), parts.codebook.outcomes)
    lineage = kept.lineage()
    attached = attach(decisions, [one.claim for one in claims])
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
    return Worked(by_id, lineage, attached, matcher, joined, grounded.settings)


def _gather(store: Store) -> Kept:
    return keep_together(store.reports(), store.current_readings())


def compare_two(
    store: Store, parts: Parts, pair: Pair, step: Step
) -> tuple[Match, Decision | None]:
    """Compare two claims as a build does, and give the decision a person took on them, if any.

    Claims of two reports are compared with all that their reports tell of the event.
    """
    worked = _join(_gather(store), store.decisions(), parts, step)
    return worked.matcher.compare(*_as_compared(worked, pair)), worked.attached.pairs.get(pair)


def find_decided(store: Store, parts: Parts, step: Step) -> tuple[Matcher, tuple[Decided, ...]]:
    """Give the matcher before this record, and the pairs people decided on, as it compares them."""
    worked = _join(_gather(store), store.decisions(), parts, step)
    return worked.matcher, tuple(
        Decided(*_as_compared(worked, pair), one.verdict)
        for pair, one in sorted(worked.attached.pairs.items())
    )


def _as_compared(worked: Worked, pair: Pair) -> tuple[GroundedClaim, GroundedClaim]:
    left, right = worked.claims[pair.left], worked.claims[pair.right]
    if left.claim.report == right.claim.report:
        return left, right
    told, leads = worked.joined.tellings, worked.joined.leads
    return told.get(leads.get(pair.left, ""), left), told.get(leads.get(pair.right, ""), right)
