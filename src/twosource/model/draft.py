"""A claim as somebody drafts it by hand, in a form or on a command line, before it is checked.

Words are those of the report; where a form knows their characters it gives these instead.
"""

from dataclasses import dataclass

from twosource.model.coded import Coded
from twosource.model.spans import Span


@dataclass(frozen=True, slots=True)
class DraftWords:
    """Words of the report: their characters, else the words, looked for nearest to the passage."""

    words: str = ""
    span: Span | None = None

    @property
    def given(self) -> bool:
        """Tell whether any were given."""
        return self.span is not None or bool(self.words.strip())


NO_WORDS = DraftWords()


@dataclass(frozen=True, slots=True)
class DraftValue:
    """A value in canonical form, and the words it stands on; without any, the whole passage.

    `value` is as `decide value --is` takes it: EDTF; names or ids of places, ";" between; a number.
    `of` says of a count what is counted ("people.dead").
    """

    value: str
    at: DraftWords = NO_WORDS
    of: str = ""


@dataclass(frozen=True, slots=True)
class DraftWho:
    """Somebody in a role of the type, by the words that name them; `entity`: what kind of thing."""

    role: str
    at: DraftWords
    entity: str = "unknown"


@dataclass(frozen=True, slots=True)
class DraftVoice:
    """One hop of the chain; an outlet may be one whose name stands in no word of the report.

    `cue` are the words of saying, `role` and `body` what the report says of the voice.
    """

    at: DraftWords
    kind: str
    cue: DraftWords = NO_WORDS
    connection: str = "unknown"
    role: DraftWords = NO_WORDS
    body: DraftWords = NO_WORDS


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim to be coded by hand on a passage of a report, given by its key.

    `said_by` runs innermost first; empty: the report says so itself.
    """

    report: str
    passage: DraftWords
    type: str
    subtype: str = ""
    time: str = "past"
    stance: str = "asserted"
    when: DraftValue | None = None
    where: DraftValue | None = None
    counts: tuple[DraftValue, ...] = ()
    who: tuple[DraftWho, ...] = ()
    said_by: tuple[DraftVoice, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a field of a draft does not hold; `field` as a form calls it ("when", "counts.0")."""

    field: str
    why: str


@dataclass(frozen=True, slots=True)
class CheckedDraft:
    """What a draft comes to: the claim to keep, or all that is wrong with it."""

    coded: Coded | None
    problems: tuple[Problem, ...]
