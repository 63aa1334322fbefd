"""What a build leaves for the next: the same from a file as in memory, and read as far as asked."""

from collections.abc import Collection, Iterator, MutableMapping, Sequence
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, insert, select, update

from matching_claims import KISUMU, Telling, claim, people
from store_samples import grounded, reading, report
from twosource.model.errors import BadHeld, BadRecord
from twosource.model.grown import Grown
from twosource.model.held import Held
from twosource.model.spans import Span
from twosource.model.values import GroundedClaim
from twosource.record_name import RecordName
from twosource.stages.pages import Leaf
from twosource.stages.rooms_in_memory import InMemory
from twosource.stages.seen import Seen
from twosource.stores import kept_rooms, schema
from twosource.stores.held_maps import Row
from twosource.stores.sql import SqlStore, open_store

NAMES = ("dam", "mast", "rope", "tide")


@pytest.fixture
def store(where: RecordName, monkeypatch: pytest.MonkeyPatch) -> Iterator[SqlStore]:
    """Give an empty record, which lets go of its rooms in the end."""
    given: list[Held] = []
    ask = SqlStore.held

    def hold(self: SqlStore, version: str) -> Held:
        given.append(ask(self, version))
        return given[-1]

    monkeypatch.setattr(SqlStore, "held", hold)
    with open_store(where, create=True) as opened:
        yield opened
        for held in given:
            held.release()


def change(held: Held, chance: Random) -> None:
    """Change something in a map and in a set."""
    counts, sets = held.map("counts", int), held.sets("members")
    for room, names in (("counts", chance.sample(NAMES, 2)), ("members", chance.sample(NAMES, 1))):
        held.fetch(room, names)
    name = chance.choice(NAMES)
    if name in counts and chance.random() < 1 / 2:
        del counts[name]
    else:
        counts[name] = chance.randrange(9)
    name, number = chance.choice(NAMES), chance.randrange(150)
    for member in (f"{number}", f"{number + 1}"):
        if member in sets.members(name):
            sets.discard(name, member)
        else:
            sets.add(name, member)
    sets.discard(name, "nobody")


def fill(held: Held, chance: Random) -> None:
    """Put many members into sets, without looking at what is in them."""
    fresh = f"r{chance.random()}"
    for number in range(chance.randrange(140)):
        held.sets("members").add(chance.choice(NAMES[:2]), f"{fresh} {number}")


def tell(held: Held) -> tuple[dict[str, int], list[tuple[int, set[str]]]]:
    """Give all that is held."""
    counts, sets = held.map("counts", int), held.sets("members")
    size = len(counts)
    told = dict(counts)
    assert size == len(told) == len(counts)
    return told, [(sets.count(name), set(sets.members(name))) for name in NAMES]


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_a_file_holds_what_memory_holds(
    seed: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path, memory = tmp_path_factory.mktemp("held") / "held.db", InMemory()
    chances = Random(seed), Random(seed)  # noqa: S311 - draws changes
    with open_store(path, create=True) as store:
        for _ in range(5):
            held = store.held("1")
            for one, chance in ((held, chances[0]), (memory, chances[1])):
                work = chance.choice((change, fill))
                for _ in range(chance.randrange(20)):
                    work(one, chance)
            assert held.map("counts", int).get("nothing") is None
            assert held.map("counts", int).get("nothing", 7) == 7
            if chances[0].random() < 1 / 2:
                assert tell(held) == tell(memory)
            chances[1].random()
            store.keep_grown(Grown(), held)
        assert tell(store.held("1")) == tell(memory)


def test_what_another_version_left_is_nothing(store: SqlStore) -> None:
    held = store.held("1")
    assert held.fresh
    held.map("counts", int)["dam"] = 1
    store.keep_grown(Grown(), held)
    again, other = store.held("1"), store.held("2")
    assert not again.fresh
    assert again.map("counts", int)["dam"] == 1
    assert other.fresh
    assert dict(other.map("counts", int)) == {}
    other.map("counts", int)["mast"] = 2
    store.keep_grown(Grown(), other)
    assert dict(store.held("2").map("counts", int)) == {"mast": 2}
    store.drop_held()
    assert store.held("2").fresh


def test_a_value_is_read_when_it_is_asked_for(store: SqlStore) -> None:
    held = store.held("1")
    counts = held.map("counts", int)
    counts.update({name: len(name) for name in NAMES})
    store.keep_grown(Grown(), held)
    with store._writing() as connection:  # noqa: SLF001 - to see what is not read
        connection.execute(
            update(schema.held)
            .where(schema.held.c.name != "dam", schema.held.c.room != "version")
            .values(body=b"\x00\xc1")
        )
    again = store.held("1").map("counts", int)
    assert again["dam"] == 3
    assert "nobody" not in again
    with pytest.raises(KeyError):
        again["nobody"]
    with pytest.raises(KeyError):
        del again["nobody"]
    with pytest.raises(BadHeld, match="what the last build left is damaged"):
        again["mast"]


@pytest.mark.parametrize(
    "value",
    [
        claim("c1", "r1", Telling(when="2021-05-04", where=KISUMU, counts=(people(3),))),
        claim("c2", "r1", Telling()),
        grounded(reading(report()).claims[0]),
    ],
)
def test_a_claim_comes_back_as_it_was(store: SqlStore, value: GroundedClaim) -> None:
    seen = Seen(
        report="r1",
        claims=(value, value),
        vocabulary=frozenset({"mast"}),
        words={"c1": frozenset({"mast"})},
        scene={"1": "Kisumu"},
        leaf=Leaf({"mast": 2}, revising=(Span(1, 2),)),
        taken_back=frozenset({"c1"}),
    )
    bare = Seen("r2")
    held = store.held("1")
    held.map("claims", GroundedClaim)["c"] = value
    held.map("seen", Seen).update({"r1": seen, "r2": bare})
    store.keep_grown(Grown(), held)
    again = store.held("1")
    assert again.map("claims", GroundedClaim)["c"] == value
    assert dict(again.map("seen", Seen)) == {"r1": seen, "r2": bare}


def test_what_another_build_left_meanwhile_is_not_written_over(store: SqlStore) -> None:
    mine, theirs = store.held("1"), store.held("1")
    store.keep_grown(Grown(), theirs)
    with pytest.raises(BadRecord, match="in the meantime"):
        store.keep_grown(Grown(), mine)
    mine, theirs = store.held("1"), store.held("1")
    store.keep_grown(Grown(), theirs)
    with pytest.raises(BadRecord, match="in the meantime"):
        store.keep_grown(Grown(), mine)
    store.replace_events([], [])
    assert store.held("1").fresh


def test_rooms_without_a_readable_version_are_damaged(store: SqlStore) -> None:
    store.keep_grown(Grown(), store.held("1"))
    with store._writing() as connection:  # noqa: SLF001 - damages it
        connection.execute(update(schema.held).values(body=b"\xc1"))
    with pytest.raises(BadHeld, match="what the last build left is damaged"):
        store.held("1")


def test_only_what_a_record_gave_out_can_be_kept_in_it(store: SqlStore) -> None:
    with pytest.raises(TypeError):
        store.keep_grown(Grown(), InMemory())


def test_a_map_that_was_read_whole_asks_no_more(store: SqlStore) -> None:
    held = store.held("1")
    held.map("counts", int)["dam"] = 1
    store.keep_grown(Grown(), held)
    again = store.held("1")
    counts: MutableMapping[str, int] = again.map("counts", int)
    assert dict(counts) == {"dam": 1}
    with store._writing() as connection:  # noqa: SLF001 - another program comes in between
        row = {"room": "counts", "name": "mast", "part": 0, "body": b"\x00\x02"}
        connection.execute(insert(schema.held), row)
    again.fetch("counts", ["mast"])
    assert "mast" not in counts
    names: Collection[str] = [
        row.name
        for row in store._read(lambda one: one.execute(select(schema.held)).all())  # noqa: SLF001
    ]
    assert "mast" in names


def test_what_stays_as_it_is_is_not_written_again(
    store: SqlStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    def keep(counts: dict[str, int], members: tuple[str, ...]) -> list[tuple[str, str]]:
        held = store.held("1")
        written: list[tuple[str, str]] = []
        held.map("counts", int).update(counts)
        for member in members:
            held.sets("members").add("dam", member)
        write = kept_rooms.Rooms._write_some  # noqa: SLF001  # what is written is not told otherwise

        def watch(self: kept_rooms.Rooms, connection: Connection, rows: Sequence[Row]) -> None:
            written.extend(row[:2] for row in rows)
            write(self, connection, rows)

        with monkeypatch.context() as patch:
            patch.setattr(kept_rooms.Rooms, "_write_some", watch)
            store.keep_grown(Grown(), held)
        return written

    assert len(keep({"mast": 1, "rope": 2}, ("a", "b"))) == 3
    assert keep({"mast": 1, "rope": 3}, ()) == [("counts", "rope")]
    assert keep({"tide": 4}, ("c",)) == [("counts", "tide"), ("members", "dam")]
    held = store.held("1")
    assert dict(held.map("counts", int)) == {"mast": 1, "rope": 3, "tide": 4}
    assert held.sets("members").members("dam") == {"a", "b", "c"}
