"""Words under which things are found in a record, so that nobody can read names off the record.

Among the words of reports are names of private persons. What is found by a word is therefore held
under a digest of it: whoever has a report finds what shares its words, and no list of words, of how
many reports have one, or of who looks for one stands anywhere.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from twosource.model.ids import digest

_DIGITS = 16


@lru_cache(maxsize=1 << 18)
def veil(word: str) -> str:
    """Give what a word is held under: 64 bits of a digest.

    >>> veil("harbour")
    '2b49aab83657e1e9'
    """
    return digest("word", word)[:_DIGITS]


@dataclass(frozen=True, slots=True)
class Veiled(Mapping[str, float]):
    """Numbers by word, as they are held under veiled words; the words cannot be listed."""

    of: Mapping[str, float]

    def __getitem__(self, word: str) -> float:
        return self.of[veil(word)]

    def __iter__(self) -> Iterator[str]:
        return iter(self.of)

    def __len__(self) -> int:
        return len(self.of)

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and veil(word) in self.of
