"""All that a record held by a time: reports, readings, decisions, ids, lists and log."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace

from sqlalchemy import Connection, select

from twosource.model.collection import Receipt
from twosource.model.past import Past
from twosource.model.record import LogLine
from twosource.model.report import Report
from twosource.stores import (
    bodies,
    kept_actors,
    kept_collections,
    kept_decisions,
    kept_reports,
    kept_rulings,
    kept_turns,
    logbook,
    schema,
)
from twosource.stores.kept_rulings import is_by


def read_past(connection: Connection, until: str) -> Past:
    """Give all that the record held by a time, UTC to the second, and what was in force then.

    Marks are those of today: what was made stricter since is not shown as it was.
    """
    return Past(
        reports=tuple(_list_reports(connection, until)),
        readings=tuple(
            bodies.read_reading(body) for body in kept_turns.list_readings(connection, until)
        ),
        decisions=kept_decisions.list_decisions(connection, until),
        rulings=kept_rulings.list_rulings(connection, until),
        ids=kept_turns.list_ids(connection, until),
        former=kept_turns.read_former(connection, until),
        receipts=_list_receipts(connection, until),
        actors=kept_actors.current_list(connection, until),
        lines=tuple(_list_lines(connection, until)),
    )


def _list_reports(connection: Connection, until: str) -> Iterator[Report]:
    asked = select(schema.reports.c.key, schema.reports.c.added_at, kept_reports.WITHDRAWN_AT)
    rows = connection.execute(asked.select_from(schema.reports.outerjoin(schema.withdrawals)))
    there = {row.key: is_by(row.withdrawn_at, until) for row in rows if is_by(row.added_at, until)}
    after = ""
    while chunk := kept_reports.next_reports(connection, after):
        yield from (
            replace(report, withdrawn=there[report.key]) for report in chunk if report.key in there
        )
        after = chunk[-1].key


def _list_receipts(connection: Connection, until: str) -> Mapping[str, tuple[Receipt, ...]]:
    found: defaultdict[str, list[Receipt]] = defaultdict(list)
    after = ("", 0)
    while chunk := kept_collections.next_receipts(connection, after):
        for report, receipt in chunk:
            if is_by(receipt.received_at, until):
                found[report].append(receipt)
        after = (chunk[-1][0], chunk[-1][1].number)
    return {report: tuple(ones) for report, ones in found.items()}


def _list_lines(connection: Connection, until: str) -> Iterator[LogLine]:
    after = 0
    while chunk := logbook.read_lines(connection, after):
        yield from (line for line in chunk if is_by(line.at, until))
        after = chunk[-1].seq
