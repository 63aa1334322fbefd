"""Put decisions and events' names back on the claims of the readings that are current now."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from twosource.model.claim import Claim
from twosource.model.match import Anchor, Decision, Pair, Verdict
from twosource.model.ruling import Grouped, Orphan, Ruling
from twosource.stages.anchors import ByType, find_each, rank, sort_by_type
from twosource.stages.by_hand import list_coded, name_coded
from twosource.stages.twins import find_twins

_NO_CLAIM = "no claim of that type stands at {} any more"
_ONE_CLAIM = "what were two claims is one now"


@dataclass(frozen=True, slots=True)
class Statement:
    """What one person says of many pairs at once: each claim of `left` with each of `right`."""

    decision: int
    by: str
    at: str
    note: str | None
    verdict: Verdict
    left: frozenset[str]
    right: frozenset[str]

    def speaks_of(self, pair: Pair) -> bool:
        """Tell whether it says something of a pair."""
        return (pair.left in self.left and pair.right in self.right) or (
            pair.left in self.right and pair.right in self.left
        )


@dataclass(frozen=True, slots=True)
class Attached:
    """The decision in force on each pair of claims, and the decisions that do not attach.

    `grouped` are the pairs that only a merge or a split speaks of: nobody looked at them one by
    one. `statements` are all that people say of pairs, also what a later one overruled. Among the
    grouped are claims coded by hand with what the machine took from the same words.
    """

    pairs: Mapping[Pair, Decision]
    orphaned: tuple[Orphan, ...]
    grouped: frozenset[Pair] = frozenset()
    statements: tuple[Statement, ...] = ()


def attach(
    decisions: Iterable[Decision], claims: Iterable[Claim], rulings: Iterable[Ruling] = ()
) -> Attached:
    """Put each decision that was not undone on the claims it speaks of.

    A claim answers to an anchor by the same report, the same type and an overlapping passage: the
    largest overlap first, then the shorter passage, then the smaller id. Of two decisions on one
    pair the later wins, whether pair by pair or in a merge or split. A decision with a side that
    finds no claim, or both sides on one claim, is orphaned: listed, never dropped; a merge or split
    of which something is left is listed too, and holds for the rest.
    """
    current, taken = list(claims), list(rulings)
    told = sort_by_type(current)
    ends = {one.id: Anchor(one.report, one.passage, one.type) for one in current}
    laid = _Laid(ends, {}, set(), [], [])
    pairs = {one.id: one for one in decisions if not one.undone}
    groups = {
        one.id: (one, one.said) for one in taken if isinstance(one.said, Grouped) and not one.undone
    }
    by_hand = {one.id: one for one in current if one.by_hand}
    coded = {
        one.id: (one, by_hand[key])
        for one, said in list_coded(taken)
        if (key := name_coded(said)) in by_hand
    }
    for number in sorted({*pairs, *groups, *coded}):
        if number in pairs:
            laid.add_pair(pairs[number], told)
        elif number in groups:
            laid.add_group(*groups[number], told)
        else:
            laid.add_coded(*coded[number], told)
    return Attached(
        laid.pairs, tuple(laid.orphaned), frozenset(laid.grouped), tuple(laid.statements)
    )


@dataclass(slots=True)
class _Laid:
    """Decisions as they are laid on claims, one after the other; `ends` are the claims' anchors."""

    ends: Mapping[str, Anchor]
    pairs: dict[Pair, Decision]
    grouped: set[Pair]
    statements: list[Statement]
    orphaned: list[Orphan]

    def add_pair(self, decision: Decision, told: ByType) -> None:
        pair, why = _find_pair(decision, told)
        if pair is None:
            self.orphaned.append(Orphan(decision.id, decision.verdict, decision.by, why))
            return
        self.pairs[pair] = decision
        self.grouped.discard(pair)
        self.statements.append(
            Statement(
                decision.id,
                decision.by,
                decision.at,
                decision.note,
                decision.verdict,
                frozenset({pair.left}),
                frozenset({pair.right}),
            )
        )

    def add_coded(self, ruling: Ruling, claim: Claim, told: ByType) -> None:
        """Put a claim coded by hand with what tells the same in the same words."""
        for twin in find_twins(claim, told):
            pair = Pair(*sorted((claim.id, twin)))
            ends = self.ends[pair.left], self.ends[pair.right]
            self.pairs[pair] = Decision(
                ruling.id, *ends, "same", ruling.by, ruling.at, ruling.note, undone=False
            )
            self.grouped.add(pair)

    def add_group(self, ruling: Ruling, said: Grouped, told: ByType) -> None:
        parts = _find_parts(said, told)
        why = _tell_missing(parts)
        if why:
            self.orphaned.append(Orphan(ruling.id, ruling.kind, ruling.by, why))
        for verdict, left, right in _list_statements(said, parts):
            self._state(ruling, verdict, left, right)

    def _state(
        self, ruling: Ruling, verdict: Verdict, left: frozenset[str], right: frozenset[str]
    ) -> None:
        one = Statement(ruling.id, ruling.by, ruling.at, ruling.note, verdict, left, right)
        self.statements.append(one)
        # The later word on a pair stands, so a merge takes away every "different" inside it.
        for pair in [pair for pair in self.pairs if one.speaks_of(pair)]:
            del self.pairs[pair]
            self.grouped.discard(pair)
        for pair in _list_pairs(one):
            ends = self.ends[pair.left], self.ends[pair.right]
            self.pairs[pair] = Decision(
                ruling.id, *ends, verdict, ruling.by, ruling.at, ruling.note, undone=False
            )
            self.grouped.add(pair)


def carry_events(
    known: Mapping[str, str], before: Iterable[Claim], now: Iterable[Claim]
) -> Mapping[str, str]:
    """Give the event of each claim, those of a new reading included.

    `known` is the event each claim told of so far, `before` those claims, `now` the current ones. A
    claim that is new takes the event of the one whose place it takes: same report, same type and
    an overlapping passage. So an event keeps its name when its reports are read again.
    """
    current = list(now)
    staying = {claim.id for claim in current}
    fresh = sort_by_type(one for one in current if one.id not in known)
    carried = dict(known)
    for claim in sorted(before, key=lambda one: one.id):
        if claim.id in known and claim.id not in staying:
            heirs = rank(Anchor(claim.report, claim.passage, claim.type), fresh)
            carried.update((heir, known[claim.id]) for heir in heirs[:1] if heir not in carried)
    return carried


def _find_pair(decision: Decision, told: ByType) -> tuple[Pair | None, str]:
    """Give the two claims a decision speaks of; None, and why, if they are not both there."""
    left = rank(decision.left, told)
    right = rank(decision.right, told)
    # Two claims on one passage (one statement on two people's word) have one and the same anchor.
    if decision.left == decision.right:
        right = right[1:]
    if not left or not right:
        return None, _NO_CLAIM.format("one of its passages" if left or right else "its passages")
    if left[0] == right[0]:
        return None, _ONE_CLAIM
    return Pair(*sorted((left[0], right[0]))), ""


def _find_parts(said: Grouped, told: ByType) -> list[list[str | None]]:
    """Give the claims of each part of a merge or split, None for each passage without one."""
    found = iter(find_each([anchor for part in said.parts for anchor in part], told))
    return [[next(found) for _ in part] for part in said.parts]


def _tell_missing(parts: Sequence[Sequence[str | None]]) -> str:
    missing = sum(key is None for part in parts for key in part)
    every = sum(map(len, parts))
    if not missing:
        return ""
    if sum(any(key is not None for key in part) for part in parts) > 1:
        left = f"{missing} of its {every} passages"
        return f"{_NO_CLAIM.format(left)}; it holds for the rest"
    return _NO_CLAIM.format(
        "the passages of all but one part" if missing < every else "its passages"
    )


def _list_statements(
    said: Grouped, parts: Sequence[Sequence[str | None]]
) -> Iterator[tuple[Verdict, frozenset[str], frozenset[str]]]:
    """Give what a merge or split says of pairs: nothing, where one part alone is left."""
    there = [frozenset(key for key in part if key is not None) for part in parts]
    if sum(map(bool, there)) < len(said.parts[:2]):
        return
    if said.verdict == "together":
        every = frozenset[str]().union(*there)
        yield "same", every, every
        return
    taken, left = there
    yield "different", taken, left
    if len(taken) > 1:
        # Who takes several claims out says that they tell of one event.
        yield "same", taken, taken


def _list_pairs(one: Statement) -> Iterator[Pair]:
    """Give the pairs that carry a statement: of "same" a chain will do, for it is passed on."""
    if one.verdict == "same":
        yield from (Pair(*two) for two in pairwise(sorted(one.left | one.right)))
    else:
        yield from (
            Pair(*sorted((ours, theirs)))
            for ours in sorted(one.left)
            for theirs in sorted(one.right)
        )
