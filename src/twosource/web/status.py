"""How far the work is that runs beside the pages, for a script to ask."""

from dataclasses import asdict, replace

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from twosource.web.pages import find_desk


def tell(request: Request) -> Response:
    """Give the progress of the work, and whether the pages are behind the record."""
    desk = find_desk(request)
    progress = desk.works.progress()
    if progress.last is not None:  # what was weighed is told on its own page
        progress = replace(progress, last=replace(progress.last, weighed=None))
    desk.board()
    return JSONResponse(
        {**asdict(progress), "busy": progress.busy, "behind": desk.is_behind()},
    )
