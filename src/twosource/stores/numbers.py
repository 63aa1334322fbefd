"""Numbers that are given once: also what was expunged keeps its own, and nothing else gets it."""

from typing import Any

import msgspec
from sqlalchemy import Column, Connection, func, select

from twosource.stores import schema


def next_number(connection: Connection, column: Column[Any]) -> int:
    """Give the number after the last that was ever given in a column."""
    last = connection.execute(select(func.max(column))).scalar() or 0
    gone = connection.execute(select(schema.tombstones.c.taken)).scalars()
    taken = [msgspec.json.decode(one, type=dict[str, list[int]]) for one in gone]
    return 1 + max([last, *(number for one in taken for number in one.get(column.table.name, ()))])
