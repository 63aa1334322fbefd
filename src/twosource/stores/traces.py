"""Refuse to expunge by halves: no row of any table may still name what went."""

import zlib
from contextlib import suppress
from typing import Any

from sqlalchemy import Connection, select

from twosource.model.errors import BadRecord
from twosource.stores import schema

_CHUNK = 500


def refuse_traces(connection: Connection, names: set[str]) -> None:
    """Look through every value of every table for names of what was expunged.

    Raises:
        BadRecord: a table still holds one; the transaction is undone, and nothing was expunged.
    """
    sought = [(name.encode(), name) for name in sorted(names)]
    for table in schema.metadata.sorted_tables:
        for row in connection.execute(select(table)).yield_per(_CHUNK):
            whole = b"\n".join(_unpack(value) for value in row)
            if any(encoded in whole for encoded, _ in sought):
                raise BadRecord(
                    f"nothing was expunged: the table {table.name} would still name it; this is a"
                    " fault of the program, please report it"
                )


def _unpack(value: Any) -> bytes:
    if isinstance(value, bytes):
        with suppress(zlib.error):
            return zlib.decompress(value)
        return value
    return str(value).encode("utf-8", "surrogatepass")
