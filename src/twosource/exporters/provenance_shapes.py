"""The way an event's word took, in the export: stations, passings, what to get, four counts."""

from twosource.exporters.leaf_shapes import Passage, Shape, Whole
from twosource.exporters.origin_shapes import Origins, ToDo
from twosource.model.claim import VoiceKind
from twosource.model.provenance import ChangeKind


class Said(Shape, frozen=True):
    """A claim that came by a station: the words of saying, and the passage that was told."""

    claim: str
    report: str
    cue: Passage | None
    passage: Passage


class Reprint(Shape, frozen=True):
    """A report that repeats another's text."""

    report: str
    outlet: str
    because: str


class Station(Shape, frozen=True):
    """One voice on the way; `onward` are the numbers of those who pass it on.

    `held`: whether the record has a report of its own of the event; null for who publishes none.
    """

    number: Whole
    name: str
    kind: VoiceKind
    held: bool | None
    reports: tuple[str, ...]
    elsewhere: tuple[str, ...]
    said: tuple[Said, ...]
    onward: tuple[Whole, ...]
    reprints: tuple[Reprint, ...]


class Change(Shape, frozen=True):
    """What a relay changed, added or dropped."""

    kind: ChangeKind
    facet: str
    before: str | None
    after: str | None
    why: str
    claims: tuple[str, ...]


class Passing(Shape, frozen=True):
    """A report beside the one it passes on or repeats; no changes is an empty list."""

    source: str
    relay: str
    changes: tuple[Change, ...]


class ProvenanceLine(Shape, frozen=True):
    """All of one event."""

    id: str
    label: str
    todo: tuple[ToDo, ...]
    confirm: tuple[str, ...]
    starts: tuple[Whole, ...]
    stations: tuple[Station, ...]
    passings: tuple[Passing, ...]
    origins: Origins
