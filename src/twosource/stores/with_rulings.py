"""What people decide beside pairs, and the record as it stood on any day."""

from collections.abc import Mapping

from twosource.model.past import Past
from twosource.model.ruling import Ruling, Said
from twosource.stores import kept_past, kept_rulings, kept_turns
from twosource.stores.transactions import Transactions


class KeepsRulings(Transactions):
    """What people decide beside pairs, and the record as it stood on any day."""

    def add_ruling(self, said: Said, by: str, note: str | None, at: str) -> Ruling:
        """Append what a person decided; NotFound if it speaks of a report that is not there."""
        with self._writing() as connection:
            return kept_rulings.add_ruling(connection, Ruling(0, said, by, at, note, undone=False))

    def rulings(self) -> tuple[Ruling, ...]:
        """Give all rulings ever made, in order, with whether each was undone."""
        return self._read(kept_rulings.list_rulings)

    def rulings_on(self, report: str) -> tuple[Ruling, ...]:
        """Give the rulings that speak of one report, in order, with whether each was undone."""
        return self._read(kept_rulings.list_rulings_on, report)

    def former_events(self) -> Mapping[str, tuple[int, str]]:
        """Give by digest which event each set of claims last was, and the number of that turn."""
        return self._read(kept_turns.read_former)

    def past(self, until: str) -> Past:
        """Give all that the record held by a time, UTC in ISO 8601 to the second."""
        return self._read(kept_past.read_past, until)
