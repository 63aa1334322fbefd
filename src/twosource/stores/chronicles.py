"""Finds the lines of the log that bear on one event, by the rows that each line names."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Row, and_, or_, select

from twosource.model.chronicle import Chronicle, Turned
from twosource.model.record import LogLine
from twosource.stores import bodies, schema
from twosource.stores.logbook import DETAIL

# An event that turned more often is told of from some turn on.
MOST_TURNS = 200
_CHUNK = 200
_OF_REPORTS = ("reports", "marks", "withdrawals")
_OF_DECISIONS = ("decisions", "undos", "rulings", "ruling_undos")


def read_chronicle(
    connection: Connection, event: str, reports: Sequence[str], decisions: Sequence[int]
) -> Chronicle:
    """Give the lines that name an event's id, some reports or some decisions, in order."""
    turns = _list_turns(connection, event)
    shown = turns[-MOST_TURNS:]
    readings = _find_readings(connection, reports)
    named = [
        *(("id_turns", str(row.number)) for row, _ in shown),
        *((kind, key) for kind in _OF_REPORTS for key in reports),
        *(("in_force", key) for key in readings),
        *((kind, str(number)) for kind in _OF_DECISIONS for number in decisions),
    ]
    found = _find_lines(connection, named)
    turned = {str(row.number): turn for row, turn in shown}
    by_line: defaultdict[int, list[Turned]] = defaultdict(list)
    for row in found:
        if row.kind == "id_turns":
            by_line[row.line].append(turned[row.name])
    return Chronicle(
        _read_lines(connection, sorted({row.line for row in found})),
        {line: tuple(ones) for line, ones in by_line.items()},
        {
            row.line: readings.get(row.name, row.name)
            for row in found
            if row.kind in {*_OF_REPORTS, "in_force"}
        },
        {row.line: int(row.name) for row in found if row.kind in _OF_DECISIONS},
        len(turns) - len(shown),
    )


def _list_turns(connection: Connection, event: str) -> list[tuple[Row[Any], Turned]]:
    """Give the turns of an id and of all that ever were merged into it, in order."""
    table, ids = schema.id_turns, schema.event_ids
    merged = select(ids.c.id).where(ids.c.id == event).cte("merged", recursive=True)
    merged = merged.union(
        select(table.c.event).join_from(table, merged, table.c.redirect_to == merged.c.id)
    )
    into = ids.alias("into")
    asked = (
        select(table, ids.c.label, into.c.label.label("into_label"))
        .join_from(table, ids, ids.c.id == table.c.event)
        .outerjoin(into, into.c.id == table.c.redirect_to)
        .where(table.c.event.in_(select(merged.c.id)))
        .order_by(table.c.number)
    )
    before: dict[str, Row[Any]] = {}
    found = []
    for row in connection.execute(asked):
        last = before.get(row.event)
        was_merged = last is not None and last.redirect_to is not None
        told = row.claims is not None
        found.append((row, Turned(row.label, row.into_label, last is None, told, was_merged)))
        before[row.event] = row
    return found


def _find_readings(connection: Connection, reports: Sequence[str]) -> dict[str, str]:
    """Give the report of each reading in force of some reports, by the reading's id."""
    table = schema.readings
    found = {}
    for start in range(0, len(reports), _CHUNK):
        current = and_(
            table.c.report.in_(reports[start : start + _CHUNK]), table.c.superseded_at.is_(None)
        )
        for row in connection.execute(select(table.c.id, table.c.report).where(current)):
            found[row.id] = row.report
    return found


def _find_lines(connection: Connection, named: Iterable[tuple[str, str]]) -> list[Row[Any]]:
    """Give the items by which lines name some rows."""
    table = schema.log_items
    by_kind: defaultdict[str, list[str]] = defaultdict(list)
    for kind, name in named:
        by_kind[kind].append(name)
    found: list[Row[Any]] = []
    longest = max(map(len, by_kind.values()), default=0)
    for start in range(0, longest, _CHUNK):
        either = [
            and_(table.c.kind == kind, table.c.name.in_(names[start : start + _CHUNK]))
            for kind, names in by_kind.items()
            if start < len(names)
        ]
        asked = select(table.c.line, table.c.kind, table.c.name).where(or_(*either))
        found.extend(connection.execute(asked.order_by(table.c.line, table.c.place)))
    return found


def _read_lines(connection: Connection, numbers: Sequence[int]) -> tuple[LogLine, ...]:
    """Give the lines of some numbers, with what stands in each; what was forgotten is missing."""
    log, items = schema.log, schema.log_items
    found: list[LogLine] = []
    for start in range(0, len(numbers), _CHUNK):
        asked = (
            select(log, items.c.body)
            .outerjoin(items, and_(items.c.line == log.c.seq, items.c.kind == DETAIL))
            .where(log.c.seq.in_(numbers[start : start + _CHUNK]))
            .order_by(log.c.seq)
        )
        for row in connection.execute(asked):
            detail = {} if row.body is None else bodies.read_detail(row.body)
            gone = row.body is None
            found.append(LogLine(row.seq, row.at, row.what, detail, row.hash, forgotten=gone))
    return tuple(found)
