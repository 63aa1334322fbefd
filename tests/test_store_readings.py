"""Readings are superseded and never edited; parses are only a cache."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from behind_the_store import change, cut_from_bodies, put_body, zero_byte
from store_samples import claim, parse, raw, reading, report
from twosource.model.errors import BadRecord, NotFound
from twosource.model.record import Counts, KeptParse
from twosource.ports import Store
from twosource.record_name import RecordName
from twosource.stores import kept_readings
from twosource.stores.sql import SqlStore, open_store


@pytest.fixture
def store(where: RecordName) -> Iterator[SqlStore]:
    with open_store(where, create=True) as opened:
        yield opened


def test_a_finished_report_is_kept_with_its_reading_and_parse(store: SqlStore) -> None:
    one = report()
    kept = KeptParse("t", "model 1", parse())
    held: Store = store
    assert held.add_finished(one, raw(one), reading(one), kept)
    assert list(store.current_readings()) == [reading(one)]
    assert store.cached_parse("t", "model 1") == parse()
    assert store.counts() == Counts(1, 1, 1, 0, 0)
    assert [line.what for line in store.log()][1:] == ["report added", "reading added"]


def test_the_same_again_changes_nothing(store: SqlStore) -> None:
    one = report()
    assert store.add_finished(one, raw(one), reading(one))
    before = list(store.log())
    other = replace(reading(one), claims=())
    assert not store.add_finished(one, raw(one), other)
    assert list(store.log()) == before
    assert list(store.current_readings()) == [reading(one)]


def test_a_new_reading_supersedes_the_old(store: SqlStore) -> None:
    one = report()
    store.add_finished(one, raw(one), reading(one))
    store.add_reading(reading(one, "fake-2"))
    assert [found.extractor for found in store.current_readings()] == ["fake-2"]
    assert store.has_reading(one.key, "fake-2", "book-1")
    assert not store.has_reading(one.key, "fake-1", "book-1")
    assert [line.what for line in store.log()][-2:] == ["reading superseded", "reading added"]


def test_a_superseded_reading_can_be_taken_up_again(store: SqlStore) -> None:
    one = report()
    store.add_finished(one, raw(one), reading(one))
    store.add_reading(reading(one, codebook="book-2"))
    store.add_reading(reading(one))
    assert list(store.current_readings()) == [reading(one)]
    told = [line.what for line in store.log()]
    assert told[-2:] == ["reading superseded", "reading taken up again"]


def test_what_is_unread_is_told_by_key(store: SqlStore) -> None:
    ones = sorted((report(number) for number in range(3)), key=lambda one: one.key)
    for one in ones:
        store.add_report(one, raw(one))
    store.add_reading(reading(ones[1]))
    store.add_reading(reading(ones[2], "fake-2"))
    assert store.unread("fake-1", "book-1") == [ones[0].key, ones[2].key]


def test_readings_come_by_report_however_many(
    store: SqlStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_readings, "_CHUNK", 10)
    ones = [report(number) for number in range(45)]
    for one in ones:
        store.add_finished(one, raw(one), reading(one))
    keys = [found.report for found in store.current_readings()]
    assert keys == sorted(one.key for one in ones)


def test_the_reading_of_one_report_is_the_current_one(store: SqlStore) -> None:
    one = report()
    store.add_finished(one, raw(one), reading(one))
    store.add_reading(reading(one, extractor="fake-2"))
    assert store.reading(one.key) == reading(one, extractor="fake-2")
    with pytest.raises(NotFound, match="no reading of a report"):
        store.reading(report(2).key)


def test_a_reading_of_no_report_is_refused(store: SqlStore) -> None:
    with pytest.raises(NotFound, match="add the report before its reading"):
        store.add_reading(reading(report()))


def test_a_report_whose_reading_fails_is_not_kept_either(store: SqlStore) -> None:
    one = report()
    with pytest.raises(NotFound):
        store.add_finished(one, raw(one), reading(report(2)))
    assert store.counts().reports == 0


def test_a_backward_span_is_refused_on_load(where: RecordName, store: SqlStore) -> None:
    one = report()
    store.add_finished(one, raw(one), replace(reading(one), claims=(claim("a", one.key, 0, 7),)))
    change(where, """UPDATE readings SET body = replace(body, '"end":7', '"end":-1')""")
    with pytest.raises(BadRecord, match=r"damaged .*run `twosource check`"):
        list(store.current_readings())


def test_a_field_of_the_wrong_kind_is_refused_on_load(where: RecordName, store: SqlStore) -> None:
    one = report()
    store.add_finished(one, raw(one), reading(one))
    change(where, """UPDATE readings SET body = replace(body, '"past"', '"yesterday"')""")
    with pytest.raises(BadRecord, match="yesterday"):
        list(store.current_readings())


def test_a_reading_from_before_counts_said_more_is_still_read(
    where: RecordName, store: SqlStore
) -> None:
    one = report()
    store.add_finished(one, raw(one), reading(one))
    later = ',"more":false,"none":false,"out_of":null'
    cut_from_bodies(where, "readings", later)
    assert list(store.current_readings()) == [reading(one)]


def test_a_parse_is_good_for_one_text_and_one_model(store: SqlStore) -> None:
    store.keep_parse(KeptParse("t", "model 1", parse(3)))
    store.keep_parse(KeptParse("t", "model 1", parse(4)))
    assert store.cached_parse("t", "model 1") == parse(4)
    assert store.cached_parse("t", "model 2") is None
    assert store.cached_parse("u", "model 1") is None


def test_a_damaged_parse_is_as_good_as_none(where: RecordName, store: SqlStore) -> None:
    store.keep_parse(KeptParse("t", "model 1", parse()))
    put_body(where, "parses", zero_byte(where))
    assert store.cached_parse("t", "model 1") is None
