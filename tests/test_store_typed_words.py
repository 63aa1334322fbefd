"""Words that people typed are taken out wherever they stand, and no byte of them is left."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from store_samples import anchor, event, grounded, raw, reading, report
from test_store_expunge import finds
from twosource.model.audit import Answer, Audit, Question, Shown, Stratum
from twosource.model.event import EventId
from twosource.model.ids import digest, sha256_hex
from twosource.model.report import Marks, report_key
from twosource.model.ruling import Reviewed, Settled
from twosource.model.spans import Span
from twosource.model.tombstone import Expunging
from twosource.record_name import RecordName
from twosource.stages.expunging import blank_sought, seek_words
from twosource.stores import tombstone_file
from twosource.stores.sql import SqlStore, open_store

AT = "2024-02-03T04:05:06Z"
NAME = "Ulrike Zäpfel-Odd"
AWAY = "█" * len(NAME)
OTHER = "the ferryman"
WHY = "a court said so"
ONE, TWO, THREE = (report(number) for number in (1, 2, 3))
TEXT = f"{report(4).text} {NAME} was seen there."
TELLS = replace(
    report(4),
    key=report_key(TEXT, "The Daily Gauge", report(4).url),
    text=TEXT,
    sha256=sha256_hex(TEXT.encode()),
)
PASSAGE = Span(TEXT.index(NAME), TEXT.index(NAME) + len(NAME))
ID = EventId(digest("event", "1"), "PER-0001", 1, reading(ONE).claims[0].id)


@pytest.fixture(autouse=True)
def _beside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(tombstone_file.VARIABLE, str(tmp_path / "stones"))


@pytest.fixture
def store(where: RecordName) -> Iterator[SqlStore]:
    with open_store(where, create=True, clock=lambda: AT) as opened:
        fill(opened)
        yield opened


def fill(store: SqlStore) -> None:
    """Put a name into everything that people type, on reports that do not hold it."""
    handling = Marks("confidential", "internal", f"ask {NAME} first")
    for one in (replace(ONE, marks=handling), TWO, THREE):
        store.add_finished(one, raw(one), reading(one))
    # Handling of both is kept, and told in the log.
    store.add_report(replace(TWO, marks=Marks("published", "public", f"{NAME} agreed")), raw(TWO))
    store.add_finished(TELLS, raw(TELLS), reading(TELLS))
    ends = [anchor(one.key, 0, 30) for one in (TWO, THREE)]
    store.add_decision(ends[0], ends[1], "same", "R1", f"{NAME.upper()} was at both", AT)
    store.add_decision(ends[0], ends[1], "unsure", "R2", f"{OTHER} was", AT)
    store.replace_events([event(ID, ID.born_from)], [ID], [grounded(reading(ONE).claims[0])])
    said = Reviewed(ID.id, ID.label, "noted", "salt", (), (TWO.key,))
    store.add_ruling(said, "R1", f"call  {NAME.replace(' ', '  ')} again", AT)
    store.add_ruling(Settled(THREE.key, "nothing_codable", f"{NAME} told us"), "R2", None, AT)
    question = Question(1, "claim", "far", ("c",), (Shown(TWO.key, Span(0, 5), ()),), "a death", "")
    drawn = store.add_audit(Audit(0, 1, AT, 1, (Stratum("claim", "far", 1, 1),), "w"), [question])
    store.add_answers(drawn.number, [Answer(1, "R1", AT, "wrong", NAME)])
    store.note("exported", {"table": "events", "for": NAME})


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
