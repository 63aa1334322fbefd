"""Dates whose year is open ("9 June"): where they lie in a year, whichever it is."""

import re
from calendar import monthrange

from twosource.web.bins import day_of_year

_LEAP = 2000
_DATE = re.compile(r"XXXX-(\d\d)(?:-(\d\d))?")
WHOLE = (0, 365)


def find_days(edtf: str) -> tuple[tuple[int, int], ...]:
    """Give the first and last day of the year, 0 to 365, of a date with an open year.

    A stretch over New Year gives two; what names no month may lie anywhere in the year.

    >>> find_days("XXXX-06-09"), find_days("XXXX-02"), find_days("XXXX-12-30/XXXX-01-02")
    (((160, 160),), ((31, 59),), ((364, 365), (0, 1)))
    """
    found = [(int(month), day) for month, day in _DATE.findall(edtf)]
    if not found:
        return (WHOLE,)
    first, last = _begin(*found[0]), _end(*found[-1])
    return ((first, last),) if first <= last else ((first, WHOLE[1]), (0, last))


def _begin(month: int, day: str) -> int:
    return day_of_year(month, int(day) if day else 1)


def _end(month: int, day: str) -> int:
    return day_of_year(month, int(day) if day else monthrange(_LEAP, month)[1])
