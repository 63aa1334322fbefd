"""What the mentions around a pair say of it: words that meet elsewhere, neighbours in common."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from twosource.measures.mentions.likeness import Table
from twosource.measures.mentions.told import Told

NEAREST = (5, 10, 20)  # how many neighbours, itself among them, are looked at
SHARPNESS = 8  # a neighbour whose cosine is less by an eighth weighs 1/e

Tables = Iterator[tuple[str, Table]]
Numbers = NDArray[np.int64]


def compare_meetings(told: Sequence[Told], may: NDArray[np.bool_]) -> Tables:
    """Give how often the words of the two stand as mentions of their own in one sentence or text.

    Who says "sinking" and "fire" in one sentence, time and again, means two events; words that
    never meet may be two for one. Counted among texts that are alike (`may`), where a word has one
    sense.
    """
    stems = np.array([one.stem for one in told])
    words = number_groups((stems[:, None] == stems) & may)
    sentences = _number([(one.document, one.sentence) for one in told])
    rate, count, places = _meet(words, sentences)
    yield "meet_in_sentences", rate
    yield "sentences_met", np.log1p(count)
    yield "sentences_of_rarer", np.log1p(np.minimum(places[:, None], places))
    rate, count, _ = _meet(words, _number([(one.document, 0) for one in told]))
    yield "meet_in_texts", rate
    yield "texts_met", np.log1p(count)


def number_groups(tied: NDArray[np.bool_]) -> Numbers:
    """Give each item the smallest place among those it is tied to, directly or through others.

    >>> number_groups(np.array([[0, 0, 1], [0, 0, 0], [1, 0, 0]], dtype=bool)).tolist()
    [0, 1, 0]
    """
    groups = np.arange(len(tied))
    while True:
        found = np.minimum(groups, np.where(tied, groups, len(tied)).min(1, initial=len(tied)))
        if (found == groups).all():
            return groups
        groups = found


def _number(keys: Sequence[tuple[int, int]]) -> Numbers:
    places = {key: at for at, key in enumerate(sorted(set(keys)))}
    return np.array([places[key] for key in keys], np.int64)


def _meet(words: Numbers, places: Numbers) -> tuple[Table, Table, Table]:
    """Give of two mentions' words: the share of the rarer's places that both have, and counts."""
    held = np.zeros((places.max(initial=-1) + 1, words.max(initial=-1) + 1), np.float32)
    held[places, words] = 1
    both, each = held.T @ held, held.sum(0)
    least = np.maximum(np.minimum(each[:, None], each), 1)
    spread = np.ix_(words, words)
    return (both / least)[spread], both[spread], each[words]


def share_neighbours(vectors: Table, may: NDArray[np.bool_]) -> Tables:
    """Give how far the two have the same nearest neighbours.

    A neighbour counts that has the mention among its own nearest too, the nearer the more; what two
    share of them is divided by all they have (after Zhong and others, CVPR 2017).
    """
    cosine = np.asarray(vectors @ vectors.T)
    np.fill_diagonal(cosine, 1)
    held = np.where(may, cosine, -1)
    np.fill_diagonal(held, 2)
    rank = (-held).argsort(1).argsort(1)
    for most in NEAREST:
        near = (rank < most) & (held > -1)
        weights = np.exp(SHARPNESS * (cosine - 1)).astype(np.float32)
        yield f"neighbours_{most}", _share(np.where(near & near.T, weights, np.float32(0)))


def _share(weights: Table) -> Table:
    """Give for each two rows the sum of the smaller weights by that of the greater (Jaccard)."""
    both = np.zeros_like(weights)
    for at, row in enumerate(weights):
        some = np.flatnonzero(row)
        both[at] = np.minimum(weights[:, some], row[some]).sum(1)
    own = weights.sum(1)
    return np.asarray(both / np.maximum(own[:, None] + own - both, np.float32(1e-6)))
