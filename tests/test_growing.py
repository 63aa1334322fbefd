"""A record that grows report by report tells what one built at once tells, and redoes little."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from example_record import RememberingRoom, keep_silent, parts
from invented_news import invent_news
from twosource.model.event import Event
from twosource.model.match import Anchor, Verdict
from twosource.model.record import Finished, Received
from twosource.model.report import Marks
from twosource.model.values import GroundedClaim
from twosource.pipeline import Parts, build
from twosource.ports import Store
from twosource.wiring import open_record

__all__ = ["parts"]

POOL = 45
VERDICTS: tuple[Verdict, ...] = ("same", "different", "unsure")


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


def tell(store: Store) -> tuple[list[Event], list[GroundedClaim]]:
    """Give events and claims of a record, ids aside: each event goes by its first claim."""
    events = list(store.events())
    names = {event.id: min(event.claims) for event in events}
    told = [
        replace(
            event,
            id=names[event.id],
            label="",
            links=tuple(replace(one, event=names[one.event]) for one in event.links),
            look_alikes=tuple(replace(one, event=names[one.event]) for one in event.look_alikes),
        )
        for event in events
    ]
    return sorted(told, key=lambda event: event.id), list(store.claims())


def decide(store: Store, chance: Random) -> None:
    """Take a decision on two claims, or take one back."""
    taken = [one for one in store.decisions() if not one.undone]
    if taken and chance.random() < 1 / 3:
        store.undo_decision(chance.choice(taken).id, "coder", "2026-01-01T00:00:00Z")
        return
    claims = list(store.claims())
    if len(claims) > 1:
        left, right = (one.claim for one in chance.sample(claims, 2))
        store.add_decision(
            Anchor(left.report, left.passage, left.type),
            Anchor(right.report, right.passage, right.type),
            chance.choice(VERDICTS),
            "coder",
            None,
            "2026-01-01T00:00:00Z",
        )


def tighten(item: Received) -> Received:
    """Give a report again, with other marks and withdrawn."""
    closed = Marks("confidential", "none")
    return replace(item, report=replace(item.report, marks=closed, withdrawn=True))


def build_again(path: Path, items: Sequence[Received], of: Store, reading: Parts) -> Store:
    """Build all of a record at once into another."""
    store = open_record(path, create=True)
    for item in items:
        store.add_finished(item.report, item.raw, reading.reading.read_again(item.report, None))
    for one in of.decisions():
        store.add_decision(one.left, one.right, one.verdict, one.by, one.note, one.at)
        if one.undone:
            store.undo_decision(one.id, one.by, one.at)
    build(store, reading, [], keep_silent)
    return store


@settings(max_examples=12, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_a_record_that_grew_tells_what_one_built_at_once_tells(
    seed: int, news: list[Received], reading: Parts, tmp_path_factory: pytest.TempPathFactory
) -> None:
    chance = Random(seed)  # noqa: S311 - draws a history
    folder = tmp_path_factory.mktemp("grown")
    waiting = chance.sample(news, chance.randrange(8, POOL))
    there: dict[str, Received] = {}
    while waiting:
        batch = [waiting.pop() for _ in range(min(len(waiting), chance.choice((1, 1, 2, 15))))]
        if there and chance.random() < 1 / 6:
            batch.append(tighten(there[chance.choice(sorted(there))]))
        there |= {one.report.key: one for one in batch}
        # Each build is a process of its own, which knows of the last what that left in the file.
        with open_record(folder / "grown.db", create=True) as store:
            if chance.random() < 1 / 2:
                decide(store, chance)
            build(store, reading, batch, keep_silent)
    with open_record(folder / "grown.db") as store:
        build(store, reading, [], keep_silent)
        with build_again(folder / "once.db", list(there.values()), store, reading) as other:
            assert tell(store) == tell(other)
