"""What two claims' places say for and against one event."""

from twosource.matchers.dates import step
from twosource.matchers.sides import Sides
from twosource.model.match import Sight
from twosource.model.values import Place
from twosource.stages.how_far import distance_km, fineness, holds, within_reach

_LEVELS = {"country": "country", "admin1": "province", "admin2": "district", "town": "town"}
KM = (
    (5.0, "within 5 km"),
    (10.0, "within 10 km"),
    (25.0, "within 25 km"),
    (50.0, "within 50 km"),
    (100.0, "within 100 km"),
    (200.0, "within 200 km"),
)
FARTHER = "over 200 km"


def same_place(sides: Sides) -> Sight | None:
    """Both are placed: in the same place, one inside the other, or apart."""
    if sides.places is None:
        return None
    ours, theirs = sides.places
    if ours.id == theirs.id:
        row = f"same {_LEVELS.get(ours.kind, 'feature')}"
        words = f"the same {_LEVELS.get(ours.kind, ours.kind)}, {_named(ours)}"
        return Sight("same_place", row, words, sides.worth(ours.id))
    return _inside(ours, theirs) or _shared_province(ours, theirs) or _apart(ours, theirs)


def same_scene(sides: Sides) -> Sight | None:
    """One is placed in a country at most; both reports name the same town, river or province."""
    finely = sides.places is not None and "country" not in {one.kind for one in sides.places}
    if sides.one_report or finely:
        return None
    scenes = sides.backdrop.scenes
    ours = scenes.get(sides.left.claim.report, {})
    theirs = scenes.get(sides.right.claim.report, {})
    shared = sorted(ours.keys() & theirs.keys())
    if not shared:
        return None
    # A town before a province, and of towns the one that the fewest reports name.
    best = max(shared, key=lambda place: (_is_town(place), sides.worth(place), place))
    row = "same town" if _is_town(best) else "same province"
    return Sight("same_scene", row, f"both reports name {ours[best]}", sides.worth(best))


def _is_town(place: str) -> bool:
    # A river or a range of mountains says no more than a province does.
    return not place.startswith(("iso:", "own:"))


def _inside(ours: Place, theirs: Place) -> Sight | None:
    whole, part = sorted((ours, theirs), key=fineness)
    if not holds(whole, part):
        return None
    level = _LEVELS[whole.kind]
    words = f"{part.name} lies in the {level} of the other, {_named(whole)}"
    return Sight("same_place", f"in the {level}", words)


def _shared_province(ours: Place, theirs: Place) -> Sight | None:
    """Rivers, borders and regions have no towns: their reach decides."""
    fuzzy = {"river", "sea", "border", "mountain", "region"}
    if not {ours.kind, theirs.kind} & fuzzy or not within_reach(ours, theirs, 0.0):
        return None
    words = f"{ours.name} and {theirs.name} reach each other"
    return Sight("same_place", "in reach", words)


def _apart(ours: Place, theirs: Place) -> Sight:
    distance = distance_km(ours, theirs)
    words = f"{ours.name} and {theirs.name}, {distance:.0f} km apart"
    if ours.country != theirs.country and "country" in {ours.kind, theirs.kind}:
        words = f"{ours.name} ({ours.country}) and {theirs.name} ({theirs.country})"
        return Sight("same_place", "other country", words)
    return Sight("same_place", step(distance, KM, FARTHER), words)


def _named(place: Place) -> str:
    code = place.id.removeprefix("iso:") if place.id.startswith("iso:") else place.admin1
    return place.name if code is None else f"{place.name} ({code})"
