"""Find words in what people typed into a record, whatever it is about, and take them out of it.

These are notes and comments on decisions, why a report has nothing to code, how a report is to be
handled, why an answer of an audit was given, why something was expunged, and all that the log says.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import Connection, Table, select

from twosource.stages.expunging import blank_sought, seek_words
from twosource.stores import bodies, schema
from twosource.stores.check_log import EXPUNGED, LINES, RENAMED, read_numbers, write_numbers
from twosource.stores.committed import Named, name_rows
from twosource.stores.forget_log import forget_details, forget_rows
from twosource.stores.kept_grown import drop_held
from twosource.stores.logbook import DETAIL, write_line
from twosource.stores.reach import Rows, change_row

_CHUNK = 500
# Columns of plain words, then fields of a column of JSON.
_PLAIN = (
    (schema.decisions, "note"),
    (schema.rulings, "note"),
    (schema.audit_answers, "why"),
    (schema.tombstones, "reason"),
)
_WITHIN = ((schema.rulings, "body", "reason"), (schema.reports, "marks", "handling"))
_Changes = dict[tuple[Any, ...], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Typed:
    """Where words stand in what people typed: the columns to be changed, by table and key.

    `lines` are the lines of the log that tell of them, `forgotten` those that such a line said had
    lost what they told: the line that says so of it must say it of these too.
    """

    changes: Mapping[str, _Changes]
    lines: list[int]
    forgotten: list[int]

    @property
    def lost(self) -> list[int]:
        """Give the lines that have lost what they told once the words are gone."""
        return sorted({*self.lines, *self.forgotten})

    @property
    def rows(self) -> Rows:
        """Give the keys of the rows, by table."""
        return {table: sorted(found) for table, found in self.changes.items()}

    def count(self) -> dict[str, int]:
        """Count the rows, by table."""
        return {table: len(found) for table, found in sorted(self.changes.items())}


NOWHERE = Typed({}, [], [])


def find_typed(connection: Connection, words: str) -> Typed:
    """Find words, whatever their case; words too short to be looked for stand nowhere."""
    changes: dict[str, _Changes] = {}
    sought = seek_words(words)
    if sought is None:
        return NOWHERE
    for table, column in _PLAIN:
        for key, told in _list_column(connection, table, column):
            _note(changes, table, key, (column, told, blank_sought(told, sought)))
    for table, column, name in _WITHIN:
        for key, told in _list_column(connection, table, column):
            _note(changes, table, key, (column, told, _blank_field(told, name, sought)))
    lines = _find_lines(connection, sought)
    return Typed(changes, sorted(lines), sorted(set().union(*lines.values())))


def redact_typed(connection: Connection, found: Typed) -> list[Named]:
    """Take the words out, and from the log what it said of them; names the rows as they are now.

    The rows must be committed to by the line that tells of it. What a build left for the next is
    dropped: reasons that people gave may stand in it.
    """
    forget_rows(connection, found.rows)
    forget_details(connection, found.lines)
    drop_held(connection)
    named: list[Named] = []
    for name, changed in found.changes.items():
        table = schema.metadata.tables[name]
        for key, values in changed.items():
            change_row(connection, table, key, values)
        named += name_rows(table, [one[0] if len(one) == 1 else one for one in sorted(changed)])
    return named


def expunge_words(
    connection: Connection, words: str, why: tuple[str, str | None], at: str
) -> Typed:
    """Take words out of all that people typed, and say so in the log: how many rows, and why.

    `why` is the reason and who gave it. Nothing is written where the words stand nowhere.
    """
    found = find_typed(connection, words)
    if found.changes or found.lines:
        named = redact_typed(connection, found)
        reason, by = why
        detail: dict[str, str | int] = {"rows": sum(found.count().values()), "reason": reason}
        detail |= {} if by is None else {"by": by}
        write_line(connection, at, EXPUNGED, {**detail, LINES: write_numbers(found.lost)}, *named)
    return found


def _list_column(
    connection: Connection, table: Table, column: str
) -> Iterator[tuple[tuple[Any, ...], str]]:
    keys = list(table.primary_key.columns)
    told = table.c[column]
    asked = select(*keys, told.label("told")).where(told.is_not(None))
    for row in connection.execute(asked).yield_per(_CHUNK):
        yield tuple(row)[:-1], row.told


def _note(
    changes: dict[str, _Changes], table: Table, key: tuple[Any, ...], told: tuple[str, str, str]
) -> None:
    """Note what a column says without the words, where it held them."""
    column, before, now = told
    if now != before:
        changes.setdefault(table.name, {}).setdefault(key, {})[column] = now


def _blank_field(body: str, name: str, sought: re.Pattern[str]) -> str:
    """Blank the words in one field of a noun; the text of a noun without them stays as it is."""
    held = msgspec.json.decode(body)
    told = held.get(name)
    if not isinstance(told, str) or (now := blank_sought(told, sought)) == told:
        return body
    return msgspec.json.encode({**held, name: now}).decode()


def _find_lines(connection: Connection, sought: re.Pattern[str]) -> dict[int, set[int]]:
    """Give the lines whose particulars hold the words, each with those it says are forgotten."""
    log, items = schema.log, schema.log_items
    asked = select(items.c.line, items.c.body, log.c.what).join(log, log.c.seq == items.c.line)
    asked = asked.where(items.c.kind == DETAIL, items.c.body.is_not(None))
    rows = connection.execute(asked).yield_per(_CHUNK)
    return {
        row.line: read_numbers(str(bodies.read_detail(row.body).get(LINES, "")))
        if row.what in {EXPUNGED, RENAMED}
        else set()
        for row in rows
        if _tells(row.body, sought)
    }


def _tells(body: str, sought: re.Pattern[str]) -> bool:
    """Tell whether particulars hold the words, also within a noun that was written into one."""
    return any(sought.search(told) for told in _list_strings(msgspec.json.decode(body)))


def _list_strings(value: Any) -> Iterator[str]:
    """Give all strings of some JSON, and those of JSON in a string."""
    if isinstance(value, dict):
        for one in value.values():
            yield from _list_strings(one)
    elif isinstance(value, list):
        for one in value:
            yield from _list_strings(one)
    elif isinstance(value, str):
        yield value
        if value.startswith("{"):
            try:
                inner = msgspec.json.decode(value)
            except msgspec.DecodeError:
                return
            yield from _list_strings(inner)
