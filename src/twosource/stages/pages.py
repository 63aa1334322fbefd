"""What a report is like as a whole: the words that few others use, its day, where it revises.

Likeness is the cosine of TF-IDF vectors (Salton and Buckley, "Term-weighting approaches in
automatic text retrieval", 1988): each word by how often it stands in the text, in logarithms, and
by how few reports of the record use it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import log, log2, sqrt

from twosource.model.match import Page
from twosource.model.report import Report
from twosource.model.spans import Span
from twosource.model.values import When
from twosource.stages.copies import fold_words
from twosource.stages.when import read_published

FEWEST = 20
COMMON = 0.5
STEP = log(4)
_REVISING = re.compile(
    r"\b(?:(?:ris|climb|grow|jump|increas|soar|mount)(?:es|e|s|en|ing|ed)?|rose|grew|grown|fell|fallen"
    r"|up\s+from|down\s+from|revis\w+|correct(?:s|ed|ing|ion|ions)|updat\w+|rectif\w+|amend\w+"
    r"|earlier|previous(?:ly)?|initial(?:ly)?|at\s+first|first\s+(?:said|put|gave|reported|thought)"
    r"|so\s+far|until\s+now|by\s+now|now|instead\s+of|rather\s+than|wrongly|mistaken(?:ly)?"
    r"|lower(?:s|ed|ing)|rais(?:es|ed|ing)|adjust\w+|recount\w*|latest|new\s+(?:toll|count|figure))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Leaf:
    """A report as a whole, before it is known which of its words are rare: how often it has each.

    A title counts twice more. `published` and `revising` are as in a `Page`.
    """

    words: Mapping[str, int] = field(default_factory=dict)
    published: When | None = None
    revising: tuple[Span, ...] = ()


def open_leaf(report: Report) -> Leaf:
    """Read a report as a whole."""
    return Leaf(_count(report), _publish(report), _find(report.text))


def read_pages(reports: Iterable[Report]) -> Mapping[str, Page]:
    """Give for each report its rare words, its day of publication, and where it speaks of revising.

    The words are weighed to length 1; a title counts twice. In a record of fewer than 20 reports no
    word is known to be rare.
    """
    return weigh_pages({report.key: open_leaf(report) for report in reports})


def weigh_pages(leaves: Mapping[str, Leaf]) -> Mapping[str, Page]:
    """Give the pages of all reports of a record (see `read_pages`)."""
    seen = Counter(word for leaf in leaves.values() for word in leaf.words)
    rarity = {word: tell_weight(count, len(leaves)) for word, count in seen.items()}
    return {key: weigh_page(leaf, rarity) for key, leaf in leaves.items()}


def weigh_page(leaf: Leaf, rarity: Mapping[str, float]) -> Page:
    """Weigh the words of a report; those of no weight are left out."""
    return Page(_scale(leaf.words, rarity), leaf.published, leaf.revising)


def measure_likeness(one: Page, other: Page) -> float | None:
    """Give how alike two reports are in their rare words, 0 to 1; None where none is known."""
    if not one.rare or not other.rare:
        return None
    fewer, more = sorted((one.rare, other.rare), key=len)
    return sum(weight * more[word] for word, weight in fewer.items() if word in more)


def _count(report: Report) -> Counter[str]:
    counted = Counter(fold_words(report.text))
    counted.update(2 * list(fold_words(report.title.value if report.title else "")))
    return counted


def _publish(report: Report) -> When | None:
    given = None if report.published is None else report.published.value
    published = read_published(given, None)
    return published if isinstance(published, When) else None


def tell_weight(count: int, reports: int) -> float:
    """Weigh a word by how few reports have it, in steps: of four times as few, one step more.

    Nothing for a word of every other report, nor in a record of fewer than 20. The size of the
    record is taken to the nearest power of two, so that one more report leaves nearly all weights
    as they were.

    >>> [round(tell_weight(count, 1000), 1) for count in (1, 4, 16, 64, 600)]
    [6.9, 5.5, 4.2, 2.8, 0.0]
    """
    size = 2 ** round(log2(max(1, reports)))
    if reports < FEWEST or count > COMMON * size:
        return 0.0
    return max(round(log((size + 1) / (count + 0.5)) / STEP), 1) * STEP


def _scale(words: Mapping[str, int], rarity: Mapping[str, float]) -> Mapping[str, float]:
    weights = {
        word: (1 + log(count)) * rarity[word]
        for word, count in sorted(words.items())
        if rarity[word]
    }
    length = sqrt(sum(weight**2 for weight in weights.values()))
    return {word: weight / length for word, weight in weights.items()}


def _find(text: str) -> tuple[Span, ...]:
    return tuple(Span(*found.span()) for found in _REVISING.finditer(text))
