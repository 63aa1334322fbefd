"""Passages that may be hard to read: folded wherever they are shown, opened and folded again."""

import re
from html import unescape

import pytest
from playwright.sync_api import Page, expect
from starlette.testclient import TestClient

from desk import client, desk, example_record, parts, received, record, remembering
from desk_browser import browser, keep_shots, page, served
from test_desk_places import find_grave
from twosource.stages.graphic import find_graphic, is_described
from twosource.web.desk import Desk

__all__ = ["browser", "client", "desk", "example_record", "page", "parts", "received", "record"]
__all__ += ["remembering", "served"]

HARD = "Two drivers were beheaded near Salto, Uruguay, on 7 May 2024, the police said."
PLAIN = "The police arrested a man of 40 at Salto, Uruguay, on 9 May 2024."
GIVEN = {
    "text": f"{HARD}\n\nTheir hands had been cut off, a nurse told Port Paper.\n\n{PLAIN}",
    "title": "Drivers found",
    "outlet": "Port Paper",
    "published": "2024-05-10",
    "access": "restricted",
}
LINE = "its words are folded, they may be hard to read. Open them in the text."


def take_in(client: TestClient, desk: Desk) -> tuple[str, str]:
    """Take the report in; give its key, and the label of the event of the hard passage."""
    assert client.post("/take-in", data=GIVEN, files={"files": ("", b"")}).status_code == 200
    with desk.read() as store:
        report = next(one for one in store.reports() if one.label == GIVEN["title"])
        claims = store.reading(report.key).claims
        hard = next(one for one in claims if "beheaded" in one.passage.of(report.text))
        (event,) = store.events_told_by([hard.id]).values()
        return report.key, store.labels_of([event])[event]


@pytest.mark.parametrize(
    "words",
    [
        "His fingers had been crushed and his ears torn off.",
        "Soldiers cut out the tongue of an old man.",
        "They hacked her arm off and smashed both hands.",
        "The bodies were burnt beyond recognition.",
        "The miner's skull was caved in.",
        "Her teeth had been pulled out; one boy's throat was slit open.",
    ],
)
def test_what_was_done_to_a_part_of_a_body_is_hard_to_read(words: str) -> None:
    assert is_described(words)


@pytest.mark.parametrize(
    "words",
    [
        "The village was cut off by snow, and the roof was blown off the school.",
        "The flow of arms was cut off; the head of the office was cut out of the talks.",
        "He pulled out his hand, and the party tore itself apart.",
        "Their hopes were crushed, and his budget was slashed.",
        "A skull was found, and the head of the union was killed.",
    ],
)
def test_the_same_verbs_of_other_things_are_not(words: str) -> None:
    assert find_graphic(words, (), []) == ()


def outside(page: str) -> str:
    """Give the words of a page that stand in no fold that is closed."""
    open_ = re.sub(r'<details class="hard[^"]*">.*?</details>', "", page, flags=re.DOTALL)
    open_ = re.sub(r'<span class="fold" .*?</span>', "", open_, flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", "", open_)).split())


def test_an_event_folds_what_its_report_folds(client: TestClient, desk: Desk) -> None:
    key, label = take_in(client, desk)
    for address in (f"/report/{key}", f"/event/{label}"):
        page = client.get(address).text
        assert "beheaded" not in outside(page)
        assert "beheaded" in page
    client.post(f"/report/{key}/folds", data={"always": "1"})
    page = client.get(f"/event/{label}").text
    assert '<details class="hard" open>' in page
    assert '<details class="hard">' not in page


def test_two_events_side_by_side_fold_it_too(client: TestClient, desk: Desk) -> None:
    key, label = take_in(client, desk)
    with desk.read() as store:
        claims = [one.id for one in store.reading(key).claims]
        labels = store.labels_of(set(store.events_told_by(claims).values()))
    (other, *_) = sorted(set(labels.values()) - {label})
    page = client.post("/compare/weigh", data={"left": label, "right": other}).text
    assert "beheaded" in page
    assert "beheaded" not in outside(page)


def test_the_queue_folds_the_words_around_a_passage_too(client: TestClient, desk: Desk) -> None:
    take_in(client, desk)
    desk.look_at_queue_again()
    queue = desk.look_at_queue()
    of = [one for one in queue.doubts if one.kind in {"blank", "single", "moved"}]
    told = [client.get(f"/queue?kind={one.kind}&at={one.key}").text for one in of]
    hard = [text for text in told if "beheaded" in text]
    assert hard
    for text in hard:
        assert "beheaded" not in outside(text)
        assert "hands had been cut off" not in outside(text)


def test_the_line_above_the_text_keeps_folded_words_back(
    page: Page, client: TestClient, desk: Desk
) -> None:
    key, label = take_in(client, desk)
    page.goto(f"/event/{label}")
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        assert find_grave(page) == []
    keep_shots(page, "hard-event")
    page.goto(f"/report/{key}")
    page.locator("#keys").wait_for(state="visible")
    assert find_grave(page) == []
    here = page.locator("#here")
    expect(here).to_contain_text(LINE)
    first = page.locator(".unfold").first
    first.focus()
    page.keyboard.press("Enter")
    expect(here).to_contain_text("beheaded")
    assert page.locator("#fold-1").is_visible()
    assert page.evaluate("() => document.activeElement.className") == "unfold"
    expect(first).to_contain_text("Fold again")
    page.keyboard.press("Enter")
    expect(here).to_contain_text(LINE)
    keep_shots(page, "hard-folded")


def test_all_are_opened_and_folded_again_and_the_page_says_which(
    page: Page, client: TestClient, desk: Desk
) -> None:
    key, _ = take_in(client, desk)
    page.goto(f"/report/{key}")
    page.locator("#keys").wait_for(state="visible")
    every, now = page.locator("#open-all"), page.locator("#folded-now")
    expect(now).to_have_text("2 of 2 folded")
    every.focus()
    page.keyboard.press("Enter")
    expect(now).to_have_text("all open")
    expect(every).to_have_text("Fold all here")
    assert page.evaluate("() => document.activeElement.id") == "open-all"
    page.keyboard.press("Enter")
    expect(now).to_have_text("2 of 2 folded")
    assert page.locator(".fold:visible").count() == 0


TITLE = "Mutilated bodies found at Salto"


def take_in_titled(client: TestClient, desk: Desk) -> tuple[str, str]:
    """Take in a report with a graphic title and victim; its key, and the label of its event."""
    text = "The army killed three mutilated bodies near Salto, Uruguay, on 7 May 2024, police said."
    given = {**GIVEN, "title": TITLE, "text": text}
    assert client.post("/take-in", data=given, files={"files": ("", b"")}).status_code == 200
    with desk.read() as store:
        report = next(one for one in store.reports() if one.label == TITLE)
        claims = [one.id for one in store.reading(report.key).claims]
        told = store.events_told_by(claims)
        labels = store.labels_of(told.values())
        events = [one for one in store.events() if one.id in set(told.values())]
        event = next(one for one in events if any("mutilated" in w.value.name for w in one.who))
        return report.key, labels[event.id]


def test_a_graphic_title_is_in_no_list_heading_or_tab(client: TestClient, desk: Desk) -> None:
    key, label = take_in_titled(client, desk)
    name = "report of 2024-05-10, Port Paper: title folded"
    report = client.get(f"/report/{key}").text
    assert f"<title>{name}" in report
    assert f"<h1>{name}</h1>" in report
    for address in (f"/report/{key}", "/inbox", f"/event/{label}", "/queue", "/?words=police"):
        text = client.get(address).text
        assert "utilated" not in outside(text), address
        if address != "/queue":
            assert name in outside(text)
    assert TITLE in client.get("/inbox").text
    client.post("/inbox", data={"report": key, "state": "mine"})
    told = client.get("/inbox?said=").text
    assert "utilated" not in outside(told)


def test_graphic_values_are_folded_wherever_they_are_shown(client: TestClient, desk: Desk) -> None:
    key, label = take_in_titled(client, desk)
    with desk.read() as store:
        other = next(one.label for one in store.events() if one.label != label and one.who)
    for address in (
        f"/event/{label}",
        f"/compare?left={label}&right={other}",
        f"/merge?event={label}&event={other}",
        f"/report/{key}",
        f"/report/{key}?part=record",
    ):
        text = client.get(address).text
        assert "mutilated bodies" in text, address
        assert "mutilated" not in outside(text), address
    client.post(f"/report/{key}/folds", data={"always": "1"})
    assert '<details class="hard few" open>' in client.get(f"/event/{label}").text


def test_what_is_folded_stays_folded_on_paper(page: Page, client: TestClient, desk: Desk) -> None:
    key, label = take_in(client, desk)
    page.emulate_media(media="print")
    for address in (f"/event/{label}", f"/report/{key}"):
        page.goto(address)
        assert "beheaded" not in page.locator("main").inner_text()
    page.goto(f"/event/{label}")
    page.emulate_media(media="screen")
    page.locator("#claims .hard > summary").first.click()
    page.emulate_media(media="print")
    assert "beheaded" in page.locator("main").inner_text()


def test_without_scripts_all_are_opened_and_folded_by_a_link(
    client: TestClient, desk: Desk
) -> None:
    key, _ = take_in(client, desk)
    opened = client.get(f"/report/{key}?graphic=open").text
    assert "all open" in opened
    assert 'href="?graphic=fold">Fold all here' in opened
    client.post(f"/report/{key}/folds", data={"always": "1"})
    assert "2 of 2 folded" in client.get(f"/report/{key}?graphic=fold").text
