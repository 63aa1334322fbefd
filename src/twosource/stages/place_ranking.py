"""Which of several places of one name a report means: weights that add up, in powers of ten.

A name starts with how many people live in its candidates: news speaks of large places. To that come
what the report says beside the name ("Springfield, Ohio"), in which country and province its other
names lie, and whether they lie near. The names of a report are weighed together, in a few rounds,
because each helps to settle the others.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from twosource.model.values import Place
from twosource.stages.place_names import bare_division, plain

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
    """

    own_name: float = 1.0
    country: float = 9.0
    feature: float = 6.5
    most_of_admin1: float = 6.8
    admin2: float = -1.0
    metropolis: float = -1.0
    beside: float = 4.0
    same_country: float = 2.5
    same_admin1: float = 3.5
    near: float = 1.5
    near_km: float = 150.0
    sharpness: float = 2.0


WEIGHTS = Weights()
_METROPOLIS = 500_000
_CHIEF_SHARE = 0.3

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
    towns = [one for one in candidates if one.kind == "town"]
    bare = bare_division(plain(name)) is None
    return [
        _weigh_one(name, one, metropolis=bare and _has_own_town(one, towns), weights=weights)
        for one in candidates
    ]


def _has_own_town(place: Place, towns: Sequence[Place]) -> bool:
    """Tell whether a division is outshone by a town of its name: a great one, or its own chief."""
    return any(
        town.population >= _METROPOLIS
        or (lies_in(town, place) and town.population >= _CHIEF_SHARE * place.population)
        for town in towns
    )


def _weigh_one(name: str, place: Place, *, metropolis: bool, weights: Weights) -> float:
    people = math.log10(max(place.population, 1) + 100)
    if place.kind == "country":
        people = weights.country
    elif place.kind == "admin1":
        people = min(people, weights.most_of_admin1)
    elif place.kind == "admin2":
        people += weights.admin2
    elif place.kind != "town":
        people = weights.feature
    # "New York" is the city: of the state one says so, or names a town before it.
    if metropolis and place.kind in _DIVISION_KINDS:
        people += weights.metropolis
    return people + (weights.own_name if _bears(place, name) else 0.0)


def _bears(place: Place, name: str) -> bool:
    own, said = plain(place.name), plain(name)
    return own == said or own.startswith(f"{said} ") or place.kind == "country"


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
        self._countries: dict[str, dict[str, float]] = {}
        self._admin1s: dict[str, dict[str, float]] = {}
        for name, ones in scores.items():
            said = math.sqrt(max(1, context.names.count(name)))
            shares = _share_out(ones, weights.sharpness)
            for place, share in zip(found[name], shares, strict=True):
                _add(self._countries, name, place.country, said * share)
                if place.admin1 is not None:
                    _add(self._admin1s, name, place.admin1, said * share)
        for country in context.countries:
            _add(self._countries, f"people of {country}", country, 1.0)

    def support(self, name: str, place: Place) -> float:
        """Give what the other names of the report add to a candidate of this name."""
        weights = self._weights
        total = weights.same_country * _part(self._countries, name, place.country)
        if place.admin1 is not None:
            total += weights.same_admin1 * _part(self._admin1s, name, place.admin1)
        if place.kind in {"town", "admin2"}:
            total += weights.near * self._nearness(name, place)
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

    def _nearness(self, name: str, place: Place) -> float:
        others = [
            one
            for other, one in self._best.items()
            if other != name and one.kind in {"town", "admin2"} and one.id != place.id
        ]
        if not others:
            return 0.0
        near = sum(distance_km(place, one) <= self._weights.near_km for one in others)
        return near / len(others) if near < 2 else max(0.5, near / len(others))  # noqa: PLR2004 - two neighbours are no chance


def _share_out(scores: Sequence[float], sharpness: float) -> list[float]:
    top = max(scores)
    raw = [math.exp(sharpness * (score - top)) for score in scores]
    whole = math.fsum(raw)
    return [one / whole for one in raw]


def _add(table: dict[str, dict[str, float]], name: str, code: str, weight: float) -> None:
    if code:
        row = table.setdefault(name, {})
        row[code] = row.get(code, 0.0) + weight


def _part(table: Mapping[str, Mapping[str, float]], name: str, code: str) -> float:
    """Give the part that a code has among all other names."""
    others = [row for other, row in table.items() if other != name]
    whole = math.fsum(math.fsum(row.values()) for row in others)
    return math.fsum(row.get(code, 0.0) for row in others) / whole if whole else 0.0
