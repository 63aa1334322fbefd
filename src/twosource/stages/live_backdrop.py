"""The backdrop of a record that grows: kept up to date report by report, as if set anew."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, MutableMapping, Sequence
from dataclasses import dataclass, field
from math import log2

from twosource.model.held import Held, Sets
from twosource.model.match import Backdrop, Page
from twosource.stages.backdrop import USUAL_REPORTS, point_back, tell_rarity, tell_share
from twosource.stages.pages import Leaf, tell_weight, weigh_page
from twosource.stages.seen import Seen
from twosource.stages.usual_words import USUAL
from twosource.stages.veil import Veiled, veil

TOLD = "things told"
PASSAGES = ("words of passages", "antecedents", "triggers")
WHOLE_REPORTS = ("roots", "scenes", "pages")
_USUAL = {veil(word): share for word, share in USUAL.items()}
"""Rooms in which something is held for each claim, and for each report."""


@dataclass(frozen=True, slots=True)
class Moved:
    """What is known otherwise now of the reports that stay.

    The words whose rarity moved, veiled; the places, days and names that got more or less common;
    the reports whose own rare words are weighed otherwise; and whether the record is of another
    size.
    """

    words: frozenset[str]
    told: frozenset[str]
    reports: frozenset[str]
    size: bool


@dataclass(slots=True)
class _Steps:
    """How many reports have each thing, and what that comes to in steps.

    `counted` holds under this room's name how many reports there are. `name` gives what a thing is
    held under: a word is veiled, and the names that are told are public.
    """

    tell: Callable[[str, int, int], float]
    size: Callable[[int], int]
    room: str
    counted: MutableMapping[str, int]
    having: MutableMapping[str, int]
    steps: MutableMapping[str, float]
    held: Held
    name: Callable[[str], str]

    def change(self, gone: Sequence[Iterable[str]], came: Sequence[Iterable[str]]) -> set[str]:
        """Count some reports less and some more; give the things whose step moved."""
        before = self.counted.get(self.room, 0)
        whole = self.counted[self.room] = before + len(came) - len(gone)
        changes = Counter(map(self.name, _each(came)))
        changes.subtract(map(self.name, _each(gone)))
        for room in (f"reports having: {self.room}", f"steps: {self.room}"):
            self.held.fetch(room, changes)
        for thing, change in changes.items():
            if change:
                self.having[thing] = self.having.get(thing, 0) + change
        changed = set(changes)
        # A record of another size makes everything rarer, or less rare, by a bit.
        if self.size(whole) != self.size(before):
            changed.update(self.having)
        return {thing for thing in changed if self._step(thing, whole)}

    def _step(self, thing: str, whole: int) -> bool:
        before, count = self.steps.get(thing), self.having.get(thing, 0)
        if not count:
            self.having.pop(thing, None)
            self.steps.pop(thing, None)
            return True
        now = self.tell(thing, count, whole)
        if now != before:
            self.steps[thing] = now
        return now != before


def _open_steps(
    held: Held,
    room: str,
    tell: Callable[[str, int, int], float],
    size: Callable[[int], int],
) -> _Steps:
    counts = held.map(f"reports having: {room}", int)
    return _Steps(
        tell,
        size,
        room,
        held.map("reports counted", int),
        counts,
        held.map(f"steps: {room}", float),
        held,
        str if room == TOLD else veil,
    )


@dataclass(slots=True)
class LiveBackdrop:
    """What a matcher may know beside two claims, while reports come and go.

    `backdrop` changes in place; it is what `gather_backdrop` gives for the reports that are there.
    """

    held: Held
    words: _Steps = field(init=False)
    told: _Steps = field(init=False)
    whole: _Steps = field(init=False)
    backdrop: Backdrop = field(init=False)
    _leaves: MutableMapping[str, Leaf] = field(init=False)
    _pages: MutableMapping[str, Page] = field(init=False)
    _having: Sets = field(init=False)
    _roots: MutableMapping[str, str] = field(init=False)
    _words: MutableMapping[str, frozenset[str]] = field(init=False)
    _antecedents: MutableMapping[str, str] = field(init=False)
    _triggers: MutableMapping[str, str] = field(init=False)
    _scenes: MutableMapping[str, dict[str, str]] = field(init=False)

    def __post_init__(self) -> None:
        held = self.held
        self.words = _open_steps(held, "words", _tell_rarity, _size)
        self.told = _open_steps(held, TOLD, _tell_share, _size_drawn)
        self.whole = _open_steps(held, "words of whole reports", _tell_weight, _size)
        self._leaves = held.map("leaves", Leaf)
        self._pages = held.map("pages", Page)
        self._having = held.sets("reports by word")
        self._roots = held.map("roots", str)
        self._words = held.map("words of passages", frozenset[str])
        self._antecedents = held.map("antecedents", str)
        self._triggers = held.map("triggers", str)
        self._scenes = held.map("scenes", dict[str, str])
        self.backdrop = Backdrop(
            roots=self._roots,
            words=self._words,
            rarity=Veiled(self.words.steps),
            antecedents=self._antecedents,
            crowding=self.told.steps,
            triggers=self._triggers,
            scenes=self._scenes,
            pages=self._pages,
        )

    def change(self, gone: Sequence[Seen], came: Sequence[Seen]) -> Moved:
        """Take some reports out and others in; give what moved for all the rest."""
        size = _size(len(self._scenes))
        leaves = (one.leaf.words for one in (*gone, *came) if one.leaf is not None)
        self.held.fetch("reports by word", map(veil, _each(leaves)))
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
        reports = {report for word in moved for report in self._having.members(word)}
        for report in reports | {one.report for one in came if one.leaf is not None}:
            self._pages[report] = weigh_page(self._leaves[report], Veiled(self.whole.steps))
        return reports

    def _forget(self, one: Seen) -> None:
        self._roots.pop(one.report, None)
        self._scenes.pop(one.report)
        self._pages.pop(one.report, None)
        leaf = self._leaves.pop(one.report, Leaf())
        for word in leaf.words:
            self._having.discard(veil(word), one.report)
        for claim in one.claims:
            self._words.pop(claim.claim.id, None)
            self._antecedents.pop(claim.claim.id, None)
            self._triggers.pop(claim.claim.id, None)

    def _note(self, one: Seen) -> None:
        if one.root is not None:
            self._roots[one.report] = one.root
        self._scenes[one.report] = dict(one.scene)
        if one.leaf is not None:
            self._leaves[one.report] = one.leaf
            for word in one.leaf.words:
                self._having.add(veil(word), one.report)
        self._words.update(one.words)
        self._triggers.update(one.triggers)
        self._antecedents.update(point_back(one.claims))


def _vocabularies(seen: Sequence[Seen]) -> list[frozenset[str]]:
    return [one.vocabulary for one in seen if one.vocabulary is not None]


def _words(seen: Sequence[Seen]) -> list[Iterable[str]]:
    return [one.leaf.words for one in seen if one.leaf is not None]


def _tell_rarity(word: str, count: int, reports: int) -> float:
    return tell_rarity(count, reports, _USUAL.get(word, 0.0))


def _tell_share(_thing: str, count: int, reports: int) -> float:
    return tell_share(count, reports)


def _tell_weight(word: str, count: int, reports: int) -> float:
    return tell_weight(count, reports, _USUAL.get(word, 0.0))


def _size(reports: int) -> int:
    return round(log2(max(1, reports)))


def _size_drawn(reports: int) -> int:
    return _size(reports + USUAL_REPORTS)


def _each(reports: Iterable[Iterable[str]]) -> Iterator[str]:
    return (thing for one in reports for thing in one)
