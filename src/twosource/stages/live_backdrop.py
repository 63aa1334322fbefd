"""The backdrop of a record that grows: kept up to date report by report, as if set anew."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from math import log2

from twosource.model.match import Backdrop, Page
from twosource.stages.backdrop import USUAL_REPORTS, point_back, tell_rarity, tell_share
from twosource.stages.pages import FEWEST, Leaf, tell_weight, weigh_page
from twosource.stages.seen import Seen


@dataclass(frozen=True, slots=True)
class Moved:
    """What is known otherwise now of the reports that stay.

    The words whose rarity moved; the places, days and names that got more or less common; the
    reports whose own rare words are weighed otherwise; and whether the record is of another size.
    """

    words: frozenset[str]
    told: frozenset[str]
    reports: frozenset[str]
    size: bool


@dataclass(slots=True)
class _Steps:
    """How many reports have each thing, and what that comes to in steps."""

    tell: Callable[[int, int], float]
    size: Callable[[int], tuple[int, bool]]
    whole: int = 0
    having: Counter[str] = field(default_factory=Counter)
    steps: dict[str, float] = field(default_factory=dict)

    def change(self, gone: Sequence[Iterable[str]], came: Sequence[Iterable[str]]) -> set[str]:
        """Count some reports less and some more; give the things whose step moved."""
        size = self.size(self.whole)
        self.whole += len(came) - len(gone)
        less, more = Counter(_each(gone)), Counter(_each(came))
        self.having.update(more)
        self.having.subtract(less)
        changed = less.keys() | more.keys()
        # A record of another size makes everything rarer, or less rare, by a bit.
        if self.size(self.whole) != size:
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

    words: _Steps = field(default_factory=lambda: _Steps(tell_rarity, _size))
    told: _Steps = field(default_factory=lambda: _Steps(tell_share, _size_drawn))
    whole: _Steps = field(default_factory=lambda: _Steps(tell_weight, _size))
    backdrop: Backdrop = field(init=False)
    _leaves: dict[str, Leaf] = field(default_factory=dict)
    _pages: dict[str, Page] = field(default_factory=dict)
    _having: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
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
            pages=self._pages,
        )

    def change(self, gone: Sequence[Seen], came: Sequence[Seen]) -> Moved:
        """Take some reports out and others in; give what moved for all the rest."""
        size = _size(len(self._scenes))
        for one in gone:
            self._forget(one)
        for one in came:
            self._note(one)
        words = self.words.change(_vocabularies(gone), _vocabularies(came))
        told = self.told.change([one.told for one in gone], [one.told for one in came])
        pages = self._weigh(gone, came)
        moved = _size(len(self._scenes)) != size
        return Moved(frozenset(words), frozenset(told), frozenset(pages), moved)

    def _weigh(self, gone: Sequence[Seen], came: Sequence[Seen]) -> set[str]:
        """Weigh anew the reports whose words got rarer or commoner by a step; give their keys."""
        moved = self.whole.change(_words(gone), _words(came))
        reports = {report for word in moved for report in self._having.get(word, ())}
        for report in reports | {one.report for one in came if one.leaf is not None}:
            self._pages[report] = weigh_page(self._leaves[report], self.whole.steps)
        return reports

    def _forget(self, one: Seen) -> None:
        self._roots.pop(one.report, None)
        self._scenes.pop(one.report)
        self._pages.pop(one.report, None)
        leaf = self._leaves.pop(one.report, Leaf())
        for word in leaf.words:
            self._having[word].discard(one.report)
            if not self._having[word]:
                del self._having[word]
        for claim in one.claims:
            for known in (self._words, self._antecedents, self._triggers):
                known.pop(claim.claim.id, None)

    def _note(self, one: Seen) -> None:
        if one.root is not None:
            self._roots[one.report] = one.root
        self._scenes[one.report] = dict(one.scene)
        if one.leaf is not None:
            self._leaves[one.report] = one.leaf
            for word in one.leaf.words:
                self._having[word].add(one.report)
        self._words.update(one.words)
        self._triggers.update(one.triggers)
        self._antecedents.update(point_back(one.claims))


def _vocabularies(seen: Sequence[Seen]) -> list[frozenset[str]]:
    return [one.vocabulary for one in seen if one.vocabulary is not None]


def _words(seen: Sequence[Seen]) -> list[Iterable[str]]:
    return [one.leaf.words for one in seen if one.leaf is not None]


def _size(reports: int) -> tuple[int, bool]:
    return round(log2(max(1, reports))), reports < FEWEST


def _size_drawn(reports: int) -> tuple[int, bool]:
    return _size(reports + USUAL_REPORTS)


def _each(reports: Iterable[Iterable[str]]) -> Iterator[str]:
    return (thing for one in reports for thing in one)
