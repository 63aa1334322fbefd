"""What a build moved, told from the events as they were and as they are."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from twosource.model.event import Event, EventId, Finding
from twosource.model.moves import Move, Moved
from twosource.model.values import Count, When, Where, Who
from twosource.stages.how_many_compare import lot_of
from twosource.stages.identify import follow_redirect


@dataclass(frozen=True, slots=True)
class Earlier:
    """A record as it was: all ids, the event of each claim, and the events that are others now."""

    ids: Sequence[EventId] = ()
    events: Mapping[str, str] = field(default_factory=dict)
    replaced: Mapping[str, Event] = field(default_factory=dict)


def tell_moves(earlier: Earlier, events: Sequence[Event], ids: Iterable[EventId]) -> Moved:
    """Tell what became of each event; one whose values and claims stayed is not named.

    An event that another took claims from has split; one that only has fewer claims, because a
    report was read otherwise, has changed.
    """
    named = {one.id: one for one in ids}
    before = {one.id: one for one in earlier.ids}
    now = {one.id: one for one in events}
    places = {claim: one.id for one in events for claim in one.claims}
    lost = _list_lost(earlier, places, named)
    moves: list[Move] = []
    for key in sorted(named, key=lambda one: named[one].number):
        was, event = before.get(key), now.get(key)
        if event is not None:
            others = tuple(sorted(named[other].label for other in lost.get(key, ())))
            moves.extend(_tell(event, earlier, others, known=was is not None))
        elif was is not None and named[key].redirect_to != was.redirect_to:
            into = named[follow_redirect(key, named)].label
            moves.append(Move(was.label, "merged", (into,)))
        elif key in earlier.replaced:
            moves.append(Move(named[key].label, "gone"))
    moved = {move.event for move in moves}
    return Moved(tuple(moves), sum(one.label not in moved for one in events))


def _list_lost(
    earlier: Earlier, places: Mapping[str, str], named: Mapping[str, EventId]
) -> Mapping[str, set[str]]:
    """Give for each event those that have claims of it now."""
    lost: dict[str, set[str]] = {}
    for claim, event in earlier.events.items():
        place = places.get(claim)
        if place is not None and event in named and follow_redirect(event, named) != place:
            lost.setdefault(event, set()).add(place)
    return lost


def _tell(
    event: Event, earlier: Earlier, others: tuple[str, ...], *, known: bool
) -> Iterator[Move]:
    if not known:
        yield Move(event.label, "born")
        return
    was = earlier.replaced.get(event.id)
    facets = () if was is None else tuple(_compare(was, event))
    more = 0 if was is None else len({*event.reports} - {*was.reports})
    if others:
        yield Move(event.label, "split", others, more, facets)
    elif more:
        yield Move(event.label, "grown", (), more, facets)
    elif facets or (was is not None and was.claims != event.claims):
        yield Move(event.label, "changed", (), 0, facets)


def _compare(was: Event, now: Event) -> Iterator[str]:
    """Name the facets whose values differ, whatever they stand on."""
    ours, theirs = _list_values(was), _list_values(now)
    return (name for name, value in ours.items() if value != theirs[name])


def _list_values(event: Event) -> Mapping[str, object]:
    return {
        "what": (event.type, event.subtype),
        "when": _value(event.when),
        "where": _value(event.where),
        "how many": [_value(one) for one in event.counts],
        "who": [_value(one) for one in event.who],
        "how sure": (event.time, event.stance, event.forced),
        "origins": len(event.origins.reporting),
        "conflicts": len(event.conflicts),
        "disputes": len(event.disputes),
    }


def _value(finding: object) -> object:
    """Give what a finding says, without where it says so; a blank says nothing."""
    value = finding.value if isinstance(finding, Finding) else None
    if isinstance(value, When):
        return value.edtf
    if isinstance(value, Where):
        return [place.id for place in value.every]
    if isinstance(value, Count):
        return (*lot_of(value), value.low, value.high, value.best)
    return (value.role, value.name) if isinstance(value, Who) else None
