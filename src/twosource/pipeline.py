"""The whole system on one page: what runs, in what order, where it touches the world.

    read -> parse -> extract -> ground -> pair -> compare -> cluster -> restate
         -> trace origins -> corroborate -> link -> keep

`build` takes reports in and keeps each as soon as it is read; `derive` brings the events up to date
with what is kept: what nothing new touches stays as it is (`growing/`). `work_out` is what that
must come to: the events of all that is kept, worked out at once.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from twosource.growing.growth import grow, open_index
from twosource.growing.parts import Parts, list_families, tell_version
from twosource.model.errors import BadHeld
from twosource.model.match import Decided, Decision, Match, Pair
from twosource.model.moves import Moved
from twosource.model.record import KeptParse, LeftOut, Received
from twosource.model.ruling import Orphan, Ruling
from twosource.model.values import GroundedClaim
from twosource.ports import Matcher, ReadingRoom, Step, Store
from twosource.stages.between import Between, weigh_between
from twosource.stages.kept import Kept, keep_together
from twosource.stages.languages import NOT_READ, tell_unread
from twosource.stages.moves import Earlier, tell_moves
from twosource.stages.signing import lose_reviews
from twosource.working_out import Before, Derived, Worked, join, work_out

__all__ = [
    "Before",
    "Derived",
    "Parts",
    "Summary",
    "build",
    "compare_two",
    "derive",
    "derive_at_once",
    "find_decided",
    "look_before",
    "weigh_events",
    "work_out",
]


@dataclass(slots=True)
class Summary:
    """What a build did. `unread` are reports that were kept but are in no language it reads.

    `orphaned` are the decisions that no longer attach, or only in part.

    `moved` says what became of the events.
    """

    added: int = 0
    known: int = 0
    read_again: int = 0
    left_out: list[LeftOut] = field(default_factory=list)
    unread: list[LeftOut] = field(default_factory=list)
    orphaned: tuple[Orphan, ...] = ()
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
            came = done.received
            unread = tell_unread(came.report)
            parse = KeptParse(came.report.key, room.parser, done.parse)
            kept = None if unread else parse
            if store.add_finished(came.report, came.raw, done.reading, kept, came.how):
                summary.added += 1
                summary.unread += filter(None, [unread])
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
            store.add_report(item.report, item.raw, item.how)
            summary.known += 1
        elif (stone := store.find_tombstone(item.report)) is not None:
            why = f"it was expunged on {stone.at} ({stone.reason})"
            remedy = "take it out of what you build from"
            summary.left_out.append(LeftOut(item.report.label, why, remedy))
        else:
            yield item


def _read_again(store: Store, room: ReadingRoom, summary: Summary, step: Step) -> None:
    """Read the reports whose reading is by another version of extractor or codebook."""
    keys = _list_unread(store, room)
    for number, key in enumerate(keys, 1):
        parse = store.cached_parse(key, room.parser)
        store.add_reading(room.read_again(store.report(key), parse))
        summary.read_again += 1
        step(number, len(keys), "reading again")


def _list_unread(store: Store, room: ReadingRoom) -> list[str]:
    """Give the reports to read: not those of which nothing was taken for their language."""
    keys = store.unread(room.extractor, room.codebook)
    passed = set(keys) - set(store.unread(NOT_READ, room.codebook))
    return [key for key in keys if key not in passed or tell_unread(store.report(key)) is None]


def derive(store: Store, parts: Parts, step: Step) -> tuple[tuple[Orphan, ...], Moved]:
    """Bring the events up to date with all that is kept; what nothing new touches stays as it is.

    Gives the decisions that no longer attach, and what became of the events there were.
    """
    rulings = store.rulings()
    orphaned, moved = _grow(store, parts, rulings, step)
    lost = lose_reviews(rulings, store.event_ids(), set(store.claim_events().values()))
    return (*orphaned, *lost), moved


def _grow(
    store: Store, parts: Parts, rulings: Sequence[Ruling], step: Step
) -> tuple[tuple[Orphan, ...], Moved]:
    try:
        return grow(store, parts, rulings, step)
    except BadHeld:
        # Nothing is lost with it: all is worked out again.
        store.drop_held()
        return grow(store, parts, rulings, step)


def derive_at_once(store: Store, parts: Parts, step: Step) -> tuple[tuple[Orphan, ...], Moved]:
    """Work out the events of all that is kept, and leave nothing for the next build."""
    before = look_before(store)
    derived = work_out(_gather(store), before, parts, step)
    replaced = store.replace_events(derived.events, derived.ids, derived.claims)
    earlier = Earlier(before.ids, before.events, replaced)
    lost = lose_reviews(before.rulings, derived.ids, {event.id for event in derived.events})
    return (*derived.orphaned, *lost), tell_moves(earlier, derived.events, derived.ids)


def look_before(store: Store) -> Before:
    """Read what a record held so far, which carries the names of events over."""
    return Before(
        rulings=store.rulings(),
        former=store.former_events(),
        decisions=store.decisions(),
        claims=tuple(one.claim for one in store.claims()),
        events=store.claim_events(),
        ids=store.event_ids(),
        actors=store.actors(),
    )


def _gather(store: Store) -> Kept:
    return keep_together(store.reports(), store.current_readings())


def compare_two(
    store: Store, parts: Parts, pair: Pair, step: Step
) -> tuple[Match, Decision | None]:
    """Compare two claims as a build does, and give the decision a person took on them, if any.

    Claims of two reports are compared with all that their reports tell of the event.
    """
    worked = join(_gather(store), store.decisions(), store.rulings(), parts, step)
    return worked.matcher.compare(*_as_compared(worked, pair)), worked.attached.pairs.get(pair)


def weigh_events(
    store: Store, parts: Parts, left: Sequence[str], right: Sequence[str], step: Step
) -> Between:
    """Weigh the claims of two events against each other as a build does.

    What the last build left tells all that is needed; where it left nothing, all claims are joined
    anew, which takes as long as a build.
    """
    held = store.held(tell_version(parts, store.actors()))
    families = list_families(parts)
    try:
        if not held.fresh:
            left_there = open_index(parts, held).joined_apart()
            if all(claim in left_there.claims for claim in (*left, *right)):
                return weigh_between(left, right, left_there, families)
    except BadHeld:
        pass  # the next build drops it
    finally:
        held.release()
    worked = join(_gather(store), store.decisions(), store.rulings(), parts, step)
    return weigh_between(left, right, worked.joined, families)


def find_decided(store: Store, parts: Parts, step: Step) -> tuple[Matcher, tuple[Decided, ...]]:
    """Give the matcher before this record, and the pairs people decided on, as it compares them."""
    worked = join(_gather(store), store.decisions(), store.rulings(), parts, step)
    return worked.matcher, tuple(
        Decided(*_as_compared(worked, pair), one.verdict)
        for pair, one in sorted(worked.attached.pairs.items())
        # Who merges or splits events has not looked at each of their pairs.
        if pair not in worked.attached.grouped
    )


def _as_compared(worked: Worked, pair: Pair) -> tuple[GroundedClaim, GroundedClaim]:
    left, right = worked.claims[pair.left], worked.claims[pair.right]
    if left.claim.report == right.claim.report:
        return left, right
    told, leads = worked.joined.tellings, worked.joined.leads
    return told.get(leads.get(pair.left, ""), left), told.get(leads.get(pair.right, ""), right)
