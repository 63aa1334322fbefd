"""Pages of the desk speak plainly: no words of the code, and no command without a terminal."""

from dataclasses import replace
from html import unescape

import pytest
from starlette.testclient import TestClient

from desk import client, desk, example_record, parts, received, record, remembering
from twosource.model.claim import Voice
from twosource.model.event import Event
from twosource.views.audit_words import tell_audit, tell_audit_at_desk
from twosource.views.foreseen import list_drawn
from twosource.views.words import HOWS, tell_voice
from twosource.web.desk import Desk

__all__ = ["client", "desk", "example_record", "parts", "received", "record", "remembering"]


def list_events(desk: Desk) -> list[Event]:
    with desk.read() as store:
        return list(store.events())


def test_how_a_source_is_known_is_told_in_plain_words(client: TestClient, desk: Desk) -> None:
    voice = Voice("Skerry Press", "outlet", None, None, "masthead")
    assert tell_voice(voice) == "outlet, masthead"
    assert tell_voice(voice, HOWS) == "outlet, whose report it is"
    assert tell_voice(replace(voice, how="stated"), HOWS) == "outlet"
    for event in list_events(desk):
        text = client.get(f"/event/{event.label}").text
        said = text[text.index('id="claims"') :]
        for word in (", masthead", ", restated", ", resolved", ", inferred"):
            assert word not in said


def test_the_page_explains_its_words_and_names_a_rule_only_where_it_chose(
    client: TestClient, desk: Desk
) -> None:
    text = unescape(client.get(f"/event/{list_events(desk)[0].label}").text)
    for word in ("Whose word", "By force", "Bits", "Look-alike", "How it was chosen"):
        assert f"<dt>{word}</dt>" in text
    assert "as proposed on the Admiralty scale (1: confirmed by others" in text
    assert "(informative)" not in text
    contested = next(one for one in list_events(desk) if any(c.against for c in one.counts))
    text = client.get(f"/event/{contested.label}").text
    assert '<a class="dim" href="#rules">rule: informative</a>' in text


@pytest.mark.parametrize(("forced", "words"), [("yes", "by force"), ("no", "without force")])
def test_whether_it_was_by_force_is_told_in_words(
    client: TestClient, desk: Desk, forced: str, words: str
) -> None:
    found = [one for one in list_events(desk) if one.forced == forced]
    for event in found:
        head = client.get(f"/event/{event.label}").text.partition('class="help"')[0]
        assert f"<span>told as done {words}</span>" in head
        assert "forced:" not in head
    assert found


def test_no_page_speaks_of_a_command_as_if_it_could_be_typed_there(client: TestClient) -> None:
    assert tell_audit_at_desk(None) == (
        "Not audited: how often this record errs is not known; a sample checked by hand tells it:"
        " “twosource audit” at a terminal."
    )
    assert "(`audit` finds out)" in tell_audit(None)
    for address in ("/event/NOPE-1", "/compare?left=NOPE-1&right=NOPE-2"):
        text = client.get(address).text
        assert "the list of events has them all" in text
        assert "twosource events" not in text


def test_a_filter_that_nothing_fits_says_so(client: TestClient) -> None:
    assert "No event of this record fits all that is asked for." in client.get("/?until=1801").text


def test_a_split_of_one_claim_is_of_one(client: TestClient, desk: Desk) -> None:
    event = next(
        one for one in list_events(desk) if len(one.claims) > 2 and not list_likely(desk, one)
    )
    one = client.get(f"/event/{event.label}/split?claim={event.claims[0]}").text
    assert "1 claim (" in one
    assert "parted, they are an event of its own" in one
    two = "&".join(f"claim={key}" for key in event.claims[:2])
    both = client.get(f"/event/{event.label}/split?{two}").text
    assert "parted, they are an event of their own" in both


def test_a_split_tells_which_events_what_is_parted_may_join(client: TestClient, desk: Desk) -> None:
    event = next(one for one in list_events(desk) if len(one.claims) > 1 and list_likely(desk, one))
    page = client.get(f"/event/{event.label}/split?claim={event.claims[0]}").text
    assert "compared with all events anew, and may join" in page
    for label in list_likely(desk, event):
        assert f'/compare?left={event.label}&amp;right={label}"' in page


def list_likely(desk: Desk, event: Event) -> tuple[str, ...]:
    with desk.read() as store:
        return list_drawn(event, store.events_of(one.event for one in event.look_alikes))


def test_the_history_tells_the_words_of_a_pair_not_their_places(
    client: TestClient, desk: Desk
) -> None:
    left = next(one for one in list_events(desk) if one.look_alikes and not one.marks.handling)
    alike = left.look_alikes[0]
    with desk.read() as store:
        (right,) = store.events_of([alike.event])
        told = {one.claim.id: one for one in store.claims_of(left.claims)}
        ours = next(key for key in (alike.match.pair.left, alike.match.pair.right) if key in told)
        text = store.report(told[ours].claim.report).text
    pair = (alike.match.pair.left, alike.match.pair.right)
    sent = {"left": left.label, "right": right.label, "claim": pair, "verdict": "different"}
    client.post("/compare", data=sent)
    page = unescape(client.get(f"/event/{left.label}").text)
    history = page[page.index('id="history"') :]
    passage = told[ours].claim.passage
    assert " ".join(passage.of(text).split())[:60] in history
    assert f" {passage.start}-{passage.end} " not in history


def test_a_report_that_asks_for_care_is_quoted_in_no_history(
    client: TestClient, desk: Desk
) -> None:
    event = next(one for one in list_events(desk) if one.marks.handling and len(one.claims) > 1)
    with desk.read() as store:
        told = store.claims_of(event.claims)
        careful = next(
            one for one in told if store.report(one.claim.report).marks.handling is not None
        )
    passage = careful.claim.passage
    other = next(key for key in event.claims if key != careful.claim.id)
    sent = {
        "left": event.label,
        "right": event.label,
        "claim": (careful.claim.id, other),
        "verdict": "unsure",
    }
    client.post("/compare", data=sent)
    page = unescape(client.get(f"/event/{event.label}").text)
    assert f" {passage.start}-{passage.end} " in page[page.index('id="history"') :]
