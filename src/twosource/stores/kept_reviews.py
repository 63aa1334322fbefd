"""The last word of people on events: of all that were reviewed, or of one."""

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, or_, select

from twosource.model.event import EventId
from twosource.model.ruling import Reviewed, Ruling
from twosource.stages.signing import find_reviews
from twosource.stores import schema
from twosource.stores.kept_outlines import cut
from twosource.stores.kept_rulings import list_some

# An event that so many were merged into is looked for among all reviews.
_FEW = 50


def find_last(connection: Connection, event: str | None = None) -> Mapping[str, Ruling]:
    """Give who reviewed each event last, by the id it goes by now; of one, if one is given."""
    body, review = schema.rulings.c.body, schema.rulings.c.kind == "review"
    former = [] if event is None else _find_former(connection, event)
    if 0 < len(former) <= _FEW:
        # An id is a digest: where it stands in a review, it is of that event.
        review &= or_(*(body.contains(one) for one in former))
    found = list_some(connection, review)
    said = [one.said.event for one in found if isinstance(one.said, Reviewed)]
    last = find_reviews(found, _find_ids(connection, said))
    return {key: one for key, one in last.items() if event in {None, key}}


def _find_former(connection: Connection, event: str) -> list[str]:
    """Give the ids that an event went by: its own, and those merged into it."""
    table = schema.event_ids
    found, fresh = [event], [event]
    while fresh:
        into = [table.c.redirect_to.in_(few) for few in cut(fresh)]
        asked = select(table.c.id).where(or_(*into))
        fresh = [one for one in connection.execute(asked).scalars() if one not in found]
        found += fresh
    return found


def _find_ids(connection: Connection, wanted: Sequence[str]) -> list[EventId]:
    """Give some ids, and those that they were merged into."""
    table = schema.event_ids
    found: dict[str, EventId] = {}
    fresh = sorted(set(wanted))
    while fresh:
        for few in cut(fresh):
            for row in connection.execute(select(table).where(table.c.id.in_(few))):
                named = EventId(row.id, row.label, row.number, row.born_from, row.redirect_to)
                found[row.id] = named
        into = {one.redirect_to for one in found.values() if one.redirect_to is not None}
        fresh = sorted(into - found.keys())
    return list(found.values())
