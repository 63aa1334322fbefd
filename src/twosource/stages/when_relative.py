"""Read dates that count from another day: weekdays, "last month", "three days earlier"."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from twosource.model.values import Blank
from twosource.stages.how_many_words import read_number
from twosource.stages.times_words import SEASONS, number_of_weekday
from twosource.stages.when_calendar import quarter_of, season_of
from twosource.stages.when_compare import NO_WRITING
from twosource.stages.when_days import Days, month_of, put_day, shift, week_of, year_of
from twosource.stages.when_frame import Frame, Reader, in_some_year
from twosource.stages.when_parts import part_of

_NO_TOLD = Blank("it counts from a day told before, which is not known")
_OFF = Blank("it lies outside the calendar")
_VAGUE = Blank("vague: the words fix no day")
_BEGUN = Blank("earlier than the day of writing, with which that week, month or year begins")
_BOUND = Blank("the words only bound how far away it is")

_WEEK = 7
_SATURDAY = 5
_DAYS = {
    "the day before yesterday": -2,
    "day before yesterday": -2,
    "yesterday": -1,
    "last night": -1,
    "tomorrow": 1,
    "day after tomorrow": 2,
    "the day after tomorrow": 2,
}
_FROM_TOLD = ("following", "same", "that")
_FROM_TOLD_WITH_THE = ("previous", "next")
_FORWARD = ("next", "coming", "upcoming", "following")
_BACKWARD = ("last", "past", "previous")
_DAYLIKE = frozenset({"day", "night", "morning", "afternoon", "evening", "hour"})
_ONLY_BOUNDS = ("over", "more", "less", "fewer", "least", "up to")
_LASTING = frozenset({"day", "night", "week", "fortnight", "month", "year"})
_LEEWAY = {"week": 3, "fortnight": 3, "weekend": 3}


def _steps(which: str) -> int:
    if which.endswith(_FORWARD):
        return 1
    return -1 if which.endswith(_BACKWARD) else 0


def _base(parts: Mapping[str, str], frame: Frame) -> date | Blank:
    """Give the day to count from: of writing for "last week", told before for "the next week"."""
    if is_from_told(parts):
        return frame.told or _NO_TOLD
    return frame.day or NO_WRITING


def is_from_told(parts: Mapping[str, str]) -> bool:
    """Tell whether words count from a day told before: "the next week", "28 March that year"."""
    which, of = parts.get("which", ""), parts.get("of", "")
    with_the = "the" in parts or which.startswith("the ")
    from_told = which.endswith(_FROM_TOLD) or (with_the and which.endswith(_FROM_TOLD_WITH_THE))
    return from_told or of.startswith("the ") or of == "that"


def _read_weekday(parts: Mapping[str, str], frame: Frame) -> Days | Blank:
    base, number = _base(parts, frame), number_of_weekday(parts["weekday"])
    if isinstance(base, Blank):
        return base
    steps = _steps(parts.get("which", ""))
    if "week" in parts or parts.get("which") == "this":
        start, days = week_of(base).first, number + _WEEK * _steps(parts.get("week", ""))
    elif steps > 0:
        start, days = base, (number - base.weekday() - 1) % _WEEK + 1
    elif steps < 0:
        start, days = base, -((base.weekday() - number - 1) % _WEEK + 1)
    elif frame.direction == "on":
        start, days = base, (number - base.weekday()) % _WEEK
    else:
        start, days = base, -((base.weekday() - number) % _WEEK)
    day = shift(start, days, "day")
    eve = shift(day, -1, "day") if day and "eve" in parts else day
    return Days(eve, day) if eve and day else _OFF


def _read_day(parts: Mapping[str, str], frame: Frame) -> Days | Blank:
    if frame.day is None:
        return NO_WRITING
    if parts["day"] == "overnight":
        eve = shift(frame.day, -1, "day")
        return Days(eve, frame.day) if eve else _OFF
    return _around(shift(frame.day, _DAYS.get(parts["day"], 0), "day"), 0)


def _read_unit(parts: Mapping[str, str], frame: Frame) -> Days | Blank:
    base = _base(parts, frame)
    if isinstance(base, Blank):
        return base
    days = _unit_at(base, parts, frame)
    sooner = parts.get("sooner")
    if isinstance(days, Blank) or sooner is None:
        return days if isinstance(days, Blank) else part_of(days, parts.get("part", ""))
    if not days.first <= base <= days.last:
        return days
    if sooner == "earlier" and days.first == base < days.last:
        return _BEGUN
    return Days(days.first, base) if sooner == "earlier" else Days(base, days.last)


def _unit_at(base: date, parts: Mapping[str, str], frame: Frame) -> Days | Blank:
    which, unit = parts.get("which", ""), parts["unit"]
    if unit in SEASONS:
        return _season_near(base, unit, frame.turned(which) if which != "this" else frame)
    if unit == "weekend":
        return _weekend_near(base, which, frame)
    steps = _steps(which)
    if unit in _DAYLIKE:
        return _around(shift(base, steps, "day"), 0)
    moved = shift(base, steps, unit)
    return _whole(moved, unit) if moved else _OFF


def _whole(day: date, unit: str) -> Days:
    """Give the week, month, quarter, year, decade or century a day lies in."""
    if unit in ("week", "fortnight"):
        return week_of(day)
    if unit == "month":
        return month_of(day)
    if unit == "quarter":
        return quarter_of(day.year, (day.month + 2) // 3)
    if unit == "year":
        return year_of(day.year)
    span = 10 if unit == "decade" else 100
    first = max(day.year - day.year % span, 1)
    return Days(date(first, 1, 1), date(day.year - day.year % span + span - 1, 12, 31))


def _season_near(base: date, season: str, frame: Frame) -> Days | Blank:
    def make(year: int) -> Days | None:
        return season_of(year, season)

    return in_some_year(make, Frame(base, None, frame.direction))


def _weekend_near(base: date, which: str, frame: Frame) -> Days | Blank:
    saturday, steps = week_of(base).first + timedelta(_SATURDAY), _steps(which)
    in_it = base >= saturday
    back = steps < 0 or (steps == 0 and frame.direction == "back" and not in_it)
    weeks = -1 if back else int(steps > 0 and in_it)
    first = shift(saturday, weeks, "week")
    last = first and shift(first, 1, "day")
    return Days(first, last) if first and last else _OFF


def _read_ago(parts: Mapping[str, str], frame: Frame) -> Days | Blank:
    if frame.day is None:
        return NO_WRITING
    number = _number(parts["number"])
    if "today" in parts and number is not None:
        # "A year ago today" is that very day.
        return _around(shift(frame.day, -number, parts["unit"].rstrip("s")), 0)
    return count_from(frame.day, -1, parts)


def _read_soon(parts: Mapping[str, str], frame: Frame) -> Days | Blank:
    """Read "hours later": on the day told before, or the next."""
    if frame.told is None:
        return _NO_TOLD
    return _within_hours(frame.told, -1 if parts["way"] == "earlier" else 1, 1)


def _read_offset(parts: Mapping[str, str], frame: Frame) -> Days | Blank:
    if frame.told is None:
        return _NO_TOLD
    return count_from(frame.told, 1 if parts["way"].startswith(("after", "later")) else -1, parts)


def count_from(base: date, sign: int, parts: Mapping[str, str]) -> Days | Blank:
    """Count a length on (`sign` 1) or back (-1) from a day; a blank for lengths that fix none."""
    number, about = _number(parts.get("number", "")), parts.get("about", "")
    unit = parts.get("unit", "").rstrip("s")
    if number is None or unit in ("", "decade"):
        return _VAGUE
    if any(word in about for word in _ONLY_BOUNDS):
        return _BOUND
    if unit in ("hour", "minute", "second"):
        return _within_hours(base, sign, number if unit == "hour" else 1)
    moved = shift(base, sign * (number + ("half" in parts) / 2), unit)
    if moved and unit in ("month", "quarter", "year"):
        return _whole(moved, unit)
    return _around(moved, _LEEWAY.get(unit, int(bool(about))))


def _within_hours(base: date, sign: int, number: int) -> Days | Blank:
    moved = shift(base, sign * ((number + 23) // 24), "day")
    return Days(min(base, moved), max(base, moved)) if moved else _OFF


def _number(words: str) -> int | None:
    if words == "a couple of":
        return 2
    return 1 if words in ("a", "an", "the") else read_number(words)


def _around(day: date | None, leeway: int) -> Days | Blank:
    first, last = (shift(day, -leeway, "day"), shift(day, leeway, "day")) if day else (None, None)
    return Days(first, last) if first and last else _OFF


def _read_rolling(parts: Mapping[str, str], frame: Frame) -> Days | Blank:
    if frame.day is None:
        return NO_WRITING
    words, unit = parts.get("number", "a"), parts["unit"].rstrip("s")
    number = _number(words)
    if number is None:
        return _VAGUE
    if unit == "hour":
        number, unit = (number + 23) // 24, "day"
    end = shift(frame.day, number if parts["which"] in _FORWARD else -number, unit)
    return Days(min(end, frame.day), max(end, frame.day)) if end else _OFF


def read_length(parts: Mapping[str, str]) -> tuple[int, str] | None:
    """Read a whole number of days, weeks or more; None where the words give none."""
    number, unit = _number(parts.get("number", "")), parts.get("unit", "").rstrip("s")
    loose = parts.get("about") or parts.get("more") or unit not in _LASTING
    return None if loose or number is None else (number, unit)


def _read_nth(parts: Mapping[str, str], frame: Frame) -> Days | Blank:
    numbers = [int(parts[name][:-2]) for name in ("nth", "nth2") if name in parts]
    base = frame.told if is_from_told(parts) else frame.day
    if base is None:
        return Blank("a day of a month, and nothing says which month")
    if "which" in parts:
        return _in_month(base, _steps(parts["which"]), numbers) or _OFF
    near = (_in_month(base, months, numbers) for months in range(-3, 4))
    some = [days for days in near if days]
    if frame.direction == "on":
        return next((days for days in some if days.first >= base), _OFF)
    return next((days for days in reversed(some) if days.first <= base), _OFF)


def _in_month(day: date, months: int, numbers: Sequence[int]) -> Days | None:
    start = shift(day.replace(day=1), months, "month")
    if start is None:
        return None
    first, last = (put_day(start.year, start.month, one) for one in (numbers[0], numbers[-1]))
    return Days(first, last) if first and last and first <= last else None


def _blank(why: str) -> Reader:
    def read(_: Mapping[str, str], __: Frame) -> Blank:
        return Blank(why)

    return read


RELATIVE_READERS: Mapping[str, Reader] = {
    "weekday": _read_weekday,
    "day": _read_day,
    "unit": _read_unit,
    "ago": _read_ago,
    "offset": _read_offset,
    "soon": _read_soon,
    "rolling": _read_rolling,
    "nth": _read_nth,
    "vague": _blank(_VAGUE.why),
    "clock": _blank("a time of day without a day"),
    "hours": _blank("a part of a day without a day"),
    "length": _blank("a length of time, and no date"),
    "habit": _blank("a habit, and no date"),
}
"""The reader of each rule that needs another day, or names none."""
