"""The queue at the desk: what is asked, what an answer does, and the keys for it."""

import re
from dataclasses import replace
from html import unescape

import pytest
from playwright.sync_api import Page, expect
from starlette.testclient import TestClient

from desk import client, desk, example_record, parts, received, record, remembering
from desk_browser import browser, keep_shots, page, press_until, served
from twosource.stages.doubts import Doubt
from twosource.views.words import say_number
from twosource.web.desk import Desk, Sitting
from twosource.web.queue_list import Queue

__all__ = ["browser", "client", "desk", "example_record", "page", "parts", "received", "record"]
__all__ += ["remembering", "served"]
# A record that another program writes to: told by hand, for a browser complains of such answers.
LOCKED = """() => {
  const ask = window.fetch;
  window.fetch = (address, how) =>
    how?.method === "POST" ? Promise.reject(new Error("it is locked")) : ask(address, how);
}"""
JSON = {"accept": "application/json"}


def see(desk: Desk) -> Queue:
    return desk.look_at_queue()


def keys(desk: Desk, kind: str) -> list[str]:
    return [one.key for one in see(desk).doubts if one.kind == kind]


def find_apart(desk: Desk) -> tuple[str, str]:
    """Give a pair that is apart, and the next: of such, "cannot tell" moves no event."""
    pairs = [one for one in see(desk).doubts if one.kind == "pair"]
    at = next(at for at, one in enumerate(pairs[:-1]) if one.other)
    return pairs[at].key, pairs[at + 1].key


def answer(client: TestClient, kind: str, at: str, verdict: str, note: str = "") -> dict[str, str]:
    given = {"kind": kind, "at": at, "verdict": verdict, "note": note}
    found: dict[str, str] = client.post("/queue", data=given, headers=JSON).json()
    return found


def count(client: TestClient, title: str) -> int:
    """Give how many doubts of a kind a page says there are."""
    text = client.get("/queue").text
    found = re.search(rf'{title} <span class="count">(\d+)</span>', text)
    assert found is not None
    return int(found[1])


def test_the_queue_opens_with_the_pair_that_would_change_most(
    client: TestClient, desk: Desk
) -> None:
    text = unescape(client.get("/queue").text)
    first = next(one for one in see(desk).doubts if one.kind == "pair")
    assert f">answered 0 of {len(keys(desk, 'pair'))}</span>" in text
    assert first.why in text
    assert text.count('<mark class="passage">') == 2
    for reason in first.match.reasons if first.match else ():
        assert reason.words in text


def ask_for_a_text(desk: Desk) -> None:
    """Have the queue ask for an event that rests on one origin: this record has none."""
    found = see(desk)
    with desk.read() as store:
        event = next(iter(store.events()))
    single = Doubt("single", f"single-{event.label}", event.label, event.claims, 1, "To get: it.")
    desk._queue._value = replace(found, doubts=(*found.doubts, single))  # noqa: SLF001


@pytest.mark.parametrize(
    ("kind", "verdict"), [("conflict", "stand"), ("single", "looked"), ("blank", "silent")]
)
def test_each_kind_shows_passages_and_takes_a_look(
    client: TestClient, desk: Desk, kind: str, verdict: str
) -> None:
    ask_for_a_text(desk)
    first = next(one for one in see(desk).doubts if one.kind == kind)
    text = unescape(client.get("/queue", params={"kind": kind}).text)
    assert first.why in text
    assert '<mark class="passage">' in text
    assert f'value="{verdict}"' in text
    assert 'value="same"' not in text
    answer(client, kind, first.key, verdict)
    assert first.key not in client.get("/queue", params={"kind": kind}).text


def test_an_answer_is_kept_and_leads_to_the_next(client: TestClient, desk: Desk) -> None:
    first, second = find_apart(desk)
    given = {"kind": "pair", "at": first, "verdict": "unsure", "note": " no  day "}
    sent = client.post("/queue", data=given, follow_redirects=False)
    assert sent.status_code == 303
    assert (
        sent.headers["location"] == f"/queue?kind=pair&at={second}&said=Decision+1%3A+cannot+tell."
    )
    with desk.read() as store:
        (kept,) = store.decisions()
    assert (kept.verdict, kept.by, kept.note) == ("unsure", "R1", "no day")
    text = client.get(sent.headers["location"]).text
    assert "Decision 1: cannot tell." in text
    assert f">answered 1 of {len(keys(desk, 'pair'))}" in text
    assert f'Uncertain pairs <span class="count">{len(keys(desk, "pair")) - 1}</span>' in text
    assert first not in client.get("/queue?kind=pair").text


def test_a_decision_moves_the_events_and_is_not_asked_again(client: TestClient, desk: Desk) -> None:
    pair = next(one for one in see(desk).doubts if one.kind == "pair" and one.other)
    assert answer(client, "pair", pair.key, "same")["said"] == "Decision 1: one event."
    with desk.read() as store:
        told_of = store.claim_events()
    assert len({told_of[claim] for claim in pair.claims}) == 1
    assert pair.key not in client.get("/queue?kind=pair").text


def test_who_is_unsure_says_it_for_himself(client: TestClient, desk: Desk) -> None:
    first = keys(desk, "pair")[0]
    answer(client, "pair", first, "unsure")
    assert first not in client.get("/queue?kind=pair").text
    desk.sitting = Sitting("R2", "copy.db")
    assert first in client.get("/queue?kind=pair").text
    answer(client, "pair", first, "same")
    desk.sitting = Sitting("R1", "copy.db")
    assert first not in client.get("/queue?kind=pair").text


def test_what_was_looked_at_puts_the_event_in_review(client: TestClient, desk: Desk) -> None:
    before = count(client, "Conflicts")
    doubt = next(one for one in see(desk).doubts if one.kind == "conflict")
    answer(client, "conflict", doubt.key, "stand", "both heard it")
    with desk.read() as store:
        (ruling,) = store.rulings()
        assert store.event(doubt.event).id in store.reviews()
    assert ruling.note == (f"looked at: conflict on {doubt.facets[0]}. All stand. both heard it")
    assert count(client, "Conflicts") == before - 1


def test_an_undone_answer_comes_back_in_its_place(client: TestClient, desk: Desk) -> None:
    first = keys(desk, "pair")[0]
    conflict = keys(desk, "conflict")[0]
    answer(client, "pair", first, "different")
    answer(client, "conflict", conflict, "stand")
    told = client.post("/queue/undo", headers=JSON).json()
    where = f"/queue?kind=conflict&at={conflict}"
    assert told == {"next": where, "said": "Decision 2 is undone.", "undo": True, "decision": 0}
    told = client.post("/queue/undo", headers=JSON).json()
    assert told["next"] == f"/queue?kind=pair&at={first}"
    assert first in client.get("/queue?kind=pair").text
    refused = client.post("/queue/undo", headers=JSON)
    assert (refused.status_code, refused.json()["next"]) == (409, "/queue")


def test_nobody_undoes_what_another_decided(client: TestClient, desk: Desk) -> None:
    answer(client, "pair", keys(desk, "pair")[0], "different")
    desk.sitting = Sitting("R2", "copy.db")
    assert client.post("/queue/undo", headers=JSON).status_code == 409
    with desk.read() as store:
        assert not store.decisions()[0].undone


def test_an_answer_to_what_is_gone_is_refused_in_words(client: TestClient, desk: Desk) -> None:
    given = {"kind": "pair", "at": "pair-none", "verdict": "same"}
    refused = client.post("/queue", data=given, headers=JSON)
    assert (refused.status_code, refused.json()["said"]) == (409, "That is no longer in the queue.")
    assert "That is no longer in the queue" in client.get("/queue?at=pair-none").text
    first = keys(desk, "pair")[0]
    for verdict in ("looked", "", "perhaps"):
        given = {"kind": "pair", "at": first, "verdict": verdict}
        assert client.post("/queue", data=given).status_code == 400
    given = {"kind": "blank", "at": keys(desk, "blank")[0], "verdict": "same"}
    assert client.post("/queue", data=given).status_code == 400
    with desk.read() as store:
        assert (store.decisions(), store.rulings()) == ((), ())


def test_what_moved_is_asked_until_it_is_seen(client: TestClient, desk: Desk) -> None:
    assert "for the first time" in client.get("/queue?kind=moved").text
    pair = next(one for one in see(desk).doubts if one.kind == "pair" and one.other)
    answer(client, "pair", pair.key, "same")
    # That nothing is left is said of the record as it stands: it is read anew for that.
    moved = unescape(client.get("/queue?kind=moved").text)
    assert "It is new, or of other claims" in moved
    assert "All of these are seen" in moved
    client.post("/queue/seen")
    assert "No event is of other claims" in client.get("/queue?kind=moved").text


def test_each_kind_says_what_it_counts(client: TestClient, desk: Desk) -> None:
    text = unescape(client.get("/queue?kind=single").text)
    alone = sum(one.shown and one.origins <= 1 for one in desk.board().rows)
    assert 'Texts to get <span class="count">' in text
    named = f"All {say_number(alone, 'event')} on at most one reporting origin"
    assert f'<a href="/?origins=1">{named}</a>' in text
    found = re.search(r"(\d+)</strong>|(\d+) of \d+ events", client.get("/?origins=1").text)
    assert found is not None


def wait_for(page: Page, kind: str = "pair") -> None:
    page.goto(f"/queue?kind={kind}")
    expect(page.locator("html")).to_have_attribute("data-ready", re.compile("."))


def test_keys_answer_turn_and_undo(page: Page, desk: Desk) -> None:
    page.goto(f"/queue?kind=pair&at={find_apart(desk)[0]}")
    heading = page.locator("#item h2")
    here = heading.inner_text()
    assert f" of {len(keys(desk, 'pair'))}" in here
    page.keyboard.press("j")
    expect(heading).not_to_have_text(here)
    page.keyboard.press("k")
    expect(heading).to_have_text(here)
    expect(page.locator("html")).to_have_attribute("data-ready", re.compile("."))
    page.keyboard.press("u")
    expect(heading).not_to_have_text(here)
    expect(page.locator("#said")).to_have_text("Decision 1: cannot tell.")
    expect(heading).to_be_focused()
    page.keyboard.press("Control+z")
    expect(page.locator("#said")).to_contain_text("Decision 1 is undone.")
    expect(heading).to_have_text(here)
    with desk.read() as store:
        assert [one.undone for one in store.decisions()] == [True]
    keep_shots(page, "queue")


def test_a_key_waits_for_the_passages_and_never_acts_while_one_types(
    page: Page, desk: Desk
) -> None:
    page.set_viewport_size({"width": 360, "height": 420})
    page.goto("/queue?kind=pair")
    page.wait_for_timeout(300)
    page.keyboard.press("s")
    expect(page.locator("#item h2")).to_contain_text("answered 0 of")
    expect(page.locator("p.ready")).to_be_visible()
    for passage in page.locator(".passage strong").all():
        passage.evaluate("one => one.scrollIntoView({ block: 'center' })")
        page.wait_for_timeout(100)
    expect(page.locator("p.ready")).to_be_hidden()
    page.keyboard.press("n")
    page.keyboard.type("sud")
    page.keyboard.press("Enter")
    expect(page.locator("#item [name=note]")).to_have_value("sud")
    page.keyboard.press("Escape")
    with desk.read() as store:
        assert store.decisions() == ()
    page.keyboard.press("u")
    expect(page.locator("#said")).to_have_text("Decision 1: cannot tell.")
    with desk.read() as store:
        assert store.decisions()[0].note == "sud"


def test_shortcuts_may_be_chosen_and_switched_off(page: Page, desk: Desk) -> None:
    wait_for(page)
    page.keyboard.press("?")
    expect(page.locator("#keys summary")).to_be_focused()
    page.fill("#shortcuts [name=same]", "d")
    page.click("#shortcuts [type=submit]")
    expect(page.locator("#clash")).to_contain_text("stands twice")
    page.fill("#shortcuts [name=same]", "/")
    page.click("#shortcuts [type=submit]")
    expect(page.locator("#clash")).to_contain_text("has a meaning already")
    page.fill("#shortcuts [name=same]", "z")
    page.click("#shortcuts [type=submit]")
    wait_for(page)
    expect(page.locator("kbd[data-key=same]")).to_have_text("z")
    page.keyboard.press("s")
    page.keyboard.press("z")
    expect(page.locator("#said")).to_have_text("Decision 1: one event.")
    page.locator("#keys summary").click()
    page.uncheck("#shortcuts [name=on]")
    page.click("#shortcuts [type=submit]")
    wait_for(page)
    page.keyboard.press("z")
    page.keyboard.press("d")
    page.keyboard.press("Control+z")
    expect(page.locator("#said")).to_contain_text("Decision 1 is undone.")
    with desk.read() as store:
        assert [one.undone for one in store.decisions()] == [True]


def test_an_answer_that_was_not_kept_says_so_and_goes_back(page: Page, desk: Desk) -> None:
    wait_for(page)
    page.evaluate(LOCKED)
    page.keyboard.press("u")
    expect(page.locator("#said")).to_contain_text("was not kept: it is locked")
    expect(page.locator("#item h2")).to_contain_text("answered 0 of")
    with desk.read() as store:
        assert store.decisions() == ()


def test_every_button_is_reached_by_keyboard(page: Page) -> None:
    wait_for(page)
    press_until(page, "Tab", "button[value=same]")
    page.keyboard.press("Enter")
    expect(page.locator("#said")).to_have_text("Decision 1: one event.")


def test_the_queue_and_the_merge_preview_count_the_same_reporting_origins(
    client: TestClient, desk: Desk
) -> None:
    apart = [one for one in see(desk).doubts if one.kind == "pair" and one.other]
    assert apart
    for doubt in apart:
        asked = unescape(client.get("/queue", params={"kind": "pair", "at": doubt.key}).text)
        queue = re.search(r"one event told by (\d+) reporting origins? at most", asked)
        shown = client.get(f"/merge?event={doubt.event}&event={doubt.other}").text
        preview = re.search(r"<dt>Reporting origins, at most</dt><dd>(\d+)", shown)
        assert queue is not None, doubt.event
        assert preview is not None
        assert queue[1] == preview[1], (doubt.event, doubt.other)


def test_a_look_alike_that_is_one_with_its_event_by_now_is_told_of_as_it_was_read(
    client: TestClient, desk: Desk
) -> None:
    doubt = next(one for one in see(desk).doubts if one.kind == "pair" and one.other)
    for other in (doubt.event, "XXX-9999"):
        late = replace(doubt, key="pair-late", other=other)
        found = see(desk)
        desk._queue._value = replace(found, doubts=(late, *found.doubts))  # noqa: SLF001
        text = unescape(client.get("/queue", params={"kind": "pair", "at": late.key}).text)
        assert late.why in text
        assert "If they are one" not in text
