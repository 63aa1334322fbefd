"""What is read of a record for a list, or for one event: what it needs and no more."""

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, Table, func, select

from twosource.model.event import Event
from twosource.model.outline import Brief, Tally, Totals
from twosource.stages.by_hand import name_coded
from twosource.stores import bodies, outline_tables, schema
from twosource.stores.kept_outlines import cut
from twosource.stores.kept_readings import count_current
from twosource.stores.kept_rulings import list_coded

_CHUNK = 200


def is_outlined(connection: Connection) -> bool:
    """Tell whether every event has an outline, and every report."""
    return all(
        _count(connection, one) == _count(connection, other)
        for one, other in (
            (schema.events, outline_tables.event_outlines),
            (schema.reports, outline_tables.report_outlines),
        )
    )


def next_briefs(
    connection: Connection, after: int, types: Sequence[str], *, everything: bool
) -> list[tuple[int, Brief]]:
    """Give the next events in brief, with their numbers, after a number; none at the end.

    Only those of some types, if any are given; unless `everything`, only those that lists show.
    """
    table = outline_tables.event_outlines
    asked = select(table.c.number, table.c.body).where(table.c.number > after)
    if types:
        asked = asked.where(table.c.type.in_(types))
    if not everything:
        asked = asked.where(table.c.shown == 1)
    rows = connection.execute(asked.order_by(table.c.number).limit(_CHUNK))
    return [(row.number, Brief(bodies.read_event(row.body))) for row in rows]


def tally(connection: Connection) -> tuple[Tally, ...]:
    """Count the events by type, those that lists show and those they do not."""
    table = outline_tables.event_outlines
    asked = select(table.c.type, table.c.shown, func.count().label("events"))
    rows = connection.execute(asked.group_by(table.c.type, table.c.shown))
    return tuple(sorted((Tally(row.type, row.shown == 1, row.events) for row in rows), key=str))


def total(connection: Connection) -> Totals:
    """Count the reports, those that are not open to all, and the claims with values."""
    marks = schema.reports.c.marks
    asked = select(marks, func.count().label("reports")).group_by(marks)
    held = [(bodies.read_marks(row.marks), row.reports) for row in connection.execute(asked)]
    return Totals(
        reports=sum(number for _, number in held),
        closed=sum(number for one, number in held if one.access != "published"),
        claims=_count(connection, schema.grounded_claims),
    )


def find_tied(connection: Connection, event: str) -> list[str]:
    """Give the ids of the events that say they hang together with one."""
    table = outline_tables.event_ties
    return list(connection.execute(select(table.c.event).where(table.c.other == event)).scalars())


def find_events(connection: Connection, ids: Iterable[str]) -> tuple[Event, ...]:
    """Give the events of some ids, by number; those not there are left out."""
    names, events = schema.event_ids, schema.events
    found: list[tuple[int, Event]] = []
    for few in cut(sorted(set(ids))):
        asked = select(names.c.number, events.c.body).where(events.c.id.in_(few))
        asked = asked.join_from(events, names, names.c.id == events.c.id)
        found += [(row.number, bodies.read_event(row.body)) for row in connection.execute(asked)]
    return tuple(event for _, event in sorted(found, key=lambda one: one[0]))


def find_told(connection: Connection, reports: Iterable[str]) -> list[str]:
    """Give the ids of the claims of all events that some reports tell of, by id."""
    told, claims = outline_tables.event_reports, schema.event_claims
    found: set[str] = set()
    for few in cut(sorted(set(reports))):
        theirs = select(told.c.event).where(told.c.report.in_(few))
        asked = select(claims.c.claim).where(claims.c.event.in_(theirs))
        found.update(connection.execute(asked).scalars())
    return sorted(found)


def find_claim_events(connection: Connection, claims: Iterable[str]) -> Mapping[str, str]:
    """Give the event that each of some claims tells of; those that tell of none are left out."""
    table = schema.event_claims
    found: dict[str, str] = {}
    for few in cut(sorted(set(claims))):
        asked = select(table).where(table.c.claim.in_(few))
        found |= {row.claim: row.event for row in connection.execute(asked)}
    return found


def find_begun(connection: Connection, words: str) -> list[str]:
    """Give the ids of the claims with values that begin with some words, by id."""
    key = schema.grounded_claims.c.claim
    # All that begin so lie between the words and the words before the last character there is.
    begun = key.between(words, f"{words}\U0010ffff")
    found = connection.execute(select(key).where(begun).order_by(key)).scalars()
    return [one for one in found if one.startswith(words)]


def find_labels(connection: Connection, ids: Iterable[str]) -> Mapping[str, str]:
    """Give the labels of events by id, also of those merged into others."""
    table = schema.event_ids
    found: dict[str, str] = {}
    for few in cut(sorted(set(ids))):
        asked = select(table.c.id, table.c.label).where(table.c.id.in_(few))
        found |= {row.id: row.label for row in connection.execute(asked)}
    return found


def is_behind(connection: Connection) -> bool:
    """Tell whether reports were read since the claims got their values: a build broke off."""
    by_hand = {name_coded(one) for one in list_coded(connection)}
    there = schema.grounded_claims.c.claim
    coded = sum(
        connection.execute(select(func.count()).where(there.in_(few))).scalar_one()
        for few in cut(sorted(by_hand))
    )
    return count_current(connection)[1] != _count(connection, schema.grounded_claims) - coded


def _count(connection: Connection, table: Table) -> int:
    return connection.execute(select(func.count()).select_from(table)).scalar_one()
