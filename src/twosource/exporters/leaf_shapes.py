"""The smallest shapes of the export: a passage, a blank, a chain, a date, marks."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from twosource.model.claim import Connection, VoiceHow, VoiceKind
from twosource.model.report import Access, Consent

Policy = Literal["internal"]
Day = Annotated[str, Meta(pattern=r"^\d{4}-\d{2}-\d{2}$")]
FirstHand = Literal["first_hand", "relayed", "unknown"]
Whole = Annotated[int, Meta(ge=0)]


class Shape(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An object of the export; unknown fields are refused."""


class PlacePoint(Shape, frozen=True):
    """A place as a point and how far it may reach from it; degrees north and east, kilometres."""

    name: str
    id: str
    kind: str
    country: str
    admin1: str | None
    admin2: str | None
    lat: float
    lon: float
    radius_km: float


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
    role: str | None
    body: str | None
    number: Whole | None
    connection: Connection
    first_hand: FirstHand
    protected: bool


class Date(Shape, frozen=True, tag_field="@", tag="date"):
    """A time as one claim gives it. `earliest` and `latest` are null while the year is open."""

    edtf: str
    earliest: Day | None
    latest: Day | None
    how: str
    spans: tuple[Passage, ...]
