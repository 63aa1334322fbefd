"""Values in conflict, answered in the queue: kept, refused, taken back."""

import re
from html import unescape
from urllib.parse import urlencode

import pytest
from starlette.testclient import TestClient

from desk import client, desk, example_record, record
from doubts_at_desk import (
    JSON,
    answer,
    event_of,
    find_rivals,
    find_told,
    list_doubts,
    list_rulings,
    values_of,
)
from twosource.model.errors import BadValue
from twosource.model.ruling import Reviewed, Valued
from twosource.stages.doubts import Doubt
from twosource.stages.plain_values import say_part
from twosource.views.doubts import begin_looked
from twosource.web import queue_settling
from twosource.web.desk import Desk, Sitting
from twosource.web.forms import Sent
from twosource.web.queue_settling import Answered

__all__ = ["client", "desk", "example_record", "record"]


def is_asked(client: TestClient, doubt: Doubt) -> bool:
    """Tell whether a conflict is among those that are left."""
    text = client.get(f"/queue?kind=conflict&at={doubt.key}").text
    left = re.search(r'data-all="\d+"[^>]*>answered \d+ of \d+', text)
    return f'name="at" value="{doubt.key}"' in text and left is not None


def test_a_conflict_is_shown_value_by_value_with_holders_and_their_words(
    client: TestClient, desk: Desk
) -> None:
    doubt = find_rivals(desk)
    text = unescape(client.get("/queue", params={"kind": "conflict", "at": doubt.key}).text)
    (conflict,) = (one for one in event_of(desk, doubt).conflicts if one.facet == doubt.facets[0])
    for held in conflict.values:
        assert f'value="value:{held.value}"' in text
        for holder in held.told_by or held.holders:
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
    assert not is_asked(client, doubt)
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
    assert is_asked(client, doubt)


def test_an_answer_of_which_nothing_is_left_is_asked_for_again(
    client: TestClient, desk: Desk
) -> None:
    doubt = find_rivals(desk)
    answer(client, doubt, f"value:{values_of(desk, doubt)[0][0]}")
    desk.look_at_queue_again()
    assert not is_asked(client, doubt)
    client.post("/undo", data={"number": "1"})
    desk.look_at_queue_again()
    assert is_asked(client, doubt)


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
    doubt = find_rivals(desk, 4)
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
    doubt = find_rivals(desk, 4)
    shared, _ = sorted(values_of(desk, doubt), key=lambda one: -len(one[1]))
    answer(client, doubt, f"not_so:{shared[1][0]}")
    text = client.get(f"/queue?kind=conflict&at={doubt.key}").text
    assert "Decision 1: the text does not say it" in text
    assert f'value="not_so:{shared[1][0]}"' not in text
    for key in shared[1][1:]:
        told = answer(client, doubt, f"not_so:{key}")
    assert told["said"] == "Decisions 3, 4: the text does not say it."
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
    doubt = next(one for one in list_doubts(desk, "conflict") if one.facets == ("stance.injury",))
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
    monkeypatch.setattr(queue_settling, "MOST_SETTLED", 3)
    doubt = find_rivals(desk, 4)
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
