"""Scores one grouping of items against a labelled one, in the five ways the field reports.

MUC (Vilain and others 1995), B³ (Bagga and Baldwin 1998), CEAF-e (Luo 2005), LEA (Moosavi and
Strube 2016), and pairs. An item that only one side has counts against the other.
"""

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from twosource.measures.assignment import best_total
from twosource.measures.attribution_score import Tally

Grouping = Mapping[str, str]
_Groups = Mapping[str, Collection[str]]


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far two groupings agree: precision and recall in per cent."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Give the harmonic mean of both, in per cent."""
        whole = self.precision + self.recall
        return 2 * self.precision * self.recall / whole if whole else 0.0


@dataclass(frozen=True, slots=True)
class Clusterings:
    """All figures of one grouping against a labelled one."""

    muc: Agreement
    b3: Agreement
    ceaf_e: Agreement
    lea: Agreement
    pairwise: Agreement

    @property
    def conll(self) -> float:
        """Give the mean F1 of MUC, B³ and CEAF-e, in per cent: the usual single figure."""
        return (self.muc.f1 + self.b3.f1 + self.ceaf_e.f1) / 3

    @property
    def named(self) -> Mapping[str, Agreement]:
        """Give each figure by its name."""
        return {
            "muc": self.muc,
            "b3": self.b3,
            "ceaf_e": self.ceaf_e,
            "lea": self.lea,
            "pairwise": self.pairwise,
        }


def score_clusterings(wanted: Grouping, told: Grouping) -> Clusterings:
    """Score a grouping. Both map an item to the name of its group; the names say nothing.

    >>> figures = score_clusterings({"a": "1", "b": "1", "c": "2"}, {"a": "x", "b": "x", "c": "x"})
    >>> figures.pairwise.recall, round(figures.pairwise.precision, 1)
    (100.0, 33.3)
    """
    left, right = _gather(wanted), _gather(told)
    return Clusterings(
        muc=_both(_muc, (left, wanted), (right, told)),
        b3=_both(_b3, (left, wanted), (right, told)),
        ceaf_e=_ceaf_e(left, right, told),
        lea=_both(_lea, (left, wanted), (right, told)),
        pairwise=_pairwise(left, right, told),
    )


def _gather(grouping: Grouping) -> _Groups:
    groups: dict[str, list[str]] = {}
    for item, group in grouping.items():
        groups.setdefault(group, []).append(item)
    return groups


_Side = tuple[_Groups, Grouping]


def _both(share: Callable[[_Groups, _Side], float], wanted: _Side, told: _Side) -> Agreement:
    return Agreement(precision=share(told[0], wanted), recall=share(wanted[0], told))


def _shared(items: Collection[str], others: Grouping) -> Counter[str]:
    """Count the items that each group of the other side has; of those it lacks there are none."""
    return Counter(others[item] for item in items if item in others)


def _muc(groups: _Groups, others: _Side) -> float:
    right = whole = 0
    for items in groups.values():
        shared = _shared(items, others[1])
        parts = len(shared) + len(items) - shared.total()
        right += len(items) - parts
        whole += len(items) - 1
    return 100 * right / whole if whole else 0.0


def _b3(groups: _Groups, others: _Side) -> float:
    right = sum(
        sum(count * count for count in _shared(items, others[1]).values()) / len(items)
        for items in groups.values()
    )
    return _of_items(right, groups)


def _lea(groups: _Groups, others: _Side) -> float:
    """Weigh each group by its size; one of one item is kept only by one of one item."""
    right = 0.0
    for items in groups.values():
        shared = _shared(items, others[1])
        if len(items) == 1:
            right += any(len(others[0][group]) == 1 for group in shared)
        else:
            right += len(items) * sum(map(_pairs, shared.values())) / _pairs(len(items))
    return _of_items(right, groups)


def _of_items(right: float, groups: _Groups) -> float:
    items = sum(map(len, groups.values()))
    return 100 * right / items if items else 0.0


def _ceaf_e(wanted: _Groups, told: _Groups, told_of: Grouping) -> Agreement:
    likeness = {
        (name, other): 2 * count / (len(items) + len(told[other]))
        for name, items in wanted.items()
        for other, count in _shared(items, told_of).items()
    }
    total = 100 * best_total(likeness)
    return Agreement(
        precision=total / len(told) if told else 0.0,
        recall=total / len(wanted) if wanted else 0.0,
    )


def _pairwise(wanted: _Groups, told: _Groups, told_of: Grouping) -> Agreement:
    right = sum(
        _pairs(count) for items in wanted.values() for count in _shared(items, told_of).values()
    )
    tally = Tally(
        right, *(sum(_pairs(len(one)) for one in side.values()) for side in (told, wanted))
    )
    return Agreement(tally.precision, tally.recall)


def _pairs(count: int) -> int:
    return count * (count - 1) // 2
