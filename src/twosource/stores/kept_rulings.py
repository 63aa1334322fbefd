"""Merges, splits, words on values, claims coded by hand, reviews, and their undoing: appended."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, insert, select

from twosource.model.coded import Coded
from twosource.model.errors import NotFound
from twosource.model.ruling import Grouped, Kind, Reviewed, Ruling, Said, Settled, Valued
from twosource.stores import bodies, schema
from twosource.stores.committed import name_rows
from twosource.stores.logbook import write_line
from twosource.stores.numbers import next_number

_NOUNS: Mapping[Kind, type[Said]] = {
    "together": Grouped,
    "apart": Grouped,
    "value": Valued,
    "claim": Coded,
    "review": Reviewed,
    "report": Settled,
}
_IN_ORDER = (
    select(schema.rulings, schema.ruling_undos.c.at.label("taken_back"))
    .outerjoin(schema.ruling_undos)
    .order_by(schema.rulings.c.id)
)


def add_ruling(connection: Connection, ruling: Ruling) -> Ruling:
    """Append a ruling under the next number; NotFound if it speaks of a report that is not there.

    The log says that it was taken, by whom and of what kind, and nothing of what stands in it.
    """
    reports = list_reports(ruling.said)
    for key in reports:
        refuse_unknown_report(connection, key)
    number = next_decision(connection)
    row = {
        "id": number,
        "kind": ruling.kind,
        "by": ruling.by,
        "at": ruling.at,
        "note": ruling.note,
        "body": bodies.write(ruling.said),
    }
    connection.execute(insert(schema.rulings), row)
    if reports:
        lines = [{"ruling": number, "report": key} for key in reports]
        connection.execute(insert(schema.ruling_reports), lines)
    told = _tell_verdict(ruling.said)
    detail: dict[str, str | int] = {"decision": number, "verdict": told, "by": ruling.by}
    rows = [
        *name_rows(schema.rulings, [number]),
        *name_rows(schema.ruling_reports, [(number, key) for key in reports]),
    ]
    write_line(connection, ruling.at, "decision taken", detail, *rows)
    return find_ruling(connection, number)


def undo_ruling(connection: Connection, number: int, by: str, at: str) -> Ruling:
    """Append the undoing of a ruling; one that is undone already stays as it is."""
    ruling = find_ruling(connection, number)
    if ruling.undone:
        return ruling
    connection.execute(insert(schema.ruling_undos), {"ruling": number, "by": by, "at": at})
    told: dict[str, str | int] = {"decision": number, "by": by}
    write_line(connection, at, "decision undone", told, *name_rows(schema.ruling_undos, [number]))
    return find_ruling(connection, number)


def is_ruling(connection: Connection, number: int) -> bool:
    """Tell whether a number is a ruling's, and not that of a decision on a pair."""
    table = schema.rulings
    asked = select(table.c.id).where(table.c.id == number)
    return connection.execute(asked).first() is not None


def find_ruling(connection: Connection, number: int) -> Ruling:
    """Give one ruling; NotFound if there is none of that number."""
    for ruling in list_some(connection, schema.rulings.c.id == number):
        return ruling
    raise NotFound(f"this record holds no decision {number}")


def list_rulings(connection: Connection, until: str | None = None) -> tuple[Ruling, ...]:
    """Give all rulings in order, with whether each was undone; those taken `until` then, if given.

    `until` is UTC to the second (`2026-11-26T10:00:00`).
    """
    rows = connection.execute(_IN_ORDER)
    return tuple(_read(row, until) for row in rows if is_by(row.at, until))


def list_some(connection: Connection, which: ColumnElement[bool]) -> tuple[Ruling, ...]:
    """Give the rulings of which something holds, in order, with whether each was undone."""
    rows = connection.execute(_IN_ORDER.where(which))
    return tuple(_read(row, None) for row in rows)


def list_rulings_on(connection: Connection, report: str) -> tuple[Ruling, ...]:
    """Give the rulings that speak of a report, in order, with whether each was undone."""
    about = schema.ruling_reports
    asked = select(about.c.ruling).where(about.c.report == report)
    return list_some(connection, schema.rulings.c.id.in_(asked))


def list_coded(connection: Connection, report: str | None = None) -> list[Coded]:
    """Give the claims coded by hand, those taken back too; those on one report, if given."""
    table = schema.rulings
    asked = select(table.c.body).where(table.c.kind == "claim").order_by(table.c.id)
    said = [bodies.read_said(body, Coded) for body in connection.execute(asked).scalars()]
    coded = [one for one in said if isinstance(one, Coded)]
    return [one for one in coded if report in {None, one.anchor.report}]


def next_decision(connection: Connection) -> int:
    """Give the number of the next decision of whatever kind."""
    tables = (schema.decisions, schema.rulings)
    return max(next_number(connection, table.c.id) for table in tables)


def is_by(at: str | None, until: str | None) -> bool:
    """Tell whether a time that was kept is not after another; None: there is no such bound."""
    if at is None:
        return False
    # Times are kept in UTC to the second, by "Z" or "+00:00".
    return until is None or at[:19] <= until[:19]


def list_reports(said: Said) -> list[str]:
    """Give the keys of all reports that a ruling speaks of."""
    if isinstance(said, Reviewed):
        return sorted(said.reports)
    if isinstance(said, Settled):
        return [said.report]
    if isinstance(said, Valued | Coded):
        return [said.anchor.report]
    return sorted({one.report for part in said.parts for one in part})


def refuse_unknown_report(connection: Connection, key: str) -> None:
    """Raise NotFound if the record holds no such report."""
    table = schema.reports
    if connection.execute(select(table.c.key).where(table.c.key == key)).first() is None:
        raise NotFound(f"this record holds no report {key} to decide on")


def _tell_verdict(said: Said) -> str:
    if isinstance(said, Valued):
        return f"{said.facet} {said.verdict}"
    if isinstance(said, Coded):
        return "claim"
    return said.verdict if isinstance(said, Grouped) else said.state


def _read(row: Row[Any], until: str | None) -> Ruling:
    return Ruling(
        id=row.id,
        said=bodies.read_said(row.body, _NOUNS[row.kind]),
        by=row.by,
        at=row.at,
        note=row.note,
        undone=is_by(row.taken_back, until),
    )
