"""Reports are kept as they came, once each."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store_samples import raw, report
from twosource.model.errors import BadInput, NotFound
from twosource.model.report import Access, Consent, Marks
from twosource.record_name import RecordName
from twosource.stores import kept_reports
from twosource.stores.kept_reports import choose_stricter
from twosource.stores.sql import SqlStore, open_store


@pytest.fixture
def store(where: RecordName) -> Iterator[SqlStore]:
    with open_store(where, create=True, clock=lambda: "2024-01-01T00:00:00Z") as opened:
        yield opened


def test_a_report_comes_back_as_it_went_in(store: SqlStore) -> None:
    bare = replace(report(1), title=None, outlet=None, published=None, url=None)
    for one in (report(2), bare):
        assert not store.holds(one.key)
        assert store.add_report(one, raw(one))
        assert store.report(one.key) == one
        assert store.original(one.key) == raw(one)
        assert store.holds(one.key)


def test_reports_come_by_key_however_many(store: SqlStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_reports, "_CHUNK", 10)
    made = [report(number) for number in range(45)]
    for one in made:
        store.add_report(one, b"")
    assert list(store.reports()) == sorted(made, key=lambda one: one.key)
    assert store.counts().reports == 45


def test_one_report_is_kept_once(store: SqlStore) -> None:
    assert store.add_report(report(), raw(report()))
    before = list(store.log())
    assert not store.add_report(report(label="other name.txt"), raw(report()))
    assert [one.label for one in store.reports()] == ["dam-1.txt"]
    assert list(store.log()) == before


def test_a_taken_label_gets_a_number(store: SqlStore) -> None:
    for number in range(3):
        store.add_report(report(number, label="dam.txt"), b"")
    labels = sorted(one.label for one in store.reports())
    assert labels == ["dam.txt", "dam.txt (2)", "dam.txt (3)"]


def test_unknown_keys_are_not_found(store: SqlStore) -> None:
    with pytest.raises(NotFound, match="no report feed"):
        store.report("feed")
    with pytest.raises(NotFound, match="no original of a report feed"):
        store.original("feed")


def test_half_a_character_is_refused_and_named(store: SqlStore) -> None:
    with pytest.raises(BadInput, match="half a character stands at position 4"):
        store.add_report(replace(report(), text="dam \ud83d"), b"")
    assert store.counts().reports == 0


def test_awkward_characters_are_kept_exactly(store: SqlStore) -> None:
    awkward = "\ufeffA\u00a0dam\r\n \x00\x1a0\x1a\x1a\x00 \U0001f30a \u201csaid\u2028 the mayor"
    store.add_report(replace(report(), text=awkward), b"")
    assert store.report(report().key).text == awkward


def test_marks_are_made_stricter_and_never_looser(store: SqlStore) -> None:
    store.add_report(report(marks=Marks("restricted", "partners")), b"")
    store.add_report(report(marks=Marks("published", "internal", "no names")), b"")
    assert store.report(report().key).marks == Marks("restricted", "internal", "no names")
    store.add_report(report(marks=Marks("published", "public")), b"")
    assert store.report(report().key).marks == Marks("restricted", "internal", "no names")
    told = [line.what for line in store.log()]
    assert told[-2:] == ["marks made stricter", "looser marks not taken over"]


def marks() -> st.SearchStrategy[Marks]:
    access = st.sampled_from(Access.__args__)  # type: ignore[attr-defined]  # a Literal has them
    consent = st.sampled_from(Consent.__args__)  # type: ignore[attr-defined]  # a Literal has them
    return st.builds(Marks, access, consent, st.sampled_from([None, "a", "b"]))


@given(marks(), marks())
def test_stricter_marks_are_settled_whoever_comes_first(ours: Marks, theirs: Marks) -> None:
    one, other = choose_stricter(ours, theirs), choose_stricter(theirs, ours)
    assert (one.access, one.consent) == (other.access, other.consent)
    assert choose_stricter(one, theirs) == one


def test_a_report_that_comes_again_as_withdrawn_is_withdrawn_from_then_on(
    where: RecordName,
) -> None:
    with open_store(where, create=True) as store:
        store.add_report(report(), raw(report()))
        assert [one.withdrawn for one in store.reports()] == [False]
        for again in (replace(report(), withdrawn=True), report()):
            assert not store.add_report(again, raw(report()))
            assert [one.withdrawn for one in store.reports()] == [True]
            assert store.report(report().key).withdrawn
        kept = [line.what for line in store.log() if line.what == "report withdrawn"]
        assert len(kept) == 1
