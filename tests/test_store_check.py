"""Everything kept is re-read: hashes, keys, passages."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from behind_the_store import change, zero_byte
from store_samples import claim, find, raw, reading, report
from twosource.model.claim import CountPhrase
from twosource.model.record import Fault
from twosource.model.spans import Span
from twosource.record_name import RecordName
from twosource.stores import check
from twosource.stores.sql import SqlStore, open_store

LABEL = "dam-1.txt"


@pytest.fixture
def store(where: RecordName) -> Iterator[SqlStore]:
    with open_store(where, create=True) as opened:
        for number in (1, 2):
            one = report(number)
            opened.add_finished(one, raw(one), reading(one))
        yield opened


def test_a_sound_record_has_no_faults_and_says_how_much_was_checked(store: SqlStore) -> None:
    store.add_report(report(3), raw(report(3)))
    found = store.check()
    assert found.faults == ()
    assert found.checked > 40


def test_every_report_is_checked_however_many(
    store: SqlStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(check, "_CHUNK", 10)
    few = store.check()
    for number in range(3, 31):
        one = report(number)
        store.add_finished(one, raw(one), reading(one))
    before = store.check()
    one = report(31)
    store.add_finished(one, raw(one), reading(one))
    after = store.check()
    assert (after.checked - before.checked) * 28 == before.checked - few.checked
    assert after.lines == len(list(store.log()))
    assert after.digests == after.lines + 6 * 31
    assert after.size > sum(len(one.text) + len(raw(one)) for one in store.reports())


@pytest.mark.parametrize(
    ("statement", "what"),
    [
        (
            "UPDATE originals SET raw = {1} WHERE report IN (SELECT key FROM reports r WHERE {0})",
            "the original is not the one that was received",
        ),
        (
            "DELETE FROM originals WHERE report IN (SELECT key FROM reports r WHERE {0})",
            "the original is missing",
        ),
        (
            "UPDATE reports SET text = replace(text, '12', '21') WHERE {0}",
            "text, outlet or address is not the one the key was made from",
        ),
        ("UPDATE reports SET marks = '[' WHERE {0}", "damaged"),
        (
            "UPDATE reports SET text = substr(text, 1, 30) WHERE {0}",
            "lies outside of the text (30 characters)",
        ),
    ],
)
def test_what_was_tampered_with_is_named(
    where: RecordName, store: SqlStore, statement: str, what: str
) -> None:
    change(where, statement.format(f"label = '{LABEL}'", zero_byte(where)))
    faults = store.check().faults
    assert {fault.report for fault in faults} == {LABEL}
    assert any(what in fault.what for fault in faults)


def test_a_row_that_lost_its_report_is_named(where: RecordName, store: SqlStore) -> None:
    change(where, "DELETE FROM reports WHERE number = 1")
    assert {fault.report for fault in store.check().faults} == {""}


def test_a_damaged_index_is_named(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    with open_store(path, create=True) as store:
        for number in (1, 2):
            one = report(number)
            store.add_finished(one, raw(one), reading(one))
    change(
        path,
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_schema SET sql = replace(sql, 'IS NULL', 'NOT NULL') WHERE type = 'index'",
    )
    with open_store(path, create=False, damaged=True) as again:
        assert "the file is damaged" in again.check().faults[0].what
        assert again.counts().reports == 2


def test_claims_that_stand_on_nothing_are_named(store: SqlStore) -> None:
    one = report(3)
    good = claim("a", one.key, 0, 10)
    number = CountPhrase(find("people"), find("12"), "people", "victim", "died")
    claims = (
        replace(good, id="strange", report="feed"),
        replace(good, id="blank", trigger=Span(1, 2)),
        replace(good, id="apart", trigger=Span(20, 22)),
        replace(good, id="loose", counts=(number,)),
    )
    store.add_finished(one, raw(one), replace(reading(one), claims=claims))
    assert store.check().faults == (
        Fault("dam-3.txt", "claim strange is of another report"),
        Fault("dam-3.txt", "claim blank stands on no words"),
        Fault("dam-3.txt", "claim apart: its word stands outside of its passage"),
        Fault("dam-3.txt", "claim loose: a number stands outside of its count"),
    )
