"""How an event came to be what it is: the lines of the log that moved it, in order."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from desk import PORT, open_test_desk
from events_at_desk import count_asked
from store_samples import event, raw, reading, report
from tangled_record import AT, tangle
from twosource.model.chronicle import Turned
from twosource.model.event import EventId
from twosource.model.match import Verdict
from twosource.model.report import Marks
from twosource.ports import Store
from twosource.record_name import RecordName
from twosource.stages.anchors import anchor_of
from twosource.stores import chronicles
from twosource.stores.sql import open_store
from twosource.views.backing import number_claims
from twosource.views.chronicle import Past, list_past, tell_turn
from twosource.views.event_view import see_event
from twosource.views.history import list_history
from twosource.views.record_view import RecordView
from twosource.web.app import build_app
from twosource.web.guard import Door

SAME: Verdict = "same"
MOST = 60
OURS = EventId("a" * 32, "URY-0001", 1, "c" * 32)
OTHER = "it is told of by other claims than before"
THEIRS = EventId("b" * 32, "URY-0002", 2, "d" * 32)


def tell(store: Store, label: str) -> Past:
    """Give the history of an event."""
    found, view = see_event(store, label)
    history = list_history(store, found, view, number_claims(found, view))
    return list_past(store, found, view, history)


@pytest.fixture
def store(where: RecordName) -> Iterator[Store]:
    """Give a record of two reports, with no event yet."""
    with open_store(where, create=True) as opened:
        for number in (1, 2):
            one = report(number)
            opened.add_report(one, raw(one))
            opened.add_reading(reading(one))
        yield opened


def keep(store: Store, merged: bool) -> None:  # noqa: FBT001 - one of two states
    """Keep one event of two claims, or two events of one claim each."""
    first, second = (reading(report(number)).claims[0].id for number in (1, 2))
    if merged:
        ids = [OURS, replace(THEIRS, redirect_to=OURS.id)]
        store.replace_events([event(OURS, first, second)], ids)
    else:
        store.replace_events([event(OURS, first), event(THEIRS, second)], [OURS, THEIRS])


def say(store: Store) -> list[str]:
    """Give what the log says of the ids of an event, line by line."""
    found = store.chronicle(OURS.id, [], [])
    return [
        "; ".join(tell_turn(turn, OURS.label) for turn in found.turns[line.seq])
        for line in found.lines
    ]


def test_what_came_of_an_id_is_told_line_by_line(store: Store) -> None:
    keep(store, merged=False)
    assert say(store) == ["URY-0001 became an event of this record"]
    keep(store, merged=True)
    keep(store, merged=False)
    assert say(store) == [
        "URY-0001 became an event of this record; URY-0002 became an event of this record",
        f"{OTHER}; URY-0002 became part of it; that name leads here",
        f"{OTHER}; URY-0002 is an event of its own again",
    ]
    theirs = store.chronicle(THEIRS.id, [], [])
    turns = [turn for line in theirs.lines for turn in theirs.turns[line.seq]]
    assert [tell_turn(turn, THEIRS.label) for turn in turns] == [
        "URY-0002 became an event of this record",
        "it became part of URY-0001",
        "it is an event of its own again",
    ]


def test_of_very_many_turns_the_latest_are_told(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(3):
        keep(store, merged=False)
        keep(store, merged=True)
    monkeypatch.setattr(chronicles, "MOST_TURNS", 2)
    found = store.chronicle(OURS.id, [], [])
    assert found.left_out == 10
    assert sum(map(len, found.turns.values())) == 2
    assert store.chronicle("e" * 32, [], []).lines == ()


def test_an_id_that_no_claim_tells_of_is_told_to_be_so() -> None:
    assert tell_turn(Turned("A-1", None, first=False, told=False, was_merged=False), "A-1") == (
        "no claim told of it any more"
    )
    assert tell_turn(Turned("A-2", "A-3", first=False, told=False, was_merged=False), "A-1") == (
        "A-2 became part of A-3"
    )


def test_reports_and_decisions_stand_among_the_turns_in_order(where: RecordName) -> None:
    labels = tangle(where, 7, 11)
    with open_store(where, create=False) as store:
        found, view = see_event(store, labels[0])
        other, beside = see_event(store, labels[1])
        ends = [
            anchor_of(view.claims[found.claims[0]].grounded),
            anchor_of(beside.claims[other.claims[0]].grounded),
        ]
        kept = store.add_decision(ends[0], ends[1], SAME, "cy", "one hand", AT)
        store.undo_decision(kept.id, "di", AT)
        key = found.reports[0]
        told = store.report(key)
        stricter = replace(told, marks=Marks("confidential", "public"))
        store.add_report(stricter, store.original(key))
        past = tell(store, labels[0])
    assert [one.line for one in past.steps] == sorted(
        (one.line for one in past.steps), reverse=True
    )
    latest = past.steps[:3]
    assert [one.what for one in latest] == ["marks made stricter", "undone", "decision"]
    assert latest[0].words == f"marks made stricter: {told.label}"
    assert (latest[1].by, latest[1].taken) == ("di", None)
    assert latest[1].words.startswith(f"decision {kept.id} undone: same: ")
    assert (latest[2].by, latest[2].note) == ("cy", "one hand")
    assert latest[2].taken is not None
    assert latest[2].taken.undone
    assert past.steps[-1].words.startswith("taken in: ")
    assert labels[-1] in past.former


def test_reports_that_came_one_after_the_other_are_told_together(where: RecordName) -> None:
    labels = tangle(where, 7, 11)
    with open_store(where, create=False) as store:
        largest = max(labels[:-1], key=lambda label: len(see_event(store, label)[0].reports))
        found, _ = see_event(store, largest)
        lines = store.chronicle(found.id, found.reports, [])
        past = tell(store, largest)
    assert len(found.reports) > 1
    assert sum(line.what == "report added" for line in lines.lines) == len(found.reports)
    (added,) = [one for one in past.steps if one.what == "report added"]
    assert added.until > added.line
    assert not any(one.what == "reading added" for one in past.steps)


def test_a_report_that_was_read_anew_is_told(store: Store) -> None:
    keep(store, merged=True)
    first = report(1)
    store.add_reading(reading(first, extractor="fake-2"))
    store.add_reading(reading(first))
    found = store.chronicle(OURS.id, [first.key], [])
    assert [line.what for line in found.lines] == [
        "report added",
        "reading added",
        "events replaced",
        "reading superseded",
        "reading taken up again",
    ]
    told = replace(event(OURS), reports=(first.key,))
    view = RecordView((), {}, {first.key: first}, {}, {}, {}, behind=False)
    words = [step.words for step in list_past(store, told, view, ()).steps]
    assert words[0] == f"read anew: {first.label}"
    assert words[-1] == f"taken in: {first.label}"


def test_a_page_asks_no_more_of_a_longer_record(tmp_path: Path) -> None:
    counts = []
    for size in (6, 60):
        path = tmp_path / f"{size}.db"
        label = tangle(path, size, 5)[0]
        opened = open_test_desk(path)
        door = Door(PORT)
        base = f"http://127.0.0.1:{PORT}"
        try:
            with TestClient(build_app(opened, door), base_url=base) as someone:
                someone.get(door.address)
                counts.append(count_asked(someone, opened, f"/event/{label}"))
        finally:
            opened.close()
    assert max(counts) <= MOST
    assert counts[1] <= counts[0] + 4
