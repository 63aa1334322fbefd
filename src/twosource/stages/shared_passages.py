"""Paragraphs that a report takes over from another without being its copy as a whole."""

import re
from collections.abc import Collection, Iterable
from functools import lru_cache
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from twosource.stages.alignment import Run, align, mark_passages
from twosource.stages.copies import Copy, Shelf
from twosource.stages.copy_index import CopyIndex, index_prints
from twosource.stages.copy_pairs import SharedPassages, Side
from twosource.stages.fingerprints import SHORTEST_SHARED, sign
from twosource.stages.imprints import are_near, share_outlet
from twosource.stages.running_words import Words, read_words

COMMON = 20
HOUSE = 3
FEWEST_DIFFERENT = 10
LONG = 60

# What asks something of the reader tells no event: a run of few words that holds it is of that.
_APPEAL = re.compile(
    r"\b(?:anyone (?:with|who has) (?:any )?information|crime ?stoppers|tip ?line|newsletters?"
    r"|(?:asked|urged|encouraged) to (?:call|contact)|should (?:call|contact)|sign up|subscribe"
    r"|click here|follow us|for registering|all rights reserved|terms of (?:use|service))\b"
)


def find_shared(
    shelf: Shelf, copies: Iterable[Copy], new: Collection[str] | None = None
) -> tuple[SharedPassages, ...]:
    """Find the passages that two reports share where neither is a copy, of any report.

    A passage that more than 20 texts hold, or three of one outlet, is boilerplate; so is one of two
    texts of one outlet that ends both, or that came again after months. `new` are the reports to be
    told of, all if it is None; what was told of others before may since have become boilerplate.
    """
    repeated = {copy.report for copy in copies}
    own = {key: sign for key, sign in shelf.signatures.items() if key not in repeated}
    index = index_prints(own)
    telling = _find_telling(index, shelf)
    side = lru_cache(maxsize=256)(shelf.side)
    prints = frozenset(index.prints[telling].tolist())
    found = []
    for left, right in _pair(index, telling, new):
        shared = _share(side(left), side(right), prints)
        if shared is not None:
            found.append(shared)
    return tuple(found)


def _find_telling(index: CopyIndex, shelf: Shelf) -> NDArray[np.bool_]:
    """Tell of each fingerprint whether it is shared, and by few enough to mean something."""
    outlets = _number_outlets(index, shelf)
    held_by = np.repeat(np.arange(len(index.held)), index.held)
    both = held_by * (len(index.keys) + 1) + outlets[index.holders]
    pairs, counts = np.unique(both, return_counts=True)
    in_house = pairs[counts >= HOUSE] // (len(index.keys) + 1)
    telling: NDArray[np.bool_] = (index.held > 1) & (index.held <= COMMON)
    telling[in_house] = False
    return telling


def _number_outlets(index: CopyIndex, shelf: Shelf) -> NDArray[np.int64]:
    """Number the outlets of reports; a report of none known has a number to itself."""
    numbers: dict[str, int] = {}
    named = []
    for place, key in enumerate(index.keys):
        imprint = shelf.imprint(key)
        name = imprint.outlet or imprint.site or f"\n{key}"
        named.append(numbers.setdefault(name, place))
    return np.array(named, dtype=np.int64)


def _pair(
    index: CopyIndex, telling: NDArray[np.bool_], new: Collection[str] | None
) -> Iterable[tuple[str, str]]:
    """Give the pairs that share a telling fingerprint, the smaller key first, in order."""
    pairs: set[tuple[int, int]] = set()
    for group in np.flatnonzero(telling):
        holders = index.holders[index.begins[group] : index.begins[group + 1]]
        pairs.update(combinations((int(one) for one in holders), 2))
    named = (sorted((index.keys[one], index.keys[other])) for one, other in pairs)
    return sorted(
        (left, right) for left, right in named if new is None or left in new or right in new
    )


def _share(left: Side, right: Side, telling: Collection[int]) -> SharedPassages | None:
    in_house = share_outlet(left.imprint, right.imprint)
    if in_house and not are_near(left.imprint, right.imprint):
        return None
    runs = [
        run
        for run in align(left.words, right.words)
        if run.words >= SHORTEST_SHARED
        and not (in_house and _ends_both(run, left, right))
        and _is_telling(left, run, telling)
    ]
    if not runs:
        return None
    words = read_words(left.body), read_words(right.body)
    counted = [(run, own) for run in runs if (own := _count_own(words, run)) >= SHORTEST_SHARED]
    if not counted:
        return None
    passages = mark_passages([run for run, _ in counted], *words)
    return SharedPassages(left.key, right.key, sum(own for _, own in counted), passages)


def _count_own(words: tuple[Words, Words], run: Run) -> int:
    """Count the words of a run that stand in quotation marks in neither text."""
    ours = words[0].quoted[run.here : run.here + run.words]
    theirs = words[1].quoted[run.there : run.there + run.words]
    return sum(not (one or other) for one, other in zip(ours, theirs, strict=True))


def _ends_both(run: Run, left: Side, right: Side) -> bool:
    ends = run.here + run.words, run.there + run.words
    return ends == (len(left.words), len(right.words))


def _is_telling(left: Side, run: Run, telling: Collection[int]) -> bool:
    """Tell whether most fingerprints of a run are telling; no appeal and no word over and over."""
    words = left.words[run.here : run.here + run.words]
    text = " ".join(words)
    if len({*words}) < FEWEST_DIFFERENT or (len(words) < LONG and _APPEAL.search(text)):
        return False
    prints = sign(text).prints
    return 2 * sum(one in telling for one in prints.tolist()) > len(prints)
