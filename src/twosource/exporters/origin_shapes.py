"""Where the word of an event comes from, in the export: the counts, what collapsed, what to get."""

from typing import Literal

from twosource.exporters.leaf_shapes import Shape, Whole


class Collapse(Shape, frozen=True):
    """What is no origin of its own, what it goes back to, and why."""

    report: str
    into: str
    because: str


class Withdrawal(Shape, frozen=True):
    """A report that was taken back, or that only passes on one that was."""

    report: str
    because: str


class OriginNames(Shape, frozen=True):
    """The names behind each count of origins."""

    outlets: tuple[str, ...]
    reporting: tuple[str, ...]
    human_at_most: tuple[str, ...]
    shown_independent: tuple[str, ...]


class Origins(Shape, frozen=True):
    """Where an event's word starts, on four counts."""

    outlets: Whole
    reporting: Whole
    human_at_most: Whole
    shown_independent: Whole
    names: OriginNames
    collapsed: tuple[Collapse, ...]
    withdrawn: tuple[Withdrawal, ...]
    foretold: tuple[str, ...]


class ToDo(Shape, frozen=True):
    """A text that the record knows only through others: what to get, of whom, and of what time."""

    get: Literal["report", "document"]
    of: str
    edtf: str | None
    words: str
    reports: tuple[str, ...]
    claims: tuple[str, ...]
