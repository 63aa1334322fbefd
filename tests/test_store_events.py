"""Events are replaced as a whole; their ids are kept for good."""

import json
import zlib
from collections.abc import Iterator
from dataclasses import replace

import pytest

from behind_the_store import cut_from_bodies, put_body, zero_byte
from store_samples import claim, event, grounded, report
from twosource.model.errors import BadRecord, NotFound
from twosource.model.event import EventId
from twosource.record_name import RecordName
from twosource.stages.identify import assign_ids
from twosource.stores.bodies import pack_claim, unpack_claim
from twosource.stores.sql import SqlStore, open_store

ONE = EventId("a1" * 16, "PER-0001", 1, "c1")
TWO = EventId("a2" * 16, "PER-0002", 2, "c2")
THREE = EventId("b3" * 16, "XXX-0003", 3, "c3")
ALL = (ONE, TWO, THREE)


@pytest.fixture
def store(where: RecordName) -> Iterator[SqlStore]:
    with open_store(where, create=True) as opened:
        yield opened


@pytest.fixture
def full(store: SqlStore) -> SqlStore:
    made = [event(THREE, "c3", dated=False), event(ONE, "c1", "c4"), event(TWO, "c2")]
    store.replace_events(made, ALL)
    return store


def test_events_come_back_as_they_went_in_by_number(full: SqlStore) -> None:
    wanted = [event(ONE, "c1", "c4"), event(TWO, "c2"), event(THREE, "c3", dated=False)]
    assert list(full.events()) == wanted
    assert full.event_ids() == ALL
    assert full.claim_events() == {"c1": ONE.id, "c4": ONE.id, "c2": TWO.id, "c3": THREE.id}
    assert full.counts().events == 3


def test_the_same_events_again_change_nothing(full: SqlStore) -> None:
    before = list(full.log())
    full.replace_events(list(full.events()), full.event_ids())
    assert list(full.log()) == before


def test_what_moved_is_told_in_the_log(full: SqlStore) -> None:
    merged = (ONE, replace(TWO, redirect_to=ONE.id), THREE)
    full.replace_events([event(ONE, "c1", "c2")], merged)
    line = list(full.log())[-1]
    told = {"events": 1, "changed": 1, "gone": 2, "new": 0, "merged": 1, "parted": 0}
    assert (line.what, line.detail) == ("events replaced", told)
    full.replace_events([event(ONE, "c1"), event(TWO, "c2")], ALL)
    assert list(full.log())[-1].detail["parted"] == 1


@pytest.mark.parametrize("name", ["PER-0002", "per-0002", " a2a2a2 ", "A2" * 16])
def test_an_event_is_found_by_label_id_or_the_beginning_of_one(full: SqlStore, name: str) -> None:
    assert full.event(name).label == "PER-0002"


def test_a_merged_event_is_found_where_it_went(full: SqlStore) -> None:
    merged = (ONE, replace(TWO, redirect_to=ONE.id), replace(THREE, redirect_to=TWO.id))
    full.replace_events([event(ONE, "c1", "c2", "c3")], merged)
    assert full.event("XXX-0003").label == "PER-0001"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("PER-002", "names no event of this record; near it: PER-0002"),
        ("a2a2a", "names no event of this record$"),
        ("zzzzzz", "names no event of this record$"),
    ],
)
def test_an_unknown_name_is_answered_with_what_is_near(
    full: SqlStore, name: str, said: str
) -> None:
    with pytest.raises(NotFound, match=said):
        full.event(name)


def test_a_beginning_of_two_ids_names_both(store: SqlStore) -> None:
    twin = replace(TWO, id="a1a1a1" + "0" * 26)
    store.replace_events([], (ONE, twin))
    with pytest.raises(NotFound, match="several events: PER-0001, PER-0002"):
        store.event("a1a1a1")


def test_an_event_whose_claims_are_gone_is_known_but_empty(full: SqlStore) -> None:
    full.replace_events([event(ONE, "c1")], ALL)
    with pytest.raises(NotFound, match="PER-0002: no claim of this record tells of that event"):
        full.event("PER-0002")


def test_ids_given_in_the_meantime_are_not_overwritten(full: SqlStore) -> None:
    with pytest.raises(BadRecord, match="run `twosource build` again"):
        full.replace_events([], (ONE, TWO))
    with pytest.raises(BadRecord, match="run `twosource build` again"):
        full.replace_events([], (ONE, TWO, replace(THREE, label="PER-0003")))
    assert full.counts().events == 3


def test_an_event_under_a_name_not_its_own_is_refused(store: SqlStore) -> None:
    with pytest.raises(BadRecord, match="the record did not give it"):
        store.replace_events([event(ONE, "c1")], (TWO,))
    assert store.event_ids() == ()


@pytest.mark.parametrize(
    ("put", "said"),
    [
        ("""replace(body, '"subtype"', '"sub"')""", "have no 'subtype'; run `twosource build`"),
        ("""replace(body, '"2019-05-04"', '4')""", "damaged"),
        ("'['", "damaged"),
    ],
)
def test_a_damaged_event_is_named_as_such(
    where: RecordName, full: SqlStore, put: str, said: str
) -> None:
    put_body(where, "events", put)
    with pytest.raises(BadRecord, match=said):
        list(full.events())


def test_claims_with_their_values_come_back_by_id_however_many(store: SqlStore) -> None:
    told = [grounded(claim(f"c{number:03}", "r", 0, 9)) for number in range(250)]
    for _ in range(2):
        store.replace_events([], (), told[::-1])
        assert list(store.claims()) == told
    store.replace_events([], (), told[:1])
    assert list(store.claims()) == told[:1]


def test_some_claims_come_by_id_and_those_not_there_are_left_out(store: SqlStore) -> None:
    made = [grounded(claim(f"c{number:03}", report().key, 0, 9)) for number in range(230)]
    store.replace_events([], (), made)
    asked = [one.claim.id for one in reversed(made)]
    assert store.claims_of([*asked, "gone", "c000"]) == tuple(made)
    assert store.claims_of([]) == ()


def test_events_from_before_counts_said_more_are_still_read(
    where: RecordName, full: SqlStore
) -> None:
    before = list(full.events())
    later = ',"vague":false,"more":false,"out_of":null'
    cut_from_bodies(where, "events", later)
    assert list(full.events()) == before


def test_a_damaged_claim_is_named_as_such(where: RecordName, store: SqlStore) -> None:
    store.replace_events([], (), [grounded(claim("c", "r", 0, 9))])
    put_body(where, "grounded_claims", zero_byte(where))
    with pytest.raises(BadRecord, match="damaged"):
        list(store.claims())


def test_events_come_however_many(store: SqlStore) -> None:
    clusters = [frozenset([f"c{number:03}"]) for number in range(250)]
    names = assign_ids(clusters, {}, (), lambda _: None).ids
    store.replace_events([event(one, one.born_from) for one in names], names)
    assert [one.label for one in store.events()] == [one.label for one in names]


def test_a_claim_kept_before_claims_had_bounds_still_opens() -> None:
    one = report()
    told = grounded(claim("c1", one.key, 0, 12))
    body = zlib.decompress(pack_claim(told)).decode()
    fields = json.loads(body)
    del fields["bounds"], fields["claim"]["told"], fields["claim"]["links"]
    assert unpack_claim(zlib.compress(json.dumps(fields).encode())) == told
