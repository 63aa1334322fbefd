"""Words that people typed are taken out wherever they stand, and no byte of them is left."""

from pathlib import Path

import pytest

from record_of_typed_words import AWAY, NAME, ONE, OTHER, PASSAGE, TELLS, THREE, WHY, fill, store
from record_searched import finds
from twosource.model.tombstone import Expunging
from twosource.record_name import RecordName
from twosource.stages.expunging import blank_sought, seek_words
from twosource.stores import tombstone_file
from twosource.stores.sql import SqlStore, open_store

__all__ = ["store"]
pytestmark = pytest.mark.usefixtures("stones_beside")


def test_they_go_from_all_that_was_typed_and_leave_no_byte(
    where: RecordName, store: SqlStore, tmp_path: Path
) -> None:
    found = {"audit_answers": 1, "decisions": 1, "reports": 2, "rulings": 2, "log": 2}
    assert store.preview_words(NAME.lower()) == found
    assert store.expunge_words(NAME.lower(), WHY, "R1") == found
    store.expunge(Expunging(TELLS.key, WHY))
    store.clear_files()
    assert finds(where, tmp_path, NAME, "Zäpfel") == []
    assert finds(where, tmp_path, OTHER, "agreed") == [OTHER, "agreed"]
    assert store.check().faults == ()
    assert [one.note for one in store.decisions()] == [f"{AWAY} was at both", f"{OTHER} was"]
    notes = [one.note for one in store.rulings()]
    assert notes == [f"call  {AWAY}█ again", None]
    assert store.report(ONE.key).marks.handling == f"ask {AWAY} first"
    assert store.audit_answers(1)[0].why == AWAY
    assert store.preview_words(NAME) == {}


def test_a_line_says_how_many_and_why_and_which_lines_were_forgotten(store: SqlStore) -> None:
    store.expunge_words(NAME, WHY, "R1")
    line = list(store.log())[-1]
    assert line.what == "expunged"
    assert (line.detail["rows"], line.detail["reason"], line.detail["by"]) == (6, WHY, "R1")
    assert sum(one.forgotten for one in store.log()) == 2
    assert store.check().faults == ()


def test_words_that_stand_nowhere_change_nothing(store: SqlStore) -> None:
    lines = store.last_line()
    assert store.expunge_words("Nobody Inparticular", WHY, None) == {}
    assert store.expunge_words("xy", WHY, None) == {}
    assert store.last_line() == lines


def test_the_words_of_a_passage_go_from_what_was_typed_on_other_reports(
    where: RecordName, store: SqlStore, tmp_path: Path
) -> None:
    would = store.preview_expunging(Expunging(TELLS.key, WHY, None, PASSAGE))
    assert dict(would.typed) == {"audit_answers": 1, "decisions": 1, "reports": 2, "rulings": 2}
    gone = store.expunge(Expunging(TELLS.key, WHY, None, PASSAGE))
    store.clear_files()
    assert finds(where, tmp_path, NAME, "Zäpfel") == []
    assert store.check().faults == ()
    assert store.report(str(gone.report)).text.endswith(f"{AWAY} was seen there.")
    assert [one.note for one in store.decisions()] == [f"{AWAY} was at both", f"{OTHER} was"]


def test_a_copy_from_before_loses_what_was_typed_with_the_passage(
    store: SqlStore, tmp_path: Path
) -> None:
    store.expunge(Expunging(TELLS.key, WHY, None, PASSAGE))
    store.clear_files()
    held = tombstone_file.read_file(tmp_path / "stones")
    assert held is not None
    with open_store(tmp_path / "copy.db", create=True) as copy:
        fill(copy)
        copy.reapply_tombstones(held.tombstones, held.key)
        copy.clear_files()
        assert copy.check().faults == ()
    assert finds(tmp_path / "copy.db", tmp_path, NAME) == []


def test_a_reason_of_a_tombstone_is_typed_too(
    where: RecordName, store: SqlStore, tmp_path: Path
) -> None:
    store.expunge(Expunging(THREE.key, f"for {OTHER}"))
    assert store.preview_words(OTHER)["tombstones"] == 1
    store.expunge_words(OTHER, WHY, None)
    store.clear_files()
    assert finds(where, tmp_path, OTHER) == []
    assert OTHER not in (tmp_path / "stones").read_text(encoding="utf-8")
    assert store.check().faults == ()


def test_accents_and_blanks_may_be_written_in_any_way() -> None:
    sought = seek_words("Zäpfel  Odd")
    assert sought is not None
    assert blank_sought("ZÄPFEL\nODD, Za\u0308pfel Odd", sought) == "█" * 10 + ", " + "█" * 11
    assert seek_words(" a ") is None
