"""The shapes of the export: one JSON object a line, every leaf with the characters it stands on.

These are public: `docs/record.md` describes them, `docs/record.schema.json` is made from them. A
blank, `{"value": null, "why": "…"}`, may stand in the place of `when`, `where` and `stated`.
"""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from twosource.model.claim import PlaceRelation, Stance, Time, VoiceHow, VoiceKind
from twosource.model.codebook import Forced
from twosource.model.event import Rule
from twosource.model.report import Access, Consent, PartKind

Policy = Literal["internal"]
Day = Annotated[str, Meta(pattern=r"^\d{4}-\d{2}-\d{2}$")]
Whole = Annotated[int, Meta(ge=0)]


class Shape(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An object of the export; unknown fields are refused."""


class Blank(Shape, frozen=True, tag_field="@", tag="blank"):
    """No value, and why."""

    value: None
    why: str


class Marks(Shape, frozen=True):
    """Who may see it, what its givers agreed to, how to handle it."""

    access: Access
    consent: Consent
    handling: str | None


class Passage(Shape, frozen=True):
    """Characters of a report: half-open offsets in Unicode code points, and the text there."""

    start: Whole
    end: Whole
    text: str


class Voice(Shape, frozen=True):
    """One hop of a chain, innermost first."""

    name: str
    kind: VoiceKind
    cue: Passage | None
    span: Passage | None
    how: VoiceHow


class Date(Shape, frozen=True, tag_field="@", tag="date"):
    """A time as one claim gives it. `earliest` and `latest` are null while the year is open."""

    edtf: str
    earliest: Day | None
    latest: Day | None
    how: str
    spans: tuple[Passage, ...]


class PlaceOfClaim(Shape, frozen=True, tag_field="@", tag="place"):
    """A place as one claim gives it; degrees north and east, kilometres."""

    name: str
    id: str
    kind: str
    country: str
    admin1: str | None
    admin2: str | None
    lat: float
    lon: float
    radius_km: float
    how: str
    spans: tuple[Passage, ...]


class CountOfClaim(Shape, frozen=True):
    """How many, as one claim gives it. "At least 12" has `high` and `best` null."""

    of: str
    outcome: str
    group: str | None
    low: Whole
    high: Whole | None
    best: Whole | None
    how: str
    spans: tuple[Passage, ...]


class ParticipantOfClaim(Shape, frozen=True):
    """Who takes part, in the report's words."""

    role: str
    name: str
    entity: str
    spans: tuple[Passage, ...]


class NamedPlace(Shape, frozen=True):
    """A place name of the event's clause and how the event stands to it."""

    relation: PlaceRelation
    span: Passage


class Claim(Shape, frozen=True):
    """One statement of one report."""

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
    said_by: tuple[Voice, ...]
    stated: Date | Blank
    when: Date | Blank
    where: PlaceOfClaim | Blank
    places: tuple[NamedPlace, ...]
    counts: tuple[CountOfClaim, ...]
    participants: tuple[ParticipantOfClaim, ...]
    marks: Marks
    policy: Policy


class When(Shape, frozen=True, tag_field="@", tag="date"):
    """The time of an event, with the claims it rests on and the rule that chose it."""

    edtf: str
    earliest: Day | None
    latest: Day | None
    not_before: Day | None
    not_after: Day | None
    how: str
    rule: Rule
    claims: tuple[str, ...]
    against: tuple[str, ...]
    marks: Marks


class Where(Shape, frozen=True, tag_field="@", tag="place"):
    """The place of an event: a point with the distance it may be off, never a pin alone."""

    name: str
    id: str
    kind: str
    country: str
    admin1: str | None
    admin2: str | None
    lat: float
    lon: float
    radius_km: float
    how: str
    rule: Rule
    claims: tuple[str, ...]
    against: tuple[str, ...]
    marks: Marks


class Count(Shape, frozen=True):
    """How many, of what, with what outcome, as an interval."""

    of: str
    outcome: str
    group: str | None
    low: Whole
    high: Whole | None
    best: Whole | None
    as_of: Day | None
    rule: Rule
    how: str
    claims: tuple[str, ...]
    against: tuple[str, ...]
    marks: Marks


class Participant(Shape, frozen=True):
    """Who takes part in an event, by the fullest name given."""

    role: str
    name: str
    entity: str
    claims: tuple[str, ...]
    marks: Marks


class Collapse(Shape, frozen=True):
    """What is no origin of its own, what it goes back to, and why."""

    report: str
    into: str
    because: str


class OriginNames(Shape, frozen=True):
    """The names behind each count of origins."""

    outlets: tuple[str, ...]
    reporting: tuple[str, ...]
    human_at_most: tuple[str, ...]
    shown_independent: tuple[str, ...]


class Origins(Shape, frozen=True):
    """Where an event's word starts, on four counts."""

    outlets: Whole
    reporting: Whole
    human_at_most: Whole
    shown_independent: Whole
    names: OriginNames
    collapsed: tuple[Collapse, ...]


class HeldValue(Shape, frozen=True):
    """One of the values in conflict and the claims that hold it."""

    value: str
    claims: tuple[str, ...]


class Conflict(Shape, frozen=True):
    """Values of one facet that cannot all be right."""

    facet: str
    values: tuple[HeldValue, ...]
    reading: Literal["update", "conflict"]


class LookAlike(Shape, frozen=True):
    """An event that looks like this one, with why it is kept apart."""

    event: str
    label: str
    because: tuple[str, ...]


class Credibility(Shape, frozen=True):
    """The proposed Admiralty digit of the information, with its reason."""

    digit: Annotated[int, Meta(ge=1, le=6)]
    because: str


class Review(Shape, frozen=True):
    """Whether a person has signed this event."""

    state: Literal["machine"]


class Event(Shape, frozen=True):
    """One event: what is reported to have happened, or to be planned, in this record."""

    id: str
    label: str
    type: str
    subtype: str
    forced: Forced
    occurrence: Literal["reported"]
    time: Time
    stance: Stance
    when: When | Blank
    where: Where | Blank
    counts: tuple[Count, ...]
    participants: tuple[Participant, ...]
    claims: tuple[Claim, ...]
    joined: tuple[str, ...]
    reports: tuple[str, ...]
    origins: Origins
    conflicts: tuple[Conflict, ...]
    look_alikes: tuple[LookAlike, ...]
    credibility: Credibility
    review: Review
    marks: Marks
    policy: Policy


class Stated(Shape, frozen=True):
    """A value of a report with how it was found."""

    value: str
    how: str
    span: Passage | None


class Part(Shape, frozen=True):
    """A stretch of a report and what it is."""

    kind: PartKind
    start: Whole
    end: Whole


class Quotation(Shape, frozen=True):
    """Quoted words and whose they are."""

    span: Passage
    said_by: tuple[Voice, ...]


class Coverage(Shape, frozen=True):
    """What was read of a report."""

    characters: Whole
    sentences: Whole
    without_claim: Whole


class Report(Shape, frozen=True):
    """One report of the record."""

    id: str
    label: str
    sha256: str
    title: Stated | None
    outlet: Stated | None
    agency: Stated | None
    url: str | None
    language: str
    published: Stated | None
    written: Date | Blank
    parts: tuple[Part, ...]
    marks: Marks
    coverage: Coverage
    quotations: tuple[Quotation, ...]
    policy: Policy
