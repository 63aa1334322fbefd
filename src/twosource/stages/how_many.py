"""Find the words that say how many, read the numbers they allow, and compare counts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from twosource.stages.how_many_compare import disjoint, intersect_counts
from twosource.stages.how_many_context import counts_nothing
from twosource.stages.how_many_kinds import kind_of
from twosource.stages.how_many_numbers import (
    EXACT,
    LOOSE_PREFIX,
    PREFIX,
    RANGE,
    SHARE,
    TAIL,
    VAGUE,
    Numbers,
    read_quantity,
)
from twosource.stages.times import find_times
from twosource.stages.times_words import compile_words

__all__ = [
    "Numbers",
    "Quantity",
    "disjoint",
    "find_quantities",
    "intersect_counts",
    "kind_of",
    "read_quantity",
]

_FOUND = compile_words(
    rf"(?<![\w$\u20ac\u00a3#+])(?<!\d[.,:/-])(?:(?P<range>{RANGE})|(?:(?P<more>(?i:another)) )?"
    rf"(?:(?P<prefix>{PREFIX}),? )?(?P<core>{VAGUE}(?: of\b)?|{SHARE}|(?i:a couple of|a pair of)\b|"
    rf"{EXACT})(?P<tail>{TAIL})?)(?!\w)"
)
_COMPOUND = compile_words(r"-(?P<noun>[a-z]+)\b")
# "a 40-strong crowd", "a two-car crash"; but not "a five-star hotel".
_JOINABLE = frozenset(
    {"strong", "car", "vehicle", "truck", "bus", "boat", "ship", "train", "plane"}
)
_JOINED = re.compile(r"-[a-z]")
_DASHED = re.compile(r"\d[^\S\n]*[-\u2013\u2014][^\S\n]*\d")
_BEFORE_NOUN = re.compile(r"\s+[A-Za-z]")
_CHANGED = re.compile(
    r"\b(?:ris\w+|rose|climb\w*|increas\w+|jump\w*|grew|grow\w*|fall\w*|fell|drop\w*|declin\w+|up|"
    r"down|revis\w+|rais\w+|lower\w*|cut|reduc\w+|went|gone)\s+(?:\w+\s+){0,6}from\s$",
    re.IGNORECASE,
)
_SMALL = 10
_MORE_WITHIN = re.compile(r"another\b", re.IGNORECASE)
_MORE_BEFORE = re.compile(
    r"\b(?:another|(?:an )?additional|(?:a )?further|(?:the|all) other|an extra)\s+$", re.IGNORECASE
)
_MORE_AFTER = re.compile(r"\s+(?:more|others?|additional|further|extra)\b(?!\s+than\b)")


@dataclass(frozen=True, slots=True)
class Quantity:
    """Words that say how many, at offsets of the text that was searched.

    `noun` holds the offsets of what is counted where both are one word: "three-family". `more`:
    they come beside those told before ("another four", "two more", "three others").
    """

    start: int
    end: int
    noun: tuple[int, int] | None = None
    more: bool = False

    def moved(self, by: int) -> "Quantity":
        """Give the same words in a text that goes on `by` characters before this one."""
        noun = None if self.noun is None else (self.noun[0] + by, self.noun[1] + by)
        return Quantity(self.start + by, self.end + by, noun, self.more)


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Find the words that say how many there are of something, in order.

    Left out: dates, ages, money, measures, ordinals, addresses, numbers that are names, and words
    that give no number ("many").

    >>> words = "At least 12 of the 30 men, aged 20 to 40, left on May 3."
    >>> [words[one.start : one.end] for one in find_quantities(words)]
    ['At least 12', '30']
    """
    return tuple(_quantities(text))


def _quantities(text: str) -> Iterator[Quantity]:
    found = list(_FOUND.finditer(text))
    times = [(one.start, one.end) for one in find_times(text)] if found else []
    for match in found:
        start, end = _trimmed(text, match)
        # "A quarter", of which the words make "a quarter of a million", is no time.
        if any(
            start < last and first < end and not start <= first < last < end
            for first, last in times
        ):
            continue
        # Two figures with a dash and no noun are a score or a telephone number.
        if _DASHED.search(text[start:end]) and not _BEFORE_NOUN.match(text, end):
            continue
        noun = _compound(text, end)
        if noun is None and (_JOINED.match(text, end) or counts_nothing(text, start, end)):
            continue
        # "both" mostly joins two words and counts nothing.
        if text[start:end].lower() != "both" and read_quantity(text[start:end]) is not None:
            yield Quantity(start, end, noun, _is_more(text, start, end))


def _is_more(text: str, start: int, end: int) -> bool:
    """Tell "another four", "the other six", "two more", "three others" from "more than two"."""
    if _MORE_WITHIN.match(text[start:end]) or _MORE_BEFORE.search(text[max(0, start - 30) : start]):
        return True
    return bool(_MORE_AFTER.match(text, end))


def _trimmed(text: str, match: re.Match[str]) -> tuple[int, int]:
    """Leave out a preposition before a small number ("over two villages") and what has changed."""
    start, end = match.span()
    prefix = match["prefix"]
    if prefix and LOOSE_PREFIX.fullmatch(prefix):
        core = read_quantity(match["core"])
        if core is not None and not core.vague and core.low < _SMALL:
            return match.start("core"), end
    if match["range"] and _CHANGED.search(text[max(0, start - 80) : start]):
        return _last_number(text, start, end), end
    return start, end


def _last_number(text: str, start: int, end: int) -> int:
    tail = re.search(r"\S+$", text[start:end])
    return start + tail.start() if tail else start


def _compound(text: str, end: int) -> tuple[int, int] | None:
    """Give the noun of a compound that counts people or families, or "strong" ("40-strong")."""
    match = _COMPOUND.match(text, end)
    if match is None:
        return None
    noun = match["noun"]
    if noun not in _JOINABLE and kind_of(noun) not in ("people", "families"):
        return None
    return match.span("noun")
