"""What two claims' places say for and against one event."""

from twosource.matchers import weights
from twosource.matchers.dates import step
from twosource.matchers.sides import Sides
from twosource.model.match import Reason
from twosource.model.values import Place
from twosource.stages.how_far import distance_km, fineness, holds, within_reach

_LEVELS = {"country": "country", "admin1": "province", "admin2": "district", "town": "town"}


def same_place(sides: Sides) -> Reason | None:
    """Both are placed: in the same place, one inside the other, or apart."""
    if sides.places is None:
        return None
    ours, theirs = sides.places
    if ours.id == theirs.id:
        bits = weights.SAME_PLACE.get(ours.kind, weights.SAME_FEATURE)
        bits = sides.at_most(bits, ours.id)
        if sides.one_report:
            # Most of what a report tells is set in one place.
            bits = min(bits, weights.SAME_PLACE_ONE_REPORT)
        words = f"the same {_LEVELS.get(ours.kind, ours.kind)}, {_named(ours)}"
        return Reason("same_place", bits, words)
    return _inside(ours, theirs) or _shared_province(ours, theirs) or _apart(ours, theirs)


def same_scene(sides: Sides) -> Reason | None:
    """One is not placed, and both reports name the same town, district or feature."""
    if sides.one_report or sides.places is not None:
        return None
    scenes = sides.backdrop.scenes
    ours = scenes.get(sides.left.claim.report, {})
    theirs = scenes.get(sides.right.claim.report, {})
    shared = sorted(ours.keys() & theirs.keys())
    if not shared:
        return None
    worth = {place: sides.at_most(_worth(place), place) for place in shared}
    best = max(shared, key=lambda place: (worth[place], place))
    return Reason("same_scene", worth[best], f"both reports name {ours[best]}")


def _worth(place: str) -> float:
    return weights.SAME_SCENE_PROVINCE if place.startswith("iso:") else weights.SAME_SCENE


def _inside(ours: Place, theirs: Place) -> Reason | None:
    whole, part = sorted((ours, theirs), key=fineness)
    if not holds(whole, part):
        return None
    level = _LEVELS[whole.kind]
    words = f"{part.name} lies in the {level} of the other, {_named(whole)}"
    return Reason("same_place", weights.INSIDE[whole.kind], words)


def _shared_province(ours: Place, theirs: Place) -> Reason | None:
    """Rivers, borders and regions have no towns: their reach decides."""
    fuzzy = {"river", "sea", "border", "mountain", "region"}
    if not {ours.kind, theirs.kind} & fuzzy or not within_reach(ours, theirs, 0.0):
        return None
    words = f"{ours.name} and {theirs.name} reach each other"
    return Reason("same_place", weights.INSIDE["admin1"], words)


def _apart(ours: Place, theirs: Place) -> Reason:
    distance = distance_km(ours, theirs)
    words = f"{ours.name} and {theirs.name}, {distance:.0f} km apart"
    if ours.country != theirs.country and "country" in {ours.kind, theirs.kind}:
        words = f"{ours.name} ({ours.country}) and {theirs.name} ({theirs.country})"
        return Reason("same_place", weights.OTHER_COUNTRY, words)
    return Reason("same_place", step(distance, weights.KM_APART, weights.FAR_APART), words)


def _named(place: Place) -> str:
    code = place.id.removeprefix("iso:") if place.id.startswith("iso:") else place.admin1
    return place.name if code is None else f"{place.name} ({code})"
