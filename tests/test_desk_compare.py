"""Two events side by side, and a person's word on the two claims most alike."""

import pytest
from starlette.testclient import TestClient

from desk import client, desk, example_record, parts, received, record, remembering
from twosource.model.event import Event
from twosource.web.compare_page import GONE, NO_VERDICT
from twosource.web.desk import Desk

__all__ = ["client", "desk", "example_record", "parts", "received", "record", "remembering"]


def find_alike(desk: Desk) -> tuple[Event, Event, tuple[str, str]]:
    """Give two events that look alike and are kept apart, and the two claims most alike."""
    with desk.read() as store:
        left = next(one for one in store.events() if one.look_alikes)
        alike = left.look_alikes[0]
        (right,) = store.events_of([alike.event])
        return left, right, (alike.match.pair.left, alike.match.pair.right)


def test_two_events_stand_side_by_side_with_the_claims_most_alike(
    client: TestClient, desk: Desk
) -> None:
    left, right, pair = find_alike(desk)
    page = client.get(f"/compare?left={left.label}&right={right.label}").text
    assert f"<h1>{left.label} and {right.label}" in page
    for claim in pair:
        assert f"#claim-{claim}" in page
    for reason in left.look_alikes[0].match.reasons:
        assert f'<th scope="row">{reason.words}</th>'.replace("’", "’") in page
    assert left.look_alikes[0].apart in page
    other = client.get(f"/compare?left={right.label}&right={left.label}").text
    assert left.look_alikes[0].apart in other


def test_events_that_share_little_are_shown_and_said_to_do_so(
    client: TestClient, desk: Desk
) -> None:
    left, _, _ = find_alike(desk)
    alike = {one.event for one in left.look_alikes}
    with desk.read() as store:
        right = next(
            one
            for one in store.events()
            if one.id != left.id and one.id not in alike and not one.look_alikes
        )
    page = client.get(f"/compare?left={left.label}&right={right.label}").text
    assert "the build found no pair of their claims alike enough to keep" in page
    assert 'name="verdict"' not in page
    assert f"/merge?event={left.label}&amp;event={right.label}" in page


@pytest.mark.parametrize("right", ["", "NOPE-1"])
def test_a_name_of_no_event_is_asked_for_again(client: TestClient, desk: Desk, right: str) -> None:
    left, _, _ = find_alike(desk)
    answer = client.get("/compare", params={"left": left.label, "right": right})
    assert answer.status_code == 404
    assert f'name="left" value="{left.label}"' in answer.text
    assert f'name="right" value="{right}"' in answer.text
    assert "names no event of this record" in answer.text


def test_one_event_has_nothing_beside_it(client: TestClient, desk: Desk) -> None:
    left, _, _ = find_alike(desk)
    answer = client.get(f"/compare?left={left.label}&right={left.id}")
    assert answer.status_code == 404
    assert f"are one event in this record, {left.label}" in answer.text


def test_same_makes_one_event_and_undoing_it_two(client: TestClient, desk: Desk) -> None:
    left, right, pair = find_alike(desk)
    sent = {"left": left.label, "right": right.label, "claim": pair, "verdict": "same"}
    answer = client.post("/compare", data=sent | {"note": "same fair"}, follow_redirects=False)
    assert answer.headers["location"] == f"/event/{left.label}?done=1"
    with desk.read() as store:
        told = store.claim_events()
        assert told[pair[0]] == told[pair[1]]
        assert store.decisions()[0].note == "same fair"
    page = client.get(answer.headers["location"]).text
    assert "Decision 1 is kept: same" in page
    client.post("/undo", data={"number": "1", "event": left.label})
    with desk.read() as store:
        told = store.claim_events()
        assert told[pair[0]] != told[pair[1]]


@pytest.mark.parametrize("verdict", ["different", "unsure"])
def test_what_was_decided_on_the_pair_is_said_beside_it(
    client: TestClient, desk: Desk, verdict: str
) -> None:
    left, right, pair = find_alike(desk)
    sent = {"left": left.label, "right": right.label, "claim": pair, "verdict": verdict}
    page = client.post("/compare", data=sent | {"note": "other day"}).text
    assert "Decision 1 is kept" in page
    assert f"R1 decided: {verdict}" in page
    assert "<q>other day</q>" in page


def test_a_word_that_is_none_is_refused_and_the_comment_kept(
    client: TestClient, desk: Desk
) -> None:
    left, right, pair = find_alike(desk)
    sent = {"left": left.label, "right": right.label, "claim": pair, "note": "my words"}
    answer = client.post("/compare", data=sent | {"verdict": "perhaps"})
    assert answer.status_code == 400
    assert NO_VERDICT in answer.text
    assert "my words</textarea>" in answer.text
    for claims in (["abcdef123456", pair[0]], [pair[0]]):
        answer = client.post("/compare", data=sent | {"verdict": "same", "claim": claims})
        assert answer.status_code == 400
        assert GONE in answer.text
    with desk.read() as store:
        assert store.decisions() == ()
