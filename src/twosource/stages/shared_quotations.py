"""Which quotations several reports give alike."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from twosource.stages.running_words import fold_words

QUOTED_WORDS = 8


@dataclass(frozen=True, slots=True)
class SharedQuotation:
    """Words in quotation marks that stand in more than one report, and those reports."""

    words: str
    reports: tuple[str, ...]


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
