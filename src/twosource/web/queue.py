"""The queue: one doubt a page, its passages side by side, and a key for each answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from twosource.model.errors import NotFound
from twosource.model.ids import digest
from twosource.model.spans import Span
from twosource.ports import Store
from twosource.stages.doubts import KINDS, Doubt, Kind
from twosource.views.doubts import ABOUT, TITLES, Telling, see_telling
from twosource.views.event_view import see_claims, see_together
from twosource.views.foreseen import tell_merged
from twosource.views.weights_picture import lay_bars
from twosource.views.words import BAR, tell_chance
from twosource.web.desk import Desk
from twosource.web.forms import Sent
from twosource.web.hard_passages import find_hard
from twosource.web.pages import fill, find_desk
from twosource.web.queue_list import Queue, find_last_answer, read_taken, sift_doubts
from twosource.web.queue_settling import UNSAID, see_conflict

EMPTY = Sent({})
# Passages of one event that are shown; the event page has all.
MOST_SHOWN = 6
YEAR = 365 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Place:
    """Where a person is in the queue: of which kind, what is left of it, and how many are done."""

    queue: Queue
    kind: Kind
    counts: dict[Kind, int]
    left: list[Doubt]
    done: int

    def find(self, key: str) -> Doubt | None:
        """Give the doubt of a key, decided or not, None where there is none."""
        return next((one for one in self.queue.doubts if one.key == key), None)

    def beside(self, doubt: Doubt, step: int) -> str:
        """Give the key of the doubt before or after one, "" where there is none."""
        keys = [one.key for one in self.left]
        if doubt.key not in keys:
            return keys[0] if keys and step > 0 else ""
        at = keys.index(doubt.key) + step
        return keys[at] if 0 <= at < len(keys) else ""

    def number(self, doubt: Doubt) -> int:
        """Give the place of a doubt among those that are left; 0: it is done."""
        keys = [one.key for one in self.left]
        return keys.index(doubt.key) + 1 if doubt.key in keys else 0


def show(request: Request) -> Response:
    """Show one doubt: the one an address asks for, or the first that is left."""
    return draw(request, request.query_params.get("kind", ""), request.query_params.get("at", ""))


def draw(
    request: Request, kind: str, at: str, *, problem: tuple[str, str] = ("", ""), sent: Sent = EMPTY
) -> Response:
    """Draw one doubt; with what was typed, and a field and what is wrong with it, if anything."""
    desk = find_desk(request)
    queue, since, place = _find_place(request, kind)
    if not place.left and desk.is_queue_behind():
        # That nothing is left is said only of the record as it stands.
        desk.look_at_queue_again()
        queue, since, place = _find_place(request, kind)
    first = name_since(request) not in request.cookies
    with desk.read() as store:
        doubt = place.find(at) or next(iter(place.left), None)
        told = {} if doubt is None else _look(store, desk, place, doubt)
        last = find_last_answer(store, desk.sitting.by, queue.began)
    page = fill(
        request,
        "queue.html",
        status=422 if problem[1] else 200,
        place=place,
        kinds=[(one, TITLES[one], place.counts[one]) for one in KINDS],
        about=ABOUT[place.kind],
        alone=_count_alone(desk) if place.kind == "single" else 0,
        address=address,
        doubt=doubt,
        last=last,
        behind=desk.is_queue_behind(),
        first=first,
        gone=bool(at) and (doubt is None or doubt.key != at),
        said=("It is not kept yet." if problem[0] else problem[1])
        or request.query_params.get("said", ""),
        problem=problem,
        typed=sent,
        **told,
    )
    if first:
        keep_since(request, page, since)
    return page


def _find_place(request: Request, kind: str) -> tuple[Queue, int, Place]:
    """Give the queue as it was read last, what a browser has seen of it, and where it stands."""
    desk = find_desk(request)
    queue = desk.look_at_queue()
    since = read_since(request, queue)
    with desk.read() as store:
        return queue, since, stand(store, desk, queue, kind, since)


def _count_alone(desk: Desk) -> int:
    """Count the events of the overview's list that rest on one origin."""
    return sum(one.shown and one.origins <= 1 for one in desk.board().rows)


def stand(store: Store, desk: Desk, queue: Queue, kind: str, since: int) -> Place:
    """Give where a person is in the queue; of a kind that is none, in the first that has any."""
    taken = read_taken(store, desk.sitting.by, queue.began)
    left = {one: sift_doubts(queue, taken, one, since) for one in KINDS}
    first = next((one for one in KINDS if left[one]), KINDS[0])
    chosen: Kind = kind if kind in KINDS else first
    counts = {one: len(found) for one, found in left.items()}
    return Place(queue, chosen, counts, left[chosen], taken.own[chosen])


def address(kind: str, at: str = "", said: str = "") -> str:
    """Give the address of a doubt, with what is to be said above it."""
    asked = {"kind": kind, "at": at, "said": said}
    return f"/queue?{urlencode({name: told for name, told in asked.items() if told})}"


def _look(store: Store, desk: Desk, place: Place, doubt: Doubt) -> dict[str, Any]:
    """Give what is shown of a doubt."""
    rows = desk.board().by_label
    seen = _see(store, doubt)
    return {
        **seen,
        "hard": _find_hard(store, seen),
        "rows": [rows[one] for one in (doubt.event, doubt.other) if one in rows],
        "as_one": _tell_as_one(store, doubt),
        "bars": () if doubt.match is None else lay_bars(doubt.match),
        "chance": "" if doubt.match is None else tell_chance(doubt.match.bits),
        "bar": BAR,
        "number": place.number(doubt),
        "left": len(place.left),
        "answered": place.done,
        "before": place.beside(doubt, -1),
        "after": place.beside(doubt, +1),
        "unsaid": [(one, UNSAID[one]) for one in doubt.facets] if doubt.kind == "blank" else [],
    }


def _tell_as_one(store: Store, doubt: Doubt) -> str:
    """Say what two events that were kept apart would be as one: what a merge shows beforehand."""
    if not doubt.other:
        return ""
    try:
        found, view = see_together(store, [doubt.event, doubt.other])
    except NotFound:
        return ""
    # They may be one by now: worked in, and not yet read beside the pages.
    return tell_merged(found, view) if len(found) > 1 else ""


def _see(store: Store, doubt: Doubt) -> dict[str, Any]:
    """Give the passages of a doubt: those of a conflict by the value they hold."""
    try:
        if doubt.kind == "conflict":
            return {"tellings": [], "labels": {}, **see_conflict(store, doubt)}
        keys = list(doubt.claims[: 2 if doubt.kind == "pair" else MOST_SHOWN])
        claims = see_claims(store, keys)[1]
    except NotFound:
        # Read anew since the queue was; the claims have other names now.
        keys, claims = [], []
    return {
        "tellings": [see_telling(one) for one in claims],
        "sides": [],
        "labels": store.labels_of(one.event for one in claims if one.event is not None),
        "hidden": max(0, len(doubt.claims) - len(keys)) if keys else 0,
    }


def _find_hard(store: Store, seen: Mapping[str, Any]) -> dict[str, str]:
    """Give why passages are folded, with what is shown around them."""
    shown = [*seen["tellings"], *(one for side in seen["sides"] for one in side.tellings)]
    return find_hard(store, [(one.claim, _span(one)) for one in shown])


def _span(told: Telling) -> Span:
    """Give the characters of a report that are shown of it."""
    end, words = told.context.pieces[-1]
    return Span(told.context.pieces[0][0], end + len(words))


def mark_moved(request: Request) -> Response:
    """Take all that moved as seen."""
    answer = RedirectResponse(address("moved"), 303)
    keep_since(request, answer, find_desk(request).look_at_queue().turn)
    return answer


def read_since(request: Request, queue: Queue) -> int:
    """Give the turn up to which a browser has seen what moved; at first all is seen."""
    kept = request.cookies.get(name_since(request), "")
    return int(kept) if kept.isdecimal() else queue.turn


def name_since(request: Request) -> str:
    """Give the name of the cookie; a browser sends those of all desks of a machine to each."""
    record = digest("record", find_desk(request).sitting.record)[:12]
    return f"moved-since-{request.url.port}-{record}"


def keep_since(request: Request, answer: Response, turn: int) -> None:
    """Have the browser keep the turn up to which it has seen what moved."""
    answer.set_cookie(
        name_since(request),
        str(turn),
        max_age=YEAR,
        path="/queue",
        httponly=True,
        samesite="strict",
    )
