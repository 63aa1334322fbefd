"""The signs that two reports tell of one incident, each a table of all pairs.

The first line of each docstring is the sign's meaning for a reader. To add a sign, add it to SIGNS
and learn the weights anew.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np

from twosource.measures.same_reports.moments import DAY
from twosource.measures.same_reports.tables import (
    Table,
    Usual,
    compare_angles,
    count_rarity,
    find_rarest,
    measure_gaps,
    share_bits,
    sum_shared,
    tell_agreement,
)
from twosource.measures.same_reports.told import Told

TITLE_TIMES = 2


@dataclass
class Collection:
    """All reports that are to be grouped; rarity is counted in them."""

    told: Sequence[Told]
    usual: Usual

    @cached_property
    def titles(self) -> tuple[Table, Table]:
        """Give for each report and other the bits of its title's words there, and their share."""
        rarity = count_rarity([one.vocabulary for one in self.told], self.usual)
        found = sum_shared(
            [{word: rarity[word] for word in one.title} for one in self.told],
            [dict.fromkeys(one.vocabulary, 1.0) for one in self.told],
        )
        whole = np.array([sum(rarity[word] for word in set(one.title)) for one in self.told])
        return found, (found / np.where(whole > 0, whole, 1)[:, None]).astype(np.float32)


def published_apart(these: Collection) -> Table:
    """Days between their publication."""
    return measure_gaps([_as_list(one.published) for one in these.told])


def days_apart(these: Collection) -> Table:
    """Days between the nearest days they tell of."""
    return measure_gaps([one.days for one in these.told])


def hours_apart(these: Collection) -> Table:
    """Minutes between the nearest hours they tell of."""
    return measure_gaps([one.hours for one in these.told], DAY)


def words_alike(these: Collection) -> Table:
    """Likeness of their words and pairs of words, the title counted twice."""
    return compare_angles(
        [
            [*one.words, *pairwise(one.words)] + TITLE_TIMES * [*one.title, *pairwise(one.title)]
            for one in these.told
        ],
        these.usual,
    )


def titles_told(these: Collection) -> Table:
    """Share of a title that the other report has in title or text, the smaller of the two."""
    _, share = these.titles
    return np.minimum(share, share.T)


def title_words(these: Collection) -> Table:
    """Rarity of a title's words that the other report has, in bits, the greater of the two."""
    bits, _ = these.titles
    return np.maximum(bits, bits.T)


def names_shared(these: Collection) -> Table:
    """Rarity of all names in both, in bits."""
    return share_bits([one.names for one in these.told], these.usual)


def names_alike(these: Collection) -> Table:
    """Likeness of their names, by how often and how rare."""
    return compare_angles(
        [[name for name, times in one.names.items() for _ in range(times)] for one in these.told],
        these.usual,
    )


def double_names(these: Collection) -> Table:
    """Rarity of two names in a row in both, in bits: first name and surname, a street, a town."""
    return share_bits([one.doubles for one in these.told], these.usual)


def rarest_word(these: Collection) -> Table:
    """Rarity of the rarest word in both, in bits."""
    return find_rarest([one.vocabulary for one in these.told], these.usual)


def streets_told(these: Collection) -> Table:
    """Streets: one is in both (1), none is (-1), or one report tells none (0)."""
    return tell_agreement([one.streets for one in these.told])


def ages_shared(these: Collection) -> Table:
    """Rarity of the ages in both, in bits."""
    return share_bits([one.ages for one in these.told], these.usual)


def persons_told(these: Collection) -> Table:
    """People with an age: 2 one is in both, -2 none is; 1 or -1 where one report names none."""
    shared = sum_shared(
        [dict.fromkeys(one.persons, 1.0) for one in these.told],
        [dict.fromkeys(one.vocabulary, 1.0) for one in these.told],
    )
    some = np.array([bool(one.persons) for one in these.told]).astype(np.float32)
    named = some[:, None] + some[None, :]
    told: Table = np.where((shared + shared.T) > 0, named, -named).astype(np.float32)
    return told


def dead_counted(these: Collection) -> Table:
    """Difference of the dead they count."""
    return measure_gaps([_as_list(one.dead) for one in these.told])


def hurt_counted(these: Collection) -> Table:
    """Difference of the hurt they count."""
    return measure_gaps([_as_list(one.hurt) for one in these.told])


def length(these: Collection) -> Table:
    """Length of the shorter one, in bits: what is long shares more by chance."""
    long = np.log2([1.0 + len(one.words) for one in these.told]).astype(np.float32)
    return np.minimum(long[:, None], long[None, :])


def _as_list(number: int | None) -> list[int]:
    return [] if number is None else [number]


SIGNS: tuple[Callable[[Collection], Table], ...] = (
    published_apart,
    days_apart,
    hours_apart,
    words_alike,
    titles_told,
    title_words,
    names_shared,
    names_alike,
    double_names,
    rarest_word,
    streets_told,
    ages_shared,
    persons_told,
    dead_counted,
    hurt_counted,
    length,
)


def describe_signs() -> Mapping[str, str]:
    """Give the meaning of each sign by its name."""
    return {one.__name__: (one.__doc__ or "").strip().partition("\n")[0] for one in SIGNS}
