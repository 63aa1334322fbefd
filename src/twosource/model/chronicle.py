"""The lines of the log that bear on one event: what came of its id, its reports and decisions."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from twosource.model.record import LogLine


@dataclass(frozen=True, slots=True)
class Turned:
    """How an id stood from then on: its label, and the label of the event it was merged into.

    `first`: the id was given then. `told`: claims told of it. `was_merged`: it had been part of
    another event up to then.
    """

    label: str
    into: str | None
    first: bool
    told: bool
    was_merged: bool


@dataclass(frozen=True, slots=True)
class Chronicle:
    """Lines of the log in order, and by the number of a line what it says of an event.

    `turns` are of its id and of the ids that ever were merged into it; `reports` are keys,
    `decisions` numbers. `left_out` counts the turns that are too old to be listed.
    """

    lines: tuple[LogLine, ...]
    turns: Mapping[int, tuple[Turned, ...]] = field(default_factory=dict)
    reports: Mapping[int, str] = field(default_factory=dict)
    decisions: Mapping[int, int] = field(default_factory=dict)
    left_out: int = 0
