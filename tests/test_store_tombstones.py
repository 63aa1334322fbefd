"""What was expunged is known again by its tombstone, and stays out of copies too."""

from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from behind_the_store import ask
from record_to_expunge import NAME, ONE, THREE, TWO, WHY, fill, store, told
from twosource.model.errors import BadRecord
from twosource.model.spans import Span
from twosource.model.tombstone import Expunging
from twosource.record_name import RecordName
from twosource.stores import tombstone_file
from twosource.stores.sql import SqlStore, open_store

__all__ = ["store"]
pytestmark = pytest.mark.usefixtures("stones_beside")


def test_a_tombstone_says_that_and_why_and_not_what(where: RecordName, store: SqlStore) -> None:
    store.expunge(Expunging(ONE.key, WHY, "r1"))
    (stone,) = store.tombstones()
    assert (stone.number, stone.by, stone.reason, stone.passage) == (1, "r1", WHY, None)
    line = next(one for one in store.log() if one.what == "expunged")
    assert line.detail["reason"] == WHY
    forgotten = [one.what for one in store.log() if one.forgotten]
    assert "report added" in forgotten
    assert "decision taken" in forgotten
    salts = "SELECT count(*) FROM log_items WHERE salt IS NULL AND name IS NOT NULL"
    assert ask(where, salts) == [(0,)]


def test_what_was_expunged_is_known_again_and_stays_out(store: SqlStore) -> None:
    assert store.find_tombstone(ONE) is None
    store.expunge(Expunging(ONE.key, WHY))
    stone = store.find_tombstone(ONE)
    assert stone is not None
    assert stone.reason == WHY
    assert store.find_tombstone(TWO) is None
    assert store.find_tombstone(told(9)) is None


def test_without_its_file_nothing_is_known_again_and_that_is_said(
    store: SqlStore, tmp_path: Path
) -> None:
    store.expunge(Expunging(ONE.key, WHY))
    path = tmp_path / "stones"
    assert path.stat().st_mode & 0o777 == 0o600
    path.unlink()
    with pytest.raises(BadRecord, match="put it back"):
        store.find_tombstone(ONE)
    path.touch()
    assert store.find_tombstone(ONE) is None
    path.write_text("{}")
    with pytest.raises(BadRecord, match="no file of tombstones"):
        store.find_tombstone(ONE)


def test_a_report_without_a_passage_is_known_again_by_what_is_around_it(store: SqlStore) -> None:
    start = ONE.text.index(NAME)
    gone = store.expunge(Expunging(ONE.key, WHY, None, Span(start, start + len(NAME))))
    stone = store.find_tombstone(ONE)
    assert stone is not None
    assert stone.passage is not None
    assert store.find_tombstone(TWO) is None
    store.expunge(Expunging(str(gone.report), "all of it", None, Span(0, 5)))
    again = store.find_tombstone(ONE)
    assert again is not None
    assert again.number == 2
    assert store.check().faults == ()
    last = [one.key for one in store.reports() if one.key not in (TWO.key, THREE.key)]
    store.expunge(Expunging(last[0], "now the report"))
    whole = store.find_tombstone(ONE)
    assert whole is not None
    assert whole.number == 3
    assert [one.report for one in store.tombstones()] == [None, None, None]
    assert store.check().faults == ()


def test_a_copy_from_before_loses_again_what_was_expunged_after(
    where: RecordName, store: SqlStore, tmp_path: Path
) -> None:
    start = TWO.text.index("somebody")
    store.expunge(Expunging(ONE.key, WHY, "r1"))
    store.expunge(Expunging(TWO.key, "hers too", None, Span(start, start + 8)))
    held = tombstone_file.read_file(tmp_path / "stones")
    assert held is not None
    with open_store(tmp_path / "copy.db", create=True) as copy:
        fill(copy)
        gone = copy.reapply_tombstones(held.tombstones, held.key)
        copy.clear_files()
        assert len(gone) == 2
        assert [replace(one, report=None) for one in copy.tombstones()] == [
            replace(one, report=None) for one in store.tombstones()
        ]
        assert {one.key for one in copy.reports()} == {one.key for one in store.reports()}
        assert copy.reapply_tombstones(held.tombstones, held.key) == []
        assert copy.check().faults == ()
    assert where != tmp_path / "copy.db"


def test_a_copy_that_never_held_it_keeps_it_out(store: SqlStore, tmp_path: Path) -> None:
    store.expunge(Expunging(ONE.key, WHY))
    held = tombstone_file.read_file(tmp_path / "stones")
    assert held is not None
    with open_store(tmp_path / "copy.db", create=True) as copy:
        assert copy.reapply_tombstones(held.tombstones, held.key) == []
        assert copy.find_tombstone(ONE) is not None
        assert copy.check().faults == ()


def test_where_the_file_of_tombstones_stands(
    address: RecordName, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(tombstone_file.VARIABLE)
    assert tombstone_file.find_file(tmp_path / "r.db") == tmp_path / "r.db.tombstones"
    with pytest.raises(BadRecord, match="set TWOSOURCE_TOMBSTONES"):
        tombstone_file.find_file(address)


def test_what_a_killed_expunge_did_not_write_into_the_file_of_tombstones_is_written_at_the_end(
    store: SqlStore, tmp_path: Path
) -> None:
    store.expunge(Expunging(ONE.key, WHY))
    file = tombstone_file.read_file(tmp_path / "stones")
    assert file is not None
    bare = tombstone_file.TombstoneFile(file.key)
    (tmp_path / "stones").write_bytes(msgspec.json.encode(bare))
    store.clear_files()
    assert tombstone_file.read_file(tmp_path / "stones") == file
    (tmp_path / "stones").unlink()
    store.clear_files()
    assert not (tmp_path / "stones").exists(), "a key that is lost must be missed"
