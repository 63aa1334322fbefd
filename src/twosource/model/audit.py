"""The record's own error, as people find it: what they are asked, what they say, what follows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from twosource.model.spans import Span

Frame = Literal[
    "claim",
    "said_by",
    "when",
    "where",
    "count",
    "who",
    "no_when",
    "no_where",
    "more_counts",
    "more_who",
    "sentence",
    "report",
    "joined",
    "apart",
]
FRAMES: tuple[Frame, ...] = get_args(Frame)

JUDGED = frozenset({"claim", "said_by", "when", "where", "count", "who"})
PAIRED = frozenset({"joined", "apart"})
UNSURE = "unsure"
TAKEN_BACK = "taken_back"
MOST_MISSED = 9


def allowed(frame: Frame) -> tuple[str, ...]:
    """Give the answers a question of a frame may have.

    Of what the record tells: it stands so in the text, the text tells another thing here, or it
    tells nothing of the kind. Of what may be missing: how many are. Of two claims: same or not.

    >>> allowed("joined")
    ('same', 'different', 'unsure')
    """
    if frame in JUDGED:
        return ("right", "wrong", "invented", UNSURE)
    if frame in PAIRED:
        return ("same", "different", UNSURE)
    return (*(str(number) for number in range(MOST_MISSED + 1)), UNSURE)


@dataclass(frozen=True, slots=True)
class Shown:
    """Characters of a report that a checker is shown, and those among them that are asked about."""

    report: str
    around: Span
    asked: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to look at: the passages (two of a pair), and what the record says, in words.

    `key` tells what is asked about: ids of claims, or a report. `means` is what the codebook says
    of the types in `value`. `stratum` is never shown.
    """

    number: int
    frame: Frame
    stratum: str
    key: tuple[str, ...]
    shown: tuple[Shown, ...]
    value: str
    means: str = ""


@dataclass(frozen=True, slots=True)
class Stratum:
    """A part of a frame: how many there are in the record, and how many of them were drawn."""

    frame: Frame
    name: str
    size: int
    drawn: int


@dataclass(frozen=True, slots=True)
class Audit:
    """A sample of a record, drawn once: `line` is the last line of the log before it.

    `weights` are those the record was matched with.
    """

    number: int
    seed: int
    at: str
    line: int
    strata: tuple[Stratum, ...]
    weights: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a checker said to one question; a later answer of the same checker takes its place.

    `by` is a pseudonym, `why` a short code such as `stance`; no words of a text are kept here.
    """

    question: int
    by: str
    at: str
    verdict: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure with its 95 % interval."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Figure:
    """One share of the record in per cent, from so many answers on a population of so many."""

    name: str
    share: Estimate
    answered: int
    of: int


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far checkers agree on the questions that two or more answered.

    `alpha` is Krippendorff's, None where it is not defined.
    """

    questions: int
    percent: float
    alpha: float | None


@dataclass(frozen=True, slots=True)
class Audited:
    """What an audit came to. `changes` counts what changed the record since the sample was drawn.

    `unsure` questions were answered by nobody but with "unsure", and count as not answered.
    """

    audit: Audit
    asked: int
    answered: int
    unsure: int
    checkers: int
    figures: tuple[Figure, ...]
    agreement: Agreement | None
    changes: Mapping[str, int] = field(default_factory=dict)

    @property
    def state(self) -> Literal["not_audited", "audited", "changed_since"]:
        """Tell whether the record was audited, and whether it is still the one that was."""
        if not self.figures:
            return "not_audited"
        return "changed_since" if self.changes else "audited"
