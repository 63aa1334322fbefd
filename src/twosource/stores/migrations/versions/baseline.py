"""The first tables of a record."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision: str | None = None

_FORBID = "CREATE TRIGGER log_{0} BEFORE {1} ON log BEGIN SELECT RAISE(ABORT, '{2}'); END"
_REASON = "the log of a record is append-only"


def upgrade() -> None:
    """Make the tables."""
    _make_reports()
    _make_readings()
    _make_decisions()
    _make_events()
    _make_log()


def _make_reports() -> None:
    op.create_table(
        "reports",
        sa.Column("key", sa.String(32), primary_key=True),
        sa.Column("number", sa.Integer, nullable=False, unique=True),
        sa.Column("label", sa.Text, nullable=False, unique=True),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("title", sa.Text),
        sa.Column("outlet", sa.Text),
        sa.Column("published", sa.Text),
        sa.Column("url", sa.Text),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("marks", sa.Text, nullable=False),
        sa.Column("added_at", sa.Text, nullable=False),
    )
    op.create_table(
        "originals",
        sa.Column("report", sa.String(32), sa.ForeignKey("reports.key"), primary_key=True),
        sa.Column("raw", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "parses",
        sa.Column("text_digest", sa.String(64), primary_key=True),
        sa.Column("version", sa.Text, primary_key=True),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )


def _make_readings() -> None:
    op.create_table(
        "readings",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("report", sa.String(32), sa.ForeignKey("reports.key"), nullable=False),
        sa.Column("extractor", sa.Text, nullable=False),
        sa.Column("codebook", sa.Text, nullable=False),
        sa.Column("claims", sa.Integer, nullable=False),
        sa.Column("added_at", sa.Text, nullable=False),
        sa.Column("superseded_at", sa.Text),
        sa.Column("body", sa.Text, nullable=False),
    )
    current = sa.text("superseded_at IS NULL")
    op.create_index(
        "one_current_reading",
        "readings",
        ["report"],
        unique=True,
        sqlite_where=current,
        postgresql_where=current,
    )


def _make_decisions() -> None:
    op.create_table(
        "decisions",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("left_report", sa.String(32), sa.ForeignKey("reports.key"), nullable=False),
        sa.Column("left_start", sa.Integer, nullable=False),
        sa.Column("left_end", sa.Integer, nullable=False),
        sa.Column("left_type", sa.Text, nullable=False),
        sa.Column("right_report", sa.String(32), sa.ForeignKey("reports.key"), nullable=False),
        sa.Column("right_start", sa.Integer, nullable=False),
        sa.Column("right_end", sa.Integer, nullable=False),
        sa.Column("right_type", sa.Text, nullable=False),
        sa.Column("verdict", sa.Text, nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("note", sa.Text),
    )
    op.create_table(
        "undos",
        sa.Column("decision", sa.Integer, sa.ForeignKey("decisions.id"), primary_key=True),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
    )


def _make_events() -> None:
    op.create_table(
        "event_ids",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("label", sa.Text, nullable=False, unique=True),
        sa.Column("number", sa.Integer, nullable=False, unique=True),
        sa.Column("born_from", sa.Text, nullable=False),
        sa.Column("redirect_to", sa.String(32), sa.ForeignKey("event_ids.id")),
    )
    op.create_table(
        "events",
        sa.Column("id", sa.String(32), sa.ForeignKey("event_ids.id"), primary_key=True),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_table(
        "grounded_claims",
        sa.Column("claim", sa.Text, primary_key=True),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "event_claims",
        sa.Column("claim", sa.Text, primary_key=True),
        sa.Column("event", sa.String(32), sa.ForeignKey("events.id"), nullable=False),
    )


def _make_log() -> None:
    op.create_table(
        "log",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("what", sa.Text, nullable=False),
        sa.Column("detail", sa.Text, nullable=False),
    )
    if op.get_context().dialect.name == "sqlite":
        op.execute(_FORBID.format("keeps_its_words", "UPDATE", _REASON))
        op.execute(_FORBID.format("keeps_its_lines", "DELETE", _REASON))
