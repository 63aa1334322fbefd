"""Audits: what was drawn of a record to be checked, and answered; an index of readings in force."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision: str | None = "0007"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "audits",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("seed", sa.Integer, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("line", sa.Integer, nullable=False),
        sa.Column("weights", sa.Text, nullable=False),
        sa.Column("strata", sa.Text, nullable=False),
    )
    op.create_table(
        "audit_questions",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("audit", sa.Integer, sa.ForeignKey("audits.number"), nullable=False),
        sa.Column("report", sa.String(32), sa.ForeignKey("reports.key"), nullable=False),
        sa.Column("other", sa.String(32), sa.ForeignKey("reports.key")),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_table(
        "audit_answers",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("question", sa.Integer, sa.ForeignKey("audit_questions.id"), nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("verdict", sa.Text, nullable=False),
        sa.Column("why", sa.Text, nullable=False),
    )
    op.create_index(
        "readings_in_force",
        "readings",
        ["extractor", "codebook", "report", "claims", "superseded_at"],
        sqlite_where=sa.text("superseded_at IS NULL"),
        postgresql_where=sa.text("superseded_at IS NULL"),
    )
