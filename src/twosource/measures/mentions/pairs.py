"""What speaks for two mentions telling of one event: a row of numbers for each pair that may."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from twosource.measures.mentions.around import compare_meetings, share_neighbours
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
    may = np.zeros((len(told), len(told)), bool)
    may[first, second] = may[second, first] = True
    # One table of all mentions by all at a time: of thousands of mentions, forty would not fit.
    tables = chain(
        [("texts", likeness[np.ix_(home, home)]), ("together", together[np.ix_(home, home)])],
        _compare_places(told),
        _compare_words(told),
        _compare_arguments(told),
        [("sentences", _compare_sentences(documents, told))],
        compare_vectors(vectors, may),
        share_neighbours(vectors, may),
        compare_meetings(told, may),
    )
    return Pairs(len(told), first, second, {name: one[first, second] for name, one in tables})


Tables = Iterator[tuple[str, Table]]


def _compare_places(told: Sequence[Told]) -> Tables:
    """Give where the two stand: in one sentence, how early in their texts."""
    homes = np.array([one.document for one in told])
    places = np.array([one.sentence for one in told], np.float32)
    same = homes[:, None] == homes
    yield "one_text", _number(same)
    yield "one_sentence", _number(same & (places[:, None] == places))
    yield "earlier", np.minimum(places[:, None], places)
    yield "later", np.maximum(places[:, None], places)


def _compare_words(told: Sequence[Told]) -> Tables:
    """Give what the words themselves share, and whether one stands in the other's text too."""
    stems = [one.stem for one in told]
    own = np.array(stems)
    counted = Counter(stems)
    often = np.log(np.array([counted[one] for one in stems], np.float32))
    verbs = np.array([one.verb for one in told], np.float32)
    yield "stem", _number(own[:, None] == own)
    yield "threes", share_all([cut_threes(one.head) for one in told])
    yield "verbs", verbs[:, None] + verbs
    yield "rarer", np.minimum(often[:, None], often)
    yield "commoner", np.maximum(often[:, None], often)
    for name, held in (
        ("told_beside", [one.others for one in told]),
        ("told_anywhere", [one.all_others for one in told]),
    ):
        found = _number(np.array([[stem in words for words in held] for stem in stems]))
        yield name, found + found.T


def _compare_arguments(told: Sequence[Told]) -> Tables:
    """Give what they share of who takes part, of what is near, of names, days and numbers."""
    yield "doers", share_words([one.doers for one in told])
    yield "done_to", share_words([one.done_to for one in told])
    yield "beside", share_words([one.beside for one in told])
    yield "arguments", share_words([one.arguments for one in told])
    yield "near", share_words([one.near for one in told])
    yield "names", share_words([one.names for one in told])
    yield "times", share_words([one.times for one in told])
    yield "counts", share_words([one.counts for one in told])
    yield "others", share_words([one.others for one in told])


def _compare_sentences(documents: Sequence[Document], told: Sequence[Told]) -> Table:
    homes = sorted({(one.document, one.sentence) for one in told})
    place = {one: at for at, one in enumerate(homes)}
    likeness = compare_texts(
        [documents[at].sentences[row].of(documents[at].text) for at, row in homes]
    )
    own = [place[one.document, one.sentence] for one in told]
    return np.asarray(likeness[np.ix_(own, own)])


def compare_vectors(vectors: Table, may: NDArray[np.bool_]) -> Tables:
    """Give the cosine of each two vectors, and how it stands beside those of either's neighbours.

    "Neighbours" are the mentions that may be paired with it; subtracting their mean keeps a mention
    that is like everything from joining everything (Conneau and others, ICLR 2018).
    """
    cosine = np.asarray(vectors @ vectors.T)
    held = np.where(may, cosine, -1)
    order = -np.sort(-held, axis=1)
    best, some = order[:, 0], order[:, :NEIGHBOURS].mean(1)
    rank = np.log1p((-held).argsort(1).argsort(1).astype(np.float32))
    yield "cosine", cosine
    yield "below_best", cosine - np.maximum(best[:, None], best)
    yield "below_least_best", cosine - np.minimum(best[:, None], best)
    yield "beside_neighbours", 2 * cosine - some[:, None] - some
    yield "rank", np.minimum(rank, rank.T)
    yield "worse_rank", np.maximum(rank, rank.T)


def _number(table: NDArray[np.bool_]) -> Table:
    return table.astype(np.float32)
