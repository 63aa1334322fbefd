"""Gives coordinates to the marked place names of a labelled report, for the scorer of places."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol

from twosource.model.spans import Span
from twosource.model.values import Place
from twosource.ports import Gazetteer
from twosource.stages.place_context import note_beside
from twosource.stages.where import PlaceContext, resolve_all


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

    `record` has `text` and `toponyms`, each with `start` and `end`. The data sets mark peoples
    ("Kenyan") as names of their countries, which the product does not; only here are they placed.
    """
    spans = {Span(one["start"], one["end"]) for one in record["toponyms"]}
    return place_spans(record["text"], sorted(spans), gazetteer)


def place_spans(text: str, spans: Sequence[Span], gazetteer: KnowsPeoples) -> list[dict[str, Any]]:
    """Give the same for names at these stretches of a text."""
    spans = sorted(set(spans))
    names = [span.of(text) for span in spans]
    peoples = gazetteer.countries_of(names)
    placed = [span for span in spans if span.of(text) not in peoples]
    context = PlaceContext(
        names=tuple(span.of(text) for span in placed),
        countries=tuple(peoples[name] for name in names if name in peoples),
        beside=note_beside(text, placed),
    )
    resolved = dict(resolve_all(context.names, context, gazetteer.find(context.names)))
    countries = gazetteer.countries()
    resolved.update((name, countries[iso]) for name, iso in peoples.items())
    return [
        {"start": span.start, "end": span.end, "lat": place.lat, "lon": place.lon}
        for span in spans
        if (place := resolved.get(span.of(text))) is not None
    ]
