"""How a report came is kept each time that it did."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import count

import pytest
from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from sqlalchemy import insert, text

from behind_the_store import change
from store_samples import raw, reading, report
from twosource.model.collection import Collection, Receipt
from twosource.model.report import Report
from twosource.record_name import Address, RecordName
from twosource.stores import bodies, kept_collections, opening, postgres, schema
from twosource.stores.migrations.versions import actor_lists, baseline, withdrawals
from twosource.stores.sql import SqlStore, open_store

FILE = Collection("wires/dam.txt", "file", "text 1", "utf-8")
LINE = Collection("stdin#4", "stdin", "JSON Lines 1", "utf-8")


@pytest.fixture
def store(where: RecordName) -> Iterator[SqlStore]:
    days = count(1)
    with open_store(where, create=True, clock=lambda: f"2024-01-{next(days):02}") as opened:
        yield opened


def test_a_report_is_kept_with_how_and_when_it_came(store: SqlStore) -> None:
    one = report()
    store.add_finished(one, raw(one), reading(one), how=FILE)
    assert store.receipts() == {one.key: (Receipt(1, "2024-01-02", FILE, one.sha256),)}
    assert store.receipts_of(one.key) == store.receipts()[one.key]
    assert store.receipts_of("none") == ()


def test_of_a_report_that_nobody_told_of_only_its_label_is_known(store: SqlStore) -> None:
    one = report()
    store.add_report(one, raw(one))
    ((receipt,),) = store.receipts().values()
    assert receipt.how == Collection(one.label, "unknown", "unknown")


def test_a_report_that_comes_again_another_way_is_noted_once(store: SqlStore) -> None:
    one = report()
    other = replace(one, sha256="0" * 64)
    for came, how in ((one, FILE), (one, FILE), (one, LINE), (other, FILE), (one, None)):
        store.add_report(came, raw(came), how)
    (receipts,) = store.receipts().values()
    assert [(one.number, one.how, one.sha256) for one in receipts] == [
        (1, FILE, one.sha256),
        (2, LINE, one.sha256),
        (3, FILE, other.sha256),
    ]
    assert store.original(one.key) == raw(one)
    told = [line.what for line in store.log()]
    assert told[1:] == ["report added", "report received again", "report received again"]


def test_receipts_come_by_report_however_many(
    store: SqlStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_collections, "_CHUNK", 7)
    ones = [report(number) for number in range(3)]
    for number in range(10):
        for one in ones:
            store.add_report(one, raw(one), replace(LINE, source=f"stdin#{number}"))
    found = store.receipts()
    assert list(found) == sorted(one.key for one in ones)
    assert all([one.number for one in told] == list(range(1, 11)) for told in found.values())


def rows_of(one: Report) -> dict[str, dict[str, object]]:
    """Give the rows by which the version before kept a report that was read."""
    read = reading(one)
    told = {"key": one.key, "number": 1, "label": one.label, "text": one.text, "url": one.url}
    facts = {"sha256": one.sha256, "language": "en", "marks": bodies.write(one.marks)}
    outlet = {"outlet": bodies.write_sourced(one.outlet)}
    by = {"extractor": read.extractor, "codebook": read.codebook, "claims": 1}
    at = {"added_at": "2023-12-31"}
    return {
        "reports": {**told, **facts, **outlet, **at},
        "originals": {"report": one.key, "raw": raw(one)},
        "readings": {"id": "r", "report": one.key, "body": bodies.write(read), **by, **at},
    }


def make_version_before(where: RecordName) -> None:
    """Make a record as the version before receipts left it, with one report that was read."""
    engine = opening.connect(where, 5)
    one = report()
    with (
        opening.writing_to(engine, where) as connection,
        Operations.context(MigrationContext.configure(connection)),
    ):
        if isinstance(where, Address):
            postgres.make_schema(connection, where)
        for revision in (baseline, actor_lists, withdrawals):
            revision.upgrade()
        connection.exec_driver_sql("CREATE TABLE twosource_version (version_num TEXT)")
        connection.exec_driver_sql("INSERT INTO twosource_version VALUES ('0003')")
        for table, row in rows_of(one).items():
            connection.execute(insert(schema.metadata.tables[table]), row)
        # The first line of every record.
        made = text("INSERT INTO log VALUES (1, '2023-12-31T00:00:00Z', 'record made', '{}')")
        connection.execute(made)
    engine.dispose()


def test_a_record_of_the_version_before_says_what_is_known_and_can_be_searched(
    where: RecordName,
) -> None:
    make_version_before(where)
    one = report()
    with open_store(where, create=False) as store:
        how = Collection(one.label, "unknown", "unknown")
        assert store.receipts() == {one.key: (Receipt(1, "2023-12-31", how, one.sha256),)}
        assert [found.report for found in store.search_text(["dam"], 5)] == [one.key]
        store.add_report(one, raw(one), FILE)
        assert [kept.how for kept in store.receipts()[one.key]] == [how, FILE]


def test_a_receipt_of_no_report_is_found_by_the_check(where: RecordName, store: SqlStore) -> None:
    store.add_report(report(), raw(report()), FILE)
    change(where, "DELETE FROM originals", "DELETE FROM reports")
    assert "a row of collections belongs to a row that is gone" in {
        fault.what for fault in store.check().faults
    }
