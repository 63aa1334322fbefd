"""What was worked out: events, and claims with their values."""

from collections.abc import Iterator, Mapping, Sequence

from twosource.model.event import Event, EventId
from twosource.model.values import GroundedClaim
from twosource.stores import kept_derived, kept_events, kept_grown
from twosource.stores.transactions import Transactions


class KeepsEvents(Transactions):
    """What was worked out: events, and claims with their values."""

    def replace_events(
        self,
        events: Sequence[Event],
        ids: Sequence[EventId],
        claims: Sequence[GroundedClaim] = (),
    ) -> Mapping[str, Event]:
        """Put these events, and claims with their values, in the place of all before.

        `ids` are all ids this record ever gave. Gives the events that are others now, or gone, as
        they were.

        Raises:
            BadRecord: the record gave other ids in the meantime, or an event has none of them.
        """
        with self._writing() as connection:
            # What a build left speaks of the events that are replaced.
            kept_grown.drop_held(connection)
            return kept_events.replace_events(
                connection, kept_events.Derived(events, ids, claims), self._clock()
            )

    def rebuild(
        self, events: Sequence[Event], ids: Sequence[EventId], claims: Sequence[GroundedClaim]
    ) -> int:
        """Drop all that is derived and put this in its place, in one step; index texts anew.

        Gives the number of reports in the index. Raises as `replace_events` does.
        """
        with self._writing() as connection:
            derived = kept_events.Derived(events, ids, claims)
            return kept_derived.rebuild(connection, derived, self._clock())

    def events(self) -> Iterator[Event]:
        """Give all events, by number."""
        after = 0
        while chunk := self._read(kept_events.next_events, after):
            yield from (event for _, event in chunk)
            after = chunk[-1][0]

    def claims(self) -> Iterator[GroundedClaim]:
        """Give all claims with their values, by id, as last derived."""
        after = ""
        while chunk := self._read(kept_events.next_claims, after):
            yield from chunk
            after = chunk[-1].claim.id

    def claims_of(self, ids: Sequence[str]) -> tuple[GroundedClaim, ...]:
        """Give the claims of these ids with their values, by id; those not there are left out."""
        return self._read(kept_events.find_claims, ids)

    def event(self, name: str) -> Event:
        """Give the event of a label, id, or the first six or more digits of one.

        Redirects are followed; case makes no difference.

        Raises:
            NotFound: none, several or only a former event of that name; names what is near.
        """
        return self._read(kept_events.find_event, name)

    def event_ids(self) -> tuple[EventId, ...]:
        """Give every id this record ever gave, by number."""
        return self._read(kept_events.list_ids)

    def claim_events(self) -> Mapping[str, str]:
        """Give the event each claim tells of."""
        return self._read(kept_events.read_claim_events)
