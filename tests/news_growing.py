"""Invented reports read by the real parts, and how to compare two records that hold them."""

from collections.abc import Iterable
from dataclasses import replace
from operator import attrgetter

import pytest

from behind_the_store import change
from example_record import RememberingRoom
from invented_news import invent_news
from twosource.model.event import Event
from twosource.model.record import Finished, Received
from twosource.model.values import GroundedClaim
from twosource.pipeline import Parts
from twosource.ports import Store
from twosource.record_name import RecordName

POOL = 45
Told = tuple[list[Event], list[GroundedClaim]]
BY_EVENT, BY_CLAIM = attrgetter("id"), attrgetter("claim.id")


@pytest.fixture(scope="session")
def news() -> list[Received]:
    """Give invented reports."""
    return invent_news(POOL, seed=4)


@pytest.fixture(scope="session")
def reading(parts: Parts, news: list[Received]) -> Parts:
    """Give the real parts, but for a reading room that has read the invented reports before."""
    read = [one for one in parts.reading.read(news) if isinstance(one, Finished)]
    known = {one.received.report.key: one for one in read}
    assert len(known) == POOL
    return replace(parts, reading=RememberingRoom(parts.reading, known))


def tell(store: Store) -> Told:
    """Give events and claims of a record, ids aside."""
    return name_anew(store.events(), store.claims())


def name_anew(events: Iterable[Event], claims: Iterable[GroundedClaim]) -> Told:
    """Give events and claims in order, each event under the name of its first claim."""
    given = list(events)
    names = {event.id: min(event.claims) for event in given}
    told = [
        replace(
            event,
            id=names[event.id],
            label="",
            links=tuple(replace(one, event=names[one.event]) for one in event.links),
            look_alikes=tuple(replace(one, event=names[one.event]) for one in event.look_alikes),
        )
        for event in given
    ]
    return sorted(told, key=BY_EVENT), sorted(claims, key=BY_CLAIM)


def list_differences(one: Told, other: Told) -> list[str]:
    """Give the names of the events and the claims that two records tell otherwise."""
    events = {
        event.id for event in (*one[0], *other[0]) if (event in one[0]) != (event in other[0])
    }
    claims = {
        told.claim.id for told in (*one[1], *other[1]) if (told in one[1]) != (told in other[1])
    }
    return sorted(events | claims)


def take_out(where: RecordName, keys: Iterable[str]) -> None:
    """Take reports out of a record, with all that is kept of them."""
    # What was given with it is not said by its rows alone; foreign keys are not looked at here.
    for key in keys:
        change(
            where,
            f"DELETE FROM reading_turns WHERE reading IN (SELECT id FROM readings WHERE report = '{key}')",  # noqa: S608, E501 - of our own words
            *(
                f"DELETE FROM {table} WHERE {column} = '{key}'"  # noqa: S608 - of our own words
                for table, column in (
                    ("readings", "report"),
                    ("originals", "report"),
                    ("withdrawals", "report"),
                    ("collections", "report"),
                    ("reports", "key"),
                )
            ),
        )
