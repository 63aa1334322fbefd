"""What is done to a record until it is killed: build, decide, migrate, expunge; each can go on.

Each work says what it has acknowledged, in a word for each write, and finds the same words in a
record that holds it. The stages are the real ones; the extractor reads invented sentences by their
words alone, and the clock stands still, so that two runs may end in the same record.
"""

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy import Connection, MetaData, insert

from kept_records import make_old
from small_record import Room, build_small, export, make_parts, receive
from twosource.model.archive import TableSum
from twosource.model.claim import Reading
from twosource.model.coded import Coded
from twosource.model.match import Anchor, Decision, Verdict
from twosource.model.parse import Parse
from twosource.model.record import Finished, Received
from twosource.model.report import Report
from twosource.model.ruling import Grouped, Ruling
from twosource.model.spans import Span
from twosource.model.tombstone import Expunging
from twosource.pipeline import Parts, build
from twosource.rebuilding import renew
from twosource.record_name import Address, RecordName
from twosource.stores import opening, schema, tombstone_file
from twosource.stores.released import RELEASED
from twosource.stores.sql import SqlStore, open_store

AT = "2026-03-01T00:00:00Z"
SMALL, LARGE, BASE = range(4), range(9), range(6)
PATIENCE = 30.0
EXPUNGED = (0, 1, 2)
# Salts and tokens of chance, and lines that tell of a run that was killed: never the same twice.
BY_CHANCE = frozenset({"log", "log_items", "tombstones"})
Told = Callable[[str], None]


def keep_still() -> str:
    """Give the same time, always."""
    return AT


def keep_silent(_done: int, _total: int, _what: str) -> None:
    """Be told how far the work is, and say nothing."""


def reach(where: RecordName, *, create: bool = False) -> SqlStore:
    """Open a record."""
    return open_store(where, create=create, clock=keep_still, patience=PATIENCE, asks=Silent())


class Silent:
    """Opens records without a passphrase, and keeps what it is told to itself."""

    def passphrase(self, path: Path) -> str:
        """Give none."""
        del path
        return ""

    def new_passphrase(self, path: Path) -> str | None:
        """Give none."""
        del path
        return None

    def tell(self, words: str) -> None:
        """Hear, and say nothing."""


@dataclass(slots=True)
class TellingRoom:
    """A reading room that tells of each report once the record has acknowledged it."""

    room: Room
    told: Told
    last: str = ""
    parser: str = "none"
    extractor: str = field(init=False)
    codebook: str = field(init=False)

    def __post_init__(self) -> None:
        self.extractor, self.codebook = self.room.extractor, self.room.codebook

    def read(self, items: Iterable[Received]) -> Iterator[Finished]:
        """Read each report; one is kept when the next is asked for."""
        for done in self.room.read(items):
            if isinstance(done, Finished):
                yield done
                self.told(f"report {done.received.report.key}")

    def read_again(self, report: Report, parse: Parse | None) -> Reading:
        """Read a report again; one is kept when the next is asked for."""
        if self.last:
            self.told(f"reading {self.last}")
        self.last = report.key
        return self.room.read_again(report, parse)


class Work(Protocol):
    """What is done to a record, can be killed at any moment, and goes on."""

    @property
    def name(self) -> str:
        """Give what a user would call it."""
        ...

    def prepare(self, where: RecordName) -> None:
        """Make the record that the work begins with."""
        ...

    def go(self, where: RecordName, told: Told) -> None:
        """Do it, or go on where it was killed; tell each write that was acknowledged."""
        ...

    def look(self, where: RecordName, told: frozenset[str]) -> list[str]:
        """Give what is wrong with a record whose work was killed."""
        ...

    def sum_up(self, where: RecordName) -> Mapping[str, object]:
        """Give what the work ends in: the same however often it was killed."""
        ...


def look_into(
    where: RecordName, held: Callable[[SqlStore], set[str]], told: frozenset[str]
) -> list[str]:
    """Look whether a record holds what was told, and holds together."""
    with reach(where) as store:
        faults = [f"lost: {one}" for one in sorted(told - held(store))]
        faults += [f"check: {fault.what}" for fault in store.check().faults]
        lines = [line.seq for line in store.log()]
    if lines != list(range(1, len(lines) + 1)):
        faults.append("the log has gaps")
    return faults


def find_steps(store: SqlStore) -> set[str]:
    """Give the steps that were told in the log as done."""
    return {f"step {line.detail['rows']}" for line in store.log() if line.what == "export made"}


def sum_up(where: RecordName, by_chance: frozenset[str] = BY_CHANCE) -> Mapping[str, object]:
    """Give the hash of each table that is kept, and the export of what was worked out."""
    with reach(where) as store:
        sums = {one.table: _say(one, by_chance) for one in store.sum_up().tables}
        return {**sums, "export": export(store)}


def _say(one: TableSum, by_chance: frozenset[str]) -> object:
    if one.table in ("log", "log_items"):
        return "whole"
    return one.rows if one.table in by_chance else one.sha256


@dataclass(frozen=True, slots=True)
class Builds:
    """Takes reports in; then more of them, with another extractor that reads all again."""

    name: str = "build"

    def prepare(self, where: RecordName) -> None:
        """Leave it to the build to make the record."""

    def go(self, where: RecordName, told: Told) -> None:
        """Build twice."""
        steps = ((Room("small 1", wide=True), SMALL), (Room(), LARGE))
        with reach(where, create=True) as store:
            told("made")
            done = find_steps(store)
            for number, (room, reports) in enumerate(steps):
                if f"step {number}" not in done:
                    build(store, _with(TellingRoom(room, told)), receive(*reports), keep_silent)
                    told("events")
                    store.note("export made", {"rows": number})
                    told(f"step {number}")

    def look(self, where: RecordName, told: frozenset[str]) -> list[str]:
        """Look for what was told; a record that was not yet made is none."""
        if not told and _is_unmade(where):
            return []
        return look_into(where, self._hold, told)

    def _hold(self, store: SqlStore) -> set[str]:
        held = {"made", *find_steps(store)}
        held |= {f"report {one.key}" for one in store.reports()}
        current = store.current_readings()
        held |= {f"reading {one.report}" for one in current if one.extractor == Room().extractor}
        return held | {"events"} if store.counts().events else held

    def sum_up(self, where: RecordName) -> Mapping[str, object]:
        """Give what it ends in."""
        return sum_up(where)


def _with(room: TellingRoom) -> Parts:
    return replace(make_parts(), reading=room)


def _is_unmade(where: RecordName) -> bool:
    engine = opening.connect(where, PATIENCE)
    try:
        if isinstance(where, Path) and not where.exists():
            return True
        with opening.reading_from(engine, where) as connection:
            asked = MetaData()
            asked.reflect(connection)
            return not asked.tables
    finally:
        engine.dispose()


@dataclass(frozen=True, slots=True)
class Decides:
    """Takes decisions on pairs, merges and undoes, and works the events out now and then."""

    name: str = "decide"
    times: int = 9

    def prepare(self, where: RecordName) -> None:
        """Build what is decided on."""
        with reach(where, create=True) as store:
            build_small(store, *BASE)

    def go(self, where: RecordName, told: Told) -> None:
        """Take what was not taken yet."""
        with reach(where) as store:
            ends = [
                Anchor(one.claim.report, one.claim.passage, one.claim.type)
                for one in store.claims()
                if not one.coded
            ]
            for number in range(self.times):
                self._decide(store, number, ends[number : number + 2], told)
            build(store, make_parts(), [], keep_silent)
            store.note("export made", {"rows": self.times})
            told(f"step {self.times}")

    def _decide(self, store: SqlStore, number: int, ends: Sequence[Anchor], told: Told) -> None:
        numbers = _find_decisions(store)
        if str(number) not in numbers:
            by, left, right = f"R{number % 3 + 1}", ends[0], ends[1]
            if number % 3:
                verdict: Verdict = "same" if number % 2 else "different"
                store.add_decision(left, right, verdict, by, str(number), AT)
            else:
                merged = Grouped("together", ((left,), (right,)))
                coded = Coded(left, "arrest", "past", "asserted")
                store.add_ruling(merged if number % 2 else coded, by, str(number), AT)
            told(f"decision {number} {by}")
            numbers = _find_decisions(store)
        if number % 4 == 1:
            store.undo_decision(numbers[str(number)], "R1", AT)
            told(f"undone {number}")
        # Marked as done: a build that comes later than without a kill is a turn of its own.
        if number % 4 == 2 and f"step {number}" not in find_steps(store):  # noqa: PLR2004
            build(store, make_parts(), [], keep_silent)
            told("events")
            store.note("export made", {"rows": number})
            told(f"step {number}")

    def look(self, where: RecordName, told: frozenset[str]) -> list[str]:
        """Look for what was told, and whether a decision was taken twice."""
        faults = look_into(where, self._hold, told)
        with reach(where) as store:
            notes = [one.note for one in _list_taken(store)]
            ids = sorted(one.id for one in _list_taken(store))
        twice = len(notes) != len(set(notes)) or ids != list(range(1, len(ids) + 1))
        return [*faults, "a decision was taken twice"] if twice else faults

    def _hold(self, store: SqlStore) -> set[str]:
        every = _list_taken(store)
        held = {"events", *find_steps(store)}
        held |= {f"decision {one.note} {one.by}" for one in every}
        return held | {f"undone {one.note}" for one in every if one.undone}

    def sum_up(self, where: RecordName) -> Mapping[str, object]:
        """Give what it ends in."""
        return sum_up(where)


def _list_taken(store: SqlStore) -> list[Decision | Ruling]:
    return [*store.decisions(), *store.rulings()]


def _find_decisions(store: SqlStore) -> dict[str, int]:
    return {str(one.note): one.id for one in _list_taken(store)}


@dataclass(frozen=True, slots=True)
class Migrates:
    """Opens a record of a released version: it is copied, brought up to date and written to."""

    revision: str = RELEASED[0]

    @property
    def name(self) -> str:
        """Give what a user would call it."""
        return f"migrate {self.revision}"

    def prepare(self, where: RecordName) -> None:
        """Make the record as the older version left it."""
        if isinstance(where, Path):
            make_old(where, self.revision)
            return
        old = make_old(Path(os.environ["TMPDIR"]) / f"{self.revision}.db", self.revision)
        with closing(sqlite3.connect(old)) as file:
            _move(file, where, self.revision)
        old.unlink()

    def go(self, where: RecordName, told: Told) -> None:
        """Open it."""
        with reach(where) as store:
            told("opened")
            store.note("export made", {"rows": 0})
            told("step 0")

    def look(self, where: RecordName, told: frozenset[str]) -> list[str]:
        """Look whether it is old and as it was, or new; and whether each copy is whole."""
        faults = []
        copies = where.parent.glob(f"{where.stem}.before-*.db") if isinstance(where, Path) else ()
        faults += [f"half a copy: {one.name}" for one in copies if not _is_whole(one)]
        revision = _ask(where, read_revision)
        if revision == schema.REVISION:
            return faults + look_into(where, lambda store: {"opened", *find_steps(store)}, told)
        if told or revision != self.revision:
            faults.append(f"lost: it is of revision {revision}")
        return faults

    def sum_up(self, where: RecordName) -> Mapping[str, object]:
        """Give what it ends in: every table of what is kept."""
        with reach(where) as store:
            return {one.table: _say(one, BY_CHANCE) for one in store.sum_up().tables}


def _move(file: sqlite3.Connection, address: Address, revision: str) -> None:
    """Put the rows of a file into tables of the same revision on a server."""
    file.row_factory = sqlite3.Row
    engine = opening.connect(address, PATIENCE)
    with opening.writing_to(engine, address) as connection:
        opening.make_tables(connection, address, revision)
        found = MetaData()
        found.reflect(connection)
        for table in found.sorted_tables:
            if table.name == schema.VERSION_TABLE:
                continue
            columns = {one.name: one.type.python_type for one in table.columns}
            asked = f'SELECT * FROM "{table.name}"'  # noqa: S608  # a table of ours
            # Event ids name one another: those that were given first stand first.
            rows = [_cast(dict(row), columns) for row in file.execute(asked)]
            if rows:
                connection.exec_driver_sql("SET session_replication_role = replica")
                connection.execute(insert(table), rows)
    engine.dispose()


def _cast(row: dict[str, Any], columns: Mapping[str, type]) -> dict[str, Any]:
    """Give a row as a server takes it, which knows truth from numbers."""
    return {
        name: bool(value) if columns[name] is bool and value is not None else value
        for name, value in row.items()
    }


def _ask(where: RecordName, question: Callable[[Connection], Any]) -> Any:
    engine = opening.connect(where, PATIENCE)
    try:
        with opening.reading_from(engine, where) as connection:
            return question(connection)
    finally:
        engine.dispose()


def read_revision(connection: Connection) -> str:
    """Give the revision of a record's tables."""
    asked = f"SELECT version_num FROM {schema.VERSION_TABLE}"  # noqa: S608  # ours
    return str(connection.exec_driver_sql(asked).scalar_one())


def _is_whole(copy: Path) -> bool:
    """Tell whether a copy is sound and holds all four reports of the kept records."""
    try:
        with closing(sqlite3.connect(f"file:{copy}?immutable=1", uri=True)) as file:
            (sound,) = file.execute("PRAGMA integrity_check").fetchone()
            (reports,) = file.execute("SELECT count(*) FROM reports").fetchone()
            return bool(sound == "ok" and reports)
    except sqlite3.DatabaseError:
        return False


@dataclass(frozen=True, slots=True)
class Expunges:
    """Takes two reports out for good, and a passage of a third, and clears the files."""

    name: str = "expunge"

    def prepare(self, where: RecordName) -> None:
        """Build what is taken out of."""
        with reach(where, create=True) as store:
            build_small(store, *BASE)

    def go(self, where: RecordName, told: Told) -> None:
        """Take out what is still there."""
        with reach(where) as store:
            build(store, make_parts(), [], keep_silent)
            for number in range(len(store.tombstones()), len(EXPUNGED)):
                self._expunge(store, number, told)
            store.clear_files()
            told("cleared")
            store.note("export made", {"rows": 0})
            told("step 0")

    def _expunge(self, store: SqlStore, number: int, told: Told) -> None:
        label = f"r{EXPUNGED[number]}.txt"
        report = next(one for one in store.reports() if one.label == label)
        start = report.text.index("Road")
        passage = Span(start, len(report.text)) if number == 1 else None
        with store.building():
            gone = store.expunge(Expunging(report.key, "order of the court", "R1", passage))
            told(f"expunged {number}")
            renew(store, make_parts(), [gone.report] if gone.report else [], keep_silent)
            told("events")

    def look(self, where: RecordName, told: frozenset[str]) -> list[str]:
        """Look for what was told, here and in the file that knows reports again."""
        faults = look_into(where, self._hold, told)
        file = tombstone_file.read_file(tombstone_file.find_file(where))
        known = 0 if file is None else len(file.tombstones)
        wanted = sum(one.startswith("expunged") for one in told)
        if known < wanted:
            faults.append(f"lost: {wanted} expunged, {known} in the file of tombstones")
        if "cleared" in told and isinstance(where, Path):
            faults += [f"bytes left: {one}" for one in _find_left(where)]
        return faults

    def _hold(self, store: SqlStore) -> set[str]:
        held = {"events", "cleared", *find_steps(store)}
        return held | {f"expunged {one.number - 1}" for one in store.tombstones()}

    def sum_up(self, where: RecordName) -> Mapping[str, object]:
        """Give what it ends in; ids of events were given new births by chance."""
        chance = BY_CHANCE | {"event_ids", "id_turns", "reading_turns", "readings"}
        file = tombstone_file.read_file(tombstone_file.find_file(where))
        found = dict(sum_up(where, chance))
        with reach(where) as store:
            text = "\n".join(export(store))
            for one in store.event_ids():
                text = text.replace(one.id, one.label)
        return {**found, "export": text, "known again": len(file.tombstones) if file else 0}


def _find_left(path: Path) -> list[str]:
    """Give what was expunged and still stands in the files of a record."""
    held = b"".join(
        one.read_bytes() for tail in ("", "-wal") if (one := Path(f"{path}{tail}")).exists()
    )
    planted = [f"Road {number} is closed" for number in EXPUNGED]
    return [words for words in planted if words.encode() in held]


WORKS: tuple[Work, ...] = (
    Builds(),
    Decides(),
    *(Migrates(one) for one in RELEASED),
    Expunges(),
)
