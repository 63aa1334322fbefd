"""A claim that a person codes by hand: on which characters of a report it stands, and what it says.

It holds the characters of names and never the words themselves: what is expunged from a report is
gone from here too.
"""

from dataclasses import dataclass

from twosource.model.claim import Connection, EntityKind, Stance, Time, VoiceKind
from twosource.model.match import Anchor
from twosource.model.spans import Span
from twosource.model.values import Place


@dataclass(frozen=True, slots=True)
class CodedVoice:
    """One hop of a chain: who says so, by the words that name them; `cue` are those of saying.

    `span` is None of an outlet that no word of the report names: `masthead` is its name then, and
    "" of all others. `role` and `body` are the words for what is said of the voice.
    """

    kind: VoiceKind
    span: Span | None
    cue: Span | None = None
    connection: Connection = "unknown"
    role: Span | None = None
    body: Span | None = None
    masthead: str = ""


@dataclass(frozen=True, slots=True)
class CodedWhen:
    """When it happened, as EDTF text, and the words that say so."""

    edtf: str
    span: Span


@dataclass(frozen=True, slots=True)
class CodedWhere:
    """Where it happened: places of the gazetteer as they were then, and the words that say so."""

    places: tuple[Place, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class CodedCount:
    """How many: what is counted ("people.dead"), the number ("12", "12-15", "12+"), the words."""

    of: str
    number: str
    span: Span


@dataclass(frozen=True, slots=True)
class CodedWho:
    """Who takes part, in which role, by the words that name them."""

    role: str
    entity: EntityKind
    span: Span


@dataclass(frozen=True, slots=True)
class Coded:
    """A claim as a person coded it on a passage of a report, whatever the machine reads there.

    `chain` runs innermost first; empty: nobody but the outlet says so. `expunged`: its passage was
    expunged, and nothing is left of it but where it stood.
    """

    anchor: Anchor
    subtype: str
    time: Time
    stance: Stance
    chain: tuple[CodedVoice, ...] = ()
    when: CodedWhen | None = None
    where: CodedWhere | None = None
    counts: tuple[CodedCount, ...] = ()
    who: tuple[CodedWho, ...] = ()
    expunged: bool = False
