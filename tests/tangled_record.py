"""A record of random invented events that hang together in all ways that a reader is told of."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from random import Random

from record_generator import OUTLETS, make, make_events
from twosource.model.claim import Stance, Time
from twosource.model.correction import Dispute, Opinion
from twosource.model.event import (
    Collapse,
    Conflict,
    Event,
    EventId,
    EventLink,
    Held,
    LinkKind,
    LookAlike,
    ToDo,
    Withdrawal,
)
from twosource.model.ids import digest
from twosource.model.match import Match, Pair, Reason
from twosource.model.report import Access, Marks
from twosource.model.ruling import Reviewed
from twosource.model.values import Blank, GroundedClaim
from twosource.record_name import RecordName
from twosource.stores.sql import open_store
from twosource.views.record_view import view_of
from twosource.views.reviews import sign_as_it_stands

AT = "2026-03-01T10:00:00Z"
STANCES: tuple[Stance, ...] = ("asserted", "alleged", "denied", "not_reported")
TIMES: tuple[Time, ...] = ("past", "ongoing", "future", "general")
ACCESS: tuple[Access, ...] = ("published", "restricted")
KINDS: tuple[LinkKind, ...] = ("follows", "consequence_of", "part_of")


def tangle(where: RecordName, size: int, seed: int) -> list[str]:
    """Make a record of so many reports; give the labels of its events, those of former ones too."""
    chance = Random(f"tangle {seed}")  # noqa: S311  # a record, and no secret
    # Two outlets take turns: of each there are reports that tell of other events.
    made = [make(number * OUTLETS // 2, seed) for number in range(size)]
    claims = [one for each in made for one in each.grounded]
    events, ids = (list(ones) for ones in zip(*make_events(claims, seed), strict=True))
    tangled = [_tangle(one, events, claims, chance) for one in events]
    former = EventId(digest("former", str(seed)), "NZL-9999999", len(ids) + 1, "x", ids[0].id)
    with open_store(where, create=True, clock=lambda: AT) as store:
        for each in made:
            store.add_finished(each.report, each.report.text.encode(), each.reading)
        store.replace_events(tangled, [*ids, former], claims)
        view = view_of(store)
        for one in chance.sample(tangled, len(tangled) // 3):
            said = sign_as_it_stands(one, view)
            if chance.random() < 0.3:
                said = Reviewed(one.id, one.label, "in_review", reports=one.reports)
            store.add_ruling(said, "ana", None, AT)
        store.add_ruling(Reviewed(former.id, former.label, "in_review"), "ben", "one", AT)
        # What was signed is another now, and one event is gone.
        last = [replace(one, stance=chance.choice(STANCES)) for one in tangled[:-1]]
        store.replace_events(last, [*ids, former], claims)
    return [*(one.label for one in last), former.label]


def _tangle(
    event: Event, events: Sequence[Event], claims: Sequence[GroundedClaim], chance: Random
) -> Event:
    reports = sorted({one.claim.report for one in claims})
    collapsed = [
        Collapse(event.reports[0], chance.choice(reports), "the same text")
        for _ in range(chance.choice((0, 0, 1)))
    ]
    gone = event.reports if chance.random() < 0.2 else ()
    origins = replace(
        event.origins,
        # No report is a copy of itself.
        collapsed=tuple(one for one in collapsed if one.report != one.into),
        withdrawn=tuple(Withdrawal(one, "taken back") for one in gone),
    )
    held = (Held("3", event.claims[:1], ("Gauge",)), Held("4", event.claims[-1:]))
    said = Opinion(1, "ana", AT, "one event", None, heeded=True)
    access = chance.choice(ACCESS)
    return replace(
        event,
        time=chance.choice(TIMES),
        where=chance.choice((event.where, Blank("no place is told"))),
        counts=chance.choice((event.counts, ())),
        links=tuple(_link(event, events, claims, chance)),
        look_alikes=tuple(_like(event, events, chance)),
        origins=origins,
        todo=(ToDo("report", "Outlet 0", None, "Outlet 0’s", event.reports, event.claims[:1]),),
        conflicts=(Conflict("how many", held, "conflict"),) if chance.random() < 0.5 else (),
        disputes=(Dispute("its type", (said,), event.claims),) if chance.random() < 0.3 else (),
        marks=Marks(access, "public"),
    )


def _link(
    event: Event, events: Sequence[Event], claims: Sequence[GroundedClaim], chance: Random
) -> Iterator[EventLink]:
    told = {one.claim.id: one.claim for one in claims}
    for _ in range(chance.choice((0, 1, 2))):
        other = chance.choice(events)
        claim = told[chance.choice((event.claims[0], other.claims[0]))]
        if other.id != event.id:
            both = claim.id, other.claims[0]
            yield EventLink(
                chance.choice(KINDS), other.id, "“after”", claim.report, both, claim.trigger
            )


def _like(event: Event, events: Sequence[Event], chance: Random) -> Iterator[LookAlike]:
    others = [one for one in events if one.id != event.id]
    for other in chance.sample(others, chance.choice((0, 1, 3))):
        pair = Pair(*sorted((event.claims[0], other.claims[-1])))
        yield LookAlike(other.id, Match(pair, (Reason("same_day", 2.0, "one day"),), None), "far")
