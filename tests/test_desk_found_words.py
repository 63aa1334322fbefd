"""Words that a list of events is asked for: where they stand, marked, own claims first."""

import re
from html import unescape

import pytest
from playwright.sync_api import Page, expect
from starlette.testclient import TestClient

from desk import client, desk, example_record, parts, received, record, remembering
from desk_browser import browser, page, served
from twosource.views import found_words
from twosource.views.found_words import CARE, GRAPHIC, look_for
from twosource.web.desk import Desk

__all__ = ["browser", "client", "desk", "example_record", "page", "parts", "received", "record"]
__all__ += ["remembering", "served"]
HITS = """[...CSS.highlights.get("hit")].map((one) =>
  one.startContainer.data.slice(one.startOffset, one.endOffset))"""
TEXT = (
    "MOSS, 4 June 2024 - Police arrested eight dockers at Moss quay on Monday, 3 June 2024.\n\n"
    "Some 30 people marched through Moss on the same day.\n"
)
CARE_TEXT = "MOSS, 5 June 2024 - Police detained nine welders at Moss yard on 4 June 2024.\n"
CRUEL = "MOSS, 6 June 2024 - Guards tortured ten riggers at Moss yard on 5 June 2024.\n"


def take_in(client: TestClient, desk: Desk, text: str, **more: str) -> str:
    """Take a text in, and give the key of its report."""
    sent = {"text": (None, text), **{name: (None, one) for name, one in more.items()}}
    assert client.post("/take-in", files=sent).status_code == 200
    desk.look_again()
    with desk.read() as store:
        return next(one.key for one in store.reports() if one.text == text)


def list_rows(text: str) -> list[tuple[str, str]]:
    """Give the label of each event of a table, and what is told of the words below it."""
    rows = re.findall(
        r"<tr.*?</tr>", text.partition("<tbody>")[2].partition("</tbody>")[0], re.DOTALL
    )
    told = [(one, after) for one, after in zip(rows, [*rows[1:], ""], strict=True)]
    return [
        (re.findall(r"/event/([A-Z]{3}-\d+)", one)[0], after if "found-in" in after else "")
        for one, after in told
        if "/event/" in one
    ]


def test_events_whose_claims_hold_the_words_come_first_with_the_passage(
    client: TestClient, desk: Desk
) -> None:
    key = take_in(client, desk, TEXT)
    text = unescape(client.get("/?words=eight+dockers&order=oldest").text)
    rows = list_rows(text)
    assert len(rows) > 1
    own = ["In a claim of it" in told for _, told in rows]
    assert own == sorted(own, reverse=True)
    assert own[0]
    assert not own[-1]
    assert "<mark>eight</mark> <mark>dockers</mark>" in rows[0][1]
    assert f'href="/report/{key}?words=eight+dockers"' in rows[0][1].replace("%20", "+")
    assert "Not in its claims; elsewhere in a report of it" in rows[-1][1]
    assert "<mark>eight</mark>" in rows[-1][1]
    assert f"{sum(own)} of these events ha" in text


def test_words_of_several_sentences_are_all_shown(client: TestClient, desk: Desk) -> None:
    take_in(client, desk, TEXT)
    rows = list_rows(unescape(client.get("/?words=dockers+30").text))
    told = next(one for _, one in rows if "elsewhere in a report" in one)
    assert "<mark>dockers</mark>" in told
    assert " … Some <mark>30</mark> people" in told


def test_words_that_stand_in_no_claim_are_said_to(client: TestClient, desk: Desk) -> None:
    take_in(client, desk, f"{TEXT}\nThe weather at the quay was unusually zephyrous.\n")
    text = client.get("/?words=zephyrous").text
    assert "In no claim of these events do the words stand." in text
    assert "Of all of them only a report holds the words" in text
    assert "where-words" not in client.get("/?words=zephyrous&view=time").text
    assert "where-words" not in client.get("/?words=%21").text
    assert "where-words" not in client.get("/").text


def test_what_is_to_be_handled_with_care_or_hard_to_read_is_not_shown_in_a_list(
    client: TestClient, desk: Desk
) -> None:
    take_in(client, desk, CARE_TEXT, handling="Do not name the yard.")
    ((_, told),) = list_rows(unescape(client.get("/?words=nine+welders").text))
    assert CARE in told
    assert "<mark>" not in told
    take_in(client, desk, CRUEL)
    ((_, told),) = list_rows(unescape(client.get("/?words=ten+riggers").text))
    assert GRAPHIC in told
    assert "<mark>" not in told


def test_no_more_reports_are_looked_through_than_can_be(
    client: TestClient, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = f"The words stand in more than {found_words.MOST} reports: too many to show where."
    monkeypatch.setattr(found_words, "MOST", 1)
    text = client.get("/?words=police").text
    assert told in text
    assert "found-in" not in text
    with desk.read() as store:
        found = look_for(store, "police")
        assert not found.whole
        assert found.find("no event", ["no report"]) is None


def test_a_name_of_somebody_is_marked_nowhere(client: TestClient, desk: Desk) -> None:
    text = f"{TEXT}\nArrested was also Orsolya Vantree, a cook.\n"
    key = take_in(client, desk, text)
    page = client.get(f"/report/{key}?words=vantree").text
    assert "no such word stands in the text, or only in what may be a name" in page
    assert "data-hits" not in page
    assert "No event" in client.get("/?words=vantree").text


def test_the_words_are_marked_in_the_report(client: TestClient, desk: Desk, page: Page) -> None:
    key = take_in(client, desk, TEXT)
    assert "the words stand in 2 places" in unescape(
        client.get(f"/report/{key}?words=eight+dockers").text
    )
    assert "looked-for" not in client.get(f"/report/{key}").text
    page.goto("/?words=eight+dockers")
    page.locator(".found-in a").first.click()
    expect(page.locator(".looked-for .sample")).to_be_visible()
    marked = page.evaluate(HITS)
    assert marked == ["eight", "dockers"]
