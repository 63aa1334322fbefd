"""Which reports to hold side by side: those that share fingerprints. Near-linear in the reports.

A report is looked up by the rarest of its fingerprints, just so many that none can be missed which
shares a third of them (prefix filtering: Chaudhuri, Ganti and Kaushik, ICDE 2006). So a tip line
that stands in every report of an outlet costs nothing, and most reports are done with none.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from twosource.stages.fingerprints import Prints, Signature

PART = 3

_Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class CopyIndex:
    """Reports by their fingerprints, the longest first.

    `groups` gives the fingerprints of all reports one after the other, as numbers from 0; those of
    the report at a place begin at `starts[place]`. `holders` are the places that hold each
    fingerprint, one fingerprint after the other; those of one begin at `begins[group]`, `held`
    counts them. `prints` are the fingerprints themselves, by number.
    """

    keys: tuple[str, ...]
    groups: _Numbers
    starts: _Numbers
    holders: _Numbers
    begins: _Numbers
    held: _Numbers
    prints: Prints

    def groups_of(self, place: int) -> _Numbers:
        """Give the fingerprints of the report at a place."""
        return self.groups[self.starts[place] : self.starts[place + 1]]

    def holders_of(self, groups: Iterable[int]) -> _Numbers:
        """Give the places that hold any of some fingerprints, each once, in order."""
        slices = [self.holders[self.begins[one] : self.begins[one + 1]] for one in groups]
        return np.unique(np.concatenate(slices)) if slices else np.zeros(0, dtype=np.int64)


def index_prints(signatures: Mapping[str, Signature]) -> CopyIndex:
    """Put the fingerprints of reports into an index."""
    keys = sorted(signatures, key=lambda key: (-signatures[key].words, key))
    counts = [len(signatures[key].prints) for key in keys]
    starts = np.concatenate(([0], np.cumsum(counts, dtype=np.int64)))
    flat = np.concatenate([np.zeros(0, dtype=np.uint64), *(signatures[key].prints for key in keys)])
    prints, groups, held = np.unique(flat, return_inverse=True, return_counts=True)
    order = np.argsort(groups, kind="stable")
    places = np.repeat(np.arange(len(keys)), counts)
    begins = np.concatenate(([0], np.cumsum(held, dtype=np.int64)))
    return CopyIndex(tuple(keys), groups, starts, places[order], begins, held, prints)


def find_places(index: CopyIndex) -> Sequence[int]:
    """Give the places of reports that may share a third of their fingerprints with another."""
    shared = index.held[index.groups] > 1
    counts = np.diff(index.starts)
    if not len(counts):
        return ()
    met = np.add.reduceat(shared, index.starts[:-1], dtype=np.int64)
    return [int(place) for place in np.flatnonzero(met >= _needed(counts))]


def find_holders(index: CopyIndex, place: int) -> Sequence[int]:
    """Give the longer reports that share a third of a report's fingerprints, the fullest first."""
    groups = index.groups_of(place)
    needed = int(_needed(np.array(len(groups))))
    rarest = groups[np.lexsort((groups, index.held[groups]))]
    longer = index.holders_of(rarest[: len(groups) - needed + 1])
    longer = longer[longer < place]
    if not len(longer):
        return ()
    shared = _count_shared(index, groups, longer)
    fullest = np.lexsort((longer, -shared))
    return [int(longer[one]) for one in fullest if shared[one] >= needed]


def find_touched(index: CopyIndex, new: Iterable[int]) -> frozenset[int]:
    """Give the places of reports that a new one among their holders may be a fuller text of."""
    counts = np.diff(index.starts)
    touched: set[int] = set()
    for place in new:
        held = [
            index.holders[index.begins[one] : index.begins[one + 1]]
            for one in index.groups_of(place)
        ]
        shorter, shared = np.unique(np.concatenate(held), return_counts=True)
        enough = (shared >= _needed(counts[shorter])) & (shorter > place)
        touched.update(int(one) for one in shorter[enough])
    return frozenset(touched)


def _needed(counts: _Numbers) -> _Numbers:
    """Give how many fingerprints of so many are a third, rounded up."""
    return -(-counts // PART)


def _count_shared(index: CopyIndex, groups: _Numbers, others: _Numbers) -> _Numbers:
    """Count how many of some fingerprints each of other reports holds."""
    own = np.sort(groups)
    theirs = [index.groups_of(int(place)) for place in others]
    flat = np.concatenate(theirs)
    at = np.minimum(np.searchsorted(own, flat), len(own) - 1)
    ends = list(chain((0,), np.cumsum([len(one) for one in theirs])[:-1]))
    counted: _Numbers = np.add.reduceat(own[at] == flat, ends, dtype=np.int64)
    return counted
