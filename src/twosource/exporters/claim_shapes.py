"""A claim in the export: every leaf with the characters it stands on."""

from typing import Literal

from twosource.exporters.leaf_shapes import (
    Blank,
    Date,
    Day,
    Marks,
    Passage,
    PlacePoint,
    Policy,
    Shape,
    Voice,
    Whole,
)
from twosource.model.actors import ActorType
from twosource.model.claim import PlaceRelation, Stance, Time, Way
from twosource.model.codebook import Forced
from twosource.model.correction import Facet, WordOnValue


class PlaceOfClaim(PlacePoint, frozen=True, tag_field="@", tag="place"):
    """A place as one claim gives it; degrees north and east, kilometres."""

    also: tuple[PlacePoint, ...]
    how: str
    spans: tuple[Passage, ...]


class Bounds(Shape, frozen=True):
    """Days an undated event lies between, by the order its report tells it in: no answer."""

    not_before: Day | None
    not_after: Day | None
    why: str
    spans: tuple[Passage, ...]


class Revision(Shape, frozen=True):
    """How a number takes another's place: `cue` says so; `earlier`: this is the one given up.

    `low`, `high` and `best` are the number it was, all null where that is not told.
    """

    cue: Passage
    way: Way | None
    low: Whole | None
    high: Whole | None
    best: Whole | None
    earlier: bool


class CountOfClaim(Shape, frozen=True):
    """How many, as one claim gives it. "At least 12" has `high` and `best` null."""

    of: str
    outcome: str
    group: str | None
    low: Whole
    high: Whole | None
    best: Whole | None
    vague: bool
    more: bool
    out_of: Whole | None
    revised: Revision | None
    how: str
    spans: tuple[Passage, ...]


class ParticipantOfClaim(Shape, frozen=True):
    """Who takes part, in the report's words; what kind of actor, and whether to be kept private."""

    role: str
    name: str
    head: str
    entity: str
    type: ActorType
    type_how: str
    private: bool
    spans: tuple[Passage, ...]


class NamedPlace(Shape, frozen=True):
    """A place name of the event's clause and how the event stands to it."""

    relation: PlaceRelation
    span: Passage


class Correction(Shape, frozen=True):
    """A person's word on one value: `value` is theirs, `machine` what the machine reads.

    `of` tells which count or role; `heeded`: it is the last word on this value.
    """

    decision: Whole
    facet: Facet
    of: str | None
    verdict: WordOnValue
    value: str | None
    machine: str | None
    by: str
    at: str
    note: str | None
    heeded: bool


class Coding(Shape, frozen=True):
    """That a person coded the claim by hand: by which decision, who, when (UTC) and why."""

    decision: Whole
    by: str
    at: str
    note: str | None


class Claim(Shape, frozen=True):
    """One statement of one report; `coding` says who coded it, where that was done by hand."""

    id: str
    event: str | None
    report: str
    type: str
    subtype: str
    forced: Forced
    time: Time
    stance: Stance
    quoted: bool
    outcome: str | None
    trigger: Passage
    passage: Passage
    several: Passage | None
    disowns: Passage | None
    said_by: tuple[Voice, ...]
    unverified: tuple[Passage, ...]
    stated: Date | Blank
    when: Date | Blank
    bounds: Bounds | None
    where: PlaceOfClaim | Blank
    places: tuple[NamedPlace, ...]
    counts: tuple[CountOfClaim, ...]
    participants: tuple[ParticipantOfClaim, ...]
    corrections: tuple[Correction, ...]
    coded_by: Literal["machine", "hand"]
    coding: tuple[Coding, ...]
    marks: Marks
    policy: Policy
