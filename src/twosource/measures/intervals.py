"""How far a share of a few items can be trusted: Wilson's interval."""

import math

Z_95 = 1.959964


def percent(part: float, whole: float) -> float:
    """Give a share in per cent; of nothing, 0.

    >>> percent(1, 4), percent(0, 0)
    (25.0, 0.0)
    """
    return 100 * part / whole if whole else 0.0


def wilson(right: int, of: int) -> tuple[float, float]:
    """Give the 95 % interval of a share in per cent (Wilson 1927); of nothing, all there is.

    >>> [round(end, 1) for end in wilson(8, 10)], wilson(0, 0)
    ([49.0, 94.3], (0.0, 100.0))
    """
    if of == 0:
        return 0.0, 100.0
    share, square = right / of, Z_95 * Z_95
    middle = share + square / (2 * of)
    half = Z_95 * math.sqrt(share * (1 - share) / of + square / (4 * of * of))
    whole = 1 + square / of
    return max(0.0, 100 * (middle - half) / whole), min(100.0, 100 * (middle + half) / whole)
