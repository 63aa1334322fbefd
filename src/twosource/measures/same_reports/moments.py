"""Days and hours in a report, by the words alone: a weekday is the last one before publication."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

DAYS_KEPT, HOURS_KEPT = 4, 3
DAY = 24 * 60
_WEEKDAYS = ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAY = re.compile(r"(?<!\bnext )\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_DATE = re.compile(
    r"\b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? "
    r"(\d{1,2})(?:st|nd|rd|th)?(?!:?\d)(?:,? (\d{4}))?"
)
_TODAY = re.compile(
    r"\b(?:today|tonight|overnight|this (?:morning|afternoon|evening))\b", re.IGNORECASE
)
_YESTERDAY = re.compile(r"\b(?:yesterday|last night)\b", re.IGNORECASE)
_HOUR = re.compile(r"\b(\d{1,2})(?::(\d\d))? ?([ap])\.?m\b|\b(midnight|noon)\b", re.IGNORECASE)
_AHEAD = 30


def read_published(published: str | None) -> int | None:
    """Give the day of publication as a number, or None where none is told.

    >>> read_published("2021-03-02T10:00:00") == date(2021, 3, 2).toordinal()
    True
    """
    try:
        return date.fromisoformat((published or "")[:10]).toordinal()
    except ValueError:
        return None


def read_days(text: str, published: int | None) -> tuple[int, ...]:
    """Give the days a text tells first, as numbers, in the order of the text.

    A weekday is the last such day before publication, a date without a year the nearest that is
    not a month ahead of it. Without a day of publication full dates alone are read.
    """
    told = [*_full_dates(text, published)]
    if published is not None:
        written = date.fromordinal(published)
        told += _weekdays(text, written)
        told += [(found.start(), written) for found in _TODAY.finditer(text)]
        yesterday = written - timedelta(1)
        told += [(found.start(), yesterday) for found in _YESTERDAY.finditer(text)]
    return tuple(day.toordinal() for _, day in sorted(told)[:DAYS_KEPT])


def _weekdays(text: str, written: date) -> Iterator[tuple[int, date]]:
    for found in _WEEKDAY.finditer(text):
        back = (written.weekday() - _WEEKDAYS.index(found[1].lower())) % 7
        yield found.start(), written - timedelta(back)


def _full_dates(text: str, published: int | None) -> Iterator[tuple[int, date]]:
    for found in _DATE.finditer(text):
        month, day = _MONTHS.index(found[1].lower()) + 1, int(found[2])
        value = _make(found[3], month, day, published)
        if value is not None:
            yield found.start(), value


def _make(year: str | None, month: int, day: int, published: int | None) -> date | None:
    try:
        if year is not None:
            return date(int(year), month, day)
        if published is None:
            return None
        written = date.fromordinal(published)
        same_year = date(written.year, month, day)
        ahead = (same_year - written).days > _AHEAD
        return same_year.replace(year=written.year - 1) if ahead else same_year
    except ValueError:
        return None


def read_hours(text: str) -> tuple[int, ...]:
    """Give the hours a text tells first, in minutes since midnight.

    >>> read_hours("It fell about 4:15 p.m., and again at midnight.")
    (975, 0)
    """
    hours = (_minutes(found) for found in _HOUR.finditer(text))
    return tuple(one for one in hours if one < DAY)[:HOURS_KEPT]


def _minutes(found: re.Match[str]) -> int:
    if found[4]:
        return 0 if found[4].lower() == "midnight" else DAY // 2
    hour = int(found[1]) % 12 + (12 if found[3].lower() == "p" else 0)
    return hour * 60 + int(found[2] or 0)
