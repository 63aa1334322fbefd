"""Makes twins of the first two reports: other names, places, numbers and days, in text and gold.

A rule that reads the two reports right because it was made from them fails on their twins. Texts
and gold are exchanged by one pass of the same replacements, the longest words first, over white
space of any kind: a line may break inside a name. In some twins the flights become detentions or
abductions. The cast lies in `twins.toml`, the texts with the labelled data.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from random import Random
from typing import Any

from twosource.measures.twin_dates import DATED, NewDates, draw_dates
from twosource.measures.verdicts import accept

SEEDS = range(1, 21)
"""The twins that are scored: with them every setting of the cast has its turn."""

# Words for whoever reads the gold; they tell of the reports as they were.
_NOT_SCORED = re.compile(r"note|years_note|because|\w+_why")
_FEWEST, _MOST = 13, 60
_IN_TURN = ("setting", "person", "press")
_TURNED_IN = 4


@dataclass(frozen=True, slots=True)
class Twin:
    """One twin: what it is called, its texts by label, and its gold."""

    name: str
    texts: Mapping[str, str]
    gold: Any


@dataclass(frozen=True, slots=True)
class _Exchange:
    """All that is exchanged in one twin: words, dates, and counts by what is counted."""

    words: Mapping[str, str]
    dates: NewDates
    counts: Mapping[tuple[str, int], int]
    pattern: re.Pattern[str]

    def of_text(self, text: str) -> str:
        """Give a text with its words and dates exchanged."""
        return self.pattern.sub(self._replace, text)

    def _replace(self, found: re.Match[str]) -> str:
        words = self.words.get(" ".join(found.group().split()))
        return self.dates.of_words(found) if words is None else _fit(words, found.group())

    def of_gold(self, gold: Any, key: str = "") -> Any:
        """Give a piece of the gold with the same exchanged, without the notes for its reader."""
        if isinstance(gold, str):
            return self.dates.of_edtf(gold) or self.of_text(gold)
        if isinstance(gold, list):
            return [self.of_gold(one) for one in gold]
        if isinstance(gold, dict):
            kept = {name: one for name, one in gold.items() if not _NOT_SCORED.fullmatch(name)}
            return {name: self.of_gold(one, name) for name, one in kept.items()}
        return self.counts.get((key, gold), gold)


@cache
def load_cast() -> Mapping[str, Any]:
    """Read who and where the twins are about."""
    return tomllib.loads((files("twosource.measures") / "twins.toml").read_text("utf-8"))


def make_twin(texts: Mapping[str, str], gold: Any, seed: int) -> Twin:
    """Give the twin of a seed.

    Settings, persons and outlets come in turn, so that a row of seeds has them all; numbers and
    days are drawn. Every fourth twin is turned: its people do not flee but are detained or, in
    every eighth, abducted.
    """
    cast, rng = load_cast(), Random(seed)  # noqa: S311 - a draw to be repeated, no secret
    chosen = {kind: cast[kind][seed % len(cast[kind])] for kind in _IN_TURN}
    words = {
        old: new[key] for kind, new in chosen.items() for key, old in cast["original"][kind].items()
    }
    # A dateline has its place in capitals.
    words[cast["original"]["setting"]["capital"].upper()] = chosen["setting"]["capital"].upper()
    name = chosen["setting"]["country"]
    if seed % _TURNED_IN == 0:
        turn = "abduction" if seed % (2 * _TURNED_IN) == 0 else "detention"
        words |= cast["turned"][turn]["words"]
        gold, name = turn_gold(gold, cast["turned"][turn]), f"{name}, {turn}"
    numbers, counts = _draw_numbers(cast["original"]["numbers"], rng)
    exchange = _exchange(words | numbers, draw_dates(texts.values(), rng), counts)
    exchanged = {label: exchange.of_text(text) for label, text in texts.items()}
    return Twin(name, exchanged, exchange.of_gold(gold))


def _exchange(
    words: Mapping[str, str], dates: NewDates, counts: Mapping[tuple[str, int], int]
) -> _Exchange:
    """Put together what is exchanged; words in small letters also as a sentence begins."""
    opening = {_open(old): _open(new) for old, new in words.items()}
    every = {**opening, **words}
    longest_first = sorted(every, key=lambda old: (-len(old), old))
    either = "|".join(r"\s+".join(map(re.escape, old.split())) for old in longest_first)
    return _Exchange(every, dates, counts, re.compile(rf"(?<!\w)(?:{either}|{DATED})(?!\w)"))


def _open(words: str) -> str:
    return words[:1].upper() + words[1:]


def _fit(words: str, found: str) -> str:
    """Write words with the gaps of those they replace, as far as these go."""
    gaps = re.findall(r"\s+", found)
    first, *rest = words.split(" ")
    gaps += [" "] * len(rest)
    return first + "".join(gap + word for gap, word in zip(gaps, rest, strict=False))


def _draw_numbers(
    original: Mapping[str, Any], rng: Random
) -> tuple[dict[str, str], dict[tuple[str, int], int]]:
    """Draw how many people and families; a word stays a word and a figure a figure.

    The two reports differ in both; the second has a number of two figures.
    """
    few, many, written = original["few"], original["many"], original["written"]
    people = rng.choice([one for one in range(5, len(written)) if one != few["people"]])
    families = rng.randint(2, people // 2)
    crowd = rng.choice([one for one in range(_FEWEST, _MOST) if one != many["people"]])
    households = rng.choice([one for one in range(2, 7) if one != families])
    words = (
        *(written[people], f"{written[families]} separate families"),
        *(str(crowd), f"{written[households]} families", f"{written[households]}-family"),
    )
    counts = {
        ("people", few["people"]): people,
        ("families", few["families"]): families,
        ("people", many["people"]): crowd,
        ("families", many["families"]): households,
    }
    return dict(zip([*few["words"], *many["words"]], words, strict=True)), counts


def turn_gold(gold: Any, turned: Mapping[str, Any]) -> Any:
    """Give the gold of reports whose flights are turned into acts of another type.

    A flight that is none any more goes nowhere, so its claim loses its destination. Words that are
    turned with it may change the type of another claim: where eight were detained, what none have
    been reported of are releases.
    """

    def turn(claim: Mapping[str, Any]) -> dict[str, Any]:
        for words, kind in turned["retyped"].items():
            if words in claim["passage"]:
                return {**claim, "type": kind}
        if "flight" not in accept(claim["type"]):
            return dict(claim)
        kept = {key: one for key, one in claim.items() if key != "destination"}
        return {**kept, "type": turned["type"]}

    reports = {
        label: {**report, "claims": [turn(one) for one in report["claims"]]}
        for label, report in gold["reports"].items()
    }
    return {**gold, "reports": reports}
