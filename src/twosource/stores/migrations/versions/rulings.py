"""Merges, splits, words on values and reviews; and what was in force when."""

from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from alembic import op

from twosource.stores.chain import hash_line, make_salt, salt_digest, write_row

revision = "0007"
down_revision: str | None = "0006"

_EVER = "0001-01-01T00:00:00Z"
_ROWS_A_LINE = 500
_LOG = sa.table("log", *map(sa.column, ("seq", "at", "what", "previous", "hash")))
_ITEMS = sa.table(
    "log_items", *map(sa.column, ("line", "place", "kind", "name", "salt", "body", "digest"))
)


def upgrade() -> None:
    """Make the tables, and keep what is in force now as the first that is known of it."""
    _make_rulings()
    _make_turns()
    _fill_turns()
    if not op.get_context().as_sql:
        _commit_to_turns(op.get_bind())


def _make_rulings() -> None:
    op.create_table(
        "rulings",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("note", sa.Text),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_table(
        "ruling_reports",
        sa.Column("ruling", sa.Integer, sa.ForeignKey("rulings.id"), primary_key=True),
        sa.Column("report", sa.String(32), sa.ForeignKey("reports.key"), primary_key=True),
    )
    op.create_table(
        "ruling_undos",
        sa.Column("ruling", sa.Integer, sa.ForeignKey("rulings.id"), primary_key=True),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
    )


def _make_turns() -> None:
    op.create_table(
        "reading_turns",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("reading", sa.String(32), sa.ForeignKey("readings.id"), nullable=False),
    )
    op.create_table(
        "id_turns",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("event", sa.String(32), sa.ForeignKey("event_ids.id"), nullable=False),
        sa.Column("redirect_to", sa.String(32), sa.ForeignKey("event_ids.id")),
        sa.Column("claims", sa.String(32)),
    )


def _fill_turns() -> None:
    """Fill in what earlier versions kept: readings by their times, ids as they are.

    Ids have no times there; they count as having stood from the start.
    """
    # A reading that was taken up again is the later one, whenever it was first added.
    later = "CASE WHEN superseded_at IS NULL THEN 1 ELSE 0 END"
    op.execute(
        "INSERT INTO reading_turns (number, at, reading)"  # noqa: S608 - our own words only
        f" SELECT ROW_NUMBER() OVER (ORDER BY {later}, added_at, id), added_at, id FROM readings"
    )
    op.execute(
        "INSERT INTO id_turns (number, at, event, redirect_to)"  # noqa: S608 - our own words only
        f" SELECT number, '{_EVER}', id, redirect_to FROM event_ids"
    )


def _commit_to_turns(connection: sa.Connection) -> None:
    """Take what was filled in into the log, as all that is kept is."""
    rows = [
        _commit(name, str(row["number"]), write_row(name, dict(row)), keep=False)
        for name in ("reading_turns", "id_turns")
        for row in connection.execute(_in_order(connection, name)).mappings()
    ]
    for start in range(0, len(rows), _ROWS_A_LINE):
        part = rows[start : start + _ROWS_A_LINE]
        counted = _commit("detail", None, f'{{"rows":{len(part)}}}', keep=True)
        _write(connection, [counted, *part])


def _in_order(connection: sa.Connection, name: str) -> sa.Select[Any]:
    table = sa.Table(name, sa.MetaData(), autoload_with=connection)
    return sa.select(table).order_by(table.c.number)


def _write(connection: sa.Connection, items: list[dict[str, Any]]) -> None:
    last = connection.execute(sa.select(_LOG).order_by(_LOG.c.seq.desc()).limit(1)).one()
    line = (
        last.seq + 1,
        datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "turns taken into the log",
    )
    own = hash_line(last.hash, line, [one["digest"] for one in items])
    row = dict(zip(("seq", "at", "what"), line, strict=True))
    connection.execute(sa.insert(_LOG), {**row, "previous": last.hash, "hash": own})
    numbered = [{"line": line[0], "place": place, **one} for place, one in enumerate(items)]
    connection.execute(sa.insert(_ITEMS), numbered)


def _commit(kind: str, name: str | None, content: str, *, keep: bool) -> dict[str, Any]:
    salt = make_salt()
    body = content if keep else None
    digest = salt_digest(salt, content)
    return {"kind": kind, "name": name, "salt": salt, "body": body, "digest": digest}
