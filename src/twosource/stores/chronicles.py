"""Finds the lines of the log that bear on one event, by the rows that each line names."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Row, and_, or_, select

from twosource.model.chronicle import Chronicle, Turned
from twosource.model.record import LogLine
from twosource.stores import bodies, schema
from twosource.stores.logbook import DETAIL
from twosource.stores.outlines_read import find_labels

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
        *(("id_turns", str(number)) for number, _ in shown),
        *((kind, key) for kind in _OF_REPORTS for key in reports),
        *(("in_force", key) for key in readings),
        *((kind, str(number)) for kind in _OF_DECISIONS for number in decisions),
    ]
    found = _find_lines(connection, named)
    turned = {str(number): turn for number, turn in shown}
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


def _list_turns(connection: Connection, event: str) -> list[tuple[int, Turned]]:
    """Give the turns of an id and of all that ever were merged into it, in order, by number."""
    table = schema.id_turns
    # No index knows which turns are of an id: one look through the table finds all that matters.
    near = or_(table.c.event == event, table.c.redirect_to.is_not(None))
    rows = {row.number: row for row in connection.execute(select(table).where(near))}
    ids = _find_merged(event, rows.values())
    others = sorted(ids - {event})
    for start in range(0, len(others), _CHUNK):
        asked = select(table).where(table.c.event.in_(others[start : start + _CHUNK]))
        rows |= {row.number: row for row in connection.execute(asked)}
    turns = [row for _, row in sorted(rows.items()) if row.event in ids]
    named = {key for row in turns for key in (row.event, row.redirect_to) if key}
    labels = find_labels(connection, named)
    before: dict[str, Row[Any]] = {}
    found = []
    for row in turns:
        last = before.get(row.event)
        was_merged = last is not None and last.redirect_to is not None
        told = row.claims is not None
        into = labels.get(row.redirect_to)
        turn = Turned(labels[row.event], into, last is None, told, was_merged)
        found.append((row.number, turn))
        before[row.event] = row
    return found


def _find_merged(event: str, rows: Iterable[Row[Any]]) -> set[str]:
    """Give an id and all ids that ever led to it, however far."""
    leading: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows:
        if row.redirect_to is not None:
            leading[row.redirect_to].add(row.event)
    found, waiting = {event}, [event]
    while waiting:
        new = leading[waiting.pop()] - found
        found |= new
        waiting.extend(new)
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
