"""The backdrop of a record that grows: kept up to date report by report, as if set anew."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from twosource.model.match import Backdrop
from twosource.stages.backdrop import point_back, tell_rarity, tell_share
from twosource.stages.seen import Seen


@dataclass(frozen=True, slots=True)
class Moved:
    """The words whose rarity moved, and the places, days and names that got more or less common."""

    words: frozenset[str]
    told: frozenset[str]


@dataclass(slots=True)
class _Steps:
    """How many reports have each thing, and what that comes to in steps."""

    tell: Callable[[int, int], float]
    whole: int = 0
    having: Counter[str] = field(default_factory=Counter)
    steps: dict[str, float] = field(default_factory=dict)

    def change(self, gone: Sequence[Iterable[str]], came: Sequence[Iterable[str]]) -> set[str]:
        """Count some reports less and some more; give the things whose step moved."""
        size = self.tell(1, max(1, self.whole))
        self.whole += len(came) - len(gone)
        less, more = Counter(_each(gone)), Counter(_each(came))
        self.having.update(more)
        self.having.subtract(less)
        changed = less.keys() | more.keys()
        # A record of another size makes everything rarer, or less rare, by a bit.
        if self.tell(1, max(1, self.whole)) != size:
            changed |= self.having.keys()
        return {thing for thing in changed if self._step(thing)}

    def _step(self, thing: str) -> bool:
        before = self.steps.pop(thing, None)
        count = self.having[thing]
        if not count:
            del self.having[thing]
            return True
        self.steps[thing] = self.tell(count, self.whole)
        return before != self.steps[thing]


@dataclass(slots=True)
class LiveBackdrop:
    """What a matcher may know beside two claims, while reports come and go.

    `backdrop` changes in place; it is what `gather_backdrop` gives for the reports that are there.
    """

    words: _Steps = field(default_factory=lambda: _Steps(tell_rarity))
    told: _Steps = field(default_factory=lambda: _Steps(tell_share))
    backdrop: Backdrop = field(init=False)
    _roots: dict[str, str] = field(default_factory=dict)
    _words: dict[str, frozenset[str]] = field(default_factory=dict)
    _antecedents: dict[str, str] = field(default_factory=dict)
    _triggers: dict[str, str] = field(default_factory=dict)
    _scenes: dict[str, dict[str, str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.backdrop = Backdrop(
            roots=self._roots,
            words=self._words,
            rarity=self.words.steps,
            antecedents=self._antecedents,
            crowding=self.told.steps,
            triggers=self._triggers,
            scenes=self._scenes,
        )

    def change(self, gone: Sequence[Seen], came: Sequence[Seen]) -> Moved:
        """Take some reports out and others in; give what moved for all the rest."""
        for one in gone:
            self._forget(one)
        for one in came:
            self._note(one)
        words = self.words.change(_vocabularies(gone), _vocabularies(came))
        told = self.told.change([one.told for one in gone], [one.told for one in came])
        return Moved(frozenset(words), frozenset(told))

    def _forget(self, one: Seen) -> None:
        self._roots.pop(one.report, None)
        self._scenes.pop(one.report)
        for claim in one.claims:
            for known in (self._words, self._antecedents, self._triggers):
                known.pop(claim.claim.id, None)

    def _note(self, one: Seen) -> None:
        if one.root is not None:
            self._roots[one.report] = one.root
        self._scenes[one.report] = dict(one.scene)
        self._words.update(one.words)
        self._triggers.update(one.triggers)
        self._antecedents.update(point_back(one.claims))


def _vocabularies(seen: Sequence[Seen]) -> list[frozenset[str]]:
    return [one.vocabulary for one in seen if one.vocabulary is not None]


def _each(reports: Iterable[Iterable[str]]) -> Iterator[str]:
    return (thing for one in reports for thing in one)
