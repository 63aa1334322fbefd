"""The texts that a record knows only through others, with what it has of those who wrote them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from twosource.model.event import Event, ToDo
from twosource.model.provenance import Provenance, Station
from twosource.stages.todo import may_be
from twosource.views.record_view import RecordView
from twosource.views.words import say_number

MOST_NAMED = 8


@dataclass(frozen=True, slots=True)
class ToGet:
    """One text to get: what, the reports that pass it on, and what the record has beside it."""

    words: str
    through: tuple[str, ...]
    notes: tuple[str, ...]


def list_to_get(event: Event, provenance: Provenance, view: RecordView) -> tuple[ToGet, ...]:
    """Give the texts to get, each with who passes it on and what else the record has of it."""
    by_name = {one.name: one for one in provenance.stations}
    return tuple(
        ToGet(
            todo.words, todo.reports, tuple(_tell_beside(event, todo, by_name.get(todo.of), view))
        )
        for todo in event.todo
    )


def list_of_missing(event: Event, provenance: Provenance) -> list[str]:
    """Give the reports that the record has of those whose text on the event is to be got."""
    asked = {one.of for one in event.todo}
    return [key for one in provenance.stations if one.name in asked for key in one.elsewhere]


def _tell_beside(
    event: Event, todo: ToDo, station: Station | None, view: RecordView
) -> Iterator[str]:
    other = () if station is None else station.elsewhere
    if not other:
        return
    several = say_number(len(other), "other report")
    told = _name(other, view)
    yield f"of {todo.of} the record has {several}, not put with this event: {told}"
    yield from _tell_kept_apart(event, other, view)
    alike = [key for key in other if may_be(todo, _day_of(key, view))]
    if alike:
        yield f"of those days: {_name(alike, view)}; see whether it tells of this event"


def _tell_kept_apart(event: Event, reports: Sequence[str], view: RecordView) -> Iterator[str]:
    """Say which of an outlet's other reports tell of an event that looks like this one."""
    alike = {one.event for one in event.look_alikes}
    for other in view.events:
        if other.id in alike:
            told = _name([key for key in reports if key in other.reports], view)
            if told:
                yield f"{told}: of {other.label}, which looks like this one and is kept apart"


def _name(reports: Sequence[str], view: RecordView) -> str:
    told = ", ".join(view.reports[key].label for key in reports[:MOST_NAMED])
    more = len(reports) - MOST_NAMED
    return f"{told} and {more} more" if more > 0 else told


def _day_of(report: str, view: RecordView) -> str | None:
    published = view.reports[report].published
    return None if published is None else published.value
