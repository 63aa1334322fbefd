"""Taking reports in at the desk: files and texts, in memory alone, and what came of them."""

import json
import os
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from starlette.testclient import TestClient

from desk import client, desk, example_record, parts, received, record, remembering
from desk_browser import browser, keep_shots, page, press_until, served
from twosource.model.report import Marks, Report
from twosource.web import take_in, uploads
from twosource.web.desk import Desk
from twosource.web.works import Outcome

__all__ = ["browser", "client", "desk", "example_record", "page", "parts", "received", "record"]
__all__ += ["remembering", "served"]
TEXT = "Police arrested four people at the port of Salto, Uruguay, on 9 June 2022, a clerk said."
EXAMPLES = Path(__file__).resolve().parent.parent / "examples" / "reports"
_opened: list[str] = []
_heard = False


@pytest.fixture
def written() -> Iterator[list[str]]:
    """Give the files that are made while a test runs, temporary ones of no name among them."""
    global _heard  # noqa: PLW0603 - what hears of files cannot be taken away again
    if not _heard:
        sys.addaudithook(_hear)
        _heard = True
    _opened.clear()
    return iter([_opened])


def _hear(what: str, told: tuple[Any, ...]) -> None:
    if what == "open" and told[2] & (os.O_WRONLY | os.O_RDWR):
        _opened.append(str(told[0]))


def find(desk: Desk, label: str) -> Report:
    with desk.read() as store:
        return next(one for one in store.reports() if one.label == label)


def test_a_pasted_text_becomes_a_report(client: TestClient, desk: Desk) -> None:
    given = {
        "text": f"{TEXT}\r\nIt rained.",
        "title": " Four  held ",
        "outlet": "Port Paper",
        "published": "2022-06-10",
        "access": "restricted",
        "handling": "no names",
    }
    answer = client.post("/take-in", data=given, files={"files": ("", b"")})
    assert answer.status_code == 200
    assert answer.url.query == b"job=1"
    assert "1 report added" in answer.text
    # A text with a note on handling is named by its time: the name stands in every list.
    with desk.read() as store:
        report = next(one for one in store.reports() if one.label.startswith("pasted "))
    assert f'<a href="/report/{report.key}">{report.label}</a>' in answer.text
    assert "Four held" not in answer.text
    assert report.title is not None
    assert report.title.value == "Four held"
    assert report.text == f"{TEXT}\nIt rained."
    assert report.outlet is not None
    assert (report.outlet.value, report.marks) == (
        "Port Paper",
        Marks("restricted", "unknown", "no names"),
    )
    assert report.published is not None
    assert report.published.value == "2022-06-10"
    assert '<a href="/event/' in answer.text


def test_the_language_that_is_given_is_the_reports(client: TestClient, desk: Desk) -> None:
    page = client.get("/take-in").text
    assert '<option value="de">German</option>' in page
    given = {"text": "5 in Orle.", "language": "de"}
    answer = client.post("/take-in", data=given, files={"files": ("", b"")})
    with desk.read() as store:
        (report,) = [one for one in store.reports() if one.label.startswith("pasted 20")]
    assert report.language == "de"
    assert "not English (de)" in answer.text


def test_what_nothing_is_said_of_is_confidential(client: TestClient, desk: Desk) -> None:
    client.post("/take-in", data={"text": TEXT}, files={"files": ("", b"")})
    with desk.read() as store:
        (report,) = [one for one in store.reports() if one.label.startswith("pasted 20")]
    assert report.marks == Marks("confidential", "unknown")


def test_files_are_taken_in_or_left_out_with_the_reason(client: TestClient, desk: Desk) -> None:
    known = next(iter(sorted(EXAMPLES.glob("*.txt"))))
    files = [
        ("files", ("a.txt", f"{TEXT} One.".encode())),
        ("files", ("b.jsonl", json.dumps({"id": "b", "text": f"{TEXT} Two."}).encode())),
        ("files", ("d.txt", b"Der Damm ist am Montag gebrochen, sagte die Polizei in der Stadt.")),
        ("files", ("c.pdf", b"%PDF")),
        ("files", ("again.txt", known.read_bytes())),
    ]
    text = client.post("/take-in", files=files, data={"consent": "partners"}).text
    assert "3 reports added, 1 known already" in text
    assert "<h2>Left out</h2>" in text
    assert "<li>c.pdf: " in text
    assert '?code=1">d.txt: not English (de)</a></li>' in text
    found = client.get("/inbox?language=de").text
    assert "d.txt" in found
    assert "a.txt" not in found
    assert f">{known.name}</a>" in text
    assert find(desk, "a.txt").marks == find(desk, "b").marks == Marks("confidential", "partners")


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"text": "  ", "outlet": "Port Paper"}, "Choose files, or paste a text."),
        ({"text": TEXT, "published": "last week", "outlet": "Port Paper"}, "Give a day as"),
    ],
)
def test_wrong_input_is_told_and_what_was_typed_is_kept(
    client: TestClient, desk: Desk, given: dict[str, str], told: str
) -> None:
    answer = client.post("/take-in", data=given, files={"files": ("", b"")})
    assert answer.status_code == 400
    assert told in answer.text
    assert 'value="Port Paper"' in answer.text
    assert given["text"] in answer.text
    assert desk.works.progress().asked == 0


def test_no_byte_of_a_large_file_is_written_down(
    client: TestClient, written: Iterator[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    (files,) = written
    with SpooledTemporaryFile(max_size=10) as probe:
        probe.write(b"more than ten bytes")
    assert files, "a file that spills is heard of"
    files.clear()
    monkeypatch.setattr(take_in, "start", lambda _desk, given, _marks: len(given[0][1]))
    big = b"x" * 8_000_000
    answer = client.post("/take-in", files={"files": ("a.txt", big)}, follow_redirects=False)
    assert answer.headers["location"] == "/take-in?job=8000000"
    assert files == []


@pytest.mark.parametrize("told", [True, False])
def test_what_is_too_large_is_refused(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, *, told: bool
) -> None:
    monkeypatch.setattr(uploads.read_form, "__defaults__", (1000,))

    def send() -> Iterator[bytes]:
        yield b'--x\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\n'
        yield b"y" * 2000
        yield b"\r\n--x--\r\n"

    body = b"".join(send()) if told else send()
    kind = {"content-type": "multipart/form-data; boundary=x"}
    answer = client.post("/take-in", content=body, headers=kind)
    assert answer.status_code == 413
    assert "2,000 files at once" in answer.text


def test_a_form_of_another_kind_or_broken_is_refused(client: TestClient) -> None:
    assert client.post("/take-in", data={"text": TEXT}).status_code == 400
    kind = {"content-type": "multipart/form-data"}
    assert client.post("/take-in", content=b"x", headers=kind).status_code == 413


def test_while_it_is_worked_on_the_page_says_how_far(
    client: TestClient, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.taken_in[7] = 0
    monkeypatch.setattr(desk.works, "outcome", lambda _: None)
    text = client.get("/take-in?job=7").text
    assert '<progress id="far"' in text
    assert "taking.js" in text
    failed = Outcome(7, error="The work stopped; what was kept is kept. Try again.")
    monkeypatch.setattr(desk.works, "outcome", lambda _: failed)
    assert "The work stopped" in client.get("/take-in?job=7").text
    assert "Take reports in" in client.get("/take-in?job=99").text


def test_many_reports_are_named_in_part(client: TestClient) -> None:
    lines = "\n".join(json.dumps({"id": f"n{one}", "text": f"Rain {one}."}) for one in range(205))
    text = client.post("/take-in", files={"files": ("n.jsonl", lines.encode())}).text
    assert "205 reports added" in text
    assert "and 5 more" in text


def test_a_browser_takes_files_in_and_shows_what_came_of_it(page: Page, tmp_path: Path) -> None:
    (tmp_path / "port.txt").write_text(TEXT)
    page.goto("/take-in")
    expect(page.locator("#dropped")).to_have_text("… or drop them here.")
    page.set_input_files("input[type=file]", tmp_path / "port.txt")
    expect(page.locator("#dropped")).to_have_text("port.txt")
    keep_shots(page, "take-in")
    press_until(page, "Tab", "#files .go")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Taken in")
    expect(page.locator("ul.added a")).to_have_text("port.txt")
    keep_shots(page, "taken")


def test_a_browser_takes_what_is_dropped(page: Page) -> None:
    page.goto("/take-in")
    page.evaluate(DROP, TEXT)
    expect(page.locator("#dropped")).to_have_text("dropped.txt")
    page.click("#files .go")
    expect(page.locator("ul.added a")).to_have_text("dropped.txt")


DROP = """(text) => {
  const held = new DataTransfer();
  held.items.add(new File([text], "dropped.txt", { type: "text/plain" }));
  const drop = document.getElementById("drop");
  const how = { dataTransfer: held, bubbles: true, cancelable: true };
  for (const kind of ["dragenter", "dragover", "drop"])
    drop.dispatchEvent(new DragEvent(kind, how));
}"""


def test_a_page_that_waits_shows_what_came_when_it_is_there(
    page: Page, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.taken_in[1] = 0
    progress = desk.works.progress()
    working = replace(progress, asked=1, step=3, of=0, what="reading reports")
    monkeypatch.setattr(desk.works, "progress", lambda: working)
    page.goto("/take-in?job=1")
    expect(page.locator("#what")).to_have_text("reading reports: 3 so far")
    outcome = Outcome(1, ("1 report added.",))
    monkeypatch.setattr(desk.works, "progress", lambda: replace(working, done=1, last=outcome))
    monkeypatch.setattr(desk.works, "outcome", lambda _: outcome)
    expect(page.locator("h1")).to_have_text("Taken in")
