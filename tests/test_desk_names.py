"""What reports are called at the desk, and of which day they are, alike on every page."""

from dataclasses import replace
from html import unescape

import pytest
from starlette.testclient import TestClient

from desk import client, desk, example_record, parts, received, record, remembering
from store_samples import report
from twosource.model.report import Marks, Sourced
from twosource.model.values import Blank
from twosource.views.report_names import name_report, tell_day
from twosource.web.desk import Desk

__all__ = ["client", "desk", "example_record", "parts", "received", "record", "remembering"]
UNTITLED = "pasted 2026-11-26T10:00:00Z"
LONG = "The river has not been this high since the bridge was built, say those who live beside it"


@pytest.mark.parametrize(
    ("label", "text", "marks", "name"),
    [
        (UNTITLED, "\n Two  held after march \n\nText.", Marks(), "Two held after march"),
        (UNTITLED, LONG + " and fish in it.", Marks(), f"{LONG} …"),
        (UNTITLED, " \n", Marks(), UNTITLED),
        (UNTITLED, "Two held\n\nText.", Marks(handling="Do not name them."), UNTITLED),
        ("pasted by hand", "Two held\n\nText.", Marks(), "pasted by hand"),
    ],
)
def test_a_text_that_nobody_named_is_called_by_its_first_line(
    label: str, text: str, marks: Marks, name: str
) -> None:
    assert name_report(replace(report(1), label=label, text=text, marks=marks)) == name


def test_a_report_is_of_the_day_it_was_given_with() -> None:
    given = replace(report(1), published=Sourced("2021-05-04", "given", None))
    assert tell_day(given, None) == "2021-05-04"
    assert tell_day(replace(given, published=None), None) == ""
    assert tell_day(replace(given, published=None), Blank("no day is given")) == ""


def test_a_report_is_of_one_day_and_name_on_every_page(client: TestClient, desk: Desk) -> None:
    text = "Eight held at quay\n\nMOSS, 4 June 2024 - Police arrested eight dockers at Moss quay.\n"
    answer = client.post("/take-in", files={"text": (None, text)})
    assert answer.status_code == 200
    with desk.read() as store:
        new = next(one for one in store.reports() if one.text == text)
    desk._shelf.look_again(desk.pool)  # noqa: SLF001
    inbox = unescape(client.get("/inbox").text)
    row = inbox.split(f'data-report="{new.key}"')[1].split("</tr>")[0]
    page = unescape(client.get(f"/report/{new.key}").text)
    assert f'href="/report/{new.key}">Eight held at quay</a>' in row
    assert new.label in row
    assert "<h1>Eight held at quay</h1>" in page
    for told in (row, page):
        assert "dated 2024-06-04 by its dateline" in told
    label = row.split('href="/event/')[1].split('"')[0]
    event = client.get(f"/event/{label}").text
    assert ">Eight held at quay</a>" in event
    assert "dated 2024-06-04 by its dateline" in event


def test_the_queue_calls_a_report_as_the_inbox_does(client: TestClient, desk: Desk) -> None:
    doubt = next(one for one in desk.look_at_queue().doubts if one.kind == "blank")
    with desk.read() as store:
        (told, *_) = store.claims_of(doubt.claims)
        found = store.report(told.claim.report)
    text = client.get("/queue", params={"kind": "blank", "at": doubt.key}).text
    assert f">{name_report(found)}</a></h3>" in text
    assert tell_day(found, told.written) or "day unknown" in text
