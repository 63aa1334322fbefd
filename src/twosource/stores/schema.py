"""The tables of a record: what is kept for ever, and what can be dropped and made again.

Kept: reports, originals, collections, withdrawals, readings, decisions, undos, rulings with
ruling_reports and ruling_undos, event_ids, actor_lists, audits with their questions and answers,
log, log_items, tombstones, reading_turns, id_turns. Derived: parses, events, event_claims,
grounded_claims, held, those of `outline_tables`, and text_index, which stands in the revisions.
"""

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    text,
)

from twosource.stores import outline_tables
from twosource.stores.exact_words import ExactWords
from twosource.stores.held_table import make_held

REVISION = "0012"
# Made by earlier versions of this program: brought up to date when they are opened.
OLDER = frozenset({"0001", "0002", "0003", "0004", "0006", "0007", "0009", "0010", "0011"})
VERSION_TABLE = "twosource_version"

metadata = outline_tables.metadata

reports = Table(
    "reports",
    metadata,
    Column("key", String(32), primary_key=True),
    Column("number", Integer, nullable=False, unique=True),
    Column("label", ExactWords, nullable=False, unique=True),
    Column("text", ExactWords, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("title", Text),
    Column("outlet", Text),
    Column("published", Text),
    Column("url", ExactWords),
    Column("language", Text, nullable=False),
    Column("marks", Text, nullable=False),
    Column("added_at", Text, nullable=False),
)

originals = Table(
    "originals",
    metadata,
    Column("report", String(32), ForeignKey("reports.key"), primary_key=True),
    Column("raw", LargeBinary, nullable=False),
)

collections = Table(
    "collections",
    metadata,
    Column("report", String(32), ForeignKey("reports.key"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("received_at", Text, nullable=False),
    Column("source", ExactWords, nullable=False),
    Column("way", Text, nullable=False),
    Column("reader", Text, nullable=False),
    Column("encoding", Text),
    Column("sha256", String(64), nullable=False),
)

withdrawals = Table(
    "withdrawals",
    metadata,
    Column("report", String(32), ForeignKey("reports.key"), primary_key=True),
    Column("added_at", Text, nullable=False),
)

readings = Table(
    "readings",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("report", String(32), ForeignKey("reports.key"), nullable=False),
    Column("extractor", Text, nullable=False),
    Column("codebook", Text, nullable=False),
    Column("claims", Integer, nullable=False),
    Column("added_at", Text, nullable=False),
    Column("superseded_at", Text),
    Column("body", Text, nullable=False),
)
Index(
    "one_current_reading",
    readings.c.report,
    unique=True,
    sqlite_where=text("superseded_at IS NULL"),
    postgresql_where=text("superseded_at IS NULL"),
)

# What is asked of all readings in force is answered from here, without a look at their bodies: so
# the column asked for stands in it too, though it is NULL in each row.
Index(
    "readings_in_force",
    readings.c.extractor,
    readings.c.codebook,
    readings.c.report,
    readings.c.claims,
    readings.c.superseded_at,
    sqlite_where=text("superseded_at IS NULL"),
    postgresql_where=text("superseded_at IS NULL"),
)

decisions = Table(
    "decisions",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("left_report", String(32), ForeignKey("reports.key"), nullable=False),
    Column("left_start", Integer, nullable=False),
    Column("left_end", Integer, nullable=False),
    Column("left_type", Text, nullable=False),
    Column("right_report", String(32), ForeignKey("reports.key"), nullable=False),
    Column("right_start", Integer, nullable=False),
    Column("right_end", Integer, nullable=False),
    Column("right_type", Text, nullable=False),
    Column("verdict", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("note", Text),
)

undos = Table(
    "undos",
    metadata,
    Column("decision", Integer, ForeignKey("decisions.id"), primary_key=True),
    Column("by", Text, nullable=False),
    Column("at", Text, nullable=False),
)

rulings = Table(
    "rulings",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("note", Text),
    Column("body", Text, nullable=False),
)

ruling_reports = Table(
    "ruling_reports",
    metadata,
    Column("ruling", Integer, ForeignKey("rulings.id"), primary_key=True),
    Column("report", String(32), ForeignKey("reports.key"), primary_key=True),
)

ruling_undos = Table(
    "ruling_undos",
    metadata,
    Column("ruling", Integer, ForeignKey("rulings.id"), primary_key=True),
    Column("by", Text, nullable=False),
    Column("at", Text, nullable=False),
)

event_ids = Table(
    "event_ids",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("label", Text, nullable=False, unique=True),
    Column("number", Integer, nullable=False, unique=True),
    Column("born_from", Text, nullable=False),
    Column("redirect_to", String(32), ForeignKey("event_ids.id")),
)

reading_turns = Table(
    "reading_turns",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", Text, nullable=False),
    Column("reading", String(32), ForeignKey("readings.id"), nullable=False),
)

id_turns = Table(
    "id_turns",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", Text, nullable=False),
    Column("event", String(32), ForeignKey("event_ids.id"), nullable=False),
    Column("redirect_to", String(32), ForeignKey("event_ids.id")),
    Column("claims", String(32)),
)

actor_lists = Table(
    "actor_lists",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("name", Text, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("added_at", Text, nullable=False),
    Column("body", Text, nullable=False),
)

audits = Table(
    "audits",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("seed", Integer, nullable=False),
    Column("at", Text, nullable=False),
    Column("line", Integer, nullable=False),
    Column("weights", Text, nullable=False),
    Column("strata", Text, nullable=False),
)

audit_questions = Table(
    "audit_questions",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("audit", Integer, ForeignKey("audits.number"), nullable=False),
    Column("report", String(32), ForeignKey("reports.key"), nullable=False),
    Column("other", String(32), ForeignKey("reports.key")),
    Column("body", Text, nullable=False),
)

audit_answers = Table(
    "audit_answers",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("question", Integer, ForeignKey("audit_questions.id"), nullable=False),
    Column("by", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("verdict", Text, nullable=False),
    Column("why", Text, nullable=False),
)

log = Table(
    "log",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("at", Text, nullable=False),
    Column("what", Text, nullable=False),
    # Of one line only one can be the next: two writers cannot fork the chain.
    Column("previous", String(64), nullable=False, unique=True),
    Column("hash", String(64), nullable=False),
)

# What a line of the log commits to: its particulars (place 0), then rows that are kept elsewhere.
log_items = Table(
    "log_items",
    metadata,
    Column("line", Integer, ForeignKey("log.seq"), primary_key=True),
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False),
    Column("name", Text),
    Column("salt", String(64)),
    Column("body", Text),
    Column("digest", String(64), nullable=False),
)
Index("log_items_by_name", log_items.c.kind, log_items.c.name)

tombstones = Table(
    "tombstones",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", Text, nullable=False),
    Column("by", Text),
    Column("reason", Text, nullable=False),
    Column("report", String(32), ForeignKey("reports.key")),
    Column("start", Integer),
    Column("end", Integer),
    Column("token", String(64), nullable=False),
    Column("taken", Text, nullable=False),
)

parses = Table(
    "parses",
    metadata,
    Column("text_digest", String(64), primary_key=True),
    Column("version", Text, primary_key=True),
    Column("body", LargeBinary, nullable=False),
)

events = Table(
    "events",
    metadata,
    Column("id", String(32), ForeignKey("event_ids.id"), primary_key=True),
    Column("body", Text, nullable=False),
)

grounded_claims = Table(
    "grounded_claims",
    metadata,
    Column("claim", Text, primary_key=True),
    Column("body", LargeBinary, nullable=False),
)

event_claims = Table(
    "event_claims",
    metadata,
    Column("claim", Text, primary_key=True),
    Column("event", String(32), ForeignKey("events.id"), nullable=False),
)
Index("event_claims_by_event", event_claims.c.event)

held = make_held(metadata)
