"""One report: its whole text, and what was read of it."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from twosource.web.pages import fill, find_desk


def show(request: Request) -> Response:
    """Show one report by its key."""
    desk = find_desk(request)
    key = request.path_params["id"]
    with desk.read() as store:
        if not store.holds(key):
            raise HTTPException(404)
        report, reading = store.report(key), store.reading(key)
        grounded = store.claims_of([one.id for one in reading.claims])
    return fill(request, "report.html", report=report, reading=reading, grounded=grounded)
