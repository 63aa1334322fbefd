"""What people said of a claim and its values, and where two people disagree."""

from dataclasses import dataclass
from typing import Literal

Facet = Literal["type", "stance", "time", "when", "where", "count", "who", "source"]
WordOnValue = Literal["says", "does_not", "is"]


@dataclass(frozen=True, slots=True)
class Correction:
    """A person's word on one value of a claim, as it bears on the claim now.

    `value` is what the person says it is, "" where the text does not say; `machine` what the
    machine reads now. `heeded`: it is the last word on this value; an earlier word is kept beside.
    """

    decision: int
    facet: Facet
    of: str
    verdict: WordOnValue
    value: str
    machine: str
    by: str
    at: str
    note: str | None
    heeded: bool


@dataclass(frozen=True, slots=True)
class Coding:
    """That a person coded a claim by hand: by which decision, who, when (UTC) and why."""

    decision: int
    by: str
    at: str
    note: str | None


@dataclass(frozen=True, slots=True)
class Opinion:
    """What one person says in a dispute; `heeded`: the record follows it."""

    decision: int
    by: str
    at: str
    says: str
    note: str | None
    heeded: bool


@dataclass(frozen=True, slots=True)
class Dispute:
    """People disagree: `about` one event or two, or about a value; `claims` are those spoken of."""

    about: str
    opinions: tuple[Opinion, ...]
    claims: tuple[str, ...]
