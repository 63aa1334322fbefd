"""What a record keeps of people: decisions, rulings and lists of actors."""

from collections.abc import Mapping
from typing import Protocol

from twosource.model.actors import ActorList
from twosource.model.match import Anchor, Decision, Verdict
from twosource.model.past import Past
from twosource.model.ruling import Ruling, Said


class DecisionStore(Protocol):
    """People's decisions, and the lists they give."""

    def add_decision(
        self, left: Anchor, right: Anchor, verdict: Verdict, by: str, note: str | None, at: str
    ) -> Decision:
        """Append a person's decision; NotFound if the record holds no such report."""
        ...

    def undo_decision(self, number: int, by: str, at: str) -> Decision | Ruling:
        """Take a decision back; it stays in the record as undone. NotFound if there is none."""
        ...

    def decision(self, number: int) -> Decision | Ruling:
        """Give the decision of a number, of whatever kind. NotFound if there is none."""
        ...

    def decisions(self) -> tuple[Decision, ...]:
        """Give all decisions ever taken, in order, with whether each was undone."""
        ...

    def keep_actors(self, given: ActorList) -> bool:
        """Keep a list of actors as the one in force; False where it is so already."""
        ...

    def actors(self) -> ActorList | None:
        """Give the list of actors in force, None where none was given."""
        ...


class RulingStore(Protocol):
    """What people decide beside pairs, and the record as it stood on any day."""

    def add_ruling(self, said: Said, by: str, note: str | None, at: str) -> Ruling:
        """Append what a person decided; NotFound if it speaks of a report that is not there."""
        ...

    def rulings(self) -> tuple[Ruling, ...]:
        """Give all rulings ever made, in order, with whether each was undone."""
        ...

    def rulings_on(self, report: str) -> tuple[Ruling, ...]:
        """Give the rulings that speak of one report, in order, with whether each was undone."""
        ...

    def former_events(self) -> Mapping[str, tuple[int, str]]:
        """Give by digest which event each set of claims last was, and the number of that turn."""
        ...

    def past(self, until: str) -> Past:
        """Give all that the record held by a time, UTC in ISO 8601 to the second."""
        ...
