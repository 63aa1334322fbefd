"""TIMEX3 values: what annotated news corpora write for a time, beyond the days it means."""

import re
from collections.abc import Callable, Mapping
from datetime import date

from twosource.model.values import Blank
from twosource.stages.how_many_words import read_number
from twosource.stages.times import Shape
from twosource.stages.when_anchors import read_days
from twosource.stages.when_days import Days, shift
from twosource.stages.when_frame import Frame

_UNITS = {
    "day": "D",
    "night": "D",
    "week": "W",
    "fortnight": "W",
    "month": "M",
    "year": "Y",
    "quarter": "Q",
    "weekend": "W",
}
_CLOCK_UNITS = {"hour": "H", "minute": "M", "second": "S"}
_TENFOLD = {"decade": 10, "century": 100, "centurie": 100}
_PART_OF_DAY = {
    "morning": "MO",
    "dawn": "MO",
    "daybreak": "MO",
    "sunrise": "MO",
    "noon": "MI",
    "midday": "MI",
    "lunchtime": "MI",
    "afternoon": "AF",
    "evening": "EV",
    "dusk": "EV",
    "sunset": "EV",
    "night": "NI",
    "overnight": "NI",
    "tonight": "NI",
    "nightfall": "NI",
}
_PART_WORD = re.compile(rf"\b(?:mid-?)?({'|'.join(_PART_OF_DAY)})\b", re.IGNORECASE)
_SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
_SETS = (
    ("annual", "P1Y"),
    ("yearly", "P1Y"),
    ("month", "P1M"),
    ("week", "P1W"),
    ("day", "P1D"),
    ("daily", "P1D"),
    ("year", "P1Y"),
    ("night", "P1D"),
    ("hour", "PT1H"),
)
_CLOCK = re.compile(r"(\d{1,2})[:.]?(\d\d)?(?::\d\d)?\s*([ap]\.?m\b)?", re.IGNORECASE)
_UTC = re.compile(r"\b(?:UTC|GMT)\b")
_LENGTH = re.compile(
    r"(?P<number>.*?)[\s-]*(?P<half>and a half)?\s*(?:straight|consecutive|more|full|whole|long|"
    r"trading)?[\s-]*"
    r"(?P<unit>second|minute|hour|day|night|week|weekend|fortnight|month|year|quarter|decade|"
    r"centur)(?:s|y|ies)?"
    r"(?:-long)?(?: on end)?",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"^(?:the|this|past|last|next|previous|coming|about|around|some|roughly|nearly|almost|over|"
    r"more than|less than|fewer than|at least|just|only|approximately|exactly|barely|up to|"
    r"an estimated|first)\s+",
    re.IGNORECASE,
)


def value_of(words: str, shape: Shape, frame: Frame) -> str:
    """Give the TIMEX3 value of time words; empty if they have none that can be told."""
    rule = shape.atoms[0].rule
    if len(shape.atoms) == 1 and rule.name in _SPECIAL:
        special = _SPECIAL[rule.name](words, shape, frame.day)
        if special:
            return special
    if rule.kind == "set":
        return _set_value(words)
    days = read_days(Shape("", shape.atoms), frame)
    return "" if isinstance(days, Blank) else _days_value(words, shape, days)


def _days_value(words: str, shape: Shape, days: Days) -> str:
    """Give the value at the grain of the words; of an open year with XXXX in its place."""
    value = _value_of_days(words, shape, days)
    return f"XXXX{value[4:]}" if days.open else value


def _value_of_days(words: str, shape: Shape, days: Days) -> str:
    parts, first = shape.atoms[-1].parts, days.first
    grain = _GRAINS.get(shape.atoms[0].rule.name) or parts.get("unit", "day").rstrip("s")
    season = parts.get("season", grain)
    if season in _SEASONS:
        return f"{first.year:04}-{_SEASONS[season]}"
    if parts.get("size") == "half":
        return f"{first.year:04}-H{1 if first.month == 1 else 2}"
    if grain in _GRAIN_TEXT:
        return _GRAIN_TEXT[grain](first)
    return first.isoformat() + _part_of_day(words)


def _week_text(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


_GRAINS = {
    "week_of_month": "week",
    "quarter": "quarter",
    "decade": "decade",
    "year": "year",
    "years": "year",
    "month": "month",
}
_GRAIN_TEXT: Mapping[str, Callable[[date], str]] = {
    "week": _week_text,
    "weekend": lambda day: f"{_week_text(day)}-WE",
    "month": lambda day: f"{day.year:04}-{day.month:02}",
    "quarter": lambda day: f"{day.year:04}-Q{(day.month + 2) // 3}",
    "year": lambda day: f"{day.year:04}",
    "decade": lambda day: f"{day.year:04}"[:3],
}


def _part_of_day(words: str) -> str:
    match = _PART_WORD.search(words)
    return f"T{_PART_OF_DAY[match[1].lower()]}" if match else ""


def _set_value(words: str) -> str:
    return next((value for word, value in _SETS if word in words.lower()), "P1D")


def _length_value(words: str, _: Shape, __: date | None) -> str:
    while _ABOUT.match(words):
        words = _ABOUT.sub("", words)
    match = _LENGTH.search(words)
    if match is None:
        return ""
    unit, number = match["unit"].lower(), _count_text(match["number"], bool(match["half"]))
    if unit in _CLOCK_UNITS:
        return f"PT{number}{_CLOCK_UNITS[unit]}"
    if unit in _TENFOLD:
        return f"P{int(number) * _TENFOLD[unit]}Y" if number.isdigit() else "PXY"
    return f"P{number}{_UNITS[unit]}"


def _count_text(words: str, half: bool) -> str:  # noqa: FBT001 - one caller, by position
    plain = " ".join(words.lower().replace("-", " ").split())
    half = half or plain.endswith(" and a half")
    plain = plain.removesuffix(" and a half")
    number = 1 if plain in ("a", "an") else 2 if plain == "a couple of" else read_number(plain)
    if number is None:
        return "X"
    return f"{number}.5" if half else str(number)


def _vague_value(words: str, _: Shape, __: date | None) -> str:
    return (
        "FUTURE_REF"
        if re.search(r"coming|next|following|later", words, re.IGNORECASE)
        else "PAST_REF"
    )


def _counted_value(_: str, shape: Shape, day: date | None) -> str:
    """Give the day, week or month itself for "a week ago", without the leeway of the reading."""
    parts = shape.atoms[0].parts
    if day is None or parts["unit"].rstrip("s") not in ("week", "fortnight"):
        return ""
    number = _count_text(parts["number"], half=False)
    if not number.isdigit():
        return "PAST_REF"
    days = shift(
        day,
        int(number) * (1 if parts.get("way") in ("later", "after") else -1),
        parts["unit"].rstrip("s"),
    )
    return days.isoformat() if days else ""


def _rolling_value(words: str, shape: Shape, day: date | None) -> str:
    parts = shape.atoms[0].parts
    if "number" not in parts and day:
        return ""
    return _length_value(words, shape, day)


def _clock_value(words: str, _: Shape, day: date | None) -> str:
    match = _CLOCK.search(words)
    if match is None or day is None:
        return ""
    hour, minute = int(match[1]), int(match[2] or 0)
    if match[3]:
        hour = hour % 12 + (12 if match[3].lower().startswith("p") else 0)
    return f"{day.isoformat()}T{hour:02}:{minute:02}" + ("Z" if _UTC.search(words) else "")


def _hours_value(words: str, _: Shape, day: date | None) -> str:
    return f"{day.isoformat()}{_part_of_day(words)}" if day else ""


_SPECIAL: Mapping[str, Callable[[str, Shape, date | None], str]] = {
    "length": _length_value,
    "from_event": _length_value,
    "vague": _vague_value,
    "soon": _vague_value,
    "ago": _counted_value,
    "offset": _counted_value,
    "rolling": _rolling_value,
    "clock": _clock_value,
    "hours": _hours_value,
}
