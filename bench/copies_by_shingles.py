"""Copies as they were found before decision 0025: every five words of every report in one index.

Kept to measure against, and nothing else uses it: a pair is a copy if 80 % of the shorter's
five-word runs stand in the longer.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from twosource.stages.running_words import fold_words

SHINGLE = 5
ENOUGH = 0.8
FEWEST_WORDS = 40
COMMON = 20


@dataclass(frozen=True, slots=True)
class Shingled:
    """A report as its runs of five words."""

    key: str
    words: int
    shingles: frozenset[bytes]


def find_old_copies(texts: Mapping[str, str]) -> set[tuple[str, str]]:
    """Give each trimmed report and the one that holds most of it."""
    longest_first = sorted(
        (cut(key, text) for key, text in texts.items()), key=lambda one: (-one.words, one.key)
    )
    index: defaultdict[bytes, list[int]] = defaultdict(list)
    for place, one in enumerate(longest_first):
        for shingle in one.shingles:
            index[shingle].append(place)
    pairs = set()
    for place, one in enumerate(longest_first):
        if one.words >= FEWEST_WORDS:
            held = find_fullest(place, longest_first, index)
            pairs.update([(one.key, longest_first[held].key)] if held is not None else [])
    return pairs


def find_fullest(
    place: int, longest_first: Sequence[Shingled], index: Mapping[bytes, Sequence[int]]
) -> int | None:
    """Give the longer report that holds most of one, if that is enough."""
    one = longest_first[place]
    shared = Counter(
        longer for shingle in choose(one, index) for longer in index[shingle] if longer < place
    )
    shares = {
        longer: len(one.shingles & longest_first[longer].shingles) / len(one.shingles)
        for longer in sorted(shared)
    }
    fullest = max(shares, key=lambda longer: (shares[longer], -longer), default=None)
    return fullest if fullest is not None and shares[fullest] >= ENOUGH else None


def choose(one: Shingled, index: Mapping[bytes, Sequence[int]]) -> Iterable[bytes]:
    """Give the shingles to look others up by: the rare ones, unless nearly all are common."""
    rare = [shingle for shingle in one.shingles if len(index[shingle]) <= COMMON]
    return rare if len(rare) >= (1 - ENOUGH) * len(one.shingles) else one.shingles


def cut(key: str, text: str) -> Shingled:
    """Give a report's runs of five words, hashed."""
    words = fold_words(text)
    shingles = frozenset(
        blake2b(" ".join(words[start : start + SHINGLE]).encode(), digest_size=8).digest()
        for start in range(len(words) - SHINGLE + 1)
    )
    return Shingled(key, len(words), shingles)
