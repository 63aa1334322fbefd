"""Answers in the queue: kept, each with the next doubt to look at, and taken back."""

import re
from typing import get_args
from urllib.parse import urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from twosource.model.match import Decision, Verdict
from twosource.model.ruling import Reviewed, Ruling, Said, Valued
from twosource.ports import Store
from twosource.stages.doubts import Doubt
from twosource.views.doubts import begin_looked, find_with
from twosource.web import deciding
from twosource.web.desk import Desk
from twosource.web.forms import Sent, posted
from twosource.web.pages import find_desk
from twosource.web.plain_words import put_plainly
from twosource.web.queue import address, draw, read_since, stand
from twosource.web.queue_list import Ends, Queue, find_answer, find_last_answer, match_ends
from twosource.web.queue_settling import Answered, close, settle_blank, settle_conflict
from twosource.web.report_values import list_offers

VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
LOOKED_AT = "looked"
_NUMBERS = re.compile(r"Decisions? (?:\d+, )*(\d+): ")
SAME = {"same": "one event", "different": "two events", "unsure": "cannot tell"}


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
    answered = _keep(desk, queue, doubt, sent)
    if answered is None:
        raise HTTPException(400, "That is no answer to this.")
    if answered.problem:
        return _refuse(request, answered, sent)
    desk.remember(doubt, queue.ends.get(at))
    after = at if answered.stays else place.beside(doubt, +1)
    return _answer(request, address(place.kind, after), answered.said)


decide = posted(_decide)


def _refuse(request: Request, answered: Answered, sent: Sent) -> Response:
    """Say what is wrong: as JSON that a script expects, or beside what was typed."""
    if wants_json(request):
        choices = _offer(request, sent) if answered.field == "where" else []
        return JSONResponse({"problem": answered.said, "field": answered.field, "choices": choices})
    problem = answered.field, answered.said
    return draw(request, sent.one("kind"), sent.one("at"), problem=problem, sent=sent)


def _offer(request: Request, sent: Sent) -> list[dict[str, str]]:
    desk = find_desk(request)
    with desk.read() as store:
        reports = [one.claim.report for one in store.claims_of([sent.one("claim")])]
    return [one for key in reports for one in list_offers(desk, key, sent.one("where"))]


def _keep(desk: Desk, queue: Queue, doubt: Doubt, sent: Sent) -> Answered | None:
    """Keep an answer; give what was kept in words, None where it is no answer to the doubt."""
    if doubt.kind == "pair":
        return _keep_pair(desk, queue.ends.get(doubt.key), sent)
    if doubt.kind == "conflict":
        return settle_conflict(desk, doubt, sent)
    if doubt.kind == "blank":
        return settle_blank(desk, doubt, sent)
    if sent.one("verdict") != LOOKED_AT:
        return None
    return close(desk, doubt, [], sent, "")


def _keep_pair(desk: Desk, ends: Ends | None, sent: Sent) -> Answered | None:
    verdict, note = sent.one("verdict"), " ".join(sent.one("note").split())
    if verdict not in VERDICTS or ends is None:
        return None
    kept = deciding.decide_pair(desk, ends, verdict, note or None)
    return Answered(f"Decision {kept.id}: {SAME[verdict]}.")


def _undo(request: Request, sent: Sent) -> Response:
    """Take back an answer of the person at the desk, and lead to its doubt.

    That of a number, as a page knows those given on it, or else the last one that was given.
    """
    desk = find_desk(request)
    queue = desk.look_at_queue()
    number = sent.one("number")
    with desk.read() as store:
        if number.isdecimal():
            last = find_answer(store, desk.sitting.by, int(number))
        else:
            last = find_last_answer(store, desk.sitting.by, queue.began)
        numbers = [] if last is None else list_of_answer(store, last)
    if last is None:
        words = "You gave no answer since the desk was opened that stands."
        if number:
            words = f"Decision {number} does not stand any more: there is nothing to undo."
        # To a page that knows its number this is an answer, and no failure.
        return _answer(request, "/queue", words, status=200 if number else 409)
    deciding.undo_all(desk, numbers)
    queue = desk.look_at_queue()
    with desk.read() as store:
        doubt = _find_of(store, queue, last)
    several = len(numbers) > 1
    said = f"Decision{'s' * several} {', '.join(map(str, numbers))} {'are' if several else 'is'}"
    where = address(doubt.kind, doubt.key) if doubt else "/queue"
    return _answer(request, where, f"{said} undone.")


undo = posted(_undo)


def list_of_answer(store: Store, last: Decision | Ruling) -> list[int]:
    """Give the numbers of the decisions that are one answer: its values, then the last."""
    named = set(find_with(last.note or ""))
    values = [
        one.id
        for one in store.rulings()
        if one.id in named and isinstance(one.said, Valued) and one.by == last.by and not one.undone
    ]
    return [*values, last.id]


def _find_of(store: Store, queue: Queue, taken: Decision | Ruling) -> Doubt | None:
    """Give the doubt that an answer was given to."""
    if isinstance(taken, Decision):
        ours = taken.left, taken.right
        found = (key for key, ends in queue.ends.items() if match_ends(ends, ours))
        key = next(found, None)
        return next((one for one in queue.doubts if one.key == key), None)
    note = taken.note or ""
    others = (one for one in queue.doubts if one.kind != "pair")
    begun = (one for one in others if note.startswith(begin_looked(one)))
    return next((one for one in begun if _is_of(store, one, taken.said)), None)


def _is_of(store: Store, doubt: Doubt, said: Said) -> bool:
    """Tell whether an answer is one to a doubt: on its event, or on a value of its claims."""
    if not isinstance(said, Valued):
        return isinstance(said, Reviewed) and said.label == doubt.event
    claims = [one.claim for one in store.claims_of(doubt.claims)]
    return any(one.report == said.anchor.report for one in claims)


def find_number(said: str) -> int:
    """Give the number by which an answer is undone, the last of its decisions; 0 where it has none.

    >>> find_number("Decisions 3, 4: looked at."), find_number("That is no answer.")
    (4, 0)
    """
    found = _NUMBERS.match(said)
    return int(found[1]) if found else 0


def wants_json(request: Request) -> bool:
    """Tell whether a script asks, which reads JSON; else a form does, which goes to a page."""
    return "application/json" in request.headers.get("accept", "")


def _answer(request: Request, where: str, said: str, status: int = 200) -> Response:
    said = put_plainly(said)
    if wants_json(request):
        desk = find_desk(request)
        queue = desk.look_at_queue()
        with desk.read() as store:
            last = find_last_answer(store, desk.sitting.by, queue.began)
        told = {"next": where, "said": said, "undo": last is not None}
        return JSONResponse({**told, "decision": find_number(said)}, status)
    joined = "&" if "?" in where else "?"
    return RedirectResponse(f"{where}{joined}{urlencode({'said': said})}", 303)
