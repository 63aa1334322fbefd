"""Reports and the bytes they came as."""

from itertools import chain, count
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from twosource.model.collection import Collection
from twosource.model.errors import BadInput, NotFound
from twosource.model.report import Access, Consent, Marks, Report
from twosource.stages.languages import ENGLISH
from twosource.stores import bodies, schema
from twosource.stores.committed import name_rows
from twosource.stores.kept_collections import keep_again, keep_first
from twosource.stores.logbook import write_line
from twosource.stores.numbers import next_number

_CHUNK = 200
_BETWEEN = "; "
WITHDRAWN_AT = schema.withdrawals.c.added_at.label("withdrawn_at")
WITH_WITHDRAWALS = select(schema.reports, WITHDRAWN_AT).outerjoin(schema.withdrawals)
# Mildest first. Of a consent nobody asked for we know less than of one given for the house alone.
_ACCESS: tuple[Access, ...] = ("published", "restricted", "confidential")
_CONSENT: tuple[Consent, ...] = ("public", "partners", "internal", "unknown", "none")


def add_report(
    connection: Connection, report: Report, raw: bytes, at: str, how: Collection | None = None
) -> bool:
    """Keep a report, its bytes and how they came.

    False if that key is there: it may make the marks stricter, or say that it is English after all,
    and is noted as having come again.

    Raises:
        BadInput: the text holds half a character (a lone surrogate), which no file can keep.
    """
    table = schema.reports
    here = connection.execute(select(table).where(table.c.key == report.key)).one_or_none()
    if here is not None:
        _tighten_marks(connection, here, report, at)
        _take_for_english(connection, here, report, at)
        _keep_withdrawal(connection, report, at)
        keep_again(connection, report, how, at)
        return False
    _refuse_half_characters(report)
    label = _find_free_label(connection, report.label)
    number = next_number(connection, table.c.number)
    row = {
        "key": report.key,
        "number": number,
        "label": label,
        "text": report.text,
        "sha256": report.sha256,
        "title": bodies.write_sourced(report.title),
        "outlet": bodies.write_sourced(report.outlet),
        "published": bodies.write_sourced(report.published),
        "url": report.url,
        "language": report.language,
        "marks": bodies.write(report.marks),
        "added_at": at,
    }
    connection.execute(insert(table), row)
    connection.execute(insert(schema.originals), {"report": report.key, "raw": raw})
    receipt = keep_first(connection, report, how, at)
    told = {"report": report.key, "label": label}
    write_line(connection, at, "report added", told, *name_rows(table, [report.key]), *receipt)
    _keep_withdrawal(connection, report, at)
    return True


def holds(connection: Connection, key: str) -> bool:
    """Tell whether a report of that key is there."""
    asked = select(schema.reports.c.key).where(schema.reports.c.key == key)
    return connection.execute(asked).first() is not None


def next_reports(connection: Connection, after: str) -> list[Report]:
    """Give the next reports by key after a key; none at the end."""
    table = schema.reports
    asked = WITH_WITHDRAWALS.where(table.c.key > after).order_by(table.c.key).limit(_CHUNK)
    return [read_row(row) for row in connection.execute(asked)]


def find_report(connection: Connection, key: str) -> Report:
    """Give one report; NotFound if there is none of that key."""
    asked = WITH_WITHDRAWALS.where(schema.reports.c.key == key)
    row = connection.execute(asked).one_or_none()
    if row is None:
        raise NotFound(f"this record holds no report {key}")
    return read_row(row)


def find_original(connection: Connection, key: str) -> bytes:
    """Give the bytes of a report as received; NotFound if there are none."""
    table = schema.originals
    asked = select(table.c.raw).where(table.c.report == key)
    raw: bytes | None = connection.execute(asked).scalar_one_or_none()
    if raw is None:
        raise NotFound(f"this record holds no original of a report {key}")
    return raw


def choose_stricter(ours: Marks, theirs: Marks) -> Marks:
    """Give marks that honour both: the stricter access, the narrower consent, both handlings."""
    handling = [part for one in (ours, theirs) for part in (one.handling or "").split(_BETWEEN)]
    return Marks(
        access=max(ours.access, theirs.access, key=_ACCESS.index),
        consent=max(ours.consent, theirs.consent, key=_CONSENT.index),
        handling=_BETWEEN.join(filter(None, dict.fromkeys(handling))) or None,
    )


def _tighten_marks(connection: Connection, here: Row[Any], report: Report, at: str) -> None:
    """Take over stricter marks of a report that came again, and log marks that differ."""
    marks = bodies.read_marks(here.marks)
    if report.marks == marks:
        return
    strict = choose_stricter(marks, report.marks)
    detail = {"report": report.key, "from": here.marks, "to": bodies.write(report.marks)}
    if strict == marks:
        write_line(connection, at, "looser marks not taken over", detail)
        return
    table = schema.reports
    changed = update(table).where(table.c.key == report.key).values(marks=bodies.write(strict))
    connection.execute(changed)
    detail["to"] = bodies.write(strict)
    write_line(connection, at, "marks made stricter", detail, ("marks", report.key))


def _take_for_english(connection: Connection, here: Row[Any], report: Report, at: str) -> None:
    """Take over that a report is English: what was taken for another language is read then."""
    if report.language != ENGLISH or here.language == ENGLISH:
        return
    table = schema.reports
    changed = update(table).where(table.c.key == report.key).values(language=ENGLISH)
    connection.execute(changed)
    detail = {"report": report.key, "from": here.language, "to": ENGLISH}
    write_line(connection, at, "language corrected", detail, ("reports", report.key))


def _keep_withdrawal(connection: Connection, report: Report, at: str) -> None:
    """Keep that a report was given as withdrawn; what was withdrawn once stays so."""
    table = schema.withdrawals
    known = connection.execute(select(table).where(table.c.report == report.key)).first()
    if report.withdrawn and known is None:
        connection.execute(insert(table), {"report": report.key, "added_at": at})
        told = {"report": report.key}
        write_line(connection, at, "report withdrawn", told, ("withdrawals", report.key))


def _refuse_half_characters(report: Report) -> None:
    try:
        for words in (report.text, report.label, report.url or ""):
            words.encode()
    except UnicodeEncodeError as fault:
        reason = f"half a character stands at position {fault.start}"
        raise BadInput(report.label, reason, "save it as UTF-8 and try again") from fault


def _find_free_label(connection: Connection, label: str) -> str:
    """Give the label, or with a number behind it if another report has it."""
    key, taken = schema.reports.c.key, schema.reports.c.label
    numbered = (f"{label} ({number})" for number in count(2))
    return next(
        wanted
        for wanted in chain([label], numbered)
        if connection.execute(select(key).where(taken == wanted)).first() is None
    )


def count_reports(connection: Connection) -> int:
    """Give the number of reports."""
    return connection.execute(select(func.count()).select_from(schema.reports)).scalar_one()


def read_row(row: Row[Any]) -> Report:
    """Make a report of its row; BadRecord if the row does not hold one."""
    return Report(
        key=row.key,
        label=row.label,
        text=row.text,
        sha256=row.sha256,
        title=bodies.read_sourced(row.title),
        outlet=bodies.read_sourced(row.outlet),
        published=bodies.read_sourced(row.published),
        url=row.url,
        language=row.language,
        marks=bodies.read_marks(row.marks),
        withdrawn=row.withdrawn_at is not None,
    )
