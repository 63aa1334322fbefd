"""The inbox at the desk: which reports there are, and what people say becomes of them."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect
from starlette.testclient import TestClient

from desk import client, desk, example_record, parts, received, record, remembering
from desk_browser import browser, keep_shots, page, press_until, served
from twosource.model.ruling import Settled
from twosource.web.desk import Desk, Sitting
from twosource.web.inbox import PAGE

__all__ = ["browser", "client", "desk", "example_record", "page", "parts", "received", "record"]
__all__ += ["remembering", "served"]
JSON = {"accept": "application/json"}


def list_keys(desk: Desk) -> list[str]:
    return [one.key for one in desk.look_at_shelf().rows]


def list_said(desk: Desk) -> list[object]:
    with desk.read() as store:
        return [one.said for one in store.rulings() if not one.undone]


def test_every_report_stands_there_with_its_claims_and_events(
    client: TestClient, desk: Desk
) -> None:
    text = client.get("/inbox").text
    with desk.read() as store:
        for report in store.reports():
            assert f"/report/{report.key}" in text
            assert report.label in text
    assert f"{len(list_keys(desk))} of {len(list_keys(desk))} reports" in text
    assert '<td>7</td>\n<td><a href="/event/' in text


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"state": "mine"}, ("mine", "")),
        ({"state": "done", "reason": "no event in it"}, ("done", "")),
        ({"state": "new"}, ("new", "")),
        ({"state": "nothing_codable", "reason": "no event in it"}, None),
        ({"state": "nothing_codable", "reason": "x", "why": " a  list "}, ("", "a list")),
    ],
)
def test_what_becomes_of_a_report_is_kept(
    client: TestClient, desk: Desk, given: dict[str, str], said: tuple[str, str] | None
) -> None:
    key = list_keys(desk)[0]
    told = {"report": key, "back": "/inbox?state=new", **given}
    answer = client.post("/inbox", data=told, follow_redirects=False)
    assert answer.status_code == 303
    address = urlsplit(answer.headers["location"])
    assert parse_qs(address.query)["state"] == ["new"]
    assert "Decision 1: " in parse_qs(address.query)["said"][0]
    state, reason = said or ("nothing_codable", "no event in it")
    assert list_said(desk) == [Settled(key, state or "nothing_codable", reason)]  # type: ignore[arg-type]
    assert desk.works.progress().asked == 0


def test_a_reason_is_asked_for_and_a_state_must_be_one(client: TestClient, desk: Desk) -> None:
    key = list_keys(desk)[0]
    for given in ({"state": "nothing_codable", "why": " "}, {"state": "read"}, {}):
        told = {"report": key, "back": "https://evil.example/", **given}
        refused = client.post("/inbox", data=told, headers=JSON)
        assert (refused.status_code, refused.json()["next"]) == (400, "/inbox")
        assert refused.json()["said"] == "Choose a reason, or write one."
    gone = client.post("/inbox", data={"report": "f" * 32, "state": "done"})
    assert gone.status_code == 404
    assert list_said(desk) == []


def test_states_and_claims_and_words_sift(client: TestClient, desk: Desk) -> None:
    first, second = list_keys(desk)[:2]
    client.post("/inbox", data={"report": first, "state": "mine"})
    client.post("/inbox", data={"report": second, "state": "done"})
    assert f"/report/{first}" in client.get("/inbox?state=mine").text
    assert f"/report/{second}" not in client.get("/inbox?state=mine").text
    assert f"/report/{first}" not in client.get("/inbox?state=new").text
    desk.sitting = Sitting("R2", "copy.db")
    assert f"/report/{first}" in client.get("/inbox?state=theirs").text
    assert "R1" in client.get("/inbox?state=theirs").text
    assert "No report is so" in client.get("/inbox?claims=none").text
    assert f"/report/{first}" in client.get("/inbox?claims=some").text
    found = client.get("/inbox?words=chimney").text
    assert "mill_march_two_counts.txt" in found
    assert "ferry_grounding.txt" not in found


def test_a_search_without_a_hit_says_that_no_name_is_searched(client: TestClient) -> None:
    for words in ("Fatima", "xyzzy"):
        for address, what in (
            ("/inbox?", "no report"),
            ("/?", "no event"),
            ("/?view=map&", "no event"),
        ):
            text = client.get(f"{address}words={words}").text
            assert f"Names of private people are not searched: {what} is found by one" in text
    assert "not searched" not in client.get("/inbox?state=done").text
    assert "not searched" not in client.get("/?country=QQ").text


def test_what_is_no_question_is_passed_over(client: TestClient, desk: Desk) -> None:
    text = client.get("/inbox?state=odd&claims=odd&page=-3").text
    assert f"{len(list_keys(desk))} of" in text
    assert "No report is so" in client.get("/inbox?page=9").text


def test_many_reports_come_by_pages(
    client: TestClient, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert PAGE == 50
    monkeypatch.setattr("twosource.web.inbox.PAGE", 8)
    pages = [client.get(f"/inbox?page={number}&claims=some").text for number in (1, 2, 3)]
    counts = [text.count("data-report=") for text in pages]
    assert counts == [8, 8, len(list_keys(desk)) - 16]
    assert 'rel="next" href="/inbox?claims=some&amp;page=2"' in pages[0]
    assert 'rel="prev" href="/inbox?claims=some"' in pages[1]
    assert 'rel="next"' not in pages[2]


def test_ones_own_last_word_is_taken_back(client: TestClient, desk: Desk) -> None:
    first, second = list_keys(desk)[:2]
    client.post("/inbox", data={"report": first, "state": "mine"})
    client.post("/inbox", data={"report": second, "state": "done"})
    told = client.post("/inbox/undo", headers=JSON).json()
    assert told["said"] == "Decision 2 is undone."
    assert list_said(desk) == [Settled(first, "mine")]
    desk.sitting = Sitting("R2", "copy.db")
    assert client.post("/inbox/undo", headers=JSON).status_code == 409
    assert "You said nothing of a report" in client.post("/inbox/undo").text


def test_nothing_is_there_to_undo_before_the_first_word(client: TestClient, desk: Desk) -> None:
    undo = "<button disabled>Undo my last word</button>"
    assert undo in client.get("/inbox").text
    first, second = list_keys(desk)[:2]
    for key in (first, second):
        told = client.post("/inbox", data={"report": key, "state": "done"}, headers=JSON).json()
        assert told["undo"] is True
    assert undo not in client.get("/inbox").text
    assert client.post("/inbox/undo", headers=JSON).json()["undo"] is True
    assert client.post("/inbox/undo", headers=JSON).json()["undo"] is False
    assert undo in client.get("/inbox").text


def test_keys_settle_the_report_that_has_the_focus(page: Page, desk: Desk) -> None:
    keys = list_keys(desk)
    page.goto("/inbox")
    expect(page.locator("#undo button")).to_be_disabled()
    page.keyboard.press("Control+z")
    page.keyboard.press("d")
    page.keyboard.press("j")
    expect(page.locator("a.report").nth(0)).to_be_focused()
    page.keyboard.press("m")
    expect(page.locator("a.report").nth(1)).to_be_focused()
    expect(page.locator("#said")).to_contain_text("Decision 1: ")
    expect(page.locator("[data-state]").nth(0)).to_have_text("mine")
    page.keyboard.press("n")
    expect(page.locator(".nothing select").nth(1)).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.type("a list of dead")
    page.keyboard.press("Enter")
    expect(page.locator("[data-why]").nth(1)).to_have_text("a list of dead")
    expect(page.locator("a.report").nth(1)).to_be_focused()
    said = [Settled(keys[0], "mine"), Settled(keys[1], "nothing_codable", "a list of dead")]
    assert list_said(desk) == said
    keep_shots(page, "inbox")
    page.keyboard.press("Control+z")
    expect(page.locator("[data-state]").nth(1)).to_have_text("new")
    assert list_said(desk) == said[:1]


def test_the_buttons_are_reached_by_keyboard(page: Page) -> None:
    page.goto("/inbox")
    press_until(page, "Tab", "button[value=done]")
    page.keyboard.press("Enter")
    expect(page.locator("[data-state]").nth(0)).to_have_text("done")


def test_a_claim_coded_by_hand_counts_with_its_event_and_is_gone_when_undone(
    client: TestClient, desk: Desk
) -> None:
    text = "Die Polizei hat vier Leute am Hafen von Salto verhaftet, sagte eine Beamtin."
    files = [("files", ("hafen.txt", text.encode()))]
    client.post("/take-in", files=files, data={"access": "restricted"})
    client.get("/inbox")
    with desk.read() as store:
        key = next(one.key for one in store.reports() if one.label == "hafen.txt")
    coded = {"passage.words": "vier Leute am Hafen", "type": "detention/arrest"}
    kept = client.post(f"/report/{key}/claim", data=coded, headers=JSON).json()
    assert "problems" not in kept, kept
    page = client.get("/inbox?language=de&claims=some").text
    unread = '<br><span class="dim">not read: not English (de)</span></td>'
    assert f'<td>1{unread}\n<td><a href="/event/' in page
    client.post(f"/report/{key}/undo", data={"number": str(kept["decision"])})
    assert f"<td>0{unread}\n<td>—" in client.get("/inbox?language=de").text
    assert "hafen.txt" not in client.get("/inbox?language=de&claims=some").text
