"""What a list of a record shows without a look at the whole of it."""

from dataclasses import dataclass
from typing import NewType

from twosource.model.event import Event

Brief = NewType("Brief", Event)
"""An event without what no list shows of it: what it rests on, its neighbours, its reasons."""


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who published a report, and the agency its reading found; None where that is not known."""

    outlet: str | None
    agency: str | None


@dataclass(frozen=True, slots=True)
class Covered:
    """How many reports a record holds, of how many outlets, from which day (EDTF) to which.

    `undated` counts the reports without a day; `first` and `last` are None where all are.
    """

    reports: int
    outlets: int
    first: str | None
    last: str | None
    undated: int


@dataclass(frozen=True, slots=True)
class Totals:
    """How many reports a record holds, of them `closed` to the public, and claims with values."""

    reports: int
    closed: int
    claims: int


@dataclass(frozen=True, slots=True)
class Tally:
    """How many events of one type a record has that are shown in lists, or that are not."""

    type: str
    shown: bool
    events: int
