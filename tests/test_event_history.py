"""What people decided on an event is found under every name it went by; every page can be drawn."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from desk import PORT, open_test_desk
from tangled_record import AT, tangle
from twosource.model.correction import WordOnValue
from twosource.model.match import Anchor, Verdict
from twosource.model.ruling import Grouped, Valued
from twosource.ports import Store
from twosource.record_name import RecordName
from twosource.stages.anchors import anchor_of
from twosource.stores.sql import open_store
from twosource.views.backing import number_claims
from twosource.views.event_view import see_event
from twosource.views.history import Taken, list_history
from twosource.views.reviews import remark
from twosource.web.app import build_app
from twosource.web.guard import Door

SIZE = 7
SAYS: WordOnValue = "says"
SAME: Verdict = "same"


@pytest.fixture
def labels(where: RecordName) -> list[str]:
    """Give the labels of a tangled record, the last that of a former event."""
    return tangle(where, SIZE, 11)


@pytest.fixture
def store(where: RecordName, labels: list[str]) -> Iterator[Store]:
    """Give that record, open."""
    assert labels
    with open_store(where, create=False) as opened:
        yield opened


def read_history(store: Store, label: str) -> tuple[Taken, ...]:
    """Give the history of an event."""
    event, view = see_event(store, label)
    return list_history(store, event, view, number_claims(event, view))


def list_ends(store: Store, label: str) -> list[Anchor]:
    """Give what a decision on the claims of an event holds on to."""
    event, view = see_event(store, label)
    return [anchor_of(view.claims[key].grounded) for key in event.claims]


def test_a_review_of_an_event_that_was_merged_into_another_is_of_that(
    store: Store, labels: list[str]
) -> None:
    found = [one for one in read_history(store, labels[0]) if one.by == "ben"]
    assert [one.words for one in found] == [f"taken up for review: {labels[-1]}"]
    assert [one.note for one in found] == ["one"]
    assert all(one.by != "ben" for one in read_history(store, labels[1]))


def test_decisions_are_told_with_the_claims_they_speak_of(store: Store, labels: list[str]) -> None:
    before = len(read_history(store, labels[0]))
    ours, theirs = list_ends(store, labels[0]), list_ends(store, labels[1])
    store.add_decision(ours[0], theirs[0], SAME, "cy", None, AT)
    store.add_ruling(Grouped("together", (tuple(ours), tuple(theirs))), "cy", None, AT)
    store.add_ruling(Grouped("apart", (tuple(theirs[:1]), tuple(ours))), "cy", None, AT)
    store.add_ruling(Valued(ours[0], "stance", "", SAYS, "asserted", "asserted"), "cy", "so", AT)
    found = read_history(store, labels[0])[: -before or None]
    verbs = [one.words.partition(" ")[0] for one in found]
    assert verbs == ["stance", "split:", "merge:", "same:"]
    assert all(one.claims for one in found)
    assert "merge: 2 events, told of in " in found[2].words
    store.undo_decision(found[0].number, "cy", AT)
    assert read_history(store, labels[0])[0].undone
    beside = [one.words.partition(" ")[0] for one in read_history(store, labels[1])]
    assert beside[:3] == ["split:", "merge:", "same:"]


def test_what_is_decided_elsewhere_is_no_history_of_an_event(
    store: Store, labels: list[str]
) -> None:
    before = read_history(store, labels[0])
    elsewhere = next(
        label
        for label in labels[1:-1]
        if not set(see_event(store, label)[0].reports) & set(see_event(store, labels[0])[0].reports)
    )
    ends = list_ends(store, elsewhere)
    store.add_ruling(Valued(ends[0], "time", "", SAYS, "past", "past"), "cy", None, AT)
    store.add_ruling(remark(see_event(store, elsewhere)[0]), "cy", "a word", AT)
    assert read_history(store, labels[0]) == before
    assert read_history(store, elsewhere)[0].words == f"comment: {elsewhere}"


def test_the_page_of_every_event_can_be_drawn(tmp_path: Path) -> None:
    record = tmp_path / "r.db"
    for seed in (1, 2):
        record.unlink(missing_ok=True)
        every = tangle(record, SIZE, seed)
        desk, door = open_test_desk(record), Door(PORT)
        with TestClient(build_app(desk, door), base_url=f"http://127.0.0.1:{PORT}") as someone:
            someone.get(door.address)
            heard = {one: someone.get(f"/event/{one}").status_code for one in every}
            assert heard == dict.fromkeys(every, 200)
            page = someone.get(f"/event/{every[-1]}").text
            assert f"{every[-1]} is part of {every[0]} now" in page
            beside = someone.get(f"/compare?left={every[0]}&right={every[1]}")
            assert beside.status_code == 200
            assert someone.get(f"/merge?event={every[0]}&event={every[1]}").status_code == 200
