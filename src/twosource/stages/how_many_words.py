"""Numbers in English words and digits, up to 999 million."""

import re
from collections.abc import Iterable
from fractions import Fraction

_TO_TEN = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_TEENS = ("eleven", "twelve", *(f"{stem}teen" for stem in ("thir", "four", "fif", "six", "seven")))
_ONES = (*_TO_TEN, *_TEENS, "eighteen", "nineteen")
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SMALL = {word: number for number, word in enumerate(_ONES, start=1)} | {
    word: 10 * number for number, word in enumerate(_TENS, start=2)
}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000}

_BELOW_100 = (
    rf"(?:(?:{'|'.join(_TENS)})(?:(?: |-)(?:{'|'.join(_ONES[:9])}))?|(?:{'|'.join(_ONES[::-1])}))"
)
_BELOW_1000 = rf"(?:(?:{_BELOW_100}|a)(?: |-)hundred(?:(?: |-)(?:and )?{_BELOW_100})?|{_BELOW_100})"
_SPELT = (
    rf"(?:(?:{_BELOW_1000}|a)(?: |-)million(?:,? (?:and )?{_BELOW_1000}(?: |-)thousand)?"
    rf"(?:,? (?:and )?{_BELOW_1000})?"
    rf"|(?:{_BELOW_1000}|a)(?: |-)thousand(?:,? (?:and )?{_BELOW_1000})?"
    rf"|{_BELOW_1000})"
)
_DIGITS = (
    r"(?:\d{1,3}(?:[,\u00a0\u2009\u202f]\d{3})+|\d{1,3}(?: \d{3})+(?!\d)|"
    r"\d{1,3}(?:\.\d{3}){2,}|\d+)(?:\.\d+)?"
    r"(?:(?: |-)(?:hundred|thousand|million))?"
)

NUMBER = rf"(?:(?i:{_SPELT})|{_DIGITS})"
"""Matches a number in words or digits; single spaces stand for any white space within a line."""

SMALL_NUMBER = rf"(?:(?i:{_BELOW_100})|\d{{1,3}}(?:,\d{{3}})+|\d+)"
"""Matches a number below a hundred in words, or one in digits."""

_WORD = re.compile(r"[a-z]+")
_FIGURES = re.compile(r"([\d.,\s]+?)[\s-]*(hundred|thousand|million)?", re.IGNORECASE)
_MOST = 999_999_999


def read_number(words: str) -> int | None:
    """Read a number in words or digits; None if it is none, is not whole or is a billion or more.

    >>> read_number("two hundred and five"), read_number("1.2 million"), read_number("2.5")
    (205, 1200000, None)
    """
    figures = _FIGURES.fullmatch(words)
    number = _read_figures(figures[1], figures[2]) if figures else _read_spelt(words)
    return number if number is not None and number <= _MOST else None


def _read_figures(digits: str, scale: str | None) -> int | None:
    plain = re.sub(r"[,\s]", "", digits)
    if scale is None and re.fullmatch(r"[1-9]\d{0,2}(?:\.\d{3})+", plain):
        # Nobody counts in thousandths: such a point sets off thousands, as on the Continent.
        plain = plain.replace(".", "")
    if not re.fullmatch(r"\d{1,12}(?:\.\d{1,9})?", plain, re.ASCII):
        return None
    number = Fraction(plain) * (_SCALES[scale.lower()] if scale else 1)
    return int(number) if number.denominator == 1 else None


def _read_spelt(words: str) -> int | None:
    parts = [word for word in _WORD.findall(words.lower()) if word != "and"]
    if not parts or not all(word in _SMALL or word in _SCALES or word == "a" for word in parts):
        return None
    return _sum(parts)


def _sum(parts: Iterable[str]) -> int:
    """Add up number words: what stands before a scale word is multiplied by it."""
    total = below = 0
    for word in parts:
        if word == "hundred":
            below = max(below, 1) * 100
        elif word in _SCALES:
            total, below = total + max(below, 1) * _SCALES[word], 0
        else:
            below += _SMALL.get(word, 0)
    return total + below
