"""The towns and countries an article names, each with what speaks for its being the scene."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from twosource.measures.incidents.choosing import grow
from twosource.measures.incidents.told import CORE, WIDE, Told
from twosource.model.spans import Span
from twosource.model.values import Place, Where
from twosource.ports import Gazetteer
from twosource.stages.ground import find_capitalised
from twosource.stages.place_context import note_beside
from twosource.stages.where import resolve_all

_BEFORE = re.compile(r"(\w+)\s+$")
_PREPOSITIONS = frozenset({"in", "at", "from", "near", "of", "outside", "to"})
_OWNER = re.compile(r"-based|['’]s")
_THEN_LARGER = re.compile(r",\s+[A-Z]")
_PEOPLE = re.compile(r"[A-Z][\w’-]+(?: [A-Z][\w-]+)?")
_KINDS = "city|town|village|port|capital|area|region|suburb|neighbou?rhood|hamlet|municipality"
_KIND_BEFORE = re.compile(rf"^(?:the )?(?:[a-z]+ )?(?:{_KINDS}) of ")
_KIND_AFTER = re.compile(rf" (?:{_KINDS})$")
_LONGEST, _WELL_KNOWN = 3, 200_000
_LEAD, _EARLY = 1, 5
_LATE = 60


@dataclass(frozen=True, slots=True)
class Scene:
    """The place names of an article, what each means, and the place it was filed from."""

    spans: tuple[Span, ...]
    meant: Mapping[str, Place]
    filed_name: str | None
    filed: Place | None


@dataclass(frozen=True, slots=True)
class PlaceOption:
    """One name and the place it means, or one country by its code, and what speaks for it."""

    name: str
    features: dict[str, float]


def set_scene(told: Told, gazetteer: Gazetteer) -> Scene:
    """Find the place names of an article: those read, and capitalised words known as towns."""
    spans = _without_overlaps([*told.reading.place_names, *_known_towns(told, gazetteer)])
    names = tuple(span.of(told.text) for span in spans)
    filed = told.facts.places.dateline
    context = replace(
        told.facts.places,
        names=names,
        beside={**told.facts.places.beside, **note_beside(told.text, spans)},
    )
    asked = sorted({*names, *filter(None, (filed,))})
    meant = resolve_all(asked, context, gazetteer.find(asked))
    return Scene(spans, meant, filed, None if filed is None else meant.get(filed))


def _without_overlaps(spans: Sequence[Span]) -> tuple[Span, ...]:
    kept: list[Span] = []
    for span in sorted(set(spans), key=lambda one: (-len(one), one.start)):
        if not any(span.overlaps(other) for other in kept):
            kept.append(span)
    return tuple(sorted(kept))


def _known_towns(told: Told, gazetteer: Gazetteer) -> Iterator[Span]:
    """Give runs of proper nouns that are towns, and parts of runs that are large ones."""
    wanted: dict[str, list[tuple[Span, bool]]] = defaultdict(list)
    for first, last in _name_runs(told):
        for start in range(first, last):
            for end in range(start + 1, min(last, start + _LONGEST) + 1):
                span = told.parse.span(start, end)
                whole = (start, end) == (first, last)
                wanted[" ".join(span.of(told.text).split())].append((span, whole))
    people = [
        told.parse.span(one.first, one.last) for one in told.parse.entities if one.label == "PERSON"
    ]
    read = told.reading.place_names
    for name, places in gazetteer.find(sorted(wanted)).items():
        most = max((one.population for one in places if one.kind == "town"), default=None)
        if most is None:
            continue
        for span, whole in wanted[name]:
            # A large town that stands by itself is no person, whatever the parse says.
            rivals = read if whole and most > _WELL_KNOWN else (*people, *read)
            taken = any(span.overlaps(other) for other in rivals)
            if not taken and (whole or most > _WELL_KNOWN):
                yield span


def _name_runs(told: Told) -> Iterator[tuple[int, int]]:
    tokens, first = told.parse.tokens, 0
    while first < len(tokens):
        last = first
        while last < len(tokens) and (tokens[last].pos == "PROPN" or tokens[last].text == "-"):
            last += 1
        if last > first:
            yield first, last
        first = max(last, first + 1)


@dataclass(slots=True)
class _Gathered:
    """What was seen of one name."""

    place: Place | None
    first: int
    signs: dict[str, float] = field(default_factory=dict)
    times: int = 0


def bare_name(words: str) -> str:
    """Give a name without the words that only say what kind of place it is.

    >>> bare_name("the town of Salto"), bare_name("Salto city"), bare_name("Mexico City")
    ('Salto', 'Salto', 'Mexico City')
    """
    name = " ".join(words.split())
    return _KIND_AFTER.sub("", _KIND_BEFORE.sub("", name)) or name


def list_towns(told: Told, scene: Scene) -> list[PlaceOption]:
    """Give every place name once, with the signs of all its mentions."""
    seen: dict[str, _Gathered] = {}
    placed = _placing_claims(told)
    for span in scene.spans:
        name = bare_name(span.of(told.text))
        one = seen.setdefault(name, _Gathered(scene.meant.get(span.of(told.text)), span.start))
        one.times += 1
        one.signs.update(dict.fromkeys(_town_signs(told, span, placed), 1.0))
    if scene.filed_name is not None and scene.filed is not None:
        filed = bare_name(scene.filed_name)
        hit = next((name for name in seen if name.lower() == filed.lower()), filed)
        seen.setdefault(hit, _Gathered(scene.filed, 0, {}, 1)).signs["filed"] = 1.0
    shares = _country_shares(one.place for one in seen.values() for _ in range(one.times))
    return [
        PlaceOption(name, one.signs | _town_facts(told, name, one, shares))
        for name, one in seen.items()
    ]


def _placing_claims(told: Told) -> Mapping[Span, set[str]]:
    """Give for each stretch that places an event "at", and the types of event it places."""
    found: dict[Span, set[str]] = defaultdict(set)
    for one in told.told:
        spans = one.where.spans if isinstance(one.where, Where) else ()
        for span in spans:
            found[span].add(one.claim.type)
        for phrase in one.claim.places:
            if phrase.relation in {"at", "near"}:
                found[phrase.span].add("at")
    return found


def _town_signs(told: Told, span: Span, placed: Mapping[Span, set[str]]) -> Iterator[str]:
    kinds, text = placed.get(span, set()), told.text
    sentence = told.sentence_at(span.start)
    types = told.types_in(sentence)
    before = _BEFORE.search(text[max(0, span.start - 12) : span.start])
    word = before[1].lower() if before else ""
    signs = {
        "places_core": bool(kinds & CORE),
        "places_wide": bool(kinds & WIDE),
        "places_any": bool(kinds - {"at"}),
        "at": "at" in kinds,
        "sentence_core": bool(types & CORE),
        "sentence_any": bool(types),
        f"after_{word}": word in _PREPOSITIONS,
        "owner": bool(_OWNER.match(text, span.end)),
        "then_larger": bool(_THEN_LARGER.match(text, span.end)),
        "lead": sentence <= _LEAD,
        "early": sentence <= _EARLY,
        "read": span in told.reading.place_names,
    }
    yield from (name for name, holds in signs.items() if holds)


def _country_shares(places: "Iterator[Place | None]") -> Mapping[str, float]:
    counted = Counter(one.country for one in places if one is not None and one.country)
    return {country: times / counted.total() for country, times in counted.items()}


def _town_facts(
    told: Told, name: str, one: _Gathered, shares: Mapping[str, float]
) -> dict[str, float]:
    place = one.place
    facts = {
        "times": math.log(one.times),
        "far_down": grow(told.sentence_at(one.first)) / 3,
        "title": float(name.lower() in told.title.lower()),
        "long": float(len(name.split()) >= _LONGEST),
        "kind_" + ("none" if place is None else place.kind): 1.0,
    }
    if place is None:
        return facts
    part = shares.get(place.country, 0.0)
    return facts | {
        "main_country": float(bool(part) and part == max(shares.values())),
        "country_share": part,
        "people": math.log10(place.population + 100) - 5 if place.kind == "town" else 0.0,
        "own_name": float(place.name.lower() == name.lower()),
    }


def list_countries(told: Told, scene: Scene, gazetteer: Gazetteer) -> list[PlaceOption]:
    """Give every country that a place, a people or the title names, by its ISO code."""
    towns, named, signs = _count_places(told, scene)
    peoples = _count_peoples(told, signs)
    titled = _in_title(told, scene, gazetteer)
    scene_of = Counter(
        one.where.place.country
        for one in told.told
        if isinstance(one.where, Where) and one.claim.type in CORE
    )
    filed = None if scene.filed is None else scene.filed.country
    codes = sorted({*named, *peoples, *titled, *([filed] if filed else [])})
    both = {code: named[code] + peoples[code] for code in codes}
    return [
        PlaceOption(
            code,
            {
                "share": named[code] / max(1, named.total()),
                "named": grow(named[code]),
                "people_share": peoples[code] / max(1, peoples.total()),
                "peoples": grow(peoples[code]),
                "both_share": both[code] / max(1, sum(both.values())),
                "title": float(code in titled),
                "filed": float(code == filed),
                "scene": grow(scene_of[code]),
                "first": -grow(signs[code].get("first", _LATE)) / 3,
                "united_states": float(code == "US"),
                "american_towns": float(code == "US") * grow(towns[code, "town"]),
                "most_named": float(named[code] == max(named.values(), default=0)),
                "most": float(both[code] == max(both.values())),
                "lead": signs[code].get("lead", 0.0),
                "people_lead": signs[code].get("people_lead", 0.0),
                "core": grow(signs[code].get("core", 0.0)),
                "people_core": grow(signs[code].get("people_core", 0.0)),
                "towns": grow(towns[code, "town"]),
                "country": grow(towns[code, "country"]),
                "divisions": grow(towns[code, "admin1"] + towns[code, "admin2"]),
            },
        )
        for code in codes
    ]


Signs = dict[str, dict[str, float]]


def _count_places(told: Told, scene: Scene) -> tuple[Counter[tuple[str, str]], Counter[str], Signs]:
    kinds: Counter[tuple[str, str]] = Counter()
    named: Counter[str] = Counter()
    signs: Signs = defaultdict(dict)
    for span in scene.spans:
        place = scene.meant.get(span.of(told.text))
        if place is not None and place.country:
            kinds[place.country, place.kind] += 1
            named[place.country] += 1
            _note(told, signs[place.country], span.start, "")
    return kinds, named, signs


def _count_peoples(told: Told, signs: Signs) -> Counter[str]:
    found: Counter[str] = Counter()
    for words in _PEOPLE.finditer(told.text):
        country = told.peoples.get(words[0]) or told.peoples.get(words[0].split(" ")[0])
        if country:
            found[country] += 1
            _note(told, signs[country], words.start(), "people_")
    return found


def _note(told: Told, signs: dict[str, float], start: int, kind: str) -> None:
    sentence = told.sentence_at(start)
    signs["first"] = min(signs.get("first", _LATE), sentence)
    if sentence <= _LEAD:
        signs[f"{kind}lead"] = 1.0
    if told.types_in(sentence) & CORE:
        signs[f"{kind}core"] = signs.get(f"{kind}core", 0.0) + 1.0


def _in_title(told: Told, scene: Scene, gazetteer: Gazetteer) -> set[str]:
    words = find_capitalised(told.title)
    found = {told.peoples[word] for word in words if word in told.peoples}
    found |= {
        place.country
        for name, place in scene.meant.items()
        if place.country and re.search(rf"\b{re.escape(name)}\b", told.title)
    }
    for places in gazetteer.find(sorted(set(words))).values():
        found |= {place.country for place in places if place.kind == "country"}
    return found
