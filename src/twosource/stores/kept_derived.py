"""What a record only derives, dropped and made again in one step."""

from sqlalchemy import Connection

from twosource.stores import (
    kept_events,
    kept_outlines,
    kept_report_outlines,
    kept_texts,
    postgres,
    schema,
)
from twosource.stores.logbook import write_line

# The parses are derived too, but a cache: they are made again when a report is read again.
TABLES = (
    schema.events,
    schema.event_claims,
    schema.grounded_claims,
    schema.held,
    *kept_outlines.TABLES,
)


def rebuild(connection: Connection, derived: kept_events.Derived, at: str) -> int:
    """Drop every derived table and fill it anew; give the number of reports in the index of words.

    Raises:
        BadRecord: the ids contradict those the record gave already, or an event has none of them.
    """
    schema.metadata.drop_all(connection, tables=list(TABLES), checkfirst=False)
    schema.metadata.create_all(connection, tables=list(TABLES), checkfirst=False)
    if connection.dialect.name != "sqlite":
        postgres.order_by_bytes(connection)
    write_line(connection, at, "derived tables dropped", {"tables": len(TABLES)})
    kept_events.replace_events(connection, derived, at)
    kept_report_outlines.fill_report_outlines(connection)
    return kept_texts.rebuild_index(connection)
