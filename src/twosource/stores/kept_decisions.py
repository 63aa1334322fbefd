"""People's decisions and the undoing of them; both are appended."""

from typing import Any

from sqlalchemy import Connection, Row, insert, select

from twosource.model.errors import NotFound
from twosource.model.match import Anchor, Decision
from twosource.model.spans import Span
from twosource.stores import schema
from twosource.stores.kept_rulings import is_by, next_decision, refuse_unknown_report
from twosource.stores.logbook import write_line

_IN_ORDER = (
    select(schema.decisions, schema.undos.c.at.label("taken_back"))
    .outerjoin(schema.undos, schema.undos.c.decision == schema.decisions.c.id)
    .order_by(schema.decisions.c.id)
)


def add_decision(connection: Connection, decision: Decision) -> Decision:
    """Append a decision under the next number; NotFound if the record holds no such report."""
    for anchor in (decision.left, decision.right):
        refuse_unknown_report(connection, anchor.report)
    number = next_decision(connection)
    row = {
        "id": number,
        **_write_anchor("left", decision.left),
        **_write_anchor("right", decision.right),
        "verdict": decision.verdict,
        "by": decision.by,
        "at": decision.at,
        "note": decision.note,
    }
    connection.execute(insert(schema.decisions), row)
    detail = {"decision": number, "verdict": decision.verdict, "by": decision.by}
    write_line(connection, decision.at, "decision taken", detail, ("decisions", number))
    return find_decision(connection, number)


def undo_decision(connection: Connection, number: int, by: str, at: str) -> Decision:
    """Append the undoing of a decision; one that is undone already stays as it is."""
    decision = find_decision(connection, number)
    if decision.undone:
        return decision
    connection.execute(insert(schema.undos), {"decision": number, "by": by, "at": at})
    told: dict[str, str | int] = {"decision": number, "by": by}
    write_line(connection, at, "decision undone", told, ("undos", number))
    return find_decision(connection, number)


def find_decision(connection: Connection, number: int) -> Decision:
    """Give one decision; NotFound if there is none of that number."""
    for row in connection.execute(_IN_ORDER.where(schema.decisions.c.id == number)):
        return _read(row, None)
    raise NotFound(f"this record holds no decision {number}")


def list_decisions(connection: Connection, until: str | None = None) -> tuple[Decision, ...]:
    """Give all decisions in order, with whether each was undone; by a time, if one is given."""
    rows = connection.execute(_IN_ORDER)
    return tuple(_read(row, until) for row in rows if is_by(row.at, until))


def _write_anchor(side: str, anchor: Anchor) -> dict[str, str | int]:
    return {
        f"{side}_report": anchor.report,
        f"{side}_start": anchor.passage.start,
        f"{side}_end": anchor.passage.end,
        f"{side}_type": anchor.type,
    }


def _read(row: Row[Any], until: str | None) -> Decision:
    return Decision(
        id=row.id,
        left=Anchor(row.left_report, Span(row.left_start, row.left_end), row.left_type),
        right=Anchor(row.right_report, Span(row.right_start, row.right_end), row.right_type),
        verdict=row.verdict,
        by=row.by,
        at=row.at,
        note=row.note,
        undone=is_by(row.taken_back, until),
    )
