"""Figures of the events that are shown: by month and type, and reports against origins.

They are of reported events in this record; they are no incidence in the world, and say so.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from twosource.web.bins import Bins, choose_bins
from twosource.web.question import Question
from twosource.web.rows import Row

MOST_TYPES = 6
OTHER = "other types"
WIDTH, LEFT, RIGHT = 1100.0, 48.0, 1080.0
TALL, TOP, BASE = 220.0, 14.0, 234.0
MOST_COUNTED = 8
SHADES = 5
MOST_GRID = 5


@dataclass(frozen=True, slots=True)
class Part:
    """One type in one column: where it is drawn, and how many events it stands for."""

    type: str
    shade: int
    y: float
    height: float
    events: int


@dataclass(frozen=True, slots=True)
class Stack:
    """One month or year: its parts from the bottom up, and the address that asks for it alone."""

    words: str
    address: str
    x: float
    width: float
    parts: tuple[Part, ...]
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ByMonth:
    """Events by month and type. `unsure` lie in several months, `undated` have no known year."""

    unit: str
    types: tuple[tuple[str, int], ...]
    stacks: tuple[Stack, ...]
    grid: tuple[tuple[float, int], ...]
    ticks: tuple[tuple[float, str], ...]
    counted: int


@dataclass(frozen=True, slots=True)
class Heat:
    """How many events have so many reports (columns) and rest on so many origins (rows)."""

    reports: tuple[str, ...]
    lines: tuple[tuple[str, tuple[tuple[int, int], ...]], ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """Both charts; `unsure` and `undated` are left out of the first."""

    by_month: ByMonth | None
    unsure: int
    undated: int
    heat: Heat


def draw_figures(rows: Sequence[Row], question: Question) -> Figures:
    """Lay out the charts of some events."""
    dated = [row for row in rows if row.earliest]
    bins = choose_bins(dated) if dated else None
    counted = [row for row in dated if bins and _lies_in_one(row, bins)]
    chart = _draw_months(counted, bins, question) if bins and counted else None
    return Figures(chart, len(dated) - len(counted), len(rows) - len(dated), draw_heat(rows))


def _lies_in_one(row: Row, bins: Bins) -> bool:
    return bool(row.earliest and row.latest) and (
        bins.find(row.earliest) == bins.find(row.latest)  # type: ignore[arg-type]
    )


def _draw_months(rows: Sequence[Row], bins: Bins, question: Question) -> ByMonth:
    common = [name for name, _ in Counter(row.type for row in rows).most_common(MOST_TYPES)]
    types = [*sorted(common), *([OTHER] if len({row.type for row in rows}) > MOST_TYPES else [])]
    counts = [[0] * len(types) for _ in range(bins.number)]
    for row in rows:
        if row.earliest:
            at = types.index(row.type) if row.type in common else len(types) - 1
            counts[bins.find(row.earliest)][at] += 1
    most = max(map(sum, counts))
    step = (RIGHT - LEFT) / bins.number
    stacks = []
    for at, numbers in enumerate(counts):
        since, until = bins.ends(at)
        stacks.append(
            Stack(
                bins.tell(at),
                question.address(since=since, until=until, view="table"),
                LEFT + step * at,
                max(step - (2 if step > MOST_COUNTED else 0.5), 1),
                tuple(_pile(types, numbers, most)),
                tuple(numbers),
            )
        )
    sums = [sum(column) for column in zip(*counts, strict=True)]
    ticks = tuple((stacks[at].x, stacks[at].words) for at in bins.ticks())
    named = tuple(zip(types, sums, strict=True))
    return ByMonth(bins.name, named, tuple(stacks), _draw_grid(most), ticks, len(rows))


def _pile(types: Sequence[str], numbers: Sequence[int], most: int) -> list[Part]:
    y, parts = BASE, []
    for shade, (name, number) in enumerate(zip(types, numbers, strict=True)):
        if number:
            height = TALL * number / most
            y -= height
            parts.append(Part(name, shade, y, height, number))
    return parts


def _draw_grid(most: int) -> tuple[tuple[float, int], ...]:
    """Give lines of round numbers across a chart, and where they are drawn."""
    step = next(
        size * tens
        for tens in (10**power for power in range(9))
        for size in (1, 2, 5)
        if most / (size * tens) <= MOST_GRID
    )
    return tuple((BASE - TALL * at / most, at) for at in range(0, most + 1, step))


def draw_heat(rows: Sequence[Row]) -> Heat:
    """Count events by reports and origins; the last row and column are "so many or more"."""
    counts = Counter((_cut(len(row.reports)), _cut(row.origins)) for row in rows)
    across = range(1, max((reports for reports, _ in counts), default=1) + 1)
    down = sorted({origins for _, origins in counts})
    most = max(counts.values(), default=1)
    lines = tuple(
        (
            _name(origins),
            tuple(
                (counts[reports, origins], _shade(counts[reports, origins], most))
                for reports in across
            ),
        )
        for origins in down
    )
    return Heat(tuple(_name(one) for one in across), lines)


def _cut(number: int) -> int:
    return min(number, MOST_COUNTED)


def _name(number: int) -> str:
    return f"{number} or more" if number == MOST_COUNTED else str(number)


def _shade(number: int, most: int) -> int:
    """Give how dark a cell is, 0 to 5, each step twice as many or so: counts are very uneven."""
    if not number:
        return 0
    return max(1, round(SHADES * number.bit_length() / most.bit_length()))
