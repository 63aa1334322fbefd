"""Adds up the clusters that were touched to events, and ties them to others."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Generic, TypeVar

from twosource.growing.events import Told, Touched
from twosource.growing.naming import Naming
from twosource.growing.parts import Parts
from twosource.model.actors import ActorList
from twosource.model.event import Event
from twosource.ports import Gazetteer, Store
from twosource.stages import event_links
from twosource.stages.actor_list import gather_countries, index_actors, list_events, list_words
from twosource.stages.add_up import Ledger, add_up_some
from twosource.stages.laid_lines import Lineage

V = TypeVar("V")


def write_events(
    store: Store, parts: Parts, told: Told, naming: Naming, touched: Touched
) -> list[Event]:
    """Give the events of all touched clusters, and those whose links may lead elsewhere now."""
    names = _Names(store, {name: one.id for name, one in naming.chosen.items()})
    clusters = [(naming.chosen[min(one)], one) for one in touched.clusters]
    events = list(add_up_some(clusters, _open_ledger(told, names), parts.rule))
    given = store.actors()
    if given is not None:
        events = meet_actors(events, given, parts.gazetteer)
    others = _find_linked(store, told, naming, touched, names)
    events += others
    reports = sorted({report for one in events for report in one.reports})
    claims = {one.claim.id: one for key in reports for one in told.tell(key)}
    owners = {
        claim: min(told.index.clusters.get(claim) or ())
        for claim in claims
        if claim in told.index.claims
    }
    names.look_up(set(owners.values()))
    return event_links.link_events(
        events,
        event_links.Told(
            claims,
            {key: one.text for key, one in store.some_reports(reports).items()},
            {name: one.family for name, one in parts.codebook.types.items()},
            {claim: names[name] for claim, name in owners.items()},
        ),
    )


def meet_actors(events: Sequence[Event], given: ActorList, gazetteer: Gazetteer) -> list[Event]:
    """Meet the bodies of events with a coder's list of actors."""
    words = list_words(events, given)
    countries = gather_countries(gazetteer.countries_of(words), gazetteer.find(words))
    return list_events(events, index_actors(given.actors, countries))


def _find_linked(
    store: Store, told: Told, naming: Naming, touched: Touched, names: "_Names"
) -> list[Event]:
    """Give the events beside those added up that share a report with what is told otherwise now."""
    before = naming.known.events
    renamed = {
        told.index.report_of[claim]
        for one in touched.clusters
        for claim in one
        if before.get(claim) != naming.chosen[min(one)].id
    }
    claims = (one.claim.id for key in renamed | touched.reports for one in told.tell(key))
    there = {min(group) for one in claims if (group := told.index.clusters.get(one)) is not None}
    linked = there - naming.chosen.keys()
    names.look_up(linked)
    return list(store.some_events({names[name] for name in linked}))


def _open_ledger(told: Told, names: "_Names") -> Ledger:
    index, rooms = told.index, told.rooms
    return Ledger(
        links=index.links,
        # Two events that look alike show one pair, each of them.
        tell=cache(index.joined_apart().tell),
        owner=_Asked(lambda claim: min(index.clusters.get(claim) or ())),
        named=names,
        reports=index.report_of,
        heard=_Asked(told.hear),
        lineage=Lineage(
            agencies=rooms.credited,
            outlets=_Asked(lambda key: rooms.sheets[key].outlet),
            published=_Asked(lambda key: rooms.sheets[key].published),
            withdrawn=rooms.withdrawn,
            quotes=_Asked(lambda key: rooms.sheets[key].quotes),
        ),
        copies=rooms.copies,
        marks=_Asked(lambda key: rooms.sheets[key].marks),
    )


class _Asked(Mapping[str, V], Generic[V]):
    """What is worked out for a key when it is asked for; None: there is nothing."""

    def __init__(self, find: Callable[[str], V | None]) -> None:
        self._find = find

    def __getitem__(self, key: str) -> V:
        found = self._find(key)
        if found is None:
            raise KeyError(key)
        return found

    def __iter__(self) -> Iterator[str]:
        raise NotImplementedError

    def __len__(self) -> int:
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class _Names(Mapping[str, str]):
    """The id of the event of each cluster, by its smallest claim; of those that stay from the file."""

    store: Store
    found: dict[str, str]

    def look_up(self, names: Collection[str]) -> None:
        """Look up many at once."""
        missing = {name for name in names if name not in self.found}
        if missing:
            self.found.update(self.store.known_of(missing).events)

    def __getitem__(self, name: str) -> str:
        self.look_up([name])
        return self.found[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.found)

    def __len__(self) -> int:
        return len(self.found)
