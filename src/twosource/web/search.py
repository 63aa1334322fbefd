"""Finds the events that an address asks for, also by words in the texts of reports."""

from collections.abc import Sequence

from twosource.stages.search_words import read_query
from twosource.views.found_words import FoundWords, look_for
from twosource.web.desk import Desk
from twosource.web.question import Question
from twosource.web.rows import Row
from twosource.web.sift import Sifted, sift


def find_rows(desk: Desk, rows: Sequence[Row], question: Question) -> Sifted:
    """Give those of some events that a question leaves."""
    reports = None
    if question.words:
        with desk.read() as store:
            reports = store.find_texts(question.words.split())
    return sift(rows, question, reports)


def find_words(desk: Desk, question: Question) -> FoundWords | None:
    """Give where the words stand that a table is asked for, None where none are."""
    if question.view != "table" or not read_query([question.words]):
        return None
    with desk.read() as store:
        return look_for(store, question.words)


def put_own_first(rows: Sequence[Row], words: FoundWords) -> list[Row]:
    """Give those events first of which a claim holds the words, else in the order asked for."""
    return sorted(rows, key=lambda row: row.id not in words.own)
