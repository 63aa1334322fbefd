"""Merges, splits, words on values and reviews; and what was in force when."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision: str | None = "0003"

_EVER = "0001-01-01T00:00:00Z"


def upgrade() -> None:
    """Make the tables, and keep what is in force now as the first that is known of it."""
    _make_rulings()
    _make_turns()
    _fill_turns()


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
    op.create_table(
        "claim_turns",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("claim", sa.Text, nullable=False),
        sa.Column("event", sa.String(32), sa.ForeignKey("event_ids.id")),
    )


def _fill_turns() -> None:
    """Fill in what earlier versions kept: readings by their times, ids and events as they are.

    Ids and the events of claims have no times there; they count as having stood from the start.
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
    op.execute(
        "INSERT INTO claim_turns (number, at, claim, event)"  # noqa: S608 - our own words only
        f" SELECT ROW_NUMBER() OVER (ORDER BY claim), '{_EVER}', claim, event FROM event_claims"
    )
