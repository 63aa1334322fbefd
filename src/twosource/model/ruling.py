"""What people decide of a record beside pairs: merges, splits, values, claims, reviews of events.

Each is appended under the next number of the record's decisions, may be undone, and holds on to
report, passage and type. A claim that a person coded by hand (`coded.py`) is one of them.
"""

from dataclasses import dataclass
from typing import Literal

from twosource.model.coded import Coded
from twosource.model.correction import Facet, WordOnValue
from twosource.model.match import Anchor
from twosource.model.spans import Span
from twosource.model.values import Place

ReviewState = Literal["machine", "in_review", "signed", "changed_since_signed"]
GroupVerdict = Literal["together", "apart"]
Kind = Literal["together", "apart", "value", "claim", "review", "report"]
ReportState = Literal["new", "mine", "done", "nothing_codable"]


@dataclass(frozen=True, slots=True)
class Grouped:
    """All that several events told at the time is one event, or the first part is another.

    `parts` are the passages as they stood: of a merge those of each event, of a split those taken
    out, then those left behind.
    """

    verdict: GroupVerdict
    parts: tuple[tuple[Anchor, ...], ...]


@dataclass(frozen=True, slots=True)
class Valued:
    """A person's word on one value of one claim.

    `of` tells which, where a claim may have several ("people.dead", "victim"). `words` are the
    value in its canonical form, `places` what it is where it is a place. `machine` is what the
    machine read when the person looked: "" for nothing. `at` are the characters of the report that
    the person showed for it, None where none were.
    """

    anchor: Anchor
    facet: Facet
    of: str
    verdict: WordOnValue
    words: str
    machine: str
    places: tuple[Place, ...] = ()
    at: Span | None = None


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A person began to review an event, signed it as it stood, or left a comment on it.

    A comment (`noted`) says nothing of where the review stands: its words are the ruling's note.
    `digests` are salted digests of the event's content, facet by facet: they show later that it
    differs and where, and give nothing away. `reports` are the keys of those it rested on.
    """

    event: str
    label: str
    state: Literal["in_review", "signed", "noted"]
    salt: str = ""
    digests: tuple[tuple[str, str], ...] = ()
    reports: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Settled:
    """What becomes of a report: somebody reads it, is done with it, or found nothing to code.

    `reason` says why there is nothing, "" elsewhere. "new" gives a report back to all. It moves no
    event.
    """

    report: str
    state: ReportState
    reason: str = ""


Said = Grouped | Valued | Coded | Reviewed | Settled


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a person decided, when (UTC, ISO 8601), and why; `id` counts on from the decisions."""

    id: int
    said: Said
    by: str
    at: str
    note: str | None
    undone: bool

    @property
    def kind(self) -> Kind:
        """Give what kind of decision it is."""
        if isinstance(self.said, Grouped):
            return self.said.verdict
        if isinstance(self.said, Coded):
            return "claim"
        if isinstance(self.said, Settled):
            return "report"
        return "value" if isinstance(self.said, Valued) else "review"


@dataclass(frozen=True, slots=True)
class Orphan:
    """A decision that no longer attaches, or attaches in part, and why."""

    id: int
    kind: str
    by: str
    why: str


@dataclass(frozen=True, slots=True)
class Review:
    """Where the review of an event stands: who began or signed it, when, by which decision.

    `differs` names what is no longer as it was signed. All but `state` are empty of an event that
    nobody looked at.
    """

    state: ReviewState = "machine"
    by: str | None = None
    at: str | None = None
    note: str | None = None
    decision: int | None = None
    differs: tuple[str, ...] = ()
