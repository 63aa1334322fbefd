"""The log is a chain that commits to what is kept, and gives no short text away."""

import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from random import Random

import pytest
from alembic import command

import behind_the_store
from behind_the_store import ask
from flipped_bytes import flip_byte, judge, read_kept
from store_samples import anchor, raw, reading, report
from twosource.model.actors import ActorList
from twosource.model.errors import BadRecord
from twosource.model.ids import sha256_hex
from twosource.model.report import Marks, report_key
from twosource.model.ruling import Grouped
from twosource.record_name import Address, RecordName
from twosource.stores import migrate, opening, schema
from twosource.stores.chain import START, hash_line, salt_digest
from twosource.stores.check_log import read_numbers, write_numbers
from twosource.stores.committed import KINDS
from twosource.stores.sql import SqlStore, open_store

AT = "2024-02-03T04:05:06Z"
OLD = report_key(report().text, None, None)
TRIGGERS = (
    "log_keeps_its_words",
    "log_keeps_its_lines",
    "log_items_keep_their_words",
    "log_items_keep_their_lines",
)
TAMPERED = [
    ("log", "UPDATE log SET what = 'report added' WHERE seq = 1", "what its hash was made from"),
    ("log", "UPDATE log SET at = '2001-01-01T00:00:00Z' WHERE seq = 2", "its hash was made from"),
    ("log", "DELETE FROM log WHERE seq = 2", "lines are missing"),
    ("log_items", "UPDATE log_items SET body = '{}' WHERE line = 2 AND place = 0", "not those it"),
    ("log_items", "DELETE FROM log_items WHERE line = 2 AND place = 0", "has no particulars"),
    ("log_items", "UPDATE log_items SET salt = NULL WHERE line = 2 AND place = 0", "no tombstone"),
    ("log_items", "UPDATE log_items SET name = 'x' WHERE kind = 'reports'", "no line of the log"),
    ("log_items", "UPDATE log_items SET digest = salt WHERE kind = 'marks'", "is not what line"),
]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "r.db"


@pytest.fixture
def store(where: RecordName) -> Iterator[SqlStore]:
    with open_store(where, create=True) as opened:
        fill(opened)
        yield opened


def fill(store: SqlStore) -> None:
    """Put something of every kind into a record."""
    keys = []
    for number in (1, 2, 3):
        one = report(number)
        store.add_finished(one, raw(one), reading(one))
        keys.append(one.key)
    store.add_reading(reading(report(1), "fake-2"))
    store.add_reading(reading(report(1)))
    store.add_report(report(2, marks=Marks("restricted", "public")), raw(report(2)))
    ends = anchor(keys[0], 0, 22), anchor(keys[1], 3, 30)
    store.add_decision(*ends, "same", "r1", "one dam", AT)
    store.add_decision(*ends, "different", "r2", None, AT)
    store.undo_decision(1, "r2", AT)
    store.add_ruling(Grouped("together", ((ends[0],), (ends[1],))), "r1", "one dam", AT)
    store.undo_decision(3, "r1", AT)
    store.keep_actors(ActorList("a.csv", "11", ()))


def change(where: RecordName, *statements: str) -> None:
    """Change the record behind the store's back, its triggers taken away."""
    drop = () if isinstance(where, Address) else [f"DROP TRIGGER {one}" for one in TRIGGERS]
    behind_the_store.change(where, *drop, *statements)


def test_each_line_holds_the_hash_of_the_line_before_and_its_own(
    where: RecordName, store: SqlStore
) -> None:
    items = ask(where, "SELECT line, digest FROM log_items ORDER BY line, place")
    previous = START
    for line in store.log():
        digests = [row[1] for row in items if row[0] == line.seq]
        made = hash_line(previous, (line.seq, line.at, line.what), digests)
        assert line.hash == made
        previous = line.hash
    assert store.check().faults == ()


def test_everything_kept_is_committed_to(where: RecordName, store: SqlStore) -> None:
    """A table is kept, and then committed to, or it is derived: a new one must be put on a list."""
    assert store.check().faults == ()
    derived = {"parses", "events", "grounded_claims", "event_claims", "held"}
    derived |= {"event_outlines", "event_reports", "event_ties", "report_outlines"}
    by_report = {"originals"}
    log = {"log", "log_items"}
    committed = {kind.table.name for kind in KINDS.values()}
    assert committed | derived | by_report | log == set(schema.metadata.tables)
    for kind in KINDS.values():
        rows = ask(where, f"SELECT count(*) FROM {kind.table.name}")  # noqa: S608  # ours
        named = f"SELECT count(DISTINCT name) FROM log_items WHERE kind = '{kind.name}'"  # noqa: S608
        assert ask(where, named) == rows
    kept = {(kind.table.name, column) for kind in KINDS.values() for column in kind.columns}
    assert kept == {
        (table.name, column.name)
        for table in schema.metadata.tables.values()
        if table.name in committed
        for column in table.columns
    }


def test_a_short_text_cannot_be_guessed_from_the_chain(where: RecordName, store: SqlStore) -> None:
    """Two of the same notes have digests of their own, and none is the digest of the words."""
    for _ in range(2):
        store.note("noted", {"words": "yes"})
    rows = ask(where, "SELECT body, digest, salt FROM log_items WHERE body LIKE '%yes%'")
    assert len({digest for _, digest, _ in rows}) == len(rows) == 2
    assert sha256_hex(b'{"words":"yes"}') not in {digest for _, digest, _ in rows}
    assert all(salt_digest(str(salt), str(body)) == digest for body, digest, salt in rows)


def test_a_clock_that_goes_back_is_noted_and_reorders_nothing(store: SqlStore) -> None:
    lines = list(store.log())
    assert [line.seq for line in lines] == list(range(1, len(lines) + 1))
    assert [line.what for line in lines if line.back] == ["decision taken"]
    assert store.check().backward == 1


@pytest.mark.parametrize(("table", "statement", "what"), TAMPERED)
def test_what_was_changed_in_the_log_is_told(
    where: RecordName, store: SqlStore, table: str, statement: str, what: str
) -> None:
    assert store.check().faults == ()
    change(where, statement)
    assert table in statement
    assert any(what in fault.what for fault in store.check().faults)


@pytest.mark.parametrize(
    ("statement", "label"),
    [
        ("UPDATE decisions SET note = 'another dam' WHERE id = 1", ""),
        ("UPDATE undos SET by = 'r9'", ""),
        ("DELETE FROM undos", ""),
        ("UPDATE actor_lists SET name = 'b.csv'", ""),
        ("UPDATE reports SET published = NULL WHERE number = 2", "dam-2.txt"),
        ("UPDATE reports SET marks = replace(marks, 'ed', 'de') WHERE number = 3", "dam-3.txt"),
        ("UPDATE readings SET superseded_at = '2020' WHERE superseded_at IS NOT NULL", "dam-1.txt"),
    ],
)
def test_what_was_changed_in_a_kept_row_is_told(
    where: RecordName, store: SqlStore, statement: str, label: str
) -> None:
    change(where, statement)
    assert label in {fault.report for fault in store.check().faults}


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE log_items SET digest = salt",
        "UPDATE log_items SET name = 'x' WHERE name IS NOT NULL",
        "DELETE FROM log_items",
        "UPDATE log SET hash = previous",
    ],
)
def test_what_the_log_commits_to_can_be_forgotten_and_not_changed(
    where: RecordName, store: SqlStore, statement: str
) -> None:
    with (
        pytest.raises(Exception, match="append-only"),
        behind_the_store.reach_into(where) as other,
    ):
        other.execute(statement)
    assert store.check().faults == ()


def test_two_writers_never_fork_the_chain(where: RecordName, store: SqlStore) -> None:
    before = len(list(store.log()))

    def note_often(who: int) -> None:
        with open_store(where, create=False) as mine:
            for number in range(25):
                mine.note("noted", {"by": f"r{who}", "number": number})

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(note_often, range(4)))
    assert len(list(store.log())) == before + 100
    assert store.check().faults == ()


def test_the_database_refuses_a_second_line_after_one(where: RecordName, store: SqlStore) -> None:
    last = list(store.log())[-1]
    engine = opening.connect(where, 1)
    row = {"seq": 99, "at": AT, "what": "x", "previous": last.hash, "hash": START}
    with pytest.raises(BadRecord), opening.writing_to(engine, where) as connection:
        connection.execute(schema.log.insert(), [row, {**row, "seq": 100}])
    engine.dispose()
    assert list(store.log())[-1] == last


def test_an_older_record_is_chained_when_it_is_opened(path: Path) -> None:
    make_older(path)
    with open_store(path, create=False) as store:
        lines = list(store.log())
        assert [line.what for line in lines] == [
            "record made",
            "report added",
            "decision taken",
            "older log chained",
            "older content taken into the log",
            "reviewers given pseudonyms",
        ]
        assert lines[1].detail == {"report": OLD, "label": "dam-1.txt"}
        assert lines[3].detail == {"lines": 3}
        assert lines[4].detail == {"rows": 5}
        assert store.check().faults == ()
        store.note("noted", {})
    with open_store(path, create=False) as store:
        assert store.check().faults == ()
        assert store.decisions()[0].note == "one dam"


def make_older(path: Path) -> None:
    """Make a record as the revision before the chain left it, with its lines."""
    engine = opening.connect(path, 1)
    with opening.writing_to(engine, path) as connection:
        config = migrate._configure()  # noqa: SLF001  # an older revision is asked for nowhere else
        config.attributes["connection"] = connection
        command.upgrade(config, "0004")
    engine.dispose()
    one = report()
    with closing(sqlite3.connect(path)) as file:
        file.execute(
            "INSERT INTO reports VALUES (?, 1, ?, ?, ?, NULL, NULL, NULL, NULL, 'en', '{}', ?)",
            (OLD, one.label, one.text, one.sha256, AT),
        )
        file.execute(
            "INSERT INTO collections VALUES (?, 1, ?, 'dam.txt', 'file', 'text', NULL, ?)",
            (OLD, AT, one.sha256),
        )
        file.execute("INSERT INTO originals VALUES (?, ?)", (OLD, raw(one)))
        told = (OLD, 0, 4, "death")
        file.execute(
            "INSERT INTO decisions VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, 'same', 'ana', ?, 'one dam')",
            (*told, *told, AT),
        )
        file.execute("INSERT INTO undos VALUES (1, 'ana', ?)", (AT,))
        lines = [
            (1, "record made", "{}"),
            (2, "report added", f'{{"report":"{OLD}","label":"dam-1.txt"}}'),
            (3, "decision taken", '{"decision":1}'),
        ]
        for seq, what, detail in lines:
            file.execute("INSERT INTO log VALUES (?, ?, ?, ?)", (seq, AT, what, detail))
        file.commit()


def test_numbers_of_lines_are_read_back() -> None:
    numbers = {1, 2, 3, 7, 9, 10}
    assert read_numbers(write_numbers(sorted(numbers))) == numbers
    with pytest.raises(BadRecord, match="no numbers"):
        read_numbers("one-two")


def test_a_flipped_byte_is_reported_or_every_kept_value_reads_the_same(
    path: Path, tmp_path: Path
) -> None:
    with open_store(path, create=True) as store:
        fill(store)
    sound, kept, chance = path.read_bytes(), read_kept(path), Random(20)  # noqa: S311  # no secret
    found = [judge(tmp_path / "flipped.db", flip_byte(sound, chance), kept) for _ in range(250)]
    assert found.count("missed") == 0
    assert found.count("reported") > 20
