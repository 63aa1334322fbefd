"""The log: what changed the record, when, by whom and why; a chain of lines, never altered.

A line holds when and what. Its particulars, and the rows it speaks of, it holds by salted digests
(`chain.py`); their salts stand in `log_items`, so that what must be forgotten can be.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, select

from twosource.model.record import LogLine
from twosource.stores import bodies, schema
from twosource.stores.chain import START, hash_line, make_salt, salt_digest
from twosource.stores.committed import KINDS, Named, read_content, write_name

_CHUNK = 1000
# The particulars of a line, among what it commits to.
DETAIL = "detail"


def write_line(
    connection: Connection, at: str, what: str, detail: Mapping[str, str | int], *kept: Named
) -> None:
    """Append a line; `kept` names the rows, by kind and key, that it says are as they are now.

    Only inside a transaction that writes: there writers wait for one another.
    """
    log = schema.log
    asked = select(log.c.seq, log.c.hash).order_by(log.c.seq.desc()).limit(1)
    last = connection.execute(asked).first()
    seq, previous = (1, START) if last is None else (last.seq + 1, last.hash)
    items = [_commit(DETAIL, None, bodies.write_detail(detail), keep=True)]
    for kind, key in kept:
        content = read_content(connection, KINDS[kind], key)
        items.append(_commit(kind, write_name(key), content, keep=False))
    line = (seq, at, what)
    own = hash_line(previous, line, [one["digest"] for one in items])
    row = {"seq": seq, "at": at, "what": what, "previous": previous, "hash": own}
    connection.execute(insert(log), row)
    rows = [{"line": seq, "place": place, **one} for place, one in enumerate(items)]
    connection.execute(insert(schema.log_items), rows)


def _commit(kind: str, name: str | None, content: str, *, keep: bool) -> dict[str, Any]:
    """Give the row of what a line commits to; particulars stand nowhere else, so they are kept."""
    salt = make_salt()
    body = content if keep else None
    digest = salt_digest(salt, content)
    return {"kind": kind, "name": name, "salt": salt, "body": body, "digest": digest}


def read_lines(connection: Connection, after: int) -> list[LogLine]:
    """Give the next lines after a number, oldest first; none at the end."""
    table = schema.log
    asked = select(table).where(table.c.seq > after).order_by(table.c.seq).limit(_CHUNK)
    rows = connection.execute(asked).all()
    if not rows:
        return []
    # Of the items only particulars are told, and a line may name a hundred thousand rows.
    items = read_items(connection, rows[0].seq, rows[-1].seq, DETAIL)
    before = connection.execute(select(table.c.at).where(table.c.seq == after)).scalar()
    return list(_tell(rows, items, before))


def read_items(
    connection: Connection, first: int, last: int, kind: str | None = None
) -> Mapping[int, list[Row[Any]]]:
    """Give what each line from one number to another commits to, in order; or of one kind alone."""
    table = schema.log_items
    asked = select(table).where(table.c.line.between(first, last))
    if kind is not None:
        asked = asked.where(table.c.kind == kind)
    found: dict[int, list[Row[Any]]] = defaultdict(list)
    for row in connection.execute(asked.order_by(table.c.line, table.c.place)):
        found[row.line].append(row)
    return found


def _tell(
    rows: Iterable[Row[Any]], items: Mapping[int, list[Row[Any]]], before: str | None
) -> Iterator[LogLine]:
    for row in rows:
        bodies_of = [one.body for one in items[row.seq] if one.kind == DETAIL]
        body = bodies_of[0] if bodies_of else None
        detail = {} if body is None else bodies.read_detail(body)
        back = before is not None and runs_back(before, row.at)
        yield LogLine(row.seq, row.at, row.what, detail, row.hash, back, body is None)
        before = row.at


def runs_back(before: str, after: str) -> bool:
    """Tell whether a clock went back from one time to another; what is no time did not.

    >>> runs_back("2024-05-01T10:00:00Z", "2024-05-01T11:30:00+02:00")
    True
    """
    try:
        return datetime.fromisoformat(after) < datetime.fromisoformat(before)
    except (ValueError, TypeError):
        return False
