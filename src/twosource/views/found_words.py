"""Where the words stand that somebody looks for: in a claim of an event, or beside it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from twosource.model.claim import Reading
from twosource.model.report import Report
from twosource.model.search import FoundPassage, FoundText
from twosource.model.spans import Span
from twosource.ports import Store
from twosource.stages.graphic import TYPES, find_graphic
from twosource.stages.search_words import find_words, fold_word, read_query
from twosource.views.report_names import name_report
from twosource.views.report_view import ReportView

# Reports that are looked through, for each is judged by its names: a word that more have leads to
# no event, and another word beside it does.
MOST = 25
CARE = "in a report that is to be handled with care: its page tells"
GRAPHIC = "in a passage that may be hard to read: the report's page folds it"


@dataclass(frozen=True, slots=True)
class FoundIn:
    """Where words stand for an event: the report, and the passage in pieces, each marked or not.

    `own`: in a passage of a claim of the event. `why` says why no passage is shown, "" if one is.
    """

    report: str
    name: str
    own: bool
    pieces: tuple[tuple[str, bool], ...]
    why: str = ""


@dataclass(frozen=True, slots=True)
class FoundWords:
    """The reports that hold some words, and the passages of claims by event that hold all of them.

    `whole`: they were looked through; else they are too many, and nothing is told of them.
    """

    whole: bool
    texts: Mapping[str, FoundText]
    reports: Mapping[str, Report]
    readings: Mapping[str, Reading]
    own: Mapping[str, tuple[str, FoundPassage]]

    def find(self, event: str, reports: Sequence[str]) -> FoundIn | None:
        """Give where the words stand for an event of some reports, None where nobody looked."""
        if event in self.own:
            report, passage = self.own[event]
            return self._show(report, [passage], own=True)
        report = next((one for one in reports if one in self.texts), "")
        if not report:
            return None
        text = self.reports[report].text
        return self._show(report, _choose(text, self.texts[report].passages), own=False)

    def _show(self, report: str, passages: Sequence[FoundPassage], *, own: bool) -> FoundIn:
        told, why = self.reports[report], ""
        if told.marks.handling:
            why = CARE
        elif any(self._is_graphic(one.span, told) for one in passages):
            why = GRAPHIC
        pieces = () if why else tuple(_cut_all(told.text, passages))
        return FoundIn(report, name_report(told), own, pieces, why)

    def _is_graphic(self, span: Span, report: Report) -> bool:
        claims = self.readings[report.key].claims
        typed = any(one.type in TYPES and one.passage.overlaps(span) for one in claims)
        words = span.of(report.text)
        return typed or bool(find_graphic(words, [Span(0, len(words))], ()))


def look_for(store: Store, words: str) -> FoundWords:
    """Look through the reports in which all of some words stand, if they are not too many."""
    asked = frozenset(read_query([words]))
    if len(store.find_texts(sorted(asked))) > MOST:
        return FoundWords(whole=False, texts={}, reports={}, readings={}, own={})
    texts = {one.report: one for one in store.search_text(sorted(asked), MOST)}
    reports = store.reports_of(texts)
    readings = store.readings_of(texts)
    own = dict(_list_own(store, reports, readings, asked))
    return FoundWords(whole=True, texts=texts, reports=reports, readings=readings, own=own)


def find_in_report(view: ReportView, words: str) -> tuple[Span, ...]:
    """Give where words stand in a report, those left out that are of names of people."""
    asked = read_query([words])
    return tuple(one.span for one in find_words(view.report.text, view.reading, asked))


def _list_own(
    store: Store,
    reports: Mapping[str, Report],
    readings: Mapping[str, Reading],
    asked: frozenset[str],
) -> Iterator[tuple[str, tuple[str, FoundPassage]]]:
    """Give by event a passage of a claim of it that holds all of the words, the first last."""
    held = {
        claim: (key, passage)
        for key, reading in sorted(readings.items())
        for claim, passage in _list_held(reports[key], reading, asked)
    }
    told_by = store.events_told_by(held)
    for claim, place in reversed(held.items()):
        if claim in told_by:
            yield told_by[claim], place


def _list_held(
    report: Report, reading: Reading, asked: frozenset[str]
) -> Iterator[tuple[str, FoundPassage]]:
    """Give the claims of which the passage holds all of the words, names of people left out."""
    every = list(find_words(report.text, reading, asked))
    for one in reading.claims:
        inside = [word for word in every if one.passage.covers(word.span)]
        if asked.issubset(word.word for word in inside):
            yield one.id, FoundPassage(one.passage, tuple(word.span for word in inside))


def _choose(text: str, passages: Sequence[FoundPassage]) -> list[FoundPassage]:
    """Give as few passages as hold all of the words, in the order of the text."""
    words = {one: {fold_word(word.of(text)) for word in one.words} for one in passages}
    chosen: dict[FoundPassage, None] = {}
    held: set[str] = set()
    for one in sorted(passages, key=lambda one: -len(words[one])):
        if not words[one] <= held:
            chosen[one] = None
            held |= words[one]
    return sorted(chosen, key=lambda one: one.span)


def _cut_all(text: str, passages: Sequence[FoundPassage]) -> Iterator[tuple[str, bool]]:
    for at, one in enumerate(passages):
        if at:
            yield " … ", False
        yield from _cut(text, one)


def _cut(text: str, passage: FoundPassage) -> Iterator[tuple[str, bool]]:
    """Give a passage in one line, in pieces of which those that were looked for are marked."""
    at = passage.span.start
    for word in passage.words:
        yield _join(text[at : word.start]), False
        yield word.of(text), True
        at = word.end
    yield _join(text[at : passage.span.end]), False


def _join(words: str) -> str:
    """Give words in one line, with a blank where they begin or end with one."""
    inner = " ".join(words.split())
    if not inner:
        return " " if words else ""
    return f"{' ' * words[0].isspace()}{inner}{' ' * words[-1].isspace()}"
