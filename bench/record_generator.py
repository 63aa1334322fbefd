"""Make reports as a fast reader would read them: invented, seeded, any number, any one by itself.

A report has a headline and twelve sentences of invented words (about 1,500 characters), five of
which tell an event: a claim with two voices, a participant, a number, a day and a place. Claims are
of events in order: an event has one to four claims, mostly of several reports. Nothing is known of
the world: what is measured is how fast a record takes all that in and gives it back.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from twosource.model.claim import (
    Claim,
    CountPhrase,
    Coverage,
    Participant,
    PlacePhrase,
    Reading,
    Voice,
)
from twosource.model.event import Credibility, Event, EventId, Finding, Origins
from twosource.model.ids import digest, sha256_hex
from twosource.model.match import Match, Pair, Reason
from twosource.model.report import Marks, Report, Sourced, report_key
from twosource.model.spans import Span
from twosource.model.values import Blank, Count, GroundedClaim, Place, When, Where, Who

CLAIMS, SENTENCES = 5, 12
TOWNS, OUTLETS, WORDS = 2000, 200, 30_000
FIRST_DAY, DAYS = date(2014, 1, 1), 3650
TYPES = ("killing", "detention", "protest", "flood", "trial")
SYLLABLES = ("ba", "de", "ki", "lo", "mu", "na", "pe", "ri", "so", "tu", "va", "we")
EXTRACTOR, CODEBOOK = "fast-1", "book-1"
LEAST = 2  # syllables
SILENT = Blank("the report does not say")


@dataclass(frozen=True, slots=True)
class Made:
    """A report, what was read of it, and its claims with their values."""

    report: Report
    reading: Reading
    grounded: tuple[GroundedClaim, ...]


def make_word(number: int) -> str:
    """Give an invented word.

    >>> make_word(0), make_word(20_000)
    ('baba', 'sovapewe')
    """
    digits: list[str] = []
    while number or len(digits) < LEAST:
        number, digit = divmod(number, len(SYLLABLES))
        digits.append(SYLLABLES[digit])
    return "".join(digits)


def make(number: int, seed: int = 0) -> Made:
    """Make one report; the same number and seed give the same."""
    chance = Random(f"{seed}/{number}")
    text, tellings = _write(number, chance)
    outlet = f"Outlet {number % OUTLETS}"
    url = f"https://example.org/{seed}/{number}"
    key = report_key(text, outlet, url)
    day = FIRST_DAY + timedelta(number % DAYS)
    report = Report(
        key=key,
        label=f"report-{number:07}.txt",
        text=text,
        sha256=sha256_hex(text.encode()),
        title=Sourced(text.partition("\n")[0], "first line", Span(0, text.index("\n"))),
        outlet=Sourced(outlet, "given"),
        published=Sourced(day.isoformat(), "given"),
        url=url,
        language="en",
        marks=Marks("published", "public"),
    )
    claims = [_claim(key, place, span, outlet) for place, span in enumerate(tellings)]
    reading = Reading(
        report=key,
        extractor=EXTRACTOR,
        codebook=CODEBOOK,
        outlet=None,
        agency=None,
        claims=tuple(claims),
        quotations=(),
        coverage=Coverage(len(text), SENTENCES, SENTENCES - CLAIMS),
        place_names=tuple(place.span for one in claims for place in one.places),
    )
    grounded = tuple(_ground(one, place, day, outlet, chance) for place, one in enumerate(claims))
    return Made(report, reading, grounded)


def make_long(size: int, claims: int, seed: int = 0) -> Made:
    """Make one report of about `size` characters with so many claims, each passage into the next.

    A passage reaches into the sentence behind it, which may tell the next claim.
    """
    made, chance = make(0, seed), Random(f"long {seed}")
    outlet = made.report.outlet.value if made.report.outlet else ""
    text = made.report.text.partition("\n")[0] + "\n\n"
    every = max(1, size // 170 // claims)
    taken: list[Claim] = []
    number = 0
    while len(text) < size:
        own = " ".join(make_word(chance.randrange(WORDS)) for _ in range(9))
        if number % every == 0 and len(taken) < claims:
            place = len(taken) % CLAIMS
            passage = Span(len(text), len(text) + 150)
            text += f"Police {_tell(place)}, a witness said, {own}. "
            one = _claim(made.report.key, place, passage, outlet)
            taken.append(replace(one, id=digest("long", str(seed), str(len(taken)))))
        else:
            text += f"{own.capitalize()} {own}. "
        number += 1
        if number % 6 == 0:
            text = f"{text.rstrip()}\n\n"
    key, sha256 = report_key(text, outlet, None), sha256_hex(text.encode())
    report = replace(made.report, key=key, text=text, sha256=sha256, url=None)
    taken = [replace(one, report=report.key) for one in taken]
    grounded = [
        _ground(one, at % CLAIMS, FIRST_DAY, outlet, chance) for at, one in enumerate(taken)
    ]
    reading = replace(made.reading, report=report.key, claims=tuple(taken), place_names=())
    return Made(report, reading, tuple(grounded))


def _tell(place: int) -> str:
    return f"held at least {3 + place} clerks in Portville on {1 + place} May"


def _write(number: int, chance: Random) -> tuple[str, list[Span]]:
    """Write a text, and say where in it the sentences stand that tell an event."""
    words = [make_word(int(chance.paretovariate(0.7)) % WORDS) for _ in range(150)]
    text = f"{' '.join(words[:6]).capitalize()} {number}\n\n"
    spans = []
    for place in range(SENTENCES):
        own = " ".join(words[10 + 10 * place : 20 + 10 * place])
        start = len(text)
        if place < CLAIMS:
            text += f"Police {_tell(place)}, a witness said, {own}. "
            spans.append(Span(start, len(text) - 2))
        else:
            text += f"{own.capitalize()}. "
    return text.rstrip(), spans


def _claim(report: str, place: int, passage: Span, outlet: str) -> Claim:
    start = passage.start

    def at(first: int, length: int) -> Span:
        return Span(start + first, start + first + length)

    voice = Voice("a witness", "unnamed", at(53, 9), at(63, 4), "stated")
    return Claim(
        id=digest("claim", report, str(place)),
        report=report,
        type=TYPES[place],
        subtype="unstated",
        forced="unstated",
        time="past",
        stance="asserted",
        quoted=False,
        outcome=None,
        trigger=at(7, 4),
        passage=passage,
        chain=(voice, Voice(outlet, "outlet", None, None, "masthead")),
        participants=(Participant("target", "clerks", "group", at(23, 6)),),
        counts=(CountPhrase(at(12, 17), at(12, 10), "clerk", "target", "detained"),),
        times=(at(46, 5),),
        stated=(),
        places=(PlacePhrase(at(33, 9), "at"),),
        definite=False,
    )


def _ground(claim: Claim, place: int, day: date, outlet: str, chance: Random) -> GroundedClaim:
    town = chance.randrange(TOWNS)
    where = Place(
        f"own:{town}", make_word(town), "town", "NZ", "NZ-STL", None, -45.0, 168.0, 5.0, 900
    )
    when = When(day.isoformat(), day, day, None, None, "given", claim.times)
    low = 3 + place
    return GroundedClaim(
        claim=claim,
        when=when,
        stated=SILENT,
        where=Where(where, "the one of this name", (claim.places[0].span,)),
        counts=(
            Count("people", "detained", None, low, None, None, "told", (claim.counts[0].span,)),
        ),
        who=(Who("target", "clerks", "group", named=False, spans=(claim.participants[0].span,)),),
        written=when,
        outlet=outlet,
        order=place,
    )


def make_events(claims: Sequence[GroundedClaim], seed: int = 0) -> Iterator[tuple[Event, EventId]]:
    """Give events of one to four claims each, with their ids."""
    chance = Random(f"events {seed}")
    start = number = 0
    while start < len(claims):
        size = chance.choice((1, 2, 3, 4))
        number += 1
        yield _event(number, claims[start : start + size])
        start += size


def _event(number: int, own: Sequence[GroundedClaim]) -> tuple[Event, EventId]:
    keys = tuple(one.claim.id for one in own)
    first = own[0]
    named = EventId(digest("event", keys[0]), f"NZL-{number:07}", number, keys[0])
    joined = tuple(_match(keys[0], other) for other in keys[1:])
    return Event(
        id=named.id,
        label=named.label,
        type=first.claim.type,
        subtype="unstated",
        forced="unstated",
        time="past",
        stance="asserted",
        when=first.when
        if isinstance(first.when, Blank)
        else Finding(first.when, keys, (), "informative", "the one value told"),
        where=first.where
        if isinstance(first.where, Blank)
        else Finding(first.where, keys, (), "informative", "the one value told"),
        counts=(Finding(first.counts[0], keys, (), "informative", "the one value told"),),
        who=(Finding(first.who[0], keys, (), "informative", "the fullest name told"),),
        claims=keys,
        reports=tuple(sorted({one.claim.report for one in own})),
        joined=joined,
        origins=Origins((first.outlet or "",), ("a witness",), ("a witness",), (), ()),
        conflicts=(),
        look_alikes=(),
        credibility=Credibility(6, "one reporting origin, and nothing to compare it with"),
        marks=Marks("published", "public"),
    ), named


def _match(one: str, other: str) -> Match:
    reasons = (
        Reason("same_type", 1.0, "both detention"),
        Reason("same_place", 4.0, "the same town, Portville (NZ-STL)"),
        Reason("same_day", 3.0, "the same day"),
        Reason("same_count", 2.2, "both at least 3 people"),
    )
    return Match(Pair(*sorted((one, other))), reasons, None)
