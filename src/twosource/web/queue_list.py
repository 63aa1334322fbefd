"""The queue of a record: read whole beside the pages, then sifted by what was decided since."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from twosource.model.claim import Claim
from twosource.model.event import Event
from twosource.model.match import Anchor, Decision
from twosource.model.ruling import Grouped, Reviewed, Ruling
from twosource.ports import Store
from twosource.stages.anchors import anchor_of
from twosource.stages.attach import attach
from twosource.stages.doubts import Doubt, Kind, list_doubts, list_moved, sort_doubts
from twosource.stages.identify import digest_claims
from twosource.stages.signing import tell_review
from twosource.views.doubts import LOOKED, begin_looked, find_kind, find_with
from twosource.web.kept import Pause, never, with_pauses

Ends = tuple[Anchor, Anchor]
# The rest of the pairs comes up when these are decided.
MOST_PAIRS = 1000
# Lines of the log that move no event.
_IDLE = {"decision taken", "decision undone", "build started", "build ended", "exported"}


@dataclass(frozen=True, slots=True)
class Queue:
    """All doubts of a record by kind, as it stood; the ends of its pairs by key.

    `more_pairs` were left out. `began` is the number of the last decision there was, `turn` that of
    the last time an event became one of other claims.
    """

    doubts: tuple[Doubt, ...]
    ends: Mapping[str, Ends]
    more_pairs: int
    began: int
    turn: int


def moves_event(what: str) -> bool:
    """Tell whether a line of the log may have moved an event."""
    return what not in _IDLE


def read_queue(store: Store, by: str, pause: Pause = never) -> Queue:
    """Read the doubts that a record has as it stands, for one person."""
    events = list(with_pauses(store.events(), pause))
    decisions, rulings = store.decisions(), store.rulings()
    claims = _list_claims(store, decisions, rulings)
    attached = attach(_in_force(decisions), claims, rulings)
    decided = {pair for pair, one in attached.pairs.items() if _settles(one, by)}
    pause()
    doubts = list_doubts(events, decided, _list_signed(store, events))
    pairs = [one for one in doubts if one.kind == "pair"]
    others = [one for one in doubts if one.kind != "pair"]
    turned = _list_turns(store, events)
    kept = pairs[:MOST_PAIRS]
    return Queue(
        (*kept, *others, *list_moved(events, turned, 0)),
        _find_ends(store, kept),
        len(pairs) - len(kept),
        max([0, *(one.id for one in decisions), *(one.id for one in rulings)]),
        max(turned.values(), default=0),
    )


def _in_force(decisions: Iterable[Decision]) -> list[Decision]:
    return [one for one in decisions if not one.undone]


def _list_claims(
    store: Store, decisions: Iterable[Decision], rulings: Iterable[Ruling]
) -> list[Claim]:
    """Give the claims of the reports that people decided on."""
    reports = {end.report for one in decisions for end in (one.left, one.right)}
    for one in rulings:
        if isinstance(one.said, Grouped):
            reports |= {anchor.report for part in one.said.parts for anchor in part}
    readings = store.readings_of(sorted(reports))
    return [claim for reading in readings.values() for claim in reading.claims]


def _list_signed(store: Store, events: Iterable[Event]) -> frozenset[str]:
    """Give the ids of the events that are as they were signed."""
    reviewed = store.reviews()
    looked_at = [one for one in events if one.id in reviewed]
    keys = [key for one in looked_at for key in one.claims]
    claims = {one.claim.id: one for one in store.claims_of(keys)}
    return frozenset(
        one.id for one in looked_at if tell_review(one, claims, reviewed[one.id]).state == "signed"
    )


def _list_turns(store: Store, events: Iterable[Event]) -> dict[str, int]:
    """Give for each event the number of the turn at which it became one of its claims."""
    former = store.former_events()
    found = {one.id: former.get(digest_claims(one.claims)) for one in events}
    return {key: turn[0] for key, turn in found.items() if turn is not None}


def _find_ends(store: Store, pairs: Sequence[Doubt]) -> dict[str, Ends]:
    keys = {claim for one in pairs for claim in one.claims}
    anchors = {one.claim.id: anchor_of(one) for one in store.claims_of(sorted(keys))}
    return {
        one.key: (anchors[one.claims[0]], anchors[one.claims[1]])
        for one in pairs
        if all(claim in anchors for claim in one.claims)
    }


@dataclass(frozen=True, slots=True)
class Taken:
    """What people decided, as the queue asks for it.

    `pairs` are the ends of decisions by the two reports, `looked` the notes of reviews by the label
    of the event, `own` how many of each kind one person took since the desk was opened.
    """

    pairs: Mapping[frozenset[str], Sequence[Ends]]
    looked: Mapping[str, Sequence[str]]
    own: Mapping[Kind, int]

    def is_decided(self, doubt: Doubt, ends: Ends | None) -> bool:
        """Tell whether a doubt needs no word of a person any more."""
        if doubt.kind != "pair":
            begun = begin_looked(doubt)
            return any(note.startswith(begun) for note in self.looked.get(doubt.event, ()))
        if ends is None:
            return True
        taken = self.pairs.get(_name_reports(ends), ())
        return any(match_ends(one, ends) for one in taken)


def _name_reports(ends: Ends) -> frozenset[str]:
    return frozenset(one.report for one in ends)


def match_ends(ours: Ends, theirs: Ends) -> bool:
    """Tell whether two pairs of ends are of the same two passages, in whatever order."""
    (a, b), (c, d) = ours, theirs
    return (_same(a, c) and _same(b, d)) or (_same(a, d) and _same(b, c))


def _same(one: Anchor, other: Anchor) -> bool:
    same = (one.report, one.type) == (other.report, other.type)
    return same and one.passage.overlaps(other.passage)


def read_taken(store: Store, by: str, since: int) -> Taken:
    """Read what people decided; `own` counts what one of them decided after a number, by kind.

    Who says "unsure" says it for himself: others may know.
    """
    decisions = [one for one in _in_force(store.decisions()) if _settles(one, by)]
    pairs: defaultdict[frozenset[str], list[Ends]] = defaultdict(list)
    for one in decisions:
        ends = one.left, one.right
        pairs[_name_reports(ends)].append(ends)
    looked: defaultdict[str, list[str]] = defaultdict(list)
    own: Counter[Kind] = Counter()
    own["pair"] = sum(one.by == by and one.id > since for one in decisions)
    rulings = store.rulings()
    undone = {one.id for one in rulings if one.undone}
    for ruling in rulings:
        note = ruling.note or ""
        # Of an answer whose words on values were taken back one by one nothing is left.
        gone = bool(find_with(note)) and undone.issuperset(find_with(note))
        if isinstance(ruling.said, Reviewed) and not ruling.undone and not gone:
            looked[ruling.said.label].append(note)
            kind = find_kind(note)
            if kind is not None and ruling.by == by and ruling.id > since:
                own[kind] += 1
    return Taken(pairs, looked, own)


def _settles(one: Decision, by: str) -> bool:
    return one.verdict != "unsure" or one.by == by


def sift_doubts(queue: Queue, taken: Taken, kind: str, since: int) -> list[Doubt]:
    """Give the doubts of a kind that are still open; of those that moved, after a turn."""
    found = [one for one in queue.doubts if one.kind == kind]
    if kind == "moved":
        found = [one for one in found if one.weight > since]
    return [one for one in found if not taken.is_decided(one, queue.ends.get(one.key))]


def add_recent(queue: Queue, recent: Mapping[str, tuple[Doubt, Ends | None]], began: int) -> Queue:
    """Give a queue with the doubts that were answered lately: whoever undoes one goes back to it.

    `began` is the number of the last decision when the desk was opened.
    """
    known = {one.key for one in queue.doubts}
    back = {key: found for key, found in recent.items() if key not in known}
    doubts = sort_doubts([*queue.doubts, *(doubt for doubt, _ in back.values())])
    ends = {key: ends for key, (_, ends) in back.items() if ends is not None}
    return replace(queue, doubts=tuple(doubts), ends={**queue.ends, **ends}, began=began)


def find_last_answer(store: Store, by: str, since: int) -> Decision | Ruling | None:
    """Give the last answer of a person in a queue that stands, of those after a number."""
    every = (one for one in _list_answers(store, by) if one.id > since)
    return max(every, key=lambda one: one.id, default=None)


def find_answer(store: Store, by: str, number: int) -> Decision | Ruling | None:
    """Give an answer of a person in a queue by its number, None where it does not stand."""
    return next((one for one in _list_answers(store, by) if one.id == number), None)


def _list_answers(store: Store, by: str) -> list[Decision | Ruling]:
    pairs = [one for one in store.decisions() if one.by == by and not one.undone]
    looked = [
        one
        for one in store.rulings()
        if one.by == by and not one.undone and (one.note or "").startswith(LOOKED)
    ]
    return [*pairs, *looked]
