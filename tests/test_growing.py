"""A record that grows report by report tells what one built at once tells."""

from dataclasses import dataclass, field, replace
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from behind_the_store import ask
from decision_histories import OnPair, Undo, choose_act
from example_record import keep_silent, parts
from news_growing import list_differences, name_anew, news, reading, take_out, tell
from twosource.model.ids import digest
from twosource.model.record import Received
from twosource.model.report import Marks
from twosource.model.ruling import Reviewed
from twosource.pipeline import Before, Parts, build, derive_at_once, work_out
from twosource.ports import Store
from twosource.record_name import Address, RecordName
from twosource.stages.anchors import anchor_of
from twosource.stages.kept import keep_together
from twosource.wiring import open_record

__all__ = ["news", "parts", "reading"]


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
