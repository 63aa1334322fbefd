"""Months, years or decades that events are counted by, and a line of days to draw them on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from twosource.web.rows import Row

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
YEAR = 12  # months
MOST_BINS = 132
MOST_TICKS = 12
UNITS = (1, YEAR, 10 * YEAR, 100 * YEAR)
STEPS = (
    1,
    2,
    3,
    6,
    YEAR,
    2 * YEAR,
    5 * YEAR,
    10 * YEAR,
    20 * YEAR,
    50 * YEAR,
    100 * YEAR,
    500 * YEAR,
)
NAMES = {1: "month", YEAR: "year", 10 * YEAR: "decade", 100 * YEAR: "century"}


@dataclass(frozen=True, slots=True)
class Bins:
    """Equal stretches of months, from the first on; `unit` is how many months one has."""

    start: int
    unit: int
    number: int

    @property
    def name(self) -> str:
        """Give what one is called: month, year, decade, century."""
        return NAMES[self.unit]

    def find(self, day: date) -> int:
        """Give the number of the bin a day lies in, the first is 0."""
        return (count_months(day) - self.start) // self.unit

    def ends(self, at: int) -> tuple[str, str]:
        """Give the first and the last month of a bin as a question asks for them."""
        first = self.start + at * self.unit
        last = first + self.unit - 1
        if self.unit == 1:
            return write_month(first), write_month(first)
        return f"{max(first // YEAR, 1):04}", f"{last // YEAR:04}"

    def ticks(self) -> list[int]:
        """Give the numbers of the bins to name below a chart: at round months and years."""
        steps = (one for one in STEPS if one >= self.unit and self.number * self.unit <= one * 12)
        step = next(steps, STEPS[-1])
        return [at for at in range(self.number) if (self.start + at * self.unit) % step == 0]

    def tell(self, at: int) -> str:
        """Give a bin in words: "May 2015", "2015", "2010-2019"."""
        first = self.start + at * self.unit
        if self.unit == 1:
            return f"{MONTHS[first % YEAR]} {first // YEAR}"
        year, last = first // YEAR, (first + self.unit - 1) // YEAR
        return str(year) if year == last else f"{year}–{last}"


def count_months(day: date) -> int:
    """Give the months since the year 0."""
    return day.year * YEAR + day.month - 1


def write_month(months: int) -> str:
    """Give a month as a question asks for it.

    >>> write_month(2015 * 12 + 7)
    '2015-08'
    """
    return f"{months // YEAR:04}-{months % YEAR + 1:02}"


def choose_bins(rows: Sequence[Row]) -> Bins:
    """Give bins for events with a known year: by month unless there would be too many."""
    first = min(count_months(row.earliest) for row in rows if row.earliest)
    last = max(count_months(row.latest) for row in rows if row.latest)
    for unit in UNITS:
        start = first // unit * unit
        number = (last - start) // unit + 1
        if number <= MOST_BINS:
            break
    return Bins(start, unit, number)


@dataclass(frozen=True, slots=True)
class Axis:
    """A line from one day to another, drawn from `left` to `right`."""

    first: date
    last: date
    left: float
    right: float

    @classmethod
    def over(cls, rows: Sequence[Row], left: float, right: float) -> "Axis":
        """Give a line on which events with a known year have room on either side."""
        first = min(row.earliest for row in rows if row.earliest)
        last = max(row.latest for row in rows if row.latest)
        room = max(2, (last - first).days // 50)
        return cls(_move(first, -room), _move(last, room), left, right)

    def at(self, day: date) -> float:
        """Give where a day begins."""
        days = (self.last - self.first).days or 1
        share = (day - self.first).days / days
        return self.left + share * (self.right - self.left)

    def end(self, day: date) -> float:
        """Give where a day ends."""
        return self.at(_move(day, 1))

    def ticks(self) -> Iterator[tuple[float, str]]:
        """Give where months or years begin, with their names: no more than can be read."""
        first, last = count_months(self.first), count_months(self.last)
        step = next((one for one in STEPS if (last - first) / one <= MOST_TICKS), STEPS[-1])
        for months in range((first // step + 1) * step, last + 1, step):
            day = date(months // YEAR, months % YEAR + 1, 1)
            yield self.at(day), name_tick(day, step)


def name_tick(day: date, step: int) -> str:
    """Give the name of a tick: the year where one begins, else the month."""
    if step >= YEAR:
        return str(day.year)
    return f"{MONTHS[day.month - 1]} {day.year}"


def _move(day: date, days: int) -> date:
    """Move a day, but not out of the calendar."""
    number = min(max(day.toordinal() + days, date.min.toordinal()), date.max.toordinal())
    return date.fromordinal(number)


def day_of_year(month: int, day: int) -> int:
    """Give the days before a day of a leap year.

    >>> day_of_year(1, 1), day_of_year(12, 31)
    (0, 365)
    """
    return (date(2000, month, day) - date(2000, 1, 1)) // timedelta(1)
