"""Audits of the record's own error: samples, and what checkers answered."""

from collections.abc import Mapping, Sequence

from twosource.model.audit import Answer, Audit, Question
from twosource.stores import kept_audits
from twosource.stores.transactions import Transactions


class KeepsAudits(Transactions):
    """Audits of the record's own error: samples, and what checkers answered."""

    def add_audit(self, audit: Audit, questions: Sequence[Question]) -> Audit:
        """Append a sample under the next number; NotFound if a report it shows is gone."""
        with self._writing() as connection:
            return kept_audits.add_audit(connection, audit, questions)

    def last_audit(self) -> Audit | None:
        """Give the sample drawn last, None where none was."""
        return self._read(kept_audits.last_audit)

    def audit_questions(self, audit: int) -> tuple[Question, ...]:
        """Give the questions of a sample, by number."""
        return self._read(kept_audits.list_questions, audit)

    def add_answers(self, audit: int, answers: Sequence[Answer]) -> int:
        """Append answers; give how many say something new. NotFound if one fits no question."""
        with self._writing() as connection:
            return kept_audits.add_answers(connection, audit, answers)

    def audit_answers(self, audit: int) -> tuple[Answer, ...]:
        """Give all answers to a sample in the order they came, also those that do not stand."""
        return self._read(kept_audits.list_answers, audit)

    def last_line(self) -> int:
        """Give the number of the last line of the log."""
        return self._read(kept_audits.last_line)

    def count_lines(self, after: int) -> Mapping[str, int]:
        """Count the lines of the log after one, by what they say."""
        return self._read(kept_audits.count_lines, after)
