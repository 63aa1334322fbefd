"""What a report is like as a whole: the words that few others use, its day, where it revises.

Likeness is the cosine of TF-IDF vectors (Salton and Buckley, "Term-weighting approaches in
automatic text retrieval", 1988): each word by how often it stands in the text, in logarithms, and
by how few reports of the record use it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from math import log, sqrt

from twosource.model.match import Page
from twosource.model.report import Report
from twosource.model.spans import Span
from twosource.model.values import When
from twosource.stages.copies import fold_words
from twosource.stages.when import read_published

FEWEST = 20
COMMON = 0.5
STEP = 0.25
_REVISING = re.compile(
    r"\b(?:(?:ris|climb|grow|jump|increas|soar|mount)(?:es|e|s|en|ing|ed)?|rose|grew|grown|fell|fallen"
    r"|up\s+from|down\s+from|revis\w+|correct(?:s|ed|ing|ion|ions)|updat\w+|rectif\w+|amend\w+"
    r"|earlier|previous(?:ly)?|initial(?:ly)?|at\s+first|first\s+(?:said|put|gave|reported|thought)"
    r"|so\s+far|until\s+now|by\s+now|now|instead\s+of|rather\s+than|wrongly|mistaken(?:ly)?"
    r"|lower(?:s|ed|ing)|rais(?:es|ed|ing)|adjust\w+|recount\w*|latest|new\s+(?:toll|count|figure))\b",
    re.IGNORECASE,
)


def read_pages(reports: Iterable[Report]) -> Mapping[str, Page]:
    """Give for each report its rare words, its day of publication, and where it speaks of revising.

    The words are weighed to length 1; a title counts twice. In a record of fewer than 20 reports no
    word is known to be rare.
    """
    kept = {report.key: report for report in reports}
    told = {key: _count(report) for key, report in kept.items()}
    seen = Counter(word for words in told.values() for word in words)
    rarity = {} if len(kept) < FEWEST else _weigh(seen, len(kept))
    return {
        key: Page(_scale(told[key], rarity), _publish(report), _find(report.text))
        for key, report in kept.items()
    }


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


def _weigh(seen: Mapping[str, int], reports: int) -> Mapping[str, float]:
    """Weigh words by rarity, in steps: one more report leaves nearly all weights as they were."""
    return {
        word: max(round(log((reports + 1) / (count + 0.5)) / STEP), 1) * STEP
        for word, count in seen.items()
        if count <= COMMON * reports
    }


def _scale(words: Mapping[str, int], rarity: Mapping[str, float]) -> Mapping[str, float]:
    weights = {
        word: (1 + log(count)) * rarity[word]
        for word, count in sorted(words.items())
        if word in rarity
    }
    length = sqrt(sum(weight**2 for weight in weights.values()))
    return {word: weight / length for word, weight in weights.items()}


def _find(text: str) -> tuple[Span, ...]:
    return tuple(Span(*found.span()) for found in _REVISING.finditer(text))
