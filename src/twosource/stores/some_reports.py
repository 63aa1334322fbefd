"""Some reports and what was read of them, by their keys."""

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, and_, select

from twosource.model.claim import Reading
from twosource.model.report import Report
from twosource.stores import bodies, schema
from twosource.stores.kept_outlines import cut
from twosource.stores.kept_reports import WITH_WITHDRAWALS, read_row

SHORTEST = 6
"""Digits of a key that are enough to name a report by."""


def find_named(connection: Connection, name: str) -> list[str]:
    """Give the keys of the reports of a label, else of those whose key begins so, by key."""
    key, label = schema.reports.c.key, schema.reports.c.label
    found = list(connection.execute(select(key).where(label == name).order_by(key)).scalars())
    begun = name.lower()
    if found or len(name) < SHORTEST:
        return found
    # A key is of hexadecimal digits: all that begin so lie before "g".
    asked = select(key).where(key >= begun, key < f"{begun}g").order_by(key)
    return [one for one in connection.execute(asked).scalars() if one.startswith(begun)]


def find_reports(connection: Connection, keys: Iterable[str]) -> Mapping[str, Report]:
    """Give the reports of some keys, in the order of keys; those not there are left out."""
    key = schema.reports.c.key
    found: dict[str, Report] = {}
    for few in cut(sorted(set(keys))):
        asked = WITH_WITHDRAWALS.where(key.in_(few)).order_by(key)
        found |= {row.key: read_row(row) for row in connection.execute(asked)}
    return found


def find_readings(connection: Connection, reports: Iterable[str]) -> Mapping[str, Reading]:
    """Give the current readings of some reports, in the order of keys."""
    table = schema.readings
    found: dict[str, Reading] = {}
    for few in cut(sorted(set(reports))):
        current = and_(table.c.superseded_at.is_(None), table.c.report.in_(few))
        asked = select(table.c.report, table.c.body).where(current).order_by(table.c.report)
        rows = connection.execute(asked)
        found |= {row.report: bodies.read_reading(row.body) for row in rows}
    return found
