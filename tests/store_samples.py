"""Small invented reports, readings, decisions and events to put into a record."""

from datetime import date

from twosource.model.claim import (
    Claim,
    CountPhrase,
    Coverage,
    Participant,
    PlacePhrase,
    Quotation,
    Reading,
    Voice,
)
from twosource.model.event import Credibility, Event, EventId, Finding, Origins
from twosource.model.ids import digest, sha256_hex
from twosource.model.match import Anchor, Decision, Verdict
from twosource.model.parse import Parse, Stretch, Token
from twosource.model.report import Marks, Report, Sourced, report_key
from twosource.model.ruling import Ruling, Said
from twosource.model.spans import Span
from twosource.model.values import Blank, Count, GroundedClaim, Place, When, Where, Who

TEXT = "A dam burst near Cusco.\nAt least 12 people died, the mayor said on 4 May."


def find(words: str, text: str = TEXT) -> Span:
    """Give the span of the first place where words stand in a text."""
    start = text.index(words)
    return Span(start, start + len(words))


def report(number: int = 1, *, label: str | None = None, marks: Marks | None = None) -> Report:
    """Give an invented report; its number makes its text its own."""
    text = f"{TEXT}\nRoad {number} is closed."
    outlet = "The Daily Gauge"
    url = f"https://example.org/{number}"
    return Report(
        key=report_key(text, outlet, url),
        label=label or f"dam-{number}.txt",
        text=text,
        sha256=sha256_hex(text.encode()),
        title=Sourced("A dam burst near Cusco.", "first line", find("A dam burst near Cusco.")),
        outlet=Sourced(outlet, "given"),
        published=Sourced("2019-05-06", "given"),
        url=url,
        language="en",
        marks=marks or Marks("published", "public"),
    )


def raw(one: Report) -> bytes:
    """Give the bytes a report came as."""
    return one.text.encode()


def claim(name: str, key: str, start: int, end: int, kind: str = "death") -> Claim:
    """Give a bare claim on a passage."""
    span = Span(start, end)
    return Claim(
        id=name,
        report=key,
        type=kind,
        subtype="unstated",
        forced="unstated",
        time="past",
        stance="asserted",
        quoted=False,
        outcome=None,
        trigger=Span(start, start + 1),
        passage=span,
        chain=(),
        participants=(),
        counts=(),
        times=(),
        stated=(),
        places=(),
        definite=False,
    )


def reading(one: Report, extractor: str = "fake-1", codebook: str = "book-1") -> Reading:
    """Read the one claim an invented report makes."""
    mayor = Voice("the mayor", "named", find("the mayor"), find("said"), "stated")
    told = Claim(
        id=digest("claim", one.key, "died"),
        report=one.key,
        type="death",
        subtype="accident",
        forced="no",
        time="past",
        stance="asserted",
        quoted=False,
        outcome=None,
        trigger=find("died"),
        passage=find("At least 12 people died, the mayor said on 4 May."),
        chain=(mayor, Voice("The Daily Gauge", "outlet", None, None, "masthead")),
        participants=(Participant("victim", "people", "group", find("people")),),
        counts=(CountPhrase(find("At least 12 people"), find("12"), "people", "victim", "died"),),
        times=(find("4 May"),),
        stated=(),
        places=(PlacePhrase(find("Cusco"), "near"),),
        definite=False,
    )
    return Reading(
        report=one.key,
        extractor=extractor,
        codebook=codebook,
        outlet=None,
        agency=None,
        claims=(told,),
        quotations=(Quotation(find("on 4 May"), (mayor,)),),
        coverage=Coverage(len(one.text), 3, 2),
        place_names=(find("Cusco"),),
    )


def parse(words: int = 3) -> Parse:
    """Give a parse of so many words."""
    tokens = tuple(
        Token(4 * i, 4 * i + 3, "dam", "dam", "NOUN", "NN", 0, "dep", "") for i in range(words)
    )
    whole = (Stretch(0, words, "body"),)
    return Parse(tokens, whole, (0,), ())


def anchor(key: str, start: int, end: int, kind: str = "death") -> Anchor:
    """Give what a decision holds on to."""
    return Anchor(key, Span(start, end), kind)


def decision(
    number: int, left: Anchor, right: Anchor, verdict: Verdict = "same", *, undone: bool = False
) -> Decision:
    """Give a decision."""
    return Decision(number, left, right, verdict, "ana", "2024-01-01T00:00:00Z", None, undone)


def grounded(told: Claim) -> GroundedClaim:
    """Give a claim with some values and some blanks."""
    when = When("XXXX-05-04", None, None, None, None, "the year is open", (find("4 May"),))
    silent = Blank("the report does not say")
    return GroundedClaim(told, when, silent, silent, (), (), silent, "The Daily Gauge", 0)


def event(name: EventId, *claims: str, dated: bool = True) -> Event:
    """Give an event of some claims, with every kind of value in it."""
    place = Place("geonames:3941584", "Cusco", "town", "PE", "PE-CUS", None, -13.5, -72.0, 9.0, 1)
    day = date(2019, 5, 4)
    when = When("2019-05-04", day, day, None, None, "the day is named", (Span(67, 72),))
    count = Count("people", "died", None, 12, None, None, "at least", (Span(24, 42),))
    who = Who("victim", "people", "group", named=False, spans=(Span(33, 39),))
    return Event(
        id=name.id,
        label=name.label,
        type="death",
        subtype="accident",
        forced="no",
        time="past",
        stance="asserted",
        when=Finding(when, claims, (), "informative", "one") if dated else Blank("no day"),
        where=Finding(Where(place, "named", ()), claims, (), "informative", "one"),
        counts=(Finding(count, claims, (), "informative", "one"),),
        who=(Finding(who, claims, (), "informative", "one"),),
        claims=claims,
        reports=(),
        joined=(),
        origins=Origins(("The Daily Gauge",), (), (), (), ()),
        conflicts=(),
        look_alikes=(),
        credibility=Credibility(6, "one origin"),
        marks=Marks("published", "public"),
    )


def ruling(number: int, said: Said, by: str = "ana", *, undone: bool = False) -> Ruling:
    """Give what a person decided beside pairs."""
    return Ruling(number, said, by, f"2024-01-{number:02}T00:00:00Z", None, undone)
