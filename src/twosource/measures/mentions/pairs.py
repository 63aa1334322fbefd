"""What speaks for two mentions telling of one event: a row of numbers for each pair that may."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from twosource.measures.mentions.likeness import (
    Table,
    compare_texts,
    place_together,
    share_all,
    share_words,
)
from twosource.measures.mentions.stems import cut_threes
from twosource.measures.mentions.told import Document, Told

LEAST_LIKE = 0.06  # texts less alike than this, and never together, tell of different events
NEIGHBOURS = 5


@dataclass(frozen=True, slots=True)
class Pairs:
    """The pairs that may tell of one event, by number of mention, and their features by name."""

    count: int
    first: NDArray[np.int64]
    second: NDArray[np.int64]
    features: Mapping[str, Table]

    def spread(self, values: Table) -> Table:
        """Give the values of the pairs as a table of mentions by mentions, 0 elsewhere."""
        table = np.zeros((self.count, self.count), np.float32)
        table[self.first, self.second] = values
        table[self.second, self.first] = values
        return table


def pair_mentions(documents: Sequence[Document], told: Sequence[Told], vectors: Table) -> Pairs:
    """Give the pairs of a collection with their features, texts that are nothing alike left out."""
    home = np.array([one.document for one in told], np.int64)
    likeness = compare_texts([one.text for one in documents])
    together = place_together(likeness)
    near = (likeness > LEAST_LIKE) | (together > 0)
    np.fill_diagonal(near, val=True)
    first, second = np.nonzero(np.triu(near[np.ix_(home, home)], 1))
    tables = {
        "texts": likeness[np.ix_(home, home)],
        "together": together[np.ix_(home, home)],
        **_compare_places(told),
        **_compare_words(told),
        "sentences": _compare_sentences(documents, told),
    }
    may = np.zeros((len(told), len(told)), bool)
    may[first, second] = may[second, first] = True
    tables |= compare_vectors(vectors, may)
    return Pairs(
        len(told), first, second, {name: one[first, second] for name, one in tables.items()}
    )


def _compare_places(told: Sequence[Told]) -> dict[str, Table]:
    """Give where the two stand: in one sentence, how early in their texts."""
    homes = np.array([one.document for one in told])
    places = np.array([one.sentence for one in told], np.float32)
    same = (homes[:, None] == homes) & (places[:, None] == places)
    return {
        "one_text": _number(homes[:, None] == homes),
        "one_sentence": _number(same),
        "earlier": np.minimum(places[:, None], places),
        "later": np.maximum(places[:, None], places),
    }


def _compare_words(told: Sequence[Told]) -> dict[str, Table]:
    """Give what their words share: the word itself, who takes part, names, days and numbers."""
    stems = [one.stem for one in told]
    own = np.array(stems)
    counted = Counter(stems)
    often = np.log(np.array([counted[one] for one in stems], np.float32))
    verbs = np.array([one.verb for one in told], np.float32)
    other, anywhere = (
        _number(np.array([[stem in words for words in held] for stem in stems]))
        for held in ([one.others for one in told], [one.all_others for one in told])
    )
    return {
        "stem": _number(own[:, None] == own),
        "threes": share_all([cut_threes(one.head) for one in told]),
        "verbs": verbs[:, None] + verbs,
        "rarer": np.minimum(often[:, None], often),
        "commoner": np.maximum(often[:, None], often),
        "doers": share_words([one.doers for one in told]),
        "done_to": share_words([one.done_to for one in told]),
        "beside": share_words([one.beside for one in told]),
        "arguments": share_words([one.arguments for one in told]),
        "near": share_words([one.near for one in told]),
        "names": share_words([one.names for one in told]),
        "times": share_words([one.times for one in told]),
        "counts": share_words([one.counts for one in told]),
        "others": share_words([one.others for one in told]),
        "told_beside": other + other.T,
        "told_anywhere": anywhere + anywhere.T,
    }


def _compare_sentences(documents: Sequence[Document], told: Sequence[Told]) -> Table:
    homes = sorted({(one.document, one.sentence) for one in told})
    place = {one: at for at, one in enumerate(homes)}
    likeness = compare_texts(
        [documents[at].sentences[row].of(documents[at].text) for at, row in homes]
    )
    own = [place[one.document, one.sentence] for one in told]
    return np.asarray(likeness[np.ix_(own, own)])


def compare_vectors(vectors: Table, may: NDArray[np.bool_]) -> dict[str, Table]:
    """Give the cosine of each two vectors, and how it stands beside those of either's neighbours.

    "Neighbours" are the mentions that may be paired with it; subtracting their mean keeps a mention
    that is like everything from joining everything (Conneau and others, ICLR 2018).
    """
    cosine = np.asarray(vectors @ vectors.T)
    held = np.where(may, cosine, -1)
    order = -np.sort(-held, axis=1)
    best, some = order[:, 0], order[:, :NEIGHBOURS].mean(1)
    rank = np.log1p((-held).argsort(1).argsort(1).astype(np.float32))
    return {
        "cosine": cosine,
        "below_best": cosine - np.maximum(best[:, None], best),
        "below_least_best": cosine - np.minimum(best[:, None], best),
        "beside_neighbours": 2 * cosine - some[:, None] - some,
        "rank": np.minimum(rank, rank.T),
        "worse_rank": np.maximum(rank, rank.T),
    }


def _number(table: NDArray[np.bool_]) -> Table:
    return table.astype(np.float32)
