"""Re-read every hash, key and passage of a record; says nothing about the truth of a report."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, ForeignKey, Row, Select, and_, select

from twosource.model.claim import Claim, Reading
from twosource.model.coded import Coded
from twosource.model.errors import BadRecord, NotFound
from twosource.model.ids import sha256_hex
from twosource.model.record import Checked, Fault
from twosource.model.report import Report, report_key
from twosource.stages.by_hand import list_spans
from twosource.stores import bodies, schema
from twosource.stores.check_log import LogCheck
from twosource.stores.kept_reports import WITHDRAWN_AT, find_report, read_row
from twosource.stores.kept_rulings import list_reports

_CHUNK = 200
_READ = (str, bytes)


def check_record(connection: Connection) -> Checked:
    """Check the file, each report with its original and its current reading, then the log."""
    checked, size = 1, 0
    faults = [Fault("", what) for what in _check_file(connection)]
    after = ""
    while rows := _next_rows(connection, after):
        for row in rows:
            # Each check gives None, or what is wrong.
            results = list(_check_soundly(row))
            checked += len(results)
            size += sum(len(one) for one in (row.text, row.raw, row.body) if isinstance(one, _READ))
            faults += [Fault(str(row.label), what) for what in results if what is not None]
        after = rows[-1].key
    for label, results in _check_coded(connection):
        checked += len(results)
        faults += [Fault(label, what) for what in results if what is not None]
    log = LogCheck(connection)
    faults += list(log.check())
    lines, digests = log.tally["lines"], log.tally["digests"]
    return Checked(
        checked=checked + lines + digests,
        faults=tuple(faults),
        lines=lines,
        digests=digests,
        forgotten=log.tally["forgotten"],
        backward=log.tally["backward"],
        size=size + log.tally["size"],
    )


def _check_soundly(row: Row[Any]) -> Iterator[str | None]:
    """Check a row; one of damaged kinds of values is a fault as well, and no break-down."""
    try:
        yield from _check_row(row)
    except (TypeError, ValueError, AttributeError) as fault:
        yield f"the record is damaged ({fault})"


def _check_coded(connection: Connection) -> Iterator[tuple[str, list[str | None]]]:
    """Check that what was coded by hand stands on words of its report; by the report's label."""
    table = schema.rulings
    asked = select(table.c.id, table.c.body).where(table.c.kind == "claim").order_by(table.c.id)
    for row in connection.execute(asked):
        try:
            coded = bodies.read_said(row.body, Coded)
            report = find_report(connection, list_reports(coded)[0])
        except (BadRecord, NotFound) as fault:
            yield f"decision {row.id}", [str(fault)]
        else:
            yield report.label, list(_check_spans(coded, report.text))


def _check_file(connection: Connection) -> Iterator[str]:
    """Have the database look its own file over."""
    if connection.dialect.name == "sqlite":
        for line in connection.exec_driver_sql("PRAGMA integrity_check").scalars():
            if line != "ok":
                yield f"the file is damaged: {line}"
        for table, *_ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
            yield f"a row of {table} belongs to a row that is gone"
        return
    for one in schema.metadata.sorted_tables:
        for key in sorted(one.foreign_keys, key=lambda key: key.parent.name):
            if connection.execute(_find_orphan(key)).first() is not None:
                yield f"a row of {one.name} belongs to a row that is gone"


def _find_orphan(key: ForeignKey) -> Select[Any]:
    """Ask for a row whose other row is gone: a server's restored copy may hold some."""
    there = key.column.table.alias()
    same = there.c[key.column.name] == key.parent
    asked = select(key.parent).where(key.parent.is_not(None))
    return asked.where(~select(there).where(same).exists()).limit(1)


def _next_rows(connection: Connection, after: str) -> Sequence[Row[Any]]:
    """Give the next reports by key, each with its original and its current reading if any."""
    reports, originals, readings = schema.reports, schema.originals, schema.readings
    current = and_(readings.c.report == reports.c.key, readings.c.superseded_at.is_(None))
    joined = reports.outerjoin(originals, originals.c.report == reports.c.key)
    asked = (
        select(reports, WITHDRAWN_AT, originals.c.raw, readings.c.body)
        .select_from(joined.outerjoin(readings, current).outerjoin(schema.withdrawals))
        .where(reports.c.key > after)
        .order_by(reports.c.key)
    )
    return connection.execute(asked.limit(_CHUNK)).all()


def _check_row(row: Row[Any]) -> Iterator[str | None]:
    yield _check_original(row)
    try:
        report = read_row(row)
        reading = None if row.body is None else bodies.read_reading(row.body)
    except BadRecord as fault:
        yield str(fault)
        return
    yield from _check_report(report)
    if reading is not None:
        yield from _check_reading(report, reading)


def _check_original(row: Row[Any]) -> str | None:
    if row.raw is None:
        return "the original is missing"
    same = sha256_hex(row.raw) == row.sha256
    return None if same else "the original is not the one that was received"


def _check_report(report: Report) -> Iterator[str | None]:
    outlet = None if report.outlet is None else report.outlet.value
    same = report_key(report.text, outlet, report.url) == report.key
    yield None if same else "text, outlet or address is not the one the key was made from"
    yield from _check_spans(report, report.text)


def _check_reading(report: Report, reading: Reading) -> Iterator[str | None]:
    yield None if reading.report == report.key else "the reading is of another report"
    yield from _check_spans(reading, report.text)
    for claim in reading.claims:
        yield from _check_claim(report, claim)


def _check_spans(value: object, text: str) -> Iterator[str | None]:
    """Check that each passage, however deep in a noun, lies inside the text."""
    for span in list_spans(value):
        inside = span.end <= len(text)
        where = f"passage {span.start}-{span.end}"
        yield None if inside else f"{where} lies outside of the text ({len(text)} characters)"


def _check_claim(report: Report, claim: Claim) -> Iterator[str | None]:
    """Check that a claim belongs here, stands on words, and its words stand in its passage."""
    yield None if claim.report == report.key else f"claim {claim.id} is of another report"
    empty = not claim.trigger.of(report.text).strip()
    yield f"claim {claim.id} stands on no words" if empty else None
    nested = claim.passage.covers(claim.trigger)
    yield None if nested else f"claim {claim.id}: its word stands outside of its passage"
    nested = all(count.span.covers(count.number) for count in claim.counts)
    yield None if nested else f"claim {claim.id}: a number stands outside of its count"
