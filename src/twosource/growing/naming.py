"""Gives the clusters that an update touched the ids that their events have, or new ones."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from twosource.growing.events import Told, Touched
from twosource.model.claim import Claim
from twosource.model.event import EventId
from twosource.model.grown import KnownEvents
from twosource.ports import Store
from twosource.stages.attach import carry_events
from twosource.stages.ground import find_country
from twosource.stages.identify import Elsewhere, assign_ids, digest_claims
from twosource.stages.index_work import Changed
from twosource.stages.seen import Seen


@dataclass(frozen=True, slots=True)
class Naming:
    """The ids of events. `known` are those there were that bear on what was touched.

    `chosen` gives the id of each touched cluster by its smallest claim, `ids` all that are known
    now, `gone` the events of which no cluster is left. `whole`: all of the record was touched.
    """

    known: KnownEvents
    chosen: Mapping[str, EventId]
    ids: Sequence[EventId]
    gone: frozenset[str]
    whole: bool

    @property
    def changed(self) -> list[EventId]:
        """Give the ids that are new, or lead elsewhere than they did; all, if all was touched."""
        before = {} if self.whole else {one.id: one for one in self.known.ids}
        return [one for one in self.ids if before.get(one.id) != one]


def name_clusters(
    store: Store, told: Told, changed: Changed, touched: Touched, before: Mapping[str, Seen]
) -> Naming:
    """Name the clusters that are others now; the rest go by the ids they had.

    An event that goes on elsewhere in the record has no say in it.
    """
    whole = told.fresh
    here = frozenset().union(*changed.gone, *changed.made)
    made = sorted(changed.made, key=min)
    old = [one.claim for seen in before.values() for one in seen.claims]
    beside: list[frozenset[str]] = []
    if whole:
        old = [one.claim for one in store.claims()]
        known = KnownEvents(
            store.claim_events(), store.event_ids(), frozenset(), 0, store.former_events()
        )
    else:
        claims = here.union({one.id for one in old}, *touched.clusters)
        known = store.known_of(claims, [digest_claims(one) for one in made])
        beside = _find_births(told, known, here)
        if beside:
            claims = claims.union(*beside)
            known = store.known_of(claims, [digest_claims(one) for one in (*made, *beside)])
    moved = {known.events[claim] for claim in here if claim in known.events}
    elsewhere = known.living - moved - {known.events[min(one)] for one in beside}
    assigned = assign_ids(
        [*made, *beside],
        carry_events(known.events, old, _list_heirs(told, old)),
        [one for one in known.ids if one.id not in elsewhere],
        lambda members: _find_country(told, members),
        known.former,
        Elsewhere(known.last, elsewhere),
    )
    ids = {one.id: one for one in (*known.ids, *assigned.ids)}
    chosen = {min(one): id_ for one, id_ in zip(made, assigned.chosen, strict=False)}
    for name in map(min, touched.clusters):
        if name not in chosen:
            chosen[name] = ids[known.events[name]]
    named = {one.id for one in chosen.values()}
    return Naming(known, chosen, tuple(ids.values()), frozenset(moved - named), whole)


def _find_births(told: Told, known: KnownEvents, here: frozenset[str]) -> list[frozenset[str]]:
    """Give the clusters that stay, but have a claim that an event of those that move was born from.

    Where no claim tells of that event any more, its id leads there.
    """
    moved = {known.events[claim] for claim in here if claim in known.events}
    elsewhere = known.living - moved
    born = {
        one.born_from
        for one in known.ids
        if one.redirect_to is None and one.id not in elsewhere and one.born_from not in here
    }
    clusters = told.index.clusters
    found = {members for one in born if (members := clusters.get(one))}
    return sorted(found, key=min)


def _list_heirs(told: Told, old: Sequence[Claim]) -> list[Claim]:
    """Give the claims that reports tell now of which some were told before."""
    reports = sorted({one.report for one in old})
    return [one.claim for key in reports if told.has(key) for one in told.tell(key)]


def _find_country(told: Told, members: frozenset[str]) -> str | None:
    claims = [told.find(claim) for claim in sorted(members)]
    sheets = told.rooms.sheets
    return find_country(
        claims, {one.claim.report: sheets[one.claim.report].country for one in claims}
    )
