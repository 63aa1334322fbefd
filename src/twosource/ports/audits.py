"""The port of a record's audits: samples drawn for people to check, and what they answered."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from twosource.model.audit import Answer, Audit, Question


class AuditStore(Protocol):
    """Audits of the record's own error: samples, and what checkers answered."""

    def add_audit(self, audit: Audit, questions: Sequence[Question]) -> Audit:
        """Append a sample under the next number; NotFound if a report it shows is gone."""
        ...

    def last_audit(self) -> Audit | None:
        """Give the sample drawn last, None where none was."""
        ...

    def audit_questions(self, audit: int) -> tuple[Question, ...]:
        """Give the questions of a sample, by number."""
        ...

    def add_answers(self, audit: int, answers: Sequence[Answer]) -> int:
        """Append answers; give how many say something new. NotFound if one fits no question."""
        ...

    def audit_answers(self, audit: int) -> tuple[Answer, ...]:
        """Give all answers to a sample in the order they came, also those that do not stand."""
        ...

    def last_line(self) -> int:
        """Give the number of the last line of the log."""
        ...

    def count_lines(self, after: int) -> Mapping[str, int]:
        """Count the lines of the log after one, by what they say."""
        ...
