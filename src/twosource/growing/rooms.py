"""The rooms that a build leaves for the next one: what each report brought, and who looks at it."""

from collections.abc import Iterable, Iterator, Mapping, MutableMapping
from dataclasses import dataclass, field
from typing import TypeVar

from twosource.model.claim import Claim
from twosource.model.held import Held, Sets
from twosource.model.report import Marks
from twosource.model.ruling import Orphan
from twosource.model.spans import Span
from twosource.stages.anniversaries import Dated, Fixed
from twosource.stages.copy_pairs import Copy
from twosource.stages.imprints import Imprint
from twosource.stages.seats import Quoted
from twosource.stages.veil import veil

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Sheet:
    """What one report brings beside its claims and needs no other report to tell.

    `outlet` and `agency` as given or as its reading found them, `published` as EDTF text, `country`
    the code of the country it is set in.
    """

    marks: Marks
    outlet: str | None = None
    agency: str | None = None
    published: str | None = None
    country: str | None = None
    quotes: tuple[Quoted, ...] = ()
    unheard: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Signed:
    """What is known of a text without reading it again (`stages/fingerprints.py`), as bytes."""

    words: int
    same: bytes
    prints: bytes
    imprint: Imprint


@dataclass(frozen=True, slots=True)
class Rooms:
    """What is held by report, but for what the index of claims holds itself.

    `credited` is the outlet each report credits in the end, `cited` the one it cites at all,
    `taken_back` for each report with
    notices the outlets whose reports these take back. `names` are the outlets that a credit may
    name, `voices` those that a voice may be, by last word with how many reports have them;
    `asking` are the reports that looked such a word up, `asked` what each did look up. `read_as`
    are the claims of reports of which people put values right, as these were read; `orphans` what
    people said of a report and does not attach. `disputed` are the events on which people disagree
    whether they are one, with how many disputes there are.
    """

    stamps: MutableMapping[str, str]
    sheets: MutableMapping[str, Sheet]
    signed: MutableMapping[str, Signed]
    copies: MutableMapping[str, Copy]
    credited: MutableMapping[str, str]
    cited: MutableMapping[str, str]
    taken_back: MutableMapping[str, tuple[str | None, ...]]
    withdrawn: MutableMapping[str, str]
    notices: MutableMapping[str, tuple[Span, ...]]
    dated: MutableMapping[str, Dated]
    fixed: MutableMapping[str, Fixed]
    outlets: MutableMapping[str, int]
    by_outlet: Sets
    names: "Names"
    voices: "Names"
    read_as: MutableMapping[str, tuple[Claim, ...]]
    orphans: MutableMapping[str, tuple[Orphan, ...]]
    disputed: MutableMapping[str, int]


def open_rooms(held: Held) -> Rooms:
    """Open the rooms."""
    return Rooms(
        stamps=held.map("stamps", str),
        sheets=held.map("sheets", Sheet),
        signed=held.map("signatures", Signed),
        copies=held.map("copies", Copy),
        credited=held.map("credited", str),
        cited=held.map("cited", str),
        taken_back=held.map("taken back", tuple[str | None, ...]),
        withdrawn=held.map("withdrawn", str),
        notices=held.map("notices", tuple[Span, ...]),
        dated=held.map("dated", Dated),
        fixed=held.map("years fixed", Fixed),
        outlets=held.map("outlets", int),
        by_outlet=held.sets("reports by outlet"),
        names=_open_names(held, "names"),
        voices=_open_names(held, "voices"),
        read_as=held.map("claims as read", tuple[Claim, ...]),
        orphans=held.map("orphans", tuple[Orphan, ...]),
        disputed=held.map("disputed", int),
    )


@dataclass(frozen=True, slots=True)
class Names(Mapping[str, list[str]]):
    """Names of outlets by their last word, as `index_outlets` gives them for what is there."""

    of: MutableMapping[str, dict[str, int]]
    asked: MutableMapping[str, frozenset[str]]
    asking: Sets

    def __getitem__(self, word: str) -> list[str]:
        return sorted(self.of[word])

    def __iter__(self) -> Iterator[str]:
        return iter(self.of)

    def __len__(self) -> int:
        return len(self.of)

    def change(self, word: str, name: str, by: int) -> bool:
        """Count a name more or less often; tell whether it came or went."""
        there = self.of.get(word, {})
        before = there.get(name, 0)
        there = {**there, name: before + by}
        if not there[name]:
            del there[name]
        if there:
            self.of[word] = there
        else:
            self.of.pop(word, None)
        return (before == 0) != (name not in there)

    def ask(self, words: Iterable[str]) -> set[str]:
        """Give the reports that look any of some words up."""
        return {report for word in words for report in self.asking.members(veil(word))}

    def note(self, report: str, words: frozenset[str]) -> None:
        """Keep what a report looks up, to be told when that changes."""
        # Among the words looked up are last names of those who may be an outlet.
        words = frozenset(map(veil, words))
        before = self.asked.get(report, frozenset())
        for word in before - words:
            self.asking.discard(word, report)
        for word in words - before:
            self.asking.add(word, report)
        if words:
            self.asked[report] = words
        else:
            self.asked.pop(report, None)


def _open_names(held: Held, room: str) -> Names:
    return Names(
        held.map(room, dict[str, int]),
        held.map(f"{room} asked for", frozenset[str]),
        held.sets(f"reports asking for {room}"),
    )


@dataclass(slots=True)
class Listening(Mapping[str, list[str]]):
    """Names to look up, which keeps what was looked up."""

    names: Names
    heard: set[str] = field(default_factory=set)

    def __getitem__(self, word: str) -> list[str]:
        self.heard.add(word)
        return self.names[word]

    def __iter__(self) -> Iterator[str]:
        return iter(self.names)

    def __len__(self) -> int:
        return len(self.names)


def put(there: MutableMapping[str, T], key: str, value: T | None) -> bool:
    """Put a value, or take it out where there is none; tell whether it is another."""
    before = there.get(key)
    if value == before:
        return False
    if value is None:
        del there[key]
    else:
        there[key] = value
    return True
