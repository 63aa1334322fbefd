"""What lists show: events in brief, their reports and neighbours, and who published a report."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision: str | None = "0010"


def upgrade() -> None:
    """Make the tables, empty: whoever opens the record fills them."""
    op.create_table(
        "event_outlines",
        sa.Column("event", sa.String(32), primary_key=True),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("type", sa.Text, nullable=False),
        sa.Column("time", sa.Text, nullable=False),
        sa.Column("stance", sa.Text, nullable=False),
        sa.Column("shown", sa.Integer, nullable=False),
        sa.Column("earliest", sa.Text),
        sa.Column("latest", sa.Text),
        sa.Column("country", sa.Text),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_index("event_outlines_in_order", "event_outlines", ["number"])
    op.create_table(
        "event_reports",
        sa.Column("report", sa.String(32), primary_key=True),
        sa.Column("event", sa.String(32), primary_key=True),
    )
    op.create_index("event_reports_by_event", "event_reports", ["event"])
    op.create_table(
        "event_ties",
        sa.Column("other", sa.String(32), primary_key=True),
        sa.Column("event", sa.String(32), primary_key=True),
    )
    op.create_index("event_ties_by_event", "event_ties", ["event"])
    op.create_table(
        "report_outlines",
        sa.Column("report", sa.String(32), primary_key=True),
        sa.Column("outlet", sa.Text),
        sa.Column("agency", sa.Text),
        sa.Column("published", sa.Text),
    )
    op.create_index("event_claims_by_event", "event_claims", ["event"])
