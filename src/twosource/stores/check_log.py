"""Walk the chain of the log, and hold every kept row against what the log says it was."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, func, select, tuple_

from twosource.model.errors import BadRecord
from twosource.model.record import Fault
from twosource.stores import bodies, schema
from twosource.stores.chain import START, hash_line, salt_digest
from twosource.stores.committed import KINDS, Kind, name_column, write_name
from twosource.stores.logbook import DETAIL, read_items, runs_back

_CHUNK = 500
# The line that says which others lost what they said, and its particular that lists them.
EXPUNGED, LINES = "expunged", "lines"
# So does the line that says that names of reviewers became pseudonyms.
RENAMED = "reviewers given pseudonyms"


class LogCheck:
    """What a walk over the log and the kept rows found."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.tally: Counter[str] = Counter()
        self._forgotten: set[int] = set()
        self._told: set[int] = set()

    def check(self) -> Iterator[Fault]:
        """Check the chain, then every row; gives what is wrong."""
        yield from self._check_chain()
        for kind in KINDS.values():
            yield from self._check_rows(kind)
            yield from self._find_lost(kind)

    def _check_chain(self) -> Iterator[Fault]:
        seq, previous, at = 0, START, None
        while rows := self._next_lines(seq):
            items = read_items(self._connection, seq + 1, rows[-1].seq)
            for row in rows:
                yield from self._check_line(row, (seq + 1, previous), items.get(row.seq, []))
                self.tally["backward"] += at is not None and runs_back(at, row.at)
                seq, previous, at = row.seq, row.hash, row.at
        for line in sorted(self._forgotten - self._told):
            yield _blame(line, "what it said is gone, and no tombstone says why")

    def _next_lines(self, after: int) -> Sequence[Row[Any]]:
        table = schema.log
        asked = select(table).where(table.c.seq > after).order_by(table.c.seq)
        return self._connection.execute(asked.limit(_CHUNK)).all()

    def _check_line(
        self, row: Row[Any], expected: tuple[int, str], items: Sequence[Row[Any]]
    ) -> Iterator[Fault]:
        self.tally["lines"] += 1
        digests = [one.digest for one in items]
        if (row.seq, row.previous) != expected:
            yield _blame(row.seq, "it does not follow the line before it; lines are missing")
        if hash_line(row.previous, (row.seq, row.at, row.what), digests) != row.hash:
            yield _blame(row.seq, "it is not what its hash was made from")
        yield from self._check_detail(row, [one for one in items if one.kind == DETAIL])

    def _check_detail(self, row: Row[Any], details: Sequence[Row[Any]]) -> Iterator[Fault]:
        """Check the particulars of a line, and note which lines are told to have lost theirs."""
        if len(details) != 1:
            yield _blame(row.seq, "it has no particulars")
            return
        (one,) = details
        if one.body is None or one.salt is None:
            self._forgotten.add(row.seq)
            self.tally["forgotten"] += 1
            return
        self.tally["digests"] += 1
        self.tally["size"] += len(one.body)
        if salt_digest(one.salt, one.body) != one.digest:
            yield _blame(row.seq, "its particulars are not those it was written with")
            return
        if row.what in {EXPUNGED, RENAMED}:
            self._told |= read_numbers(str(bodies.read_detail(one.body).get(LINES, "")))

    def _check_rows(self, kind: Kind) -> Iterator[Fault]:
        """Hold each row against the last line that speaks of it."""
        after: Any = None
        while rows := self._next_rows(kind, after):
            names = [write_name(kind.key_of(row)) for row in rows]
            last = self._last_items(kind, names)
            for row, name in zip(rows, names, strict=True):
                what = self._compare(kind, row, last.get(name))
                if what is not None:
                    yield Fault(self._find_label(kind, row), what)
            after = kind.key_of(rows[-1])

    def _next_rows(self, kind: Kind, after: Any) -> Sequence[Mapping[str, Any]]:
        asked = select(*(kind.table.c[name] for name in kind.columns)).order_by(*kind.keys)
        if after is not None:
            asked = asked.where(tuple_(*kind.keys) > tuple_(*after))
        return [dict(row) for row in self._connection.execute(asked.limit(_CHUNK)).mappings()]

    def _last_items(self, kind: Kind, names: Sequence[str]) -> Mapping[str, Row[Any]]:
        table = schema.log_items
        asked = select(table).where(table.c.kind == kind.name, table.c.name.in_(names))
        rows = self._connection.execute(asked.order_by(table.c.line, table.c.place))
        return {row.name: row for row in rows}

    def _compare(self, kind: Kind, row: Mapping[str, Any], item: Row[Any] | None) -> str | None:
        self.tally["digests"] += 1
        if item is None or item.salt is None:
            return f"no line of the log says that this was kept ({kind.name})"
        content = kind.write(row)
        self.tally["size"] += len(content)
        if salt_digest(item.salt, content) == item.digest:
            return None
        return f"this is not what line {item.line} of the log says was kept ({kind.name})"

    def _find_lost(self, kind: Kind) -> Iterator[Fault]:
        """Name the rows that the log speaks of and that are gone."""
        table = schema.log_items
        there = select(name_column(kind)).scalar_subquery()
        asked = select(table.c.name, func.max(table.c.line).label("line")).where(
            table.c.kind == kind.name, table.c.name.is_not(None), table.c.name.not_in(there)
        )
        for row in self._connection.execute(asked.group_by(table.c.name)):
            yield _blame(row.line, f"what it says was kept is gone ({kind.name} {row.name})")

    def _find_label(self, kind: Kind, row: Mapping[str, Any]) -> str:
        """Give the label of the report a row belongs to, nothing where it is of none."""
        key = row["key"] if "key" in row else row.get("report")
        if kind.name == "in_force":
            asked = select(schema.readings.c.report).where(schema.readings.c.id == row["id"])
            key = self._connection.execute(asked).scalar()
        asked = select(schema.reports.c.label).where(schema.reports.c.key == key)
        return str(self._connection.execute(asked).scalar() or "")


def _blame(line: int, what: str) -> Fault:
    return Fault("", f"line {line} of the log: {what}")


def write_numbers(numbers: Sequence[int]) -> str:
    """Write numbers of lines shortly; runs from one to another.

    >>> write_numbers([3, 4, 5, 9])
    '3-5 9'
    """
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return " ".join(f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)


def read_numbers(written: str) -> set[int]:
    """Read numbers of lines back; BadRecord where these are none.

    >>> sorted(read_numbers("3-5 9"))
    [3, 4, 5, 9]
    """
    try:
        ends = [(run.partition("-")[0], run.rpartition("-")[2]) for run in written.split()]
        return {one for first, last in ends for one in range(int(first), int(last) + 1)}
    except ValueError as fault:
        raise BadRecord(f"no numbers of lines: {written!r}") from fault
