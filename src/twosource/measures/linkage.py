"""Average linkage: groups grow by their best mean score until no mean is above a threshold."""

import numpy as np
from numpy.typing import NDArray


def join_by_average(scores: NDArray[np.float64], threshold: float) -> list[int]:
    """Group items by average linkage (UPGMA; Sokal and Michener 1958).

    `scores` is a symmetric table of n by n, higher for more alike; `-inf` keeps two apart whatever
    joins them. Gives for each item the smallest place of its group. Two groups are joined while
    their mean score is above `threshold`, the best first, of equals the first. Takes n² memory and
    about n² steps.

    >>> join_by_average(np.array([[0.0, 2.0, -1.0], [2.0, 0.0, 0.5], [-1.0, 0.5, 0.0]]), 0.0)
    [0, 0, 2]
    """
    count = len(scores)
    sums = np.array(scores, dtype=float)
    np.fill_diagonal(sums, -np.inf)
    sizes = np.ones(count)
    group = list(range(count))
    means = sums.copy()
    best_at = means.argmax(axis=1) if count else np.zeros(0, dtype=int)
    best = means[np.arange(count), best_at] if count else np.zeros(0)
    while count and best.max() > threshold:
        first = int(best.argmax())
        kept, gone = sorted((first, int(best_at[first])))
        _merge(sums, sizes, kept, gone)
        for table in (means, means.T):
            table[gone] = -np.inf
            table[kept] = sums[kept] / (sizes[kept] * sizes)
        means[kept, kept] = -np.inf
        # Subtle: only rows whose best was one of the two, or that the new group now beats, change.
        stale = np.flatnonzero((best_at == kept) | (best_at == gone) | (means[:, kept] > best))
        stale = np.union1d(stale, [kept, gone])
        best_at[stale] = means[stale].argmax(axis=1)
        best[stale] = means[stale, best_at[stale]]
        group = [kept if one == gone else one for one in group]
    return group


def _merge(sums: NDArray[np.float64], sizes: NDArray[np.float64], kept: int, gone: int) -> None:
    joined = sums[kept] + sums[gone]
    sums[kept], sums[:, kept] = joined, joined
    sums[gone], sums[:, gone] = -np.inf, -np.inf
    sums[kept, kept] = -np.inf
    sizes[kept] += sizes[gone]
