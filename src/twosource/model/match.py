"""The machine's opinion that two claims tell of one event, and a person's decision on it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import inf
from typing import Literal

from twosource.model.spans import Span
from twosource.model.values import GroundedClaim, When

Verdict = Literal["same", "different", "unsure"]


@dataclass(frozen=True, slots=True, order=True)
class Pair:
    """Two claims, the smaller id first."""

    left: str
    right: str

    def __post_init__(self) -> None:
        if self.left >= self.right:
            message = f"a pair names two claims in order, not {self.left} and {self.right}"
            raise ValueError(message)


@dataclass(frozen=True, slots=True)
class Sight:
    """What a feature sees of a pair: the row of the table of weights, and the words a reader sees.

    `most`: the bits it may give at most in this record, where many reports share what is shared.
    `beside`: bits that this record adds to the row's, whatever these are.
    """

    feature: str
    row: str
    words: str
    most: float = inf
    beside: float = 0.0


@dataclass(frozen=True, slots=True)
class Reason:
    """One weight: bits for (positive) or against (negative), and the words a reader sees."""

    feature: str
    bits: float
    words: str


@dataclass(frozen=True, slots=True)
class Veto:
    """An impossibility: these two cannot be one event, whatever the weights."""

    feature: str
    words: str


@dataclass(frozen=True, slots=True)
class Match:
    """Weights that add up to same (above the threshold) or different, and any veto."""

    pair: Pair
    reasons: tuple[Reason, ...]
    veto: Veto | None

    @property
    def bits(self) -> float:
        """Give the sum of the weights, in bits."""
        return sum(reason.bits for reason in self.reasons)


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a decision holds on to across readings: report, passage and type."""

    report: str
    passage: Span
    type: str


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's same, different or unsure on a pair; beats every match. `at` is UTC, ISO 8601.

    `id` counts decisions of this record from 1. `undone` tells whether a later undo took it back.
    """

    id: int
    left: Anchor
    right: Anchor
    verdict: Verdict
    by: str
    at: str
    note: str | None
    undone: bool


@dataclass(frozen=True, slots=True)
class Decided:
    """Two claims as they are compared, and what a person decided on them."""

    left: GroundedClaim
    right: GroundedClaim
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Page:
    """A report as a whole: the weights of its rare words, when it was published, where it revises.

    The squares of the weights add up to 1, or there are none. `published` is given with the report,
    None where nobody gives it. `revising` are the characters of words such as "risen". `again`: it
    says that the like happened in another year as well.
    """

    rare: Mapping[str, float] = field(default_factory=dict)
    published: When | None = None
    revising: tuple[Span, ...] = ()
    again: bool = False


@dataclass(frozen=True, slots=True)
class Backdrop:
    """The record around a pair of claims. An empty one makes a matcher silent on these things.

    `roots`: the text that a report's line of copies ends in (a report that copies none is its own).
    `words`: the long words of each claim's passage. `rarity`: for each word log2(reports / reports
    with it), in bits. `antecedents`: the earlier claim that a claim points back to. `crowding`:
    the share of this record's reports that tell of a place (by its id) or a day (by its text).
    `triggers`: the word each claim begins at, in small letters. `scenes`: the towns, districts and
    natural features that a report names, by id with their names. `pages`: each report as a whole.
    """

    roots: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, frozenset[str]] = field(default_factory=dict)
    rarity: Mapping[str, float] = field(default_factory=dict)
    antecedents: Mapping[str, str] = field(default_factory=dict)
    crowding: Mapping[str, float] = field(default_factory=dict)
    triggers: Mapping[str, str] = field(default_factory=dict)
    scenes: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    pages: Mapping[str, Page] = field(default_factory=dict)

    def copies(self, left: GroundedClaim, right: GroundedClaim) -> bool:
        """Tell whether two claims stand in two reports that are copies of one text."""
        ours, theirs = left.claim.report, right.claim.report
        return ours != theirs and self.roots.get(ours, ours) == self.roots.get(theirs, theirs)
