"""How reports were received; an index of their texts; a log that is append-only everywhere."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision: str | None = "0003"

_FORBID = """
CREATE FUNCTION refuse_change_of_log() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'the log of a record is append-only'; END $$
"""
_ROWS = """
CREATE TRIGGER log_keeps_its_lines BEFORE UPDATE OR DELETE ON log
FOR EACH ROW EXECUTE FUNCTION refuse_change_of_log()
"""
_ALL = """
CREATE TRIGGER log_is_not_emptied BEFORE TRUNCATE ON log
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_log()
"""
# No copy of the text, no places in it: which report holds a word, and nothing more. `ascii` splits
# at blanks alone what our own reading of words has split and folded already.
_WORDS = "CREATE TABLE text_index_words (number INTEGER PRIMARY KEY, words TEXT NOT NULL)"
_FTS5 = """
CREATE VIRTUAL TABLE text_index USING fts5(
    words, content='text_index_words', content_rowid='number', columnsize=0, detail=none,
    tokenize='ascii'
)
"""
_BEFORE = """
INSERT INTO collections (report, number, received_at, source, way, reader, encoding, sha256)
SELECT key, 1, added_at, label, 'unknown', 'unknown', NULL, sha256 FROM reports
"""


def upgrade() -> None:
    """Make the tables, and say of reports that are there what is known of how they came."""
    op.create_table(
        "collections",
        sa.Column("report", sa.String(32), sa.ForeignKey("reports.key"), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("received_at", sa.Text, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("way", sa.Text, nullable=False),
        sa.Column("reader", sa.Text, nullable=False),
        sa.Column("encoding", sa.Text),
        sa.Column("sha256", sa.String(64), nullable=False),
    )
    op.execute(_BEFORE)
    if op.get_context().dialect.name == "sqlite":
        op.execute(_WORDS)
        op.execute(_FTS5)
        return
    for statement in (_FORBID, _ROWS, _ALL):
        op.execute(statement)
    op.execute("CREATE TABLE text_index (number integer PRIMARY KEY, words tsvector NOT NULL)")
    op.execute("CREATE INDEX text_index_words ON text_index USING gin (words)")
