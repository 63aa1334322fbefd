"""Expunge a report or a passage of one: all that came of it goes, and a tombstone stands.

Whole in one transaction. Events are emptied, for what was expunged may stand in any of them: they
must be derived anew at once. What the file itself still holds is cleared by `compact.py`.
"""

import secrets
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, delete, select, update

from twosource.model.errors import NotFound
from twosource.model.report import Report
from twosource.model.spans import Span
from twosource.model.tombstone import Expunged, Expunging, Tombstone
from twosource.stages.by_hand import as_claim
from twosource.stages.expunging import blank_passage, make_token
from twosource.stores import bodies, schema
from twosource.stores.check_log import EXPUNGED, LINES, write_numbers
from twosource.stores.committed import Named, name_rows
from twosource.stores.forget_indexed import forget_indexed
from twosource.stores.forget_log import find_lines, forget_details, forget_rows
from twosource.stores.kept_grown import drop_held
from twosource.stores.kept_outlines import drop_outlines
from twosource.stores.kept_report_outlines import forget_outline
from twosource.stores.kept_reports import find_report
from twosource.stores.kept_rulings import list_coded
from twosource.stores.kept_tombstones import add_tombstone, lose_report
from twosource.stores.logbook import write_line
from twosource.stores.numbers import next_number
from twosource.stores.reach import (
    Reach,
    Rows,
    change_row,
    delete_rows,
    gather_rows,
    rename_row,
)
from twosource.stores.redact import drop_claims, redact
from twosource.stores.traces import refuse_traces
from twosource.stores.typed_words import NOWHERE, Typed, find_typed, redact_typed

# Nothing can be read of such an event: `build` and `expunge` derive it anew.
_EMPTY = "{}"


def preview(connection: Connection, wanted: Expunging) -> Expunged:
    """Tell what would go, and change nothing."""
    reach = _gather(connection, wanted.report)
    typed = _find_beside(connection, reach, wanted.passage)
    would = _tell(reach, wanted.passage)
    return replace(would, lines=len({*reach.lines, *typed.lines}), typed=typed.count())


def expunge(connection: Connection, wanted: Expunging, key: str, at: str) -> Expunged:
    """Expunge what is wanted; `key` makes the token by which it is known again.

    Raises:
        NotFound: there is no such report, or the passage lies outside of it.
        BadRecord: something of it would be left in a table that this does not know.
    """
    reach = _gather(connection, wanted.report)
    report = reach.report
    if wanted.passage is not None and wanted.passage.end > len(report.text):
        message = f"{report.label} has {len(report.text)} characters: no such passage"
        raise NotFound(message)
    left = None if wanted.passage is None else blank_passage(report, wanted.passage)
    forget_rows(connection, reach.rows)
    forget_details(connection, reach.lines)
    forget_indexed(connection, _number_of(connection, report.key))
    kept = _forget_derived(connection, reach)
    lines = reach.lines
    taken: dict[str, list[int]] = {}
    if left is None or wanted.passage is None:
        taken = _list_numbers(connection, reach.rows)
        kept += lose_report(connection, report.key)
        delete_rows(connection, reach.rows)
        drop_claims(connection, reach)
    else:
        beside, named = _redact_everywhere(connection, reach, left, wanted.passage)
        lines, kept = [*lines, *beside.lost], [*kept, *named]
    tombstone = Tombstone(
        number=next_number(connection, schema.tombstones.c.number),
        at=wanted.at or at,
        by=wanted.by,
        reason=wanted.reason,
        token=make_token(key, left or report),
        passage=wanted.passage,
        report=None if left is None else left.key,
    )
    add_tombstone(connection, tombstone, taken)
    detail: dict[str, str | int] = {"tombstone": tombstone.number, "reason": wanted.reason}
    detail |= {} if wanted.by is None else {"by": wanted.by}
    detail[LINES] = write_numbers(lines)
    kept.append(("tombstones", tombstone.number))
    write_line(connection, at, EXPUNGED, detail, *kept)
    refuse_traces(connection, {report.key, *reach.claims, *_ids(reach.rows.get("readings", ()))})
    return replace(_tell(reach, wanted.passage), report=None if left is None else left.key)


def _gather(connection: Connection, key: str) -> Reach:
    report = find_report(connection, key)
    rows = gather_rows(connection, schema.reports, [key])
    asked = select(schema.readings.c.body).where(schema.readings.c.report == key)
    read = [bodies.read_reading(body) for body in connection.execute(asked).scalars()]
    claims = {one.id: one for reading in read for one in reading.claims}
    if not read:
        # A passage of it went before, and it was not read anew yet: its claims were left by name.
        derived = connection.execute(select(schema.grounded_claims.c.body)).scalars()
        left = [bodies.unpack_claim(body).claim for body in derived]
        claims = {one.id: one for one in left if one.report == key}
    by_hand = [as_claim(one, report.text, None) for one in list_coded(connection, key)]
    claims |= {one.id: one for one in by_hand}
    return Reach(report, rows, claims, find_lines(connection, rows, {key, report.label}))


def _redact_everywhere(
    connection: Connection, reach: Reach, left: Report, passage: Span
) -> tuple[Typed, list[Named]]:
    """Take a passage out of its report, and its words out of what was typed on anything."""
    named = redact(connection, reach, left, passage)
    typed = find_typed(connection, passage.of(reach.report.text))
    return typed, [*named, *redact_typed(connection, typed)]


def _find_beside(connection: Connection, reach: Reach, passage: Span | None) -> Typed:
    """Give where the words of a passage stand in what was typed on anything but its report."""
    if passage is None:
        return NOWHERE
    found = find_typed(connection, passage.of(reach.report.text))
    return Typed(
        {
            table: left
            for table, changed in found.changes.items()
            if (
                left := {
                    key: changed[key] for key in changed if key not in reach.rows.get(table, ())
                }
            )
        },
        [line for line in found.lines if line not in reach.lines],
        found.forgotten,
    )


def _tell(reach: Reach, passage: Span | None) -> Expunged:
    rows = {table: len(keys) for table, keys in sorted(reach.rows.items()) if keys}
    every = (*reach.rows.get("decisions", ()), *reach.rows.get("rulings", ()))
    decisions = tuple(sorted(int(number) for (number,) in every))
    if passage is not None:
        rows = {table: rows[table] for table in ("originals", "readings") if table in rows}
    return Expunged(rows, len(reach.lines), decisions)


def _number_of(connection: Connection, key: str) -> int:
    asked = select(schema.reports.c.number).where(schema.reports.c.key == key)
    number: int = connection.execute(asked).scalar_one()
    return number


def _ids(keys: Any) -> list[str]:
    return [str(key[0]) for key in keys]


def _list_numbers(connection: Connection, rows: Rows) -> dict[str, list[int]]:
    """Give the numbers that go with rows, so that nothing else is ever given them."""
    found = {
        table: [key[0] for key in keys]
        for table, keys in rows.items()
        if keys and len(keys[0]) == 1 and isinstance(keys[0][0], int)
    }
    return {**found, "reports": [_number_of(connection, rows["reports"][0][0])]}


def _forget_derived(connection: Connection, reach: Reach) -> list[Named]:
    """Empty what was derived, and take from event ids the claims they were born from; names those.

    Both are digests of what the report says: who has a guess could try it on them.
    """
    parses, events, ids = schema.parses, schema.events, schema.event_ids
    connection.execute(delete(parses).where(parses.c.text_digest == reach.report.key))
    connection.execute(update(events).values(body=_EMPTY))
    drop_held(connection)
    drop_outlines(connection)
    forget_outline(connection, reach.report.key)
    born = [
        row.id
        for row in connection.execute(select(ids.c.id, ids.c.born_from))
        if row.born_from in reach.claims
    ]
    forget_rows(connection, {"event_ids": [(one,) for one in born]})
    renamed = [secrets.token_hex(16) for _ in born]
    for old, new in zip(born, renamed, strict=True):
        rename_row(connection, ids, old, new)
        change_row(connection, ids, new, {"born_from": secrets.token_hex(16)})
    turns = _forget_turns(connection)
    # Others may point to one whose id is another now.
    pointing = connection.execute(select(ids.c.id).where(ids.c.redirect_to.in_(renamed))).scalars()
    return [*name_rows(ids, sorted({*renamed, *pointing})), *turns]


def _forget_turns(connection: Connection) -> list[Named]:
    """Forget which claims events were made of before: it is a digest of what reports say."""
    turns = schema.id_turns
    numbers = list(connection.execute(select(turns.c.number)).scalars())
    forget_rows(connection, {"id_turns": [(one,) for one in numbers]})
    connection.execute(update(turns).values(claims=None))
    return list(name_rows(turns, numbers))
