"""What a build asks of a record so that one more report touches little."""

from collections.abc import Collection, Mapping, Sequence
from typing import Protocol

from twosource.model.claim import Reading
from twosource.model.event import Event
from twosource.model.grown import Grown, KnownEvents
from twosource.model.held import Held
from twosource.model.report import Report


class GrowingStore(Protocol):
    """What a build asks of a record beside all that anybody may ask."""

    def held(self, version: str) -> Held:
        """Give what the last build left, if it was one of this version; else empty rooms."""
        ...

    def drop_held(self) -> None:
        """Forget what the last build left: the next one works everything out."""
        ...

    def stamps(self) -> Mapping[str, str]:
        """Give for each report that was read a mark of all that a build takes from it."""
        ...

    def some_reports(self, keys: Collection[str]) -> Mapping[str, Report]:
        """Give some reports, by key."""
        ...

    def some_readings(self, keys: Collection[str]) -> Mapping[str, Reading]:
        """Give the current readings of some reports, by report key."""
        ...

    def known_of(self, claims: Collection[str], digests: Collection[str] = ()) -> KnownEvents:
        """Give the ids that bear on some claims: of the events they tell of, or were born from.

        And those of the events that some sets of claims last were, by their digests.
        """
        ...

    def some_events(self, ids: Collection[str]) -> Sequence[Event]:
        """Give some events, by id."""
        ...

    def keep_grown(self, grown: Grown, held: Held) -> Mapping[str, Event]:
        """Keep what moved, and what the build leaves for the next, all or nothing.

        Gives the events that are others now, or gone, as they were.
        """
        ...
