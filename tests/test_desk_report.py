"""The page of a report: what it shows without a script, what it keeps, and what it refuses."""

import re
from html import unescape
from itertools import pairwise
from typing import Any

import pytest
from starlette.testclient import TestClient

from desk import client, desk, example_record, parts, received, record, remembering
from twosource.model.report import Report
from twosource.model.ruling import Valued
from twosource.model.spans import Span
from twosource.stages.facet_words import list_parts
from twosource.stages.graphic import Graphic
from twosource.stages.plain_values import say_part
from twosource.views.report_marks import KINDS, join_passages, list_marks
from twosource.views.report_view import ReportView, see_report
from twosource.web.desk import Desk
from twosource.web.report_text import draw

__all__ = ["client", "desk", "example_record", "parts", "received", "record", "remembering"]

LABEL = "slip_toll_second_day.txt"


CODED = {
    "passage.words": "stones began to fall again",
    "type": "disaster/landslide",
    "when.value": "2022-11-04",
    "when.at": "0-0",
    "counts.0.of": "",
    "who.1.role": "target",
    "who.1.words": "Rescuers",
    "who.1.entity": "group",
    "said_by.0.words": "the office",
    "said_by.0.kind": "organisation",
    "said_by.0.cue.words": "said",
    "note": "seen by hand",
}


def find(desk: Desk, label: str = LABEL) -> Report:
    with desk.read() as store:
        return next(one for one in store.reports() if one.label == label)


def look(desk: Desk, label: str = LABEL) -> ReportView:
    key = find(desk, label).key
    with desk.read() as store:
        return see_report(store, key)


def text_of(page: str) -> str:
    """Give the characters of the report as a parser of HTML would, without buttons."""
    inner = re.search(r'<div id="text"[^>]*>(.*?)</div>', page, re.DOTALL)
    assert inner is not None
    without = re.sub(r"<button.*?</button>", "", inner[1], flags=re.DOTALL)
    return unescape(re.sub(r"<[^>]+>", "", without))


def test_every_report_is_shown_with_each_of_its_characters(desk: Desk, client: TestClient) -> None:
    with desk.read() as store:
        reports = list(store.reports())
    for report in reports:
        assert text_of(client.get(f"/report/{report.key}").text) == report.text


def test_characters_that_a_parser_would_change_are_kept() -> None:
    text = "One\r\ntwo & <b>\0 \U0001f6a2 e\u0301 end"
    folds = (Graphic(Span(5, 8), ("torture",)),)
    drawn = list(draw(text, [Span(2, 6), Span(7, 12)], folds))
    assert [(one.number, one.why) for one in drawn] == [(0, ""), (1, "torture"), (0, "")]
    whole = "".join(str(run.text) for one in drawn for run in one.runs)
    assert whole == "One&#13;\ntwo &amp; &lt;b&gt;\ufffd \U0001f6a2 e\u0301 end"
    marked = [(str(run.text), run.passage) for one in drawn for run in one.runs if run.passage]
    assert marked == [("e&#13;\n", 1), ("t", 1), ("o", 2), (" &amp; &lt;", 2)]


def test_marks_stand_on_the_words_of_each_claim(desk: Desk) -> None:
    view = look(desk)
    marks = list_marks(view)
    text = view.report.text
    assert {one.kind for one in marks} == set(KINDS)
    told = {(one.kind, one.span.of(text)) for one in marks}
    assert {("when", "3 November 2022"), ("count", "two people"), ("cue", "said")} <= told
    assert ("where", "Hokitika") in told
    joined = join_passages(view.claims)
    assert all(one.end < other.start for one, other in pairwise(joined))
    covered = [one.grounded.claim.passage for one in view.claims]
    assert all(any(whole.covers(one) for whole in joined) for one in covered)
    unread = [one.span for one in marks if one.kind == "unread"]
    assert unread
    assert not any(one.overlaps(passage) for one in unread for passage in covered)


def test_each_claim_leads_to_its_event_and_to_its_place_in_the_text(
    desk: Desk, client: TestClient
) -> None:
    view = look(desk)
    page = client.get(f"/report/{view.report.key}").text
    for told in view.claims:
        assert f'id="claim-{told.grounded.claim.id}"' in page
        assert told.label is None or f'href="/event/{told.label}"' in page
    assert "Received 20" in page
    assert "SHA-256" in page
    assert f"<code>{view.report.key}</code>" in page


def test_the_link_to_the_original_is_text_alone(desk: Desk, client: TestClient) -> None:
    with desk.read() as store:
        report = next(one for one in store.reports() if one.url)
    page = client.get(f"/report/{report.key}").text
    assert report.url is not None
    assert report.url in page
    assert f'href="{report.url}' not in page


Answer = tuple[int, str, dict[str, Any]]


def send(client: TestClient, desk: Desk, what: str, **fields: str) -> Answer:
    """Send a form as a script does; give the status, what it says, and its JSON if there is any."""
    address = f"/report/{find(desk).key}/{what}"
    answer = client.post(address, data=fields, headers={"accept": "application/json"})
    told = answer.json() if "json" in answer.headers["content-type"] else {}
    return answer.status_code, answer.text, told


def submit(client: TestClient, desk: Desk, what: str, **fields: str) -> tuple[int, str]:
    """Send a form without a script; give the status, and where it leads or the page it gives."""
    address = f"/report/{find(desk).key}/{what}"
    answer = client.post(address, data=fields, follow_redirects=False)
    return answer.status_code, answer.headers.get("location", answer.text)


def dated(desk: Desk) -> str:
    """Give the id of the claim of the slip itself, which has a date."""
    view = look(desk)
    return next(one.grounded.claim.id for one in view.claims if one.rows[2].told == "2022-11-03")


def test_a_value_is_kept_with_the_words_that_were_shown_for_it(
    desk: Desk, client: TestClient
) -> None:
    claim, start = dated(desk), find(desk).text.index("three days of rain")
    status, _, told = send(
        client,
        desk,
        "value",
        claim=claim,
        facet="when",
        verdict="is",
        value="2022-11-02",
        start=str(start),
        end=str(start + 18),
        note="by the logbook",
    )
    words = "Decision 1: When is 2022-11-02; the machine read 2022-11-03."
    assert (status, told) == (200, {"decision": 1, "words": words})
    with desk.read() as store:
        (ruling,) = store.rulings()
    assert isinstance(ruling.said, Valued)
    assert ruling.said.at == Span(start, start + 18)
    assert (ruling.by, ruling.note) == ("R1", "by the logbook")
    row = next(one for one in look(desk).claims if one.grounded.claim.id == claim).rows[2]
    assert row.told == "2022-11-02"
    marked = {(one.kind, one.span.of(find(desk).text)) for one in list_marks(look(desk))}
    assert ("when", "three days of rain") in marked
    page = client.get(f"/report/{find(desk).key}").text
    assert "corrected to 2022-11-02; the machine read 2022-11-03" in page
    assert "is 2022-11-02; the machine read 2022-11-03, by R1" in page


def test_without_a_script_a_form_leads_back_to_the_claim(desk: Desk, client: TestClient) -> None:
    claim = dated(desk)
    fields = {"claim": claim, "facet": "when", "verdict": "does_not"}
    status, place = submit(client, desk, "value", **fields)
    assert (status, place) == (303, f"/report/{find(desk).key}#claim-{claim}")
    status, place = submit(client, desk, "undo", number="1")
    assert (status, place) == (303, f"/report/{find(desk).key}#decisions")
    assert look(desk).taken[0].undone
    assert not look(desk).pending


def test_a_decision_is_undone_where_it_was_taken(desk: Desk, client: TestClient) -> None:
    send(client, desk, "value", claim=dated(desk), facet="when", verdict="does_not")
    _, _, told = send(client, desk, "undo", number="1")
    assert told == {"decision": 1, "words": "Decision 1 is undone."}
    status, page = submit(client, desk, "undo", number="one")
    assert status == 400
    assert "say which decision is to be undone" in page
    assert submit(client, desk, "undo", number="7")[0] == 404


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"facet": "when", "value": "soon"}, "'soon' is no date: write 4 May 2021"),
        ({"facet": "when", "value": ""}, "say what the value is"),
        ({"facet": "size", "value": "3"}, "say which value it is"),
        ({"facet": "when", "verdict": "maybe", "value": "2021"}, "what is to be said of it"),
        ({"facet": "where", "value": "Nowhere at all"}, "no place is called 'Nowhere at all'"),
        ({"facet": "count", "value": "3"}, "say which count is meant"),
        ({"facet": "when", "value": "2021", "start": "9", "end": "4"}, "9-4 are no characters"),
        ({"facet": "when", "value": "2021", "start": "9", "end": "99999"}, "outside of the report"),
    ],
)
def test_what_is_no_value_is_told_in_words_and_what_was_typed_is_kept(
    desk: Desk, client: TestClient, fields: dict[str, str], why: str
) -> None:
    given = {"claim": dated(desk), "verdict": "is", "note": "my <reason>", **fields}
    status, _, told = send(client, desk, "value", **given)
    (problem,) = told["problems"]
    assert (status, problem["field"]) == (200, "value")
    assert why in problem["why"]
    status, page = submit(client, desk, "value", **given)
    assert status == 422
    assert why in unescape(page)
    assert 'value="my &lt;reason&gt;"' in page
    assert f'name="value" value="{fields["value"]}"' in page
    with desk.read() as store:
        assert store.rulings() == ()


def test_a_claim_that_is_gone_is_told_of(desk: Desk, client: TestClient) -> None:
    fields = {"claim": "0" * 32, "facet": "when", "value": "2021"}
    status, page, _ = send(client, desk, "value", **fields)
    assert status == 404
    assert "that claim is not there any more" in page


def test_a_form_for_a_value_opens_by_its_address(desk: Desk, client: TestClient) -> None:
    claim = dated(desk)
    page = client.get(f"/report/{find(desk).key}?claim={claim}&facet=where").text
    form = page[page.index('<form id="value-form"') :].partition("</form>")[0]
    assert " hidden>" not in form.partition(">")[0] + ">"
    assert f'name="claim" value="{claim}"' in form
    assert '<option value="where" selected>' in form


def suggest(client: TestClient, desk: Desk, words: str, **asked: str) -> dict[str, Any]:
    report = find(desk)
    start = report.text.index(words)
    more = {"start": str(start), "end": str(start + len(words)), **asked}
    found: dict[str, Any] = client.get(f"/report/{report.key}/value", params=more).json()
    return found


def test_selected_words_come_to_a_value(desk: Desk, client: TestClient) -> None:
    claim = dated(desk)
    told = suggest(client, desk, "Thursday", facet="when", claim=claim)
    assert (told["value"], told["machine"]) == ("2022-11-03", "2022-11-03")
    told = suggest(client, desk, "Three people", facet="count")
    assert (told["value"], told["parts"]) == ("3", [])
    told = suggest(client, desk, "Hokitika", facet="where")
    assert told["value"] == told["choices"][0]["value"]
    assert told["value"].startswith("Hokitika, town in ")
    assert "New Zealand (geonames:" in told["value"]
    assert told["choices"][0]["words"].startswith("Hokitika, town")
    assert suggest(client, desk, "Hokitika", facet="none")["value"] == ""
    assert client.get(f"/report/{find(desk).key}/value").json()["value"] == ""


def test_words_beside_a_claim_are_not_taken_for_its_own_number(
    desk: Desk, client: TestClient
) -> None:
    report = find(desk)
    with desk.read() as store:
        claims = store.claims_of([one.id for one in store.reading(report.key).claims])
    claim = next(one for one in claims if len(list_parts(one, "count")) == 1)
    (part,) = list_parts(claim, "count")
    own = claim.claim.passage.of(report.text)
    within = suggest(client, desk, own, facet="count", claim=claim.claim.id)
    assert within["of"] == say_part(part)
    beside = "Hokitika" if "Hokitika" not in own else "Thursday"
    told = suggest(client, desk, beside, facet="count", claim=claim.claim.id)
    assert (told["of"], told["parts"]) == ("", [say_part(part)])


def test_without_scripts_the_boxes_beside_the_text_are_told_to_do_nothing(
    desk: Desk, client: TestClient
) -> None:
    text = client.get(f"/report/{find(desk).key}").text
    legend = text[text.index('id="legend"') :].partition("</form>")[0]
    assert "<noscript>" in legend
    assert "these boxes do nothing" in legend


def test_hard_passages_are_folded_until_they_are_opened(desk: Desk, client: TestClient) -> None:
    text = find(desk).text
    fields = {**CODED, "type": "torture/torture", "who.1.role": "", "who.1.words": ""}
    assert send(client, desk, "claim", **fields)[0] == 200
    address = f"/report/{find(desk).key}"
    page = client.get(address).text
    assert text_of(page) == text
    assert '<span class="fold" id="fold-1">' in page
    assert "Passage folded: torture. Open" in page
    assert '<span class="fold open" id="fold-1">' in client.get(f"{address}?graphic=open").text
    kept = client.post(f"{address}/folds", data={"always": "1"}, follow_redirects=False)
    assert (kept.status_code, kept.headers["location"]) == (303, address)
    assert '<span class="fold open" id="fold-1">' in client.get(address).text
    client.post(f"{address}/folds", data={"always": "0"})
    assert '<span class="fold" id="fold-1">' in client.get(address).text


def test_a_report_that_is_not_there_is_told_of(client: TestClient) -> None:
    assert client.get("/report/none").status_code == 404
    assert client.get("/report/none/value").status_code == 404
    for what in ("claim", "value"):
        answer = client.post(f"/report/none/{what}", data={"facet": "when", "value": "2021"})
        assert answer.status_code == 404
