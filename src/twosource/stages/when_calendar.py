"""Read dates of the calendar: every field stands in the words, or all but the year."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from twosource.model.values import Blank
from twosource.stages.times_words import HOLIDAYS, NTH_DAYS, ORDINALS, number_of_month
from twosource.stages.when_days import Days, month_of, put_day, shift, year_of
from twosource.stages.when_frame import Frame, Reader, in_some_year
from twosource.stages.when_parts import part_of

_NO_DAY = Blank("there is no such day in the calendar")
_PIVOT = 50
_TENS = {
    f"{stem}ties": 10 * number
    for number, stem in enumerate(
        ("twen", "thir", "for", "fif", "six", "seven", "eigh", "nine"), start=2
    )
}
# Wide enough for the almanac's reckoning and the weather bureau's; `how` says they are northern.
_SEASONS = {
    "spring": ((3, 1), (6, 21)),
    "summer": ((6, 1), (9, 23)),
    "autumn": ((9, 1), (12, 21)),
    "fall": ((9, 1), (12, 21)),
    "winter": ((12, 1), (3, 20)),
}
_YEARS_BACK = {"last": -1, "this": 0, "next": 1}
_YEARS_FROM_TOLD = {"that": 0, "the same": 0, "the following": 1, "the previous": -1}


def season_of(year: int, name: str) -> Days | None:
    """Give a season of the north; winter begins in the year named."""
    first, last = _SEASONS[name]
    start = put_day(year, *first)
    end = put_day(year + (last < first), *last)
    return Days(start, end) if start and end else None


def quarter_of(year: int, number: int, months: int = 3) -> Days:
    """Give the `number`-th stretch of so many months of a year."""
    start = date(year, months * (number - 1) + 1, 1)
    return Days(start, month_of(date(year, months * number, 1)).last)


def read_year_number(words: str) -> int:
    """Read a year of four digits, or of two with an apostrophe (from 1950 to 2049)."""
    if len(words) == len("2015"):
        return int(words)
    short = int(words.strip("'"))
    return short + (1900 if short >= _PIVOT else 2000)


def _read_iso(parts: Mapping[str, str], _: Frame) -> Days | Blank:
    day = put_day(int(parts["year"]), int(parts["month"]), int(parts["day"]))
    return Days(day, day) if day else _NO_DAY


def _read_numeric(parts: Mapping[str, str], _: Frame) -> Days | Blank:
    year, one, two = read_year_number(parts["year"]), int(parts["one"]), int(parts["two"])
    day_first, month_first = put_day(year, two, one), put_day(year, one, two)
    if parts["sep"] == ".":
        month_first = None
    if day_first and month_first and day_first != month_first:
        return Blank("either figure may be the month")
    day = day_first or month_first
    return Days(day, day) if day else _NO_DAY


def _read_month_day(parts: Mapping[str, str], frame: Frame) -> Days | Blank:
    month = number_of_month(parts["month"])
    figures = [
        int(parts[name].rstrip("sthndr"))
        for name in ("day1", "day", "day2", "day3")
        if name in parts
    ]

    def make(year: int) -> Days | None:
        first, last = put_day(year, month, figures[0]), put_day(year, month, figures[-1])
        if first and first == last and "weekend" in parts:
            # Which days of the weekend the one day is the writer knew, and we may not.
            first, last = shift(first, -1, "day"), shift(last, 1, "day")
        return Days(first, last) if first and last and first <= last else None

    return _in_year(make, parts, frame.turned(parts.get("which", "")))


def _read_nth_month(parts: Mapping[str, str], frame: Frame) -> Days | Blank:
    """Read "the twenty-first of October"."""
    month, number = number_of_month(parts["month"]), NTH_DAYS[parts["nth"]]

    def make(year: int) -> Days | None:
        day = put_day(year, month, number)
        return Days(day, day) if day else None

    return _in_year(make, parts, frame)


def _read_last_day(parts: Mapping[str, str], frame: Frame) -> Days | Blank:
    """Read "the last day of February"."""
    month = number_of_month(parts["month"])

    def make(year: int) -> Days | None:
        whole = month_of(date(year, month, 1))
        day = whole.first if parts["nth"] == "first" else whole.last
        return Days(day, day)

    return _in_year(make, parts, frame)


def _in_year(
    make: Callable[[int], Days | None], parts: Mapping[str, str], frame: Frame
) -> Days | Blank:
    """Read days in the year that stands with them, or else in the one that makes sense."""
    if "year" in parts:
        return make(read_year_number(parts["year"])) or _NO_DAY
    if "of" in parts:
        return _in_year_nearby(make, parts["of"], frame)
    return in_some_year(make, frame)


def _read_month(parts: Mapping[str, str], frame: Frame) -> Days | Blank:
    month = number_of_month(parts["month"])
    part = parts.get("part", "")

    def make(year: int) -> Days | None:
        return part_of(month_of(date(year, month, 1)), part)

    return _in_year(make, parts, frame.turned(parts.get("which", "")))


def _read_year(parts: Mapping[str, str], _: Frame) -> Days | Blank:
    return part_of(year_of(read_year_number(parts["year"])), parts.get("part", ""))


def _read_years(parts: Mapping[str, str], _: Frame) -> Days | Blank:
    first, words = int(parts["year"]), parts["year2"]
    last = int(parts["year"][: 4 - len(words)] + words)
    if last < first:
        return Blank("the years run backward")
    return Days(date(first, 1, 1), year_of(last).last)


def _read_decade(parts: Mapping[str, str], _: Frame) -> Days | Blank:
    words = parts["decade"].rstrip("s").strip("'")
    start = int(words) if words.isdigit() else _TENS[parts["decade"]]
    first = start if start >= 1000 else 1900 + start  # noqa: PLR2004 - a year of four digits
    return part_of(Days(date(first, 1, 1), date(first + 9, 12, 31)), parts.get("part", ""))


def _read_season(parts: Mapping[str, str], frame: Frame) -> Days | Blank:
    def make(year: int) -> Days | None:
        days = season_of(year, parts["season"])
        return part_of(days, parts["part"]) if days and "part" in parts else days

    if "year" in parts:
        return make(int(parts["year"])) or _NO_DAY
    return in_some_year(make, frame)


def _read_quarter(parts: Mapping[str, str], frame: Frame) -> Days | Blank:
    months = 6 if parts.get("size") == "half" else 3
    word = parts.get("nth", "")
    number = int(parts["q"][1]) if "q" in parts else min(ORDINALS[word], 12 // months)

    def make(year: int) -> Days | None:
        return quarter_of(year, number, months)

    if "year" in parts:
        return quarter_of(int(parts["year"]), number, months)
    if "which" in parts:
        return _in_year_nearby(make, parts["which"], frame)
    return in_some_year(make, frame)


def _in_year_nearby(make: Callable[[int], Days | None], which: str, frame: Frame) -> Days | Blank:
    """Read a date of last, this or next year, or of that year, told before."""
    told = which in _YEARS_FROM_TOLD
    base = frame.told if told else frame.day
    day = base and shift(base, (_YEARS_FROM_TOLD if told else _YEARS_BACK)[which], "year")
    if told and not day:
        return Blank("its year counts from one told before, which is not known")
    if not day:
        return Blank("its year counts from the day of writing, which is not known")
    return make(day.year) or _NO_DAY


def _read_week_of_month(parts: Mapping[str, str], frame: Frame) -> Days | Blank:
    month = number_of_month(parts["month"])

    def make(year: int) -> Days | None:
        whole = month_of(date(year, month, 1))
        if parts["nth"] in ("last", "final"):
            return Days(whole.last - timedelta(6), whole.last)
        first = whole.first + timedelta(7 * (ORDINALS[parts["nth"]] - 1))
        return Days(first, first + timedelta(6))

    if "year" in parts:
        return make(int(parts["year"])) or _NO_DAY
    return in_some_year(make, frame)


def _read_holiday(parts: Mapping[str, str], frame: Frame) -> Days | Blank:
    month, number = HOLIDAYS[parts["holiday"].removeprefix("international ")]

    def make(year: int) -> Days | None:
        day = put_day(year, month, number)
        return Days(day, day) if day else None

    if "year" in parts:
        return make(int(parts["year"])) or _NO_DAY
    return in_some_year(make, frame)


CALENDAR_READERS: Mapping[str, Reader] = {
    "iso": _read_iso,
    "numeric": _read_numeric,
    "month_day": _read_month_day,
    "day_month": _read_month_day,
    "nth_month": _read_nth_month,
    "last_day": _read_last_day,
    "month": _read_month,
    "year": _read_year,
    "years": _read_years,
    "decade": _read_decade,
    "season": _read_season,
    "quarter": _read_quarter,
    "week_of_month": _read_week_of_month,
    "holiday": _read_holiday,
}
"""The reader of each calendar rule."""
