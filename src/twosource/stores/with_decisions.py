"""People's decisions, and the lists they give."""

from sqlalchemy import Connection

from twosource.model.actors import ActorList
from twosource.model.match import Anchor, Decision, Verdict
from twosource.model.ruling import Ruling
from twosource.stores import kept_actors, kept_decisions, kept_rulings
from twosource.stores.transactions import Transactions


class KeepsDecisions(Transactions):
    """People's decisions, and the lists they give."""

    def add_decision(
        self, left: Anchor, right: Anchor, verdict: Verdict, by: str, note: str | None, at: str
    ) -> Decision:
        """Append a person's decision; NotFound if the record holds no such report."""
        decision = Decision(0, left, right, verdict, by, at, note, undone=False)
        with self._writing() as connection:
            return kept_decisions.add_decision(connection, decision)

    def undo_decision(self, number: int, by: str, at: str) -> Decision | Ruling:
        """Take a decision back; it stays in the record as undone. NotFound if there is none."""
        with self._writing() as connection:
            if kept_rulings.is_ruling(connection, number):
                return kept_rulings.undo_ruling(connection, number, by, at)
            return kept_decisions.undo_decision(connection, number, by, at)

    def decision(self, number: int) -> Decision | Ruling:
        """Give the decision of a number, of whatever kind. NotFound if there is none."""
        return self._read(_find, number)

    def decisions(self) -> tuple[Decision, ...]:
        """Give all decisions ever taken, in order, with whether each was undone."""
        return self._read(kept_decisions.list_decisions)

    def keep_actors(self, given: ActorList) -> bool:
        """Keep a list of actors as the one in force; False where it is so already."""
        with self._writing() as connection:
            return kept_actors.keep_list(connection, given, self._clock())

    def actors(self) -> ActorList | None:
        """Give the list of actors in force, None where none was given."""
        return self._read(kept_actors.current_list)


def _find(connection: Connection, number: int) -> Decision | Ruling:
    if kept_rulings.is_ruling(connection, number):
        return kept_rulings.find_ruling(connection, number)
    return kept_decisions.find_decision(connection, number)
