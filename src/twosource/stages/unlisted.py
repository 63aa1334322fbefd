"""Bodies and groups that met no entry of a coder's list: never a person, nor who is told of by one.

A name of a body may be a person's that was taken for one: a name that shares a word with that of a
person of the record is left out.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from twosource.model.actors import ActorType
from twosource.model.event import Event
from twosource.model.values import Who
from twosource.stages.actor_list import is_listable, is_looked_up
from twosource.stages.names import fold_name


@dataclass(frozen=True, slots=True)
class Unlisted:
    """A body or group by its name, its kind, in how many events it is, and why no entry was met."""

    name: str
    type: ActorType
    events: int
    why: str | None


def list_unlisted(events: Iterable[Event], persons: Iterable[str]) -> tuple[Unlisted, ...]:
    """Give the bodies and groups that met no entry, those of most events first.

    `persons` are names of people in the record beside those who take part in the events.
    """
    private = {word for name in persons for word in fold_name(name).split(" ")}
    found: dict[str, Unlisted] = {}
    for event in events:
        here: dict[str, Who] = {}
        for one in event.who:
            if one.value.entity == "person" and one.value.named:
                private |= _words(one.value)
            if _is_unlisted(one.value):
                here.setdefault(fold_name(one.value.name), one.value)
        for name, who in here.items():
            found[name] = _add_up(found.get(name), who)
    # Only now it is known which words are of persons.
    rows = [row for name, row in found.items() if private.isdisjoint(name.split(" "))]
    return tuple(sorted(rows, key=lambda row: (-row.events, row.name)))


def _is_unlisted(who: Who) -> bool:
    """Tell whether a participant could be on a list of actors and met no entry."""
    return who.listed is None and is_looked_up(who) and is_listable(who)


def _words(who: Who) -> set[str]:
    return set(fold_name(who.name).split(" "))


def _add_up(so_far: Unlisted | None, who: Who) -> Unlisted:
    """Count one more event in: the first of all spellings is told, and the first reason."""
    if so_far is None:
        return Unlisted(who.name, who.type, 1, who.unlisted or None)
    name, kind = min((so_far.name, so_far.type), (who.name, who.type))
    return Unlisted(name, kind, so_far.events + 1, so_far.why or who.unlisted or None)
