"""The desk as a whole: who is let in, what every page bears, and the long way round to each."""

import re

import pytest
from playwright.sync_api import Page
from starlette.testclient import TestClient

from desk import PORT, client, desk, example_record, parts, received, record, remembering
from desk_browser import browser, keep_shots, page, served
from twosource.web.app import build_app
from twosource.web.desk import Desk
from twosource.web.guard import FOREIGN, LOST, Door

__all__ = ["browser", "client", "desk", "example_record", "page", "parts", "received", "record"]
__all__ += ["remembering", "served"]
ROOT = f"http://127.0.0.1:{PORT}"


def stand_outside(desk: Desk, door: Door) -> TestClient:
    return TestClient(build_app(desk, door), base_url=ROOT)


def test_nobody_gets_in_without_the_key(desk: Desk) -> None:
    door = Door(PORT)
    someone = stand_outside(desk, door)
    assert someone.get("/").status_code == 403
    assert someone.get("/").text == LOST
    assert someone.get("/?key=guess").status_code == 403
    assert someone.get("/static/desk.css").status_code == 403
    assert door.key not in repr(door)


def test_the_key_leaves_the_address_and_lets_in_from_then_on(desk: Desk) -> None:
    door = Door(PORT)
    someone = stand_outside(desk, door)
    answer = someone.get(f"{door.address}&type=fire", follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"] == "/?type=fire"
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert someone.get("/").status_code == 200


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1:1", f"twosource.example:{PORT}"])
def test_a_name_that_is_not_local_is_refused(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": ""},
        {"origin": "https://evil.example"},
        {"origin": "null"},
    ],
)
def test_what_changes_the_record_must_come_from_a_page_of_the_desk(
    client: TestClient, headers: dict[str, str]
) -> None:
    answer = client.post("/status", headers=headers)
    assert (answer.status_code, answer.text) == (403, FOREIGN)


def test_a_page_of_the_desk_may_send(client: TestClient) -> None:
    assert client.post("/status", headers={"origin": ROOT}).status_code == 405


def test_every_answer_forbids_what_pages_do_not_need(client: TestClient) -> None:
    for address in ("/", "/nothing", "/status", "/static/desk.css"):
        headers = client.get(address).headers
        assert headers["cache-control"] == "no-store", address
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"


def test_no_template_sets_a_style_or_a_script_of_its_own(client: TestClient) -> None:
    for address in list_addresses(client):
        text = client.get(address).text
        assert not re.search(r"<script(?![^>]*src=)|<style|\sstyle=|\son\w+=|javascript:", text)


def list_addresses(client: TestClient) -> list[str]:
    """Follow every link from the overview; give all addresses there are."""
    seen, waiting = {"/"}, ["/"]
    while waiting:
        text = client.get(waiting.pop()).text
        for found in re.findall(r'href="(/[^"#]*)', text):
            address = found.replace("&amp;", "&")
            if "?" not in address and address not in seen:
                seen.add(address)
                waiting.append(address)
    return sorted(seen)


def test_every_link_leads_somewhere(client: TestClient) -> None:
    addresses = list_addresses(client)
    assert len(addresses) > 30
    assert {one: client.get(one).status_code for one in addresses} == dict.fromkeys(addresses, 200)


def test_what_is_not_there_says_so(client: TestClient) -> None:
    for address in ("/event/XXX-9999", "/report/none", "/nothing"):
        answer = client.get(address)
        assert answer.status_code == 404
        assert "<h1>Not here</h1>" in answer.text


def test_a_browser_shows_the_overview_without_a_complaint(page: Page) -> None:
    assert page.title().startswith("Events")
    assert page.locator("table.events tbody tr").count() > 10
    keep_shots(page, "overview")
