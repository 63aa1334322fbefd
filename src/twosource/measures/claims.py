"""Scores claims against stand-off labels: were the events of a report found, and how were they put?

A label marks one statement that an event of a codebook type happened, will, may or did not. Its
`needed` says whether whoever codes the report must have it; one that is not needed (a bare pointer
back, a habit, a mere possibility) is no error to find and none to miss. A claim is a label's if its
type is one that the label accepts and their triggers share a character, or else their passages
share 30 % of the shorter; each is paired once, triggers first.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import TypeVar

from twosource.model.claim import Claim
from twosource.model.spans import Span
from twosource.model.values import Count
from twosource.stages.how_many_kinds import kind_of
from twosource.stages.names import fold_name

LEAST_SHARED = 0.3


@dataclass(frozen=True, slots=True)
class Number:
    """How many of what, as an interval; `high` None is open."""

    of: str
    low: int
    high: int | None


@dataclass(frozen=True, slots=True)
class Label:
    """One labelled claim. Of `types`, `time`, `stance` and `holders` any is right.

    `holders` are names of the innermost holder as the report writes them; None: the report's own
    word. An empty tuple is not scored.
    """

    trigger: Span
    passage: Span
    types: tuple[str, ...]
    time: tuple[str, ...]
    stance: tuple[str, ...]
    holders: tuple[str | None, ...]
    counts: tuple[Number, ...]
    event: int
    needed: bool


@dataclass(frozen=True, slots=True)
class Told:
    """One claim as the program reads it, with its numbers worked out."""

    claim: Claim
    counts: tuple[Count, ...]

    def holder(self) -> str | None:
        """Give the innermost holder, None if it is the report's own word."""
        spoken = [one for one in self.claim.chain if one.how not in {"masthead", "inferred"}]
        return spoken[0].name if spoken else None


@dataclass(frozen=True, slots=True)
class Pairing:
    """The labels of one report beside the claims taken from it."""

    pairs: tuple[tuple[Label, Told], ...]
    missed: tuple[Label, ...]
    beside: tuple[Told, ...]


@dataclass(slots=True)
class Tally:
    """Counts over many reports; figures in per cent."""

    found: int = 0
    missed: int = 0
    beside: int = 0
    right: dict[str, list[bool]] = field(default_factory=dict)
    events: list[bool] = field(default_factory=list)

    def precision(self) -> float:
        """Give the share of claims that are labels, those not needed left out."""
        return _share(self.found, self.found + self.beside)

    def recall(self) -> float:
        """Give the share of needed labels that are found."""
        return _share(self.found, self.found + self.missed)

    def f1(self) -> float:
        """Give the harmonic mean of precision and recall."""
        both = self.precision() + self.recall()
        return 2 * self.precision() * self.recall() / both if both else 0.0

    def accuracy(self, facet: str) -> float:
        """Give the share of found needed labels whose facet is right."""
        marks = self.right.get(facet, [])
        return _share(sum(marks), len(marks))

    def event_recall(self) -> float:
        """Give the share of events with a needed label of which any label is found."""
        return _share(sum(self.events), len(self.events))


def pair(labels: Sequence[Label], told: Sequence[Told]) -> Pairing:
    """Pair labels and claims one to one, the surest first."""
    once = list({(one.claim.type, one.claim.trigger): one for one in reversed(told)}.values())
    found = _pair_up(labels, once, _rank)
    beside = [one for place, one in enumerate(once) if place not in set(found.values())]
    return Pairing(
        tuple((labels[index], once[place]) for index, place in sorted(found.items())),
        tuple(label for index, label in enumerate(labels) if index not in found),
        tuple(sorted(beside, key=lambda one: one.claim.trigger)),
    )


def pair_readers(left: Sequence[Label], right: Sequence[Label]) -> list[tuple[Label, Label]]:
    """Pair the labels of two readers of one report, by the same rule."""
    found = _pair_up(left, right, _rank_label)
    return [(left[index], right[place]) for index, place in sorted(found.items())]


Rank = tuple[int, float]
T = TypeVar("T")


def _pair_up(
    labels: Sequence[Label], others: Sequence[T], rank: Callable[[Label, T], Rank | None]
) -> dict[int, int]:
    ranked = sorted(
        (fit, label.trigger, index, place)
        for index, label in enumerate(labels)
        for place, one in enumerate(others)
        if (fit := rank(label, one)) is not None
    )
    found: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, index, place in ranked:
        if index not in found and place not in taken:
            found[index] = place
            taken.add(place)
    return found


def _rank(label: Label, told: Told) -> Rank | None:
    """Give how well a claim fits a label, smallest best; None if it does not."""
    claim = told.claim
    if claim.type not in label.types:
        return None
    return _fit((label.trigger, label.passage), (claim.trigger, claim.passage))


def _rank_label(label: Label, other: Label) -> Rank | None:
    if not set(label.types) & set(other.types):
        return None
    return _fit((label.trigger, label.passage), (other.trigger, other.passage))


def _fit(one: tuple[Span, Span], other: tuple[Span, Span]) -> Rank | None:
    shared = _shared(one[1], other[1])
    if one[0].overlaps(other[0]):
        return (0, -shared)
    return (1, -shared) if shared >= LEAST_SHARED else None


def _shared(left: Span, right: Span) -> float:
    common = min(left.end, right.end) - max(left.start, right.start)
    return max(common, 0) / min(len(left), len(right))


def tally(pairings: Iterable[Pairing]) -> Tally:
    """Add up the pairings of many reports."""
    total = Tally()
    for one in pairings:
        needed = [(label, told) for label, told in one.pairs if label.needed]
        total.found += len(needed)
        total.missed += sum(1 for label in one.missed if label.needed)
        total.beside += len(one.beside)
        for label, told in needed:
            for facet, right in judge(label, told).items():
                total.right.setdefault(facet, []).append(right)
        found = {label.event for label, _ in one.pairs}
        total.events += [event in found for event in sorted(_needed_events(one))]
    return total


def _needed_events(one: Pairing) -> set[int]:
    labels = [*(label for label, _ in one.pairs), *one.missed]
    return {label.event for label in labels if label.needed}


@dataclass(slots=True)
class Joining:
    """How pairs of found claims of one report are joined to events, beside how readers join them.

    Source of the measure: pairwise precision and recall of clusterings.
    """

    both: int = 0
    joined_only: int = 0
    labelled_only: int = 0

    def add(self, one: Pairing, event_of: Mapping[str, str]) -> None:
        """Add the pairs of a report; `event_of` gives the event of a claim's id, if it has one."""
        items = [
            (label.event, event_of[told.claim.id])
            for label, told in one.pairs
            if told.claim.id in event_of
        ]
        for (ours, mine), (theirs, other) in combinations(items, 2):
            self.both += ours == theirs and mine == other
            self.joined_only += ours != theirs and mine == other
            self.labelled_only += ours == theirs and mine != other

    def precision(self) -> float:
        """Give the share of joined pairs that readers join, in per cent."""
        return _share(self.both, self.both + self.joined_only)

    def recall(self) -> float:
        """Give the share of pairs readers join that are joined, in per cent."""
        return _share(self.both, self.both + self.labelled_only)

    def f1(self) -> float:
        """Give the harmonic mean of precision and recall."""
        both = self.precision() + self.recall()
        return 2 * self.precision() * self.recall() / both if both else 0.0


def judge(label: Label, told: Told) -> Mapping[str, bool]:
    """Tell which facets of a found claim are right; a facet that cannot be scored is left out."""
    claim = told.claim
    right = {"time": claim.time in label.time, "stance": claim.stance in label.stance}
    if label.holders:
        right["holder"] = _is_holder(told.holder(), label.holders)
    if label.counts or told.counts:
        found = [any(_is_number(ours, one) for ours in told.counts) for one in label.counts]
        right["counts"] = bool(found) and all(found)
    return right


def _is_number(ours: Count, label: Number) -> bool:
    """Tell whether a number is the one labelled; "more than 12" may be 12 or 13 and above."""
    if (ours.of == "families") != (kind_of(label.of) == "families"):
        return False
    if ours.best is not None and ours.best == label.low == label.high:
        return True
    return ours.high == label.high and ours.low - label.low in {0, 1}


def _is_holder(ours: str | None, accepted: Sequence[str | None]) -> bool:
    """Tell whether a holder is one of those accepted: the same words, or one name in the other."""
    if ours is None:
        return None in accepted
    mine = set(fold_name(ours).split())
    for name in accepted:
        theirs = set() if name is None else set(fold_name(name).split())
        if theirs and mine and (mine <= theirs or theirs <= mine):
            return True
    return False


def _share(part: int, whole: int) -> float:
    return 100 * part / whole if whole else 0.0
