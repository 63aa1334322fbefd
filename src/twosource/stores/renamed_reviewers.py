"""Give the reviewers of a record of an earlier version pseudonyms: their names leave the record.

Rows that bear a name get the pseudonym, and the log commits to them anew. What it said of them
before, salts and particulars, is forgotten, as when something is expunged: with its salt a name
could be guessed. So the chain holds, and no longer says who it was.
"""

import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import msgspec
from sqlalchemy import Connection, Engine, select, update

from twosource.model.errors import BadRecord
from twosource.ports import Asks
from twosource.record_name import Address, RecordName
from twosource.stores import bodies, reviewer_file, schema
from twosource.stores.check_log import LINES, RENAMED, read_numbers, write_numbers
from twosource.stores.committed import Named, name_rows
from twosource.stores.compact import clear_files
from twosource.stores.encrypted import is_encrypted
from twosource.stores.forget_log import forget_details, forget_rows
from twosource.stores.kept_grown import drop_held
from twosource.stores.logbook import DETAIL, write_line
from twosource.stores.reach import Rows

_BEAR_NAMES = (
    schema.decisions,
    schema.undos,
    schema.rulings,
    schema.ruling_undos,
    schema.audit_answers,
    schema.tombstones,
)


@dataclass(frozen=True, slots=True)
class Renaming:
    """The pseudonym of each name that a record bore, as it stood there; `path` has the names."""

    names: Mapping[str, str]
    path: Path

    @property
    def given(self) -> list[str]:
        """Give the pseudonyms, the first first."""
        return sorted(set(self.names.values()), key=lambda one: int(one[1:]))


@contextmanager
def renaming_reviewers(
    engine: Engine, where: RecordName, clock: Callable[[], str], asks: Asks
) -> Iterator[Callable[[Connection], None]]:
    """Give what to call once the tables of an older record are up to date: renames reviewers.

    If any had a name, that is said at the end, and the files are written anew without it.
    """
    done: list[Renaming] = []

    def rename(connection: Connection) -> None:
        found = rename_reviewers(connection, where, clock())
        done.extend([] if found is None else [found])

    yield rename
    for one in done:
        asks.tell(
            f"{where}: reviewers go by pseudonyms now ({' '.join(one.given)}); their names stand"
            f" in {one.path} alone, and in the copy of the record as it was."
        )
        # Another program may have it open: then the next `expunge` clears what is left.
        with suppress(BadRecord):
            clear_files(engine, where)


def rename_reviewers(connection: Connection, where: RecordName, at: str) -> Renaming | None:
    """Give all reviewers whose names a record bears pseudonyms, in one transaction with the rest.

    None where it bears no name, and where nothing says in which file names may stand: of a record
    on a server or an encrypted one that must be told (TWOSOURCE_REVIEWERS). Names are in that file
    before the record loses them.

    Raises:
        BadRecord: the file is no file of reviewers.
    """
    every = dict.fromkeys(_list_reviewers(connection))
    names = [one for one in every if one.strip() and not reviewer_file.PSEUDONYM.fullmatch(one)]
    if not names or not _may_keep(where):
        return None
    path = reviewer_file.find_file(where)
    held = reviewer_file.read_file(path)
    renamed = _choose(names, held, every)
    new = {given: " ".join(name.split()) for name, given in renamed.items() if given not in held}
    reviewer_file.add_reviewers(path, new)
    done = Renaming(renamed, path)
    _rename_all(connection, done, at)
    return done


def _may_keep(where: RecordName) -> bool:
    # Nobody asked for a file of names beside what must not be read.
    return reviewer_file.is_given() or not (isinstance(where, Address) or is_encrypted(where))


def _list_reviewers(connection: Connection) -> Iterator[str]:
    """Give who decided, undid, answered and expunged, in the order of tables and numbers."""
    for table in _BEAR_NAMES:
        asked = select(table.c.by).where(table.c.by.is_not(None))
        yield from connection.execute(asked.order_by(*table.primary_key.columns)).scalars()
    for _, detail in _list_details(connection):
        yield str(detail.get("by", ""))


def _list_details(connection: Connection) -> Iterator[tuple[int, dict[str, str | int]]]:
    items = schema.log_items
    asked = select(items.c.line, items.c.body).where(items.c.kind == DETAIL)
    asked = asked.where(items.c.body.is_not(None)).order_by(items.c.line)
    for row in connection.execute(asked):
        yield row.line, bodies.read_detail(row.body)


def _choose(names: Iterable[str], held: Mapping[str, str], every: Iterable[str]) -> dict[str, str]:
    """Give each name the pseudonym that the file has for it, or the next that nobody has."""
    known = {_fold(name): given for given, name in held.items()}
    taken = [int(one[1:]) for one in (*held, *every) if reviewer_file.PSEUDONYM.fullmatch(one)]
    following = 1 + max(taken, default=0)
    chosen = {}
    for name in names:
        if _fold(name) not in known:
            known[_fold(name)] = f"R{following}"
            following += 1
        chosen[name] = known[_fold(name)]
    return chosen


def _fold(name: str) -> str:
    return " ".join(name.split()).casefold()


def _rename_all(connection: Connection, done: Renaming, at: str) -> None:
    renamed = done.names
    rows: Rows = {}
    for table in _BEAR_NAMES:
        keys = list(table.primary_key.columns)
        asked = select(*keys).where(table.c.by.in_(renamed)).order_by(*keys)
        if found := [tuple(row) for row in connection.execute(asked)]:
            rows[table.name] = found
    lines, forgotten = list[int](), set[int]()
    for line, detail in _list_details(connection):
        if detail.get("by") in renamed:
            lines.append(line)
            forgotten |= read_numbers(str(detail.get(LINES, "")))
    forget_rows(connection, rows)
    forget_details(connection, lines)
    for table in _BEAR_NAMES:
        for name, given in renamed.items():
            connection.execute(update(table).where(table.c.by == name).values(by=given))
    _rename_derived(connection, renamed)
    told: dict[str, str | int] = {
        "reviewers": " ".join(done.given),
        "rows": sum(map(len, rows.values())),
        LINES: write_numbers([*lines, *forgotten]),
    }
    write_line(connection, at, RENAMED, told, *_name_all(rows))


def _name_all(rows: Rows) -> Iterator[Named]:
    for name, keys in rows.items():
        yield from name_rows(schema.metadata.tables[name], [key[0] for key in keys])


def _rename_derived(connection: Connection, renamed: Mapping[str, str]) -> None:
    """Put the pseudonyms into what was worked out with the names: who disagreed, who corrected."""
    drop_held(connection)
    said = {_write_by(name): _write_by(given) for name, given in renamed.items()}
    for table in (schema.events, schema.grounded_claims):
        (key,) = table.primary_key.columns
        for row in connection.execute(select(key.label("key"), table.c.body)).all():
            before = _unpack(row.body)
            now = before
            for name, given in said.items():
                now = now.replace(name, given)
            if now != before:
                body = now if isinstance(row.body, str) else zlib.compress(now.encode(), 1)
                connection.execute(update(table).where(key == row.key).values(body=body))


def _unpack(body: str | bytes) -> str:
    return body if isinstance(body, str) else zlib.decompress(body).decode()


def _write_by(name: str) -> str:
    return f'"by":{msgspec.json.encode(name).decode()}'
