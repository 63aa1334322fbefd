"""Two places side by side: is one in the other, and how far apart are they."""

from math import asin, cos, radians, sin, sqrt

from twosource.model.values import Place

EARTH_KM = 6371.0
_WHOLE = {"country": 0, "admin1": 1, "admin2": 2}
_FINEST = 3


def distance_km(one: Place, other: Place) -> float:
    """Give the great-circle distance of two places' points in kilometres."""
    north, south = radians(one.lat), radians(other.lat)
    east = radians(other.lon - one.lon) / 2
    chord = sin((south - north) / 2) ** 2 + cos(north) * cos(south) * sin(east) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(chord)))


def fineness(place: Place) -> int:
    """Give 0 for a country, 1 and 2 for its divisions, 3 for towns, rivers and the like."""
    return _WHOLE.get(place.kind, _FINEST)


def holds(whole: Place, part: Place) -> bool:
    """Tell whether the second place lies in the first, a country or a division of one."""
    if whole.id == part.id:
        return True
    if fineness(whole) >= fineness(part) or whole.country != part.country:
        return False
    if whole.kind == "country":
        return True
    if whole.admin1 is None or whole.admin1 != part.admin1:
        return False
    return whole.kind == "admin1" or (whole.admin2 is not None and whole.admin2 == part.admin2)


def within_reach(one: Place, other: Place, slack_km: float) -> bool:
    """Tell whether two places' extents come within some kilometres of each other."""
    return distance_km(one, other) <= one.radius_km + other.radius_km + slack_km
