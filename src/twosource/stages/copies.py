"""Which reports are the same text, or a trimmed one, and which quotations they share.

Containment is measured, not Jaccard likeness: a reprint cut to half its length shares all its
words with the whole, but half of the whole's words with it.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b

SHINGLE = 5
ENOUGH = 0.8
FEWEST_WORDS = 40
COMMON = 20
QUOTED_WORDS = 8

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Copy:
    """One report that repeats another: `containment` is the share of its text that stands there.

    `report` is the shorter, `of` the longer; which of them was first the texts do not tell.
    """

    report: str
    of: str
    containment: float
    because: str


@dataclass(frozen=True, slots=True)
class SharedQuotation:
    """Words in quotation marks that stand in more than one report, and those reports."""

    words: str
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Shingled:
    key: str
    words: int
    shingles: frozenset[bytes]


def find_copies(texts: Mapping[str, str]) -> tuple[Copy, ...]:
    """Find the reports whose text is another's, whole or trimmed.

    Five-word shingles are looked up in an inverted index, so the work grows with the texts and not
    with their pairs. A report is a copy if at least 80 % of its shingles stand in a longer one and
    it has 40 words; equal texts of any length from five words are copies, the larger key of the
    smaller. A report names the one text that holds most of it.
    """
    equal = _group_equal(texts)
    found = [
        Copy(key, keys[0], 1.0, "the same text") for keys in equal.values() for key in keys[1:]
    ]
    found.extend(_find_trimmed({keys[0]: " ".join(words) for words, keys in equal.items()}))
    return tuple(sorted(found, key=lambda copy: (copy.report, copy.of)))


def trace_copies(copies: Iterable[Copy]) -> Mapping[str, str]:
    """Give for each copy the text that its line of copies ends in.

    >>> trace_copies((Copy("c", "b", 0.9, ""), Copy("b", "a", 1.0, "")))
    {'c': 'a', 'b': 'a'}
    """
    parent = {copy.report: copy.of for copy in copies}
    roots = {}
    for key in parent:
        root = key
        while root in parent:
            root = parent[root]
        roots[key] = root
    return roots


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


def fold_words(text: str) -> tuple[str, ...]:
    """Give the words of a text in lower case, without punctuation.

    >>> fold_words("“The dam burst,” he said.")
    ('the', 'dam', 'burst', 'he', 'said')
    """
    return tuple(_WORD.findall(text.casefold()))


def _group_equal(texts: Mapping[str, str]) -> dict[tuple[str, ...], list[str]]:
    groups: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for key in sorted(texts):
        words = fold_words(texts[key])
        if len(words) >= SHINGLE:
            groups[words].append(key)
    return dict(groups)


def _find_trimmed(texts: Mapping[str, str]) -> list[Copy]:
    """Give for each text the longer one that holds most of it, if that is enough."""
    longest_first = sorted(
        (_cut(key, text) for key, text in texts.items()), key=lambda one: (-one.words, one.key)
    )
    index: defaultdict[bytes, list[int]] = defaultdict(list)
    for place, one in enumerate(longest_first):
        for shingle in one.shingles:
            index[shingle].append(place)
    copies = []
    for place, one in enumerate(longest_first):
        if one.words < FEWEST_WORDS:
            continue
        holder = _fullest_holder(place, longest_first, index)
        if holder is not None:
            copies.append(holder)
    return copies


def _fullest_holder(
    place: int, longest_first: Sequence[_Shingled], index: Mapping[bytes, Sequence[int]]
) -> Copy | None:
    one = longest_first[place]
    shared = Counter(
        longer for shingle in _telling(one, index) for longer in index[shingle] if longer < place
    )
    best: tuple[float, int] | None = None
    for longer in sorted(shared):
        share = len(one.shingles & longest_first[longer].shingles) / len(one.shingles)
        if share >= ENOUGH and (best is None or share > best[0]):
            best = (share, longer)
    if best is None:
        return None
    because = f"{_percent(best[0])} % of its words stand there in the same order"
    return Copy(one.key, longest_first[best[1]].key, best[0], because)


def _telling(one: _Shingled, index: Mapping[bytes, Sequence[int]]) -> Iterable[bytes]:
    """Give the shingles to look others up by."""
    rare = [shingle for shingle in one.shingles if len(index[shingle]) <= COMMON]
    # Subtle: of a story reprinted thirty times nearly every shingle is common; leaving those out
    # would hide exactly the copies we look for.
    return rare if len(rare) >= (1 - ENOUGH) * len(one.shingles) else one.shingles


def _cut(key: str, text: str) -> _Shingled:
    words = text.split(" ")
    shingles = frozenset(
        blake2b(" ".join(words[start : start + SHINGLE]).encode(), digest_size=8).digest()
        for start in range(len(words) - SHINGLE + 1)
    )
    return _Shingled(key, len(words), shingles)


def _percent(share: float) -> int:
    # Rounded down, so that a trimmed text is never said to be whole.
    return int(share * 100)
