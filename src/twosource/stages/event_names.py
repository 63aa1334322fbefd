"""Which event a name stands for: a label, an id, or the first digits of one."""

from collections.abc import Mapping, Sequence
from difflib import get_close_matches

from twosource.model.errors import NotFound
from twosource.model.event import EventId

SHORTEST_PREFIX = 6
_MOST_NAMED = 5


def resolve_name(name: str, kept: Mapping[str, EventId]) -> EventId:
    """Give the one id a name stands for; NotFound names what is near it. Case does not matter."""
    wanted = name.strip().lower()
    named = [one for one in kept.values() if wanted in (one.label.lower(), one.id)]
    if not named and len(wanted) >= SHORTEST_PREFIX:
        named = [one for one in kept.values() if one.id.startswith(wanted)]
    if len(named) == 1:
        return named[0]
    if named:
        raise NotFound(f"{name!r} stands for several events: {_list_labels(named)}")
    near = _list_labels(_find_near(wanted, kept))
    raise NotFound(f"{name!r} names no event of this record" + (near and f"; near it: {near}"))


def _find_near(wanted: str, kept: Mapping[str, EventId]) -> list[EventId]:
    """Give the events whose labels look most like a name."""
    labels = {one.label: one for one in kept.values()}
    return [labels[one] for one in get_close_matches(wanted.upper(), labels, n=3, cutoff=0.6)]


def _list_labels(ones: Sequence[EventId]) -> str:
    return ", ".join(one.label for one in ones[:_MOST_NAMED])
