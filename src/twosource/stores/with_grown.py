"""The part of a record by which it grows: what the last build left, and writing what moves."""

from collections.abc import Collection, Mapping, Sequence

from twosource.model.claim import Reading
from twosource.model.event import Event
from twosource.model.grown import Grown, KnownEvents
from twosource.model.held import Held
from twosource.model.report import Report
from twosource.stores import kept_grown
from twosource.stores.transactions import Transactions


class Grows(Transactions):
    """What a build asks of a record beside all that anybody may ask."""

    def held(self, version: str) -> Held:
        """Give what the last build left, if it was one of this version; else empty rooms."""
        # The stages that its rooms hold things of load numpy, which reading a record must not cost.
        from twosource.stores.kept_rooms import Rooms

        return Rooms(self._engine, self._where, version)

    def drop_held(self) -> None:
        """Forget what the last build left; the next one works everything out."""
        with self._writing() as connection:
            kept_grown.drop_held(connection)

    def stamps(self) -> Mapping[str, str]:
        """Give for each report that was read a mark of all that a build takes from it."""
        return self._read(kept_grown.list_stamps)

    def some_reports(self, keys: Collection[str]) -> Mapping[str, Report]:
        """Give some reports, by key."""
        return self._read(kept_grown.find_reports, keys)

    def some_readings(self, keys: Collection[str]) -> Mapping[str, Reading]:
        """Give the current readings of some reports, by report key."""
        return self._read(kept_grown.find_readings, keys)

    def known_of(self, claims: Collection[str], digests: Collection[str] = ()) -> KnownEvents:
        """Give the ids that bear on some claims: of the events they tell of, or were born from.

        And those of the events that some sets of claims last were, by their digests.
        """
        return self._read(kept_grown.find_known, claims, digests)

    def some_events(self, ids: Collection[str]) -> Sequence[Event]:
        """Give some events, by id."""
        return self._read(kept_grown.find_events, ids)

    def keep_grown(self, grown: Grown, held: Held) -> Mapping[str, Event]:
        """Keep what moved, and what the build leaves for the next, all or nothing.

        Gives the events that are others now, or gone, as they were.
        """
        from twosource.stores.kept_rooms import as_rooms

        rooms = as_rooms(held)
        rooms.make_ready()
        with self._writing() as connection:
            replaced = kept_grown.keep_grown(connection, grown, self._clock())
            rooms.write(connection)
        return replaced
