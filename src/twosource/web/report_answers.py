"""What the page of a report answers to what it was sent: kept, or what is wrong, in words."""

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from twosource.model.coded import Coded
from twosource.model.errors import BadValue
from twosource.model.ruling import Ruling
from twosource.model.spans import Span
from twosource.web.deciding import undo
from twosource.web.pages import find_desk
from twosource.web.plain_words import put_plainly

REFUSED = 422


def wants_json(request: Request) -> bool:
    """Tell whether a script asks, which reads JSON; else a form does, which goes to a page."""
    return "application/json" in request.headers.get("accept", "")


def answer_kept(request: Request, kept: Ruling, words: str, place: str, back: str = "") -> Response:
    """Say that a decision was kept; a form goes back to a place of the report, or where it said."""
    told = f"Decision {kept.id}: {put_plainly(words)}."
    joined = "&" if "?" in back else "?"
    address = f"{back}{joined}{urlencode({'said': told})}" if back else ""
    if wants_json(request):
        return JSONResponse(
            {
                "decision": kept.id,
                "words": told,
                **({"address": address} if back else {}),
                **_tell_passage(kept),
            }
        )
    if back:
        return RedirectResponse(address, 303)
    return go_back(request.path_params["id"], place)


def _tell_passage(kept: Ruling) -> dict[str, object]:
    """Give the characters of a claim coded by hand, to be marked before it is worked in."""
    if not isinstance(kept.said, Coded):
        return {}
    passage = kept.said.anchor.passage
    return {"passage": {"start": passage.start, "end": passage.end}}


def go_back(report: str, place: str = "") -> Response:
    """Send a form that needs no answer back to its report, to a place of it."""
    return RedirectResponse(f"/report/{report}" + (f"#{place}" if place else ""), 303)


def answer_problems(
    problems: Sequence[tuple[str, str]], choices: Sequence[Mapping[str, str]] = ()
) -> Response:
    """Say what is wrong with which field: an answer a script expects, and no failure to it.

    `choices` are values it may have meant, each with words for it.
    """
    told = [{"field": field, "why": why} for field, why in problems]
    return JSONResponse({"problems": told, "choices": list(choices)})


def read_span(start: str, end: str) -> Span | None:
    """Read characters of a report; None where none are given.

    Raises:
        BadValue: these are no characters.
    """
    if not start and not end:
        return None
    if not (start.isdecimal() and end.isdecimal() and int(start) < int(end)):
        raise BadValue(f"{start or '?'}-{end or '?'} are no characters of a report")
    return Span(int(start), int(end))


async def take_back(request: Request) -> Response:
    """Undo a decision on a report, and go back to it."""
    number = str((await request.form()).get("number", ""))
    if not number.isdecimal():
        raise BadValue("say which decision is to be undone")
    undone = await run_in_threadpool(undo, find_desk(request), int(number))
    if wants_json(request):
        words = f"Decision {undone.id} is undone."
        return JSONResponse({"decision": undone.id, "words": words})
    return go_back(request.path_params["id"], "decisions")
