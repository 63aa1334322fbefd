"""Where a province or country lies and how far it reaches, from the towns inside it."""

import math
from collections.abc import Iterable, Sequence

EARTH_KM = 6371.0
_CELL_DEGREES = 0.25
_SHARE_INSIDE = 0.95
_PEOPLE_PER_KM2 = 2500.0
_SMALLEST_TOWN_KM = 3.0

Point = tuple[float, float]


def _unit(lat: float, lon: float) -> tuple[float, float, float]:
    phi, lam = math.radians(lat), math.radians(lon)
    return math.cos(phi) * math.cos(lam), math.cos(phi) * math.sin(lam), math.sin(phi)


def measure_distance(one: Point, other: Point) -> float:
    """Give the great-circle distance of two points in kilometres."""
    a, b = _unit(*one), _unit(*other)
    chord = math.dist(a, b)
    return 2 * EARTH_KM * math.asin(min(1.0, chord / 2))


def find_middle(points: Iterable[Point]) -> Point:
    """Give the middle of the ground that points cover, in degrees.

    Each cell of a quarter degree counts once, however many towns stand in it: what is wanted is the
    middle of the land, not of its people. Taken on the sphere, so the date line does no harm.
    """
    cells = {
        (round(lat / _CELL_DEGREES), round(lon / _CELL_DEGREES)): (lat, lon) for lat, lon in points
    }
    vectors = [_unit(*cells[cell]) for cell in sorted(cells)]
    x, y, z = (math.fsum(axis) for axis in zip(*vectors, strict=True))
    return (
        round(math.degrees(math.atan2(z, math.hypot(x, y))), 4),
        round(math.degrees(math.atan2(y, x)), 4),
    )


def find_reach(middle: Point, points: Sequence[Point], least: float) -> float:
    """Give the distance in kilometres within which 95 % of the points lie, and at least `least`."""
    distances = sorted(measure_distance(middle, point) for point in points)
    if not distances:
        return least
    inside = distances[min(len(distances) - 1, int(_SHARE_INSIDE * len(distances)))]
    return round(max(least, inside), 1)


def reach_of_town(population: int) -> float:
    """Give the radius in kilometres of a town, with 2,500 people on each square kilometre."""
    return round(max(_SMALLEST_TOWN_KM, math.sqrt(population / (math.pi * _PEOPLE_PER_KM2))), 1)
