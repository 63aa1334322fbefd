"""Read the words of a quantity as the numbers they allow."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil, floor

from twosource.stages.how_many_words import NUMBER, SMALL_NUMBER, read_number

_LOW = r"at least|(?:no|not) (?:fewer|less) than|a minimum of|upwards? of"
_ABOVE = r"(?:well |just |slightly )?(?:more than|over|above)|in excess of|exceeding"
_HIGH = r"up to|at most|(?:no|not) more than|as (?:many|much) as|a maximum of"
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
    rf"(?i:(?:tens|hundreds) of (?:thousands|millions)|dozens|scores|hundreds|thousands|millions|"
    rf"(?:several|a few) {_SCALE}|several|a few|a (?:small )?handful|multiple)"
)
_HALVES = (
    r"half(?: |-)a(?: |-)(?:million|thousand|hundred)|(?:a )?quarter of a million|"
    rf"{SMALL_NUMBER} and a half (?:million|thousand|hundred|dozen)|"
    r"a (?:million|thousand) and a half"
)
EXACT = (
    rf"(?i:{_HALVES}|(?:(?:{NUMBER}|an?|half a|half-a|half) )?dozen|a couple|a pair|a single|both|"
    rf"{NUMBER})"
)
_THE = r"(?i:(?:of )?(?:the|its|their|those|these|his|her))"
_PART = (
    r"(?i:half|(?:a|one)(?: |-)(?:third|quarter|fifth|tenth)|two(?: |-)thirds|three(?: |-)quarters)"
)
SHARE = rf"(?:(?:{_PART}|(?i:all but) {SMALL_NUMBER}) {_THE} {SMALL_NUMBER})"
"""A share of a figure: "half of the 40", "all but two of the 30"."""

_FIGURE = r"\d{1,3}(?:,\d{3})*(?:,?\d{3})*"
# A dash joins figures only: "twenty-one" is no range.
_DASHED = rf"{_FIGURE}~[-\u2013\u2014]~{_FIGURE}"
RANGE = rf"(?:(?i:between) {EXACT} (?i:and) {EXACT}|{EXACT} (?i:to|or) {EXACT}|{_DASHED})"
_ONE_BODY = r"an? (?:family|household)"
TAIL = r"(?: (?i:or more|or so|or fewer|or less)\b|~\+|-odd\b|-plus\b)"

_VAGUE_LOW: Mapping[str, int] = {
    "dozens": 24,
    "scores": 40,
    "hundreds": 200,
    "thousands": 2000,
    "millions": 2_000_000,
    "tens of thousands": 20_000,
    "hundreds of thousands": 200_000,
    "tens of millions": 20_000_000,
    "hundreds of millions": 200_000_000,
    "multiple": 2,
}
_SCALES = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 1_000_000}
_FEW = 3
_PAIRS = {"a couple": 2, "a pair": 2, "both": 2, "a single": 1, "a dozen": 12, "dozen": 12}
_HALF_DOZEN = {"half a dozen": 6, "half-a dozen": 6, "half dozen": 6}
_NOISE_BEFORE = re.compile(
    r"^(?:(?:another|additional|the|all of|all(?! but)|these|those|other|first|a further)"
    r"(?: the)? )+(?=\S)"
)
_THIN_SPACE = re.compile(r"(?<=\d)[\u00a0\u2009\u202f](?=\d{3})")
_NOISE_AFTER = re.compile(
    r" (?:of|of the|separate|other|others|(?<!or )more|additional|different)$"
)


@dataclass(frozen=True, slots=True)
class Numbers:
    """The whole numbers a quantity allows; `high` None: no upper end; `vague`: no figure.

    `out_of`: the figure they are told as a share of ("half of the 40").
    """

    low: int
    high: int | None
    best: int | None
    vague: bool = False
    out_of: int | None = None


NONE = Numbers(0, 0, 0)
# Of those told of one by one, one more: "one was killed and another hurt".
ONE_MORE = frozenset(
    ["another", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"]
    + ["tenth", "eleventh", "twelfth"]
)
ONE_OF_KIND = frozenset({"a", "an", "another", "the", "his", "her", "their", "my", "our"})


def one_of_kind(words: str) -> Numbers | None:
    """Give the one of "a boy", of "his wife", and of "another" and "a third" that stand alone."""
    first, *others = words.lower().split()
    one = (first in ONE_OF_KIND and others) or first in ONE_MORE
    return Numbers(1, 1, 1) if one else None


"""What "no one" says, which no quantity does and silence never."""


def read_quantity(words: str) -> Numbers | None:
    """Read a quantity; None where the words give no number ("many", "a significant number of").

    >>> read_quantity("at least 12")
    Numbers(low=12, high=None, best=None, vague=False, out_of=None)
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
    rf"(?:(?P<range>{RANGE})|(?:(?P<prefix>{PREFIX}),? )?"
    rf"(?P<core>{VAGUE}|{SHARE}|{_ONE_BODY}|{EXACT})(?P<tail>{TAIL})?)"
)
_SHARE = _compiled(
    rf"(?:(?P<part>{_PART})|all but (?P<but>{SMALL_NUMBER})) {_THE} (?P<whole>{SMALL_NUMBER})"
)
_HALF = _compiled(_HALVES)
_PARTS = {
    "half": Fraction(1, 2),
    "third": Fraction(1, 3),
    "quarter": Fraction(1, 4),
    "fifth": Fraction(1, 5),
    "tenth": Fraction(1, 10),
    "thirds": Fraction(2, 3),
    "quarters": Fraction(3, 4),
}
_ENDS = _compiled(
    rf"(?:between )?(?P<one>{EXACT})(?: (?:to|or|and) |~[-\u2013\u2014]~)(?P<two>{EXACT})"
)


def _read_core(words: str) -> Numbers | None:
    low = _VAGUE_LOW.get(words)
    if low is None and re.match(r"(?:several|a few|a (?:small )?handful)\b", words):
        low = _FEW * _SCALES.get(words.rsplit(" ", 1)[-1], 1)
    if low is not None:
        return Numbers(low, None, None, vague=True)
    share = _SHARE.fullmatch(words)
    if share is not None:
        return _read_share(share)
    number = 1 if re.fullmatch(_ONE_BODY, words) else _read_exact(words)
    return None if number is None else Numbers(number, number, number)


def _read_share(share: re.Match[str]) -> Numbers | None:
    """Give a share of a figure; one that does not come out even lies between two numbers."""
    whole = read_number(share["whole"])
    left_out = read_number(share["but"]) if share["but"] else 0
    if whole is None or left_out is None or left_out > whole:
        return None
    part = _PARTS[re.split("[ -]", share["part"])[-1]] if share["part"] else Fraction(1)
    some = (whole - left_out) * part
    low, high = floor(some), ceil(some)
    return Numbers(low, high, low if low == high else None, out_of=whole)


def _read_exact(words: str) -> int | None:
    known = _PAIRS.get(words) or _HALF_DOZEN.get(words) or _read_half(words)
    if known:
        return known
    if words.endswith(" dozen"):
        number = read_number(words.removesuffix(" dozen"))
        return None if number is None else 12 * number
    return read_number(words)


def _read_half(words: str) -> int | None:
    """Give "half a million", "a quarter of a million", "two and a half thousand"."""
    plain = words.replace("-", " ")
    if not _HALF.fullmatch(plain):
        return None
    scale = next(number for word, number in _SCALES.items() if word in plain)
    if plain.startswith(("half", "a quarter", "quarter")):
        return scale // (4 if "quarter" in plain else 2)
    count = 1 if plain.endswith("half") else read_number(plain.partition(" and ")[0])
    return None if count is None else count * scale + scale // 2


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
    return replace(core, high=None, best=None)


def _above(core: Numbers) -> Numbers:
    return replace(core, low=core.low + 1, high=None, best=None)


def _up_to(core: Numbers) -> Numbers:
    return core if core.vague else replace(core, low=0, high=core.low, best=None)


def _below(core: Numbers) -> Numbers:
    return core if core.vague else replace(core, low=0, high=max(core.low - 1, 0), best=None)


def _about(core: Numbers) -> Numbers:
    """Give a tenth to either side, rounded outward."""
    if core.vague:
        return core
    return replace(core, low=core.low * 9 // 10, high=-(-core.low * 11 // 10), best=core.low)
