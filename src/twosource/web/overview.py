"""The overview: the events of a record as a table, under one filter."""

from collections import Counter
from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import Response

from twosource.ports import Store
from twosource.views.audit_words import tell_audit
from twosource.web.desk import Desk
from twosource.web.pages import fill, find_desk
from twosource.web.rows import Row
from twosource.web.sift import Question, list_countries, sift

PAGE = 50
MOST_FOUND = 2000


def show(request: Request) -> Response:
    """Show the events that an address asks for."""
    desk = find_desk(request)
    question = Question.read(request.query_params)
    board = desk.board()
    found = find_rows(desk, question)
    first = (question.page - 1) * PAGE
    return fill(
        request,
        "overview.html",
        question=question,
        rows=found[first : first + PAGE],
        found=len(found),
        pages=-(-len(found) // PAGE),
        total=sum(row.shown for row in board.rows),
        hidden=sum(not row.shown for row in board.rows),
        choices=list_choices(board.rows),
        rest=board.rest,
        audit=tell_audit(board.rest.audited),
        behind=desk.is_behind(),
    )


def find_rows(desk: Desk, question: Question) -> list[Row]:
    """Give the rows that a question asks for."""
    reports = None
    if question.words:
        with desk.read() as store:
            reports = find_reports(store, question.words)
    return sift(desk.board().rows, question, reports)


def find_reports(store: Store, words: str) -> frozenset[str]:
    """Give the keys of the reports in which all of some words stand."""
    found = store.search_text(words.split(), MOST_FOUND)
    return frozenset(one.report for one in found)


def list_choices(rows: Sequence[Row]) -> dict[str, list[tuple[str, int]]]:
    """Give by name of a question its answers, each with how many events it would leave."""
    counted: dict[str, Counter[str]] = {
        "type": Counter(row.type for row in rows),
        "stance": Counter(row.stance for row in rows),
        "review": Counter(row.review for row in rows),
        "country": Counter(code for row in rows for code in list_countries(row)),
    }
    return {name: sorted(counts.items()) for name, counts in counted.items()}
