"""Borders between two countries: where they run, from the towns on either side, and their names."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Protocol

from twosource.gazetteers.extent import Point, find_middle, find_reach
from twosource.gazetteers.own_tables import Feature

# Where towns are few, the two sides are looked for farther apart.
_CELL_DEGREES = (0.5, 1.5, 3.0)
_FEWEST = 6
_LEAST_KM = 25.0

Pair = tuple[str, str]
Cell = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Border:
    """A border of two countries: a point in its middle and how far it runs from there."""

    pair: Pair
    middle: Point
    radius_km: float


class Settled(Protocol):
    """A town, as far as a border needs to know it."""

    @property
    def country(self) -> str: ...  # noqa: D102 - a town's own
    @property
    def lat(self) -> float: ...  # noqa: D102 - a town's own
    @property
    def lon(self) -> float: ...  # noqa: D102 - a town's own


def list_pairs(neighbours: Mapping[str, Iterable[str]]) -> list[Pair]:
    """Give each pair of neighbours once, by code."""
    return sorted({(min(a, b), max(a, b)) for a, others in neighbours.items() for b in others})


def find_borders(towns: Sequence[Settled], pairs: Iterable[Pair]) -> Iterator[Border]:
    """Give the ground of each border: cells of one country with towns of the other beside them."""
    scales = [_fill_cells(towns, size) for size in _CELL_DEGREES]
    for pair in pairs:
        points: list[Point] = []
        for cells in scales:
            if len(points) < _FEWEST:
                points = list(_meeting(cells.get(pair[0], {}), cells.get(pair[1], {})))
        if points:
            middle = find_middle(points)
            yield Border(pair, middle, find_reach(middle, points, _LEAST_KM))


def _fill_cells(towns: Sequence[Settled], size: float) -> dict[str, dict[Cell, Point]]:
    cells: dict[str, dict[Cell, Point]] = {}
    for town in towns:
        cell = (math.floor(town.lat / size), math.floor(town.lon / size))
        cells.setdefault(town.country, {}).setdefault(cell, (town.lat, town.lon))
    return cells


def _meeting(ours: Mapping[Cell, Point], theirs: Mapping[Cell, Point]) -> Iterator[Point]:
    for one, other in ((ours, theirs), (theirs, ours)):
        for (row, column), point in one.items():
            around = product((row - 1, row, row + 1), (column - 1, column, column + 1))
            if any(cell in other for cell in around):
                yield point


def name_border(ours: Sequence[str], theirs: Sequence[str]) -> list[str]:
    """Give the names of a border from what the two countries and their peoples are called."""
    pairs = [*product(ours, theirs), *product(theirs, ours)]
    return [f"{one}-{other} border" for one, other in pairs]


def own_border(feature: Feature) -> Pair | None:
    """Give the two countries whose border one of our own features is, if it is called that."""
    called = feature.kind == "border" and any(one.endswith(" border") for one in feature.names)
    if not called or len(feature.countries) != 2:  # noqa: PLR2004 - a border is of two
        return None
    one, other = sorted(feature.countries)
    return one, other
