"""The table of what a build leaves for the next one (`kept_rooms.py`).

It has words, names and passages of reports: whoever expunges a report empties it, and the next
build makes it again.
"""

from sqlalchemy import Column, Integer, LargeBinary, MetaData, String, Table, Text


def make_held(metadata: MetaData) -> Table:
    """Give the table, as one of a schema: a row for each value, or part of a set, of a room."""
    return Table(
        "held",
        metadata,
        Column("room", String(40), primary_key=True),
        Column("name", Text, primary_key=True),
        Column("part", Integer, primary_key=True, autoincrement=False),
        Column("body", LargeBinary, nullable=False),
        # The rows stand in order of their key, once and not twice; other databases do as they do.
        sqlite_with_rowid=False,
    )
