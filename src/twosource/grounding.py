"""Grounds the claims of all reports: what their words come to, looked up in the table of places."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from twosource.model.actors import ActorList
from twosource.model.codebook import Codebook
from twosource.model.event import Event
from twosource.model.ruling import Orphan, Ruling
from twosource.model.values import GroundedClaim, Where
from twosource.ports import Gazetteer
from twosource.stages.actor_list import gather_countries, index_actors, list_events, list_words
from twosource.stages.anniversaries import Fixed, fix_years
from twosource.stages.by_hand import code_by_hand
from twosource.stages.ground import (
    ReportFacts,
    find_capitalised,
    find_setting,
    gather_facts,
    ground_report,
    set_scene,
    weigh_places,
)
from twosource.stages.kept import Kept

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Grounded:
    """All claims with their values; by report the places it names, and the country it is set in.

    `facts` are what each report says of itself; `orphaned` claims coded by hand of which nothing
    stands in this record.
    """

    claims: tuple[GroundedClaim, ...]
    scenes: Mapping[str, Mapping[str, str]]
    settings: Mapping[str, str | None]
    facts: Mapping[str, ReportFacts] = field(default_factory=dict)
    orphaned: tuple[Orphan, ...] = ()


def ground_all(
    kept: Kept, gazetteer: Gazetteer, given: Mapping[str, Fixed] | None = None
) -> Grounded:
    """Look up every place name of the reports at once, then ground each claim.

    What a report comes to does not depend on the names in others. Only the anniversaries that fix
    a year may be told of elsewhere: `given`, where the reports are not all of the record.
    """
    words = {key: find_capitalised(text) for key, text in kept.texts().items()}
    peoples = gazetteer.countries_of(sorted({word for ones in words.values() for word in ones}))
    fixed = fix_years(kept.texts()) if given is None else given
    facts = {
        key: _facts(kept, key, _only(words[key], peoples), fixed.get(key)) for key in kept.readings
    }
    places = gazetteer.find(sorted({name for one in facts.values() for name in one.names}))
    found = {key: _only(one.names, places) for key, one in facts.items()}
    weighed = {key: weigh_places(one, found[key]) for key, one in facts.items()}
    return Grounded(
        claims=tuple(
            one
            for key, reading in sorted(kept.readings.items())
            for one in ground_report(reading.claims, facts[key], found[key], weighed[key])
        ),
        scenes={key: set_scene(one, found[key], weighed[key]) for key, one in facts.items()},
        settings={key: find_setting(one, found[key], weighed[key]) for key, one in facts.items()},
        facts=facts,
    )


def ground_and_code(
    kept: Kept,
    gazetteer: Gazetteer,
    rulings: Iterable[Ruling],
    codebook: Codebook,
    given: Mapping[str, Fixed] | None = None,
) -> Grounded:
    """Ground the claims of all readings, and put beside them those that people coded by hand.

    `given` is as `ground_all` takes it.
    """
    grounded = ground_all(kept, gazetteer, given)
    coded = code_by_hand(rulings, codebook, grounded.facts, grounded.claims)
    scenes = {key: dict(one) for key, one in grounded.scenes.items()}
    for one in coded.claims:
        if isinstance(one.where, Where):
            near = (place for place in one.where.every if place.kind != "country")
            scenes[one.claim.report].update((place.id, place.name) for place in near)
    return replace(
        grounded,
        claims=(*grounded.claims, *coded.claims),
        scenes=scenes,
        orphaned=coded.orphaned,
    )


def _only(names: Iterable[str], given: Mapping[str, T]) -> Mapping[str, T]:
    return {name: given[name] for name in names if name in given}


def _facts(kept: Kept, key: str, peoples: Mapping[str, str], fixed: Fixed | None) -> ReportFacts:
    reading = kept.readings[key]
    report, layout = kept.reports[key], kept.layouts[key]
    return gather_facts(report, layout, kept.outlet(key), reading, peoples, fixed)


def meet_actors(events: Sequence[Event], given: ActorList, gazetteer: Gazetteer) -> list[Event]:
    """Meet the bodies of events with a coder's list of actors."""
    words = list_words(events, given)
    countries = gather_countries(gazetteer.countries_of(words), gazetteer.find(words))
    return list_events(events, index_actors(given.actors, countries))
