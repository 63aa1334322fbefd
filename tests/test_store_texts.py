"""Texts are found by their words, alike on both databases, and people are not."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from behind_the_store import ask, change
from store_samples import raw, reading, report
from twosource.model.claim import Participant, Reading
from twosource.model.ids import digest
from twosource.model.report import Report
from twosource.model.spans import Span
from twosource.record_name import Address, RecordName
from twosource.stores import kept_texts
from twosource.stores.sql import SqlStore, open_store

TEXTS = (
    "The café at the quay burnt. Rain put the fire out.",
    "Rain fell on the quay.",
    "A fire broke out at the mill, and rain came late.",
    "Rose spoke of the fire. Prices went up.",
    "they shot Ola Vik near the quay; Ola Vik lived",
    "A rose was thrown: it’s 1e5, 12abc and don't, O'Hara or 'quotes' \\ & | ! ( ) : * <-> \"x\"",
)


def made(text: str, name: str | None = None) -> tuple[Report, Reading]:
    """Give a report of a text with a reading, which found a person of that name."""
    key = digest("report", text)
    one = replace(report(), key=key, label=f"{key[:8]}.txt", text=text)
    read = replace(reading(one), claims=(), quotations=(), place_names=())
    if name is None:
        return one, read
    at = text.index(name)
    span = Span(at, at + len(name))
    who = Participant("target", name, "person", span)
    told = replace(reading(one).claims[0], trigger=Span(5, 9), passage=Span(0, len(text)))
    told = replace(told, chain=(), participants=(who,), counts=(), times=(), places=())
    return one, replace(read, claims=(told,))


def keep(store: SqlStore, text: str, name: str | None = None) -> None:
    """Keep a report of a text."""
    one, read = made(text, name)
    store.add_finished(one, raw(one), read)


@pytest.fixture
def store(where: RecordName) -> Iterator[SqlStore]:
    with open_store(where, create=True) as opened:
        for text in TEXTS:
            keep(opened, text, "Ola Vik" if "Ola Vik" in text else None)
        yield opened


def search(store: SqlStore, *words: str, limit: int = 10) -> list[int]:
    """Give the places in TEXTS of the reports in which words stand."""
    texts = {digest("report", text): at for at, text in enumerate(TEXTS)}
    return [texts[one.report] for one in store.search_text(words, limit)]


FOUND: dict[tuple[str, ...], list[int]] = {
    ("quay",): [0, 1, 4],
    ("QUAY", "rain"): [0, 1],
    ("rain quay fire",): [0],
    ("cafe",): [0],
    ("CAFÉ",): [0],
    ("quays",): [],
    ("rain",): [0, 1, 2],
    # It begins a sentence and stands nowhere in small letters: it may be somebody's name.
    ("prices",): [],
    ("1e5",): [5],
    ("12abc", "don't"): [5],
    ("'quotes' \" \\ & | ! ( ) : * <->",): [5],
    ("AND",): [2, 5],
    ("NOT", "quay"): [],
    ("…",): [],
    (): [],
}


def test_reports_are_found_that_hold_all_the_words(store: SqlStore) -> None:
    assert {words: search(store, *words) for words in FOUND} == FOUND


def test_all_reports_are_found_that_hold_all_the_words(store: SqlStore) -> None:
    for words, found in FOUND.items():
        keys = {digest("report", TEXTS[at]) for at in found}
        assert store.find_texts(words) == keys
    assert store.find_texts(["Ola", "Vik"]) == frozenset()


def test_what_was_found_comes_with_its_passages(store: SqlStore) -> None:
    (one, *_) = store.search_text(["quay"], 1)
    (passage,) = one.passages
    assert passage.span.of(TEXTS[0]) == "The café at the quay burnt."
    assert [span.of(TEXTS[0]) for span in passage.words] == ["quay"]


def test_no_more_are_given_than_were_asked_for(store: SqlStore) -> None:
    assert search(store, "quay", limit=2) == [0, 1]


def test_a_private_name_is_answered_as_if_it_were_not_there(store: SqlStore) -> None:
    assert store.search_text(["nowhere"], 10) == ()
    for words in (["Ola"], ["vik"], ["Ola Vik"], ["shot", "Vik"], ["quay", "ola"]):
        assert store.search_text(words, 10) == ()


def test_what_may_be_a_name_is_found_where_it_is_a_word(store: SqlStore) -> None:
    assert search(store, "rose") == [3, 5]
    (one, *_) = store.search_text(["rose"], 1)
    assert one.report == digest("report", TEXTS[3])


def test_no_index_holds_a_private_name(where: RecordName, store: SqlStore) -> None:
    assert search(store, "shot") == [4]
    table = "text_index" if isinstance(where, Address) else "text_index_words"
    kept = str(ask(where, f"SELECT * FROM {table}"))  # noqa: S608  # a name of ours
    assert "lived" in kept
    assert "vik" not in kept
    assert "ola" not in kept


def test_a_new_reading_puts_its_own_words_in_the_place_of_the_old(store: SqlStore) -> None:
    one, read = made(TEXTS[4])
    assert search(store, "Vik") == []
    named = replace(read, extractor="fake-2", place_names=(Span(10, 17), Span(33, 40)))
    store.add_reading(named)
    assert search(store, "Vik") == [4]
    store.add_reading(made(TEXTS[4], "Ola Vik")[1])
    assert search(store, "Vik") == []
    assert store.report(one.key).text == TEXTS[4]


def test_a_report_that_was_not_read_is_not_found(store: SqlStore) -> None:
    one = report(9)
    store.add_report(one, raw(one))
    assert store.search_text(["dam"], 10) == ()
    store.add_reading(reading(one))
    assert [found.report for found in store.search_text(["dam"], 10)] == [one.key]


def test_the_index_can_be_made_anew(where: RecordName, store: SqlStore) -> None:
    asked = ["quay", "rain", "rose", "vik"]
    before = [search(store, word) for word in asked]
    tables = ["text_index"] if isinstance(where, Address) else ["text_index_words"]
    kept = [sorted(ask(where, f"SELECT * FROM {table}")) for table in tables]  # noqa: S608  # a name of ours
    assert store.rebuild_index() == len(TEXTS)
    assert [search(store, word) for word in asked] == before
    assert [sorted(ask(where, f"SELECT * FROM {table}")) for table in tables] == kept  # noqa: S608  # a name of ours
    if not isinstance(where, Address):
        change(where, "INSERT INTO text_index (text_index) VALUES ('integrity-check')")


def test_what_is_forgotten_leaves_no_byte_in_the_index(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    with open_store(path, create=True) as store:
        keep(store, "the zanzibarquay burnt")
        for number in range(50):
            keep(store, f"rain fell {number} times")
        (one,) = store.search_text(["zanzibarquay"], 10)
        with store._writing() as connection:  # noqa: SLF001  # what expunging calls
            kept_texts.forget_report(connection, one.report)
            kept_texts.forget_report(connection, one.report)
        assert store.search_text(["zanzibarquay"], 10) == ()
    change(
        path,
        "PRAGMA secure_delete = ON",
        "UPDATE originals SET raw = x'00' WHERE report IN (SELECT key FROM reports WHERE number=1)",
        "UPDATE reports SET text = '' WHERE number = 1",
    )
    assert b"zanzibarquay" not in path.read_bytes()


def test_a_report_on_a_server_is_forgotten_too(address: Address) -> None:
    with open_store(address, create=True) as store:
        keep(store, "the quay burnt")
        (one,) = store.search_text(["quay"], 10)
        with store._writing() as connection:  # noqa: SLF001  # what expunging calls
            kept_texts.forget_report(connection, one.report)
        assert ask(address, "SELECT * FROM text_index") == []
