"""Two counts side by side: can both be right, and what do both allow."""

from twosource.model.values import Count


def disjoint(a: Count, b: Count) -> bool | None:
    """Tell whether no number fits both counts; None if they count different things.

    Comparable are counts of one kind, one outcome and the same group.
    """
    if (a.of, a.outcome, a.group) != (b.of, b.outcome, b.group):
        return None
    return _lies_above(a, b) or _lies_above(b, a)


def intersect_counts(a: Count, b: Count) -> Count | None:
    """Give the numbers that both counts allow; None if there are none or they are not comparable.

    The best number is kept if only one of them gives it, or both the same. The passages of both
    stand behind the result.
    """
    if disjoint(a, b) is not False:
        return None
    low = max(a.low, b.low)
    high = min((one.high for one in (a, b) if one.high is not None), default=None)
    best = {one.best for one in (a, b) if one.best is not None}
    fitting = [one for one in best if low <= one and (high is None or one <= high)]
    return Count(
        of=a.of,
        outcome=a.outcome,
        group=a.group,
        low=low,
        high=high,
        best=low if low == high else fitting[0] if len(fitting) == 1 else None,
        how=a.how if a.how == b.how else "the numbers that both counts allow",
        spans=tuple(sorted({*a.spans, *b.spans})),
    )


def _lies_above(a: Count, b: Count) -> bool:
    return b.high is not None and a.low > b.high
