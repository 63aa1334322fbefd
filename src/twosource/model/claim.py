"""What one report says: claims, in its own words, each with the chain it came through."""

from dataclasses import dataclass, field
from typing import Literal

from twosource.model.codebook import Forced
from twosource.model.report import Sourced
from twosource.model.spans import Span

Time = Literal["past", "ongoing", "future", "general", "unknown"]
Stance = Literal["asserted", "possible", "alleged", "denied", "negated", "not_reported"]
VoiceKind = Literal[
    "named", "unnamed", "organisation", "government", "outlet", "document", "reporter"
]
Connection = Literal["victim", "witness", "related", "service", "relayed", "unknown"]
VoiceHow = Literal["stated", "resolved", "restated", "masthead", "inferred"]
EntityKind = Literal["person", "group", "organisation", "government", "place", "thing", "unknown"]
PlaceRelation = Literal["at", "near", "origin", "destination", "across", "mentioned"]
Order = Literal["after", "before", "at", "within"]
Way = Literal["up", "down"]


@dataclass(frozen=True, slots=True)
class Voice:
    """One hop of a chain: who says so. `cue` is the word of saying; a masthead has neither span.

    `how`: stated here; resolved from "he" or "the source" to a fuller description; restated: the
    same report says it again under this attribution; masthead: the report's own outlet; inferred:
    the outlet is only read off the text. `role`, `body` and `number` are what is said of the voice
    ("mayor", "Harbour Board", 2 officials); `connection` its tie to what it tells, where the text
    says so, in HURIDOCS' terms.
    """

    name: str
    kind: VoiceKind
    span: Span | None
    cue: Span | None
    how: VoiceHow
    role: str | None = None
    body: str | None = None
    number: int | None = None
    connection: Connection = "unknown"

    @property
    def protected(self) -> bool:
        """Tell whether what is said of the voice may give away somebody who wants no name told."""
        return self.kind == "unnamed"


@dataclass(frozen=True, slots=True)
class Participant:
    """Who or what takes part, in the words of the report. `entity`: what kind of thing it is."""

    role: str
    name: str
    entity: EntityKind
    span: Span


@dataclass(frozen=True, slots=True)
class RevisedPhrase:
    """Words by which a number takes the place of another ("rose from four to seven").

    `way` is None where they do not say whether it went up or down ("was corrected to"). `before`:
    the words of the number it was. `earlier`: this is the number whose place is taken ("had put
    the toll at four").
    """

    cue: Span
    way: Way | None = None
    before: Span | None = None
    earlier: bool = False


@dataclass(frozen=True, slots=True)
class CountPhrase:
    """Words that tell how many: `span` the quantity and its noun ("at least 12 fishermen").

    `number` is the quantity alone, `noun` the head noun's lemma; `outcome` is what the codebook
    says became of those counted; `group` tells a part apart ("women"), None for the whole. `more`:
    they come on top of what was told before ("two more"); `none`: the words say that there was none
    ("no one"); `out_of`: the figure they are a share of ("20" in "five of the 20 men").
    `revised`: the words by which it takes another number's place, or gives its own up.
    """

    span: Span
    number: Span
    noun: str
    role: str
    outcome: str
    group: str | None = None
    more: bool = False
    none: bool = False
    out_of: Span | None = None
    revised: RevisedPhrase | None = None


@dataclass(frozen=True, slots=True)
class PlacePhrase:
    """A place name and how the event stands to it."""

    span: Span
    relation: PlaceRelation


@dataclass(frozen=True, slots=True)
class TimeLink:
    """How an event lies in time to another thing that its report tells of ("a day after the vote").

    `order`: it is after the other, before it, on its day, or no more than the gap after it. `cue`
    says so ("after"), `event` is the head word of the other: the trigger of a claim, if it is one.
    `gap` is how far apart the two are ("a day"; None where the words do not say). `times` date the
    other, each counted from the one before it; none where the report does not date it. `ahead`: the
    other may be still to come when the report is written ("before the vote on June 20").
    """

    order: Order
    cue: Span
    event: Span
    gap: Span | None
    times: tuple[Span, ...]
    ahead: bool = False


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement that something happened, or will, or may, or did not, in the report's words.

    `chain` runs innermost first. `times` are the words that date the event, `stated` those that
    date the statement. `definite`: it points back ("the defection") to an event already told;
    `unverified`: the words by which the report says that this could not be verified. `told` are
    the words of the day told before that `times` count from ("two days later"), each counted from
    the one before it; `links` say how the event lies in time to others. `several`: the words by
    which it tells of more events than one at once ("three attacks", "a string of bombings").
    `disowns`: the word by which its voice denies a part in it ("denied carrying out the bombing").
    `by_hand`: a person coded it; no reading has it.
    """

    id: str
    report: str
    type: str
    subtype: str
    forced: Forced
    time: Time
    stance: Stance
    quoted: bool
    outcome: str | None
    trigger: Span
    passage: Span
    chain: tuple[Voice, ...]
    participants: tuple[Participant, ...]
    counts: tuple[CountPhrase, ...]
    times: tuple[Span, ...]
    stated: tuple[Span, ...]
    places: tuple[PlacePhrase, ...]
    definite: bool
    unverified: tuple[Span, ...] = ()
    told: tuple[Span, ...] = ()
    links: tuple[TimeLink, ...] = ()
    several: Span | None = None
    disowns: Span | None = None
    by_hand: bool = False


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words in quotation marks (marks left out), and the chain of who says them."""

    span: Span
    chain: tuple[Voice, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """What was read: characters of headline and body, sentences, sentences without a claim."""

    characters: int
    sentences: int
    without_claim: int


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one version of extractor and codebook took from one report; never edited."""

    report: str
    extractor: str
    codebook: str
    outlet: Sourced | None
    agency: Sourced | None
    claims: tuple[Claim, ...]
    quotations: tuple[Quotation, ...]
    coverage: Coverage
    place_names: tuple[Span, ...] = field(default=())
