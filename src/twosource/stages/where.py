"""Where an event happened: the finest place the report names for it, or why there is none."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from twosource.model.claim import PlacePhrase, PlaceRelation
from twosource.model.values import Blank, Place, Where
from twosource.stages.place_ranking import (
    Found,
    PlaceContext,
    best_of,
    distance_km,
    lies_in,
    weigh_together,
)
from twosource.stages.place_strays import find_strays

__all__ = ["PlaceContext", "choose_where", "resolve_all", "resolve_likely"]

# Where an event is, by what counts first; where it leads to and what is only mentioned never count.
_RELATIONS: tuple[tuple[PlaceRelation, str], ...] = (
    ("at", ""),
    ("near", "near it"),
    ("across", "across its border"),
    ("origin", "where it set out"),
)
_KIND_WORDS = {"admin1": "province", "admin2": "county or district"}
# Half of a power of ten: one of two places of a name has three times as much for it.
_CLEAR = 0.5
_LIKELY = 1.0
_APART_KM = 50.0
_BESIDE_CHARACTERS = 12

Named = tuple[str, PlacePhrase]
Scores = Mapping[str, Sequence[float]]


@dataclass(frozen=True, slots=True)
class _Chosen:
    """A phrase and the place it means; `rivals` counts the other places of its name."""

    name: str
    phrase: PlacePhrase
    place: Place
    rivals: int


def resolve_all(
    names: Sequence[str], context: PlaceContext, found: Found, weighed: Scores | None = None
) -> Mapping[str, Place]:
    """Give the place each name most probably means in this report; unknown names are left out.

    So are small towns that stray: in a country of which the report says nothing else. `weighed` are
    the weights of all names, where they are at hand.
    """
    meant = _read_names(found, weighed or weigh_together(context, found))
    strays = find_strays(meant, context)
    return {
        name: meant[name] for name in dict.fromkeys(names) if name in meant and name not in strays
    }


def _read_names(found: Found, scores: Mapping[str, Sequence[float]]) -> dict[str, Place]:
    return {name: best_of(found[name], ones) for name, ones in scores.items()}


def resolve_likely(
    names: Sequence[str], context: PlaceContext, found: Found, weighed: Scores | None = None
) -> Mapping[str, tuple[Place, ...]]:
    """Give the places each name may well mean: all within a power of ten of the heaviest."""
    scores = weighed or weigh_together(context, found)
    likely: dict[str, tuple[Place, ...]] = {}
    for name in dict.fromkeys(names):
        if name in scores:
            least = max(scores[name]) - _LIKELY
            likely[name] = tuple(
                place
                for place, score in zip(found[name], scores[name], strict=True)
                if score >= least
            )
    return likely


def choose_where(
    phrases: Sequence[Named], context: PlaceContext, found: Found, weighed: Scores | None = None
) -> Where | Blank:
    """Give the place of an event from the phrases that place it, or a blank with the reason.

    `phrases` are a claim's place names with how the event stands to each; `context` what the rest
    of the report says; `found` what the gazetteer knows of all these names. A place the event is at
    comes before one it is near, one whose border it crosses and one it set out from; among places
    of one such standing the finest wins, read so that it lies in the larger ones named with it.
    """
    if not phrases:
        return Blank("the report names no place for it")
    around = _look_around(phrases, context)
    # Most phrases add nothing to what the report says around them.
    known = weighed if around == context else None
    scores = known or weigh_together(around, found)
    strays = find_strays(_read_names(found, scores), around)
    scores = {name: ones for name, ones in scores.items() if name not in strays}
    troubles: list[str] = []
    for relation, words in _RELATIONS:
        tier = [named for named in phrases if named[1].relation == relation]
        chosen = _choose_tier(tier, found, scores, around, troubles)
        if chosen and relation == "at":
            tier = [named for named in phrases if named[1].relation == "near"]
            inside = _lie_inside(_choose_tier(tier, found, scores, around, []), chosen)
            standing = "near it" if inside else words
            return _say([*inside, *chosen], standing, troubles, found, around)
        if chosen:
            return _say(chosen, words, troubles, found, around)
    return Blank("; ".join(dict.fromkeys(troubles)) or _say_elsewhere(phrases))


def _lie_inside(near: Sequence[_Chosen], chosen: Sequence[_Chosen]) -> list[_Chosen]:
    """Give the towns an event is near, where all it is at are larger places that one of them is in.

    "Near Lisk in central Tarnia" is near Lisk.
    """
    if any(one.place.kind == "town" for one in chosen):
        return []
    held = {id(large): [one for one in near if lies_in(one.place, large.place)] for large in chosen}
    if not all(held.values()):
        return []
    inside = [one for ones in held.values() for one in ones if one.place.kind == "town"]
    return list(dict.fromkeys(inside))


def _look_around(phrases: Sequence[Named], context: PlaceContext) -> PlaceContext:
    """Add to the context which of the phrases stand right after another."""
    beside = dict(context.beside)
    for name, phrase in phrases:
        others = [
            other
            for other, one in phrases
            if 0 < one.span.start - phrase.span.end <= _BESIDE_CHARACTERS
        ]
        if others:
            beside[name] = tuple(dict.fromkeys((*beside.get(name, ()), *others)))
    missing = [name for name, _ in phrases if name not in context.names]
    return replace(context, names=(*context.names, *missing), beside=beside)


def _choose_tier(
    tier: Sequence[Named],
    found: Found,
    scores: Mapping[str, Sequence[float]],
    context: PlaceContext,
    troubles: list[str],
) -> list[_Chosen]:
    chosen = []
    for name, phrase in tier:
        if name not in scores:
            troubles.append(_say_unknown(name, found))
            continue
        place = best_of(found[name], scores[name])
        rivals = _count_rivals(place, found[name])
        if rivals and not _is_clear(place, found[name], scores[name]):
            many = f"{rivals + 1} places are called “{_tidy(name)}”"
            troubles.append(f"{many} and nothing in the report tells which")
            continue
        chosen.append(_Chosen(name, phrase, place, rivals))
    return _drop_misread(chosen, context, troubles)


def _say_unknown(name: str, found: Found) -> str:
    if len(found.get(name, ())) > 1:
        return f"the likeliest “{_tidy(name)}” is far from all else the report names"
    if found.get(name):
        return f"the only “{_tidy(name)}” known is far from all else the report names"
    return f"no place of the gazetteer is called “{_tidy(name)}”"


def _drop_misread(
    chosen: list[_Chosen], context: PlaceContext, troubles: list[str]
) -> list[_Chosen]:
    """Leave out a place that lies in none of the larger places of the claim its name stands before.

    Only where something larger is left to go by: "Rivertown, Ohio" known only in Kenya is Ohio.
    """
    kept = []
    for one in chosen:
        larger = [
            other.place
            for other in chosen
            if other.name in context.beside.get(one.name, ())
            and other.phrase.span.start > one.phrase.span.start
            and other.place.kind in {"admin1", "country"}
            and one.place.kind in {"town", "admin2"}
        ]
        if larger and not any(lies_in(one.place, large) for large in larger):
            troubles.append(f"no “{_tidy(one.name)}” is known in {larger[0].name}")
        else:
            kept.append(one)
    return kept


def _apart(one: Place, other: Place) -> bool:
    """Tell whether two places are different ground: a town and the county round it are not."""
    if one.country and other.country and one.country != other.country:
        return True
    reach = one.radius_km + other.radius_km
    return distance_km(one, other) > reach + _APART_KM and not (
        lies_in(one, other) or lies_in(other, one)
    )


def _count_rivals(place: Place, candidates: Sequence[Place]) -> int:
    return sum(_apart(place, other) for other in candidates)


def _is_clear(place: Place, candidates: Sequence[Place], scores: Sequence[float]) -> bool:
    top = max(scores)
    return all(
        top - score >= _CLEAR or not _apart(place, other)
        for other, score in zip(candidates, scores, strict=True)
    )


def _coarseness(one: _Chosen) -> tuple[int, float, int]:
    rank = {"town": 0, "admin2": 1}.get(one.place.kind, 2)
    return rank, one.place.radius_km if rank > 1 else 0.0, one.phrase.span.start


def _say(
    chosen: list[_Chosen],
    standing: str,
    troubles: Sequence[str],
    found: Found,
    context: PlaceContext,
) -> Where:
    finest = min(chosen, key=_coarseness)
    holders = [one for one in chosen if lies_in(finest.place, one.place)]
    peers = [
        one
        for one in chosen
        if one.place.id != finest.place.id
        and one not in holders
        and not lies_in(one.place, finest.place)
    ]
    parts = [_say_choice(finest, holders, found, context)]
    parts += [standing] if standing else []
    parts += [f"the first of {len(peers) + 1} places named for it"] if peers else []
    parts += [f"{trouble}, so the place named with it" for trouble in dict.fromkeys(troubles)]
    told = {one.phrase.span for one in (finest, *holders, *peers)}
    also = tuple(dict.fromkeys(one.place for one in peers))
    return Where(finest.place, "; ".join(parts), tuple(sorted(told)), also)


def _say_choice(
    finest: _Chosen, holders: Sequence[_Chosen], found: Found, context: PlaceContext
) -> str:
    kind = _name_kind(finest.place)
    if holders:
        nearest = min(holders, key=_coarseness)
        return f"{kind} in the {_name_kind(nearest.place)} named with it"
    if not finest.rivals:
        return f"{kind}, the only one the gazetteer has under this name"
    count = f"{finest.rivals + 1} with this name"
    others = {*context.names, *context.countries} - {finest.name}
    if not _is_usual(finest.place, found[finest.name]):
        fits = f"of {count} the one that fits the other names of the report"
        return f"{kind}, {fits if others else f'the likeliest of {count}'}"
    alike = any(
        place.country == finest.place.country
        for other in context.names
        if other != finest.name
        for place in found.get(other, ())
    )
    support = "; others of the report lie in the same country" if alike else ""
    return f"{kind}, the most populous of {count}{support}"


def _is_usual(place: Place, candidates: Sequence[Place]) -> bool:
    """Tell whether a place has more people than all others of its name that lie apart from it."""
    return all(other.population <= place.population for other in candidates if _apart(place, other))


def _name_kind(place: Place) -> str:
    return _KIND_WORDS.get(place.kind, place.kind)


def _tidy(name: str) -> str:
    return " ".join(name.split())


def _say_elsewhere(phrases: Sequence[Named]) -> str:
    leads = [_tidy(name) for name, phrase in phrases if phrase.relation == "destination"]
    if leads:
        return f"the report says where it leads to ({leads[0]}), not where it happened"
    return f"the report mentions {_tidy(phrases[0][0])} but does not place the event there"
