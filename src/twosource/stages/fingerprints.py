"""Fingerprints of a text: a few of its runs of words, chosen so that who copies 25 words is found.

Winnowing (Schleimer, Wilkerson and Aiken, SIGMOD 2003): of every 18 runs of eight words in a row
the one with the least hash is kept. Two texts that share 25 words in a row share a fingerprint, and
all fingerprints of a trimmed text are those of the whole one. About one run in ten is kept.
"""

from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from twosource.stages.running_words import fold_words

RUN = 8
SHORTEST_SHARED = 25
_WINDOW = SHORTEST_SHARED - RUN + 1

Prints = NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class Signature:
    """What is known of a text without reading it again.

    `words` counts its words, `same` is a digest of them (equal for equal words), `prints` are its
    fingerprints: 64-bit numbers, each once, in order of size.
    """

    words: int
    same: bytes
    prints: Prints


def sign(text: str) -> Signature:
    """Give the signature of a text; case, punctuation and white space do not count."""
    words = fold_words(text)
    same = blake2b(" ".join(words).encode(), digest_size=16).digest()
    return Signature(len(words), same, _winnow(_hash_runs(words)))


def _hash_runs(words: tuple[str, ...]) -> Prints:
    """Hash every run of eight words; of a shorter text all its words as one run."""
    numbers = np.array([_number(word) for word in words] or [0], dtype=np.uint64)
    length = min(RUN, len(numbers))
    runs = np.zeros(len(numbers) - length + 1, dtype=np.uint64)
    for place in range(length):
        runs = runs * _ODD + numbers[place : place + len(runs)]
    return _mix(runs)


def _winnow(runs: Prints) -> Prints:
    least: Prints = sliding_window_view(runs, min(_WINDOW, len(runs))).min(axis=1)
    return np.unique(least)


_ODD = np.uint64(0x9E3779B97F4A7C15)


@lru_cache(maxsize=1 << 18)
def _number(word: str) -> int:
    """Give a digest of a word: the same on every machine, which `hash` is not."""
    return int.from_bytes(blake2b(word.encode(), digest_size=8).digest(), "little")


def _mix(numbers: Prints) -> Prints:
    """Spread the bits of each number over all of it (the finish of MurmurHash3)."""
    for shift, factor in ((33, 0xFF51AFD7ED558CCD), (33, 0xC4CEB9FE1A85EC53), (33, 1)):
        numbers = (numbers ^ (numbers >> np.uint64(shift))) * np.uint64(factor)
    return numbers
