"""Bodies and groups that met no entry of a coder's list: never a person, nor who is told of by one.

A name of a body may be a person's that was taken for one: a name that shares a word with that of a
person of the record is left out.
"""

from collections import defaultdict
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
    told = list(events)
    private = {word for name in persons for word in fold_name(name).split(" ")}
    private |= {
        word
        for event in told
        for one in event.who
        if one.value.entity == "person" and one.value.named
        for word in fold_name(one.value.name).split(" ")
    }
    found: defaultdict[str, dict[str, Who]] = defaultdict(dict)
    for event in told:
        for one in event.who:
            if _is_unlisted(one.value) and not _words(one.value) & private:
                found[fold_name(one.value.name)].setdefault(event.id, one.value)
    rows = [_add_up(list(ones.values())) for ones in found.values()]
    return tuple(sorted(rows, key=lambda row: (-row.events, row.name)))


def _is_unlisted(who: Who) -> bool:
    """Tell whether a participant could be on a list of actors and met no entry."""
    return who.listed is None and is_looked_up(who) and is_listable(who)


def _words(who: Who) -> set[str]:
    return set(fold_name(who.name).split(" "))


def _add_up(told: list[Who]) -> Unlisted:
    first = min(told, key=lambda who: (who.name, who.type))
    why = next((one.unlisted for one in told if one.unlisted), None)
    return Unlisted(first.name, first.type, len(told), why)
