"""What a report is like as a whole: the words that few others use, its day, where it revises.

Likeness is the cosine of TF-IDF vectors (Salton and Buckley, "Term-weighting approaches in
automatic text retrieval", 1988): each word by how often it stands in the text, in logarithms, and
by how few reports of the record use it. A record of few reports cannot tell which words are rare:
it is taken to stand among as many others as make 128, which say the words that are common in news
at large as often as news does. So a record that grows knows its words gradually.
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
from twosource.stages.languages import ENGLISH
from twosource.stages.usual_words import USUAL
from twosource.stages.when import read_published

ENOUGH = 128
OFTEN = 0.5
STEP = log(4)
_REVISING = re.compile(
    r"\b(?:(?:ris|climb|grow|jump|increas|soar|mount)(?:es|e|s|en|ing|ed)?|rose|grew|grown|fell|fallen"
    r"|up\s+from|down\s+from|revis\w+|correct(?:s|ed|ing|ion|ions)|updat\w+|rectif\w+|amend\w+"
    r"|earlier|previous(?:ly)?|initial(?:ly)?|at\s+first|first\s+(?:said|put|gave|reported|thought)"
    r"|so\s+far|until\s+now|by\s+now|now|instead\s+of|rather\s+than|wrongly|mistaken(?:ly)?"
    r"|lower(?:s|ed|ing)|rais(?:es|ed|ing)|adjust\w+|recount\w*|latest|new\s+(?:toll|count|figure))\b",
    re.IGNORECASE,
)
_ORDINAL = r"(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)"
_YEAR = r"(?:years?|springs?|summers?|autumns?|falls?|winters?|seasons?)"
_AGAIN = re.compile(
    rf"\b(?:in\s+as\s+many\s+{_YEAR}|for\s+the\s+{_ORDINAL}\s+(?:straight\s+|consecutive\s+)?{_YEAR}"
    rf"|(?:again|once\s+more)\s+this\s+{_YEAR}|as\s+(?:it|they|he|she)\s+(?:did|had|were|was)\s+last\s+{_YEAR}"
    rf"|(?:like|unlike|as|than)\s+(?:in\s+)?(?:last\s+{_YEAR}|the\s+(?:{_YEAR})\s+before)"
    rf"|(?:similar|same)\s+(?:\w+\s+){{1,3}}(?:last\s+{_YEAR}|a\s+year\s+(?:ago|earlier|before))"
    rf"|last\s+{_YEAR}[^.]*\.\s+this\s+time\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Leaf:
    """A report as a whole, before it is known which of its words are rare: how often it has each.

    A title counts twice more. A report in another language than English has none: which of its
    words are common is not known. `published`, `revising` and `again` are as in a `Page`.
    """

    words: Mapping[str, int] = field(default_factory=dict)
    published: When | None = None
    revising: tuple[Span, ...] = ()
    again: bool = False


def open_leaf(report: Report) -> Leaf:
    """Read a report as a whole."""
    again = _AGAIN.search(report.text) is not None
    return Leaf(_count(report), _publish(report), _find(report.text), again)


def read_pages(reports: Iterable[Report]) -> Mapping[str, Page]:
    """Give for each report its rare words, its day of publication, and where it speaks of revising.

    The words are weighed to length 1; a title counts twice.
    """
    return weigh_pages({report.key: open_leaf(report) for report in reports})


def weigh_pages(leaves: Mapping[str, Leaf]) -> Mapping[str, Page]:
    """Give the pages of all reports of a record (see `read_pages`)."""
    seen = Counter(word for leaf in leaves.values() for word in leaf.words)
    rarity = {
        word: tell_weight(count, len(leaves), USUAL.get(word, 0.0)) for word, count in seen.items()
    }
    return {key: weigh_page(leaf, rarity) for key, leaf in leaves.items()}


def weigh_page(leaf: Leaf, rarity: Mapping[str, float]) -> Page:
    """Weigh the words of a report; those of no weight are left out."""
    return Page(_scale(leaf.words, rarity), leaf.published, leaf.revising, leaf.again)


def measure_likeness(one: Page, other: Page) -> float | None:
    """Give how alike two reports are in their rare words, 0 to 1; None where none is known."""
    if not one.rare or not other.rare:
        return None
    fewer, more = sorted((one.rare, other.rare), key=len)
    return sum(weight * more[word] for word, weight in fewer.items() if word in more)


def _count(report: Report) -> Counter[str]:
    if report.language != ENGLISH:
        return Counter()
    counted = Counter(fold_words(report.text))
    counted.update(2 * list(fold_words(report.title.value if report.title else "")))
    return counted


def _publish(report: Report) -> When | None:
    given = None if report.published is None else report.published.value
    published = read_published(given, None)
    return published if isinstance(published, When) else None


def tell_weight(count: int, reports: int, usual: float = 0.0) -> float:
    """Weigh a word by how few reports have it, in steps: of four times as few, one step more.

    Nothing for a word of every other report. The size of the record is taken to the nearest power
    of two, so that one more report leaves nearly all weights as they were. `usual` is the share of
    reports that have the word in news at large, which stands for what a small record lacks.

    >>> [round(tell_weight(count, 1000), 1) for count in (1, 4, 16, 64, 600)]
    [6.9, 5.5, 4.2, 2.8, 0.0]
    >>> [round(tell_weight(2, 4, usual), 1) for usual in (0.0, 0.1, 0.9)]
    [4.2, 2.8, 0.0]
    """
    size = 2 ** round(log2(max(1, reports)))
    others = max(0, ENOUGH - size)
    having = count + usual * others
    if having > OFTEN * (size + others):
        return 0.0
    return max(round(log((size + others + 1) / (having + 0.5)) / STEP), 1) * STEP


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
