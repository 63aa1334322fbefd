"""The best one-to-one assignment of two lists (Kuhn 1955; Munkres 1957), part by part."""

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from itertools import chain
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

Row = TypeVar("Row", bound=Hashable)
Column = TypeVar("Column", bound=Hashable)


def best_total(weights: Mapping[tuple[Row, Column], float]) -> float:
    """Give the largest total of weights that no two of share a row or a column.

    Only pairs with a weight above zero need be given; all others weigh nothing. Rows that share no
    column, by way of others either, are solved apart.

    >>> best_total({("a", 1): 3.0, ("a", 2): 2.0, ("b", 1): 2.5})
    4.5
    """
    return sum(_solve(part) for part in _parts(weights))


def _parts(weights: Mapping[tuple[Row, Column], float]) -> list[NDArray[np.float64]]:
    """Give a table of weights for each set of rows and columns that hang together."""
    columns_of: defaultdict[Row, dict[Column, float]] = defaultdict(dict)
    rows_of: defaultdict[Column, list[Row]] = defaultdict(list)
    for (row, column), weight in weights.items():
        columns_of[row][column] = weight
        rows_of[column].append(row)
    parts = []
    seen: set[Row] = set()
    for start in columns_of:
        if start not in seen:
            rows = _reach(start, columns_of, rows_of)
            seen.update(rows)
            parts.append(_table([columns_of[row] for row in rows]))
    return parts


def _reach(
    start: Row,
    columns_of: Mapping[Row, Mapping[Column, float]],
    rows_of: Mapping[Column, Sequence[Row]],
) -> list[Row]:
    """Give all rows that a row shares a column with, straight or by way of others."""
    rows = {start: None}
    queue = [start]
    for row in queue:
        fresh = {one: None for column in columns_of[row] for one in rows_of[column]}
        queue.extend(one for one in fresh if one not in rows)
        rows |= fresh
    return list(rows)


def _table(rows: Sequence[Mapping[Column, float]]) -> NDArray[np.float64]:
    columns = {column: at for at, column in enumerate(dict.fromkeys(chain.from_iterable(rows)))}
    table = np.zeros((len(rows), len(columns)))
    for at, row in enumerate(rows):
        for column, weight in row.items():
            table[at, columns[column]] = weight
    return table


def _solve(table: NDArray[np.float64]) -> float:
    """Give the best total of a table by shortest augmenting paths (Jonker and Volgenant 1987)."""
    costs = -(table if table.shape[0] <= table.shape[1] else table.T)
    rows, columns = costs.shape
    # Column 0 stands for "none yet"; prices keep every reduced cost at zero or above.
    of_row, of_column = np.zeros(rows), np.zeros(columns + 1)
    taken_by = np.full(columns + 1, -1)
    for row in range(rows):
        taken_by[0] = row
        _augment(costs, of_row, of_column, taken_by)
    return float(
        sum(-costs[taken_by[at], at - 1] for at in range(1, columns + 1) if taken_by[at] >= 0)
    )


def _augment(
    costs: NDArray[np.float64],
    of_row: NDArray[np.float64],
    of_column: NDArray[np.float64],
    taken_by: NDArray[np.int_],
) -> None:
    """Find a column for the row that column 0 holds, moving others where that is cheaper."""
    size = len(of_column)
    least, came_from = np.full(size, np.inf), np.zeros(size, dtype=int)
    done = np.zeros(size, dtype=bool)
    at = 0
    while taken_by[at] >= 0:
        done[at] = True
        row = taken_by[at]
        reduced = costs[row] - of_row[row] - of_column[1:]
        better = ~done[1:] & (reduced < least[1:])
        least[1:][better] = reduced[better]
        came_from[1:][better] = at
        open_ones = np.where(done, np.inf, least)
        open_ones[0] = np.inf
        following = int(open_ones.argmin())
        step = open_ones[following]
        of_row[taken_by[done]] += step
        of_column[done] -= step
        least[~done] -= step
        at = following
    while at:
        taken_by[at] = taken_by[came_from[at]]
        at = came_from[at]
