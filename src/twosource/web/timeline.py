"""The timeline: a bar for each event, with fuzzy ends where its day is not fixed; months if many.

Three lanes: events whose year is known; those whose year is open, by the day of the year; and those
without a date, which are counted.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from twosource.web.bins import MONTHS, Axis, Bins, choose_bins, day_of_year
from twosource.web.open_years import WHOLE, find_days
from twosource.web.question import Question
from twosource.web.rows import Row

WIDTH, LEFT, RIGHT = 1100.0, 16.0, 1076.0
NEAR = 84.0  # where columns begin, beside how tall they are
GAP, MIDDLE = 6.0, 620.0
LINE, HEAD, FOOT = 22.0, 30.0, 10.0
TALL, BASE = 150.0, 176.0  # of columns
LEAST = 7.0
MOST_BARS = 120
MOST_REASONS = 5
_YEAR_DAYS = WHOLE[1] + 1


@dataclass(frozen=True, slots=True)
class Bar:
    """One stretch of one event: where it is drawn; `fuzzy`: it lies somewhere within.

    `label`: its name stands at it, on the side where there is room.
    """

    row: Row
    y: float
    x: float
    width: float
    fuzzy: bool
    label: bool = True

    @property
    def planned(self) -> bool:
        """Tell whether it is told as to come: it is drawn as an outline."""
        return self.row.time == "future"

    @property
    def shade(self) -> str:
        """Give how it is drawn: solid, fading out at its ends, or as an outline."""
        return ("fuzzy" if self.fuzzy else "exact") + (" planned" if self.planned else "")

    @property
    def before(self) -> bool:
        """Tell whether its name stands before it, since there is no room behind."""
        return self.x + self.width > MIDDLE and self.x > WIDTH - self.x - self.width

    @property
    def name_at(self) -> float:
        """Give where its name begins, or ends where it stands before."""
        return self.x - GAP if self.before else self.x + self.width + GAP


@dataclass(frozen=True, slots=True)
class Column:
    """The events of one month: those surely in it, and those that may be in it or in another."""

    words: str
    address: str
    x: float
    width: float
    sure: int
    maybe: int
    sure_tall: float
    maybe_tall: float


@dataclass(frozen=True, slots=True)
class Lane:
    """Events on one line of time: each as a bar, or counted in columns where they are many."""

    events: int
    height: float
    ticks: tuple[tuple[float, str], ...]
    bars: tuple[Bar, ...] = ()
    columns: tuple[Column, ...] = ()
    unit: str = ""
    most: int = 0


@dataclass(frozen=True, slots=True)
class Timeline:
    """The lanes, None where they are empty; what has no date, and the reasons most often given."""

    known: Lane | None
    open: Lane | None
    undated: int
    reasons: tuple[tuple[str, int], ...]

    @property
    def planned(self) -> bool:
        """Tell whether a bar is of something planned."""
        lanes = (one for one in (self.known, self.open) if one is not None)
        return any(bar.planned for lane in lanes for bar in lane.bars)


def draw_timeline(rows: Sequence[Row], question: Question) -> Timeline:
    """Lay out the timeline of some events."""
    known = sorted((row for row in rows if row.earliest), key=_first_day)
    opened = [row for row in rows if not row.earliest and row.edtf]
    opened.sort(key=lambda row: (find_days(row.edtf)[0], row.label))
    undated = [row for row in rows if not row.edtf]
    reasons = Counter(row.why_no_when for row in undated).most_common(MOST_REASONS)
    return Timeline(
        _draw_known(known, question) if known else None,
        _draw_open(opened) if opened else None,
        len(undated),
        tuple(reasons),
    )


def _first_day(row: Row) -> tuple[str, str, str]:
    return str(row.earliest), str(row.latest), row.label


def _draw_known(rows: Sequence[Row], question: Question) -> Lane:
    if len(rows) > MOST_BARS:
        return _draw_columns(rows, choose_bins(rows), question)
    axis = Axis.over(rows, LEFT, RIGHT)
    bars = tuple(
        _draw_bar(row, at, axis.at(row.earliest), axis.end(row.latest), row.earliest != row.latest)
        for at, row in enumerate(rows)
        if row.earliest and row.latest
    )
    return Lane(len(rows), HEAD + LINE * len(rows) + FOOT, tuple(axis.ticks()), bars)


def _draw_bar(row: Row, at: int, start: float, end: float, fuzzy: bool) -> Bar:  # noqa: FBT001
    width = max(end - start, LEAST * (2 if fuzzy else 1))
    return Bar(row, HEAD + LINE * at, (start + end - width) / 2, width, fuzzy)


def _draw_columns(rows: Sequence[Row], bins: Bins, question: Question) -> Lane:
    sure, maybe = [0] * bins.number, [0] * bins.number
    for row in rows:
        if row.earliest and row.latest:
            first, last = bins.find(row.earliest), bins.find(row.latest)
            kind = sure if first == last else maybe
            for at in range(first, last + 1):
                kind[at] += 1
    addresses = [
        question.address(since=since, until=until)
        for since, until in (bins.ends(at) for at in range(bins.number))
    ]
    words = [bins.tell(at) for at in range(bins.number)]
    columns = _stand(words, addresses, sure, maybe)
    ticks = tuple((columns[at].x, columns[at].words) for at in bins.ticks())
    most = max(map(sum, zip(sure, maybe, strict=True)))
    return Lane(len(rows), BASE + HEAD, ticks, (), columns, bins.name, most)


def _stand(
    words: Sequence[str], addresses: Sequence[str], sure: Sequence[int], maybe: Sequence[int]
) -> tuple[Column, ...]:
    """Give columns side by side, the tallest as tall as there is room."""
    step = (RIGHT - NEAR) / len(words)
    most = max(map(sum, zip(sure, maybe, strict=True)))
    return tuple(
        Column(
            name,
            addresses[at],
            NEAR + step * at,
            max(step - (2 if step > LEAST else 0.5), 1),
            sure[at],
            maybe[at],
            TALL * sure[at] / most,
            TALL * maybe[at] / most,
        )
        for at, name in enumerate(words)
    )


def _draw_open(rows: Sequence[Row]) -> Lane:
    if len(rows) > MOST_BARS:
        return _draw_open_columns(rows)
    bars = tuple(bar for at, row in enumerate(rows) for bar in _draw_open_bars(row, at))
    ticks = tuple(
        (_open_at(day_of_year(month, 1)), name) for month, name in enumerate(MONTHS, start=1)
    )
    return Lane(len(rows), HEAD + LINE * len(rows) + FOOT, ticks, bars)


def _draw_open_bars(row: Row, at: int) -> Iterator[Bar]:
    stretches = find_days(row.edtf)
    fuzzy = len(stretches) > 1 or stretches[0][0] != stretches[0][1]
    for number, (first, last) in enumerate(stretches):
        start, end = _open_at(first), _open_at(last + 1)
        width = max(end - start, LEAST)
        x = min((start + end - width) / 2, RIGHT - width)
        yield Bar(row, HEAD + LINE * at, x, width, fuzzy, label=number == 0)


def _open_at(day: int) -> float:
    return LEFT + (RIGHT - LEFT) * day / _YEAR_DAYS


def _draw_open_columns(rows: Sequence[Row]) -> Lane:
    starts = [day_of_year(month, 1) for month in range(1, 13)]
    sure, maybe = [0] * 12, [0] * 12
    for row in rows:
        months = {
            sum(start <= day for start in starts) - 1
            for first, last in find_days(row.edtf)
            for day in range(first, last + 1)
        }
        kind = sure if len(months) == 1 else maybe
        for month in months:
            kind[month] += 1
    columns = _stand(MONTHS, [""] * 12, sure, maybe)
    ticks = tuple((one.x, one.words) for one in columns)
    most = max(map(sum, zip(sure, maybe, strict=True)))
    return Lane(len(rows), BASE + HEAD, ticks, (), columns, "month", most)
