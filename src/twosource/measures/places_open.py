"""Opens what reads the places of a record, with the names given or found."""

from collections.abc import Callable, Mapping
from typing import Any

from twosource.gazetteers.build import cache_folder
from twosource.gazetteers.sqlite import open_gazetteer
from twosource.measures.places import predict, predict_best
from twosource.measures.places_text import predict_from_text

ReadPlaces = Callable[[Mapping[str, Any]], dict[str, Any]]


def open_places(*, given_names: bool, peoples: bool = False) -> ReadPlaces:
    """Give what answers a record with its `toponyms`, each with `start`, `end`, `lat` and `lon`.

    It reads `text`; with `given_names` also the `start` and `end` of each of the record's own
    `toponyms`, and then `peoples` ("Kenyan") are placed whenever they are given.
    """
    gazetteer = open_gazetteer(cache_folder())
    if given_names:
        return lambda record: {"id": record["id"], "toponyms": predict(record, gazetteer)}
    from twosource.extractors.spacy_parser import SpacyParser

    parser = SpacyParser()

    def find(record: Mapping[str, Any]) -> dict[str, Any]:
        found = predict_from_text(record, parser, gazetteer, peoples=peoples)
        return {"id": record["id"], "toponyms": found}

    return find


def open_best() -> ReadPlaces:
    """Give what answers a labelled record with the best that the gazetteer's places allow.

    Of the places of each labelled name it takes the nearest to the label, and leaves out names that
    the gazetteer does not know. It reads labels, and is no prediction.
    """
    gazetteer = open_gazetteer(cache_folder())
    return lambda record: {"id": record["id"], "toponyms": predict_best(record, gazetteer)}
