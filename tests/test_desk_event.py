"""The page of an event: what it rests on, what moved it, and old names that lead to it."""

import re

from starlette.testclient import TestClient

from desk import client, desk, example_record, record
from events_at_desk import count_asked, find_event, is_wide, read_page
from twosource.model.event import Finding
from twosource.views.provenance_tree import BESIDE
from twosource.web.desk import Desk

__all__ = ["client", "desk", "example_record", "record"]


def test_each_value_names_its_claims_and_each_claim_its_place_in_a_report(
    client: TestClient, desk: Desk
) -> None:
    event = find_event(desk, is_wide)
    page = read_page(client, f"/event/{event.label}")
    with desk.read() as store:
        claims = store.claims_of(event.claims)
    for one in claims:
        kept = one.claim
        assert f'<li id="claim-{kept.id}"' in page
        assert f'href="/report/{kept.report}#claim-{kept.id}"' in page
    found = [event.when, event.where, *event.counts, *event.who]
    backing = {key for one in found if isinstance(one, Finding) for key in one.claims}
    assert backing <= set(re.findall(r'class="n" href="#claim-([^"]+)"', page))
    assert '<dd id="rules">' in page


def test_a_report_that_holds_nothing_by_a_persons_word_is_named_where_claims_of_it_stand(
    client: TestClient, desk: Desk
) -> None:
    event = find_event(desk, is_wide)
    assert "put <a" not in read_page(client, f"/event/{event.label}")
    given = {"report": event.reports[0], "back": "/inbox"}
    why = {"state": "nothing_codable", "reason": "no event in it"}
    client.post("/inbox", data={**given, **why})
    page = read_page(client, f"/event/{event.label}")
    assert f'R1 put <a href="/report/{event.reports[0]}">' in page
    assert "(“no event in it”)" in page
    client.post("/inbox", data={**given, "state": "done"})
    assert "put <a" not in read_page(client, f"/event/{event.label}")


def test_blanks_stand_there_with_their_reasons(client: TestClient, desk: Desk) -> None:
    event = find_event(desk, lambda one: hasattr(one.when, "why") and not one.counts)
    page = read_page(client, f"/event/{event.label}")
    assert f'— <span class="dim">{event.when.why}</span>' in page  # type: ignore[union-attr]
    assert "no number is told" in page


def test_what_is_missing_comes_first_where_an_event_rests_on_one_origin(
    client: TestClient, desk: Desk
) -> None:
    alone = find_event(desk, lambda one: len(one.origins.reporting) == 1)
    page = read_page(client, f"/event/{alone.label}")
    assert page.index("What would confirm it") < page.index("Values, and what each rests on")
    several = find_event(desk, lambda one: len(one.origins.reporting) > 1 and not one.todo)
    assert "What would confirm it" not in read_page(client, f"/event/{several.label}")


def test_texts_to_get_are_named_with_who_passes_them_on(client: TestClient, desk: Desk) -> None:
    event = find_event(desk, lambda one: one.todo)
    page = read_page(client, f"/event/{event.label}")
    assert f"Get {event.todo[0].words}; passed on by <a href" in page


def test_who_is_heard_for_something_else_in_the_story_is_marked(
    client: TestClient, desk: Desk
) -> None:
    with desk.read() as store:
        labels = [one.label for one in store.events()]
    pages = [client.get(f"/event/{label}").text for label in labels]
    assert 0 < sum(BESIDE in one for one in pages) < len(pages)


def test_the_four_counts_of_origins_stand_with_their_names(client: TestClient, desk: Desk) -> None:
    event = find_event(desk, lambda one: one.origins.collapsed)
    page = read_page(client, f"/event/{event.label}")
    origins = event.origins
    for count, words in (
        (origins.outlets, "outlet"),
        (origins.reporting, "reporting origin"),
        (origins.human_at_most, "human source"),
        (origins.shown_independent, "origin"),
    ):
        ending = "" if len(count) == 1 else "s"
        assert f'<span class="many">{len(count)}</span> {words}{ending}' in page
    because = event.origins.collapsed[0].because
    assert because.replace("'", "&#39;") in page
    assert '<svg class="way" role="img"' in page


def test_conflicts_tell_whose_word_each_value_is(client: TestClient, desk: Desk) -> None:
    event = find_event(desk, lambda one: any(c.reading == "conflict" for c in one.conflicts))
    page = read_page(client, f"/event/{event.label}")
    table = page[page.index('id="conflicts"') : page.index('id="origins"')]
    for held in event.conflicts[0].values:
        assert f'<th scope="row">{held.value}<br><span class="own"><q>' in table
        for holder in held.holders:
            assert holder in table


def test_updates_are_told_in_the_words_that_say_so(client: TestClient, desk: Desk) -> None:
    event = find_event(desk, lambda one: any(c.words for c in one.conflicts))
    page = read_page(client, f"/event/{event.label}")
    assert "in the order it was told" in page
    assert "In so many words: <q>" in page


def test_look_alikes_are_shown_with_why_they_are_kept_apart(client: TestClient, desk: Desk) -> None:
    event = find_event(desk, lambda one: one.look_alikes and one.look_alikes[0].apart)
    page = read_page(client, f"/event/{event.label}")
    assert event.look_alikes[0].apart.replace("-", "−") in page
    assert f"/compare?left={event.label}&amp;right=" in page


def test_another_name_of_an_event_leads_to_its_own(client: TestClient, desk: Desk) -> None:
    event = find_event(desk, is_wide)
    for name in (event.label.lower(), event.id, event.id[:8]):
        answer = client.get(f"/event/{name}", follow_redirects=False)
        assert answer.status_code == 303
        assert answer.headers["location"].startswith(f"/event/{event.label}?was=")
        assert "asked for its old name" not in client.get(answer.headers["location"]).text


def test_a_name_that_an_event_never_had_is_not_said_to_be_one(
    client: TestClient, desk: Desk
) -> None:
    event = find_event(desk, is_wide)
    other = find_event(desk, lambda one: one.id != event.id)
    for was in (other.label, "<b>", "XXX-9999"):
        page = client.get(f"/event/{event.label}", params={"was": was}).text
        assert "old name" not in page
        assert "<b>&" not in page


def test_what_was_coded_by_hand_is_marked_as_that(client: TestClient, desk: Desk) -> None:
    event = find_event(desk, is_wide)
    with desk.read() as store:
        claim = store.claims_of(event.claims)[0].claim
        words = claim.passage.of(store.report(claim.report).text)
    kind = f"{claim.type}/{claim.subtype}"
    sent = {"passage.words": words, "type": kind, "note": "read by me"}
    headers = {"accept": "application/json"}
    answer = client.post(f"/report/{claim.report}/claim", data=sent, headers=headers)
    assert answer.status_code == 200, answer.text
    coded = find_event(desk, lambda one: one.coded_by)
    page = read_page(client, f"/event/{coded.label}")
    assert '<span class="mark hand">coded by hand, R1</span>' in page
    assert '<span class="mark hand">by hand</span> coded by hand, R1 (decision 1' in page
    assert "claim by hand: " in page
    assert 'aria-label="Undo decision 1"' in page


def test_what_reports_say_is_shown_as_words_and_never_as_tags(
    client: TestClient, desk: Desk
) -> None:
    event = find_event(desk, is_wide)
    note = "<script>alert(1)</script><b>"
    client.post(f"/event/{event.label}/review", data={"state": "noted", "note": note})
    page = read_page(client, f"/event/{event.label}?done=1")
    assert note not in page
    assert page.count("&lt;script&gt;alert(1)&lt;/script&gt;&lt;b&gt;") == 2


def test_a_page_asks_the_record_no_more_often_however_much_was_decided(
    client: TestClient, desk: Desk
) -> None:
    event = find_event(desk, is_wide)
    few = count_asked(client, desk, f"/event/{event.label}")
    for _ in range(5):
        client.post(f"/event/{event.label}/review", data={"state": "noted", "note": "again"})
    assert few <= 60
    assert count_asked(client, desk, f"/event/{event.label}") <= few + 4


def test_the_history_tells_what_moved_an_event_by_whom_and_why(
    client: TestClient, desk: Desk
) -> None:
    left = find_event(desk, is_wide)
    with desk.read() as store:
        right = next(one for one in store.events() if one.id != left.id)
    client.post(f"/event/{left.label}/review", data={"state": "noted", "note": "Ask the desk."})
    page = client.get(f"/event/{left.label}").text
    history = page[page.index('id="history"') :]
    assert "Ask the desk." in history
    assert f"{left.label} became an event of this record" in history
    assert "taken in: " in history
    assert history.index("Ask the desk.") < history.index("became an event")
    shown = client.get(f"/merge?event={left.label}&event={right.label}").text
    seen = re.findall(r'name="seen" value="([^"]*)"', shown)
    sent = {"event": [left.label, right.label], "seen": seen, "note": "one march"}
    answer = client.post("/merge", data=sent)
    assert answer.status_code == 200
    page = client.get(str(answer.url)).text
    history = page[page.index('id="history"') :]
    gone = right.label if f"<h1>{left.label} " in page else left.label
    assert f"Old names that lead here: {gone}" in history
    assert f"{gone} became part of it; that name leads here" in history
    assert "one march" in history
    assert history.index("became part of it") < history.index("one march")
