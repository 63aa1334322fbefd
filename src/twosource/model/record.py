"""What passes in and out of a record: reports received, readings finished, faults found."""

from collections.abc import Mapping
from dataclasses import dataclass

from twosource.model.claim import Reading
from twosource.model.collection import Collection
from twosource.model.parse import Parse
from twosource.model.report import Report


@dataclass(frozen=True, slots=True)
class Received:
    """A report, the bytes it came in (a file's, or one line's of JSON Lines), and how they came."""

    report: Report
    raw: bytes
    how: Collection | None = None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something that could not be taken in: what it is called, why, and what to do about it."""

    label: str
    reason: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Finished:
    """A report that was read: its parse, and what was taken from it."""

    received: Received
    parse: Parse
    reading: Reading


@dataclass(frozen=True, slots=True)
class KeptParse:
    """A parse with what it is good for: this text, and this version of the language model."""

    text_digest: str
    version: str
    parse: Parse


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a record holds; `readings`, `claims` and `decisions` count those in force."""

    reports: int
    readings: int
    claims: int
    decisions: int
    events: int


@dataclass(frozen=True, slots=True)
class LogLine:
    """One change of a record: when (UTC, ISO 8601), what, and its particulars.

    `hash` is that of this line and, through it, of all before. `back`: the clock was behind that
    of the line before. `forgotten`: its particulars were expunged.
    """

    seq: int
    at: str
    what: str
    detail: Mapping[str, str | int]
    hash: str = ""
    back: bool = False
    forgotten: bool = False


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is no longer as it was kept: in which report, and what."""

    report: str
    what: str


@dataclass(frozen=True, slots=True)
class Checked:
    """How many passages, hashes and keys were checked, and those that failed.

    `lines` of the log and `digests` of what they commit to are among those checked. `forgotten`
    counts what was expunged of the log, and can be checked no more; `backward` how often the clock
    went back. `size`: bytes of texts, originals, readings and particulars that were read.
    """

    checked: int
    faults: tuple[Fault, ...]
    lines: int = 0
    digests: int = 0
    forgotten: int = 0
    backward: int = 0
    size: int = 0
