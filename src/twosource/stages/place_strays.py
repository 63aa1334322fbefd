"""Which names of a report the gazetteer knows only elsewhere: far from all the report speaks of."""

from collections import Counter
from collections.abc import Iterator, Mapping

from twosource.model.values import Place
from twosource.stages.place_names import bare_division, plain
from twosource.stages.place_ranking import PlaceContext, distance_km, lies_in

_SMALL_TOWN = 20_000
# How many names must lie in a state or province for a report to be about it.
_ABOUT = 2
_FAR_KM = 150.0


def find_strays(meant: Mapping[str, Place], context: PlaceContext) -> frozenset[str]:
    """Find the names whose known bearer is far from all the report speaks of.

    A small town or commune in a country of which the report says nothing else, or a town in another
    state than that the report is about; one that is known under a name said to be a district's. Far
    more often the report means a street, a farm or a hamlet that no gazetteer has.
    """
    told = Counter(place.country for place in meant.values() if place.country)
    told.update(context.countries)
    strays = frozenset(
        name
        for name, place in meant.items()
        if _is_slight(name, place) and told[place.country] == 1
    )
    # Where nothing else is named, one of them may well be meant.
    strays = strays if told.total() > len(strays) else frozenset()
    return strays | frozenset(_find_outside(meant))


def _is_slight(name: str, place: Place) -> bool:
    """Tell a small town, or a county or commune of few people."""
    if place.kind == "admin2":
        return 0 < place.population < _SMALL_TOWN
    return place.kind == "town" and _is_small(name, place)


def _is_small(name: str, place: Place) -> bool:
    """Tell a small town; one that bears a district's name without its kind is as good as none."""
    return place.population < _SMALL_TOWN or _is_said_division(name)


def _is_said_division(name: str) -> bool:
    return bare_division(plain(name)) is not None


def _find_outside(meant: Mapping[str, Place]) -> Iterator[str]:
    """Give the small towns of another state than the one the report is about, far from all else."""
    for name, place in meant.items():
        if place.kind != "town" or not _is_small(name, place) or place.admin1 is None:
            continue
        others = [one for other, one in meant.items() if other != name and one.id != place.id]
        near = [one for one in others if one.kind != "country"]
        home = [one for one in near if one.country == place.country and one.admin1]
        states = Counter(one.admin1 for one in home)
        states.update(one.admin1 for one in home if one.kind == "admin1")
        about = any(count >= _ABOUT for state, count in states.items() if state != place.admin1)
        held = any(lies_in(place, one) for one in near)
        if not about or held or states[place.admin1]:
            continue
        spots = [one for one in near if one.kind in {"town", "admin2"}]
        if all(distance_km(place, one) > _FAR_KM + one.radius_km for one in spots):
            yield name
