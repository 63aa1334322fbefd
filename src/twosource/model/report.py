"""One text as one outlet published it, and how it is laid out."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from twosource.model.ids import digest
from twosource.model.spans import Span

Access = Literal["published", "restricted", "confidential"]
Consent = Literal["public", "partners", "internal", "none", "unknown"]


@dataclass(frozen=True, slots=True)
class Marks:
    """Who may see a report and what its givers agreed to; passed on to every claim and value."""

    access: Access = "confidential"
    consent: Consent = "unknown"
    handling: str | None = None


ACCESS: tuple[Access, ...] = ("published", "restricted", "confidential")
CONSENT: tuple[Consent, ...] = ("public", "partners", "internal", "unknown", "none")


def strictest(marks: Sequence[Marks]) -> Marks:
    """Give the strictest of several marks; unmarked matter is confidential, its consent unknown.

    >>> strictest([Marks("published", "public"), Marks("restricted", "partners", "no names")])
    Marks(access='restricted', consent='partners', handling='no names')
    """
    if not marks:
        return Marks()
    handling = sorted({one.handling for one in marks if one.handling})
    return Marks(
        access=max((one.access for one in marks), key=ACCESS.index),
        consent=max((one.consent for one in marks), key=CONSENT.index),
        handling="; ".join(handling) or None,
    )


@dataclass(frozen=True, slots=True)
class Sourced:
    """A value with how it was found, and where in the text if it stands there."""

    value: str
    how: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """One text as one outlet published it.

    `key` is a digest of text, outlet and address, never of a file name; `label` is what people
    call it in this record. `published` is an EDTF date (`2015-08-18`). `sha256` is that of the
    bytes as received, which the store keeps beside the text. `withdrawn`: it was given as one that
    its outlet took back.
    """

    key: str
    label: str
    text: str
    sha256: str
    title: Sourced | None
    outlet: Sourced | None
    published: Sourced | None
    url: str | None
    language: str
    marks: Marks
    withdrawn: bool = False


def report_key(text: str, outlet: str | None, url: str | None) -> str:
    """Give the key of a report: the same text from the same outlet and address is one report."""
    return digest("report", text, outlet, url)


PartKind = Literal[
    "headline",
    "byline",
    "dateline",
    "caption",
    "credit",
    "form",
    "share",
    "read_more",
    "boilerplate",
    "body",
]


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a report and what it is. Only `body` parts may back an event."""

    kind: PartKind
    span: Span


@dataclass(frozen=True, slots=True)
class Dateline:
    """The opening `SEOUL, Aug. 18 (UPI) —` of a report: any of place, day and agency."""

    span: Span
    place: Span | None
    day: Span | None
    agency: Span | None


@dataclass(frozen=True, slots=True)
class Layout:
    """The parts of a report in order of the text, not overlapping; body paragraphs one by one."""

    parts: tuple[Part, ...]
    dateline: Dateline | None

    def spans(self, kind: PartKind) -> tuple[Span, ...]:
        """Give the spans of one kind of part."""
        return tuple(part.span for part in self.parts if part.kind == kind)
