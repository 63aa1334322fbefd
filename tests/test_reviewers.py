"""A reviewer has a pseudonym in the record; the name stands in a file of its own."""

from pathlib import Path

import pytest

from example_record import run
from store_samples import anchor, raw, reading, report
from twosource.model.errors import BadRecord
from twosource.record_name import Address
from twosource.stores import refusals, reviewer_file
from twosource.stores.sql import WHO, open_store

AT = "2024-02-03T04:05:06Z"
NAME = "Ana Example"


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "r.db"
    with open_store(path, create=True) as store:
        for number in (1, 2):
            one = report(number)
            store.add_finished(one, raw(one), reading(one))
    return path


def take(record: Path, by: str) -> str:
    """Have somebody look at what expunging would do: the least that takes a `--by`."""
    words = ("expunge", "dam-1.txt", "--record", str(record), "--reason", "x", "--dry-run")
    result = run(*words, "--by", by)
    assert result.exit_code == 0, result.output
    return result.output


def test_a_name_gets_a_pseudonym_that_stays(record: Path) -> None:
    path = record.with_name("r.db.reviewers.toml")
    assert f"{NAME} is R1 in this record" in take(record, NAME)
    assert path.stat().st_mode & 0o777 == 0o600
    assert "R1 in this record" not in take(record, " ana  EXAMPLE ")
    assert "Bo “B” \\ is R2" in take(record, "Bo “B” \\")
    assert reviewer_file.read_file(path) == {"R1": NAME, "R2": "Bo “B” \\"}
    assert NAME.encode() not in record.read_bytes()


def test_a_pseudonym_is_taken_as_it_is_and_needs_no_file(record: Path) -> None:
    assert "in this record" not in take(record, "r7")
    assert not record.with_name("r.db.reviewers.toml").exists()


def test_a_record_that_lost_its_file_gives_no_pseudonym_twice(record: Path) -> None:
    with open_store(record, create=False) as store:
        ends = anchor(report(1).key, 0, 22), anchor(report(2).key, 3, 30)
        store.add_decision(*ends, "same", "R4", None, AT)
    assert f"{NAME} is R5" in take(record, NAME)


def test_a_name_is_refused_where_no_file_can_be_found(
    record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(BadRecord, match="give a pseudonym such as R1"):
        reviewer_file.find_file(Address("db"))
    other = record.with_name("elsewhere.toml")
    monkeypatch.setenv(reviewer_file.VARIABLE, str(other))
    assert reviewer_file.find_file(Address("db")) == other
    other.write_text("[others]\n")
    with pytest.raises(BadRecord, match="no file of reviewers"):
        reviewer_file.read_file(other)
    words = ("expunge", "dam-1.txt", "--record", str(record), "--reason", "x", "--by", " ")
    assert "takes a pseudonym" in run(*words).output


def test_names_from_before_are_left_and_told(record: Path) -> None:
    with open_store(record, create=False) as store:
        ends = anchor(report(1).key, 0, 22), anchor(report(2).key, 3, 30)
        store.add_decision(*ends, "same", "ana", None, AT)
        store.add_decision(*ends, "same", "R1", None, AT)
    assert "left as they were: 1." in run("check", "--record", str(record)).output


def test_who_builds_and_exports_is_told_by_a_pseudonym(
    record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for given, told in (("r2", {"rows": 1, "by": "R2"}), (NAME, {"rows": 1})):
        monkeypatch.setenv(WHO, given)
        with open_store(record, create=False) as store:
            store.note("exported", {"rows": 1})
            assert list(store.log())[-1].detail == told


def test_openings_that_were_refused_are_told_at_the_next_that_succeeds(record: Path) -> None:
    for at in (AT, "2024-02-03T04:05:07Z"):
        refusals.count_refusal(record, at)
    with open_store(record, create=False) as store:
        line = list(store.log())[-1]
        assert line.what == "opening refused"
        assert line.detail == {"times": 2, "first": AT, "last": "2024-02-03T04:05:07Z"}
    with open_store(record, create=False) as store:
        assert list(store.log())[-1] == line
    assert refusals.read_refusals(record) == ()
    refusals.count_refusal(record.parent / "nowhere" / "r.db", AT)
