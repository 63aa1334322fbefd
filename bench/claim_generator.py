"""Make grounded claims of which it is known which tell of one event: seeded, invented, any number.

The world of it: 2,000 towns in 20 countries, the n-th largest with 1/n of the events of the largest
(Zipf), 25 provinces a country; ten types of event in six families; days spread evenly over ten
years. An event has one to eight reports (half of them one), a number of people, at times a body
that did it, and five words of its own out of 60,000 (Zipf), beside the words of its type.

A report says of its event what it knows, with noise: the day in seven reports of ten (one of them
in ten is a day off, one in seven has no year), the town in seven, the province alone in two; the
number in six, one in five of them another; the body in half; three in five of the words. Two
reports in three say when they were written, a third tells its event in two claims. One report in
ten copies another of its event, words and all.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import accumulate
from random import Random

from bare_claims import bare_claim
from twosource.model.claim import Claim
from twosource.model.ids import digest
from twosource.model.spans import Span
from twosource.model.values import Blank, Count, GroundedClaim, Place, When, Where, Who
from twosource.stages.pages import Leaf
from twosource.stages.seen import Seen

FAMILIES = {
    "killing": "harm",
    "injury": "harm",
    "shooting": "attack",
    "bombing": "attack",
    "detention": "detention",
    "release": "detention",
    "protest": "protest",
    "trial": "trial",
    "displacement": "displacement",
    "flood": "displacement",
}
TOWNS, COUNTRIES, PROVINCES = 2000, 20, 25
FIRST_DAY, DAYS = date(2014, 1, 1), 3650
WORDS = 60_000
MOST_REPORTS = 8
# How often a report says something, and how often it is wrong about it.
A_BODY = SAYS_BODY = SAYS_MORE = 0.5
IS_A_COPY = A_DAY_OFF = 0.1
SAYS_DAY = SAYS_TOWN = 0.7
NO_YEAR = 1 / 7
SAYS_PROVINCE = 0.9
SAYS_NUMBER = SAYS_WORD = 0.6
OTHER_NUMBER = 0.2
OUTCOMES = {"harm": "killed", "attack": "injured", "detention": "detained", "trial": "convicted"}
SPAN = Span(0, 20)
SILENT = Blank("the report does not say")


@dataclass(frozen=True, slots=True)
class World:
    """The towns and words events are drawn from, with the sums of their weights."""

    towns: Sequence[Place]
    provinces: Mapping[str, Place]
    town_sums: Sequence[float]
    word_sums: Sequence[float]


@dataclass(frozen=True, slots=True)
class Happened:
    """An event as it was."""

    number: int
    type: str
    town: Place
    day: date
    people: int
    body: str | None
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Generated:
    """What is seen of each report, and the number of the event each claim tells of."""

    reports: tuple[Seen, ...]
    truth: Mapping[str, int]

    @property
    def claims(self) -> tuple[GroundedClaim, ...]:
        """Give all claims."""
        return tuple(claim for one in self.reports for claim in one.claims)


def generate(claims: int, seed: int = 0) -> Generated:
    """Make about so many claims: whole events until there are as many."""
    chance, world = Random(seed), make_world(seed)
    reports: list[Seen] = []
    truth: dict[str, int] = {}
    number = 0
    while len(truth) < claims:
        happened = draw_event(number, world, chance)
        for one in draw_reports(happened, world, chance):
            reports.append(one)
            truth.update((claim.claim.id, number) for claim in one.claims)
        number += 1
    chance.shuffle(reports)
    return Generated(tuple(reports), truth)


def make_world(seed: int) -> World:
    """Make the towns and provinces."""
    chance = Random(f"world {seed}")
    provinces = {}
    for country in range(COUNTRIES):
        for province in range(PROVINCES):
            code = f"C{country:02}-{province:02}"
            point = 3.0 * country - 30 + province % 5 / 2, 7.0 * (province // 5) - 15
            provinces[code] = Place(
                f"iso:{code}", code, "admin1", code[:3], code, None, *point, 40.0, 0
            )
    codes = sorted(provinces)
    towns = []
    for number in range(TOWNS):
        around = provinces[chance.choice(codes)]
        lat = round(around.lat + chance.uniform(-0.25, 0.25), 3)
        lon = round(around.lon + chance.uniform(-0.25, 0.25), 3)
        name = f"Town {number}"
        towns.append(
            Place(
                f"own:{number}", name, "town", around.country, around.admin1, None, lat, lon, 5.0, 0
            )
        )
    return World(towns, provinces, _zipf(TOWNS), _zipf(WORDS))


def _zipf(count: int) -> list[float]:
    return list(accumulate(1 / rank for rank in range(1, count + 1)))


def draw_event(number: int, world: World, chance: Random) -> Happened:
    """Draw what happened."""
    type_ = chance.choice(list(FAMILIES))
    words = chance.choices(range(WORDS), cum_weights=world.word_sums, k=5)
    body = f"Body {int(chance.paretovariate(0.5)) % 5000}" if chance.random() < A_BODY else None
    return Happened(
        number=number,
        type=type_,
        town=chance.choices(world.towns, cum_weights=world.town_sums)[0],
        day=FIRST_DAY + timedelta(chance.randrange(DAYS)),
        people=min(500, int(chance.paretovariate(0.8))),
        body=body,
        words=(*(f"word{word}" for word in words), *(f"{type_}{n}" for n in range(4))),
    )


def draw_reports(happened: Happened, world: World, chance: Random) -> Iterator[Seen]:
    """Draw the reports of an event: half of all events have one, few have eight."""
    count = 1
    while count < MOST_REPORTS and chance.random() < SAYS_MORE:
        count += 1
    told: list[Seen] = []
    for place in range(count):
        key = digest("report", str(happened.number), str(place), str(chance.random()))
        if told and chance.random() < IS_A_COPY:
            told.append(_copy(key, chance.choice(told)))
        else:
            told.append(_draw_report(key, happened, world, chance))
    yield from told


def _draw_report(key: str, happened: Happened, world: World, chance: Random) -> Seen:
    written = happened.day + timedelta(chance.choice((0, 1, 1, 2, 3, 9)))
    one = GroundedClaim(
        claim=_claim(digest("claim", key, "0"), key, happened.type),
        when=_draw_day(happened.day, chance),
        stated=SILENT,
        where=_draw_place(happened.town, world, chance),
        counts=_draw_counts(happened, chance),
        who=_draw_body(happened, chance),
        written=_day(written) if chance.random() < 2 / 3 else SILENT,
        outlet=f"Outlet {chance.randrange(200)}",
        order=0,
    )
    claims, words = [one], {one.claim.id: _draw_words(happened, world, chance)}
    if chance.random() < 1 / 3:
        again = _claim(digest("claim", key, "1"), key, happened.type, definite=True)
        claims[0] = replace(one, counts=())
        claims.append(replace(one, claim=again, when=SILENT, where=SILENT, who=(), order=1))
        words[again.id] = _draw_words(happened, world, chance)
    return _see(key, claims, words)


def _see(
    key: str,
    claims: Sequence[GroundedClaim],
    words: Mapping[str, frozenset[str]],
    root: str | None = None,
) -> Seen:
    return Seen(
        report=key,
        claims=tuple(claims),
        vocabulary=frozenset().union(*words.values()),
        words=words,
        plain=words,
        triggers={one.claim.id: one.claim.type for one in claims},
        scene={
            one.where.place.id: one.where.place.name
            for one in claims
            if isinstance(one.where, Where) and one.where.place.kind == "town"
        },
        root=root,
        leaf=Leaf(dict.fromkeys(frozenset().union(*words.values()), 1)),
    )


def _copy(key: str, of: Seen) -> Seen:
    """Give a report that repeats another word for word."""
    ids = {one.claim.id: digest("claim", key, str(one.order)) for one in of.claims}
    claims = [
        replace(one, claim=replace(one.claim, id=ids[one.claim.id], report=key))
        for one in of.claims
    ]
    words = {ids[claim]: words for claim, words in of.words.items()}
    return _see(key, claims, words, of.root or of.report)


def _claim(key: str, report: str, type_: str, *, definite: bool = False) -> Claim:
    bare = bare_claim(key, report, type_, type_)
    return replace(bare, trigger=SPAN, passage=SPAN, definite=definite)


def _draw_day(day: date, chance: Random) -> When | Blank:
    if chance.random() >= SAYS_DAY:
        return SILENT
    told = day + timedelta(chance.choice((-1, 1)) if chance.random() < A_DAY_OFF else 0)
    if chance.random() < NO_YEAR:
        return When(f"XXXX-{told:%m-%d}", None, None, None, None, "told", (SPAN,))
    return _day(told)


def _day(day: date) -> When:
    return When(day.isoformat(), day, day, None, None, "told", (SPAN,))


def _draw_place(town: Place, world: World, chance: Random) -> Where | Blank:
    drawn = chance.random()
    if drawn < SAYS_TOWN:
        return Where(town, "told", (SPAN,))
    if drawn < SAYS_PROVINCE and town.admin1 is not None:
        return Where(world.provinces[town.admin1], "told", (SPAN,))
    return SILENT


def _draw_counts(happened: Happened, chance: Random) -> tuple[Count, ...]:
    if chance.random() >= SAYS_NUMBER:
        return ()
    told = happened.people
    if chance.random() < OTHER_NUMBER:
        told = max(1, round(told * chance.uniform(0.6, 1.6)))
    outcome = OUTCOMES.get(FAMILIES[happened.type], "affected")
    return (Count("people", outcome, None, told, told, told, "told", (SPAN,)),)


def _draw_body(happened: Happened, chance: Random) -> tuple[Who, ...]:
    if happened.body is None or chance.random() < SAYS_BODY:
        return ()
    return (Who("actor", happened.body, "organisation", named=True, spans=(SPAN,), private=False),)


def _draw_words(happened: Happened, world: World, chance: Random) -> frozenset[str]:
    own = [word for word in happened.words if chance.random() < SAYS_WORD]
    others = chance.choices(range(WORDS), cum_weights=world.word_sums, k=4)
    return frozenset([*own, *(f"word{word}" for word in others)])
