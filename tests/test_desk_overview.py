"""The overview as it is answered, without a browser: table, map, timeline and figures."""

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from desk import (
    PORT,
    client,
    desk,
    example_record,
    open_test_desk,
    parts,
    received,
    record,
    remembering,
)
from example_record import run
from twosource import wiring
from twosource.model.outline import Covered
from twosource.model.ruling import Reviewed
from twosource.views.event_list import Rest
from twosource.web.app import build_app
from twosource.web.desk import Desk, now
from twosource.web.guard import Door
from twosource.web.overview import tell_closing

__all__ = ["client", "desk", "example_record", "parts", "received", "record", "remembering"]
ROOT = f"http://127.0.0.1:{PORT}"
VIEWS = ("table", "map", "time", "figures")
LABEL = r'<th scope="row"><a href="/event/([A-Z]{3}-\d+)"'


@contextmanager
def visit(path: Path) -> Iterator[TestClient]:
    """Let somebody in to a desk before a record."""
    door = Door(PORT)
    headers = {"sec-fetch-site": "same-origin"}
    app = build_app(open_test_desk(path), door)
    with TestClient(app, base_url=ROOT, headers=headers) as someone:
        someone.get(door.address)
        yield someone


def labels(client: TestClient, query: str = "") -> list[str]:
    """Give the labels of the events in the table, in its order."""
    answer = client.get(f"/?{query}")
    assert answer.status_code == 200
    return re.findall(LABEL, answer.text)


def test_the_table_shows_what_lists_show(client: TestClient, desk: Desk) -> None:
    rows = desk.board().rows
    assert set(labels(client)) == {row.label for row in rows if row.shown}
    assert set(labels(client, "everything=1")) == {row.label for row in rows}
    assert len(labels(client)) < len(rows)


def test_what_is_hidden_is_told_and_one_link_away(client: TestClient) -> None:
    text = client.get("/?order=oldest").text
    found = re.search(r'<a href="([^"]+)">(\d+) more</a> only possible, denied', text)
    assert found
    shown = labels(client, found[1].replace("&amp;", "&").partition("?")[2])
    assert len(shown) == len(labels(client)) + int(found[2])


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_answers_every_filter(client: TestClient, view: str) -> None:
    for query in ("", "type=protest", "country=NZ", "country=none", "dates=open", "dates=none"):
        answer = client.get(f"/?view={view}&{query}")
        assert answer.status_code == 200
        assert f'<input type="hidden" name="view" value="{view}">' in answer.text or view == "table"


@pytest.mark.parametrize("view", VIEWS)
def test_nothing_that_is_asked_for_says_so_and_how_to_go_on(client: TestClient, view: str) -> None:
    text = client.get(f"/?view={view}&type=nothing").text
    assert "No event of this record fits all that is asked for" in text
    assert "Take away: " in text


def test_the_column_that_sorts_says_so(client: TestClient) -> None:
    text = client.get("/").text
    assert re.search(r'aria-sort="descending"><a href="/\?order=oldest">When', text)
    text = client.get("/?order=oldest").text
    assert re.search(r'aria-sort="ascending"><a href="/">When', text)
    assert 'href="/?order=fewest"' in client.get("/?order=origins").text


def test_what_was_typed_wrong_stays_and_is_told_beside_the_field(client: TestClient) -> None:
    text = client.get("/?since=late+May").text
    assert 'value="late May"' in text
    assert "“late May” is no year, month or day" in text
    assert 'aria-invalid="true" aria-describedby="since-slip"' in text


def test_words_are_looked_for_in_the_reports(client: TestClient) -> None:
    some = labels(client, "words=quay")
    assert 0 < len(some) < len(labels(client))
    assert labels(client, "words=zanzibarquay") == []


def test_a_private_name_is_no_way_to_an_event_and_stands_in_no_list(tmp_path: Path) -> None:
    (tmp_path / "r.txt").write_text(
        "Police arrested Ola Vik in Gore, New Zealand, on 4 May 2021, a clerk said.", "utf-8"
    )
    path = tmp_path / "r.db"
    assert run("build", str(tmp_path / "r.txt"), "--record", str(path)).exit_code == 0
    with visit(path) as someone:
        assert labels(someone, "words=clerk")
        assert not labels(someone, "words=Ola+Vik")
        assert not labels(someone, "words=vik")
        for address in (*(f"/?view={view}" for view in VIEWS), "/map.json"):
            assert "Vik" not in someone.get(address).text


def test_what_is_asked_is_written_as_words_and_never_as_tags(client: TestClient) -> None:
    text = client.get('/?words=<script>alert(1)</script>&since="><b>&type=<i>').text
    assert "<script>alert" not in text
    assert '"><b>' not in text
    assert "<i>" not in text


def test_blanks_say_why(client: TestClient, desk: Desk) -> None:
    text = client.get("/").text
    row = next(row for row in desk.board().rows if row.shown and row.why_no_when)
    assert row.why_no_when in text
    assert "(year open)" in text


def test_many_events_come_in_pages(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("twosource.web.overview.PAGE", 10)
    pages = [labels(client, f"page={page}") for page in (1, 2, 3)]
    assert [len(page) for page in pages[:2]] == [10, 10]
    assert len({label for page in pages for label in page}) == sum(map(len, pages))
    assert labels(client, "page=99") == pages[-1]
    assert 'rel="next" href="/?page=3"' in client.get("/?page=2").text
    assert 'rel="prev" href="/"' in client.get("/?page=2").text


def test_the_map_is_told_all_places_and_what_has_none(client: TestClient, desk: Desk) -> None:
    told = client.get("/map.json").json()
    shown = [row for row in desk.board().rows if row.shown]
    assert {one["name"] for one in told["places"]} == {
        place.name for row in shown for place in row.places
    }
    assert sum(one["events"] for one in told["places"]) == sum(len(row.places) for row in shown)
    unplaced = sum(not row.places for row in shown)
    assert (
        f">{unplaced} events</a> with no place are not on the map" in client.get("/?view=map").text
    )


def test_the_map_shows_what_the_table_does(client: TestClient) -> None:
    query = "country=NZ&since=2023"
    named = {
        label
        for one in client.get(f"/map.json?{query}").json()["places"]
        for label, _, _ in one["first"]
    }
    assert named == set(labels(client, query))


def test_a_place_shows_how_far_it_reaches(client: TestClient) -> None:
    (river,) = client.get("/map.json?country=several").json()["places"]
    assert (river["kind"], river["km"]) == ("river", 450)
    text = client.get("/?view=map&country=several").text
    assert "450 km around" in text


def test_the_timeline_has_a_link_for_each_event_that_has_a_date(
    client: TestClient, desk: Desk
) -> None:
    text = client.get("/?view=time").text
    dated = {row.label for row in desk.board().rows if row.shown and row.edtf}
    assert set(re.findall(r'<a href="/event/([A-Z]{3}-\d+)"', text)) == dated
    undated = sum(row.shown and not row.edtf for row in desk.board().rows)
    assert f">{undated} events</a></h2>" in text
    assert 'class="fuzzy"' in text
    assert 'class="exact"' in text


def test_many_events_are_drawn_as_columns_with_a_table(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("twosource.web.timeline.MOST_BARS", 1)
    text = client.get("/?view=time").text
    assert text.count("The same as a table") == 2
    assert 'href="/?since=2024-01&amp;until=2024-01&amp;view=time"' in text


def test_a_number_in_dispute_stands_with_those_told_instead(client: TestClient, desk: Desk) -> None:
    with desk.read() as store:
        (event,) = [
            one for one in store.events() if one.subtype == "demonstration" and one.conflicts
        ]
    (conflict,) = event.conflicts
    shown, *others = sorted((one.value for one in conflict.values), reverse=True)
    told = f"{shown} people protesting; also told: {', '.join(sorted(others))}"
    assert told in client.get("/?view=table").text
    assert told in next(row for row in desk.board().rows if row.id == event.id).counts


def test_figures_are_of_reported_events_in_this_record(client: TestClient) -> None:
    text = client.get("/?view=figures").text
    headings = re.findall(r"<h2>(.*?)</h2>", text)
    assert headings == [
        "Reported events in this record, by month and type",
        "Reported events in this record: reports against origins",
    ]
    assert "no incidence in the world" in text
    assert "The same as a table" in text
    assert (
        "None of these events can be put into one month"
        in client.get("/?view=figures&dates=none").text
    )


def test_a_decision_shows_once_the_events_were_read_anew(client: TestClient, desk: Desk) -> None:
    row = next(row for row in desk.board().rows if row.shown)
    with desk.write() as store:
        store.add_ruling(Reviewed(row.id, row.label, "in_review"), "R1", None, now())
    assert row.label not in labels(client, "review=in_review")
    until = time.monotonic() + 10
    while desk.is_behind() and time.monotonic() < until:
        desk.board()
        time.sleep(0.01)
    assert labels(client, "review=in_review") == [row.label]


def test_a_record_without_events_says_so(tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    wiring.open_record(path, create=True).close()
    with visit(path) as someone:
        for view in VIEWS:
            text = someone.get(f"/?view={view}").text
            assert "This record has no events to show yet" in text
            assert "This record holds no report yet" in text
        assert someone.get("/map.json").json()["places"] == []


def test_an_event_coded_by_hand_says_by_whom(client: TestClient, desk: Desk) -> None:
    board = desk.board()
    coded = replace(board.rows[0], coded="coded by hand, R2", shown=True)
    desk._board._value = replace(board, rows=(coded, *board.rows[1:]))  # noqa: SLF001 - as if one were
    assert "coded by hand, R2" in client.get("/").text


def test_what_a_build_that_broke_off_left_is_told() -> None:
    rest = Rest(Covered(3, 1, None, None, 3), (), behind=True, audited=None)
    assert "A build was interrupted" in tell_closing(rest)[-1]
    assert "No events" in tell_closing(replace(rest, behind=False))[-1]


def test_the_order_is_chosen_in_the_filter_too(client: TestClient) -> None:
    text = client.get("/?order=fewest").text
    assert '<option value="fewest" selected>' in text
    text = client.get("/?order=fewest&view=map").text
    form = text[text.index('<form id="filter"') :]
    assert form[: form.index("</form>")].count('name="order"') == 1


def test_what_the_record_covers_stands_below(client: TestClient) -> None:
    text = client.get("/").text
    assert "In this record: 20 reports" in text
    assert "Not audited" in text
