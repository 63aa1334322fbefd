"""What commands read of a record: what they need, and no more of it the larger it is."""

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from record_generator import make, make_events
from twosource.cli.report import find_report
from twosource.cli.table import print_table
from twosource.model.event import Event
from twosource.model.match import Decision
from twosource.model.values import GroundedClaim
from twosource.ports import Store
from twosource.stages.anchors import anchor_of
from twosource.stores import bodies, kept_reports, some_reports
from twosource.stores.sql import open_store
from twosource.views.event_list import Sift, list_lines
from twosource.views.event_view import look_at, see_claims
from twosource.views.grouped import group_together
from twosource.views.tables import list_page_by_page, list_whole

SMALL, LARGE, MANY = 10, 90, 240
PAGE = 200


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """Count the rows that are made nouns of."""
    tally: Counter[str] = Counter()

    def count(module: Any, name: str) -> None:
        ask: Callable[[Any], Any] = getattr(module, name)

        def counted(given: Any) -> Any:
            tally[name] += 1
            return ask(given)

        monkeypatch.setattr(module, name, counted)

    count(bodies, "unpack_claim")
    count(bodies, "read_event")
    count(bodies, "read_reading")
    for module in (kept_reports, some_reports):
        count(module, "read_row")
    return tally


def fill(path: Path, size: int) -> Store:
    """Make a record of so many reports of five claims each, and one decision."""
    store = open_store(path, create=True)
    claims: list[GroundedClaim] = []
    with store.building():
        for number in range(size):
            made = make(number)
            store.add_finished(made.report, made.report.text.encode(), made.reading)
            claims.extend(made.grounded)
    events, ids = zip(*make_events(claims), strict=True)
    store.replace_events(events, ids, claims)
    ends = anchor_of(claims[0]), anchor_of(claims[1])
    store.add_decision(*ends, "different", "R1", None, "2026-01-01T00:00:00Z")
    return store


def name_claims(size: int) -> list[str]:
    """Give the ids of two claims of the last report."""
    return [one.claim.id for one in make(size - 1).grounded[:2]]


def ask_all(store: Store, size: int) -> None:
    """Ask what `decide`, `report` and `search` ask before they do anything."""
    see_claims(store, name_claims(size))
    found = [store.event(f"NZL-{number:07d}") for number in (1, 2)]
    group_together(found, look_at(store, found, (), {}, None))
    store.events_told_by(name_claims(size))
    find_report(store, make(size - 1).report.label)
    find_report(store, make(size - 1).report.key[:12])
    decision = store.decision(1)
    assert isinstance(decision, Decision)
    assert store.codebooks() == {make(0).reading.codebook}


def test_a_decision_reads_no_more_of_a_large_record(tmp_path: Path, read: Counter[str]) -> None:
    rows = []
    for size in (SMALL, LARGE):
        with fill(tmp_path / f"{size}.db", size) as store:
            read.clear()
            ask_all(store, size)
            rows.append(dict(read))
    small, large = rows
    assert small == large
    assert sum(large.values()) < LARGE


def test_a_table_of_events_and_its_lines_are_read_page_by_page(
    tmp_path: Path, read: Counter[str]
) -> None:
    with fill(tmp_path / "r.db", MANY) as store, store.at_once():
        every = Sift((), (), everything=True)
        lines = list_lines(store, every)
        claims = list_page_by_page(store, "claims", everything=True)
        for rows, most in ((lines, 5 * MANY * 2 // 3), (claims, PAGE)):
            read.clear()
            assert next(iter(rows))
            assert 0 < read["unpack_claim"] <= most


def test_an_export_by_pages_is_that_of_the_whole(tmp_path: Path) -> None:
    with fill(tmp_path / "r.db", LARGE) as store, store.at_once():
        for everything in (True, False):
            for table in ("events", "claims", "reports"):
                paged = list(list_page_by_page(store, table, everything=everything))
                assert paged == list(list_whole(store, table, everything=everything))
                assert paged


def test_rows_of_a_table_are_asked_for_as_they_are_printed(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "130")
    printed: list[int] = []

    def rows() -> Iterator[tuple[str, str]]:
        for number in range(3 * PAGE):
            printed.append(capsys.readouterr().out.count("\n"))
            yield f"row {number}", "a longer word" if number else "x" * 200

    assert print_table(("first", "second"), rows())
    printed.append(capsys.readouterr().out.count("\n"))
    # The heading and the first page are out before the third is asked for.
    assert sum(islice(printed, 2 * PAGE + 1)) >= PAGE
    assert sum(printed) >= 3 * PAGE + 1


def test_columns_of_later_pages_stand_below_those_of_the_first(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "130")
    print_table(("n", "what"), [(f"{number}", "word") for number in range(2 * PAGE + 5)])
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 2 * PAGE + 6
    assert {line.index("w") for line in lines} == {lines[0].index("what")}
    assert lines[-1].split() == [str(2 * PAGE + 4), "word"]


@pytest.mark.parametrize("columns", ["60", "160"])
def test_a_table_without_a_row_prints_nothing(
    columns: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert not print_table(("a", "b"), [])
    assert capsys.readouterr().out == ""


def test_what_a_build_says_of_a_record_is_counted_in_it(tmp_path: Path) -> None:
    with fill(tmp_path / "r.db", SMALL) as store:
        held = store.totals()
        events: list[Event] = list(store.events())
        assert (held.reports, held.closed, held.claims) == (SMALL, 0, 5 * SMALL)
        assert sum(one.events for one in store.tally()) == len(events)
