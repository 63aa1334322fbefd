"""What a record derives, until it is derived anew."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from twosource.model.event import Event, EventId
from twosource.model.values import GroundedClaim


class EventStore(Protocol):
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
        """
        ...

    def rebuild(
        self, events: Sequence[Event], ids: Sequence[EventId], claims: Sequence[GroundedClaim]
    ) -> int:
        """Drop all that is derived and put this in its place, in one step; index texts anew.

        Gives the number of reports in the index.
        """
        ...

    def events(self) -> Iterator[Event]:
        """Give all events, by number."""
        ...

    def claims(self) -> Iterator[GroundedClaim]:
        """Give all claims with their values, by id, as last derived."""
        ...

    def claims_of(self, ids: Sequence[str]) -> tuple[GroundedClaim, ...]:
        """Give the claims of these ids with their values, by id; those not there are left out."""
        ...

    def event(self, name: str) -> Event:
        """Give the event of a label, id, or the first six or more digits of one.

        Redirects are followed; case makes no difference. NotFound names the nearest labels.
        """
        ...

    def event_ids(self) -> tuple[EventId, ...]:
        """Give every id this record ever gave, by number."""
        ...

    def claim_events(self) -> Mapping[str, str]:
        """Give the event each claim tells of."""
        ...
