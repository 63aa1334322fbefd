"""Brings the events of a record up to date with its reports and decisions, and says what moved."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from twosource.growing.claims import fix_dates, place_all, see_reports
from twosource.growing.events import Told, find_touched
from twosource.growing.lineage import renew
from twosource.growing.naming import Naming, name_clusters
from twosource.growing.parts import Parts, list_families, tell_version
from twosource.growing.rooms import Rooms, open_rooms, put
from twosource.growing.said import Said, hear_people, list_orphans, put_on_claims
from twosource.growing.writing import write_events
from twosource.model.event import Event
from twosource.model.grown import Grown
from twosource.model.held import Held
from twosource.model.moves import Moved
from twosource.model.ruling import Orphan, Ruling
from twosource.ports import Step, Store
from twosource.stages.index_work import IndexRules
from twosource.stages.join_index import JoinIndex
from twosource.stages.kept import keep_together
from twosource.stages.moves import Earlier, tell_moves
from twosource.stages.seen import Seen


@dataclass(frozen=True, slots=True)
class _New:
    """What came, by report: as it is seen now, and as reports that were there were seen before."""

    stamps: Mapping[str, str]
    left: frozenset[str]
    before: Mapping[str, Seen]
    seen: Mapping[str, Seen]
    touched: frozenset[str]


def grow(
    store: Store, parts: Parts, rulings: Sequence[Ruling], step: Step
) -> tuple[tuple[Orphan, ...], Moved]:
    """Work out what new reports, readings and decisions touch; the rest stays as it was left.

    Where nothing was left, or by another version, all is worked out. Gives the decisions that no
    longer attach, and what became of the events there were.
    """
    held = store.held(tell_version(parts, store.actors()))
    try:
        return _grow(store, parts, held, hear_people(store.decisions(), rulings), step)
    finally:
        held.release()


def open_index(parts: Parts, held: Held) -> JoinIndex:
    """Open the claims of a record as the last build left them joined."""
    rules = IndexRules(
        before=lambda backdrop: parts.matcher.before(backdrop).compare,
        threshold=parts.matcher.threshold,
        families=list_families(parts),
    )
    return JoinIndex(rules, held)


def _grow(
    store: Store, parts: Parts, held: Held, said: Said, step: Step
) -> tuple[tuple[Orphan, ...], Moved]:
    rooms = open_rooms(held)
    index = open_index(parts, held)
    step(0, 0, "looking up places")
    new = _take_in(store, rooms, index, parts, said)
    attached = put_on_claims(said, rooms, index, new.seen)
    step(0, 0, "comparing claims")
    pairs = {pair: decision.verdict for pair, decision in attached.pairs.items()}
    changed = index.update([new.seen[key] for key in sorted(new.seen)], new.left, pairs)
    step(0, 0, "adding up events")
    touched = find_touched(index, changed, {*new.seen, *new.touched})
    told = Told(index, rooms, held.fresh, attached.statements)
    naming = name_clusters(store, told, changed, touched, new.before)
    events = write_events(store, parts, told, naming, touched)
    rooms.stamps.update(new.stamps)
    for key in new.left:
        del rooms.stamps[key]
        put(rooms.read_as, key, None)
        put(rooms.orphans, key, None)
    grown = Grown(
        events=events,
        gone=naming.gone,
        ids=naming.changed,
        claims=[one for key in sorted(touched.reports) for one in told.tell(key)],
        lost=_list_lost(new),
        earlier=naming.known.events,
        whole=naming.whole,
    )
    replaced = store.keep_grown(grown, held)
    return list_orphans(said, rooms, attached, parts.codebook), _tell_moves(
        store, naming, events, replaced
    )


def _take_in(store: Store, rooms: Rooms, index: JoinIndex, parts: Parts, said: Said) -> _New:
    """Read what came since the last build, and what it changes about the reports that stay."""
    stamps, known = said.mark(store.stamps()), dict(rooms.stamps)
    came = {key for key, stamp in stamps.items() if known.get(key) != stamp}
    left = frozenset(known.keys() - stamps.keys())
    kept = keep_together(store.some_reports(came).values(), store.some_readings(came).values())
    before = {key: index.seen[key] for key in {*came, *left} if key in index.seen}
    renewed = renew(rooms, store, kept, left)
    again = fix_dates(rooms, kept.reports, left) - came
    seen = see_reports(kept, rooms, parts, said)
    if again:
        reports, readings = store.some_reports(again), store.some_readings(again)
        more = keep_together(reports.values(), readings.values())
        seen |= see_reports(more, rooms, parts, said)
    elsewhere = (renewed.rooted | renewed.noticed) - seen.keys() - left
    seen |= place_all({key: index.seen[key] for key in elsewhere}, rooms)
    return _New(
        stamps={key: stamps[key] for key in came},
        left=left,
        before=before,
        seen=seen,
        touched=renewed.touched - left,
    )


def _list_lost(new: _New) -> frozenset[str]:
    """Give the claims that are no more."""
    before = {one.claim.id for seen in new.before.values() for one in seen.claims}
    return frozenset(before - {one.claim.id for seen in new.seen.values() for one in seen.claims})


def _tell_moves(
    store: Store, naming: Naming, events: Sequence[Event], replaced: Mapping[str, Event]
) -> Moved:
    ids = {one.id: one for one in (*naming.known.ids, *naming.ids)}
    earlier = Earlier(naming.known.ids, naming.known.events, replaced)
    moved = tell_moves(earlier, events, ids.values())
    return Moved(moved.moves, moved.unchanged + store.counts().events - len(events))
