"""An archive: all that is kept, equal by hash in whatever database, and nothing taken by halves."""

import gzip
import io
import json
import random
import tarfile
import tempfile
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from filled_records import NOW, look, open_filled, unpack, write
from kept_records import make_old
from store_samples import raw, reading, report
from twosource.model.archive import Manifest, TableSum
from twosource.model.errors import BadArchive, BadRecord
from twosource.record_name import RecordName
from twosource.stores import archive_write, kept_tables, opening, schema
from twosource.stores.archive_read import Restored, open_archive, restore_archive
from twosource.stores.sql import open_store


def restore(archive: bytes, where: RecordName) -> Restored:
    """Make a record of an archive."""
    engine = opening.connect(where, 1.0)
    try:
        with open_archive(io.BytesIO(archive)) as opened:
            return restore_archive(engine, where, opened)
    finally:
        engine.dispose()


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Give the archive of a filled record in a file."""
    with open_filled(tmp_path_factory.mktemp("filled") / "r.db") as store:
        return write(store)


def pack(members: dict[str, bytes]) -> bytes:
    """Make an archive of members, sound as far as tar and gzip know."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as made:
        for name, content in members.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            made.addfile(member, io.BytesIO(content))
    return out.getvalue()


def test_what_is_kept_and_what_is_not_was_looked_at_table_by_table() -> None:
    kept = {"reports", "originals", "collections", "withdrawals", "readings", "decisions", "undos"}
    kept |= {"rulings", "ruling_reports", "ruling_undos", "reading_turns", "id_turns"}
    kept |= {"event_ids", "actor_lists", "log", "log_items", "tombstones"}
    kept |= {"audits", "audit_questions", "audit_answers"}
    assert kept == kept_tables.KEPT
    assert set(schema.metadata.tables) == kept_tables.KEPT | kept_tables.DERIVED


def test_a_record_moves_to_another_database_and_back_without_loss(
    where: RecordName, tmp_path: Path
) -> None:
    with open_filled(tmp_path / "first.db") as store:
        before, first = look(store), write(store)
        summed = store.sum_up()
    assert restore(first, where).manifest == summed
    with open_store(where, create=False, clock=lambda: NOW) as moved:
        assert look(moved) == before
        assert [one.report for one in moved.search_text(("cusco",), 9)], "the words are indexed"
        assert moved.sum_up() == summed
        second = write(moved)
    assert unpack(second) == unpack(first)
    restore(second, tmp_path / "back.db")
    with open_store(tmp_path / "back.db", create=False, clock=lambda: NOW) as back:
        assert look(back) == before
        assert write(back) == first, "not a byte is another"


def test_a_restored_record_can_be_built_on(where: RecordName, archive: bytes) -> None:
    restore(archive, where)
    with open_store(where, create=False) as store, store.building():
        assert store.add_finished(report(4), raw(report(4)), reading(report(4)))
        assert store.check().faults == ()


def test_any_program_can_read_an_archive_and_verify_it(archive: bytes) -> None:
    members = unpack(archive)
    manifest = json.loads(members["manifest.json"])
    for one in manifest["tables"]:
        parts = [members[name] for name in sorted(members) if f"kept/{one['table']}/" in name]
        lines = b"".join(parts)
        assert lines.count(b"\n") == one["rows"]
        assert sha256(lines).hexdigest() == one["sha256"]
    assert {one["table"] for one in manifest["tables"]} == kept_tables.KEPT
    head = json.loads(members["archive.json"])
    assert (head["revision"], head["made_at"]) == (schema.REVISION, NOW)
    assert not any("parses" in name for name in members)


def test_the_bytes_of_an_archive_depend_on_its_content_alone(
    archive: bytes, tmp_path: Path
) -> None:
    for name in ("one.db", "two.db"):
        restore(archive, tmp_path / name)
        with open_store(tmp_path / name, create=False, clock=lambda: NOW) as store:
            assert write(store) == archive


def test_large_tables_are_cut_into_parts(archive: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = unpack(archive)["kept/log/000001.jsonl"]
    monkeypatch.setattr(archive_write, "_PART_BYTES", 300)
    parts = {name: content for name, content in unpack(_again(archive)).items() if "/log/" in name}
    assert len(parts) > 3
    assert b"".join(parts[name] for name in sorted(parts)) == whole


def _again(archive: bytes) -> bytes:
    """Restore an archive in memory's place, and write it anew."""
    with tempfile.TemporaryDirectory() as folder:
        restore(archive, Path(folder) / "r.db")
        with open_store(Path(folder) / "r.db", create=False, clock=lambda: NOW) as store:
            return write(store)


@pytest.mark.parametrize("revision", ["0001", "0002", "0003"])
def test_an_archive_of_an_earlier_version_is_brought_up_to_date(
    tmp_path: Path, where: RecordName, revision: str
) -> None:
    old = make_old(tmp_path / "old.db", revision)
    engine = opening.connect(old, 1.0)
    out = io.BytesIO()
    with opening.reading_from(engine, old) as connection:
        made = archive_write.write_archive(connection, out, NOW, secret=False)
    engine.dispose()
    restored = restore(out.getvalue(), where)
    assert (restored.head.revision, restored.manifest) == (revision, made)
    with open_store(where, create=False) as store:
        assert store.counts().reports == 4
        assert store.check().faults == ()
        assert len([one for one in store.event_ids() if one.redirect_to]) == 1


def test_a_record_that_is_there_is_not_written_over(where: RecordName, archive: bytes) -> None:
    with open_store(where, create=True) as store:
        store.add_report(report(7), raw(report(7)))
    with pytest.raises(BadRecord, match="there is a record already"):
        restore(archive, where)
    with open_store(where, create=False) as store:
        assert [one.key for one in store.reports()] == [report(7).key]


def is_empty(where: RecordName) -> bool:
    """Tell whether there is no table of a record."""
    with pytest.raises(BadRecord, match=r"no record"):
        open_store(where, create=False)
    return True


@pytest.mark.parametrize("share", [0.0, 0.01, 0.3, 0.7, 0.95, 0.999])
def test_an_archive_that_is_cut_off_makes_no_record(
    where: RecordName, archive: bytes, share: float
) -> None:
    with pytest.raises(BadArchive, match=r"not whole|no archive"):
        restore(archive[: int(len(archive) * share)], where)
    assert is_empty(where)


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32))
def test_a_flipped_byte_is_found_or_changes_nothing_that_is_kept(
    archive: bytes, tmp_path: Path, seed: int
) -> None:
    chance = random.Random(seed)  # noqa: S311  # no secret
    at = chance.randrange(len(archive))
    flipped = bytearray(archive)
    flipped[at] ^= chance.randrange(1, 256)
    where = tmp_path / f"{seed}.db"
    try:
        restored = restore(bytes(flipped), where)
    except BadArchive:
        return
    finally:
        where.unlink(missing_ok=True)
    told = json.loads(unpack(archive)["manifest.json"])
    assert restored.manifest.content == told["content"]


Change = Callable[[dict[str, bytes]], None]


def change_a_word(members: dict[str, bytes]) -> None:
    """Say another thing in a report, with nothing else changed."""
    name = "kept/reports/000001.jsonl"
    members[name] = members[name].replace(b"burst near", b"broke near")


def leave_out_a_table(members: dict[str, bytes]) -> None:
    """Take decisions out."""
    del members["kept/decisions/000001.jsonl"]


def leave_out_a_sum(members: dict[str, bytes]) -> None:
    """Take the sum of decisions out, and make the sum of sums anew."""
    told = json.loads(members["manifest.json"])
    kept = [one for one in told["tables"] if one["table"] != "decisions"]
    whole = Manifest(tuple(TableSum(**one) for one in kept))
    members["manifest.json"] = json.dumps({"tables": kept, "content": whole.content}).encode()


def change_the_whole_sum(members: dict[str, bytes]) -> None:
    """Say another sum of all."""
    told = {**json.loads(members["manifest.json"]), "content": "0" * 64}
    members["manifest.json"] = json.dumps(told).encode()


@pytest.mark.parametrize(
    "change", [change_a_word, leave_out_a_table, leave_out_a_sum, change_the_whole_sum]
)
def test_an_archive_that_was_changed_makes_no_record(
    where: RecordName, archive: bytes, change: Change
) -> None:
    members = unpack(archive)
    change(members)
    with pytest.raises(BadArchive, match=r"was changed|does not go with the others"):
        restore(pack(members), where)
    assert is_empty(where)


def list_strange() -> Iterator[tuple[str, dict[str, bytes], str]]:
    """Give what to put into an archive, and what is said of it."""
    head = {"format": "twosource archive", "version": 1, "revision": "0004", "made_at": NOW}
    head |= {"encrypted": False, "about": ""}
    line = b'{"number":1}\n'
    yield "another beginning", {"readme.txt": b"no"}, "does not begin like one"
    yield "no JSON", {"archive.json": b"{"}, "no archive of a record"
    another = json.dumps({**head, "format": "other"}).encode()
    yield "another form", {"archive.json": another}, "says of itself that it is another"
    later = json.dumps({**head, "revision": "9999"}).encode()
    yield "a later version", {"archive.json": later}, r"another version of twosource \(9999\)"
    plain = {"archive.json": json.dumps(head).encode()}
    yield "an unknown table", {**plain, "kept/people/000001.jsonl": line}, "does not know"
    yield "an unknown file", {**plain, "../../etc/passwd": line}, "does not know"
    yield "other columns", {**plain, "kept/log/000001.jsonl": line}, "none of this table"
    yield "no end", plain, "not whole"
    end = json.dumps({"tables": [], "content": Manifest(()).content}).encode()
    after = {**plain, "manifest.json": end, "kept/log/000001.jsonl": line}
    yield "more after the end", after, "goes on after its end"


@pytest.mark.parametrize(("members", "said"), [one[1:] for one in list_strange()])
def test_what_does_not_belong_into_an_archive_is_refused(
    tmp_path: Path, members: dict[str, bytes], said: str
) -> None:
    with pytest.raises(BadArchive, match=said):
        restore(pack(members), tmp_path / "r.db")


def test_a_folder_in_an_archive_is_refused(tmp_path: Path) -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as made:
        folder = tarfile.TarInfo("kept")
        folder.type = tarfile.DIRTYPE
        made.addfile(folder)
    with pytest.raises(BadArchive, match="what does not belong there"):
        restore(out.getvalue(), tmp_path / "r.db")


def test_a_file_of_another_kind_is_no_archive(tmp_path: Path) -> None:
    for content in (b"", b"The dam burst.", gzip.compress(b"The dam burst. " * 100)):
        with pytest.raises(BadArchive, match="no archive"):
            restore(content, tmp_path / "r.db")


def test_a_record_that_reads_back_as_another_is_not_kept(
    where: RecordName, archive: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_tables, "sum_up", lambda _: Manifest(()))
    with pytest.raises(BadArchive, match="is another than it was"):
        restore(archive, where)
    assert is_empty(where)
