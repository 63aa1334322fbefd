"""Invented news: short reports of few matters, with relays, copies, notices and anniversaries.

All that one report may change about another is among them: an outlet that others credit, a text
that is reprinted, a report that is taken back, a founding that fixes a year.
"""

from random import Random

from twosource.model.ids import sha256_hex
from twosource.model.record import Received
from twosource.model.report import Marks, Report, Sourced, report_key

OUTLETS = ("Morning Ferry", "Salt Post", "Harbour Wire", "Evening Quay")
TOWNS = ("Kisumu", "Nairobi", "Mombasa", "Eldoret")
ACTS = (
    "A bomb exploded at the market in {town} on {day}, killing {count} people, {who} said.",
    "Police arrested {count} students during a protest in {town} on {day}, {who} said.",
    "Floods killed {count} people in {town} on {day}, {who} said.",
)
LATER = (
    "The blast also injured {more} traders, a hospital official said.",
    "Officers detained {more} more protesters the next day.",
    "The death toll rose to {more}, {who} said.",
    "Thousands marched in {town} against the arrests.",
    "Nobody was killed in the attack, according to the {outlet}.",
    "No group has claimed the blast, which the {outlet} reported first.",
    "The blast was not linked to the killing of {more} people in {town} in 2019, {who} said.",
)
WHO = ("police", "the governor", "a witness", "the Red Cross", *(f"the {one}" for one in OUTLETS))
DAYS = ("3 May 2021", "4 May 2021", "Monday", "9 June 2021")
FOUNDED = "The Lake Union was founded on October 10, 1951. Members met in {town} on Friday."
COMING = (
    "{town}, Sept. 12 — Police arrested {count} people before the upcoming 70th anniversary of the"
    " Lake Union on Oct. 10, a witness said."
)
NOTICE = "The {outlet} has withdrawn its report of {day} about the market in {town}."


def invent_news(count: int, seed: int) -> list[Received]:
    """Give so many reports; every fifth repeats another, whole or in part."""
    chance = Random(seed)  # noqa: S311 - invents reports
    made: list[Report] = []
    keys: set[str] = set()
    while len(made) < count:
        one = _repeat(chance, made) if made and chance.random() < 1 / 5 else _write(chance, made)
        if one.key not in keys:
            keys.add(one.key)
            made.append(one)
    return [Received(one, one.text.encode()) for one in made]


def _write(chance: Random, made: list[Report]) -> Report:
    facts = {
        "town": chance.choice(TOWNS[: 2 + len(made) % 3]),
        "day": chance.choice(DAYS),
        "count": str(chance.choice((3, 3, 4, 12))),
        "more": str(chance.choice((5, 9, 20))),
        "who": chance.choice(WHO),
        "outlet": chance.choice(OUTLETS),
    }
    drawn = chance.random()
    if drawn < 0.08:
        lines = [FOUNDED]
    elif drawn < 0.16:
        lines = [COMING]
    elif drawn < 0.24:
        lines = [NOTICE]
    else:
        lines = [chance.choice(ACTS), *chance.sample(LATER, chance.randrange(3))]
        if chance.random() < 1 / 4:
            lines.append(f"({chance.choice(OUTLETS)})")
    text = "\n\n".join(line.format(**facts) for line in lines)
    return _print(text, chance.choice((*OUTLETS, None)), chance, len(made))


def _repeat(chance: Random, made: list[Report]) -> Report:
    text = chance.choice(made).text
    if chance.random() < 1 / 2:
        text = text.rpartition("\n\n")[0] or text
    return _print(text, chance.choice(OUTLETS), chance, len(made))


def _print(text: str, outlet: str | None, chance: Random, number: int) -> Report:
    url = f"https://news.example/{number}" if chance.random() < 1 / 2 else None
    return Report(
        key=report_key(text, outlet, url),
        label=f"news-{number}.txt",
        text=text,
        sha256=sha256_hex(text.encode()),
        title=None,
        outlet=None if outlet is None else Sourced(outlet, "given"),
        published=Sourced(f"2021-05-{4 + number % 3:02}", "given") if number % 4 else None,
        url=url,
        language="en",
        marks=Marks("published", "public"),
    )
