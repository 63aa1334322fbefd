"""The way an event's word took: who said it, who passed it on, who reprinted it, what changed."""

from dataclasses import dataclass
from typing import Literal

from twosource.model.claim import Voice, VoiceKind

ChangeKind = Literal["changed", "added", "dropped"]


@dataclass(frozen=True, slots=True)
class Said:
    """One claim that came by a station, and the words for the station in it, if it has any."""

    claim: str
    voice: Voice | None


@dataclass(frozen=True, slots=True)
class Change:
    """What a relay did to what it passes on: `before` in the source report, `after` in the relay.

    `facet`: act, stance, time, when, where, `counts.people...`, source, unverified or denial. `why`
    says it in words. `claims` are the claims on both sides that show it.
    """

    kind: ChangeKind
    facet: str
    before: str | None
    after: str | None
    why: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Passing:
    """One report beside the one it passes on or repeats, both in the record, and what changed."""

    source: str
    relay: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Reprint:
    """A report that repeats another's text, and why it is taken for that."""

    report: str
    outlet: str
    because: str


@dataclass(frozen=True, slots=True)
class Station:
    """One voice on the way, numbered within its event, nearest the event first.

    `reports` are its own of this event, `elsewhere` its own of other events; an outlet with no
    `reports` is known only through those who pass it on. `onward` are the numbers of those.
    """

    number: int
    name: str
    kind: VoiceKind
    said: tuple[Said, ...]
    reports: tuple[str, ...]
    elsewhere: tuple[str, ...]
    onward: tuple[int, ...]
    reprints: tuple[Reprint, ...]

    @property
    def missing(self) -> bool:
        """Tell whether it publishes, and the record has none of its own reports of the event."""
        return self.kind == "outlet" and not self.reports


@dataclass(frozen=True, slots=True)
class Provenance:
    """The stations of one event, the numbers of those where its word starts, and the passings."""

    stations: tuple[Station, ...]
    starts: tuple[int, ...]
    passings: tuple[Passing, ...]
