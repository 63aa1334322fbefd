"""Take a passage out of a report, and out of all that was kept of it."""

import secrets
from typing import Any

import msgspec
from sqlalchemy import Connection, Text, delete, insert, select

from twosource.model.claim import Claim
from twosource.model.coded import Coded
from twosource.model.report import Marks, Report
from twosource.model.spans import Span
from twosource.model.values import Blank, GroundedClaim
from twosource.stages.expunging import blank_coded, blank_words
from twosource.stores import bodies, schema
from twosource.stores.committed import Named, name_rows
from twosource.stores.exact_words import ExactWords
from twosource.stores.kept_reports import choose_stricter
from twosource.stores.reach import (
    Reach,
    Rows,
    change_row,
    delete_rows,
    gather_rows,
    rename_row,
)

_TOLD = "a passage of it was expunged"
# Columns in which words of ours stand and none of a report or a person: a passage may read "same".
_OURS = frozenset({"at", "kind", "left_type", "right_type", "verdict", "received_at", "way"})
# What of a ruling a person typed, or is a name.
_TYPED = frozenset({"words", "machine", "name", "label", "masthead", "reason"})
# Tables in which a claim stands by its id alone.
_BY_CLAIM = ("event_claims", "grounded_claims")


def redact(connection: Connection, reach: Reach, left: Report, passage: Span) -> list[Named]:
    """Put a report without a passage in its place, to be read anew; names the rows it has now."""
    words = passage.of(reach.report.text)
    told = schema.event_claims
    homes = {row.claim: row.event for row in connection.execute(select(told))}
    old = [key[0] for key in reach.rows.get("readings", ())]
    delete_rows(connection, gather_rows(connection, schema.readings, old))
    # What was asked of the report in an audit tells what was read in it.
    asked_of = [key[0] for key in reach.rows.get("audit_questions", ())]
    delete_rows(connection, gather_rows(connection, schema.audit_questions, asked_of))
    drop_claims(connection, reach)
    if left.key != reach.report.key:
        rename_row(connection, schema.reports, reach.report.key, left.key)
    marks = choose_stricter(left.marks, Marks(left.marks.access, left.marks.consent, _TOLD))
    change_row(
        connection,
        schema.reports,
        left.key,
        {
            "label": left.label,
            "text": left.text,
            "sha256": left.sha256,
            "title": bodies.write_sourced(left.title),
            "outlet": bodies.write_sourced(left.outlet),
            "url": left.url,
            "marks": bodies.write(marks),
        },
    )
    # Where the words stood in the bytes as received cannot be told: those go whole.
    change_row(connection, schema.originals, left.key, {"raw": left.text.encode()})
    rows = gather_rows(connection, schema.reports, [left.key])
    # From the hash of what came a short passage could be guessed.
    for receipt in rows.get("collections", ()):
        change_row(connection, schema.collections, receipt, {"sha256": left.sha256})
    _blank_coded(connection, rows, passage, words)
    _rename_in_rulings(connection, rows, reach.report.key, left.key)
    _blank_rows(connection, rows, words)
    _leave_places(connection, reach, left.key, homes)
    stones = schema.tombstones
    asked = select(stones.c.number).where(stones.c.report == left.key)
    rows["tombstones"] = [(number,) for number in connection.execute(asked).scalars()]
    return [
        named
        for table, keys in rows.items()
        for named in name_rows(schema.metadata.tables[table], keys)
    ]


def _blank_coded(connection: Connection, rows: Rows, passage: Span, words: str) -> None:
    """Take from claims coded by hand what stands on the passage."""
    table = schema.rulings
    numbers = [number for (number,) in rows.get("rulings", ())]
    asked = select(table.c.id, table.c.body).where(table.c.id.in_(numbers), table.c.kind == "claim")
    for number, body in connection.execute(asked).all():
        coded = bodies.read_said(body, Coded)
        if isinstance(coded, Coded):
            blanked = bodies.write(blank_coded(coded, passage, words))
            change_row(connection, table, number, {"body": blanked})


def _rename_in_rulings(connection: Connection, rows: Rows, old: str, new: str) -> None:
    """Let rulings on a report hold on to it under the key it has now."""
    table = schema.rulings
    for (number,) in rows.get("rulings", ()):
        body = connection.execute(select(table.c.body).where(table.c.id == number)).scalar_one()
        change_row(connection, table, number, {"body": body.replace(old, new)})


def drop_claims(connection: Connection, reach: Reach) -> None:
    """Drop the claims of a report from what was derived of them."""
    for name in _BY_CLAIM:
        if name in schema.metadata.tables:
            table = schema.metadata.tables[name]
            for claim in sorted(reach.claims):
                connection.execute(delete(table).where(table.c.claim == claim))


def _blank_rows(connection: Connection, rows: Rows, words: str) -> None:
    """Blank the words in what people said of the report: notes, comments, corrections."""
    for name, keys in rows.items():
        table = schema.metadata.tables[name]
        kinds = (Text, ExactWords)
        texts = [
            one.name
            for one in table.columns
            if isinstance(one.type, kinds) and one.name not in _OURS
        ]
        if name == "reports" or not texts:
            continue
        (first, *_) = table.primary_key.columns
        asked = select(table).where(first.in_([key[0] for key in keys]))
        for row in connection.execute(asked).mappings().all():
            now = {
                one: _blank_body(row[one], words) if one == "body" else blank_words(row[one], words)
                for one in texts
                if row[one] is not None
            }
            key = tuple(row[one.name] for one in table.primary_key.columns)
            if now:
                change_row(connection, table, key, now)


def _blank_body(body: str, words: str) -> str:
    """Blank the words in what a person typed into a ruling, and in none of its own words."""
    return msgspec.json.encode(_blank_typed(msgspec.json.decode(body), words)).decode()


def _blank_typed(value: Any, words: str) -> Any:
    if isinstance(value, list):
        return [_blank_typed(one, words) for one in value]
    if not isinstance(value, dict):
        return value
    return {
        name: blank_words(one, words)
        if name in _TYPED and isinstance(one, str)
        else _blank_typed(one, words)
        for name, one in value.items()
    }


def _leave_places(connection: Connection, reach: Reach, report: str, homes: dict[str, str]) -> None:
    """Leave of each claim where it stood and which event it told of, so that events keep names."""
    silent = Blank("expunged")
    for old, event in sorted(homes.items()):
        if old not in reach.claims:
            continue
        was, new = reach.claims[old], secrets.token_hex(16)
        bare = Claim(
            id=new,
            report=report,
            type=was.type,
            subtype="unstated",
            forced="unstated",
            time="unknown",
            stance="not_reported",
            quoted=False,
            outcome=None,
            trigger=was.trigger,
            passage=was.passage,
            chain=(),
            participants=(),
            counts=(),
            times=(),
            stated=(),
            places=(),
            definite=False,
        )
        kept = GroundedClaim(bare, silent, silent, silent, (), (), silent, None, 0)
        row = {"claim": new, "body": bodies.pack_claim(kept)}
        connection.execute(insert(schema.grounded_claims), row)
        connection.execute(insert(schema.event_claims), {"claim": new, "event": event})
