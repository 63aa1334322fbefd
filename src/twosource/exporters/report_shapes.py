"""A report in the export: how each of its facts was found, its parts, what was read of it."""

from twosource.exporters.copy_shapes import Common, CopyOf
from twosource.exporters.leaf_shapes import Blank, Date, Marks, Passage, Policy, Shape, Voice, Whole
from twosource.model.collection import Way
from twosource.model.report import PartKind


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


class Receipt(Shape, frozen=True):
    """One time that a report came: when (UTC), from where, by what it was read, and its bytes."""

    at: str
    source: str
    way: Way
    reader: str
    encoding: str | None
    sha256: str


class Report(Shape, frozen=True):
    """One report of the record."""

    id: str
    label: str
    sha256: str
    received: tuple[Receipt, ...]
    title: Stated | None
    outlet: Stated | None
    agency: Stated | None
    dateline_place: Stated | None
    url: str | None
    language: str
    published: Stated | None
    written: Date | Blank
    withdrawn: bool
    parts: tuple[Part, ...]
    marks: Marks
    coverage: Coverage
    quotations: tuple[Quotation, ...]
    copy_of: CopyOf | None
    shares: tuple[Common, ...]
    other_texts: tuple[str, ...]
    policy: Policy
