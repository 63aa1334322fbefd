"""Which reports are the same text, a trimmed one or a version, and which quotations they share.

Containment is measured, not Jaccard likeness: a reprint cut to half its length shares all its
words with the whole, but half of the whole's words with it.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from operator import itemgetter

from twosource.stages.copy_index import (
    CopyIndex,
    find_holders,
    find_places,
    find_touched,
    index_prints,
)
from twosource.stages.copy_pairs import (
    Copy,
    CopyKind,
    Side,
    compare,
    take_side,
    tell_copy,
    tell_same,
    trace_copies,
)
from twosource.stages.fingerprints import Signature, sign
from twosource.stages.imprints import Imprint, share_address, share_outlet
from twosource.stages.running_words import Body, fold_words, whole_body

__all__ = [
    "Copy",
    "CopyKind",
    "Renewal",
    "SharedQuotation",
    "Shelf",
    "find_copies",
    "find_shared_quotations",
    "fold_words",
    "relate",
    "relate_new",
    "shelve",
    "trace_copies",
]

FEWEST_EQUAL = 5
QUOTED_WORDS = 8
MOST_HELD_BESIDE = 4


@dataclass(frozen=True, slots=True)
class Shelf:
    """Reports by key as they are held side by side.

    Only the bodies that are compared word by word are looked up, so that a mapping may fetch them.
    """

    bodies: Mapping[str, Body]
    signatures: Mapping[str, Signature]
    imprints: Mapping[str, Imprint] = field(default_factory=dict)

    def side(self, key: str) -> Side:
        """Read one report's words."""
        return take_side(key, self.bodies[key], self.imprints.get(key))

    def imprint(self, key: str) -> Imprint:
        """Give the imprint of a report, an empty one if none is known."""
        return self.imprints.get(key) or Imprint()


@dataclass(frozen=True, slots=True)
class Renewal:
    """What new reports change: these `copies` take the place of all former ones of `reports`."""

    reports: frozenset[str]
    copies: tuple[Copy, ...]


@dataclass(frozen=True, slots=True)
class SharedQuotation:
    """Words in quotation marks that stand in more than one report, and those reports."""

    words: str
    reports: tuple[str, ...]


def shelve(
    bodies: Mapping[str, Body],
    imprints: Mapping[str, Imprint] | None = None,
    known: Mapping[str, Signature] | None = None,
) -> Shelf:
    """Sign the reports that are not `known`, so that they can be related."""
    old = known or {}
    new = {key: sign(bodies[key].plain) for key in bodies if key not in old}
    return Shelf(bodies, {**old, **new}, imprints or {})


def find_copies(texts: Mapping[str, str]) -> tuple[Copy, ...]:
    """Find the texts that are another's, whole or trimmed, where nothing but the texts is known."""
    return relate(shelve({key: whole_body(text) for key, text in texts.items()}))


def relate(shelf: Shelf) -> tuple[Copy, ...]:
    """Find the reports whose text is another's: the same, trimmed, or a version of one article.

    A report is held beside those that share most of its fingerprints, so the work grows with the
    reports and not with their pairs. It names one text: a version of its own article before
    others', then the one that holds most of it. Equal texts from five words are copies, the larger
    key of the smaller.
    """
    return relate_new(shelf, shelf.signatures).copies


def relate_new(shelf: Shelf, new: Collection[str]) -> Renewal:
    """Find what the reports `new` change about which report is whose copy; the rest stays.

    >>> bodies = {"a": whole_body("The old dam burst at night."), "b": whole_body("None")}
    >>> relate_new(shelve(bodies), ["a"])
    Renewal(reports=frozenset({'a'}), copies=())
    """
    related = _Related(shelf)
    places = related.find_touched(new)
    reports = {key for place in places for key in related.equals(place)}
    # A text of four words is nobody's copy.
    reports.update(key for key in new if key not in related.places)
    copies = [copy for place in places for copy in related.copies_of(place)]
    return Renewal(
        frozenset(reports), tuple(sorted(copies, key=lambda copy: (copy.report, copy.of)))
    )


class _Related:
    """The reports in their index: one of each text, with the others of the same words beside it."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        groups = _group_equal(shelf.signatures)
        firsts = {keys[0]: shelf.signatures[keys[0]] for keys in groups}
        self.index: CopyIndex = index_prints(firsts)
        self.groups = {keys[0]: keys for keys in groups}
        self.places = {
            key: place for place, first in enumerate(self.index.keys) for key in self.groups[first]
        }
        self.addresses = self._list_addresses()
        self.likely = set(find_places(self.index))
        # Holders come again and again, and a text is read in no time.
        self.side: Callable[[str], Side] = lru_cache(maxsize=256)(shelf.side)

    def _list_addresses(self) -> Mapping[str, Sequence[int]]:
        """Give for each address the places of the reports that stood there, the longest first."""
        held: defaultdict[str, set[int]] = defaultdict(set)
        for key, place in self.places.items():
            address = self.shelf.imprint(key).address
            if address is not None:
                held[address].add(place)
        return {address: sorted(places) for address, places in held.items() if len(places) > 1}

    def equals(self, place: int) -> Sequence[str]:
        """Give all reports of one text."""
        return self.groups[self.index.keys[place]]

    def find_touched(self, new: Collection[str]) -> Sequence[int]:
        """Give the places of texts whose copies new reports may change."""
        places = {self.places[key] for key in new if key in self.places}
        if len(places) == len(self.index.keys):
            return sorted(places)
        touched = places | find_touched(self.index, sorted(places))
        for held in self.addresses.values():
            first = next((place for place in held if place in places), len(self.index.keys))
            touched.update(place for place in held if place > first)
        return sorted(touched)

    def copies_of(self, place: int) -> Iterable[Copy]:
        """Give the copies of one text, and the longer text it is a copy of."""
        first, *others = self.equals(place)
        for key in others:
            yield tell_same(self.side(key), self.side(first))
        found = []
        # Most texts have none to be held beside, and are not read again.
        for one in self._find_longer(first, place):
            theirs = self.side(self._choose(first, one))
            likeness = compare(self.side(first), theirs)
            if likeness is not None:
                found.append((likeness.kind == "version", likeness.share, -one, likeness, theirs))
        if found:
            *_, likeness, theirs = max(found, key=itemgetter(0, 1, 2))
            yield tell_copy(likeness, self.side(first), theirs)

    def _find_longer(self, key: str, place: int) -> set[int]:
        """Give the longer texts to hold beside one: the fullest, and of its outlet and address.

        Four of each are enough: of a story reprinted a hundred times all the fullest are alike.
        """
        ours = self.shelf.imprint(key)
        held = find_holders(self.index, place) if place in self.likely else ()
        own = (
            one
            for one in (held if ours.outlet or ours.site else ())
            if any(share_outlet(ours, self.shelf.imprint(equal)) for equal in self.equals(one))
        )
        there = (one for one in self.addresses.get(ours.address or "", ()) if one < place)
        return {one for kind in (held, own, there) for one in islice(kind, MOST_HELD_BESIDE)}

    def _choose(self, key: str, place: int) -> str:
        """Give of reports of one text the one of this address, else of this outlet, else any."""
        if len(self.equals(place)) == 1:
            return self.index.keys[place]
        ours = self.shelf.imprint(key)
        theirs = {one: self.shelf.imprint(one) for one in self.equals(place)}
        return max(
            self.equals(place),
            key=lambda one: (share_address(ours, theirs[one]), share_outlet(ours, theirs[one])),
        )


def _group_equal(signatures: Mapping[str, Signature]) -> Sequence[Sequence[str]]:
    """Give the reports of each text of five words and more, the least key first."""
    groups: defaultdict[bytes, list[str]] = defaultdict(list)
    for key in sorted(signatures):
        if signatures[key].words >= FEWEST_EQUAL:
            groups[signatures[key].same].append(key)
    return tuple(groups.values())


def find_shared_quotations(
    quotations: Mapping[str, Sequence[str]],
) -> tuple[SharedQuotation, ...]:
    """Find the quotations of eight words and more that two or more reports give alike.

    `quotations` gives the quoted words by report. Case, punctuation and white space are folded.
    """
    holders: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for report, quoted in quotations.items():
        for one in quoted:
            words = fold_words(one)
            if len(words) >= QUOTED_WORDS:
                holders[words].add(report)
    return tuple(
        SharedQuotation(" ".join(words), tuple(sorted(reports)))
        for words, reports in sorted(holders.items())
        if len(reports) > 1
    )
