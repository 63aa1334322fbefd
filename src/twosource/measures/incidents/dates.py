"""The dates an article tells, each with what speaks for its being that of the main incident."""

import math
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from twosource.measures.incidents.choosing import Models, grow, judge, share
from twosource.measures.incidents.told import CORE, WIDE, Told
from twosource.model.claim import Time
from twosource.model.spans import Span
from twosource.model.values import GroundedClaim, When
from twosource.stages.times import TimeWords, find_times
from twosource.stages.times_words import MONTH
from twosource.stages.when import Anchors, read_when

_SINCE = re.compile(r"(?i)(?:since|from)\b")
_MONTH = re.compile(MONTH)
_YEAR = re.compile(r"\d{4}")
_SAYING = re.compile(
    r"\b(?:said|told|says|according|statement|reported|added|announced)\b", re.IGNORECASE
)
_OWN = (
    *("detention", "abduction", "killing", "disappearance", "death", "torture", "protest"),
    *("trial", "sentence", "release", "investigation", "order", "request", "assault", "shooting"),
)
# How long before its publication an article's date lies: days, and what such a gap is called.
_GAPS = (
    *((0, "same"), (2, "two_days"), (8, "week"), (40, "month"), (200, "half")),
    *((500, "year"), (1500, "three_years")),
)
_OF_BEST = (
    *("month_named", "month_near", "month_own", "near", "own_core", "own_wide", "times", "lead"),
    *("early", "saying", "stated", "sentence_core", "with_year", "grain_day"),
    *(f"gap_{name}" for _, name in _GAPS),
    "gap_old",
)
_NEAR, _BESIDE, _LEAD, _EARLY = 40, 90, 1, 4

Value = tuple[int, int | None, int | None]


@dataclass(frozen=True, slots=True)
class DateOption:
    """One date (year, month, day; the latter two None where not told) and what speaks for it."""

    value: Value
    features: dict[str, float]


@dataclass(frozen=True, slots=True)
class DateAnswer:
    """The likeliest month of a year, and day, and how likely it is that coders give one."""

    month: tuple[int, int] | None
    day: Value | None
    has_month: float
    has_day: float


def list_dates(told: Told) -> list[DateOption]:
    """Give every date the text tells, once, with the strongest signs of all its tellings."""
    by_value: dict[Value, dict[str, float]] = {}
    times: dict[Value, int] = defaultdict(int)
    for value, features in _tellings(told):
        kept = by_value.setdefault(value, features)
        times[value] += 1
        for name, strength in features.items():
            kept[name] = max(kept.get(name, 0.0), strength)
    values = list(by_value)
    return [
        DateOption(value, by_value[value] | _among(value, values, times[value])) for value in values
    ]


def _tellings(told: Told) -> Iterator[tuple[Value, dict[str, float]]]:
    before: When | None = None
    written = told.facts.written
    for words in find_times(told.text):
        if words.kind != "date":
            continue
        own = [one for one in told.told if any(_meet(span, words) for span in one.claim.times)]
        ahead = bool(own) and all(one.claim.time == "future" for one in own)
        tense: Time = "future" if ahead else "past"
        anchors = Anchors(
            published=told.facts.published,
            written=written if isinstance(written, When) else None,
            told=before,
        )
        when = read_when(told.text[words.start : words.end], anchors, tense, ())
        value = _value(when, told.text, words) if isinstance(when, When) else None
        if value is None:
            continue
        if value[2] is not None and isinstance(when, When):
            before = when
        yield value, _signs(told, words, value, own) | {"ahead": float(ahead)}


def _meet(span: Span, words: TimeWords) -> bool:
    return span.start < words.end and words.start < span.end


def _value(when: When, text: str, words: TimeWords) -> Value | None:
    first, last = when.earliest, when.latest
    if first is None or last is None:
        return None
    if _SINCE.match(text, words.start) or _SINCE.search(
        text[max(0, words.start - 6) : words.start]
    ):
        last = first
    if first == last:
        return first.year, first.month, first.day
    if (first.year, first.month) == (last.year, last.month):
        return first.year, first.month, None
    return (first.year, None, None) if first.year == last.year else None


def _signs(
    told: Told, words: TimeWords, value: Value, own: Sequence[GroundedClaim]
) -> dict[str, float]:
    sentence = told.sentence_at(words.start)
    here = told.claims_by_sentence.get(sentence, [])
    types, mine = told.types_in(sentence), {one.claim.type for one in own}
    beside = told.types_in(sentence - 1) | told.types_in(sentence + 1)
    gaps = [abs(one.claim.trigger.start - words.start) for one in here if one.claim.type in CORE]
    nearest = min(gaps, default=1000)
    near = 1.0 if nearest < _NEAR else 0.5 if nearest < _BESIDE else 0.0
    phrase = told.text[words.start : words.end]
    in_body = any(part.start <= words.start < part.end for part in told.layout.spans("body"))
    by_name = float(bool(_MONTH.search(phrase)) and in_body)
    features = {
        "body": float(in_body),
        "own_core": float(bool(mine & CORE)),
        "own_wide": float(bool(mine & WIDE)),
        "own": float(bool(mine)),
        "sentence_core": float(bool(types & CORE)),
        "sentence_wide": float(bool(types & WIDE)),
        "beside_core": float(bool(beside & CORE)),
        "stated": float(any(_meet(span, words) for one in told.told for span in one.claim.stated)),
        "saying": float(bool(_SAYING.search(told.sentences[sentence].of(told.text)))),
        "near": near,
        "lead": float(sentence <= _LEAD),
        "early": float(sentence <= _EARLY),
        "far_down": grow(sentence) / 3,
        "with_year": float(bool(_YEAR.search(phrase))),
        "weekday": float(phrase.rstrip().endswith("day")),
        "since": float(bool(_SINCE.match(phrase))),
        "month_named": by_name,
        "month_near": by_name * near,
        "month_own": by_name * float(bool(mine & CORE)),
        "month_early": by_name * float(sentence <= _EARLY),
        "grain_" + ("year" if value[1] is None else "month" if value[2] is None else "day"): 1.0,
        **{f"own_{kind}": 1.0 for kind in _OWN if kind in mine},
    }
    published = told.facts.published
    if published is not None and published.earliest is not None:
        features["gap_" + _gap(published.earliest, value)] = 1.0
    return features


def _gap(published: date, value: Value) -> str:
    days = (published - date(value[0], value[1] or 1, value[2] or 1)).days
    if days < 0:
        return "ahead"
    return next((name for most, name in _GAPS if days <= most), "old")


def _among(value: Value, values: Sequence[Value], times: int) -> dict[str, float]:
    """Give how a date stands among the others: told how often, with how many of its year."""
    of_year = [other for other in values if other[0] == value[0]]
    of_month = [other for other in of_year if other[1] == value[1] and value[1] is not None]
    finer = of_year if value[1] is None else of_month if value[2] is None else []
    return {
        "times": grow(times - 1),
        "finer": float(any(other != value for other in finer)),
        "of_year": grow(len(of_year)),
        "of_month": grow(len(of_month)),
    }


@dataclass(frozen=True, slots=True)
class Ranked:
    """The options with their probabilities; the likeliest month and day with theirs."""

    options: list[DateOption]
    shares: list[float]
    month: tuple[tuple[int, int], float] | None
    day: tuple[Value, float] | None


def rank_dates(options: list[DateOption], weights: Mapping[str, float]) -> Ranked:
    """Add up the probabilities of dates by month and day."""
    shares = share([one.features for one in options], weights)
    months: dict[tuple[int, int], float] = defaultdict(float)
    days: dict[Value, float] = defaultdict(float)
    for option, part in zip(options, shares, strict=True):
        year, month, day = option.value
        if month is not None:
            months[year, month] += part
        if day is not None:
            days[option.value] += part
    return Ranked(
        options=options,
        shares=shares,
        month=max(months.items(), key=lambda one: (one[1], one[0]), default=None),
        day=max(days.items(), key=lambda one: (one[1], one[0]), default=None),
    )


def choose_date(told: Told, options: list[DateOption], models: Models) -> DateAnswer:
    """Give the likeliest date of the main incident, and how likely it is that coders give one."""
    if not options:
        return DateAnswer(None, None, 0.0, 0.0)
    ranked = rank_dates(options, models.dates)
    of_month, of_day = describe_month(told, ranked), describe_day(told, ranked)
    return DateAnswer(
        month=None if ranked.month is None else ranked.month[0],
        day=None if ranked.day is None else ranked.day[0],
        has_month=0.0 if of_month is None else judge(of_month, models.has_month),
        has_day=0.0 if of_day is None else judge(of_day, models.has_day),
    )


def describe_month(told: Told, ranked: Ranked) -> dict[str, float] | None:
    """Give what tells whether coders write the likeliest month down or leave a blank."""
    if ranked.month is None:
        return None
    chosen, part = ranked.month
    return _describe(told, ranked, part, lambda value: value[:2] == chosen)


def describe_day(told: Told, ranked: Ranked) -> dict[str, float] | None:
    """Give what tells whether coders write the likeliest day down or leave a blank."""
    if ranked.day is None:
        return None
    chosen, part = ranked.day
    return _describe(told, ranked, part, lambda value: value == chosen)


def _describe(
    told: Told, ranked: Ranked, part: float, meant: Callable[[Value], bool]
) -> dict[str, float]:
    alike = [
        (share_, option.features)
        for option, share_ in zip(ranked.options, ranked.shares, strict=True)
        if meant(option.value)
    ]
    best = max(alike, key=lambda one: one[0])[1]
    named = sum(option.features["month_named"] for option in ranked.options)
    return {
        "one": 1.0,
        "part": part,
        "log_part": math.log(part + 0.001),
        "dates": grow(len(ranked.options)),
        "months_named": grow(named),
        "long": math.log(len(told.text) + 1) - 8,
        **{name: best.get(name, 0.0) for name in _OF_BEST},
    }
