"""A build: what it adds, what it reads again, and that order, names and halves change nothing."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from example_record import (
    EXAMPLES,
    build_into,
    example_record,
    keep_silent,
    parts,
    receive,
    received,
    remembering,
    run,
    tell,
    tell_look_alikes,
)
from twosource.config import Config
from twosource.model.claim import Reading
from twosource.model.match import Anchor, Pair
from twosource.model.moves import Moved
from twosource.model.parse import Parse
from twosource.model.record import Finished, LeftOut, Received
from twosource.model.report import Marks, Report
from twosource.model.values import When
from twosource.pipeline import Parts, build, compare_two
from twosource.ports import ReadingRoom
from twosource.wiring import open_parts, open_record

__all__ = ["example_record", "parts", "received", "remembering"]


@pytest.fixture(scope="session")
def one_go(
    tmp_path_factory: pytest.TempPathFactory, remembering: Parts, received: list[Received]
) -> Path:
    """Give a record of all examples, built in one go."""
    path = tmp_path_factory.mktemp("one_go") / "one.db"
    build_into(path, remembering, received)
    return path


def test_the_examples_make_events(one_go: Path) -> None:
    told = tell(one_go)
    assert len(told.claims) > 20
    assert len(told.events) > 10


@settings(max_examples=8)
@given(order=st.randoms(use_true_random=False))
def test_order_of_input_and_names_of_files_change_nothing(
    order: st.DataObject,
    one_go: Path,
    remembering: Parts,
    received: list[Received],
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    shuffled = list(received)
    order.shuffle(shuffled)  # type: ignore[attr-defined]  # a random.Random
    renamed = [
        replace(item, report=replace(item.report, label=f"{number}.txt"))
        for number, item in enumerate(shuffled)
    ]
    path = tmp_path_factory.mktemp("shuffled") / "shuffled.db"
    build_into(path, remembering, renamed)
    assert tell(path) == tell(one_go)
    assert tell_look_alikes(path) == tell_look_alikes(one_go)


@settings(max_examples=5)
@given(first=st.integers(1, 16))
def test_adding_in_two_builds_equals_one_build(
    first: int,
    one_go: Path,
    remembering: Parts,
    received: list[Received],
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    path = tmp_path_factory.mktemp("halves") / "halves.db"
    build_into(path, remembering, received[:first])
    build_into(path, remembering, received[first:])
    assert tell(path) == tell(one_go)


def test_files_under_other_names_make_the_same_record(tmp_path: Path, example_record: Path) -> None:
    folder = tmp_path / "renamed"
    folder.mkdir()
    for number, path in enumerate(sorted(EXAMPLES.iterdir(), reverse=True)):
        (folder / f"{number:02}{path.suffix}").write_bytes(path.read_bytes())
    other = tmp_path / "other.db"
    assert run("build", str(folder), "--record", str(other), "--quiet").exit_code == 0
    assert tell(other) == tell(example_record)


def test_building_twice_adds_nothing_twice(
    tmp_path: Path, remembering: Parts, received: list[Received]
) -> None:
    path = tmp_path / "twice.db"
    first = build_into(path, remembering, received)
    with open_record(path) as store:
        events, ids, counts = tuple(store.events()), store.event_ids(), store.counts()
    second = build_into(path, remembering, received)
    assert (first.added, first.known) == (len(received), 0)
    assert (second.added, second.known, second.read_again) == (0, len(received), 0)
    assert {move.what for move in first.moved.moves} == {"born"}
    assert [move.event for move in first.moved.moves] == [event.label for event in events]
    assert second.moved == Moved((), len(events))
    with open_record(path) as store:
        assert tuple(store.events()) == events
        assert store.event_ids() == ids
        assert store.counts() == counts


def test_one_report_given_twice_at_once_is_kept_once(
    tmp_path: Path, remembering: Parts, received: list[Received]
) -> None:
    summary = build_into(tmp_path / "double.db", remembering, [received[0], received[0]])
    assert (summary.added, summary.known) == (1, 1)


def test_one_report_known_only_after_it_was_read_is_not_added_twice(
    tmp_path: Path, remembering: Parts, received: list[Received]
) -> None:
    path = tmp_path / "ahead.db"
    ahead = replace(remembering, reading=AheadRoom(remembering.reading))
    summary = build_into(path, ahead, [received[0], received[0]])
    assert (summary.added, summary.known) == (1, 1)


@dataclass(frozen=True, slots=True)
class AheadRoom:
    """A reading room that takes in all reports before it gives the first one back."""

    room: ReadingRoom
    version: str = ""

    @property
    def parser(self) -> str:
        """Give the version of the language model."""
        return self.room.parser

    @property
    def extractor(self) -> str:
        """Give the version of the rules."""
        return self.room.extractor + self.version

    @property
    def codebook(self) -> str:
        """Give the version of the codebook."""
        return self.room.codebook

    def read(self, items: Iterable[Received]) -> Iterator[Finished | LeftOut]:
        """Give each report as the other room reads it."""
        yield from self.room.read(list(items))

    def read_again(self, report: Report, parse: Parse | None) -> Reading:
        """Give the reading of the other room under this one's version."""
        assert parse is not None
        return replace(self.room.read_again(report, parse), extractor=self.extractor)


def test_a_new_version_reads_again_from_the_kept_parse_and_keeps_ids_and_decisions(
    tmp_path: Path, remembering: Parts, received: list[Received]
) -> None:
    path = tmp_path / "again.db"
    build_into(path, remembering, received)
    with open_record(path) as store:
        claims = list(store.claims())[:2]
        left, right = (
            Anchor(one.claim.report, one.claim.passage, one.claim.type) for one in claims
        )
        store.add_decision(left, right, "unsure", "R1", None, "2024-01-01T00:00:00+00:00")
        before = store.event_ids()
    newer = replace(remembering, reading=AheadRoom(remembering.reading, " newer"))
    summary = build_into(path, newer, [])
    assert summary.read_again == len(received)
    assert summary.orphaned == ()
    with open_record(path) as store:
        assert store.event_ids() == before


def test_what_was_left_out_is_in_the_summary(tmp_path: Path, remembering: Parts) -> None:
    items = [LeftOut("a.txt", "empty", "save it again")]
    with open_record(tmp_path / "left.db", create=True) as store:
        summary = build(store, remembering, items, keep_silent)
    assert summary.left_out == items


def test_stricter_marks_on_a_report_that_comes_again_are_taken_over(
    tmp_path: Path, remembering: Parts, received: list[Received]
) -> None:
    path = tmp_path / "marks.db"
    item = received[0]
    mild, strict = Marks("published", "public"), Marks("confidential", "none", "by hand only")
    for marks in (mild, strict):
        build_into(path, remembering, [replace(item, report=replace(item.report, marks=marks))])
    with open_record(path) as store:
        assert store.report(item.report.key).marks == strict
        assert {event.marks for event in store.events()} == {strict}


def test_two_workers_make_the_record_of_one(tmp_path: Path, example_record: Path) -> None:
    path = tmp_path / "workers.db"
    build_into(path, open_parts(Config(workers=2), keep_silent), receive(EXAMPLES))
    assert tell(path) == tell(example_record)


def test_two_claims_are_compared_as_in_a_build(one_go: Path, remembering: Parts) -> None:
    with open_record(one_go) as store:
        joined = next(event.joined for event in store.events() if event.joined)
        match, decision = compare_two(store, remembering, joined[0].pair, keep_silent)
        claims = [one.claim.id for one in store.claims()]
        apart, _ = compare_two(store, remembering, Pair(claims[0], claims[-1]), keep_silent)
    assert match.bits > 0
    assert decision is None
    assert apart.reasons


@dataclass(frozen=True, slots=True)
class StumblingRoom(AheadRoom):
    """A room that stumbles over every report."""

    def read(self, items: Iterable[Received]) -> Iterator[Finished | LeftOut]:
        """Leave every report out."""
        for item in items:
            yield LeftOut(item.report.label, "a fault", "tell us")


def test_a_report_that_cannot_be_read_is_left_out_and_counted(
    tmp_path: Path, remembering: Parts, received: list[Received]
) -> None:
    stumbling = replace(remembering, reading=StumblingRoom(remembering.reading, ""))
    summary = build_into(tmp_path / "none.db", stumbling, received[:2])
    assert (summary.added, len(summary.left_out)) == (0, 2)


def test_a_founding_told_in_another_report_dates_a_report_before_the_anniversary(
    tmp_path: Path, parts: Parts
) -> None:
    (tmp_path / "wall.txt").write_text(
        "LIMA, Aug. 18 (OPN) --\n\nA wall is to be built at the border before the upcoming 70th "
        "anniversary of the Salt Union on Oct. 10, a source said. The workers escaped on Aug. 9.\n"
    )
    told = []
    for number, lines in enumerate(("", "The Salt Union was founded on October 10, 1945.\n")):
        (tmp_path / "union.txt").write_text(lines or "The Salt Union is old.\n")
        path = tmp_path / f"{number}.db"
        build_into(path, parts, receive(tmp_path / "wall.txt", tmp_path / "union.txt"))
        with open_record(path) as store:
            told.append({one.when.edtf for one in store.claims() if isinstance(one.when, When)})
    assert told == [{"XXXX-08-09", "XXXX-10-10"}, {"2015-08-09", "2015-10-10"}]
