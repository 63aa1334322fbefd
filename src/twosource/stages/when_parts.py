"""Parts of a stretch of days: early, in the middle, late."""

from datetime import date, timedelta

from twosource.stages.when_days import Days, month_of, year_of

_EARLY = ("early", "beginning", "start")
_LATE = ("late", "end", "close")
_WEEK = 7
_THIRDS = 3
# Days after Monday. They overlap: people's early and late do.
_OF_WEEK = {"early": (0, 2), "mid": (1, 3), "late": (3, 6)}


def part_of(days: Days, words: str) -> Days:
    """Give the part that the words name; all the days if they name none.

    Of a month: days 1 to 10, 11 to 20, 21 to the end. Of a year: four months each.

    >>> part_of(Days(date(2015, 7, 1), date(2015, 7, 31)), "early").edtf
    '2015-07-01/2015-07-10'
    """
    name = _name_of(words)
    if not name or (days.last - days.first).days < _THIRDS:
        return days
    if (days.last - days.first).days == _WEEK - 1:
        return _slice(days, *_OF_WEEK[name])
    middle, late = _cuts(days)
    if name == "early":
        return Days(days.first, middle - timedelta(1))
    return Days(late, days.last) if name == "late" else Days(middle, late - timedelta(1))


def _name_of(words: str) -> str:
    if any(word in words for word in _EARLY) and "earlier" not in words:
        return "early"
    if any(word in words for word in _LATE) and "later" not in words:
        return "late"
    return "mid" if "mid" in words else ""


def _slice(days: Days, first: int, last: int) -> Days:
    return Days(days.first + timedelta(first), days.first + timedelta(last))


def _cuts(days: Days) -> tuple[date, date]:
    """Give the first days of the middle and of the late part."""
    if days == month_of(days.first):
        return days.first.replace(day=11), days.first.replace(day=21)
    if days == year_of(days.first.year):
        return days.first.replace(month=5), days.first.replace(month=9)
    length = (days.last - days.first).days + 1
    return days.first + timedelta(length // 3), days.first + timedelta(2 * length // 3)
