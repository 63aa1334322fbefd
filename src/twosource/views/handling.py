"""How reports are to be handled, in the words of whoever gave them, told before what they say.

A note is free text and is not read by rule: any note restricts what lists show of a report.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from twosource.model.report import Report
from twosource.views.report_names import name_label


@dataclass(frozen=True, slots=True)
class HandlingNote:
    """One note, and the reports that carry it: key and label of each."""

    words: str
    reports: tuple[tuple[str, str], ...]


def list_handling(reports: Iterable[Report]) -> tuple[HandlingNote, ...]:
    """Give the notes that reports carry, each once, by the labels of their reports."""
    found: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for one in sorted(reports, key=lambda each: (each.label, each.key)):
        if one.marks.handling:
            found[one.marks.handling].append((one.key, name_label(one)))
    return tuple(HandlingNote(words, tuple(carried)) for words, carried in found.items())
