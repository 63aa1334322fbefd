"""Gives coordinates to the marked place names of a labelled report, for the scorer of places.

The data sets have habits that the record does not share, and they stay in this file: a people
stands for its country ("Kenyan") or region ("Ohioan"), and every name has a point. A name that the
record would leave blank is placed where the names beside it lie.
"""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, Protocol

from twosource.measures.places_score import apart_km
from twosource.model.spans import Span
from twosource.model.values import Place
from twosource.ports import Gazetteer
from twosource.stages.place_context import note_beside
from twosource.stages.where import PlaceContext, resolve_all

_LOCAL = frozenset({"town", "admin2"})

Named = Sequence[tuple[Span, str]]


class KnowsPeoples(Gazetteer, Protocol):
    """A gazetteer that knows which country a word for a people belongs to, and each country."""

    def countries_of(self, words: Iterable[str]) -> Mapping[str, str]:
        """Give the ISO code of each word for a country's people."""
        ...

    def countries(self) -> Mapping[str, Place]:
        """Give the countries by ISO code."""
        ...


def predict(record: Mapping[str, Any], gazetteer: KnowsPeoples) -> list[dict[str, Any]]:
    """Give `start`, `end`, `lat` and `lon` for each marked name that can be placed.

    `record` has `text` and `toponyms`, each with `start` and `end`. A name that the gazetteer does
    not know lies where the nearest town in the text lies, a shorter form of it coming first.
    """
    spans = {Span(one["start"], one["end"]) for one in record["toponyms"]}
    named = _read_named(record["text"], spans)
    meant = _read_places(record["text"], named, gazetteer)
    placed = [(span, meant[name]) for span, name in named if name in meant]
    guessed = [
        (span, place)
        for span, name in named
        if name not in meant and (place := _guess(span, name, placed, meant)) is not None
    ]
    return _write(sorted([*placed, *guessed], key=lambda one: one[0]))


def place_spans(text: str, spans: Iterable[Span], gazetteer: KnowsPeoples) -> list[dict[str, Any]]:
    """Give the same for the names at these stretches of a text, but only for those it knows."""
    named = _read_named(text, spans)
    meant = _read_places(text, named, gazetteer)
    return _write([(span, meant[name]) for span, name in named if name in meant])


def predict_best(record: Mapping[str, Any], gazetteer: KnowsPeoples) -> list[dict[str, Any]]:
    """Give for each labelled name the place of this name that lies nearest to the label.

    This is the best that any choice among the gazetteer's places could reach.
    """
    text = record["text"]
    labelled = [one for one in record["toponyms"] if one["lat"] is not None]
    names = {text[one["start"] : one["end"]] for one in labelled}
    known = {name: list(places) for name, places in gazetteer.find(_readable(names)).items()}
    for name, place in _read_peoples(names, gazetteer).items():
        known.setdefault(name, []).append(place)
    best = []
    for one in labelled:
        name = text[one["start"] : one["end"]]
        points = [
            {"start": one["start"], "end": one["end"], "lat": place.lat, "lon": place.lon}
            for place in known.get(region_of(name) or name, known.get(name, ()))
        ]
        best += sorted(points, key=lambda point: apart_km(point, one))[:1]
    return best


@cache
def _regions() -> Mapping[str, str]:
    path = files("twosource.measures") / "region_peoples.toml"
    table = tomllib.loads(path.read_text("utf-8"))
    return {word: region for region, words in table.items() for word in words}


def region_of(word: str) -> str | None:
    """Give the region of a word for its people ("Ohioan": Ohio)."""
    return _regions().get(word)


def _readable(names: Iterable[str]) -> list[str]:
    return [region_of(name) or name for name in names]


def _read_peoples(names: Iterable[str], gazetteer: KnowsPeoples) -> dict[str, Place]:
    countries = gazetteer.countries()
    peoples = gazetteer.countries_of(name for name in names if region_of(name) is None)
    return {name: countries[iso] for name, iso in peoples.items()}


def _read_named(text: str, spans: Iterable[Span]) -> Named:
    return [(span, span.of(text)) for span in sorted(set(spans))]


def _read_places(text: str, named: Named, gazetteer: KnowsPeoples) -> dict[str, Place]:
    """Give the place of each name that is known, read together with the others."""
    peoples = _read_peoples((name for _, name in named), gazetteer)
    placed = [(span, name) for span, name in named if name not in peoples]
    context = PlaceContext(
        names=tuple(_readable(name for _, name in placed)),
        countries=tuple(peoples[name].country for _, name in named if name in peoples),
        beside=note_beside(text, [span for span, _ in placed]),
    )
    resolved = resolve_all(context.names, context, gazetteer.find(context.names))
    meant = {
        name: resolved[read]
        for (_, name), read in zip(placed, context.names, strict=True)
        if read in resolved
    }
    return {**meant, **peoples}


def _guess(
    span: Span, name: str, placed: Sequence[tuple[Span, Place]], meant: Mapping[str, Place]
) -> Place | None:
    """Give the place that an unknown name most probably lies at: "Delhi High Court" at Delhi."""
    for part in _parts(name):
        if part in meant:
            return meant[part]
    local = [one for one in placed if one[1].kind in _LOCAL] or placed
    nearest = min(local, key=lambda one: abs(one[0].start - span.start), default=None)
    return None if nearest is None else nearest[1]


def _parts(name: str) -> Iterable[str]:
    words = name.split()
    for length in range(len(words) - 1, 0, -1):
        for first in range(len(words) - length + 1):
            yield " ".join(words[first : first + length])


def _write(placed: Iterable[tuple[Span, Place]]) -> list[dict[str, Any]]:
    return [
        {"start": span.start, "end": span.end, "lat": place.lat, "lon": place.lon}
        for span, place in placed
    ]
