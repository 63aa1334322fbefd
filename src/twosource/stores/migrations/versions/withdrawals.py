"""Which reports were given as withdrawn: appended, never taken back."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision: str | None = "0002"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "withdrawals",
        sa.Column("report", sa.String(32), sa.ForeignKey("reports.key"), primary_key=True),
        sa.Column("added_at", sa.Text, nullable=False),
    )
