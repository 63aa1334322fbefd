"""Of each report who published it and when, by what was given with it or was read in it.

Derived from reports and their current readings: told of the whole record without a look at either.
"""

from sqlalchemy import Connection, delete, func, insert, select

from twosource.model.claim import Reading
from twosource.model.outline import Covered, Publishers
from twosource.stores import bodies, outline_tables, schema
from twosource.stores.kept_readings import next_readings


def outline_report(connection: Connection, key: str, reading: Reading | None = None) -> None:
    """Note who published a report, in the place of any before; `reading` is its current one."""
    reports, table = schema.reports, outline_tables.report_outlines
    asked = select(reports.c.outlet, reports.c.published).where(reports.c.key == key)
    row = connection.execute(asked).one()
    given, published = bodies.read_sourced(row.outlet), bodies.read_sourced(row.published)
    outlet = given or (reading.outlet if reading else None)
    agency = reading.agency if reading else None
    forget_outline(connection, key)
    noted = {
        "report": key,
        "outlet": outlet.value if outlet else None,
        "agency": agency.value if agency else None,
        "published": published.value if published else None,
    }
    connection.execute(insert(table), noted)


def forget_outline(connection: Connection, key: str) -> None:
    """Forget who published a report."""
    table = outline_tables.report_outlines
    connection.execute(delete(table).where(table.c.report == key))


def fill_report_outlines(connection: Connection) -> None:
    """Note anew of all reports who published them."""
    reports, table = schema.reports, outline_tables.report_outlines
    connection.execute(delete(table))
    after = ""
    while chunk := next_readings(connection, after):
        for reading in chunk:
            outline_report(connection, reading.report, reading)
        after = chunk[-1].report
    read = select(table.c.report)
    unread = connection.execute(select(reports.c.key).where(reports.c.key.not_in(read))).scalars()
    for key in unread.all():
        outline_report(connection, key)


def list_publishers(connection: Connection) -> Publishers:
    """Give who published each report, in no order."""
    table = outline_tables.report_outlines
    rows = connection.execute(select(table.c.report, table.c.outlet, table.c.agency)).all()
    # Of many reports few outlets are the publishers: each name is kept once.
    names = {name: name for _, *pair in rows for name in pair if name is not None}
    return Publishers(
        {report: names[outlet] for report, outlet, _ in rows if outlet is not None},
        {report: names[agency] for report, _, agency in rows if agency is not None},
        frozenset(names),
    )


def cover(connection: Connection) -> Covered:
    """Count the reports and their outlets, and tell from which day to which they are."""
    table = outline_tables.report_outlines
    day, outlet = table.c.published, table.c.outlet
    asked = select(
        func.count().label("reports"),
        func.count(outlet.distinct()).label("outlets"),
        func.min(day).label("first"),
        func.max(day).label("last"),
        func.count(day).label("dated"),
    )
    row = connection.execute(asked).one()
    return Covered(row.reports, row.outlets, row.first, row.last, row.reports - row.dated)
