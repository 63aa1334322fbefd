"""A report checked claim by claim on its page, settled there, and left for the next one."""

import pytest
from playwright.sync_api import Page, expect
from starlette.testclient import TestClient

from desk import client, desk, example_record, parts, received, record, remembering
from desk_browser import browser, keep_shots, page, press_until, served
from test_desk_report import LABEL, find, look
from test_desk_report_browser import SELECT, open_report
from twosource.model.ruling import Settled, Valued
from twosource.stages.anchors import anchor_of
from twosource.views.report_checks import find_checks
from twosource.views.report_marks import list_marks
from twosource.web.desk import Desk
from twosource.web.report_settling import find_next

__all__ = ["browser", "client", "desk", "example_record", "page", "parts", "received", "record"]
__all__ += ["remembering", "served"]


def check(client: TestClient, desk: Desk, number: int, verdict: str) -> str:
    """Say yes or no to a claim of the report, without a script; give the page that follows."""
    claim = look(desk).claims[number - 1].grounded.claim.id
    fields = {"claim": claim, "facet": "type", "verdict": verdict}
    return client.post(f"/report/{find(desk).key}/value", data=fields).text


def test_a_claim_is_checked_without_a_script(client: TestClient, desk: Desk) -> None:
    assert "yes, the report tells it" not in client.get(f"/report/{find(desk).key}").text
    assert "yes, the report tells it" in check(client, desk, 1, "says")
    assert "no, the report does not tell it" in check(client, desk, 2, "does_not")
    told = look(desk)
    checks = find_checks(told.claims, told.taken)
    assert list(checks.values())[:3] == ["says", "does_not", None]
    client.post(f"/report/{find(desk).key}/undo", data={"number": "1"})
    told = look(desk)
    assert list(find_checks(told.claims, told.taken).values())[:2] == [None, "does_not"]


def test_a_report_is_settled_on_its_page_and_leads_to_the_next(
    client: TestClient, desk: Desk
) -> None:
    key = find(desk).key
    after = find_next(desk, key)
    assert after is not None
    assert 'This report is <strong id="state">new' in client.get(f"/report/{key}").text
    said = {"report": key, "back": f"/inbox/next?after={key}"}
    answer = client.post("/inbox", data={**said, "state": "done"})
    assert answer.url.path == f"/report/{after.key}"
    assert '<strong id="state">done' in client.get(f"/report/{key}").text
    client.post("/inbox", data={**said, "state": "nothing_codable", "why": "a list"})
    assert "nothing codable</strong>: a list" in client.get(f"/report/{key}").text


def test_every_report_comes_once_and_none_that_another_reads(
    client: TestClient, desk: Desk
) -> None:
    rows = desk.look_at_shelf().rows
    with desk.write() as store:
        store.add_ruling(Settled(rows[1].key, "mine", ""), "R2", None, "2026-01-01T00:00:00Z")
    seen = []
    here = rows[0].key
    for _ in rows:
        seen.append(here)
        client.post("/inbox", data={"report": here, "state": "done"})
        following = find_next(desk, here)
        if following is None:
            break
        here = following.key
    assert seen == [one.key for one in rows if one.key != rows[1].key]
    answer = client.get(f"/inbox/next?after={here}")
    assert answer.url.path == "/inbox"
    assert "No other report waits for you." in answer.text


def test_a_report_is_checked_and_settled_by_keys_alone(page: Page, desk: Desk) -> None:
    total = len(look(desk).claims)
    open_report(page, desk)
    expect(page.locator("#unread-left")).to_have_text(f", {total} claims to check")
    page.keyboard.press("y")
    expect(page.locator(".claim[aria-current]")).to_have_attribute("data-number", "2")
    page.keyboard.press("n")
    expect(page.locator("#saved")).to_contain_text("Decision 2")
    expect(page.locator("#unread-left")).to_have_text(f", {total - 2} claims to check")
    expect(page.locator(".claim[data-number='1'] .verdict")).to_have_text(
        "yes, the report tells it"
    )
    page.keyboard.press("w")
    expect(page.locator("#value-value")).to_be_focused()
    page.keyboard.type("2022-11-02")
    page.keyboard.press("Enter")
    expect(page.locator("#saved")).to_contain_text("When is 2022-11-02")
    keep_shots(page, "report-checked")
    # Two claims on the same words are one question.
    places = len({anchor_of(one.grounded) for one in look(desk).claims})
    for _ in range(places - 2):
        page.keyboard.press("y")
    expect(page.locator("#here")).to_contain_text("Every claim is checked")
    expect(page.locator("#saved")).to_contain_text(f"Decision {places + 1}:")
    page.keyboard.press("d")
    page.wait_for_url(f"**/report/{find_next(desk, find(desk).key).key}")  # type: ignore[union-attr]
    with desk.read() as store:
        said = [one.said for one in store.rulings()]
    words = [one.verdict for one in said if isinstance(one, Valued) and one.facet == "type"]
    assert words == ["says", "does_not", *["says"] * (places - 2)]
    assert [one.state for one in said if isinstance(one, Settled)] == ["done"]


def test_keys_wait_for_the_words_and_never_act_in_a_form(page: Page, desk: Desk) -> None:
    page.set_viewport_size({"width": 360, "height": 300})
    open_report(page, desk)
    page.evaluate("scrollTo(0, 0)")
    page.keyboard.press("y")
    page.wait_for_timeout(200)
    with desk.read() as store:
        assert store.rulings() == ()
    page.keyboard.press("y")
    expect(page.locator("#saved")).to_contain_text("Decision 1")
    page.keyboard.press("c")
    expect(page.locator("[name='passage.words']")).to_be_focused()
    page.keyboard.type("yd")
    expect(page.locator("[name='passage.words']")).to_have_value("yd")
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    expect(page.locator("#shortcut-keys summary")).to_be_focused()
    page.keyboard.press("Control+z")
    expect(page.locator("#saved")).to_have_text("Decision 1 is undone.")
    with desk.read() as store:
        assert [one.undone for one in store.rulings()] == [True]


@pytest.mark.parametrize("state", ["mine", "nothing codable"])
def test_the_bar_is_used_by_keyboard(page: Page, desk: Desk, state: str) -> None:
    open_report(page, desk)
    if state == "mine":
        press_until(page, "Tab", "#settle button[value=mine]")
        page.keyboard.press("Enter")
        expect(page.locator("#state")).to_have_text("mine")
        page.keyboard.press("g")
    else:
        page.keyboard.press("x")
        expect(page.locator("#nothing select")).to_be_focused()
        page.keyboard.press("o")
        page.keyboard.press("Enter")
    page.wait_for_url(lambda url: find(desk).key not in url)
    with desk.read() as store:
        (ruling,) = store.rulings()
    assert isinstance(ruling.said, Settled)
    assert ruling.said.state == state.replace(" ", "_")


def test_selected_words_have_the_keys_first(page: Page, desk: Desk) -> None:
    open_report(page, desk)
    page.evaluate(SELECT, "3 November 2022")
    page.locator("#taking").wait_for(state="visible")
    page.keyboard.press("w")
    expect(page.locator("#value-words")).to_contain_text("3 November 2022")
    assert LABEL in (page.title() or "")


def test_sentences_that_no_claim_was_taken_from_are_selected_one_by_one(
    page: Page, desk: Desk
) -> None:
    open_report(page, desk)
    selected = []
    for _ in range(2):
        page.keyboard.press("u")
        page.locator("#taking").wait_for(state="visible")
        selected.append(page.evaluate("getSelection().toString()"))
    assert len(set(selected)) == 2
    assert all(one in find(desk).text for one in selected)
    page.keyboard.press("c")
    expect(page.locator("[name='passage.words']")).to_have_value(" ".join(selected[1].split()))
    expect(page.locator("#c-type")).to_be_focused()


def test_the_next_unread_sentence_is_below_and_no_claim_stays_marked(
    page: Page, desk: Desk
) -> None:
    open_report(page, desk)
    marks = look(desk)
    last = len(marks.claims)
    while page.locator(".claim[aria-current]").get_attribute("data-number") != str(last):
        page.keyboard.press("j")
    passage = marks.claims[last - 1].grounded.claim.passage
    unread = [one.span for one in list_marks(marks) if one.kind == "unread"]
    below = [one for one in unread if one.start > passage.start] or unread
    page.keyboard.press("u")
    words = " ".join(below[0].of(find(desk).text).split())
    expect(page.locator("#taken")).to_have_text(words)
    expect(page.locator("#taking-for")).to_have_text("in no claim yet")
    expect(page.locator("#here")).to_contain_text("o claim is marked")
    expect(page.locator(".claim[aria-current]")).to_have_count(0)
    page.keyboard.press("y")
    expect(page.locator("#here")).to_contain_text("Nothing answered: no claim is marked.")
    page.keyboard.press("w")
    expect(page.locator("#value-form")).to_be_hidden()
    assert look(desk).taken == ()


def test_an_answer_stays_when_an_older_record_is_drawn(page: Page, desk: Desk) -> None:
    """A record that was asked for before an answer and comes after it does not take it away."""
    open_report(page, desk)
    before = page.evaluate("async () => (await fetch(`${location.pathname}?part=record`)).text()")
    assert "<h1" not in before
    page.route("**/report/*?part=record", lambda route: route.fulfill(body=before))
    page.keyboard.press("y")
    expect(page.locator("#saved")).to_contain_text("Decision 1")
    page.evaluate("document.getElementById('record').dataset.old = 'yes'")
    expect(page.locator("#record[data-old]")).to_have_count(0)
    expect(page.locator(".claim[aria-current]")).to_have_attribute("data-number", "2")
    expect(page.locator(".claim[data-number='1'] .verdict")).to_have_text(
        "yes, the report tells it"
    )
    page.unroute("**/report/*?part=record")
    page.keyboard.press("Control+z")
    expect(page.locator("#saved")).to_have_text("Decision 1 is undone.")
    expect(page.locator(".claim[data-number='1'] .verdict")).to_have_text("")


def test_done_says_what_is_unchecked_and_is_taken_back_by_a_key(page: Page, desk: Desk) -> None:
    open_report(page, desk)
    here = page.url
    total = page.locator(".claim").count()
    page.keyboard.press("y")
    expect(page.locator("#saved")).to_contain_text("Decision 1")
    left = page.locator(".claim[data-checked='']").count()
    assert 0 < left < total
    page.keyboard.press("d")
    page.wait_for_url(lambda url: url != here)
    told = f"{LABEL} is done with {left} claims unchecked. Ctrl+Z takes it back."
    expect(page.locator("#saved")).to_contain_text(told)
    page.keyboard.press("Control+z")
    page.wait_for_url(here)
    expect(page.locator("#state")).to_have_text("new")
    expect(page.locator("#saved")).to_be_hidden()
    with desk.read() as store:
        undone = [one.undone for one in store.rulings() if isinstance(one.said, Settled)]
    assert undone == [True]


def test_escape_leads_to_the_words_of_the_claim_that_is_marked(page: Page, desk: Desk) -> None:
    open_report(page, desk)
    caret = "() => getSelection().focusNode.data?.slice(getSelection().focusOffset)"
    for leave in ("document.activeElement.blur()", "document.querySelector('.claim .put').focus()"):
        page.keyboard.press("j")
        page.evaluate(leave)
        page.keyboard.press("Escape")
        expect(page.locator("#text")).to_be_focused()
        words = page.locator("#here").inner_text().partition(": ")[2]
        assert " ".join(page.evaluate(caret).split()).startswith(words[:20])


def test_after_a_value_is_kept_the_line_tells_of_the_claim_that_is_marked(
    page: Page, desk: Desk
) -> None:
    open_report(page, desk)
    page.keyboard.press("j")
    page.keyboard.press("w")
    page.keyboard.type("2022-11-02")
    page.keyboard.press("Enter")
    expect(page.locator("#saved")).to_contain_text("When is 2022-11-02")
    page.wait_for_timeout(1500)
    marked = page.locator(".claim[aria-current]").get_attribute("data-number")
    expect(page.locator("#here")).to_contain_text(f"Claim {marked}: ")
