"""Read a day of publication that was given as such into EDTF text."""

import re
from datetime import date
from email.utils import parsedate_to_datetime

_ISO = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)(?:[T ]\d\d:?\d\d.{0,22})?)?)?"
)


def read_published(given: str) -> str | None:
    """Give `2015-08-18`, `2015-08` or `2015` for an ISO date or time, a day for an RFC 2822 one.

    The day is that of the place it was written for: a time's zone is not counted over to UTC.
    None for anything else: a date that has to be guessed at is no date.

    >>> read_published("2015-08-18T23:30:00-05:00"), read_published("last Tuesday")
    ('2015-08-18', None)
    """
    given = given.strip()
    found = _ISO.fullmatch(given)
    if found is not None:
        return _checked(found["year"], found["month"], found["day"])
    try:
        return parsedate_to_datetime(given).date().isoformat()
    except (TypeError, ValueError, OverflowError, IndexError):
        return None


def _checked(year: str, month: str | None, day: str | None) -> str | None:
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    return "-".join(part for part in (year, month, day) if part)
