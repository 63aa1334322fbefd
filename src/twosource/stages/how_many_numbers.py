"""Read the words of a quantity as the numbers they allow."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from twosource.stages.how_many_words import NUMBER, read_number

_LOW = r"at least|(?:no|not) (?:fewer|less) than|a minimum of|upwards? of"
_ABOVE = r"(?:well |just |slightly )?(?:more than|over|above)|in excess of|exceeding"
_HIGH = r"up to|at most|(?:no|not) more than|as many as|a maximum of"
_BELOW = r"(?:well |just |slightly )?(?:fewer than|less than|under|below)"
_ABOUT = (
    r"about|around|some|roughly|approximately|approx\.?|nearly|almost|close to|an estimated|"
    r"estimated|"
    r"circa"
)
PREFIX = rf"(?i:{_LOW}|{_ABOVE}|{_HIGH}|{_BELOW}|{_ABOUT})"
LOOSE_PREFIX = re.compile(r"(?:over|above|under|below|around|about|some)", re.IGNORECASE)
"""Prefixes that are prepositions or determiners too: before a small number just that."""

_SCALE = r"(?:dozen|hundred|thousand|million)"
VAGUE = (
    rf"(?i:(?:tens|hundreds) of thousands|dozens|scores|hundreds|thousands|millions|"
    rf"(?:several|a few) {_SCALE}|several|a few|a (?:small )?handful|multiple)"
)
EXACT = (
    rf"(?i:(?:(?:{NUMBER}|an?|half a|half-a|half) )?dozen|a couple|a pair|a single|both|{NUMBER})"
)
_FIGURE = r"\d{1,3}(?:,\d{3})*(?:,?\d{3})*"
# A dash joins figures only: "twenty-one" is no range.
_DASHED = rf"{_FIGURE}~[-\u2013\u2014]~{_FIGURE}"
RANGE = rf"(?:(?i:between) {EXACT} (?i:and) {EXACT}|{EXACT} (?i:to|or) {EXACT}|{_DASHED})"
TAIL = r"(?: (?i:or more|or so|or fewer|or less)\b|~\+|-odd\b|-plus\b)"

_VAGUE_LOW: Mapping[str, int] = {
    "dozens": 24,
    "scores": 40,
    "hundreds": 200,
    "thousands": 2000,
    "millions": 2_000_000,
    "tens of thousands": 20_000,
    "hundreds of thousands": 200_000,
    "multiple": 2,
}
_SCALES = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 1_000_000}
_FEW = 3
_PAIRS = {"a couple": 2, "a pair": 2, "both": 2, "a single": 1, "a dozen": 12, "dozen": 12}
_HALF_DOZEN = {"half a dozen": 6, "half-a dozen": 6, "half dozen": 6}
_NOISE_BEFORE = re.compile(
    r"^(?:(?:another|additional|the|all of|all|these|those|other|first|a further)(?: the)? )+(?=\S)"
)
_THIN_SPACE = re.compile(r"(?<=\d)[\u00a0\u2009\u202f](?=\d{3})")
_NOISE_AFTER = re.compile(
    r" (?:of|of the|separate|other|others|(?<!or )more|additional|different)$"
)


@dataclass(frozen=True, slots=True)
class Numbers:
    """The whole numbers a quantity allows; `high` None: no upper end; `vague`: no figure."""

    low: int
    high: int | None
    best: int | None
    vague: bool = False


NONE = Numbers(0, 0, 0)
"""What "no one" says, which no quantity does and silence never."""


def read_quantity(words: str) -> Numbers | None:
    """Read a quantity; None where the words give no number ("many", "a significant number of").

    >>> read_quantity("at least 12")
    Numbers(low=12, high=None, best=None, vague=False)
    """
    plain = " ".join(_THIN_SPACE.sub(",", words.lower()).split())
    plain = _NOISE_AFTER.sub("", _NOISE_BEFORE.sub("", plain))
    match = _WHOLE.fullmatch(plain)
    if match is None:
        return None
    if match["range"]:
        return _read_range(match["range"])
    core = _read_core(match["core"])
    if core is None:
        return None
    change = _change(match["prefix"] or "", match["tail"] or "")
    return change(core) if change else core


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern.replace("~", " *"))


_WHOLE = _compiled(
    rf"(?:(?P<range>{RANGE})|(?:(?P<prefix>{PREFIX}) )?(?P<core>{VAGUE}|{EXACT})(?P<tail>{TAIL})?)"
)
_ENDS = _compiled(
    rf"(?:between )?(?P<one>{EXACT})(?: (?:to|or|and) |~[-\u2013\u2014]~)(?P<two>{EXACT})"
)


def _read_core(words: str) -> Numbers | None:
    low = _VAGUE_LOW.get(words)
    if low is None and re.match(r"(?:several|a few|a (?:small )?handful)\b", words):
        low = _FEW * _SCALES.get(words.rsplit(" ", 1)[-1], 1)
    if low is not None:
        return Numbers(low, None, None, vague=True)
    number = _read_exact(words)
    return None if number is None else Numbers(number, number, number)


def _read_exact(words: str) -> int | None:
    known = _PAIRS.get(words) or _HALF_DOZEN.get(words)
    if known:
        return known
    if words.endswith(" dozen"):
        number = read_number(words.removesuffix(" dozen"))
        return None if number is None else 12 * number
    return read_number(words)


def _read_range(words: str) -> Numbers | None:
    match = _ENDS.fullmatch(words)
    low, high = (_read_exact(match[name]) for name in ("one", "two")) if match else (None, None)
    if low is None or high is None or low >= high:
        return None
    return Numbers(low, high, None)


def _change(prefix: str, tail: str) -> Callable[[Numbers], Numbers] | None:
    """Give what the words around a number do to it."""
    table = (
        (_LOW, _from),
        (_ABOVE, _above),
        (_HIGH, _up_to),
        (_BELOW, _below),
        (_ABOUT, _about),
        (r" or more|\+| \+|-plus", _from),
        (r" or fewer| or less", _up_to),
        (r" or so|-odd", _about),
    )
    return next(
        (
            change
            for pattern, change in table
            for words in (prefix, tail)
            if words and re.fullmatch(pattern, words)
        ),
        None,
    )


def _from(core: Numbers) -> Numbers:
    return Numbers(core.low, None, None, core.vague)


def _above(core: Numbers) -> Numbers:
    return Numbers(core.low + 1, None, None, core.vague)


def _up_to(core: Numbers) -> Numbers:
    return core if core.vague else Numbers(0, core.low, None)


def _below(core: Numbers) -> Numbers:
    return core if core.vague else Numbers(0, max(core.low - 1, 0), None)


def _about(core: Numbers) -> Numbers:
    """Give a tenth to either side, rounded outward."""
    return core if core.vague else Numbers(core.low * 9 // 10, -(-core.low * 11 // 10), core.low)
