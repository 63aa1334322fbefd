"""Shares that names give to codes of countries and provinces: sums that no order changes."""

import math
from collections.abc import Mapping, Sequence


def share_out(scores: Sequence[float], sharpness: float) -> list[float]:
    """Share one out among scores: the higher one is, and the sharper, the more it gets."""
    top = max(scores)
    raw = [math.exp(sharpness * (score - top)) for score in scores]
    whole = math.fsum(raw)
    return [one / whole for one in raw]


def add_to(table: dict[str, dict[str, float]], name: str, code: str, weight: float) -> None:
    """Add a weight to what a name gives to a code; an empty code gets none."""
    if code:
        row = table.setdefault(name, {})
        row[code] = row.get(code, 0.0) + weight


class Shares:
    """How much each name gives to each code, and what all of them give; sums in no order."""

    def __init__(self, rows: Mapping[str, Mapping[str, float]]) -> None:
        self._rows = rows
        self._given = {name: math.fsum(row.values()) for name, row in rows.items()}
        self._whole = math.fsum(self._given.values())
        codes: dict[str, list[float]] = {}
        for row in rows.values():
            for code, weight in row.items():
                codes.setdefault(code, []).append(weight)
        self._codes = {code: math.fsum(weights) for code, weights in codes.items()}

    def part(self, name: str, code: str) -> float:
        """Give the part that a code has among all other names."""
        if len(self._rows) == (name in self._rows):
            return 0.0
        others = self._whole - self._given.get(name, 0.0)
        own = self._rows.get(name, {}).get(code, 0.0)
        return max(0.0, self._codes.get(code, 0.0) - own) / others
