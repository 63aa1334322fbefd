"""Claims for the tests of matching and corroborating, with all that is not asked for left blank."""

from dataclasses import dataclass, field
from datetime import date

from twosource.model.claim import Claim, Stance, Time, Voice, VoiceHow, VoiceKind
from twosource.model.ids import digest
from twosource.model.spans import Span
from twosource.model.values import Blank, Count, GroundedClaim, Place, When, Where, Who

SILENT = Blank("the report does not say")
SPAN = Span(0, 10)

# Real public geography; figures are rounded.
NAIROBI = Place(
    "geonames:184745", "Nairobi", "town", "KE", "KE-30", None, -1.28, 36.82, 15.0, 2750547
)
THIKA = Place("geonames:179330", "Thika", "town", "KE", "KE-13", None, -1.03, 37.07, 5.0, 251407)
KISUMU = Place("geonames:191245", "Kisumu", "town", "KE", "KE-17", None, -0.1, 34.76, 6.0, 216479)
KISUMU_COUNTY = Place(
    "iso:KE-17", "Kisumu County", "admin1", "KE", "KE-17", None, -0.2, 34.8, 35.0, 0
)
KENYA = Place("iso:KE", "Kenya", "country", "KE", None, None, 1.0, 38.0, 500.0, 0)
UGANDA = Place("iso:UG", "Uganda", "country", "UG", None, None, 1.3, 32.3, 300.0, 0)
KAMPALA = Place(
    "geonames:232422", "Kampala", "town", "UG", "UG-102", None, 0.32, 32.58, 10.0, 1353189
)
LAKE = Place("own:lake/victoria", "Lake Victoria", "sea", "KE", None, None, -1.0, 33.0, 240.0, 0)
MUSAN = Place("geonames:2042893", "Musan", "admin2", "KP", "KP-09", "musan", 42.23, 129.21, 20.0, 0)
NORTH_HAMGYONG = Place(
    "iso:KP-09", "North Hamgyong", "admin1", "KP", "KP-09", None, 41.9, 129.4, 90.0, 0
)


@dataclass(frozen=True, slots=True)
class Telling:
    """What a test says of a claim; the rest of a claim is filled in by `claim`."""

    type: str = "detention"
    subtype: str = "arrest"
    time: Time = "past"
    stance: Stance = "asserted"
    when: str | None = None
    stated: str | None = None
    written: str | None = None
    where: Place | None = None
    counts: tuple[Count, ...] = ()
    who: tuple[Who, ...] = ()
    chain: tuple[Voice, ...] = ()
    outlet: str | None = None
    definite: bool = False
    order: int = 0
    passage: Span = field(default=SPAN)


def claim(id_: str, report: str, telling: Telling | None = None) -> GroundedClaim:
    """Give a grounded claim of a report."""
    told = telling or Telling()
    return GroundedClaim(
        claim=Claim(
            id=id_,
            report=report,
            type=told.type,
            subtype=told.subtype,
            forced="unstated",
            time=told.time,
            stance=told.stance,
            quoted=False,
            outcome=None,
            trigger=Span(told.passage.start, told.passage.start + 1),
            passage=told.passage,
            chain=told.chain,
            participants=(),
            counts=(),
            times=(),
            stated=(),
            places=(),
            definite=told.definite,
        ),
        when=day(told.when),
        stated=day(told.stated),
        where=SILENT if told.where is None else Where(told.where, "told", (SPAN,)),
        counts=told.counts,
        who=told.who,
        written=day(told.written),
        outlet=told.outlet,
        order=told.order,
    )


def day(edtf: str | None) -> When | Blank:
    """Give a date of its text: a day, an interval `a/b`, or one with its year open."""
    if edtf is None:
        return SILENT
    if edtf.startswith("XXXX"):
        return When(edtf, None, None, None, None, "told", (SPAN,))
    first, _, last = edtf.partition("/")
    ends = date.fromisoformat(first), date.fromisoformat(last or first)
    return When(edtf, *ends, None, None, "told", (SPAN,))


def people(number: int, outcome: str = "detained", of: str = "people") -> Count:
    """Give an exact count."""
    return Count(of, outcome, None, number, number, number, "told", (SPAN,))


def at_least(number: int, outcome: str = "detained") -> Count:
    """Give a count with no upper end."""
    return Count("people", outcome, None, number, None, None, "told", (SPAN,))


def who(
    role: str, name: str, entity: str = "person", *, named: bool = True, private: bool | None = None
) -> Who:
    """Give a participant; a person is private unless said otherwise."""
    kept = entity == "person" if private is None else private
    return Who(role, name, entity, named, (SPAN,), private=kept)


def voice(name: str, kind: VoiceKind = "named", how: VoiceHow = "stated") -> Voice:
    """Give a voice that says something."""
    return Voice(name, kind, SPAN, SPAN, how)


def masthead(name: str) -> Voice:
    """Give a report's own outlet as the last hop."""
    return Voice(name, "outlet", None, None, "masthead")


def key(name: str) -> str:
    """Give a key as reports have them."""
    return digest("test", name)
