"""Finds the events that an address asks for, also by words in the texts of reports."""

from twosource.ports import Store
from twosource.web.desk import Desk
from twosource.web.question import Question
from twosource.web.sift import Sifted, sift

MOST_FOUND = 2000


def find_rows(desk: Desk, question: Question) -> Sifted:
    """Give the events that a question leaves."""
    reports = None
    if question.words:
        with desk.read() as store:
            reports = find_reports(store, question.words)
    return sift(desk.board().rows, question, reports)


def find_reports(store: Store, words: str) -> frozenset[str]:
    """Give the keys of the reports in which all of some words stand."""
    found = store.search_text(words.split(), MOST_FOUND)
    return frozenset(one.report for one in found)
