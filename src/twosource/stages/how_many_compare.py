"""Two counts side by side: can both be right, what do both allow, and how are numbers told."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Literal

from twosource.model.values import Count

Relation = Literal["same", "narrower", "wider", "overlapping", "apart"]
Lot = tuple[str, str, str | None, bool]


def lot_of(count: Count) -> Lot:
    """Give what is counted: kind, outcome, part, and whether on top of what was told before."""
    return count.of, count.outcome, count.group, count.more


def name_lots(lots: Collection[Lot]) -> Mapping[str, Lot]:
    """Name the lots that are counted: `counts.people`, with outcome and part where several are."""
    outcomes: defaultdict[str, set[str]] = defaultdict(set)
    for of, outcome, _, _ in lots:
        outcomes[of].add(outcome)
    named = {}
    for lot in sorted(lots, key=lambda lot: (lot[0] != "people", lot[:2], lot[2] or "", lot[3])):
        of, outcome, group, more = lot
        parts = ["counts", of, outcome if len(outcomes[of]) > 1 else None, group]
        named[".".join(filter(None, [*parts, "more" if more else None]))] = lot
    return named


def disjoint(a: Count, b: Count) -> bool | None:
    """Tell whether no number fits both counts; None if they count different things.

    Comparable are counts of one kind, one outcome and the same group. "Another four" is no total,
    and compares with none.
    """
    if lot_of(a) != lot_of(b):
        return None
    return lies_above(a, b) or lies_above(b, a)


def contains(a: Count, b: Count) -> bool | None:
    """Tell whether every number that `b` allows fits `a`; None if they count different things.

    "At least 12" contains "14", and "between 12 and 20".
    """
    if lot_of(a) != lot_of(b):
        return None
    below_top = a.high is None or (b.high is not None and b.high <= a.high)
    return a.low <= b.low and below_top


def compare(a: Count, b: Count) -> Relation | None:
    """Give how the numbers `a` allows lie to those of `b`; None if they count different things."""
    inside, around = contains(b, a), contains(a, b)
    if inside is None or around is None:
        return None
    if disjoint(a, b):
        return "apart"
    names: dict[tuple[bool, bool], Relation] = {
        (True, True): "same",
        (True, False): "narrower",
        (False, True): "wider",
        (False, False): "overlapping",
    }
    return names[inside, around]


def intersect_counts(a: Count, b: Count) -> Count | None:
    """Give the numbers that both counts allow; None if there are none or they are not comparable.

    The best number is kept if only one of them gives it, or both the same; what they are a share of
    likewise. It is vague only if both are. The passages of both stand behind the result.
    """
    if disjoint(a, b) is not False:
        return None
    low = max(a.low, b.low)
    high = min((one.high for one in (a, b) if one.high is not None), default=None)
    best = {one.best for one in (a, b) if one.best is not None}
    fitting = [one for one in best if low <= one and (high is None or one <= high)]
    wholes = {one.out_of for one in (a, b) if one.out_of is not None}
    return Count(
        of=a.of,
        outcome=a.outcome,
        group=a.group,
        low=low,
        high=high,
        best=low if low == high else fitting[0] if len(fitting) == 1 else None,
        how=a.how if a.how == b.how else "the numbers that both counts allow",
        spans=tuple(sorted({*a.spans, *b.spans})),
        vague=a.vague and b.vague,
        more=a.more,
        out_of=wholes.pop() if len(wholes) == 1 else None,
    )


def lies_above(a: Count, b: Count) -> bool:
    """Tell whether every number of one count is more than any of another, whatever they count."""
    return b.high is not None and a.low > b.high


def tell_number(count: Count) -> str:
    """Say a count as words: "8", "at least 12", "about 40", "5 to 8", "at least 24 or so".

    >>> tell_number(Count("people", "fled", None, 12, None, None, "", ()))
    'at least 12'
    """
    if count.high is None:
        return f"at least {count.low}{' or so' if count.vague else ''}"
    if count.low == count.high:
        return str(count.low)
    if count.best is not None:
        return f"about {count.best}"
    return f"up to {count.high}" if count.low == 0 else f"{count.low} to {count.high}"
