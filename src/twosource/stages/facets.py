"""The facets of an event whose values meet: when, where and how many."""

from math import inf
from typing import Final

from twosource.model.values import Count, When, Where
from twosource.stages.aggregate import Facet
from twosource.stages.how_far import fineness, holds, within_reach
from twosource.stages.how_many_compare import intersect_counts, tell_number
from twosource.stages.when import intersect

_OPEN_YEAR_DAYS = 366.0
# Places with an edge; a river, a border or a sea is told of by where it passes.
_BOUNDED = frozenset({"town", "admin1", "admin2", "country"})


def _meet_places(one: Where, other: Where) -> Where | None:
    """Give the finer of two places if it lies in the other; of several, those of the fuller."""
    fuller, less = (one, other) if len(one.also) >= len(other.also) else (other, one)
    if fuller.also and any(holds(less.place, place) for place in fuller.every):
        return fuller
    beside = _meet_beside(one, other)
    if beside is not None:
        return beside
    whole, part = sorted((one, other), key=lambda where: fineness(where.place))
    return part if holds(whole.place, part.place) else None


def _meet_beside(one: Where, other: Where) -> Where | None:
    """Give the town of a town and a river, border or mountain that it may lie at: both are told."""
    features = [where for where in (one, other) if where.place.kind not in _BOUNDED]
    towns = [where for where in (one, other) if where.place.kind in _BOUNDED]
    if len(features) != 1 or fineness(towns[0].place) == 0:
        return None
    return towns[0] if within_reach(features[0].place, towns[0].place, 0.0) else None


def _name_places(where: Where) -> str:
    return " and ".join(place.name for place in where.every)


def _date_caution(when: When) -> tuple[float, ...]:
    if when.earliest is None or when.latest is None:
        return (-_OPEN_YEAR_DAYS,)
    return (-float((when.latest - when.earliest).days),)


def _place_caution(where: Where) -> tuple[float, ...]:
    return float(fineness(where.place)), -where.place.radius_km


def _count_caution(count: Count) -> tuple[float, ...]:
    return float(count.low), inf if count.high is None else float(count.high)


WHEN: Final[Facet[When]] = Facet(intersect, _date_caution, lambda when: when.edtf)
WHERE: Final[Facet[Where]] = Facet(_meet_places, _place_caution, _name_places)
COUNT: Final[Facet[Count]] = Facet(intersect_counts, _count_caution, tell_number)
