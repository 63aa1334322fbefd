"""Finds the events that an address asks for, also by words in the texts of reports."""

from twosource.web.desk import Desk
from twosource.web.question import Question
from twosource.web.sift import Sifted, sift


def find_rows(desk: Desk, question: Question) -> Sifted:
    """Give the events that a question leaves."""
    reports = None
    if question.words:
        with desk.read() as store:
            reports = store.find_texts(question.words.split())
    return sift(desk.board().rows, question, reports)
