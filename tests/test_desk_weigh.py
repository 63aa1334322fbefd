"""Any two events weighed against each other at the desk, on request."""

import re
from itertools import product
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from desk import client, desk, example_record, parts, received, record, remembering
from twosource.cli.serve.aside import Setup, finish
from twosource.config import Config
from twosource.model.event import Event
from twosource.model.match import Pair
from twosource.pipeline import compare_two, weigh_events
from twosource.web.desk import Desk
from twosource.web.works import Derive, Outcome, Progress, Weigh
from twosource.wiring import open_parts, open_record

__all__ = ["client", "desk", "example_record", "parts", "received", "record", "remembering"]


def quiet(done: int, total: int, what: str) -> None:
    """Be told how far the work is, and say nothing."""


def find_strangers(desk: Desk) -> tuple[Event, Event]:
    """Give two events of several claims that no build found alike."""
    with desk.read() as store:
        events = sorted(store.events(), key=lambda one: -len(one.claims))
    return next(
        (left, right)
        for left, right in product(events, events)
        if left.id < right.id
        and right.id not in {one.event for one in left.look_alikes}
        and left.id not in {one.event for one in right.look_alikes}
    )


def weigh(client: TestClient, left: Event, right: Event) -> str:
    """Have two events weighed, and give the page that tells of it."""
    sent = {"left": left.label, "right": right.label}
    answer = client.post("/compare/weigh", data=sent)
    assert answer.status_code == 200
    assert "weighed=1" in str(answer.url)
    return answer.text


def test_any_two_events_are_weighed_on_request(client: TestClient, desk: Desk) -> None:
    left, right = find_strangers(desk)
    page = client.get(f"/compare?left={left.label}&right={right.label}").text
    assert "Weigh the pairs of their claims" in page
    assert "Not compared" in page
    page = weigh(client, left, right)
    assert "Weigh the pairs" not in page
    found = desk.works.outcome(1)
    assert found is not None
    assert found.weighed is not None
    pairs = found.weighed.matches
    assert f"{len(pairs)} pairs of claims weighed" in page
    best = pairs[0]
    assert f"{best.bits:+.1f} bits for the two claims most alike".replace("-", "−") in page
    for reason in best.reasons:
        assert reason.words in page.replace("&#39;", "'")
    assert {best.pair.left, best.pair.right} == set(re.findall(r'name="claim" value="(\w+)"', page))


def test_a_word_on_the_likeliest_pair_is_kept(client: TestClient, desk: Desk) -> None:
    left, right = find_strangers(desk)
    page = weigh(client, left, right)
    claims = re.findall(r'name="claim" value="(\w+)"', page)
    sent = {"left": left.label, "right": right.label, "claim": claims, "verdict": "different"}
    assert client.post("/compare", data=sent).status_code == 200
    with desk.read() as store:
        (kept,) = store.decisions()
    assert kept.verdict == "different"


def test_weights_are_those_of_a_build_with_what_it_left_and_without(
    desk: Desk, record: Path
) -> None:
    left, right = find_strangers(desk)
    with open_record(record) as store:
        real = open_parts(Config(), quiet, store)
        quick = weigh_events(store, real, left.claims, right.claims, quiet)
        store.drop_held()
        anew = weigh_events(store, real, left.claims, right.claims, quiet)
        assert quick == anew
        reports = {one.claim.id: one.claim.report for one in store.claims()}
        for match in quick.matches[:3]:
            pair = Pair(match.pair.left, match.pair.right)
            assert reports[pair.left] != reports[pair.right]
            assert compare_two(store, real, pair, quiet)[0] == match


def test_what_a_build_left_damaged_is_not_gone_by(
    desk: Desk, record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from twosource import pipeline
    from twosource.model.errors import BadHeld

    left, right = find_strangers(desk)

    def fail(*_: object) -> None:
        raise BadHeld("damaged")

    with open_record(record) as store:
        real = open_parts(Config(), quiet, store)
        whole = weigh_events(store, real, left.claims, right.claims, quiet)
        monkeypatch.setattr(pipeline, "open_index", fail)
        assert weigh_events(store, real, left.claims, right.claims, quiet) == whole


def test_other_events_are_not_shown_what_was_weighed(client: TestClient, desk: Desk) -> None:
    left, right = find_strangers(desk)
    weigh(client, left, right)
    with desk.read() as store:
        other = next(one for one in store.events() if one.id not in {left.id, right.id})
    beside = {"left": left.label, "right": other.label, "weighed": "1"}
    assert 'class="weighed"' not in client.get("/compare", params=beside).text
    beside |= {"right": right.label}
    assert 'class="weighed"' in client.get("/compare", params=beside).text
    for number in ("2", "x", "-1"):
        page = client.get("/compare", params={**beside, "weighed": number})
        assert page.status_code == 200
        assert 'class="weighed"' not in page.text


def test_while_they_are_being_weighed_the_page_says_so(
    client: TestClient, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    left, right = find_strangers(desk)
    beside = {"left": left.label, "right": right.label, "weighed": "1"}
    monkeypatch.setattr(desk.works, "progress", lambda: Progress(asked=1))
    page = client.get("/compare", params=beside).text
    assert "are being weighed" in page
    monkeypatch.undo()
    failed = Outcome(1, error="The work stopped; what was kept is kept. Try again.")
    monkeypatch.setattr(desk.works, "outcome", lambda _: failed)
    page = client.get("/compare", params=beside).text
    assert "They could not be weighed: The work stopped" in page
    assert "Weigh the pairs of their claims" in page


def test_the_state_of_the_work_is_told_without_the_weights(client: TestClient, desk: Desk) -> None:
    weigh(client, *find_strangers(desk))
    told = client.get("/status").json()
    assert "pairs of claims weighed" in told["last"]["lines"][0]
    assert told["last"]["weighed"] is None


def test_events_that_are_not_there_are_refused(client: TestClient) -> None:
    answer = client.post("/compare/weigh", data={"left": "NOPE-1", "right": "NOPE-2"})
    assert answer.status_code == 404


def test_another_job_weighs_nothing(desk: Desk, record: Path) -> None:
    assert finish(Setup(record, None, None), 3, Derive(), quiet).weighed is None
    left, right = find_strangers(desk)
    found = finish(Setup(record, None, None), 4, Weigh(left.claims, right.claims), quiet)
    assert (found.number, found.error) == (4, "")
