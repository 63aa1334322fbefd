"""What is expunged leaves no byte behind, and the chain of the log still holds."""

import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from behind_the_store import ask, change
from store_samples import anchor, event, grounded, parse, raw, reading, report
from twosource.model.errors import BadRecord, NotFound
from twosource.model.event import EventId
from twosource.model.grown import Grown
from twosource.model.ids import digest, sha256_hex
from twosource.model.record import KeptParse
from twosource.model.report import Report, Sourced, report_key
from twosource.model.ruling import Grouped, Reviewed, Said, Valued
from twosource.model.spans import Span
from twosource.model.tombstone import Expunging
from twosource.record_name import RecordName
from twosource.stages.expunging import blank_passage
from twosource.stores import tombstone_file
from twosource.stores.sql import SqlStore, open_store

AT = "2024-02-03T04:05:06Z"
NAME = "Quirina “Q” Zabel"
WHY = "her lawyer asked"


def told(number: int, name: str = NAME) -> Report:
    """Give an invented report that names a person in text, title, outlet, address and label."""
    one = report(number)
    text = f"{one.text}\n{name} was held on road {number}."
    outlet, url = f"Gauge {number}", f"https://example.org/{number}/{name}"
    return replace(
        one,
        key=report_key(text, outlet, url),
        label=f"{name} {number}.txt",
        text=text,
        sha256=sha256_hex(text.encode("utf-16")),
        title=Sourced(f"{name} held", "given"),
        outlet=Sourced(outlet, "given"),
        url=url,
    )


ONE, TWO, THREE = told(1), told(2, "somebody"), told(3, "nobody")
IDS = (
    EventId(digest("event", "1"), "PER-0001", 1, reading(ONE).claims[0].id),
    EventId(digest("event", "2"), "PER-0002", 2, reading(TWO).claims[0].id),
)


@pytest.fixture(autouse=True)
def _beside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A record on a server has its file of tombstones where the environment says."""
    monkeypatch.setenv(tombstone_file.VARIABLE, str(tmp_path / "stones"))


@pytest.fixture
def store(where: RecordName) -> Iterator[SqlStore]:
    with open_store(where, create=True) as opened:
        fill(opened)
        yield opened


def fill(store: SqlStore) -> None:
    """Put three reports into a record, with all that comes of them."""
    for one in (ONE, TWO, THREE):
        kept = KeptParse(one.key, "model 1", parse())
        store.add_finished(
            replace(one, withdrawn=True), one.text.encode("utf-16"), reading(one), kept
        )
        store.add_reading(reading(one, "fake-2"))
    ends = [anchor(one.key, 0, 30) for one in (ONE, TWO, THREE)]
    store.add_decision(ends[0], ends[1], "same", "r1", f"{NAME} is in both", AT)
    store.add_decision(ends[1], ends[2], "different", "r2", None, AT)
    store.add_decision(ends[2], ends[0], "unsure", "r2", f"is it\n{NAME.upper()}?", AT)
    store.undo_decision(3, "r2", AT)
    told_of = [reading(one, "fake-2").claims[0] for one in (ONE, TWO)]
    events = [event(name, claim.id) for name, claim in zip(IDS, told_of, strict=True)]
    store.replace_events(events, IDS, [grounded(one) for one in told_of])
    leave(store)


def leave(store: SqlStore) -> None:
    """Leave words of the reports for the next build, as a build does."""
    held = store.held("1")
    held.map("words", str).update({one.key: one.text for one in (ONE, TWO, THREE)})
    held.map("long words", str)["all"] = f"{ONE.text} " * 20
    store.keep_grown(Grown(), held)


def dump(where: RecordName, folder: Path) -> str:
    """Give all that can be read of a record: raw bytes of its files, and every value unpacked."""
    found = []
    for path in folder.iterdir():
        if path.is_file() and not path.name.startswith("stones"):
            found += [path.read_bytes()]
    # What FTS5 keeps stands in tables of its own; the index itself cannot be listed.
    names = "SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'text_index'"
    if not isinstance(where, Path):
        names = (
            "SELECT table_name FROM information_schema.tables"
            " WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'"
        )
    for (name,) in ask(where, names):
        for row in ask(where, f"SELECT * FROM {name}"):  # noqa: S608  # the database's own names
            found += [unpack(value) for value in row]
    return "\n".join(written for one in found for written in decode(one))


def decode(value: bytes) -> Iterator[str]:
    """Give bytes as text in every way it may be written, from even and odd bytes on."""
    yield value.decode("utf-8", "replace")
    for start in (0, 1):
        for way in ("utf-16-le", "utf-16-be"):
            yield value[start:].decode(way, "replace")


def unpack(value: object) -> bytes:
    """Give a value as bytes, unpacked if it was packed, and without escapes of JSON."""
    if isinstance(value, bytes):
        with suppress(zlib.error):
            return zlib.decompress(value)
        return value
    written = str(value)
    with suppress(msgspec.MsgspecError):
        return (written + repr(msgspec.json.decode(written))).encode()
    return written.encode("utf-8", "surrogatepass")


def finds(where: RecordName, folder: Path, *words: str) -> list[str]:
    """Give which of some words can be found in a record, whatever their case."""
    held = dump(where, folder).casefold()
    return [word for word in words if word.casefold() in held]


def test_a_report_that_is_expunged_leaves_no_byte(
    where: RecordName, store: SqlStore, tmp_path: Path
) -> None:
    claims = [one.claims[0].id for one in (reading(ONE), reading(ONE, "fake-2"))]
    planted = [NAME, "road 1.", ONE.key, "Gauge 1", ONE.sha256, *claims, IDS[0].id]
    assert set(finds(where, tmp_path, *planted)) == set(planted)
    gone = store.expunge(Expunging(ONE.key, WHY, "r1"))
    store.clear_files()
    assert finds(where, tmp_path, *planted) == []
    assert gone.decisions == (1, 3)
    assert gone.rows["readings"] == 2
    assert gone.report is None
    assert store.check().faults == ()
    assert [one.key for one in store.reports()] == sorted([TWO.key, THREE.key])
    assert [one.id for one in store.decisions()] == [2]
    store.close()
    assert finds(where, tmp_path, *planted) == []


def test_what_people_ruled_on_a_report_goes_with_it_and_the_past_can_be_read(
    where: RecordName, store: SqlStore, tmp_path: Path
) -> None:
    ends = {one.key: anchor(one.key, 0, 30) for one in (ONE, TWO, THREE)}
    said: list[Said] = [
        Valued(ends[ONE.key], "who", "victim", "is", NAME, "somebody"),
        Valued(ends[TWO.key], "who", "victim", "is", "a clerk", "somebody"),
        Grouped("together", ((ends[ONE.key],), (ends[TWO.key],))),
        Grouped("apart", ((ends[TWO.key],), (ends[THREE.key],))),
        Reviewed(IDS[0].id, IDS[0].label, "signed", "salt", (("when", "d"),), (ONE.key,)),
    ]
    numbers = [store.add_ruling(one, "r1", f"{NAME}: I asked", AT).id for one in said]
    store.undo_decision(numbers[2], "r1", AT)
    kept = [store.add_ruling(said[1], "r2", None, AT).id]
    store.expunge(Expunging(ONE.key, WHY, "r1"))
    store.clear_files()
    left = {one.id for one in store.rulings()}
    assert left.isdisjoint({numbers[0], numbers[2], numbers[4]})
    assert left >= {*kept, numbers[1], numbers[3]}
    assert finds(where, tmp_path, "road 1.", ONE.key, "Gauge 1", IDS[0].id) == []
    assert store.check().faults == ()
    past = store.past("9999-01-01T00:00:00Z")
    assert {one.key for one in past.reports} == {TWO.key, THREE.key}
    assert {one.id for one in past.rulings} == left


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


def test_numbers_of_what_was_expunged_are_given_to_nothing_else(store: SqlStore) -> None:
    store.expunge(Expunging(THREE.key, WHY))
    assert [one.id for one in store.decisions()] == [1]
    ends = anchor(ONE.key, 0, 30), anchor(TWO.key, 0, 30)
    assert store.add_decision(*ends, "same", "r1", None, AT).id == 4
    store.add_report(told(4), told(4).text.encode("utf-16"))
    assert store.check().faults == ()


def test_numbers_of_reports_too(where: RecordName, store: SqlStore) -> None:
    store.expunge(Expunging(THREE.key, WHY))
    store.add_report(told(4), raw(told(4)))
    assert ask(where, "SELECT max(number) FROM reports") == [(4,)]


def test_a_passage_is_blanked_and_everything_behind_it_stays_where_it_is(
    where: RecordName, store: SqlStore, tmp_path: Path
) -> None:
    start = ONE.text.index(NAME)
    passage = Span(start, start + len(NAME))
    gone = store.expunge(Expunging(ONE.key, WHY, None, passage))
    assert gone.report is not None
    assert NAME in ONE.text
    left = store.report(gone.report)
    store.add_reading(reading(left))
    store.clear_files()
    assert finds(where, tmp_path, NAME, "Zabel", ONE.key, ONE.sha256) == []
    assert left.text == ONE.text.replace(NAME, "█" * len(NAME))
    assert left.title == Sourced(f"{'█' * len(NAME)} held", "given")
    assert "a passage of it was expunged" in str(left.marks.handling)
    assert store.original(left.key) == left.text.encode()
    assert left.withdrawn
    assert store.check().faults == ()
    notes = [one.note for one in store.decisions()]
    assert notes[0] == f"{'█' * len(NAME)} is in both"
    assert store.decisions()[0].left.report == left.key
    assert store.decisions()[2].undone
    (stone,) = store.tombstones()
    assert (stone.passage, stone.report) == (passage, left.key)


def test_events_keep_their_names_when_a_passage_goes(store: SqlStore) -> None:
    gone = store.expunge(Expunging(ONE.key, WHY, None, Span(0, 5)))
    homes = store.claim_events()
    labels = {one.id: one.label for one in store.event_ids()}
    told_of = {one.claim.report: labels[homes[one.claim.id]] for one in store.claims()}
    assert told_of == {gone.report: "PER-0001", TWO.key: "PER-0002"}
    assert [one.label for one in store.event_ids()] == ["PER-0001", "PER-0002"]


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


def test_a_look_beforehand_changes_nothing(where: RecordName, store: SqlStore) -> None:
    before = ask(where, "SELECT count(*) FROM log_items")
    would = store.preview_expunging(Expunging(ONE.key, WHY))
    assert would.decisions == (1, 3)
    assert would.rows["reports"] == 1
    assert would.lines > 5
    assert ask(where, "SELECT count(*) FROM log_items") == before
    part = store.preview_expunging(Expunging(ONE.key, WHY, None, Span(0, 4)))
    assert set(part.rows) == {"originals", "readings"}


def test_what_is_not_there_cannot_be_expunged(store: SqlStore) -> None:
    with pytest.raises(NotFound, match="no report feed"):
        store.expunge(Expunging("feed", WHY))
    with pytest.raises(NotFound, match="no such passage"):
        store.expunge(Expunging(ONE.key, WHY, None, Span(0, 100_000)))
    assert store.tombstones() == ()


def test_nothing_is_expunged_by_halves(where: RecordName, store: SqlStore) -> None:
    change(where, f"UPDATE decisions SET note = 'see {ONE.key}' WHERE id = 2")  # noqa: S608
    with pytest.raises(BadRecord, match="nothing was expunged: the table decisions"):
        store.expunge(Expunging(ONE.key, WHY))
    assert store.holds(ONE.key)
    assert store.tombstones() == ()


def test_a_file_that_another_reads_cannot_be_cleared_yet(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    with open_store(path, create=True, patience=0.05) as store:
        fill(store)
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN")
            other.execute("SELECT count(*) FROM reports").fetchone()
            store.expunge(Expunging(ONE.key, WHY))
            with pytest.raises(BadRecord, match="another program reads this record"):
                store.clear_files()
            other.execute("COMMIT")
        store.clear_files()
    assert finds(path, tmp_path, NAME) == []


def test_where_the_file_of_tombstones_stands(
    address: RecordName, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(tombstone_file.VARIABLE)
    assert tombstone_file.find_file(tmp_path / "r.db") == tmp_path / "r.db.tombstones"
    with pytest.raises(BadRecord, match="set TWOSOURCE_TOMBSTONES"):
        tombstone_file.find_file(address)


def test_short_words_are_blanked_where_they_stand_and_nowhere_else() -> None:
    one = blank_passage(report(1), Span(0, 1))
    assert one.text.startswith("█ dam burst near")
    assert one.title == report(1).title


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


def test_nothing_is_left_for_the_next_build(where: RecordName, store: SqlStore) -> None:
    assert ask(where, "SELECT count(*) FROM held") == [(5,)]
    store.expunge(Expunging(ONE.key, WHY))
    assert ask(where, "SELECT count(*) FROM held") == [(0,)]
    leave(store)
    store.expunge(Expunging(TWO.key, WHY, None, Span(0, 5)))
    assert ask(where, "SELECT count(*) FROM held") == [(0,)]
