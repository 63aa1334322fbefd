"""Which of several places of one name a report means: weights that add up, in powers of ten.

A name starts with how many people live in its candidates: news speaks of large places. To that come
what the report says beside the name ("Springfield, Ohio"), in which country and province its other
names lie, and whether they lie near. The names of a report are weighed together, in a few rounds,
because each helps to settle the others.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from twosource.model.values import Place
from twosource.stages.place_names import bare_division, bare_town, plain
from twosource.stages.shares import Shares, add_to, share_out

_EARTH_KM = 6371.0
_ROUNDS = 3
_DIVISION_KINDS = frozenset({"admin1", "admin2"})


@dataclass(frozen=True, slots=True)
class PlaceContext:
    """What a report says around a place name.

    `names`: all place names of the report, each as often as it stands there. `dateline`: the place
    it was filed from. `countries`: ISO codes of the peoples it names ("Kenyan": KE), repeats and
    all. `beside`: larger places named right after a name ("Ohio" of "Springfield, Ohio").
    """

    names: tuple[str, ...] = ()
    dateline: str | None = None
    countries: tuple[str, ...] = ()
    beside: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each sign counts, in powers of ten of inhabitants.

    Chosen by hand, then moved to the round values that place most names of GeoWebNews and half of
    LGL; moving any of them by a step changes the share placed by less than one in a hundred.

    `own_name`: it begins with the name, `exact`: it is the name, `alike`: it is spelled much like
    it, where others have it among many. `own_town`: for a division with its chief town among the
    candidates, `metropolis`: with a great town elsewhere. `said_other`: the name says it is of
    another kind. `near`: for each town of the report, falling with `near_km`, up to `most_near`.
    """

    own_name: float = 1.0
    exact: float = 1.0
    alike: float = 1.8
    country: float = 9.5
    feature: float = 7.5
    admin1: float = 1.5
    admin1_people: float = 0.8
    admin2: float = -1.0
    own_town: float = -2.5
    metropolis: float = -1.5
    said_other: float = -2.0
    beside: float = 3.0
    same_country: float = 3.0
    same_admin1: float = 1.5
    near: float = 1.5
    near_km: float = 125.0
    most_near: float = 2.5
    seat: float = 1.0
    sharpness: float = 1.5


WEIGHTS = Weights()
_FIRST_DIVISIONS = frozenset(
    ["province", "region", "oblast", "krai", "kray", "state", "governorate", "department"]
)
_ALIKE = 0.8
_METROPOLIS = 500_000
_CHIEF_SHARE = 0.1
_CITY_SHARE = 0.25

Found = Mapping[str, Sequence[Place]]
Scores = dict[str, tuple[float, ...]]


def distance_km(one: Place, other: Place) -> float:
    """Give the great-circle distance of two places' points in kilometres."""
    phi, psi = math.radians(one.lat), math.radians(other.lat)
    turn = math.radians(one.lon - other.lon)
    cosine = math.sin(phi) * math.sin(psi) + math.cos(phi) * math.cos(psi) * math.cos(turn)
    return _EARTH_KM * math.acos(max(-1.0, min(1.0, cosine)))


def lies_in(small: Place, large: Place) -> bool:
    """Tell whether one place lies inside another, by code; in rivers and regions, by point."""
    if small.id == large.id or large.kind == "town":
        return False
    if large.kind == "country":
        return small.country == large.country
    if large.kind == "admin1":
        return small.kind != "country" and small.admin1 is not None and small.admin1 == large.admin1
    if large.kind == "admin2":
        return small.kind == "town" and small.admin2 is not None and small.admin2 == large.admin2
    return small.radius_km < large.radius_km and distance_km(small, large) <= large.radius_km


def weigh_alone(name: str, candidates: Sequence[Place], weights: Weights = WEIGHTS) -> list[float]:
    """Give the weight of each place a name may mean while nothing else is known."""
    said = plain(name)
    divided = bare_division(said) is not None
    towns = [] if divided else [one for one in candidates if one.kind == "town"]
    mistaken = _find_mistaken(said, {one.kind for one in candidates}, divided=divided)
    return [
        _weigh_kind(one, weights)
        + _weigh_name(said, one, weights)
        + (weights.own_town if _has_own_town(said, one, towns) else 0.0)
        + (weights.metropolis if _has_metropolis(one, towns) else 0.0)
        + (weights.said_other if one.kind in mistaken else 0.0)
        for one in candidates
    ]


def _find_mistaken(said: str, kinds: set[str], *, divided: bool) -> set[str]:
    """Give the kinds that the name itself says it is not: a county is no town, an oblast no county.

    Only while there is a candidate of another kind: "region" is said of many things.
    """
    first = said.rsplit(maxsplit=1)[-1] in _FIRST_DIVISIONS
    if divided:
        mistaken = {"town", "admin2"} if first else {"town"}
    else:
        mistaken = set() if bare_town(said) is None else {"admin2"}
    return mistaken if kinds - mistaken else mistaken - {"admin2"}


def _has_own_town(said: str, place: Place, towns: Sequence[Place]) -> bool:
    """Tell whether a division is outshone by a town of its name, where many of its people live.

    "Kaduna" is the town: of the state one says so, or names a town before it. "Quebec" is not.
    """
    return place.kind in _DIVISION_KINDS and any(
        lies_in(town, place) and town.population >= _share(said, town) * place.population
        for town in towns
    )


def _share(said: str, town: Place) -> float:
    return _CHIEF_SHARE if plain(town.name) == said else _CITY_SHARE


def _has_metropolis(place: Place, towns: Sequence[Place]) -> bool:
    """Tell whether a great town elsewhere has a division's name: Washington."""
    return place.kind in _DIVISION_KINDS and any(
        one.population >= _METROPOLIS and not lies_in(one, place) for one in towns
    )


def _weigh_kind(place: Place, weights: Weights) -> float:
    people = math.log10(max(place.population, 1) + 100)
    if place.kind == "town":
        return people
    if place.kind == "country":
        return weights.country
    if place.kind == "admin1":
        return weights.admin1 + weights.admin1_people * people
    return people + weights.admin2 if place.kind == "admin2" else weights.feature


def _weigh_name(said: str, place: Place, weights: Weights) -> float:
    """Weigh how a place bears the name: as its own, as the beginning of it, or among others."""
    own = plain(place.name)
    bare = bare_division(own) if place.kind == "admin1" else None
    if place.kind == "country" or said in {own, bare}:
        return weights.own_name + weights.exact
    if own.startswith(f"{said} "):
        return weights.own_name
    # "Odessa" is one more spelling of Odesa; "Smyrna" another name of Izmir.
    alike = SequenceMatcher(None, said, own, autojunk=False).ratio() >= _ALIKE
    return weights.alike if alike else 0.0


def weigh_together(
    context: PlaceContext, found: Found, weights: Weights = WEIGHTS
) -> Mapping[str, tuple[float, ...]]:
    """Give the weight of each candidate of each known name of a report, in the order of `found`."""
    names = list(dict.fromkeys((*context.names, *filter(None, (context.dateline,)))))
    names = [name for name in names if found.get(name)]
    alone = {name: tuple(weigh_alone(name, found[name], weights)) for name in names}
    scores = dict(alone)
    for _ in range(_ROUNDS):
        surroundings = _Surroundings(context, found, scores, weights)
        scores = {
            name: tuple(
                base + surroundings.support(name, place)
                for base, place in zip(alone[name], found[name], strict=True)
            )
            for name in names
        }
    return scores


def best_of(candidates: Sequence[Place], scores: Sequence[float]) -> Place:
    """Give the heaviest candidate; of equals the first, as the gazetteer orders them."""
    return candidates[max(range(len(candidates)), key=lambda index: (scores[index], -index))]


class _Surroundings:
    """The names of a report as they stand after one round, and what they say for a candidate."""

    def __init__(
        self, context: PlaceContext, found: Found, scores: Scores, weights: Weights
    ) -> None:
        self._context = context
        self._found = found
        self._weights = weights
        self._best = {name: best_of(found[name], ones) for name, ones in scores.items()}
        countries: dict[str, dict[str, float]] = {}
        admin1s: dict[str, dict[str, float]] = {}
        for name, ones in scores.items():
            said = math.sqrt(max(1, context.names.count(name)))
            shares = share_out(ones, weights.sharpness)
            for place, share in zip(found[name], shares, strict=True):
                add_to(countries, name, place.country, said * share)
                if place.admin1 is not None:
                    add_to(admin1s, name, place.admin1, said * share)
        for country in context.countries:
            add_to(countries, f"people of {country}", country, 1.0)
        self._countries, self._admin1s = Shares(countries), Shares(admin1s)
        divided = {name: bare_division(plain(name)) is not None for name in scores}
        self._codes = {
            kind: {
                name: {place.admin2 for place in found[name] if place.kind == kind} - {None}
                for name in scores
                if divided[name] == (kind == "admin2")
            }
            for kind in ("town", "admin2")
        }

    def support(self, name: str, place: Place) -> float:
        """Give what the other names of the report add to a candidate of this name."""
        weights = self._weights
        total = weights.same_country * self._countries.part(name, place.country)
        if place.admin1 is not None:
            total += weights.same_admin1 * self._admin1s.part(name, place.admin1)
        if place.kind in {"town", "admin2"}:
            total += weights.near * self._nearness(name, place)
            total += weights.seat * self._meets_county(name, place)
        return total + weights.beside * self._stands_beside(name, place)

    def _stands_beside(self, name: str, place: Place) -> float:
        larger = self._context.beside.get(name, ())
        inside = [self._inside(place, other) for other in larger if self._found.get(other)]
        holds = [
            any(lies_in(small, place) for small in self._found.get(other, ()))
            for other, beside in self._context.beside.items()
            if name in beside and other != name
        ]
        return float(any(inside)) + float(any(holds))

    def _inside(self, place: Place, other: str) -> bool:
        return any(lies_in(place, large) for large in self._found[other])

    def _meets_county(self, name: str, place: Place) -> bool:
        """Tell whether a town lies in a county that the report names, or holds a town it names.

        A county only where the report says that it is one: "Henry County", not "Henry".
        """
        own, other = ("town", "admin2") if place.kind == "town" else ("admin2", "town")
        return name in self._codes[own] and any(
            place.admin2 in codes for codes in self._codes[other].values()
        )

    def _nearness(self, name: str, place: Place) -> float:
        others = [
            one
            for other, one in self._best.items()
            if other != name and one.kind in {"town", "admin2"} and one.id != place.id
        ]
        if not others:
            return 0.0
        reach, most = self._weights.near_km, self._weights.most_near
        return min(most, math.fsum(math.exp(-distance_km(place, one) / reach) for one in others))
