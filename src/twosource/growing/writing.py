"""Adds up the clusters that were touched to events, and ties them to others."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Generic, TypeVar

from twosource.grounding import meet_actors
from twosource.growing.events import Told, Touched
from twosource.growing.naming import Naming
from twosource.growing.parts import Parts
from twosource.model.event import Event
from twosource.ports import Store
from twosource.stages import event_links
from twosource.stages.add_up import Ledger, add_up_some, compare_again
from twosource.stages.disputes import find_disputes, mark_values, renew_disputes
from twosource.stages.laid_lines import Lineage

V = TypeVar("V")


def write_events(
    store: Store, parts: Parts, told: Told, naming: Naming, touched: Touched
) -> list[Event]:
    """Give the events of all touched clusters, and others whose comparisons or links are others."""
    names = _Names(store, {name: one.id for name, one in naming.chosen.items()})
    ledger = _open_ledger(told, names)
    told.index.look_around({claim for one in touched.clusters for claim in one})
    clusters = [(naming.chosen[min(one)], one) for one in touched.clusters]
    events = list(add_up_some(clusters, ledger, parts.rule))
    given = store.actors()
    if given is not None:
        events = meet_actors(events, given, parts.gazetteer)
    members = {one.claim.id: one for event in events for one in map(told.find, event.claims)}
    events = mark_values(events, members)
    compared = {one.id: one for one in _compare_again(store, told, touched, names, ledger)}
    linked = _find_linked(told, naming, touched, names)
    events += (compared.pop(one.id, one) for one in store.some_events(linked))
    written = [*_link(store, parts, told, events, names), *compared.values()]
    return _dispute(store, told, naming, names, written)


def _dispute(
    store: Store, told: Told, naming: Naming, names: "_Names", written: Sequence[Event]
) -> list[Event]:
    """Mark the events on which people disagree whether they are one, also such as stay else."""
    spoken = {claim for one in told.statements for claim in one.left | one.right}
    clusters = {claim: min(group) for claim in spoken if (group := told.index.clusters.get(claim))}
    names.look_up(set(clusters.values()))
    found = find_disputes(told.statements, {key: names[name] for key, name in clusters.items()})
    disputed = told.rooms.disputed
    others = ({*disputed} | found.keys()) - {one.id for one in written} - naming.gone
    events = [
        renew_disputes(one, found.get(one.id, ()))
        for one in (*written, *store.some_events(sorted(others)))
    ]
    for key in [key for key in disputed if key not in found]:
        del disputed[key]
    disputed.update({key: len(ones) for key, ones in found.items()})
    return events


def _compare_again(
    store: Store, told: Told, touched: Touched, names: "_Names", ledger: Ledger
) -> Iterator[Event]:
    """Give the events that stay as they are but for what their comparisons say."""
    names.look_up({min(one) for one in (*touched.compared, *touched.again)})
    told.index.look_around({claim for one in touched.compared for claim in one})
    for event in store.some_events({names[min(one)] for one in touched.compared}):
        yield compare_again(event, ledger)
    pairs = {names[min(one)]: pairs for one, pairs in touched.again.items()}
    for event in store.some_events(pairs):
        shown = (*event.joined, *(one.match for one in event.look_alikes))
        again = [one for one in shown if (one.pair.left, one.pair.right) in pairs[event.id]]
        if any(ledger.tell(one.pair) != one for one in again):
            yield compare_again(event, ledger)


def _link(
    store: Store, parts: Parts, told: Told, events: Sequence[Event], names: "_Names"
) -> list[Event]:
    """Tie events to others, by all that their reports tell."""
    index = told.index
    reports = sorted({report for one in events for report in one.reports})
    claims = {one.claim.id: one for key in reports for one in told.tell(key)}
    owners = {one: min(group) for one in claims if (group := index.clusters.get(one)) is not None}
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


def _find_linked(told: Told, naming: Naming, touched: Touched, names: "_Names") -> set[str]:
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
    return {names[name] for name in linked}


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
            unheard=_Asked(lambda key: frozenset(rooms.sheets[key].unheard) or None),
            cited=rooms.cited,
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
    """The id of each cluster's event, by its smallest claim; of those that stay from the file."""

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
