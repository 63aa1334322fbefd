"""What is left of something that was expunged: that it was, when, by whom and why; not what."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from twosource.model.spans import Span


@dataclass(frozen=True, slots=True)
class Tombstone:
    """A report that was expunged, or a passage of one (`passage`; `report` is its key now).

    `token` is a keyed digest by which what was expunged is known again, if it comes back: of the
    report, or of what the report is without the passage. The key stands outside of the record.
    """

    number: int
    at: str
    by: str | None
    reason: str
    token: str
    passage: Span | None = None
    report: str | None = None


@dataclass(frozen=True, slots=True)
class Expunging:
    """What is to be expunged: a report by its key, or a passage of it; who says so, and why.

    `at` is when it was expunged first, None where that is now.
    """

    report: str
    reason: str
    by: str | None = None
    passage: Span | None = None
    at: str | None = None


@dataclass(frozen=True, slots=True)
class Expunged:
    """What went or would go: rows by table, lines of the log that lose their particulars.

    `decisions` are the numbers of the decisions that go, or lose words; `report` is the key the
    report has now, None where it is gone. `typed` counts the rows on anything else that lose the
    words, by table.
    """

    rows: Mapping[str, int]
    lines: int
    decisions: tuple[int, ...]
    report: str | None = None
    typed: Mapping[str, int] = field(default_factory=dict)
