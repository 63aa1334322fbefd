"""On each kind of record: undoing is exact, time can be turned back, no decision is lost."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import create_engine

from decision_histories import Act, OnPair, Undo, choose_act, choose_merge
from example_record import keep_silent
from small_record import Clock, Room, build_small, export, make_parts, open_small
from twosource.model.errors import NotFound
from twosource.model.match import Anchor
from twosource.model.ruling import Grouped, Reviewed, Valued
from twosource.pipeline import derive
from twosource.ports import Store
from twosource.record_name import RecordName
from twosource.stages.anchors import anchor_of
from twosource.standing import find_orphans, stand_then
from twosource.stores.opening import make_tables
from twosource.views.record_view import view_of
from twosource.views.reviews import sign_as_it_stands

HISTORIES = 200
STEPS = 3


@pytest.fixture
def store(where: RecordName) -> Iterator[Store]:
    """Give a new record in each database."""
    with open_small(where, CLOCK) as opened:
        yield opened


CLOCK = Clock()


def list_taken(store: Store) -> list[int]:
    """Give the numbers of the decisions that were not undone."""
    pairs = [one.id for one in store.decisions() if not one.undone]
    return [*pairs, *(one.id for one in store.rulings() if not one.undone)]


def list_events(store: Store) -> list[list[Anchor]]:
    """Give what each event holds on to."""
    claims = {one.claim.id: anchor_of(one) for one in store.claims()}
    return [[claims[key] for key in event.claims] for event in store.events()]


def do(store: Store, act: Act, by: str) -> int:
    """Keep what somebody does, work the events out anew, and give its number."""
    number = keep(store, act, by)
    derive(store, make_parts(), keep_silent)
    return number


def keep(store: Store, act: Act, by: str) -> int:
    """Keep what somebody does, and give its number."""
    at = CLOCK()
    if isinstance(act, Undo):
        return store.undo_decision(act.number, by, at).id
    if isinstance(act, OnPair):
        return store.add_decision(act.left, act.right, act.verdict, by, None, at).id
    return store.add_ruling(act, by, None, at).id


def live(store: Store, chance: Random, steps: int) -> None:
    """Let people do this and that, then work the events out anew."""
    events = list_events(store)
    for _ in range(steps):
        act = choose_act(chance, events, list_taken(store))
        if act is not None:
            keep(store, act, chance.choice(("ana", "ben")))
    derive(store, make_parts(), keep_silent)


def test_merge_and_undo_are_the_identity_over_random_histories(store: Store) -> None:
    build_small(store, 1, 2)
    merged = 0
    for history in range(HISTORIES):
        chance = Random(history)  # noqa: S311  # a history, and no secret
        live(store, chance, STEPS)
        before = export(store)
        act = choose_merge(chance, list_events(store))
        if act is not None:
            number = do(store, act, "eva")
            merged += store.counts().events < len(before)
            do(store, Undo(number), "eva")
            assert export(store) == before, history
        # Each history begins anew, on a record that remembers all the others.
        for taken in list_taken(store):
            store.undo_decision(taken, "eva", CLOCK())
    assert merged > HISTORIES / 4


def test_the_record_as_of_each_step_is_what_was_exported_then(store: Store) -> None:
    told: list[tuple[str, list[str]]] = []

    def look() -> None:
        told.append((CLOCK(), export(store)))

    look()
    build_small(store, 1, 2, room=Room("small 1", wide=True))
    look()
    chance = Random(7)  # noqa: S311  # a history, and no secret
    for numbers, room in (((3,), Room("small 1", wide=True)), ((4, 5), Room()), ((6,), Room())):
        for _ in range(4):
            live(store, chance, 1)
            look()
        merge = choose_merge(chance, list_events(store))
        assert merge is not None
        do(store, merge, "eva")
        look()
        event = next(iter(store.events()))
        signed = sign_as_it_stands(event, view_of(store))
        store.add_ruling(signed, "eva", "read", CLOCK())
        look()
        build_small(store, *numbers, room=room)
        look()
    # A version that was superseded is taken up again.
    build_small(store, room=Room("small 1", wide=True))
    look()
    build_small(store, room=Room())
    look()
    log = list(store.log())
    for moment, lines in told:
        past = stand_then(store.past(moment), make_parts(), keep_silent)
        assert export(past) == lines, moment
    assert list(store.log()) == log
    assert len({tuple(lines) for _, lines in told}) > len(told) / 3
    states = {
        line.partition('"review":{"state":"')[2].partition('"')[0] for _, ls in told for line in ls
    }
    assert states == {"machine", "signed", "changed_since_signed"}


def test_after_a_new_reading_each_decision_is_attached_again_or_listed(store: Store) -> None:
    old, new = Room("small 1", wide=True), Room()
    build_small(store, 1, 2, 3, room=new)
    events = list_events(store)
    # The last sentence of each report is one that the other version does not read.
    lost = max((anchor for event in events for anchor in event), key=lambda one: one.passage.start)
    kept = [a for event in events for a in event if a.report != lost.report and not a.passage.start]
    taken = {
        do(store, OnPair(kept[0], kept[1], "same"), "ana"): "kept",
        do(store, OnPair(kept[0], lost, "different"), "ana"): "lost",
        do(store, Grouped("together", ((kept[0],), (kept[1],))), "ana"): "kept",
        do(store, Grouped("together", ((kept[0],), (kept[1], lost))), "ben"): "in part",
        do(store, Grouped("apart", ((lost,), (kept[0],))), "ben"): "lost",
        do(store, Valued(kept[0], "when", "", "is", "2021-05", "2021-05-05"), "ben"): "kept",
        do(store, Valued(lost, "when", "", "is", "2021-05", ""), "ben"): "lost",
    }
    event = next(one for one in store.events() if len(one.claims) > 1)
    said = sign_as_it_stands(event, view_of(store))
    number = store.add_ruling(said, "ana", None, CLOCK()).id
    assert find_orphans(store, make_parts(new)) == ()
    build_small(store, room=old)
    orphans = {one.id: one.why for one in find_orphans(store, make_parts(old))}
    assert {key: "in part" if "the rest" in why else "lost" for key, why in orphans.items()} == {
        key: what for key, what in taken.items() if what != "kept"
    }
    assert view_of(store).review_of(store.event(event.label)).decision == number
    told = [one for one in store.claims() if one.corrections]
    assert [one.corrections[0].value for one in told] == ["2021-05"]
    build_small(store, room=new)
    assert find_orphans(store, make_parts(new)) == ()


def test_a_review_of_an_event_that_is_gone_is_listed(store: Store) -> None:
    build_small(store, 1, room=Room())
    event = list(store.events())[-1]
    store.add_ruling(Reviewed(event.id, event.label, "in_review"), "ana", None, CLOCK())
    for anchor in list_events(store)[-1]:
        do(store, Valued(anchor, "type", "", "does_not", "", "detention/arrest"), "ben")
    last = [one.why for one in find_orphans(store, make_parts())]
    assert last == ["no claim tells of that event any more"]
    now = stand_then(store.past(CLOCK()), make_parts(), keep_silent)
    with pytest.raises(NotFound, match="no claim of this record told of that event then"):
        now.event(event.label)
    first = next(iter(store.events()))
    assert now.event(first.id[:8]) == first
    assert [line.what for line in now.past.log()] == [line.what for line in store.log()]


def wind_back(path: Path, then: Path, revision: str) -> None:
    """Take from a record all tables and indexes that a revision did not know yet."""
    engine = create_engine(f"sqlite:///{then}")
    with engine.begin() as connection:
        make_tables(connection, then, revision)
    engine.dispose()
    listing = "SELECT type, name FROM sqlite_master WHERE type IN ('table', 'index')"
    with closing(sqlite3.connect(then)) as old, closing(sqlite3.connect(path)) as raw:
        known = set(old.execute(listing))
        for kind, name in sorted(set(raw.execute(listing)) - known):
            if not name.startswith("sqlite_"):
                raw.execute(f"DROP {kind} IF EXISTS {name}")
        raw.execute("UPDATE twosource_version SET version_num = ?", (revision,))
        raw.commit()


def test_a_record_of_the_version_before_remembers_from_now_on(tmp_path: Path) -> None:
    path = tmp_path / "small.db"
    with open_small(path, CLOCK) as store:
        build_small(store, 1, 2)
        left, right = (event[0] for event in list_events(store)[:2])
        do(store, OnPair(left, right, "same"), "ana")
        before = export(store)
    wind_back(path, tmp_path / "then.db", "0006")
    with open_small(path, CLOCK) as store:
        assert export(store) == before
        moment = CLOCK()
        assert export(stand_then(store.past(moment), make_parts(), keep_silent)) == before
        do(store, Undo(1), "ana")
        merged = do(store, Grouped("together", ((left,), (right,))), "ana")
        assert merged == 2
        assert export(stand_then(store.past(moment), make_parts(), keep_silent)) == before
