"""Places of a name to choose from, in words: those a report may mean first."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from twosource.gazetteers.own_tables import read_countries
from twosource.model.errors import BadValue
from twosource.model.values import Place, Where
from twosource.ports import Gazetteer, Store
from twosource.stages.facet_values import split_names
from twosource.web.countries import name_country

MOST_PLACES = 12
_NAMED = 3
# What a place is called of which more is to be said than its name.
KINDS = {"admin1": "province or state", "admin2": "district", "own": "place"}
Choice = dict[str, str]


@dataclass(frozen=True, slots=True)
class Told:
    """What a report tells of places: the ids of those its claims are at, and countries it names."""

    places: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()


def read_told(store: Store, report: str) -> Told:
    """Give what a report tells of places, by its claims and by names of countries in its text."""
    claims = store.claims_of([one.id for one in store.reading(report).claims])
    found = [one.where for one in claims if isinstance(one.where, Where)]
    places = [place for where in found for place in where.every]
    named = find_countries(store.report(report).text)
    return Told(
        frozenset(one.id for one in places), named | frozenset(one.country for one in places)
    )


def find_countries(text: str) -> frozenset[str]:
    """Give the codes of the countries whose usual name stands in a text.

    >>> sorted(find_countries("MERCEDES, Uruguay: a march"))
    ['UY']
    """
    return frozenset(
        code
        for code, one in read_countries().items()
        if one.name in text and re.search(rf"\b{re.escape(one.name)}\b", text)
    )


def list_places(gazetteer: Gazetteer, name: str, told: Told | None = None) -> list[Place]:
    """Give the places of a name, or of an id: those told of first, then those of its countries."""
    known = told or Told()
    found = gazetteer.find([name]).get(name, ()) if name else ()
    return sorted(found, key=lambda one: _rank(one, name, known))[:MOST_PLACES]


def _rank(place: Place, name: str, told: Told) -> tuple[bool, bool, bool]:
    """Give how likely a place is meant, the likeliest first; of two as likely, as they were."""
    other = place.name.casefold() != name.casefold()
    return place.id not in told.places, place.country not in told.countries, other


def list_choices(gazetteer: Gazetteer, places: Sequence[Place]) -> list[Choice]:
    """Give places to choose from: `words` tell each, `value` with its id is what is typed."""
    within = name_divisions(gazetteer, places)
    words = [say_place(one, within) for one in places]
    twice = Counter(words)
    return [
        {
            "value": f"{told} ({one.id})",
            "words": told if twice[told] == 1 else f"{told}, at {one.lat:.1f}, {one.lon:.1f}",
            "id": one.id,
        }
        for one, told in zip(places, words, strict=True)
    ]


def name_divisions(gazetteer: Gazetteer, places: Iterable[Place]) -> Mapping[str, str]:
    """Give the names of the divisions that places lie in, by their codes."""
    codes = {one.admin1 for one in places if one.admin1 and one.id != f"iso:{one.admin1}"}
    found = gazetteer.find(f"iso:{code}" for code in sorted(codes)) if codes else {}
    return {key.removeprefix("iso:"): places[0].name for key, places in found.items() if places}


def say_place(place: Place, within: Mapping[str, str]) -> str:
    """Give a place in words: "Gore, town in Southland, New Zealand"."""
    kind = KINDS.get(place.kind, place.kind.replace("_", " "))
    lies = _lies_in(place, within)
    return f"{place.name}, {kind}{f' in {lies}' if lies else ''}"


def _lies_in(place: Place, within: Mapping[str, str]) -> str:
    itself = place.id == f"iso:{place.admin1}"
    division = "" if itself else within.get(place.admin1 or "", "")
    country = "" if place.kind == "country" or not place.country else name_country(place.country)
    return ", ".join(filter(None, (division, country)))


def say_ids(gazetteer: Gazetteer, words: str) -> str:
    """Give a value of places with ids as it stands in a field: each by its name, its id beside it.

    What is no id stays as it is.
    """
    names = split_names(words)
    found = gazetteer.find(one for one in names if ":" in one) if ":" in words else {}
    places = {key: every[0] for key, every in found.items() if len(every) == 1}
    told = list_choices(gazetteer, list(places.values()))
    values = dict(zip(places, (one["value"] for one in told), strict=True))
    return "; ".join(values.get(one, one) for one in names)


def refuse_names(
    gazetteer: Gazetteer, names: Iterable[str], found: Mapping[str, Sequence[Place]], told: Told
) -> None:
    """Say in words which name is none of the table of places, or of several.

    Raises:
        BadValue: there is such a name.
    """
    for name in names:
        places = found.get(name, ())
        if not places:
            raise BadValue(
                f"no place is called {name!r} in the table of places: write the name of a town, a"
                " division or a country"
            )
        if len(places) > 1:
            first = list_choices(gazetteer, list_places(gazetteer, name, told)[:_NAMED])
            such = "; ".join(one["words"] for one in first)
            raise BadValue(
                f"{name!r} is the name of several places: choose one of them, such as {such}"
            )


def choose_place(choices: Sequence[Choice], told: Collection[str]) -> str:
    """Give the value of the one place that is meant, "" where it is for a person to say."""
    meant = [one for one in choices if one["id"] in told]
    return meant[0]["value"] if len(meant) == 1 else ""
