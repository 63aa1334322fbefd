"""Claims coded by hand on the page of a report: what is kept, and what is told to be wrong."""

import re

from starlette.testclient import TestClient

from desk import client, desk, example_record, parts, received, record, remembering
from test_desk_report import CODED, find, look, send, submit
from twosource.model.coded import Coded
from twosource.web.desk import Desk

__all__ = ["client", "desk", "example_record", "parts", "received", "record", "remembering"]


def test_a_claim_is_coded_by_hand_and_marked_as_that(desk: Desk, client: TestClient) -> None:
    status, _, told = send(client, desk, "claim", **CODED)
    assert (status, told["words"]) == (200, "Decision 1: disaster coded by hand.")
    with desk.read() as store:
        (ruling,) = store.rulings()
    assert isinstance(ruling.said, Coded)
    assert (ruling.note, len(ruling.said.who), len(ruling.said.chain)) == ("seen by hand", 1, 1)
    coded = [one for one in look(desk).claims if one.grounded.coded]
    assert [one.grounded.claim.passage.of(find(desk).text) for one in coded] == [
        "stones began to fall again"
    ]
    assert coded[0].label is not None
    page = client.get(f"/report/{find(desk).key}").text
    assert "coded by hand, R1 (decision 1" in page
    status, place = submit(client, desk, "claim", **CODED)
    assert (status, place.partition("#")[2]) == (303, f"claim-{coded[0].grounded.claim.id}")


def test_a_claim_coded_by_hand_is_changed_in_its_place(desk: Desk, client: TestClient) -> None:
    more = {"said_by.0.role.words": "camp", "said_by.0.body.words": "district council"}
    more |= {
        "counts.0.of": "people.affected",
        "counts.0.value": "2",
        "where.value": "geonames:6201424",
    }
    assert "problems" not in send(client, desk, "claim", **{**CODED, **more})[2]
    page = client.get(f"/report/{find(desk).key}?again=1").text
    form = page[page.index('<form id="coding-form"') :].partition("</form>")[0]
    fields = dict(re.findall(r'name="([\w.]+)" value="([^"]*)"', form))
    chosen = re.findall(
        r'name="([\w.]+)">(?:(?!</select>).)*?selected value="(\w+)"', form, re.DOTALL
    )
    fields |= dict(chosen)
    assert fields["said_by.0.kind"] == "organisation"
    assert fields["again"] == "1"
    with desk.read() as store:
        (before,) = store.rulings()
    _, _, told = send(client, desk, "claim", **fields)
    assert told["words"].endswith("coded by hand, in the place of decision 1.")
    with desk.read() as store:
        one, other = store.rulings()
    assert (one.undone, other.undone, other.said) == (True, False, before.said)
    page = client.get(f"/report/{find(desk).key}?again=1").text
    assert 'name="again" value=""' in page


def test_all_that_is_wrong_with_a_claim_is_told_beside_its_fields(
    desk: Desk, client: TestClient
) -> None:
    wrong = {**CODED, "type": "picnic", "who.1.role": "guest", "where.value": "Nowhere at all"}
    _, _, told = send(client, desk, "claim", **wrong)
    problems = {one["field"]: one["why"] for one in told["problems"]}
    assert set(problems) == {"type", "where"}
    wrong = {**wrong, "type": "disaster/landslide", "passage.words": "", "counts.2.value": "many"}
    status, page = submit(client, desk, "claim", **wrong)
    assert status == 422
    told_at = re.findall(r'data-problem="([\w.]+)" role="alert">([^<]+)<', page)
    assert {name for name, _ in told_at} == {"passage", "where", "who.1", "counts.2"}
    assert '<option selected value="guest">' in page
    assert 'name="note" value="seen by hand"' in page


def test_a_day_is_typed_as_people_write_it(desk: Desk, client: TestClient) -> None:
    _, _, told = send(client, desk, "claim", **{**CODED, "when.value": "8 December 2023"})
    assert told["passage"]["start"] < told["passage"]["end"]
    with desk.read() as store:
        (ruling,) = store.rulings()
    assert isinstance(ruling.said, Coded)
    assert ruling.said.when is not None
    assert ruling.said.when.edtf == "2023-12-08"
    text = client.get(f"/report/{find(desk).key}").text
    assert "geonames:" not in text[text.index('class="decisions"') :]


BY_SCRIPT = {"accept": "application/json"}


def test_a_day_in_the_language_of_its_report_is_read(desk: Desk, client: TestClient) -> None:
    text = "Am 8. Dezember 2023 nahm die Polizei in Bonn vier Leute fest."
    files = [("files", ("hafen.txt", text.encode()))]
    client.post("/take-in", files=files, data={"access": "restricted"})
    german = find(desk, "hafen.txt").key
    for words, day in (
        ("8. Dezember 2023", "2023-12-08"),
        ("Dezember 2023", "2023-12"),
        ("am Freitag", ""),
        ("8 December 2023", "2023-12-08"),
        ("2023-13-45", ""),
    ):
        asked = {"facet": "when", "words": words}
        assert client.get(f"/report/{german}/value", params=asked).json()["value"] == day
    coded = {"passage.words": "vier Leute", "type": "detention/arrest"}
    coded |= {"when.value": "8. Dezember 2023"}
    kept = client.post(f"/report/{german}/claim", data=coded, headers=BY_SCRIPT).json()
    with desk.read() as store:
        (ruling,) = store.rulings()
        label = next(one.label for one in store.events() if one.coded_by)
    assert "problems" not in kept, kept
    assert isinstance(ruling.said, Coded)
    assert ruling.said.when is not None
    assert ruling.said.when.edtf == "2023-12-08"
    page = client.get(f"/event/{label}").text
    values = page.partition('id="values"')[2].partition("</section>")[0]
    assert "coded by hand, without words of its own" in values
    assert "<q>vier Leute</q>" not in values
    claim = look(desk, "hafen.txt").claims[0].grounded.claim.id
    value = {"claim": claim, "facet": "when", "verdict": "is", "value": "9. Dezember 2023"}
    told = client.post(f"/report/{german}/value", data=value, headers=BY_SCRIPT).json()
    assert "2023-12-09" in told["words"]


def test_an_empty_field_is_told_what_to_type(desk: Desk, client: TestClient) -> None:
    wrong = {**CODED, "when.value": "", "when.words": "again", "counts.0.at": "1-2"}
    wrong |= {"who.0.role": "", "who.0.words": "stones"}
    told = send(client, desk, "claim", **wrong)[2]["problems"]
    problems = {one["field"]: one["why"] for one in told}
    assert problems["when"].startswith("Say which day that is: write 8 December 2023")
    assert problems["who.0"] == "Choose what they do there: the role."
    assert problems["counts.0"] == "Say of what the number is: people.detained, people.dead."
    wrong |= {"when.value": "soon", "counts.0.of": "people.dead"}
    told = send(client, desk, "claim", **wrong)[2]["problems"]
    problems = {one["field"]: one["why"] for one in told}
    assert problems["when"].startswith("'soon' is no date: write 8 December 2023")
    assert problems["counts.0"].startswith("Say how many: 12")
    assert not any(why.startswith("''") for why in problems.values())
