"""The page of an event: what it rests on, its review, and old names that lead to it."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy import event as hooks
from starlette.testclient import TestClient

from desk import client, desk, example_record, parts, received, record, remembering
from twosource.model.event import Event, Finding
from twosource.stores.sql import SqlStore
from twosource.views.event_view import see_event, see_together
from twosource.views.foreseen import foresee_merged, foresee_split
from twosource.views.reviews import mark_seen
from twosource.web.desk import Desk
from twosource.web.event_page import CHANGED, NO_CHOICE, NO_WORDS
from twosource.web.grouping import ALL_TICKED, FEW, FOREIGN, MANY, MOST, NONE_TICKED, STALE

__all__ = ["client", "desk", "example_record", "parts", "received", "record", "remembering"]


def find_event(desk: Desk, fits: Callable[[Event], object]) -> Event:
    """Give the first event of the example record that fits."""
    with desk.read() as store:
        return next(one for one in store.events() if fits(one))


def is_wide(event: Event) -> bool:
    """Tell whether an event is told in several claims of several reports."""
    return len(event.claims) > 2 and len(event.reports) > 1


def read_page(client: TestClient, address: str, code: int = 200) -> str:
    """Give a page as one line of words with its tags."""
    answer = client.get(address)
    assert answer.status_code == code, answer.text
    return " ".join(answer.text.split())


def tell_content(event: Event) -> list[object]:
    """Give all of an event that a preview tells."""
    origins = replace(event.origins, withdrawn=())
    values = event.when, event.where, event.counts, event.who
    return [
        event.label,
        event.type,
        event.subtype,
        *values,
        event.reports,
        origins,
        event.conflicts,
    ]


def see_mark(desk: Desk, event: Event) -> str:
    """Give the mark that the page of an event sends back when somebody signs it."""
    with desk.read() as store:
        return mark_seen(*see_event(store, event.label))


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


def test_an_event_is_signed_as_it_was_shown_and_the_signature_undone(
    client: TestClient, desk: Desk
) -> None:
    event = find_event(desk, is_wide)
    address = f"/event/{event.label}"
    sent = {"state": "signed", "note": "read both reports", "seen": see_mark(desk, event)}
    answer = client.post(f"{address}/review", data=sent, follow_redirects=False)
    assert answer.status_code == 303
    page = read_page(client, answer.headers["location"])
    assert "Decision 1 is kept: signed" in page
    assert "<strong>Signed</strong>, by R1" in page
    assert "<q>read both reports</q>" in page
    answer = client.post("/undo", data={"number": "1", "event": event.label})
    page = " ".join(answer.text.split())
    assert "Decision 1 is undone" in page
    assert "<strong>Nobody has looked at it yet</strong>" in page
    assert '<li class="undone">' in page
    assert "decision 1 undone: signed" in page


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


def test_a_script_is_told_the_number_of_a_decision(client: TestClient, desk: Desk) -> None:
    event = find_event(desk, is_wide)
    headers = {"accept": "application/json"}
    sent = {"state": "noted", "note": "from a script"}
    told = client.post(f"/event/{event.label}/review", data=sent, headers=headers).json()
    assert told == {"decision": 1, "address": f"/event/{event.label}?done=1"}
    told = client.post("/undo", data={"number": "1"}, headers=headers).json()
    assert told == {"decision": 1, "address": "/"}


def test_what_changed_while_somebody_read_is_not_signed(client: TestClient, desk: Desk) -> None:
    event = find_event(desk, is_wide)
    before = see_mark(desk, event).replace("when:", "when:0")
    sent = {"state": "signed", "note": "my words", "seen": before}
    answer = client.post(f"/event/{event.label}/review", data=sent)
    assert answer.status_code == 409
    assert CHANGED.format("when") in answer.text
    assert "my words</textarea>" in answer.text
    with desk.read() as store:
        assert store.rulings() == ()


def test_a_comment_is_kept_and_moves_no_review(client: TestClient, desk: Desk) -> None:
    event = find_event(desk, is_wide)
    address = f"/event/{event.label}"
    client.post(f"{address}/review", data={"state": "in_review", "note": ""})
    client.post(f"{address}/review", data={"state": "noted", "note": "ask the mayor"})
    page = read_page(client, address)
    assert "<strong>In review</strong>, by R1" in page
    assert f"comment: {event.label}" in page
    assert "<q>ask the mayor</q>" in page
    with desk.read() as store:
        assert [one.said.state for one in store.rulings()] == ["in_review", "noted"]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("sent", "why"),
    [
        ({"state": "noted", "note": "  "}, NO_WORDS),
        ({"state": "", "note": "typed"}, NO_CHOICE),
        ({"note": "typed"}, NO_CHOICE),
    ],
)
def test_a_refused_review_says_why_beside_the_field_and_keeps_what_was_typed(
    client: TestClient, desk: Desk, sent: dict[str, str], why: str
) -> None:
    event = find_event(desk, is_wide)
    answer = client.post(f"/event/{event.label}/review", data=sent)
    assert answer.status_code == 400
    assert f'<p id="note-problem" class="problem" role="alert">{why}</p>' in answer.text
    assert f"{sent['note'].strip()}</textarea>" in answer.text


def test_a_review_of_no_event_is_none(client: TestClient) -> None:
    answer = client.post("/event/XXX-9999/review", data={"state": "in_review"})
    assert answer.status_code == 404


def test_events_are_merged_and_the_old_name_leads_on_until_it_is_undone(
    client: TestClient, desk: Desk
) -> None:
    first = find_event(desk, is_wide)
    second = find_event(desk, lambda one: one.id != first.id and one.type == first.type)
    asked = f"/merge?event={first.label}&event={second.label}"
    page = read_page(client, asked)
    assert f"As one event, {first.label}" in page
    seen = re.findall(r'name="seen" value="([^"]+)"', page)[0]
    with desk.read() as store:
        foreseen = foresee_merged(*see_together(store, [first.label, second.label]))
    sent = {"event": [first.label, second.label], "seen": seen, "note": "one march"}
    answer = client.post("/merge", data=sent, follow_redirects=False)
    assert answer.headers["location"] == f"/event/{first.label}?done=1"
    page = read_page(client, answer.headers["location"])
    assert "Decision 1 is kept: merge: 2 events" in page
    assert "<q>one march</q>" in page
    now = find_event(desk, lambda one: one.label == first.label)
    assert set(now.claims) == {*first.claims, *second.claims}
    assert tell_content(now) == tell_content(foreseen)
    led = client.get(f"/event/{second.label}")
    assert led.url.path == f"/event/{first.label}"
    assert f"{second.label} is part of {first.label} now" in led.text
    client.post("/undo", data={"number": "1", "event": first.label})
    assert client.get(f"/event/{second.label}", follow_redirects=False).status_code == 200
    assert find_event(desk, lambda one: one.label == first.label).claims == first.claims


def test_a_merge_is_shown_with_the_values_that_would_not_fit(
    client: TestClient, desk: Desk
) -> None:
    first = find_event(desk, lambda one: hasattr(one.when, "value") and is_wide(one))
    second = find_event(
        desk,
        lambda one: one.id != first.id and one.type == first.type and hasattr(one.when, "value"),
    )
    page = read_page(client, f"/merge?event={first.label}&event={second.label}")
    assert "These values would not fit together: when" in page
    assert f"Leave {second.label} out" in page
    with desk.read() as store:
        assert store.rulings() == ()


def test_a_merge_of_names_that_lead_nowhere_says_so_and_keeps_them(
    client: TestClient, desk: Desk
) -> None:
    event = find_event(desk, is_wide)
    page = read_page(client, f"/merge?event={event.label}&event=NOPE-1", 400)
    assert "names no event of this record" in page
    assert 'value="NOPE-1" aria-invalid="true" aria-describedby="unknown-1"' in page
    assert FEW in read_page(client, f"/merge?event={event.label}")
    assert FEW in read_page(client, "/merge")
    answer = client.post("/merge", data={"event": [event.label, "NOPE-1"], "note": "why"})
    assert answer.status_code == 400
    assert client.post("/merge", data={"event": event.label}).status_code == 400


def test_more_events_than_one_can_look_through_are_not_merged_at_once(
    client: TestClient, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert MOST >= 20
    monkeypatch.setattr("twosource.web.grouping.MOST", 2)
    with desk.read() as store:
        labels = [one.label for one in store.events()][:3]
    assert MANY in read_page(client, "/merge?" + "&".join(f"event={one}" for one in labels))
    assert client.post("/merge", data={"event": labels}).status_code == 400


def test_claims_are_split_off_and_put_back(client: TestClient, desk: Desk) -> None:
    event = find_event(desk, is_wide)
    ticked = event.claims[:1]
    address = f"/event/{event.label}/split"
    page = read_page(client, f"{address}?claim={ticked[0]}")
    assert "What is left" in page
    seen = re.findall(r'name="seen" value="([^"]+)"', page)[0]
    with desk.read() as store:
        taken = foresee_split(event, ticked, see_together(store, [event.label])[1])[0]
    sent = {"claim": ticked, "seen": seen, "note": "another day"}
    answer = client.post(address, data=sent, follow_redirects=False)
    assert answer.headers["location"] == f"/event/{event.label}?done=1"
    with desk.read() as store:
        told = store.claim_events()
    others = {told[key] for key in event.claims if key not in ticked}
    assert told[ticked[0]] not in others
    now = find_event(desk, lambda one: one.claims == ticked)
    assert tell_content(now)[1:] == tell_content(taken)[1:]
    client.post("/undo", data={"number": "1", "event": event.label})
    assert find_event(desk, lambda one: one.label == event.label).claims == event.claims


def test_a_split_that_parts_nothing_is_refused_with_the_ticks_kept(
    client: TestClient, desk: Desk
) -> None:
    event = find_event(desk, is_wide)
    other = find_event(desk, lambda one: one.id != event.id)
    address = f"/event/{event.label}/split"
    assert NONE_TICKED in read_page(client, address, 400)
    every = "&".join(f"claim={one}" for one in event.claims)
    page = read_page(client, f"{address}?{every}", 400)
    assert ALL_TICKED in page
    assert page.count(" checked>") == len(event.claims)
    assert FOREIGN in read_page(client, f"{address}?claim={other.claims[0]}", 400)
    assert client.post(address, data={"claim": other.claims[0]}).status_code == 400


def test_what_was_shown_otherwise_is_neither_merged_nor_split(
    client: TestClient, desk: Desk
) -> None:
    event = find_event(desk, is_wide)
    other = find_event(desk, lambda one: one.id != event.id)
    merged = {"event": [event.label, other.label], "seen": "old", "note": "mine"}
    answers = [
        client.post("/merge", data=merged),
        client.post(f"/event/{event.label}/split", data={"claim": event.claims[0], "note": "mine"}),
    ]
    for answer in answers:
        assert answer.status_code == 409
        assert STALE in answer.text
        assert "mine</textarea>" in answer.text
    with desk.read() as store:
        assert store.rulings() == ()


def test_an_undo_without_a_number_or_of_no_decision_is_refused(client: TestClient) -> None:
    assert client.post("/undo", data={"number": "x"}).status_code == 400
    assert client.post("/undo", data={"number": "77"}).status_code == 404
    assert client.post("/undo", data={}).status_code == 400


def test_an_undo_from_nowhere_leads_to_the_events(client: TestClient, desk: Desk) -> None:
    event = find_event(desk, is_wide)
    client.post(f"/event/{event.label}/review", data={"state": "in_review"})
    answer = client.post("/undo", data={"number": "1"}, follow_redirects=False)
    assert answer.headers["location"] == "/"


def test_a_page_asks_the_record_no_more_often_however_much_was_decided(
    client: TestClient, desk: Desk
) -> None:
    event = find_event(desk, is_wide)
    few = count_asked(client, desk, f"/event/{event.label}")
    for _ in range(5):
        client.post(f"/event/{event.label}/review", data={"state": "noted", "note": "again"})
    assert few <= 60
    assert count_asked(client, desk, f"/event/{event.label}") <= few + 4


def count_asked(client: TestClient, desk: Desk, address: str) -> int:
    """Count what a record is asked while a page is drawn."""
    asked: list[str] = []

    def note(*given: object) -> None:
        asked.append(str(given[2]))

    with desk.pool.lend() as store:
        assert isinstance(store, SqlStore)
        engine = store._engine  # noqa: SLF001  # nobody else knows
        hooks.listen(engine, "before_cursor_execute", note)
    assert client.get(address).status_code == 200
    hooks.remove(engine, "before_cursor_execute", note)
    assert asked
    return len(asked)


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
