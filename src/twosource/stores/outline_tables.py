"""The tables of what lists show, made of what is derived: dropped and filled without a loss."""

from sqlalchemy import Column, Index, Integer, MetaData, String, Table, Text

from twosource.stores.exact_words import ExactWords

metadata = MetaData()

# Of each event what a list shows and sifts by; `body` is the event in brief.
event_outlines = Table(
    "event_outlines",
    metadata,
    Column("event", String(32), primary_key=True),
    Column("number", Integer, nullable=False),
    Column("type", Text, nullable=False),
    Column("time", Text, nullable=False),
    Column("stance", Text, nullable=False),
    Column("shown", Integer, nullable=False),
    Column("earliest", Text),
    Column("latest", Text),
    Column("country", Text),
    Column("body", Text, nullable=False),
)
Index("event_outlines_in_order", event_outlines.c.number)

event_reports = Table(
    "event_reports",
    metadata,
    Column("report", String(32), primary_key=True),
    Column("event", String(32), primary_key=True),
)
Index("event_reports_by_event", event_reports.c.event)

# Which event says that it hangs together with which other.
event_ties = Table(
    "event_ties",
    metadata,
    Column("other", String(32), primary_key=True),
    Column("event", String(32), primary_key=True),
)
Index("event_ties_by_event", event_ties.c.event)

# Of each report who published it, by what was given with it or read in it.
report_outlines = Table(
    "report_outlines",
    metadata,
    Column("report", String(32), primary_key=True),
    Column("outlet", ExactWords),
    Column("agency", ExactWords),
    Column("published", ExactWords),
)
