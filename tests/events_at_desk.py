"""Events of the example record found by what fits, and their pages read as one line of words."""

from collections.abc import Callable

from sqlalchemy import event as hooks
from starlette.testclient import TestClient

from twosource.model.event import Event
from twosource.stores.sql import SqlStore
from twosource.views.event_view import see_event
from twosource.views.reviews import mark_seen
from twosource.web.desk import Desk


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


def see_mark(desk: Desk, event: Event) -> str:
    """Give the mark that the page of an event sends back when somebody signs it."""
    with desk.read() as store:
        return mark_seen(*see_event(store, event.label))


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
