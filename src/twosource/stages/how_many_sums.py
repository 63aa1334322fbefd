"""Add counts up, and hold a part against its whole and families against people.

Counts are intervals of whole numbers, so sums and bounds are those of interval arithmetic (Moore,
*Interval Analysis*, 1966): an end that is open stays open, and nothing is known better than before.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import reduce

from twosource.model.spans import Span
from twosource.model.values import Count
from twosource.stages.how_many_compare import lies_above

PEOPLE = "people"
FAMILIES = "families"


def add(a: Count, b: Count) -> Count | None:
    """Give both together, where they share nobody; None if kind or outcome differ.

    The sum is of a part only if both are of that part. A total and "another four" make a total, two
    such additions an addition. The best number is known only if both are.
    """
    if (a.of, a.outcome) != (b.of, b.outcome):
        return None
    return Count(
        of=a.of,
        outcome=a.outcome,
        group=a.group if a.group == b.group else None,
        low=a.low + b.low,
        high=_both(a.high, b.high),
        best=_both(a.best, b.best),
        how="added up from counts that share nobody",
        spans=tuple(sorted({*a.spans, *b.spans})),
        vague=a.vague or b.vague,
        more=a.more and b.more,
    )


def may_be_part(part: Count, whole: Count) -> bool | None:
    """Tell whether one count can be of a part of the other; None if the one cannot bound the other.

    A part is never more than its whole, and a family is at least one person: four families cannot
    be three people. A count of a part bounds the same part only.
    """
    if not _bounds(whole, part):
        return None
    return not lies_above(part, whole)


def narrow_part(part: Count, whole: Count) -> Count | None:
    """Give a part with no more than its whole allows; None if they contradict or do not compare."""
    if not may_be_part(part, whole):
        return None
    if whole.high is None or (part.high is not None and part.high <= whole.high):
        return part
    low_enough = part.best is not None and part.best <= whole.high
    best = part.low if part.low == whole.high else part.best if low_enough else None
    return replace(part, high=whole.high, best=best, spans=_spans(part, whole))


def narrow_whole(whole: Count, parts: Sequence[Count]) -> Count | None:
    """Give a whole with no less than its parts, which share nobody, come to.

    None if they come to more than it allows, or one is no part of it.
    """
    if not parts:
        return whole
    if not all(may_be_part(part, whole) for part in parts):
        return None
    # Any two families differ, and so do two people: what both are at least can be added up.
    least = [replace(part, of=whole.of, outcome=whole.outcome) for part in parts]
    total = reduce(_add_known, least)
    if lies_above(total, whole):
        return None
    if total.low <= whole.low:
        return whole
    high_enough = whole.best is not None and whole.best >= total.low
    best = whole.best if high_enough else None
    exact = total.low if total.low == whole.high else best
    return replace(whole, low=total.low, best=exact, spans=_spans(total, whole))


def people_of(families: Count) -> Count:
    """Give how many people some families are at least. How many exactly, nothing tells.

    "Four families" are four people or more, and never a number of people; none are no people.
    """
    none = families.high == 0
    return replace(
        families,
        of=PEOPLE,
        high=0 if none else None,
        best=0 if none else None,
        how=f"{families.how}; a family is at least one person",
        out_of=None,
    )


def _add_known(a: Count, b: Count) -> Count:
    return replace(a, low=a.low + b.low, high=_both(a.high, b.high), spans=_spans(a, b))


def _bounds(whole: Count, part: Count) -> bool:
    """Tell whether the number of one is a bound of the other's."""
    if whole.outcome != part.outcome or whole.more:
        return False
    of_kind = whole.of == part.of or (whole.of, part.of) == (PEOPLE, FAMILIES)
    return of_kind and whole.group in {None, part.group}


def _both(a: int | None, b: int | None) -> int | None:
    return None if a is None or b is None else a + b


def _spans(a: Count, b: Count) -> tuple[Span, ...]:
    return tuple(sorted({*a.spans, *b.spans}))
