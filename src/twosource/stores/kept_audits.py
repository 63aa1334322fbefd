"""Audits of a record: what was drawn, and what checkers answered; both are appended."""

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, func, insert, select

from twosource.model.audit import TAKEN_BACK, Answer, Audit, Question, allowed
from twosource.model.errors import NotFound
from twosource.stores import bodies, schema
from twosource.stores.committed import name_rows
from twosource.stores.logbook import write_line
from twosource.stores.numbers import next_number


def add_audit(connection: Connection, audit: Audit, questions: Sequence[Question]) -> Audit:
    """Append a sample under the next number, with its questions.

    Raises:
        NotFound: a question shows a report that is not there any more.
    """
    table = schema.audits
    number = next_number(connection, table.c.number)
    row = {
        "number": number,
        "seed": audit.seed,
        "at": audit.at,
        "line": audit.line,
        "weights": audit.weights,
        "strata": bodies.write(audit.strata),
    }
    connection.execute(insert(table), row)
    _refuse_gone(connection, questions)
    first = next_number(connection, schema.audit_questions.c.id)
    rows = [
        {"id": id_, "audit": number, **_write_question(one)}
        for id_, one in enumerate(questions, first)
    ]
    if rows:
        connection.execute(insert(schema.audit_questions), rows)
    detail: dict[str, str | int] = {
        "audit": number,
        "seed": audit.seed,
        "questions": len(questions),
    }
    named = name_rows(schema.audit_questions, range(first, first + len(rows)))
    write_line(connection, audit.at, "audit sample drawn", detail, ("audits", number), *named)
    return find_audit(connection, number)


def last_audit(connection: Connection) -> Audit | None:
    """Give the sample drawn last, None where none was."""
    number = connection.execute(select(func.max(schema.audits.c.number))).scalar()
    return None if number is None else find_audit(connection, number)


def find_audit(connection: Connection, number: int) -> Audit:
    """Give the sample of a number; NotFound if there is none."""
    table = schema.audits
    row = connection.execute(select(table).where(table.c.number == number)).one_or_none()
    if row is None:
        raise NotFound(f"this record holds no audit {number}")
    strata = bodies.read_strata(row.strata)
    return Audit(row.number, row.seed, row.at, row.line, strata, row.weights)


def list_questions(connection: Connection, audit: int) -> tuple[Question, ...]:
    """Give the questions of a sample, by number; those on what was expunged are gone."""
    return tuple(_read_questions(connection, audit).values())


def _read_questions(connection: Connection, audit: int) -> dict[int, Question]:
    table = schema.audit_questions
    asked = select(table.c.id, table.c.body).where(table.c.audit == audit).order_by(table.c.id)
    return {row.id: bodies.read_question(row.body) for row in connection.execute(asked)}


def add_answers(connection: Connection, audit: int, answers: Sequence[Answer]) -> int:
    """Append answers that differ from what the same checker said before; give how many did.

    Raises:
        NotFound: a question is not of this sample, or an answer is none that it may have.
    """
    questions = _read_questions(connection, audit)
    ids = {one.number: id_ for id_, one in questions.items()}
    said = {(one.question, one.by): one for one in list_answers(connection, audit)}
    new: list[Answer] = []
    for one in answers:
        if one.question not in ids:
            raise NotFound(f"audit {audit} holds no question {one.question}")
        if one.verdict not in (*allowed(questions[ids[one.question]].frame), TAKEN_BACK):
            raise NotFound(f"question {one.question} has no answer {one.verdict!r}")
        before = said.get((one.question, one.by))
        if before is None or (before.verdict, before.why) != (one.verdict, one.why):
            new.append(one)
            said[one.question, one.by] = one
    if new:
        _append(connection, audit, new, ids)
    return len(new)


def _append(
    connection: Connection, audit: int, new: Sequence[Answer], ids: Mapping[int, int]
) -> None:
    table = schema.audit_answers
    first = next_number(connection, table.c.seq)
    rows = [
        {
            "seq": seq,
            "question": ids[one.question],
            "by": one.by,
            "at": one.at,
            "verdict": one.verdict,
            "why": one.why,
        }
        for seq, one in enumerate(new, first)
    ]
    connection.execute(insert(table), rows)
    detail: dict[str, str | int] = {"audit": audit, "by": new[-1].by, "answers": len(new)}
    named = name_rows(table, range(first, first + len(rows)))
    write_line(connection, new[-1].at, "audit answers taken", detail, *named)


def list_answers(connection: Connection, audit: int) -> tuple[Answer, ...]:
    """Give all answers to a sample in the order they came, also those that do not stand."""
    numbers = {id_: one.number for id_, one in _read_questions(connection, audit).items()}
    table, questions = schema.audit_answers, schema.audit_questions
    asked = select(table).join_from(table, questions, questions.c.id == table.c.question)
    asked = asked.where(questions.c.audit == audit).order_by(table.c.seq)
    return tuple(
        Answer(numbers[row.question], row.by, row.at, row.verdict, row.why)
        for row in connection.execute(asked)
    )


def last_line(connection: Connection) -> int:
    """Give the number of the last line of the log."""
    return connection.execute(select(func.max(schema.log.c.seq))).scalar() or 0


def count_lines(connection: Connection, after: int) -> Mapping[str, int]:
    """Count the lines of the log after one, by what they say."""
    table = schema.log
    asked = (
        select(table.c.what, func.count().label("lines"))
        .where(table.c.seq > after)
        .group_by(table.c.what)
    )
    return {row.what: row.lines for row in connection.execute(asked)}


def _refuse_gone(connection: Connection, questions: Sequence[Question]) -> None:
    """Refuse a sample of reports that went away while it was drawn."""
    keys = sorted({shown.report for one in questions for shown in one.shown})
    table = schema.reports
    for key in keys:
        if connection.execute(select(table.c.key).where(table.c.key == key)).first() is None:
            raise NotFound(f"this record holds no report {key} any more; draw the sample again")


def _write_question(one: Question) -> dict[str, str | None]:
    other = one.shown[1].report if len(one.shown) > 1 else None
    return {
        "report": one.shown[0].report,
        "other": other,
        "body": bodies.write(one),
    }
