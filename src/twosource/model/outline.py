"""What a list of a record shows without a look at the whole of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NewType

from twosource.model.event import Event

Brief = NewType("Brief", Event)
"""An event without what no list shows of it: what it rests on, its neighbours, its reasons."""


@dataclass(frozen=True, slots=True)
class Publishers:
    """Who published the reports of a record, and the agencies their readings found, by report key.

    A report of which one is not known is not in it; `names` are all of both, each once.
    """

    outlets: Mapping[str, str]
    agencies: Mapping[str, str]
    names: frozenset[str]


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
