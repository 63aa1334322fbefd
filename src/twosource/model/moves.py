"""What a build moved: which events are new, grown, merged, split or told otherwise now."""

from dataclasses import dataclass
from typing import Literal

What = Literal["born", "grown", "merged", "split", "changed", "gone"]


@dataclass(frozen=True, slots=True)
class Move:
    """What became of one event, by its label.

    `others` are the labels it went into (merged) or parted into (split), `reports` how many more
    reports tell of it (grown), `facets` which of its values are others now.
    """

    event: str
    what: What
    others: tuple[str, ...] = ()
    reports: int = 0
    facets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Moved:
    """All events that moved, by number, and how many are as they were."""

    moves: tuple[Move, ...] = ()
    unchanged: int = 0
