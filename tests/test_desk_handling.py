"""A note on how to handle a report stands before what it says, and lists keep to what they may."""

import json
import re
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page
from starlette.testclient import TestClient

from desk import client, desk, example_record, parts, received, record, remembering
from desk_browser import browser, keep_shots, page, served
from example_record import run
from store_samples import report
from twosource.model.event import Event
from twosource.model.report import Marks
from twosource.views.handling import list_handling
from twosource.views.words import tell_holders
from twosource.web.desk import Desk
from twosource.web.take_in import write_text

__all__ = ["browser", "client", "desk", "example_record", "page", "parts", "received", "record"]
__all__ += ["remembering", "served"]
# What the note from the sports hall among the examples asks for.
NOTE = "Do not name the hall&#39;s coordinator."
LABEL = "salto-hall-note"


def find_handled(desk: Desk) -> Event:
    """Give the event that rests on a report with a note."""
    with desk.read() as store:
        return next(one for one in store.events() if one.marks.handling and one.counts)


def find_key(desk: Desk) -> str:
    """Give the key of the report with a note."""
    with desk.read() as store:
        return next(one.key for one in store.reports() if one.label == LABEL)


def test_notes_are_told_once_with_the_reports_that_carry_them() -> None:
    first = report(1, label="b", marks=Marks("restricted", "partners", "no names"))
    second = report(2, label="a", marks=Marks("published", "public", "no names"))
    found = list_handling([first, second, report(3), report(4, marks=Marks(handling="ask"))])
    assert [(one.words, [label for _, label in one.reports]) for one in found] == [
        ("no names", ["a", "b"]),
        ("ask", [report(4).label]),
    ]


def hide_folds(text: str) -> str:
    """Give a page as it is seen before any fold with a note is opened."""
    return re.sub(
        r'(<details class="care"><summary>.*?</summary>).*?</details>', r"\1", text, flags=re.DOTALL
    )


def test_who_is_told_of_and_whose_word_it_is_stands_behind_the_note(
    client: TestClient, desk: Desk
) -> None:
    event = find_handled(desk)
    with desk.read() as store:
        other = next(one for one in store.events() if one.id != event.id)
    sources = event.origins.human_at_most
    assert sources
    for address in (
        f"/event/{event.label}",
        f"/compare?left={event.label}&right={other.label}",
        f"/merge?event={event.label}&event={other.label}",
        split_off_first(event),
    ):
        text = unescape(client.get(address).text)
        folded = hide_folds(text)
        assert text.count("Handling:</strong> Do not name the hall's coordinator. <span") == 1
        assert 'id="handling"' in folded
        assert folded.count('href="#handling"') >= 2
        for name in (*sources, *(f"{one.value.role}: {one.value.name}" for one in event.who)):
            assert name not in folded, (address, name)
    text = unescape(client.get(f"/event/{event.label}").text)
    assert all(name in text for name in sources)
    plain = next(one for one in iter_plain(desk) if one.origins.human_at_most)
    text = unescape(client.get(f"/event/{plain.label}").text)
    assert 'class="care"' not in text


def split_off_first(event: Event) -> str:
    """Give the address that shows an event without its first claim."""
    return f"/event/{event.label}/split?claim={event.claims[0]}"


def test_what_is_folded_stays_folded_on_paper_unless_it_was_opened(page: Page, desk: Desk) -> None:
    event = find_handled(desk)
    page.goto(f"/event/{event.label}")
    page.emulate_media(media="print")
    main, name = page.locator("main"), event.origins.human_at_most[0]
    assert name not in find_section(page)
    assert "Show the names" in main.inner_text()
    page.emulate_media(media="screen")
    page.locator("#origins .care > summary").click()
    page.emulate_media(media="print")
    assert name in find_section(page)


def find_section(page: Page) -> str:
    return page.locator("#origins").inner_text()


def iter_plain(desk: Desk) -> list[Event]:
    with desk.read() as store:
        return [one for one in store.events() if not one.marks.handling]


def test_a_report_tells_its_note_before_its_text(client: TestClient, desk: Desk) -> None:
    text = client.get(f"/report/{find_key(desk)}").text
    assert text.count(NOTE) == 1
    assert text.index(NOTE) < text.index('id="text"')
    with desk.read() as store:
        other = next(one.key for one in store.reports() if not one.marks.handling)
    assert "Handling:" not in client.get(f"/report/{other}").text


def test_an_event_tells_it_once_and_leads_back_to_it_from_each_passage(
    client: TestClient, desk: Desk
) -> None:
    event = find_handled(desk)
    text = client.get(f"/event/{event.label}").text
    assert text.index(NOTE) < text.index("<h1>")
    assert f'<a href="/report/{find_key(desk)}">{LABEL}</a>' in text[: text.index("<h1>")]
    claims = text[text.index('id="claims"') : text.index('id="alike"')]
    passages = re.findall(r'<p class="source">.*?</p>', claims, re.DOTALL)
    assert passages
    assert all(('href="#handling"' in one) == (LABEL in one) for one in passages)
    assert text.count(NOTE) == 1
    assert 'id="handling"' in text
    with desk.read() as store:
        other = next(one.label for one in store.events() if not one.marks.handling)
    assert "Handling:" not in client.get(f"/event/{other}").text
    for address in (f"/compare?left={event.label}", f"/merge?event={event.label}"):
        asked = f"{address}&{'right' if 'compare' in address else 'event'}={other}"
        page = client.get(asked).text
        assert NOTE in page
        assert page.index(NOTE) < page.index("<table" if "compare" in address else "<dl")


def test_a_list_of_events_marks_it_and_says_neither_what_it_is_nor_whose_word(
    client: TestClient, desk: Desk
) -> None:
    event = find_handled(desk)
    assert tell_holders(event) == "on its page"
    assert tell_holders(replace(event, marks=Marks())) != "on its page"
    for view in ("table", "map", "time", "figures"):
        text = client.get(f"/?view={view}&everything=1").text
        assert NOTE not in text
        assert "coordinator" not in text
    text = client.get("/?everything=1").text
    row = text[text.index(f'<a href="/event/{event.label}">') :].partition("</tr>")[0]
    assert "handling note" in row
    assert "on its page: handle with care" in row
    (kept,) = (one for one in desk.board().rows if one.label == event.label)
    assert (kept.handling, kept.holders) == (True, "on its page")
    others = [one for one in desk.board().rows if not one.handling]
    assert any(one.holders for one in others)


def test_the_terminal_lists_it_likewise(desk: Desk, record: Path) -> None:
    event = find_handled(desk)
    told = run("events", "--record", str(record)).stdout
    line = next(one for one in told.splitlines() if one.startswith(event.label))
    assert "on its page" in line
    assert "handling note" in told
    assert "coordinator" not in told
    assert "coordinator" in run("show", event.label, "--record", str(record)).stdout


def test_the_inbox_and_the_queue_mark_it(client: TestClient, desk: Desk) -> None:
    text = client.get("/inbox").text
    row = text[text.index(f'<tr data-report="{find_key(desk)}"') :].partition("</tr>")[0]
    assert "handling note" in row
    assert text.count('class="handled">handling note') == 1
    assert NOTE not in text
    event = find_handled(desk)
    with desk.read() as store:
        told = store.claims_of(event.claims)
    claim = next(one.claim.id for one in told if one.claim.report == find_key(desk))
    # Half as many as the other report tells of: a conflict.
    given = {"claim": claim, "facet": "count", "of": "people.displaced", "value": "60"}
    client.post(f"/report/{find_key(desk)}/value", data=given)
    doubt = next(
        one
        for one in desk.look_at_queue().doubts
        if one.kind == "conflict" and one.event == event.label
    )
    text = client.get(f"/queue?kind=conflict&at={doubt.key}").text
    assert "handling note" in text
    side = text[text.index(f">{LABEL}</a>") :]
    assert side.index(NOTE) < side.index("<blockquote")


@pytest.mark.parametrize(("note", "name"), [("", "A title"), ("call first", "pasted now")])
def test_a_pasted_text_with_a_note_is_not_named_by_its_title(note: str, name: str) -> None:
    given = dict.fromkeys(("outlet", "published", "url", "access", "consent"), "")
    given |= {"text": "Four drovers met.", "title": "A title", "handling": note}
    line = json.loads(write_text(given, "now")[1])
    assert (line["id"], line["title"]) == (name, "A title")


def test_an_export_warns_of_it(record: Path) -> None:
    words = ["export", "--record", str(record), "--table", "reports", "--out", "-"]
    result = run(*words)
    assert result.exit_code == 0
    assert "Warning: 1 of 20 lines carry a note on how to handle them" in result.stderr


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1300])
def test_nobody_is_kept_from_a_note(page: Page, desk: Desk, scheme: str, width: int) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.set_viewport_size({"width": width, "height": 900})
    event = find_handled(desk)
    for address in (f"/event/{event.label}", f"/report/{find_key(desk)}", "/?everything=1"):
        page.goto(address)
        keep_shots(page, f"handling-{address.split('/')[1]}-{scheme}")
        found = Axe().run(page).response["violations"]
        assert [one["id"] for one in found if one["impact"] in ("serious", "critical")] == []
        wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert wide <= 0
