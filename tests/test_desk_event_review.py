"""The review of an event: signed, commented on, refused, undone."""

import pytest
from starlette.testclient import TestClient

from desk import client, desk, example_record, record
from events_at_desk import find_event, is_wide, read_page, see_mark
from twosource.web.desk import Desk
from twosource.web.event_page import CHANGED, NO_CHOICE, NO_WORDS

__all__ = ["client", "desk", "example_record", "record"]


def test_an_event_is_signed_as_it_was_shown_and_the_signature_undone(
    client: TestClient, desk: Desk
) -> None:
    event = find_event(desk, is_wide)
    address = f"/event/{event.label}"
    sent = {"state": "signed", "note": "read both reports", "seen": see_mark(desk, event)}
    answer = client.post(f"{address}/review", data=sent, follow_redirects=False)
    assert answer.status_code == 303
    page = read_page(client, answer.headers["location"])
    assert "Decision 1 is kept: signed" in page
    assert "<strong>Signed</strong>, by R1" in page
    assert "<q>read both reports</q>" in page
    answer = client.post("/undo", data={"number": "1", "event": event.label})
    page = " ".join(answer.text.split())
    assert "Decision 1 is undone" in page
    assert "<strong>Nobody has looked at it yet</strong>" in page
    assert '<li class="undone">' in page
    assert "decision 1 undone: signed" in page


def test_a_script_is_told_the_number_of_a_decision(client: TestClient, desk: Desk) -> None:
    event = find_event(desk, is_wide)
    headers = {"accept": "application/json"}
    sent = {"state": "noted", "note": "from a script"}
    told = client.post(f"/event/{event.label}/review", data=sent, headers=headers).json()
    assert told == {"decision": 1, "address": f"/event/{event.label}?done=1"}
    told = client.post("/undo", data={"number": "1"}, headers=headers).json()
    assert told == {"decision": 1, "address": "/"}


def test_what_changed_while_somebody_read_is_not_signed(client: TestClient, desk: Desk) -> None:
    event = find_event(desk, is_wide)
    before = see_mark(desk, event).replace("when:", "when:0")
    sent = {"state": "signed", "note": "my words", "seen": before}
    answer = client.post(f"/event/{event.label}/review", data=sent)
    assert answer.status_code == 409
    assert CHANGED.format("when") in answer.text
    assert "my words</textarea>" in answer.text
    with desk.read() as store:
        assert store.rulings() == ()


def test_a_comment_is_kept_and_moves_no_review(client: TestClient, desk: Desk) -> None:
    event = find_event(desk, is_wide)
    address = f"/event/{event.label}"
    client.post(f"{address}/review", data={"state": "in_review", "note": ""})
    client.post(f"{address}/review", data={"state": "noted", "note": "ask the mayor"})
    page = read_page(client, address)
    assert "<strong>In review</strong>, by R1" in page
    assert f"comment: {event.label}" in page
    assert "<q>ask the mayor</q>" in page
    with desk.read() as store:
        assert [one.said.state for one in store.rulings()] == ["in_review", "noted"]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("sent", "why"),
    [
        ({"state": "noted", "note": "  "}, NO_WORDS),
        ({"state": "", "note": "typed"}, NO_CHOICE),
        ({"note": "typed"}, NO_CHOICE),
    ],
)
def test_a_refused_review_says_why_beside_the_field_and_keeps_what_was_typed(
    client: TestClient, desk: Desk, sent: dict[str, str], why: str
) -> None:
    event = find_event(desk, is_wide)
    answer = client.post(f"/event/{event.label}/review", data=sent)
    assert answer.status_code == 400
    assert f'<p id="note-problem" class="problem" role="alert">{why}</p>' in answer.text
    assert f"{sent['note'].strip()}</textarea>" in answer.text


def test_a_review_of_no_event_is_none(client: TestClient) -> None:
    answer = client.post("/event/XXX-9999/review", data={"state": "in_review"})
    assert answer.status_code == 404


def test_an_undo_without_a_number_or_of_no_decision_is_refused(client: TestClient) -> None:
    assert client.post("/undo", data={"number": "x"}).status_code == 400
    assert client.post("/undo", data={"number": "77"}).status_code == 404
    assert client.post("/undo", data={}).status_code == 400


def test_an_undo_from_nowhere_leads_to_the_events(client: TestClient, desk: Desk) -> None:
    event = find_event(desk, is_wide)
    client.post(f"/event/{event.label}/review", data={"state": "in_review"})
    answer = client.post("/undo", data={"number": "1"}, follow_redirects=False)
    assert answer.headers["location"] == "/"
