"""A record of an earlier version loses the names of its reviewers when it is brought up to date."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from behind_the_store import ask
from kept_records import RECORDS, Hears, make_old
from store_samples import anchor, event, grounded, raw, reading, report
from twosource.model.errors import BadRecord
from twosource.model.event import EventId
from twosource.model.ids import digest
from twosource.model.ruling import Settled
from twosource.model.tombstone import Expunging
from twosource.record_name import Address, RecordName
from twosource.stores import opening, reviewer_file, tombstone_file
from twosource.stores.released import RELEASED
from twosource.stores.renamed_reviewers import rename_reviewers
from twosource.stores.sql import SqlStore, open_store

AT = "2024-02-03T04:05:06Z"
ANA, BEN = "Quirina Anasdottir", "Benedikt Oddur"
NAMES = {"R1": ANA, "R2": BEN}


def make_named(path: Path, revision: str) -> Path:
    """Make a record of a released version with longer names, so that they can be searched for."""
    written = (RECORDS / f"{revision}.sql").read_text(encoding="utf-8")
    for short, name in (("ana", ANA), ("ben", BEN)):
        written = written.replace(f"'{short}'", f"'{name}'").replace(f'"{short}"', f'"{name}"')
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(written)
    return path


def holds(path: Path) -> bool:
    """Tell whether the files of a record hold a name."""
    files = [path, *path.parent.glob(f"{path.name}-*")]
    held = b"".join(one.read_bytes() for one in files if one.is_file())
    return ANA.encode() in held or BEN.encode() in held


@pytest.mark.parametrize("revision", RELEASED)
def test_names_go_into_a_file_of_their_own_and_the_log_still_verifies(
    tmp_path: Path, revision: str
) -> None:
    path = make_named(tmp_path / "my.db", revision)
    assert holds(path)
    asks = Hears()
    with open_store(path, create=False, asks=asks, clock=lambda: AT) as store:
        assert [one.by for one in store.decisions()] == ["R1", "R2"]
        assert store.check().faults == ()
        line = next(one for one in store.log() if one.what == "reviewers given pseudonyms")
        assert line.detail == {"reviewers": "R1 R2", "rows": 3, "lines": line.detail["lines"]}
    assert not holds(path)
    names = path.with_name("my.db.reviewers.toml")
    assert reviewer_file.read_file(names) == NAMES
    assert names.stat().st_mode & 0o777 == 0o600
    assert any(f"names stand in {names} alone" in one for one in asks.heard)
    (copy,) = tmp_path.glob("my.before-*.db")
    assert holds(copy), "as it was"


def test_who_had_a_pseudonym_keeps_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = tmp_path / "names.toml"
    monkeypatch.setenv(reviewer_file.VARIABLE, str(names))
    reviewer_file.add_reviewers(names, {"R4": BEN.upper()})
    path = make_named(tmp_path / "my.db", RELEASED[-1])
    with open_store(path, create=False) as store:
        assert [one.by for one in store.decisions()] == ["R5", "R4"]
    assert reviewer_file.read_file(names) == {"R4": BEN.upper(), "R5": ANA}


def test_a_file_that_is_none_of_reviewers_stops_it_and_nothing_is_lost(tmp_path: Path) -> None:
    path = make_old(tmp_path / "my.db", RELEASED[-1])
    names = path.with_name("my.db.reviewers.toml")
    names.write_text("[others]\n")
    with pytest.raises(BadRecord, match="no file of reviewers"):
        open_store(path, create=False)
    names.unlink()
    with open_store(path, create=False) as store:
        assert [one.by for one in store.decisions()] == ["R1", "R2"]


def fill(store: SqlStore) -> None:
    """Let named people do all that bears a name."""
    for one in (report(1), report(2), report(3)):
        store.add_finished(one, raw(one), reading(one))
    ends = anchor(report(1).key, 0, 22), anchor(report(2).key, 3, 30)
    store.add_decision(*ends, "same", ANA, None, AT)
    store.add_decision(*ends, "different", "R3", None, AT)
    store.undo_decision(1, BEN, AT)
    store.add_ruling(Settled(report(2).key, "done"), BEN, None, AT)
    store.undo_decision(3, ANA, AT)
    born = reading(report(1)).claims[0]
    named = EventId(digest("event", "1"), "PER-0001", 1, born.id)
    store.replace_events([event(named, born.id)], [named], [grounded(born)])
    store.expunge(Expunging(report(3).key, "asked", BEN))


def rename(store: SqlStore, where: RecordName) -> object:
    """Rename as opening an older record does."""
    engine = opening.connect(where, 1.0)
    with opening.writing_to(engine, where) as connection:
        done = rename_reviewers(connection, where, AT)
    engine.dispose()
    store.clear_files()
    return done


def test_all_that_bears_a_name_bears_a_pseudonym(
    where: RecordName, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(tombstone_file.VARIABLE, str(tmp_path / "stones"))
    monkeypatch.setenv(reviewer_file.VARIABLE, str(tmp_path / "names.toml"))
    with open_store(where, create=True) as store:
        fill(store)
        assert rename(store, where) is not None
        assert [one.by for one in store.decisions()] == ["R4", "R3"]
        assert [one.by for one in store.rulings()] == ["R5"]
        assert [one.by for one in store.tombstones()] == ["R5"]
        for table, told in (("undos", "R5"), ("ruling_undos", "R4")):
            assert ask(where, f'SELECT "by" FROM {table}') == [(told,)]  # noqa: S608
        told_by = "SELECT count(*) FROM log_items WHERE body LIKE '%{}%'"
        assert ask(where, told_by.format(ANA)) == ask(where, told_by.format(BEN)) == [(0,)]
        assert store.check().faults == (), "also of what an expunged line said was forgotten"
        assert rename(store, where) is None, "all are pseudonyms now"
        store.expunge(Expunging(report(1).key, "asked again", "R3"))
        assert store.check().faults == ()


def test_on_a_server_names_are_left_where_nothing_says_where_they_may_stand(
    address: Address, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(tombstone_file.VARIABLE, str(tmp_path / "stones"))
    with open_store(address, create=True) as store:
        fill(store)
        assert rename(store, address) is None
        assert [one.by for one in store.decisions()] == [ANA, "R3"]


def test_what_was_worked_out_with_a_name_has_the_pseudonym_too(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    with open_store(path, create=True) as store:
        fill(store)
        body = ask(path, "SELECT body FROM grounded_claims")
        assert body
        with closing(sqlite3.connect(path)) as connection:
            said = f'{{"by":"{ANA}"}}'
            connection.execute("UPDATE events SET body = ?", (said,))
            connection.commit()
        rename(store, path)
    assert ask(path, "SELECT body FROM events") == [('{"by":"R4"}',)]
