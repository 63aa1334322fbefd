"""An event in the export: each value with the claims for and against it, and the rule."""

from typing import Annotated, Literal

from msgspec import Meta

from twosource.exporters.claim_shapes import Claim
from twosource.exporters.leaf_shapes import (
    Blank,
    Day,
    Marks,
    Passage,
    PlacePoint,
    Policy,
    Shape,
    Whole,
)
from twosource.exporters.origin_shapes import Origins, ToDo
from twosource.model.actors import ActorType, Ucdp
from twosource.model.claim import Stance, Time
from twosource.model.codebook import Forced
from twosource.model.event import LinkKind, Rule
from twosource.model.ruling import ReviewState


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
    earlier: tuple[str, ...]
    marks: Marks


class Where(PlacePoint, frozen=True, tag_field="@", tag="place"):
    """The place of an event: a point with the distance it may be off, never a pin alone."""

    also: tuple[PlacePoint, ...]
    how: str
    rule: Rule
    claims: tuple[str, ...]
    against: tuple[str, ...]
    earlier: tuple[str, ...]
    marks: Marks


class Count(Shape, frozen=True):
    """How many, of what, with what outcome, as an interval."""

    of: str
    outcome: str
    group: str | None
    low: Whole
    high: Whole | None
    best: Whole | None
    vague: bool
    more: bool
    out_of: Whole | None
    as_of: Day | None
    rule: Rule
    how: str
    claims: tuple[str, ...]
    against: tuple[str, ...]
    earlier: tuple[str, ...]
    marks: Marks


class Listed(Shape, frozen=True):
    """The entry of the coder's list a participant was met with, why, and the codes it has there."""

    id: str
    name: str
    why: str
    type: ActorType | None
    ucdp_side_id: str | None
    ucdp_dyad_ids: tuple[str, ...]
    acled_inter: Annotated[int, Meta(ge=1, le=8)] | None


class Participant(Shape, frozen=True):
    """Who takes part in an event, by the fullest name given, with the kind of actor and its codes.

    `acled` and `ucdp` are what the kind crosses to; `actor` is the entry of the coder's list,
    `unlisted` why there is none; both null where no list was given or a person is meant.
    """

    role: str
    name: str
    head: str
    entity: str
    type: ActorType
    type_how: str
    private: bool
    acled: Annotated[int, Meta(ge=1, le=8)] | None
    ucdp: Ucdp
    actor: Listed | None
    unlisted: str | None
    claims: tuple[str, ...]
    marks: Marks


class HeldValue(Shape, frozen=True):
    """One of the values that do not fit together, the claims that hold it, whose word it is.

    `holders` are bodies, outlets and holders of a public office by name; of other persons only that
    it is one. `as_of` is the last day up to which it is told, of an update the first. `through` are
    outlets that only repeat it or pass it on.
    """

    value: str
    claims: tuple[str, ...]
    holders: tuple[str, ...]
    as_of: Day | None
    through: tuple[str, ...]


class Cited(Shape, frozen=True):
    """Words of the report of one claim."""

    claim: str
    span: Passage


class Conflict(Shape, frozen=True):
    """Values of one facet that cannot all be right; of an update in the order they were told in."""

    facet: str
    values: tuple[HeldValue, ...]
    reading: Literal["update", "conflict"]
    words: tuple[Cited, ...]


class Link(Shape, frozen=True):
    """How this event hangs together with another, on the word of a report that tells of both.

    It `follows` the other, is a `consequence_of` it, or `part_of` the several it sums up. `claims`
    are this event's and the other's in that report, `words` those that show the link.
    """

    kind: LinkKind
    event: str
    label: str
    because: str
    report: str
    claims: tuple[str, str]
    words: Passage


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
    """Whether a person has signed this event, who, when, and what differs since.

    `decision` is the number by which it can be undone; all but `state` are null or empty where
    nobody has looked at the event.
    """

    state: ReviewState
    by: str | None
    at: str | None
    note: str | None
    decision: Whole | None
    differs: tuple[str, ...]


class Opinion(Shape, frozen=True):
    """What one person says where people disagree; `heeded`: the record follows it."""

    decision: Whole
    by: str
    at: str
    says: str
    note: str | None
    heeded: bool


class Dispute(Shape, frozen=True):
    """Something of the event on which people's decisions do not agree: all of them are kept."""

    about: str
    claims: tuple[str, ...]
    opinions: tuple[Opinion, ...]


class AuditFigure(Shape, frozen=True):
    """A share of the record in per cent, found by people on a sample, with its 95 % interval."""

    name: str
    percent: float
    low: float
    high: float
    answered: Whole
    of: Whole


class Audit(Shape, frozen=True):
    """What people found of the error of the whole record, or that nobody has looked."""

    state: Literal["not_audited", "audited", "changed_since"]
    at: str | None
    answered: Whole
    checkers: Whole
    figures: tuple[AuditFigure, ...]


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
    todo: tuple[ToDo, ...]
    conflicts: tuple[Conflict, ...]
    links: tuple[Link, ...]
    look_alikes: tuple[LookAlike, ...]
    credibility: Credibility
    review: Review
    disputes: tuple[Dispute, ...]
    audit: Audit
    marks: Marks
    policy: Policy
