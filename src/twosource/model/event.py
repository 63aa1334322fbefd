"""What a cluster of claims adds up to: values and their claims, origins, conflicts."""

from dataclasses import dataclass
from datetime import date
from typing import Generic, Literal, TypeVar

from twosource.model.claim import Stance, Time
from twosource.model.codebook import Forced
from twosource.model.correction import Dispute
from twosource.model.match import Match
from twosource.model.report import Marks
from twosource.model.spans import Span
from twosource.model.values import Blank, Count, When, Where, Who

T = TypeVar("T")
Rule = Literal["informative", "conservative", "representative"]


@dataclass(frozen=True, slots=True)
class Finding(Generic[T]):
    """One value for one facet: the claims for it, those against it, the rule that chose it.

    `earlier` are the claims of values that their holder has since brought up to date: they had no
    say in it.
    """

    value: T
    claims: tuple[str, ...]
    against: tuple[str, ...]
    rule: Rule
    how: str
    earlier: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Held:
    """One of the values that do not fit together, the claims that hold it, and whose word it is.

    `holders` are names as they may be shown: of a person without public office only that it is one.
    `as_of` is the last day up to which it is told, of an update the first, None if none is known.
    `through` are the outlets that only repeat it or pass it on. `told_by` are the holders as the
    pages of a record show them, with the sources they heard: no export has it.
    """

    value: str
    claims: tuple[str, ...]
    holders: tuple[str, ...] = ()
    as_of: date | None = None
    through: tuple[str, ...] = ()
    told_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cited:
    """Words of the report of one claim."""

    claim: str
    span: Span


@dataclass(frozen=True, slots=True)
class Conflict:
    """Values of one facet that cannot all be right; an update if one took the other's place.

    Of an update the values stand in the order they were told in, and `words` say that the later
    take the place of the earlier; none where only one holder's days show it.
    """

    facet: str
    values: tuple[Held, ...]
    reading: Literal["update", "conflict"]
    words: tuple[Cited, ...] = ()


LinkKind = Literal["follows", "consequence_of", "part_of"]


@dataclass(frozen=True, slots=True)
class EventLink:
    """How one event hangs together with another, on the word of one report that tells of both.

    `event` is the id of the other: this one comes after it, out of it, or is one of several that it
    sums up. `claims` are this event's and the other's in that report; `words` show the link.
    """

    kind: LinkKind
    event: str
    because: str
    report: str
    claims: tuple[str, str]
    words: Span


@dataclass(frozen=True, slots=True)
class Collapse:
    """One report or voice that is no origin of its own, what it goes back to, and why."""

    report: str
    into: str
    because: str


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A report that was taken back, or that only passes on one that was, and why in words."""

    report: str
    because: str


@dataclass(frozen=True, slots=True)
class Origins:
    """Where an event's word starts, on four counts that never flatter; each with its names.

    `outlets` carry it or are named in its chains. `reporting` is the least number of outlets,
    officials or documents whose removal cuts every chain from the event to the record.
    `human_at_most` counts distinct persons or unnamed sources with first-hand word, and one more
    behind each start that nobody is named for. `shown_independent` counts origins whose
    independence has a ground in the text; they are never more than either. The `withdrawn`
    count for nothing, nor do reports that `foretold` what others tell as done.
    """

    outlets: tuple[str, ...]
    reporting: tuple[str, ...]
    human_at_most: tuple[str, ...]
    shown_independent: tuple[str, ...]
    collapsed: tuple[Collapse, ...]
    withdrawn: tuple[Withdrawal, ...] = ()
    foretold: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ToDo:
    """A text that the record knows only through others, and that somebody should get.

    `of`: the outlet that published it, or what the document is called; never a person. `edtf`: when
    it came out, as EDTF text, `..` for an end that is not known, None where neither is. `words` say
    it all; `reports` pass it on, by their `claims`.
    """

    get: Literal["report", "document"]
    of: str
    edtf: str | None
    words: str
    reports: tuple[str, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LookAlike:
    """An event that looks like this one, with the reasons for and why it is kept apart.

    `match` is of the two claims most alike; `apart` what all pairs of the two events come to.
    """

    event: str
    match: Match
    apart: str = ""


@dataclass(frozen=True, slots=True)
class Credibility:
    """The proposed Admiralty digit of the information, 1 to 6, with its reason."""

    digit: int
    because: str


@dataclass(frozen=True, slots=True)
class Event:
    """What a cluster of claims adds up to. `id` and `label` were assigned once and are kept.

    `disputes` are where two people's decisions on it do not agree. `coded_by`: who coded claims of
    it by hand.
    """

    id: str
    label: str
    type: str
    subtype: str
    forced: Forced
    time: Time
    stance: Stance
    when: Finding[When] | Blank
    where: Finding[Where] | Blank
    counts: tuple[Finding[Count], ...]
    who: tuple[Finding[Who], ...]
    claims: tuple[str, ...]
    reports: tuple[str, ...]
    joined: tuple[Match, ...]
    origins: Origins
    conflicts: tuple[Conflict, ...]
    look_alikes: tuple[LookAlike, ...]
    credibility: Credibility
    marks: Marks
    links: tuple[EventLink, ...] = ()
    todo: tuple[ToDo, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    coded_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EventId:
    """One event's name for good: a digest and a short sayable label (`PRK-0042`).

    `number` counts the events of this record from 1. `born_from` is the smallest claim key of its
    first claims. `redirect_to` is the event it was merged into, None while it stands for itself.
    """

    id: str
    label: str
    number: int
    born_from: str
    redirect_to: str | None = None
