"""Invented reports with copies among them that are known: what `bench_copies.py` measures with.

Words are drawn by Zipf's law from 20,000 invented ones, a fifth of the sentences open with one of
400 stock phrases, and every report of an outlet ends in the outlet's tip line: so unrelated reports
share what unrelated reports share. An article has 18 sentences of 15 to 28 words in nine
paragraphs. The same seed gives the same reports, of whatever number: the first 1,000 of 10,000 are
those of 1,000.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from random import Random
from typing import Literal

Way = Literal["whole", "trimmed", "edited", "version", "two paragraphs"]

WORDS = 20_000
PHRASES = 400
STOCK = 0.2
OUTLETS = 200
SENTENCES = 18
TELLING = 30
SYLLABLES = tuple(one + vowel for one in "bdfghklmnprstvwz" for vowel in ("a", "e", "i", "o", "u"))
# Of ten reports two repeat an earlier one, each in one of these ways, in turn.
WAYS: tuple[tuple[Way, int], ...] = (
    ("whole", 100),
    *(("trimmed", percent) for percent in (90, 80, 70, 60, 50, 40, 30)),
    *(("edited", sentences) for sentences in (1, 2, 3, 4, 5)),
    ("version", 1),
    ("two paragraphs", 2),
)


@dataclass(frozen=True, slots=True)
class Made:
    """One report, and what it was made from: `source` is a key, None for a text of its own.

    `amount` is the percentage that stayed, or the number of sentences or paragraphs.
    """

    key: str
    text: str
    outlet: str
    url: str
    published: str
    source: str | None = None
    way: Way | None = None
    amount: int = 0


def make_reports(count: int, seed: int = 1) -> Iterator[Made]:
    """Give reports: of every ten, eight of their own and two that repeat one of these eight."""
    language = _Language(Random(seed))
    for start in range(0, count, 10):
        # Each ten has a chance of its own, so that a longer run begins as a shorter one.
        chance = Random(f"{seed} {start}")
        own = [_write(language, chance, start + place) for place in range(8)]
        ways = [WAYS[(start // 5 + place) % len(WAYS)] for place in range(2)]
        repeats = [
            _repeat(language, chance, own[place], start + 8 + place, way)
            for place, way in enumerate(ways)
        ]
        yield from (*(one.made for one in own), *repeats)


def _spell(chance: Random, rank: int) -> str:
    """Invent a word: the rarer, the longer."""
    return "".join(chance.choices(SYLLABLES, k=1 + rank.bit_length() // 5))


class _Language:
    """Words by Zipf's law, stock phrases, and a tip line for each outlet."""

    def __init__(self, chance: Random) -> None:
        self.words = [_spell(chance, rank) for rank in range(1, WORDS + 1)]
        self.weights = list(accumulate(1 / rank for rank in range(1, WORDS + 1)))
        self.phrases = [" ".join(self.draw(chance, chance.randint(6, 10))) for _ in range(PHRASES)]
        self.tips = [self.sentence(chance, TELLING) for _ in range(OUTLETS)]

    def draw(self, chance: Random, count: int) -> list[str]:
        return chance.choices(self.words, cum_weights=self.weights, k=count)

    def sentence(self, chance: Random, count: int = 0) -> str:
        words = self.draw(chance, count or chance.randint(15, 28))
        if not count and chance.random() < STOCK:
            words = [*chance.choice(self.phrases).split(), *words[8:]]
        return " ".join(words).capitalize() + "."


@dataclass(frozen=True, slots=True)
class _Article:
    made: Made
    sentences: tuple[str, ...]


def _write(language: _Language, chance: Random, number: int) -> _Article:
    sentences = tuple(language.sentence(chance) for _ in range(SENTENCES))
    outlet = chance.randrange(OUTLETS)
    return _Article(_print(language, number, sentences, outlet), sentences)


def _repeat(
    language: _Language, chance: Random, article: _Article, number: int, how: tuple[Way, int]
) -> Made:
    way, amount = how
    sentences = list(article.sentences)
    source = article.made
    other = (int(source.outlet[6:]) + 1 + chance.randrange(OUTLETS - 1)) % OUTLETS
    if way == "trimmed":
        # An editor cuts from the end, and here and there a sentence.
        kept = max(1, round(SENTENCES * amount / 100))
        gone = set(chance.sample(range(1, kept + 1), 1)) if kept < SENTENCES - 1 else set()
        sentences = [one for at, one in enumerate(sentences[: kept + len(gone)]) if at not in gone]
    elif way == "edited":
        for at in chance.sample(range(SENTENCES), amount):
            sentences[at] = language.sentence(chance)
    elif way == "version":
        other = int(source.outlet[6:])
        words = sentences[2].split()
        words[5] = str(chance.randint(10, 99))
        sentences[2] = " ".join(words)
        sentences.append(language.sentence(chance))
    elif way == "two paragraphs":
        start = chance.randrange(0, SENTENCES - 4, 2)
        taken = sentences[start : start + 4]
        sentences = [language.sentence(chance) for _ in range(SENTENCES)]
        sentences[6:10] = taken
    made = _print(language, number, sentences, other, (source.key, way, amount))
    # A version comes the day after; a copy may come at any time.
    return replace(made, published=f"{source.published[:8]}{int(source.published[8:]) + 1:02}")


def _print(
    language: _Language,
    number: int,
    sentences: Sequence[str],
    outlet: int,
    of: tuple[str | None, Way | None, int] = (None, None, 0),
) -> Made:
    paragraphs = [" ".join(sentences[at : at + 2]) for at in range(0, len(sentences), 2)]
    day = f"2021-{1 + number % 12:02}-{1 + number % 27:02}"
    return Made(
        f"r{number:07}",
        "\n\n".join([*paragraphs, language.tips[outlet]]),
        f"Outlet{outlet}",
        f"http://outlet{outlet}.example/{number}",
        day,
        *of,
    )
