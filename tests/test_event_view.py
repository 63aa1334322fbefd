"""What a command reads of a record: the same lines as from the whole, and no more than it needs."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import event as hooks

from behind_the_store import change
from example_record import run
from store_samples import anchor, raw, reading, report
from tangled_record import tangle
from twosource.model.errors import NotFound
from twosource.record_name import RecordName
from twosource.stages.briefs import brief
from twosource.stores.sql import SqlStore, open_store
from twosource.views import event_view
from twosource.views.record_view import view_of

SIZE = 7
LISTS = (
    (),
    ("--all",),
    ("--json",),
    ("--all", "--json"),
    ("--type", "flood", "--type", "trial"),
    ("--type", "earthquake"),
    ("--review", "signed", "--review", "changed_since_signed", "--all"),
    ("--review", "in_review", "--json", "--all"),
    ("--review", "machine"),
)
OF_ONE = (("show",), ("show", "--json"), ("origins",), ("origins", "--json"), ("review",))


def tell(*words: str, record: RecordName) -> tuple[str, str, int]:
    """Give what a command says of a record."""
    result = run(*words, "--record", str(record))
    return result.stdout, result.stderr, result.exit_code


@contextmanager
def reading_whole() -> Iterator[None]:
    """Let every command read the whole record, as it does where outlines are missing."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(SqlStore, "is_outlined", lambda _: False)
        yield


@pytest.mark.parametrize("seed", [1, 2])
def test_lines_on_an_event_are_those_from_the_whole_record(where: RecordName, seed: int) -> None:
    labels = tangle(where, SIZE, seed)
    every = [(word, label, *rest) for label in labels[::6] for word, *rest in OF_ONE]
    every += [(word, labels[-1], *rest) for word, *rest in OF_ONE]
    told = [tell(*words, record=where) for words in every]
    assert {code for *_, code in told} == {0}
    with reading_whole():
        assert told == [tell(*words, record=where) for words in every]
    assert any("Linked events" in out for out, *_ in told)
    assert any("looks like this one" in out for out, *_ in told)


def test_lists_are_those_from_the_whole_record(where: RecordName) -> None:
    tangle(where, SIZE, 1)
    told = [tell("events", *words, record=where) for words in LISTS]
    assert {code for *_, code in told} == {0}
    with reading_whole():
        assert told == [tell("events", *words, record=where) for words in LISTS]
    assert "changed since signed" in told[1][0]
    assert '"state":"in_review"' in told[7][0]
    assert '"state":"machine"' not in told[7][0]


def test_a_list_longer_than_a_page_is_whole(
    where: RecordName, monkeypatch: pytest.MonkeyPatch
) -> None:
    tangle(where, SIZE, 3)
    whole = [tell("events", *words, record=where) for words in LISTS]
    monkeypatch.setattr("twosource.stores.outlines_read._CHUNK", 2)
    monkeypatch.setattr("twosource.stores.kept_outlines._CHUNK", 2)
    assert [tell("events", *words, record=where) for words in LISTS] == whole


def test_claims_are_found_by_their_first_digits_as_in_the_whole(where: RecordName) -> None:
    tangle(where, SIZE, 4)
    with open_store(where, create=False) as store:
        whole = view_of(store)
        keys = sorted(whole.claims)[:4]
        view, found = event_view.see_claims(store, [key[:12].upper() for key in keys])
        assert found == [whole.claims[key] for key in keys]
        assert {key: whole.labels[key] for key in view.labels} == view.labels
        for name in ("abc", "zzzzzz", "%%%%%%"):
            with pytest.raises(NotFound) as ours:
                event_view.see_claims(store, [name])
            with pytest.raises(NotFound) as theirs:
                whole.find_claim(name)
            assert str(ours.value) == str(theirs.value)


def count_statements(where: RecordName, ask: Callable[[SqlStore, str], object], name: str) -> int:
    """Count what a record is asked while an event is read."""
    asked: list[str] = []
    with open_store(where, create=False) as store:

        def note(*given: object) -> None:
            asked.append(str(given[2]))

        hooks.listen(store._engine, "before_cursor_execute", note)  # noqa: SLF001  # nobody else knows
        ask(store, name)
    return len(asked)


def test_of_a_longer_record_no_more_is_asked(where: RecordName, tmp_path: Path) -> None:
    small = tmp_path / "small.db"
    first = tangle(small, 6, 5)[0]
    tangle(where, 60, 5)
    for ask, most in ((event_view.see_event, 24), (event_view.see_origins, 34)):
        few, many = (count_statements(one, ask, first) for one in (small, where))
        assert few <= most
        # The server is told how to begin each transaction: that is a statement more.
        assert many <= most + 4


def test_outlines_follow_what_is_replaced_rebuilt_and_dropped(where: RecordName) -> None:
    tangle(where, SIZE, 6)
    with open_store(where, create=False) as store:
        events, ids, claims = list(store.events()), store.event_ids(), list(store.claims())

        def outlined() -> list[object]:
            return [one for page in store.briefs(everything=True) for one in page]

        expected = [brief(one) for one in events]
        assert outlined() == expected
        assert store.is_outlined()
        store.replace_events(events[1:], ids, claims)
        assert outlined() == expected[1:]
        store.replace_events(events, ids, claims)
        assert outlined() == expected
        store.rebuild(events, ids, claims)
        assert outlined() == expected
        publishers = store.publishers()
        assert store.is_outlined()
    change(where, "DELETE FROM event_outlines", "DELETE FROM report_outlines")
    with open_store(where, create=False) as store:
        assert not store.is_outlined()
        store.replace_events(events, ids, claims)
        assert [one for page in store.briefs(everything=True) for one in page] == expected
        store.rebuild(events, ids, claims)
        assert store.is_outlined()
        assert store.publishers() == publishers


def test_who_published_what_is_read_again_only_after_another_report(where: RecordName) -> None:
    one, two = report(1), report(2)
    with open_store(where, create=True) as store, open_store(where, create=False) as other:
        store.add_finished(one, raw(one), reading(one))
        assert set(store.publishers().outlets) == {one.key}
        known = store.publishers()
        ends = anchor(one.key, 0, 30), anchor(one.key, 31, 40)
        other.add_decision(*ends, "unsure", "R1", None, "2024-02-03T04:05:06Z")
        assert store.publishers() is known
        other.add_finished(two, raw(two), reading(two))
        assert set(store.publishers().outlets) == {one.key, two.key}
