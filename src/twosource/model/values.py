"""Values: what a claim's words come to, each with how, or a blank with the reason."""

from dataclasses import dataclass
from datetime import date

from twosource.model.actors import ActorType, ListedActor
from twosource.model.claim import Claim, Way
from twosource.model.correction import Coding, Correction
from twosource.model.spans import Span


@dataclass(frozen=True, slots=True)
class Blank:
    """No value, and why: the report is silent, or what it says fixes nothing."""

    why: str


@dataclass(frozen=True, slots=True)
class When:
    """A time as an interval of days with its EDTF text.

    `earliest` and `latest` bound a date whose year is known; both None while the year is open
    (`XXXX-08-09`). `not_before` and `not_after` are bounds that are no answers.
    """

    edtf: str
    earliest: date | None
    latest: date | None
    not_before: date | None
    not_after: date | None
    how: str
    spans: tuple[Span, ...]

    def __post_init__(self) -> None:
        if (self.earliest is None) != (self.latest is None):
            message = f"{self.edtf}: a date has both ends or none"
            raise ValueError(message)


@dataclass(frozen=True, slots=True)
class Bounds:
    """Days an event without a date of its own lies between, by the order its report tells it in.

    At least one of the two is given. `why` says it in words; `spans` are the words of the order.
    """

    not_before: date | None
    not_after: date | None
    why: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the gazetteer: `geonames:2038342`, `iso:KP-09`, `iso:KP` or `own:river/tumen`.

    `kind` is town | admin1 | admin2 | country | river | sea | border | mountain | region. `admin1`
    is the ISO 3166-2 code where known, else the gazetteer's. `radius_km` says how far the place may
    reach from its point.
    """

    id: str
    name: str
    kind: str
    country: str
    admin1: str | None
    admin2: str | None
    lat: float
    lon: float
    radius_km: float
    population: int


@dataclass(frozen=True, slots=True)
class Where:
    """The place of an event: a place of the gazetteer, how it was chosen, and the characters.

    `also`: further places told for the same event ("in Kano and in Kaduna"), in their order.
    """

    place: Place
    how: str
    spans: tuple[Span, ...]
    also: tuple[Place, ...] = ()

    @property
    def every(self) -> tuple[Place, ...]:
        """Give all places of the event."""
        return (self.place, *self.also)


@dataclass(frozen=True, slots=True)
class Revision:
    """That a number takes another's place in words (`cue`), upward, downward or neither told.

    `low`, `high` and `best` are the number it was, `low` None where that is not told; `before` its
    words. `earlier`: this is itself the number that was given up.
    """

    cue: Span
    way: Way | None = None
    before: Span | None = None
    low: int | None = None
    high: int | None = None
    best: int | None = None
    earlier: bool = False


@dataclass(frozen=True, slots=True)
class Count:
    """How many, as an interval: "at least 12" has low 12, high and best None; "eight" has 8, 8, 8.

    `of` is people | families | the noun's lemma; `outcome` what became of them; `group` a part of
    them, by the noun in the singular ("child"). "No one" has 0, 0, 0: somebody says that there was
    none, which silence does not. `vague`: no figure is told ("several"), `low` is what the word
    usually means at least. `more`: they come on top of what was told before ("another four").
    `out_of`: how many they are a share of ("five of the 20"), where that is a figure. `revised`:
    the report says that it takes another number's place, or that another has taken its.
    """

    of: str
    outcome: str
    group: str | None
    low: int
    high: int | None
    best: int | None
    how: str
    spans: tuple[Span, ...]
    vague: bool = False
    more: bool = False
    out_of: int | None = None
    revised: Revision | None = None


@dataclass(frozen=True, slots=True)
class Who:
    """Someone in a role, by the fullest name the report gives. `named`: it is a proper name.

    `type` is the kind of actor and `type_how` the words it rests on. `private`: a person whom the
    report does not call by a public office, or whoever is only told of by such a person. `listed`
    is the entry of the coder's list, `unlisted` why none was met; both None where no list was given
    or no entry was looked for, as for every person. `head` is the noun of a description
    ("fishermen" of "two fishermen from Gore"), of a name the last word.
    """

    role: str
    name: str
    entity: str
    named: bool
    spans: tuple[Span, ...]
    type: ActorType = "unknown"
    type_how: str = ""
    private: bool = True
    listed: ListedActor | None = None
    unlisted: str | None = None
    head: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an outcome came of: the types of act it may be of, and the claim told as that act."""

    acts: frozenset[str]
    of: str | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """A value of a further facet: `sentence` (months of prison, life, death), `sum.peso`, `manner`.

    `kind` is what it is (prison | life | death; a currency; escape | release | suicide | killing),
    `low` and `high` how much, None where it has no amount; a `high` of None beside a `low` has no
    upper end. `span` are its words.
    """

    facet: str
    kind: str
    low: int | None
    high: int | None
    span: Span


@dataclass(frozen=True, slots=True)
class GroundedClaim:
    """A claim with its parts as values, or blanks with their reasons.

    `order` is the claim's place in its report (0 first), `written` the day the report was written
    as far as it says, `outlet` who published it. `bounds`: where `when` is blank, what the order
    told in the report still says of it. `published`: the day the report came out, if it is given.
    `outcome`: what act it came of, if its type is an outcome of acts. `kinds`: of a telling that is
    gathered from several claims, the type and sub-type of each. `unlinked`: its report says that it
    is not linked with what was told before. `terms`: values of further facets. `corrections`: what
    people said of its values; those that are heeded are in them already. `coded`: who coded the
    claim by hand; nobody, where the machine took it.
    """

    claim: Claim
    when: When | Blank
    stated: When | Blank
    where: Where | Blank
    counts: tuple[Count, ...]
    who: tuple[Who, ...]
    written: When | Blank
    outlet: str | None
    order: int
    bounds: Bounds | None = None
    published: When | None = None
    outcome: Outcome | None = None
    kinds: tuple[tuple[str, str], ...] = ()
    unlinked: bool = False
    terms: tuple[Term, ...] = ()
    corrections: tuple[Correction, ...] = ()
    coded: tuple[Coding, ...] = ()

    @property
    def every_kind(self) -> tuple[tuple[str, str], ...]:
        """Give each type and sub-type told, its own first."""
        own = self.claim.type, self.claim.subtype
        return (own, *(kind for kind in self.kinds if kind != own))
