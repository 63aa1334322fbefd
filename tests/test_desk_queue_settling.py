"""Values in conflict, and blanks, answered in the queue: kept, refused, taken back, by keys."""

import re
from html import unescape
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect
from starlette.testclient import TestClient

from desk import client, desk, example_record, parts, received, record, remembering
from desk_browser import browser, keep_shots, page, press_until, served
from twosource.model.errors import BadValue
from twosource.model.event import Event
from twosource.model.ruling import Reviewed, Ruling, Valued
from twosource.model.values import Blank
from twosource.stages.doubts import Doubt
from twosource.stages.facet_words import name_count
from twosource.stages.plain_values import say_part
from twosource.views.doubts import begin_looked
from twosource.web import queue_settling
from twosource.web.desk import Desk, Sitting
from twosource.web.forms import Sent
from twosource.web.queue_settling import Answered

__all__ = ["browser", "client", "desk", "example_record", "page", "parts", "received", "record"]
__all__ += ["remembering", "served"]
JSON = {"accept": "application/json"}


def list_doubts(desk: Desk, kind: str) -> list[Doubt]:
    return [one for one in desk.look_at_queue().doubts if one.kind == kind]


def find_rivals(desk: Desk, held: int = 2) -> Doubt:
    """Give a conflict on a number with so many passages."""
    found = list_doubts(desk, "conflict")
    return next(
        one for one in found if one.facets[0].startswith("counts") and len(one.claims) == held
    )


def find_blank(desk: Desk, facet: str = "when") -> Doubt:
    """Give a blank of which the report tells where it is."""
    return next(one for one in list_doubts(desk, "blank") if facet in one.facets)


def answer(client: TestClient, doubt: Doubt, verdict: str, **more: str) -> dict[str, str]:
    given = {"kind": doubt.kind, "at": doubt.key, "verdict": verdict, **more}
    told: dict[str, str] = client.post("/queue", data=given, headers=JSON).json()
    return told


def list_rulings(desk: Desk) -> list[Ruling]:
    with desk.read() as store:
        return [one for one in store.rulings() if not one.undone]


def event_of(desk: Desk, doubt: Doubt) -> Event:
    with desk.read() as store:
        return store.event(doubt.event)


def values_of(desk: Desk, doubt: Doubt) -> list[tuple[str, tuple[str, ...]]]:
    """Give the values still in conflict, each with its claims."""
    found = [one for one in event_of(desk, doubt).conflicts if one.facet == doubt.facets[0]]
    return [(held.value, held.claims) for one in found for held in one.values]


def find_told(desk: Desk, claim: str) -> tuple[str, str]:
    """Give the report of a claim, and which number it tells."""
    with desk.read() as store:
        (one,) = store.claims_of([claim])
    return one.claim.report, name_count(one.counts[0])


def test_a_conflict_is_shown_value_by_value_with_holders_and_their_words(
    client: TestClient, desk: Desk
) -> None:
    doubt = find_rivals(desk)
    text = unescape(client.get("/queue", params={"kind": "conflict", "at": doubt.key}).text)
    (conflict,) = (one for one in event_of(desk, doubt).conflicts if one.facet == doubt.facets[0])
    for held in conflict.values:
        assert f'value="value:{held.value}"' in text
        for holder in held.holders:
            assert f"Said by {holder}" in text
        for key in held.claims:
            assert f'value="not_so:{key}"' in text
    assert text.count('<mark class="passage">') == 2
    assert "in so many words: <q>" in text
    assert "All stand" in text


def test_a_value_that_is_right_is_put_into_the_other_passages(
    client: TestClient, desk: Desk
) -> None:
    doubt = find_rivals(desk)
    (left, _), (right, claims) = values_of(desk, doubt)
    told = answer(client, doubt, f"value:{left}", note="read  it again")
    assert told["said"] == f"Decisions 1, 2: {left} is told."
    valued, looked = list_rulings(desk)
    assert isinstance(valued.said, Valued)
    assert (valued.said.verdict, valued.said.words, valued.said.machine) == ("is", left, right)
    assert valued.note == f"{begin_looked(doubt)} read it again"
    assert isinstance(looked.said, Reviewed)
    assert looked.note == f"{begin_looked(doubt)} With decision 1. {left} is told. read it again"
    assert values_of(desk, doubt) == []
    assert doubt.key not in client.get("/queue?kind=conflict").text
    with desk.read() as store:
        (one,) = store.claims_of(claims)
    assert [(each.value, each.machine) for each in one.corrections] == [(left, right)]


def test_an_answer_of_several_decisions_is_taken_back_as_one(
    client: TestClient, desk: Desk
) -> None:
    doubt = find_rivals(desk)
    before = values_of(desk, doubt)
    answer(client, doubt, f"value:{before[1][0]}")
    told = client.post("/queue/undo", headers=JSON).json()
    assert told["said"] == "Decisions 1, 2 are undone."
    assert told["next"] == f"/queue?{urlencode({'kind': 'conflict', 'at': doubt.key})}"
    assert told["undo"] is False
    assert list_rulings(desk) == []
    assert values_of(desk, doubt) == before
    desk.look_at_queue_again()
    assert doubt.key in client.get("/queue?kind=conflict").text


def test_an_answer_of_which_nothing_is_left_is_asked_for_again(
    client: TestClient, desk: Desk
) -> None:
    doubt = find_rivals(desk)
    answer(client, doubt, f"value:{values_of(desk, doubt)[0][0]}")
    desk.look_at_queue_again()
    assert doubt.key not in client.get("/queue?kind=conflict").text
    client.post("/undo", data={"number": "1"})
    desk.look_at_queue_again()
    assert doubt.key in client.get("/queue?kind=conflict").text


def test_what_cannot_be_kept_of_an_answer_is_told_in_words(
    client: TestClient, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*given: object) -> Valued:
        raise BadValue(f"no value for {len(given)}")

    monkeypatch.setattr(queue_settling, "check_given", refuse)
    doubt = find_rivals(desk)
    (left, _), (_, (key,)) = values_of(desk, doubt)
    for verdict in (f"value:{left}", f"not_so:{key}"):
        assert answer(client, doubt, verdict)["problem"] == "no value for 4."
    assert list_rulings(desk) == []


def test_a_passage_that_does_not_say_it_leaves_the_rest(client: TestClient, desk: Desk) -> None:
    doubt = find_rivals(desk, 3)
    shared, single = sorted(values_of(desk, doubt), key=lambda one: -len(one[1]))
    told = answer(client, doubt, f"not_so:{shared[1][0]}")
    assert told["next"] == f"/queue?{urlencode({'kind': 'conflict', 'at': doubt.key})}"
    assert told["said"].startswith("Decision 1: the text does not say it.")
    (valued,) = list_rulings(desk)
    assert isinstance(valued.said, Valued)
    assert (valued.said.verdict, valued.said.facet) == ("does_not", "count")
    told = client.post("/queue/undo", headers=JSON).json()
    assert told["said"] == "Decision 1 is undone."
    assert told["next"].endswith(doubt.key)
    told = answer(client, doubt, f"not_so:{single[1][0]}")
    assert told["said"] == "Decisions 2, 3: the text does not say it."
    assert values_of(desk, doubt) == []


def test_who_is_left_is_known_before_it_is_worked_in(
    client: TestClient, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk.works, "ask", lambda _: 1)
    doubt = find_rivals(desk, 3)
    shared, _ = sorted(values_of(desk, doubt), key=lambda one: -len(one[1]))
    answer(client, doubt, f"not_so:{shared[1][0]}")
    text = client.get(f"/queue?kind=conflict&at={doubt.key}").text
    assert "Decision 1: the text does not say it" in text
    assert f'value="not_so:{shared[1][0]}"' not in text
    told = answer(client, doubt, f"not_so:{shared[1][1]}")
    assert told["said"] == "Decisions 2, 3: the text does not say it."
    # Somebody says that it does after all: the last word counts.
    with desk.read() as store:
        claims = [store.claims_of([key])[0] for key in shared[1]]
    report = claims[0].claim.report
    given = {"claim": shared[1][0], "facet": "count", "of": "people", "verdict": "says"}
    client.post(f"/report/{report}/value", data=given)
    text = client.get(f"/queue?kind=conflict&at={doubt.key}").text
    assert f'value="not_so:{shared[1][0]}"' in text


def test_a_denial_is_left_to_stand_or_put_right_in_the_report(
    client: TestClient, desk: Desk
) -> None:
    doubt = next(one for one in list_doubts(desk, "conflict") if one.facets == ("stance",))
    text = client.get(f"/queue?kind=conflict&at={doubt.key}").text
    assert 'value="value:' not in text
    assert 'value="not_so:' not in text
    assert "facet=stance" in text
    for verdict in (f"not_so:{doubt.claims[0]}", "value:told as so"):
        assert answer(client, doubt, verdict)["problem"]
    assert list_rulings(desk) == []


def test_of_more_passages_than_are_shown_none_is_put_right(
    client: TestClient, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queue_settling, "MOST_SETTLED", 2)
    doubt = find_rivals(desk, 3)
    (left, _), _ = values_of(desk, doubt)
    text = client.get(f"/queue?kind=conflict&at={doubt.key}").text
    assert 'value="value:' not in text
    assert "more passages than can be shown" in text
    assert "1 more claim of it" in text
    assert answer(client, doubt, f"value:{left}")["problem"]
    assert answer(client, doubt, "stand")["said"] == "Decision 1: All stand."


def test_values_that_are_in_conflict_no_more_are_told_so(client: TestClient, desk: Desk) -> None:
    doubt = find_rivals(desk)
    (left, _), (_, claims) = values_of(desk, doubt)
    report, of = find_told(desk, claims[0])
    for claim in claims:
        given = {"claim": claim, "facet": "count", "of": of, "verdict": "does_not"}
        client.post(f"/report/{report}/value", data=given)
    assert values_of(desk, doubt) == []
    text = client.get(f"/queue?kind=conflict&at={doubt.key}").text
    assert "not in conflict any more" in text
    told = queue_settling.settle_conflict(desk, doubt, Sent({"verdict": [f"value:{left}"]}))
    assert told == Answered(queue_settling.GONE, problem=True)


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


def test_of_several_places_of_a_name_one_is_chosen(page: Page, desk: Desk) -> None:
    doubt = find_blank(desk, "where")
    wait_for(page, "blank", doubt.key)
    name = find_name_of_several(desk)
    page.fill("#fill-where", name)
    page.keyboard.press("Enter")
    expect(page.locator("#fill-where-problem")).to_contain_text("is the name of several places")
    page.locator(".choices [role=option]").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#fill-where")).to_have_value(re.compile(r"^\w.*\((geonames|iso):.+\)$"))
    page.keyboard.press("Enter")
    expect(page.locator("#said")).to_contain_text("2: Filled in: place ")


def find_name_of_several(desk: Desk) -> str:
    """Give a name that the table of places has more than once."""
    names = ("San José", "Springfield", "San Juan", "Victoria", "Gore", "Salto")
    found = desk.gazetteer().find(names)
    return next(name for name in names if len(found.get(name, ())) > 1)


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


def test_a_form_that_an_address_asks_for_shows_the_value_as_it_stands(
    client: TestClient, desk: Desk
) -> None:
    doubt = find_rivals(desk)
    report, of = find_told(desk, doubt.claims[0])
    given = {"claim": doubt.claims[0], "facet": "source"}
    page = unescape(client.get(f"/report/{report}", params=given).text)
    form = page[page.index('<form id="value-form"') :]
    value = re.search(r'name="value" value="([^"]*)"', form)
    assert value is not None
    assert value[1].endswith(" (outlet)")
    assert " → " in value[1]
    kept = {**given, "value": value[1], "verdict": "is"}
    told = client.post(f"/report/{report}/value", data=kept, headers=JSON).json()
    assert "problems" not in told
    given["facet"], given["of"] = "count", of
    page = unescape(client.get(f"/report/{report}", params=given).text)
    assert f'name="of" value="{say_part(of)}"' in page


def test_nothing_is_there_to_undo_before_the_first_answer(client: TestClient, desk: Desk) -> None:
    undo = '<button type="submit" disabled>Undo my last answer</button>'
    assert undo in client.get("/queue").text
    answer(client, find_rivals(desk), "stand")
    assert undo not in client.get("/queue").text
    desk.sitting = Sitting("R2", "copy.db")
    assert undo in client.get("/queue").text


def test_each_kind_says_what_it_counts(client: TestClient, desk: Desk) -> None:
    text = unescape(client.get("/queue?kind=single").text)
    alone = sum(one.shown and one.origins <= 1 for one in desk.board().rows)
    assert "One origin, a text to get" in text
    assert f'all {alone} on <a href="/?origins=1">at most one origin</a>' in text
    found = re.search(r"(\d+)</strong>|(\d+) of \d+ events", client.get("/?origins=1").text)
    assert found is not None


def wait_for(page: Page, kind: str, at: str = "") -> None:
    page.goto(f"/queue?{urlencode({'kind': kind, 'at': at})}")
    page.wait_for_timeout(200)
    for passage in page.locator(".passage strong").all():
        passage.evaluate("one => one.scrollIntoView({ block: 'center' })")
        page.wait_for_timeout(100)
    expect(page.locator("html")).to_have_attribute("data-ready", re.compile("."))


def test_one_key_says_which_value_is_right(page: Page, desk: Desk) -> None:
    doubt = find_rivals(desk)
    wait_for(page, "conflict", doubt.key)
    keep_shots(page, "queue-conflict")
    expect(page.locator("#undo button")).to_be_disabled()
    (left, _), _ = values_of(desk, doubt)
    page.keyboard.press("9")
    page.keyboard.press("1")
    expect(page.locator("#said")).to_have_text(f"Decisions 1, 2: {left} is told.")
    expect(page.locator("#item h2")).not_to_contain_text(doubt.event)
    expect(page.locator("#undo button")).to_be_enabled()
    page.keyboard.press("Control+z")
    expect(page.locator("#said")).to_contain_text("Decisions 1, 2 are undone.")
    expect(page.locator("#item h2")).to_contain_text(doubt.event)
    expect(page.locator("#undo button")).to_be_disabled()


def test_a_digit_waits_until_the_passages_were_on_the_screen(page: Page, desk: Desk) -> None:
    page.set_viewport_size({"width": 360, "height": 420})
    doubt = find_rivals(desk)
    page.goto(f"/queue?{urlencode({'kind': 'conflict', 'at': doubt.key})}")
    page.wait_for_timeout(300)
    page.keyboard.press("1")
    page.keyboard.press("a")
    page.wait_for_timeout(300)
    assert list_rulings(desk) == []
    expect(page.locator("p.ready")).to_be_visible()


def test_keys_go_to_each_passage_that_may_not_say_it(page: Page, desk: Desk) -> None:
    doubt = find_rivals(desk)
    wait_for(page, "conflict", doubt.key)
    page.keyboard.press("x")
    expect(page.locator(".not-so").nth(0)).to_be_focused()
    page.keyboard.press("x")
    expect(page.locator(".not-so").nth(1)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#said")).to_have_text("Decisions 1, 2: the text does not say it.")


def test_words_that_are_selected_fill_a_blank(page: Page, desk: Desk) -> None:
    doubt = find_blank(desk)
    wait_for(page, "blank", doubt.key)
    with desk.read() as store:
        (one,) = store.claims_of(doubt.claims[:1])
        text = store.report(one.claim.report).text
    words = page.evaluate(
        """() => {
          const piece = document.querySelector(".telling .passage strong");
          document.getSelection().selectAllChildren(piece);
          return piece.textContent;
        }"""
    )
    expect(page.locator("#taking q")).to_have_text(words)
    page.click("#taking [data-facet=when]")
    expect(page.locator("#fill-when")).to_be_focused()
    at = page.input_value("[name=when_at]")
    start, end = (int(part) for part in at.split("-"))
    assert text[start:end] == words
    page.keyboard.press("Enter")
    expect(page.locator("#fill-when-problem")).to_contain_text("is no date")
    expect(page.locator("#fill-when")).to_have_value(words)
    keep_shots(page, "queue-blank")
    page.fill("#fill-when", "May 2021")
    page.keyboard.press("Enter")
    expect(page.locator("#said")).to_have_text("Decisions 1, 2: Filled in: day 2021-05.")
    valued = list_rulings(desk)[0].said
    assert isinstance(valued, Valued)
    assert valued.at is not None


def test_a_blank_is_answered_by_keys_alone(page: Page, desk: Desk) -> None:
    doubt = find_blank(desk)
    wait_for(page, "blank", doubt.key)
    page.keyboard.press("v")
    expect(page.locator("#fill-when")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#item h2")).to_be_focused()
    page.keyboard.press("r")
    expect(page.locator("#said")).to_have_text("Decision 1: The reports do not say.")
    (looked,) = list_rulings(desk)
    assert looked.note == f"{begin_looked(doubt)} The reports do not say."
    press_until(page, "Tab", "button[value=fill]")


def test_a_value_given_in_the_report_comes_back_to_the_queue(page: Page, desk: Desk) -> None:
    doubt = find_blank(desk)
    page.goto(f"/queue?{urlencode({'kind': 'blank', 'at': doubt.key})}")
    page.click(".into a >> nth=0")
    page.locator("#value-form").wait_for(state="visible")
    expect(page.locator("#value-value")).to_be_focused()
    expect(page.locator(".claim[aria-current=true]")).to_have_id(f"claim-{doubt.claims[0]}")
    expect(page.locator("[data-help=when]")).to_be_visible()
    expect(page.locator("[data-help=source]")).to_be_hidden()
    page.fill("#value-value", "May 2021")
    page.click("#value-form button.main")
    page.wait_for_url(re.compile("/queue"))
    expect(page.locator("#said")).to_contain_text("Decision 1: When is 2021-05")
