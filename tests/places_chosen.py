"""The place chosen for an event by the names said of it, each as it is related to it."""

from collections.abc import Sequence

from twosource.gazetteers.sqlite import SqliteGazetteer
from twosource.model.claim import PlacePhrase, PlaceRelation
from twosource.model.spans import Span
from twosource.model.values import Blank, Where
from twosource.stages.where import PlaceContext, choose_where

Phrases = Sequence[tuple[str, PlaceRelation]]


def set_apart(named: Phrases, gap: int) -> list[tuple[str, PlacePhrase]]:
    phrases, start = [], 0
    for name, relation in named:
        phrases.append((name, PlacePhrase(Span(start, start + len(name)), relation)))
        start += len(name) + gap
    return phrases


def choose(
    gazetteer: SqliteGazetteer, named: Phrases, context: PlaceContext | None = None, gap: int = 4
) -> Where | Blank:
    around = context or PlaceContext()
    found = gazetteer.find([*around.names, *(name for name, _ in named), around.dateline or ""])
    return choose_where(set_apart(named, gap), around, found)


def tell_id(where: Where | Blank) -> str:
    return where.place.id if isinstance(where, Where) else f"blank: {where.why}"
