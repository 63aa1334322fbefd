"""A record that grows does again only what a new report touches, whatever became of the rest."""

import shutil
import sqlite3
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from behind_the_store import ask
from example_record import RememberingRoom, build_into, keep_silent, parts
from news_growing import POOL, list_differences, name_anew, news, reading, take_out, tell
from twosource.matchers.additive import AdditiveMatcher
from twosource.model.match import Backdrop, Match
from twosource.model.record import Finished, Received
from twosource.model.ruling import Reviewed, Settled
from twosource.model.tombstone import Expunging
from twosource.model.values import GroundedClaim
from twosource.pipeline import Before, Parts, build, work_out
from twosource.ports import Matcher
from twosource.stages.anchors import anchor_of
from twosource.stages.corroborate import make_event
from twosource.stages.fingerprints import sign
from twosource.stages.ground import ground_report
from twosource.stages.kept import keep_together
from twosource.stages.layout import lay_out
from twosource.wiring import open_record

__all__ = ["news", "parts", "reading"]
WORK: tuple[tuple[str, tuple[str, ...], Callable[..., Any]], ...] = (
    ("laid out", ("stages.kept",), lay_out),
    ("grounded", ("grounding",), ground_report),
    ("added up", ("stages.add_up",), make_event),
    ("signed", ("stages.copies", "growing.lineage"), sign),
)


@pytest.fixture(scope="module")
def grown(news: list[Received], reading: Parts, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a record of all invented reports but the last; not to be changed."""
    path = tmp_path_factory.mktemp("grown") / "grown.db"
    build_into(path, reading, news[:-1])
    return path


@dataclass(slots=True)
class CountingMatcher:
    """A matcher that counts what it compares."""

    matcher: Matcher
    counted: Counter[str]

    @property
    def version(self) -> str:
        """Give name and digest of the weights."""
        return self.matcher.version

    @property
    def threshold(self) -> float:
        """Give the bits above which two claims are taken for one event."""
        return self.matcher.threshold

    def before(self, backdrop: Backdrop) -> Matcher:
        """Give the same matcher before another record."""
        return CountingMatcher(self.matcher.before(backdrop), self.counted)

    def compare(self, left: GroundedClaim, right: GroundedClaim) -> Match:
        """Compare, and count."""
        self.counted["compared"] += 1
        return self.matcher.compare(left, right)


def count_work(
    path: Path, items: Sequence[Received], reading: Parts, monkeypatch: pytest.MonkeyPatch
) -> Counter[str]:
    """Build, and count what is laid out, grounded, compared and added up."""
    counted = Counter[str]()

    def counting(name: str, work: Callable[..., Any]) -> Callable[..., Any]:
        def count(*given: Any, **more: Any) -> Any:
            counted[name] += 1
            return work(*given, **more)

        return count

    with monkeypatch.context() as patched:
        for name, places, work in WORK:
            for place in places:
                patched.setattr(f"twosource.{place}.{work.__name__}", counting(name, work))
        matcher = CountingMatcher(reading.matcher, counted)
        build_into(path, replace(reading, matcher=matcher), items)
    return counted


def test_what_a_new_report_does_not_touch_is_not_done_again(
    grown: Path,
    news: list[Received],
    reading: Parts,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    alone = "A ferry ran aground near Walvis Bay on 2 July 2020, injuring seven sailors."
    report = replace(news[0].report, text=alone, key="f" * 32, label="ferry.txt", outlet=None)
    item = Received(replace(report, published=None, url=None), alone.encode())
    (read,) = [one for one in reading.reading.room.read([item]) if isinstance(one, Finished)]  # type: ignore[attr-defined]
    room = RememberingRoom(reading.reading, {report.key: read})
    path = tmp_path / "one.db"
    shutil.copy(grown, path)
    whole = count_work(tmp_path / "once.db", news[:-1], reading, monkeypatch)
    one = count_work(path, [item], replace(reading, reading=room), monkeypatch)
    assert (whole["laid out"], whole["grounded"], whole["signed"]) == (POOL - 1,) * 3
    assert (one["laid out"], one["grounded"], one["signed"]) == (1, 1, 1)
    events = len({claim.id for claim in read.reading.claims})
    assert 1 <= one["added up"] <= events
    assert whole["added up"] > 20
    assert one["compared"] < whole["compared"] / 4


def test_a_build_that_finds_nothing_new_does_nothing(
    grown: Path, reading: Parts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "same.db"
    shutil.copy(grown, path)
    assert count_work(path, [], reading, monkeypatch) == Counter()


def test_what_was_left_can_be_dropped_at_any_time(
    grown: Path, news: list[Received], reading: Parts, tmp_path: Path
) -> None:
    kept_back, dropped = tmp_path / "kept.db", tmp_path / "dropped.db"
    shutil.copy(grown, kept_back)
    shutil.copy(grown, dropped)
    with open_record(dropped) as store:
        store.drop_held()
    told = []
    for path in (kept_back, dropped):
        summary = build_into(path, reading, news[-1:])
        with open_record(path) as store:
            told.append((tell(store), store.event_ids(), summary.moved))
    assert told[0] == told[1]


def test_damage_to_what_was_left_costs_time_and_nothing_else(
    grown: Path, news: list[Received], reading: Parts, tmp_path: Path
) -> None:
    damaged, sound = tmp_path / "damaged.db", tmp_path / "sound.db"
    shutil.copy(grown, damaged)
    shutil.copy(grown, sound)
    with closing(sqlite3.connect(damaged)) as file:
        file.execute("UPDATE held SET body = x'01ff' WHERE room IN ('seen', 'sheets', 'tellings')")
        file.commit()
    told = []
    for path in (damaged, sound):
        build_into(path, reading, news[-1:])
        with open_record(path) as store:
            told.append(tell(store))
    assert list_differences(told[0], told[1]) == []


def test_other_weights_work_out_everything(
    grown: Path, reading: Parts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "other.db"
    shutil.copy(grown, path)
    assert isinstance(reading.matcher, AdditiveMatcher)
    weights = replace(reading.matcher.weights, name="others")
    other = replace(reading, matcher=AdditiveMatcher(weights))
    assert other.matcher.version != reading.matcher.version
    assert count_work(path, [], other, monkeypatch)["added up"] > 20


def test_a_report_that_is_gone_takes_what_it_told_with_it(
    news: list[Received], reading: Parts, tmp_path: Path
) -> None:
    grown, once = tmp_path / "grown.db", tmp_path / "once.db"
    build_into(grown, reading, news)
    gone = [one.report.key for one in news[::4]]
    take_out(grown, gone)
    build_into(grown, reading, [])
    build_into(once, reading, [one for one in news if one.report.key not in gone])
    with open_record(grown) as store, open_record(once) as other:
        assert list_differences(tell(store), tell(other)) == []


def test_a_record_grows_while_people_disagree_and_when_they_no_longer_do(
    grown: Path, reading: Parts, tmp_path: Path
) -> None:
    path = tmp_path / "disputed.db"
    shutil.copy(grown, path)
    with open_record(path) as store:
        told = next(event.claims for event in store.events() if len(event.claims) > 1)
        left, right = (anchor_of(one) for one in store.claims_of(told[:2]))
        store.add_decision(left, right, "same", "ana", None, "2026-01-01T00:00:00Z")
        build(store, reading, [], keep_silent)
        assert ask(path, "SELECT count(*) FROM held")[0][0] > 0
        store.add_decision(left, right, "different", "ben", None, "2026-01-01T00:00:01Z")
        build(store, reading, [], keep_silent)
        assert ask(path, "SELECT count(*) FROM held")[0][0] > 0
        assert sum(bool(event.disputes) for event in store.events()) == 2
        store.undo_decision(2, "ben", "2026-01-01T00:00:02Z")
        build(store, reading, [], keep_silent)
        assert ask(path, "SELECT count(*) FROM held")[0][0] > 0
        assert not any(event.disputes for event in store.events())
        event = next(iter(store.events()))
        store.add_ruling(
            Reviewed(event.id, event.label, "in_review"), "ana", None, "2026-01-01T00:00:03Z"
        )
        settled = Settled(event.reports[0], "done")
        store.add_ruling(settled, "ana", None, "2026-01-01T00:00:04Z")
        build(store, reading, [], keep_silent)
        assert ask(path, "SELECT count(*) FROM held")[0][0] > 0


def test_a_record_grows_after_a_report_was_expunged(
    grown: Path, news: list[Received], reading: Parts, tmp_path: Path
) -> None:
    path = tmp_path / "expunged.db"
    shutil.copy(grown, path)
    with open_record(path) as store:
        store.expunge(Expunging(news[0].report.key, "court order"))
        assert ask(path, "SELECT count(*) FROM held") == [(0,)]
        for batch in ([], news[-1:]):
            build(store, reading, batch, keep_silent)
        kept = keep_together(store.reports(), store.current_readings())
        scratch = work_out(kept, Before(), reading, keep_silent)
        assert list_differences(tell(store), name_anew(scratch.events, scratch.claims)) == []
        assert store.check().faults == ()
