"""Two events side by side, and a person's word on the two claims most alike."""

from html import escape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from desk import client, desk, example_record, parts, received, record, remembering
from example_record import run
from twosource.model.event import Event
from twosource.views.event_view import see_together
from twosource.views.grouped import group_apart
from twosource.views.side_by_side import tell_misfits
from twosource.web import deciding
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
    apart = left.look_alikes[0].apart.replace(" -", " −")
    assert apart in page
    other = client.get(f"/compare?left={right.label}&right={left.label}").text
    assert apart in other


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


@pytest.mark.parametrize(
    ("verdict", "words"),
    [("different", "Kept apart by R1’s decision 1"), ("unsure", "Left to the weights by R1’s")],
)
def test_a_persons_word_is_told_before_the_weights_and_can_be_undone_there(
    client: TestClient, desk: Desk, record: Path, verdict: str, words: str
) -> None:
    left, right, pair = find_alike(desk)
    sent = {"left": left.label, "right": right.label, "claim": pair, "verdict": verdict}
    before = client.get(f"/compare?left={left.label}&right={right.label}").text
    assert "Kept apart.</strong>" in before
    assert "Decide otherwise" not in before
    page = client.post("/compare", data=sent | {"note": "other day"}).text
    assert "Decision 1 is kept" in page
    assert "<q>other day</q>" in page
    assert 0 < page.index(words) < page.index("What the weights would say:")
    assert page.index("Decide otherwise") < page.index('name="verdict"')
    for one, other in ((left, right), (right, left)):
        alike = client.get(f"/event/{one.label}").text.split('id="alike"')[1]
        beside = next(part for part in alike.split('<div class="alike">') if other.label in part)
        assert words in beside
        assert words in run("show", one.label, "--record", str(record)).output
    undo = {"number": "1", "event": left.label, "beside": right.label}
    page = client.post("/undo", data=undo).text
    assert f"<h1>{left.label} and {right.label}" in page
    assert words not in page
    assert f"R1 decided: {verdict}" in page
    assert "undone" in page


def test_a_word_on_another_pair_of_claims_or_in_a_split_keeps_two_events_apart_too(
    client: TestClient, desk: Desk
) -> None:
    event = find_wide(desk)
    with desk.read() as store:
        (found,), view = see_together(store, [event.label])
    deciding.rule(desk, group_apart(found, event.claims[:1], view), "another night")
    with desk.read() as store:
        told = store.claim_events()
        first, second = (store.event(told[key]) for key in (event.claims[0], event.claims[-1]))
    assert first.id != second.id
    page = client.get(f"/compare?left={first.label}&right={second.label}").text
    assert "Kept apart by R1’s decision 1" in page
    assert "<q>another night</q>" in page


def test_what_does_not_fit_is_named_where_two_are_kept_apart(
    client: TestClient, desk: Desk
) -> None:
    with desk.read() as store:
        every = {one.id: one for one in store.events()}
    pairs = [(one, every[alike.event]) for one in every.values() for alike in one.look_alikes]
    left, right = next(pair for pair in pairs if tell_misfits(*pair))
    told = f"What does not fit:</span> {escape(tell_misfits(left, right), quote=False)}."
    for address in (f"/event/{left.label}", f"/compare?left={left.label}&right={right.label}"):
        assert told in client.get(address).text
    assert not tell_misfits(left, left)


def test_events_that_a_person_put_together_say_so(client: TestClient, desk: Desk) -> None:
    left, right, pair = find_alike(desk)
    sent = {"left": left.label, "right": right.label, "claim": pair, "verdict": "same"}
    page = client.post("/compare", data=sent | {"note": "same fair"}).text
    joined = page.split('id="joined"')[1]
    assert "Put together by R1’s decision 1" in joined
    again = client.get(f"/compare?left={left.label}&right={right.label}").text
    assert "are one event in this record" in again
    assert "Put together by R1’s decision 1" in again


def find_wide(desk: Desk) -> Event:
    """Give an event of several reports."""
    with desk.read() as store:
        return next(one for one in store.events() if len(one.reports) > 1)


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
