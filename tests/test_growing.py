"""A record that grows report by report tells what one built at once tells, and redoes little."""

import shutil
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from operator import attrgetter
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from behind_the_store import ask, change
from decision_histories import OnPair, Undo, choose_act
from example_record import RememberingRoom, build_into, keep_silent, parts
from invented_news import invent_news
from twosource.matchers.additive import AdditiveMatcher
from twosource.model.event import Event
from twosource.model.ids import digest
from twosource.model.match import Backdrop, Match
from twosource.model.record import Finished, Received
from twosource.model.report import Marks
from twosource.model.ruling import Reviewed, Settled
from twosource.model.tombstone import Expunging
from twosource.model.values import GroundedClaim
from twosource.pipeline import Before, Parts, build, derive_at_once, work_out
from twosource.ports import Matcher, Store
from twosource.record_name import Address, RecordName
from twosource.stages.anchors import anchor_of
from twosource.stages.corroborate import make_event
from twosource.stages.fingerprints import sign
from twosource.stages.ground import ground_report
from twosource.stages.kept import keep_together
from twosource.stages.layout import lay_out
from twosource.wiring import open_record

__all__ = ["parts"]

POOL = 45
WORK: tuple[tuple[str, tuple[str, ...], Callable[..., Any]], ...] = (
    ("laid out", ("stages.kept",), lay_out),
    ("grounded", ("grounding",), ground_report),
    ("added up", ("stages.add_up",), make_event),
    ("signed", ("stages.copies", "growing.lineage"), sign),
)
Told = tuple[list[Event], list[GroundedClaim]]
BY_EVENT, BY_CLAIM = attrgetter("id"), attrgetter("claim.id")


@pytest.fixture(scope="session")
def news() -> list[Received]:
    """Give invented reports."""
    return invent_news(POOL, seed=4)


@pytest.fixture(scope="session")
def reading(parts: Parts, news: list[Received]) -> Parts:
    """Give the real parts, but for a reading room that has read the invented reports before."""
    read = [one for one in parts.reading.read(news) if isinstance(one, Finished)]
    known = {one.received.report.key: one for one in read}
    assert len(known) == POOL
    return replace(parts, reading=RememberingRoom(parts.reading, known))


def tell(store: Store) -> Told:
    """Give events and claims of a record, ids aside."""
    return name_anew(store.events(), store.claims())


def name_anew(events: Iterable[Event], claims: Iterable[GroundedClaim]) -> Told:
    """Give events and claims in order, each event under the name of its first claim."""
    given = list(events)
    names = {event.id: min(event.claims) for event in given}
    told = [
        replace(
            event,
            id=names[event.id],
            label="",
            links=tuple(replace(one, event=names[one.event]) for one in event.links),
            look_alikes=tuple(replace(one, event=names[one.event]) for one in event.look_alikes),
        )
        for event in given
    ]
    return sorted(told, key=BY_EVENT), sorted(claims, key=BY_CLAIM)


def list_differences(one: Told, other: Told) -> list[str]:
    """Give the names of the events and the claims that two records tell otherwise."""
    events = {
        event.id for event in (*one[0], *other[0]) if (event in one[0]) != (event in other[0])
    }
    claims = {
        told.claim.id for told in (*one[1], *other[1]) if (told in one[1]) != (told in other[1])
    }
    return sorted(events | claims)


def decide(store: Store, chance: Random, at: str) -> None:
    """Decide on two claims, on events or on a value, sign an event, or take a decision back."""
    pairs = [one.id for one in store.decisions() if not one.undone]
    taken = [*pairs, *(one.id for one in store.rulings() if not one.undone)]
    if taken and chance.random() < 1 / 4:
        store.undo_decision(chance.choice(taken), "coder", at)
        return
    claims = {one.claim.id: one for one in store.claims() if store.holds(one.claim.report)}
    told = [
        [anchor_of(claims[key]) for key in event.claims if key in claims]
        for event in store.events()
    ]
    there = [anchors for anchors in told if anchors]
    act = choose_act(chance, there, taken) if there else None
    if act is None:
        return
    by = chance.choice(("ana", "ben"))
    if isinstance(act, OnPair):
        store.add_decision(act.left, act.right, act.verdict, by, None, at)
    elif isinstance(act, Undo):
        store.undo_decision(act.number, by, at)
    elif chance.random() < 1 / 2:
        store.add_ruling(act, by, None, at)
    else:
        event = chance.choice(list(store.events()))
        store.add_ruling(Reviewed(event.id, event.label, "in_review"), by, None, at)


def read_otherwise(store: Store, chance: Random) -> None:
    """Read a report otherwise: with one claim less, and all under other names."""
    reading = chance.choice(list(store.current_readings()))
    claims = tuple(
        replace(one, id=digest("otherwise", one.id))
        for one in reading.claims[bool(reading.claims) :]
    )
    store.add_reading(replace(reading, claims=claims))


def tighten(item: Received) -> Received:
    """Give a report again, with other marks and withdrawn."""
    closed = Marks("confidential", "none")
    return replace(item, report=replace(item.report, marks=closed, withdrawn=True))


def take_out(where: RecordName, keys: Iterable[str]) -> None:
    """Take reports out of a record, with all that is kept of them."""
    # What was given with it is not said by its rows alone; foreign keys are not looked at here.
    for key in keys:
        change(
            where,
            f"DELETE FROM reading_turns WHERE reading IN (SELECT id FROM readings WHERE report = '{key}')",  # noqa: S608, E501 - of our own words
            *(
                f"DELETE FROM {table} WHERE {column} = '{key}'"  # noqa: S608 - of our own words
                for table, column in (
                    ("readings", "report"),
                    ("originals", "report"),
                    ("withdrawals", "report"),
                    ("collections", "report"),
                    ("reports", "key"),
                )
            ),
        )


def list_derived(where: RecordName) -> list[list[tuple[Any, ...]]]:
    """Give all that is derived in a record as it stands, with the ids of events and their turns."""
    return [
        [tuple(bytes(one) if isinstance(one, memoryview) else one for one in row) for row in rows]
        for rows in (
            ask(where, "SELECT id, body FROM events ORDER BY id"),
            ask(where, "SELECT claim, event FROM event_claims ORDER BY claim"),
            ask(where, "SELECT claim, body FROM grounded_claims ORDER BY claim"),
            ask(
                where, "SELECT id, label, number, born_from, redirect_to FROM event_ids ORDER BY id"
            ),
            ask(where, "SELECT number, event, redirect_to, claims FROM id_turns ORDER BY number"),
        )
    ]


@dataclass(slots=True)
class Twins:
    """Two records with one history: one grows, one is worked out at once each time."""

    grown: RecordName
    once: RecordName
    chance: Random
    there: dict[str, Received] = field(default_factory=dict)
    steps: int = 0
    grew: int = 0

    def live(self, news: list[Received], reading: Parts) -> None:
        """Take some reports in, now and then with something else; both must tell the same."""
        waiting = self.chance.sample(news, self.chance.randrange(8, 24))
        while waiting:
            size = self.chance.choice((1, 1, 2, 15))
            batch = [waiting.pop() for _ in range(min(len(waiting), size))]
            if self.there and self.chance.random() < 1 / 6:
                batch.append(tighten(self.there[self.chance.choice(sorted(self.there))]))
            self.there |= {one.report.key: one for one in batch}
            self._step(batch, reading)
        self._step([], reading)

    def _step(self, batch: list[Received], reading: Parts) -> None:
        self.steps += 1
        left = sorted(self.there.keys() - {one.report.key for one in batch})
        gone = [self.chance.choice(left)] if left and self.chance.random() < 1 / 6 else []
        for key in gone:
            del self.there[key]
        seed = self.chance.random()
        told = []
        for where, may_grow in ((self.grown, True), (self.once, False)):
            chance = Random(seed)  # noqa: S311 - the same for both
            if self.steps > 1:
                take_out(where, gone)
            # Each build is a process of its own, which knows only what the last left in the record.
            with pytest.MonkeyPatch.context() as patched, open_record(where, create=True) as store:
                if not may_grow:
                    patched.setattr("twosource.pipeline.derive", derive_at_once)
                if self.steps > 1 and chance.random() < 1 / 2:
                    decide(store, chance, f"2026-01-01T00:{self.steps:02}:00Z")
                if store.counts().reports and chance.random() < 1 / 8:
                    read_otherwise(store, chance)
                summary = build(store, reading, batch, keep_silent)
            moves = (
                summary.orphaned,
                sorted(map(repr, summary.moved.moves)),
                summary.moved.unchanged,
            )
            told.append((moves, list_derived(where)))
            left_in = ask(where, "SELECT count(*) FROM held")[0][0]
            self.grew += may_grow
            assert (left_in > 0) == may_grow
        assert told[0] == told[1]


@settings(max_examples=3, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_a_record_that_grew_tells_what_one_built_at_once_tells(
    seed: int, news: list[Received], reading: Parts, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("grown")
    chance = Random(seed)  # noqa: S311 - draws a history
    twins = Twins(folder / "grown.db", folder / "once.db", chance)
    twins.live(news, reading)
    assert twins.grew
    with open_record(twins.grown) as store:
        kept = keep_together(store.reports(), store.current_readings())
        decided = Before(decisions=store.decisions(), rulings=store.rulings())
        scratch = work_out(kept, decided, reading, keep_silent)
        anew = name_anew(scratch.events, scratch.claims)
        assert list_differences(tell(store), anew) == []


def test_a_record_on_a_server_grows_like_one_in_a_file(
    news: list[Received], reading: Parts, address: Address
) -> None:
    once = replace(address, schema=f"{address.schema}_once")
    twins = Twins(address, once, Random(11))  # noqa: S311 - draws a history
    twins.live(news[:30], reading)
    assert twins.grew


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
