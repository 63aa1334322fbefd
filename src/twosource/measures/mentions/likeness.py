"""How alike texts are by their words (TF-IDF; Spärck Jones 1972), and which texts lie together."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from twosource.measures.linkage import join_by_average
from twosource.measures.mentions.stems import EMPTY, stem_word

Table = NDArray[np.float32]
LEVELS = (0.05, 0.07, 0.09, 0.12, 0.15, 0.19, 0.24, 0.3)  # mean likeness of texts that lie together
_WORD = re.compile(r"[a-z0-9]{2,}")


def list_terms(text: str) -> list[str]:
    """Give the stems of a text's words, and each two in a row.

    >>> list_terms("The ships collided.")
    ['ship', 'collid', 'ship collid']
    """
    stems = [stem_word(one) for one in _WORD.findall(text.lower()) if one not in EMPTY]
    return stems + [f"{one} {other}" for one, other in pairwise(stems)]


def compare_texts(texts: Sequence[str]) -> Table:
    """Give the cosine of each two texts, by the terms they share; rare ones weigh most."""
    counted = [Counter(list_terms(one)) for one in texts]
    spread = Counter(term for one in counted for term in one)
    # Terms of one text alone add to its length and to no likeness.
    shared = {term: at for at, term in enumerate(sorted(t for t in spread if spread[t] > 1))}
    table = np.zeros((len(texts), len(shared)), np.float32)
    for row, terms in enumerate(counted):
        weights = {
            term: (1 + math.log(count)) * math.log((1 + len(texts)) / spread[term])
            for term, count in terms.items()
        }
        length = math.sqrt(sum(one * one for one in weights.values())) or 1.0
        for term, weight in weights.items():
            if term in shared:
                table[row, shared[term]] = weight / length
    return np.asarray(table @ table.T)


def place_together(likeness: Table) -> Table:
    """Give for each two texts at how many of the `LEVELS` average linkage puts them together."""
    levels = np.zeros_like(likeness)
    scores = likeness.astype(float)
    for one in LEVELS:
        groups = np.array(join_by_average(scores, one))
        levels += groups[:, None] == groups[None, :]
    return levels


def share_words(sets: Sequence[Iterable[str]]) -> Table:
    """Give for each two sets the share of the smaller that both have; -1 where one is empty."""
    held = [frozenset(one) for one in sets]
    places = {word: at for at, word in enumerate(sorted(frozenset[str]().union(*held)))}
    table = np.zeros((len(held), len(places)), np.float32)
    for row, words in enumerate(held):
        table[row, [places[word] for word in words]] = 1
    sizes = table.sum(1)
    smaller = np.minimum(sizes[:, None], sizes[None, :])
    return np.asarray(np.where(smaller > 0, (table @ table.T) / np.maximum(smaller, 1), -1))


def share_all(sets: Sequence[frozenset[str]]) -> Table:
    """Give for each two sets what they share of all they have (Jaccard 1901)."""
    smaller = np.array([len(one) for one in sets], np.float32)
    least = np.minimum(smaller[:, None], smaller[None, :])
    both = np.maximum(share_words(sets), 0) * least
    return np.asarray(both / np.maximum(smaller[:, None] + smaller[None, :] - both, 1))
