"""Stretches of days: the reckoning beneath dates, and their EDTF text.

An open year is reckoned in the year 2000, because that has a 29 February.
"""

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import Literal

OPEN_YEAR = 2000
DECEMBER = 12
MONTHS_OF = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
DAYS_OF = {"hour": 1 / 24, "day": 1, "night": 1, "week": 7, "weekend": 7, "fortnight": 14}

_END = re.compile(r"(\d{4}|\d{3}X|XXXX)(?:-(\d\d)(?:-(\d\d))?)?")


@dataclass(frozen=True, slots=True, order=True)
class Days:
    """The days from `first` to `last`, both included; `open`: in a year that is not known."""

    first: date
    last: date
    open: bool = False

    @property
    def edtf(self) -> str:
        """Give the EDTF text: a day, a month, a year, or two days with a stroke between.

        >>> Days(date(2015, 7, 1), date(2015, 7, 10)).edtf
        '2015-07-01/2015-07-10'
        >>> Days(date(2000, 9, 1), date(2000, 9, 30), open=True).edtf
        'XXXX-09'
        """
        if self.first == self.last:
            return self._text(self.first)
        if self == replace(month_of(self.first), open=self.open):
            return self._text(self.first)[:7]
        if self == year_of(self.first.year):
            return self._text(self.first)[:4]
        return f"{self._text(self.first)}/{self._text(self.last)}"

    def _text(self, day: date) -> str:
        return f"XXXX{day.isoformat()[4:]}" if self.open else day.isoformat()

    def meets(self, other: "Days") -> bool:
        """Tell whether the two share a day, as reckoned."""
        return self.first <= other.last and other.first <= self.last


def month_of(day: date) -> Days:
    """Give the month a day lies in."""
    return Days(day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1]))


def year_of(year: int) -> Days:
    """Give a whole year."""
    return Days(date(year, 1, 1), date(year, DECEMBER, 31))


def week_of(day: date) -> Days:
    """Give the week of a day, Monday to Sunday."""
    monday = day - timedelta(day.weekday())
    return Days(monday, monday + timedelta(6))


def opened(days: Days) -> Days:
    """Give the same days with the year taken away."""
    first = days.first.replace(year=OPEN_YEAR)
    year = OPEN_YEAR + days.last.year - days.first.year
    last = put_day(year, days.last.month, days.last.day) or date(year, 2, 28)
    return Days(first, last, open=True)


def placed(days: Days, year: int) -> Days | None:
    """Put days of an open year into a year; None where that year lacks the first of them."""
    first = put_day(year, days.first.month, days.first.day)
    later = year + days.last.year - days.first.year
    last = put_day(later, days.last.month, days.last.day) or put_day(later, 2, 28)
    return Days(first, last) if first and last else None


def put_day(year: int, month: int, day: int) -> date | None:
    """Give a day of the calendar, None if there is none."""
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def shift(day: date, number: float, unit: str) -> date | None:
    """Move a day by so many units, a month's end to the shorter month's end; None off the calendar.

    >>> shift(date(2015, 8, 31), -2, "month")
    datetime.date(2015, 6, 30)
    """
    if unit in DAYS_OF:
        try:
            return day + timedelta(int(number * DAYS_OF[unit]))
        except OverflowError:
            return None
    months = day.year * 12 + day.month - 1 + int(number * MONTHS_OF[unit])
    year, month = divmod(months, 12)
    if not MINYEAR <= year <= MAXYEAR:
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def parse_edtf(text: str) -> Days | None:
    """Read EDTF text of the kind written here (and a decade, `198X`); None for any other.

    >>> parse_edtf("XXXX-08-09").first.month
    8
    >>> parse_edtf("soon") is None
    True
    """
    ends = [_read_end(part) for part in text.split("/", 1)]
    first, last = ends[0], ends[-1]
    if first is None or last is None or first.open != last.open:
        return None
    if first.first <= last.last:
        return Days(first.first, last.last, first.open)
    if first.open:
        end = put_day(OPEN_YEAR + 1, last.last.month, last.last.day)
        return Days(first.first, end or date(OPEN_YEAR + 1, 2, 28), open=True)
    return None


def _read_end(text: str) -> Days | None:
    match = _END.fullmatch(text)
    if not match or match[1] == "0000":
        return None
    if match[2] is None:
        return _read_years(match[1])
    if "X" in match[1] and match[1] != "XXXX":
        return None
    is_open = match[1] == "XXXX"
    day = put_day(OPEN_YEAR if is_open else int(match[1]), int(match[2]), int(match[3] or 1))
    if day is None:
        return None
    days = Days(day, day) if match[3] else month_of(day)
    return replace(days, open=is_open)


def _read_years(text: str) -> Days | None:
    kind: Literal["decade", "year"] = "decade" if text.endswith("X") else "year"
    if text.startswith(("X", "000")):
        return None
    if kind == "year":
        return year_of(int(text))
    return Days(date(int(text[:3] + "0"), 1, 1), date(int(text[:3] + "9"), DECEMBER, 31))
