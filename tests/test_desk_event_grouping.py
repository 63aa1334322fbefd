"""Events merged and claims split off at their pages, as foreseen, and put back."""

import re
from dataclasses import replace

import pytest
from starlette.testclient import TestClient

from desk import client, desk, example_record, record
from events_at_desk import find_event, is_wide, read_page
from twosource.model.event import Event
from twosource.views.event_view import see_together
from twosource.views.foreseen import foresee_merged, foresee_split
from twosource.web.desk import Desk
from twosource.web.grouping import ALL_TICKED, FEW, FOREIGN, MANY, MOST, NONE_TICKED, STALE

__all__ = ["client", "desk", "example_record", "record"]


def tell_content(event: Event) -> list[object]:
    """Give all of an event that a preview tells."""
    origins = replace(event.origins, withdrawn=())
    values = event.when, event.where, event.counts, event.who
    return [
        event.label,
        event.type,
        event.subtype,
        *values,
        event.reports,
        origins,
        event.conflicts,
    ]


def test_events_are_merged_and_the_old_name_leads_on_until_it_is_undone(
    client: TestClient, desk: Desk
) -> None:
    first = find_event(desk, is_wide)
    second = find_event(desk, lambda one: one.id != first.id and one.type == first.type)
    asked = f"/merge?event={first.label}&event={second.label}"
    page = read_page(client, asked)
    assert f"As one event, {first.label}" in page
    seen = re.findall(r'name="seen" value="([^"]+)"', page)[0]
    with desk.read() as store:
        foreseen = foresee_merged(*see_together(store, [first.label, second.label]))
    sent = {"event": [first.label, second.label], "seen": seen, "note": "one march"}
    answer = client.post("/merge", data=sent, follow_redirects=False)
    assert answer.headers["location"] == f"/event/{first.label}?done=1"
    page = read_page(client, answer.headers["location"])
    assert "Decision 1 is kept: merge: 2 events" in page
    assert "<q>one march</q>" in page
    now = find_event(desk, lambda one: one.label == first.label)
    assert set(now.claims) == {*first.claims, *second.claims}
    assert tell_content(now) == tell_content(foreseen)
    led = client.get(f"/event/{second.label}")
    assert led.url.path == f"/event/{first.label}"
    assert f"{second.label} is part of {first.label} now" in led.text
    client.post("/undo", data={"number": "1", "event": first.label})
    assert client.get(f"/event/{second.label}", follow_redirects=False).status_code == 200
    assert find_event(desk, lambda one: one.label == first.label).claims == first.claims


def test_a_merge_is_shown_with_the_values_that_would_not_fit(
    client: TestClient, desk: Desk
) -> None:
    first = find_event(desk, lambda one: hasattr(one.when, "value") and is_wide(one))
    second = find_event(
        desk,
        lambda one: one.id != first.id and one.type == first.type and hasattr(one.when, "value"),
    )
    page = read_page(client, f"/merge?event={first.label}&event={second.label}")
    assert "These values would not fit together: when" in page
    assert f"Leave {second.label} out" in page
    with desk.read() as store:
        assert store.rulings() == ()


def test_a_merge_of_names_that_lead_nowhere_says_so_and_keeps_them(
    client: TestClient, desk: Desk
) -> None:
    event = find_event(desk, is_wide)
    page = read_page(client, f"/merge?event={event.label}&event=NOPE-1", 400)
    assert "names no event of this record" in page
    assert 'value="NOPE-1" aria-invalid="true" aria-describedby="unknown-1"' in page
    assert FEW in read_page(client, f"/merge?event={event.label}")
    assert FEW in read_page(client, "/merge")
    answer = client.post("/merge", data={"event": [event.label, "NOPE-1"], "note": "why"})
    assert answer.status_code == 400
    assert client.post("/merge", data={"event": event.label}).status_code == 400


def test_more_events_than_one_can_look_through_are_not_merged_at_once(
    client: TestClient, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert MOST >= 20
    monkeypatch.setattr("twosource.web.grouping.MOST", 2)
    with desk.read() as store:
        labels = [one.label for one in store.events()][:3]
    assert MANY in read_page(client, "/merge?" + "&".join(f"event={one}" for one in labels))
    assert client.post("/merge", data={"event": labels}).status_code == 400


def test_claims_are_split_off_and_put_back(client: TestClient, desk: Desk) -> None:
    event = find_event(desk, is_wide)
    ticked = event.claims[:1]
    address = f"/event/{event.label}/split"
    page = read_page(client, f"{address}?claim={ticked[0]}")
    assert "What is left" in page
    seen = re.findall(r'name="seen" value="([^"]+)"', page)[0]
    with desk.read() as store:
        taken = foresee_split(event, ticked, see_together(store, [event.label])[1])[0]
    sent = {"claim": ticked, "seen": seen, "note": "another day"}
    answer = client.post(address, data=sent, follow_redirects=False)
    assert answer.headers["location"] == f"/event/{event.label}?done=1"
    with desk.read() as store:
        told = store.claim_events()
    others = {told[key] for key in event.claims if key not in ticked}
    assert told[ticked[0]] not in others
    now = find_event(desk, lambda one: one.claims == ticked)
    assert tell_content(now)[1:] == tell_content(taken)[1:]
    client.post("/undo", data={"number": "1", "event": event.label})
    assert find_event(desk, lambda one: one.label == event.label).claims == event.claims


def test_a_split_that_parts_nothing_is_refused_with_the_ticks_kept(
    client: TestClient, desk: Desk
) -> None:
    event = find_event(desk, is_wide)
    other = find_event(desk, lambda one: one.id != event.id)
    address = f"/event/{event.label}/split"
    assert NONE_TICKED in read_page(client, address, 400)
    every = "&".join(f"claim={one}" for one in event.claims)
    page = read_page(client, f"{address}?{every}", 400)
    assert ALL_TICKED in page
    assert page.count(" checked>") == len(event.claims)
    assert FOREIGN in read_page(client, f"{address}?claim={other.claims[0]}", 400)
    assert client.post(address, data={"claim": other.claims[0]}).status_code == 400


def test_what_was_shown_otherwise_is_neither_merged_nor_split(
    client: TestClient, desk: Desk
) -> None:
    event = find_event(desk, is_wide)
    other = find_event(desk, lambda one: one.id != event.id)
    merged = {"event": [event.label, other.label], "seen": "old", "note": "mine"}
    answers = [
        client.post("/merge", data=merged),
        client.post(f"/event/{event.label}/split", data={"claim": event.claims[0], "note": "mine"}),
    ]
    for answer in answers:
        assert answer.status_code == 409
        assert STALE in answer.text
        assert "mine</textarea>" in answer.text
    with desk.read() as store:
        assert store.rulings() == ()
