"""The queue: one doubt a page, its passages side by side, and a key for each answer."""

from dataclasses import dataclass
from typing import Any, get_args
from urllib.parse import urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from twosource.model.errors import NotFound
from twosource.model.event import Conflict
from twosource.model.ids import digest
from twosource.model.match import Decision, Verdict
from twosource.model.ruling import Reviewed, Ruling
from twosource.ports import Store
from twosource.stages.doubts import KINDS, Doubt, Kind
from twosource.views.doubts import LOOKED, TITLES, begin_looked, draw_bars, see_telling
from twosource.views.event_view import see_claims
from twosource.views.words import tell_chance
from twosource.web import deciding
from twosource.web.desk import Desk
from twosource.web.forms import Sent, posted
from twosource.web.pages import fill, find_desk
from twosource.web.queue_list import Queue, match_ends, read_taken, sift_doubts

VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
LOOKED_AT = "looked"
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
        """Give the place of a doubt among all, those done counted before it; 0: it is done."""
        keys = [one.key for one in self.left]
        return self.done + keys.index(doubt.key) + 1 if doubt.key in keys else 0


def show(request: Request) -> Response:
    """Show one doubt: the one an address asks for, or the first that is left."""
    desk = find_desk(request)
    asked = request.query_params
    at = asked.get("at", "")
    queue = desk.look_at_queue()
    since = read_since(request, queue)
    with desk.read() as store:
        place = stand(store, desk, queue, asked.get("kind", ""), since)
        doubt = place.find(at) or next(iter(place.left), None)
        told = {} if doubt is None else _look(store, desk, place, doubt)
    page = fill(
        request,
        "queue.html",
        place=place,
        kinds=[(one, TITLES[one], place.counts[one]) for one in KINDS],
        address=address,
        doubt=doubt,
        gone=bool(at) and (doubt is None or doubt.key != at),
        said=asked.get("said", ""),
        **told,
    )
    if name_since(request) not in request.cookies:
        keep_since(request, page, since)
    return page


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
    keys = list(doubt.claims[: 2 if doubt.kind == "pair" else MOST_SHOWN])
    try:
        claims = see_claims(store, keys)[1]
    except NotFound:
        # Read anew since the queue was; the claims have other names now.
        claims = []
    labels = store.labels_of(one.event for one in claims if one.event is not None)
    rows = desk.board().by_label
    return {
        "tellings": [see_telling(one) for one in claims],
        "labels": labels,
        "rows": [rows[one] for one in (doubt.event, doubt.other) if one in rows],
        "bars": () if doubt.match is None else draw_bars(doubt.match),
        "chance": "" if doubt.match is None else tell_chance(doubt.match.bits),
        "conflicts": _find_conflicts(store, doubt),
        "number": place.number(doubt),
        "all": place.done + len(place.left),
        "before": place.beside(doubt, -1),
        "after": place.beside(doubt, +1),
        "hidden": max(0, len(doubt.claims) - len(keys)),
    }


def _find_conflicts(store: Store, doubt: Doubt) -> list[Conflict]:
    if doubt.kind != "conflict":
        return []
    return [one for one in store.event(doubt.event).conflicts if one.facet in doubt.facets]


def _decide(request: Request, sent: Sent) -> Response:
    """Keep an answer, and lead to the next doubt: as an address, or as JSON where that is asked."""
    desk = find_desk(request)
    queue = desk.look_at_queue()
    kind, at = sent.one("kind"), sent.one("at")
    with desk.read() as store:
        place = stand(store, desk, queue, kind, read_since(request, queue))
    doubt = place.find(at)
    if doubt is None:
        return _answer(request, address(kind), "That is no longer in the queue.", status=409)
    after = place.beside(doubt, +1)
    said = _keep(desk, queue, doubt, sent)
    if said is None:
        raise HTTPException(400, "That is no answer to this.")
    return _answer(request, address(place.kind, after), said)


decide = posted(_decide)


def _keep(desk: Desk, queue: Queue, doubt: Doubt, sent: Sent) -> str | None:
    """Keep an answer; give what was kept in words, None where it is no answer to the doubt."""
    verdict, note = sent.one("verdict"), " ".join(sent.one("note").split())
    ends = queue.ends.get(doubt.key)
    if doubt.kind == "pair" and verdict in VERDICTS and ends is not None:
        desk.remember(doubt, ends)
        kept = deciding.decide_pair(desk, ends, verdict, note or None)
        return f"Decision {kept.id}: {verdict}."
    if doubt.kind != "pair" and verdict == LOOKED_AT:
        desk.remember(doubt, None)
        with desk.read() as store:
            event = store.event(doubt.event)
        said = Reviewed(event.id, event.label, "in_review", reports=event.reports)
        ruling = deciding.rule_aside(desk, said, f"{begin_looked(doubt)} {note}".strip())
        return f"Decision {ruling.id}: {event.label} in review, {begin_looked(doubt)}"
    return None


def undo(request: Request) -> Response:
    """Take the last answer back that the person at the desk gave, and lead to its doubt."""
    desk = find_desk(request)
    with desk.read() as store:
        last = find_last_answer(store, desk.sitting.by)
    if last is None:
        return _answer(request, "/queue", "You gave no answer here that stands.", status=409)
    deciding.undo(desk, last.id)
    doubt = _find_of(desk.look_at_queue(), last)
    said = f"Decision {last.id} is undone."
    return _answer(request, address(doubt.kind, doubt.key) if doubt else "/queue", said)


def find_last_answer(store: Store, by: str) -> Decision | Ruling | None:
    """Give the last answer of a person in a queue that stands, None where there is none."""
    pairs = [one for one in store.decisions() if one.by == by and not one.undone]
    looked = [
        one
        for one in store.rulings()
        if one.by == by and not one.undone and (one.note or "").startswith(LOOKED)
    ]
    every: list[Decision | Ruling] = [*pairs, *looked]
    return max(every, key=lambda one: one.id, default=None)


def _find_of(queue: Queue, taken: Decision | Ruling) -> Doubt | None:
    """Give the doubt that an answer was given to."""
    if isinstance(taken, Decision):
        ours = taken.left, taken.right
        found = (key for key, ends in queue.ends.items() if match_ends(ends, ours))
        key = next(found, None)
        return next((one for one in queue.doubts if one.key == key), None)
    label = taken.said.label if isinstance(taken.said, Reviewed) else ""
    note = taken.note or ""
    of_event = [one for one in queue.doubts if one.event == label and one.kind != "pair"]
    return next((one for one in of_event if note.startswith(begin_looked(one))), None)


def _answer(request: Request, where: str, said: str, status: int = 200) -> Response:
    if "application/json" in request.headers.get("accept", ""):
        return JSONResponse({"next": where, "said": said}, status)
    joined = "&" if "?" in where else "?"
    return RedirectResponse(f"{where}{joined}{urlencode({'said': said})}", 303)


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
