"""Blanks answered in the queue: filled, refused, and given in the report."""

import re
from html import unescape

import pytest
from starlette.testclient import TestClient

from desk import client, desk, example_record, record
from doubts_at_desk import JSON, answer, event_of, find_blank, list_doubts, list_rulings
from twosource.model.ruling import Valued
from twosource.model.values import Blank
from twosource.views.doubts import begin_looked
from twosource.web.desk import Desk

__all__ = ["client", "desk", "example_record", "record"]


def test_a_blank_is_filled_with_what_a_report_says(client: TestClient, desk: Desk) -> None:
    doubt = find_blank(desk)
    key = doubt.claims[0]
    told = answer(client, doubt, "fill", claim=key, when="4 May 2021", note="by the masthead")
    assert told["said"] == "Decisions 1, 2: Filled in: day 2021-05-04."
    valued, looked = list_rulings(desk)
    assert isinstance(valued.said, Valued)
    assert (valued.said.facet, valued.said.words, valued.said.at) == ("when", "2021-05-04", None)
    assert looked.note is not None
    assert looked.note.startswith(f"{begin_looked(doubt)} With decision 1. Filled in: ")
    assert not isinstance(event_of(desk, doubt).when, Blank)
    client.post("/queue/undo")
    assert isinstance(event_of(desk, doubt).when, Blank)


def test_the_words_that_say_it_are_kept_with_it(client: TestClient, desk: Desk) -> None:
    doubt = find_blank(desk, "where")
    with desk.read() as store:
        (one,) = store.claims_of(doubt.claims[:1])
    at = f"{one.claim.passage.start}-{one.claim.passage.end}"
    given = {"claim": doubt.claims[0], "where": "Gore (geonames:6201424)", "where_at": at}
    answer(client, doubt, "fill", **given)
    valued = list_rulings(desk)[0].said
    assert isinstance(valued, Valued)
    assert [place.id for place in valued.places] == ["geonames:6201424"]
    assert valued.at is not None
    assert valued.at.overlaps(one.claim.passage)


@pytest.mark.parametrize(
    ("given", "field", "why"),
    [
        ({}, "", "Type what the report says"),
        ({"when": "soon"}, "when", "'soon' is no date: write 4 May 2021"),
        ({"when": "2021", "when_at": "9-4"}, "when", "9-4 are no characters"),
    ],
)
def test_what_is_no_value_is_told_beside_its_field_with_what_was_typed(
    client: TestClient, desk: Desk, given: dict[str, str], field: str, why: str
) -> None:
    doubt = find_blank(desk)
    more = {"claim": doubt.claims[0], "note": "my <note>", **given}
    told = answer(client, doubt, "fill", **more)
    assert told["field"] == field
    assert why in told["problem"]
    page = client.post("/queue", data={"kind": "blank", "at": doubt.key, "verdict": "fill", **more})
    assert page.status_code == 422
    assert why in unescape(page.text)
    assert 'value="my &lt;note&gt;"' in page.text
    assert f'value="{given.get("when", "")}"' in page.text
    assert list_rulings(desk) == []


def test_a_claim_that_is_gone_is_filled_by_nobody(client: TestClient, desk: Desk) -> None:
    doubt = find_blank(desk)
    given = {"kind": "blank", "at": doubt.key, "verdict": "fill", "claim": "f" * 32, "when": "2021"}
    assert client.post("/queue", data=given).status_code == 404
    given["verdict"] = "stand"
    assert client.post("/queue", data=given).status_code == 400


def test_the_way_to_the_report_leads_back_to_the_queue(client: TestClient, desk: Desk) -> None:
    every = list_doubts(desk, "blank")
    doubt = find_blank(desk)
    after = every[every.index(doubt) + 1]
    text = unescape(client.get(f"/queue?kind=blank&at={doubt.key}").text)
    found = re.search(r'href="(/report/[^"#]+&facet=when[^"#]*)#value-form"', text)
    assert found is not None
    page = unescape(client.get(found[1]).text)
    back = f"/queue?kind=blank&at={after.key}"
    assert f'<a href="{back}">Back to the queue</a>' in page
    assert '<option value="when" selected>' in page
    report = re.match(r"/report/([^?]+)", found[1])
    assert report is not None
    given = {"claim": doubt.claims[0], "facet": "when", "value": "2021", "back": back}
    sent = client.post(f"/report/{report[1]}/value", data=given, follow_redirects=False)
    assert sent.headers["location"].startswith(f"{back}&said=Decision+1%3A+When+is+2021")
    told = client.post(f"/report/{report[1]}/value", data=given, headers=JSON).json()
    assert told["address"].startswith(f"{back}&said=Decision+2")
    given["back"] = "https://elsewhere.example/queue"
    sent = client.post(f"/report/{report[1]}/value", data=given, follow_redirects=False)
    assert sent.headers["location"] == f"/report/{report[1]}#claim-{doubt.claims[0]}"
