"""By what rules an index of claims joins, what one update of it works on, and what comes of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from twosource.model.match import Backdrop, Pair, Verdict
from twosource.stages.components import Decided
from twosource.stages.live_backdrop import Moved
from twosource.stages.scores import Compare, Score

Ends = tuple[str, str]


@dataclass(frozen=True, slots=True)
class IndexRules:
    """How to join: a comparison before a backdrop, its threshold, and the families of types."""

    before: Callable[[Backdrop], Compare]
    threshold: float
    families: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Changed:
    """The clusters that are no more and those in their place, and how many pairs were compared.

    `ends` are the claims of which a comparison came, went or comes to something else; `again` are
    the pairs that were compared again and come to the same, though maybe in other words.
    """

    gone: frozenset[frozenset[str]]
    made: frozenset[frozenset[str]]
    compared: int
    ends: frozenset[str]
    again: frozenset[Ends]


@dataclass(slots=True)
class Work:
    """What one update has come to so far.

    `came` and `left` are reports, `redecided` the claims on which decisions changed, `removed` the
    claims that are no more, `decisions` are those in force and `decided` those on claims that are
    there, `scored` the pairs that were compared or dropped with their scores before.
    """

    compare: Compare
    came: frozenset[str]
    left: frozenset[str]
    redecided: frozenset[str]
    removed: frozenset[str]
    moved: Moved
    decisions: Mapping[Pair, Verdict]
    decided: Decided
    scored: dict[Ends, Score | None] = field(default_factory=dict)
