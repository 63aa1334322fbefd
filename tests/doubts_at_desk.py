"""What a desk asks in its queue, an answer sent to it, and what the record keeps of that."""

from starlette.testclient import TestClient

from twosource.model.event import Event
from twosource.model.ruling import Ruling
from twosource.stages.doubts import Doubt
from twosource.stages.facet_words import name_count
from twosource.web.desk import Desk

JSON = {"accept": "application/json"}


def list_doubts(desk: Desk, kind: str) -> list[Doubt]:
    return [one for one in desk.look_at_queue().doubts if one.kind == kind]


def find_rivals(desk: Desk, held: int = 2) -> Doubt:
    """Give a conflict of two numbers with so many passages."""
    found = [one for one in list_doubts(desk, "conflict") if one.facets[0].startswith("counts")]
    of_size = (one for one in found if len(one.claims) == held)
    return next(one for one in of_size if len(values_of(desk, one)) == len(("one", "other")))


def find_blank(desk: Desk, facet: str = "when") -> Doubt:
    """Give a blank of which the report tells where it is."""
    return next(one for one in list_doubts(desk, "blank") if facet in one.facets)


def answer(client: TestClient, doubt: Doubt, verdict: str, **more: str) -> dict[str, str]:
    given = {"kind": doubt.kind, "at": doubt.key, "verdict": verdict, **more}
    told: dict[str, str] = client.post("/queue", data=given, headers=JSON).json()
    return told


def list_rulings(desk: Desk) -> list[Ruling]:
    with desk.read() as store:
        return [one for one in store.rulings() if not one.undone]


def event_of(desk: Desk, doubt: Doubt) -> Event:
    with desk.read() as store:
        return store.event(doubt.event)


def values_of(desk: Desk, doubt: Doubt) -> list[tuple[str, tuple[str, ...]]]:
    """Give the values still in conflict, each with its claims."""
    found = [one for one in event_of(desk, doubt).conflicts if one.facet == doubt.facets[0]]
    return [(held.value, held.claims) for one in found for held in one.values]


def find_told(desk: Desk, claim: str) -> tuple[str, str]:
    """Give the report of a claim, and which number it tells."""
    with desk.read() as store:
        (one,) = store.claims_of([claim])
    return one.claim.report, name_count(one.counts[0])
